"""Several who send at the same time, with real connections."""

import pytest
from django.core import mail

from outbox.models import Mail, State
from outbox.sending import send_due
from outbox.writing import write
from tests.together import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]

COUNT = 20


def test_of_many_letters_and_several_who_send_each_letter_is_sent_by_one():
    addresses = [f"{number}@ljungby.example" for number in range(COUNT)]
    write(to=addresses, subject="För beslut", text="Ett förslag väntar.")

    runs = at_once(*[send_due] * 4)

    assert sum(run.sent for run in runs) == COUNT
    assert sorted(to for letter in mail.outbox for to in letter.to) == sorted(addresses)
    assert set(Mail.objects.values_list("state", "attempts")) == {(State.SENT, 1)}
