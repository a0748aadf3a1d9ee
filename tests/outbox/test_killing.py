"""Whoever dies while sending leaves a letter that was sent, is sent, or somebody is told of: never two."""

import signal

import pytest

from tests.plans.killing.running import run

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("killing")]


@pytest.fixture(scope="module")
def kills(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        return run("tests.outbox.killing", folder=tmp_path_factory.mktemp("outbox"))


def test_every_one_dies_at_its_step(kills):
    assert {kill["code"] for kill in kills} == {-signal.SIGKILL}
    steps = [kill["step"] for kill in kills if not kill["step"].startswith("after")]
    assert steps.count("before UPDATE outbox_mail") == 3
    assert "before mail" in steps


def test_no_letter_is_sent_twice(kills):
    assert [kill["step"] for kill in kills if kill["in the end"] > 1] == []


def test_a_letter_that_was_not_sent_is_told_of_once(kills):
    silent = [kill for kill in kills if not kill["in the end"] and kill["given up"] != 1]

    assert silent == []
    assert {kill["state"] for kill in kills} == {"sent", "given_up"}
    assert {kill["why"] for kill in kills if kill["state"] == "given_up"} == {"doubt"}


def test_it_is_sent_after_all_when_it_died_before_it_began_to_hand_over(kills):
    handing_over = [kill["step"] for kill in kills].index("before mail")
    first = [kill for kill in kills[:handing_over] if kill["state"] == "sent"]

    assert [kill["in the end"] for kill in first] == [1] * len(first)
    # Once it is marked as leaving nobody can tell, until it is marked as sent.
    assert [kill["step"] for kill in kills if kill["state"] == "given_up"] == [
        "after UPDATE outbox_mail",
        "before mail",
        "after mail",
        "before UPDATE outbox_mail",
    ]
