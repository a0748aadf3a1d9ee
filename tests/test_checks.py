"""What the settings of production are asked besides Django's own questions."""

import pytest

from ljungby_plan.checks import public_address


@pytest.mark.parametrize(
    ("address", "warnings"),
    [
        ("https://intranat.example", []),
        ("http://127.0.0.1:8000", ["ljungby_plan.W001"]),
        ("http://localhost", ["ljungby_plan.W001"]),
        ("intranat.example", ["ljungby_plan.W001"]),
    ],
)
def test_an_address_that_leads_nowhere_from_paper_is_warned_of(settings, address, warnings):
    settings.PUBLIC_URL = address

    assert [each.id for each in public_address()] == warnings
