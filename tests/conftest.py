"""Fixtures of all tests."""

import os
import time
from collections.abc import Iterator

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings

from plans import triggers

#: What each speed leaves out. `ordinary` is `make test`, which tries every kind once.
LEFT_OUT = {
    "quick": {"thorough", "browser", "once", "slow"},
    "ordinary": {"thorough"},
    "thorough": set(),
}
#: Seconds from its beginning after which a quick run skips what it has not come to.
QUICK = 40
BEGAN = time.monotonic()

# The same examples each time, and no limit in seconds: the machines are noisy, and a suite that fails at
# random is soon not believed. HYPOTHESIS_PROFILE=explore looks for new examples.
_slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
for _name, _examples in (("quick", 5), ("ordinary", 30), ("thorough", 200)):
    settings.register_profile(
        _name, deadline=None, derandomize=True, max_examples=_examples, suppress_health_check=_slow
    )
settings.register_profile("explore", deadline=None, max_examples=1000, suppress_health_check=_slow)
# For `make mutants` it is enough that a test fails: no smaller example is looked for. And it should be fast.
settings.register_profile(
    "mutants",
    settings.get_profile("ordinary"),
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--speed` chooses how much is tried."""
    parser.addoption("--speed", choices=LEFT_OUT, default="ordinary", help="how much is tried")


def pytest_configure(config: pytest.Config) -> None:
    """Few examples where there is little time, and on the database that has them after the other."""
    speed = config.getoption("speed")
    is_second = connection.vendor == "postgresql" and speed == "ordinary"
    profile = os.environ.get("HYPOTHESIS_PROFILE", "quick" if is_second else speed)
    settings.load_profile(profile)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A quick run ends in time, and says how much it did not come to."""
    if item.config.getoption("speed") == "quick" and time.monotonic() - BEGAN > QUICK:
        pytest.skip(f"hanns inte med på {QUICK} s")


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


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What the speed leaves out; on PostgreSQL also what does not meet the database, and ran on SQLite."""
    is_second = connection.vendor == "postgresql"
    speed = config.getoption("speed")
    unwanted = LEFT_OUT[speed] | ({"browser"} if is_second else set())
    unwanted |= {"once"} if is_second and speed != "thorough" else set()
    elsewhere = [
        item for item in items if unwanted & _marks(item) or (is_second and not _stores(item))
    ]
    config.hook.pytest_deselected(items=elsewhere)
    left_out = set(elsewhere)
    items[:] = [item for item in items if item not in left_out]
    for item in items:
        if not is_second and "postgres" in _marks(item):
            item.add_marker(pytest.mark.skip(reason="behöver PostgreSQL"))


def _marks(item: pytest.Item) -> set[str]:
    return {mark.name for mark in item.iter_markers()}


def _stores(item: pytest.Item) -> bool:
    """Whether a test may use the database."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"})
