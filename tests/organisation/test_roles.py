"""The roles as such."""

import pytest

from organisation.roles import Role


@pytest.mark.parametrize("role", Role)
def test_every_role_says_in_words_what_it_does(role):
    assert role.does
