"""Fixtures of all tests."""

import os
from collections.abc import Iterator

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings

from plans import triggers

# The same examples each time, and no limit in seconds: the machines are noisy, and a suite that fails at
# random is soon not believed. HYPOTHESIS_PROFILE=explore looks for new examples.
_slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile(
    "suite", deadline=None, derandomize=True, max_examples=30, suppress_health_check=_slow
)
settings.register_profile("explore", deadline=None, max_examples=1000, suppress_health_check=_slow)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture
def unsealed(db: None) -> Iterator[None]:
    """A database whose refusal to change versions is switched off."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """A database with real commits. Django flushes it afterwards, and puts triggers and groups in anew."""
    yield
    triggers.remove(connection)


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
