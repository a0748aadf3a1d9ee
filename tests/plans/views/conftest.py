"""Every test of a page has the same today."""

from tests.pages import today  # noqa: F401 - an autouse fixture
