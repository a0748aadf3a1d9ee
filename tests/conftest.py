"""Fixtures of all tests."""

from collections.abc import Iterator

import pytest
from django.db import connection

from plans import triggers


@pytest.fixture
def unsealed(db: None) -> Iterator[None]:
    """A database whose refusal to change versions is switched off."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """A database with real commits; the versions a test leaves are cleared before Django flushes."""
    yield
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {triggers.TABLE}")
    triggers.install(connection)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that need PostgreSQL are left out on SQLite."""
    if connection.vendor != "postgresql":
        skip = pytest.mark.skip(reason="behöver PostgreSQL")
        for item in items:
            if item.get_closest_marker("postgres"):
                item.add_marker(skip)
