"""Files that several tests read, rendered once."""

import shutil
from collections.abc import Iterator

import pytest

from printing.tagged import Tagged, tagged
from tests.printing import samples
from tests.validating.validator import Validator


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The strained plan takes long to render: its tests share a process."""
    for item in items:
        if _is_strained(item):
            item.add_marker(pytest.mark.xdist_group("stress"))
            item.add_marker(pytest.mark.slow)
    if shutil.which("pdftotext") is None:
        for item in items:
            if "tests/printing/" in item.nodeid:
                item.add_marker(pytest.mark.skip(reason="behöver poppler-utils"))


def _is_strained(item: pytest.Item) -> bool:
    """Whether a test reads the strained plan, by name or as one of the plans that it is run with."""
    case = getattr(item, "callspec", None)
    given = [*case.params.values()] if case else []
    return "stress" in [*getattr(item, "fixturenames", ()), *given]


@pytest.fixture(scope="session")
def ljungby() -> bytes:
    return samples.printed(samples.ljungby())


@pytest.fixture(scope="session")
def draft() -> bytes:
    return samples.printed(samples.ljungby(), number=None, state=None, digest="")


@pytest.fixture(scope="session")
def stress() -> bytes:
    return samples.printed(samples.stress(), number=12)


@pytest.fixture(scope="session")
def ljungby_tagged(ljungby: bytes) -> Tagged:
    return tagged(ljungby)


@pytest.fixture(scope="session")
def stress_tagged(stress: bytes) -> Tagged:
    return tagged(stress)


@pytest.fixture(scope="session")
def validator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Validator]:
    with Validator.started(tmp_path_factory.mktemp("validator")) as started:
        yield started
