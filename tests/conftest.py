"""Fixtures of all tests."""

import os
from collections.abc import Iterator

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings

from plans import triggers
from tests import factories

# The same examples each time, and no limit in seconds: the machines are noisy, and a suite that fails at
# random is soon not believed. HYPOTHESIS_PROFILE=explore looks for new examples.
_slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile(
    "suite", deadline=None, derandomize=True, max_examples=30, suppress_health_check=_slow
)
settings.register_profile("explore", deadline=None, max_examples=1000, suppress_health_check=_slow)
# For `make mutants` it is enough that a test fails: no smaller example is looked for. And it should be fast.
settings.register_profile(
    "mutants",
    settings.get_profile("suite"),
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture
def unsealed(db: None) -> Iterator[None]:
    """A database whose refusal to change versions is switched off."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """A database with real commits; the versions a test leaves are cleared before Django flushes."""
    factories.groups()
    yield
    triggers.remove(connection)
    with connection.cursor() as cursor:
        for table in triggers.TABLES:
            cursor.execute(f"DELETE FROM {table}")
    triggers.install(connection)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL just what meets the database: the browser and the pure rules run once, on SQLite."""
    if connection.vendor != "postgresql":
        for item in items:
            if item.get_closest_marker("postgres"):
                item.add_marker(pytest.mark.skip(reason="behöver PostgreSQL"))
        return
    elsewhere = [item for item in items if _is_for_once(item) or not _stores(item)]
    config.hook.pytest_deselected(items=elsewhere)
    left_out = set(elsewhere)
    items[:] = [item for item in items if item not in left_out]


def _is_for_once(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in ("browser", "once"))


def _stores(item: pytest.Item) -> bool:
    """Whether a test may use the database."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"})
