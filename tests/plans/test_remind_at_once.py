"""Two runs of `remind` at the same time, with real connections."""

from datetime import date

import pytest

from organisation.models import Mailbox
from outbox.models import Mail
from plans import mailing
from plans.models import Event
from tests import factories
from tests.together import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]


def test_of_two_runs_one_writes():
    Mailbox.objects.create(name="Kommunledningsförvaltningen", email="klf@ljungby.example")
    for _ in range(3):
        factories.revision()
    due = [mailing.due(on=date(2028, 1, 1)) for _ in range(2)]

    outcomes = at_once(*[lambda each=each: mailing.write(each) for each in due])

    assert sorted(len(written) for written in outcomes) == [0, 3]
    assert Mail.objects.count() == 1
    assert Event.objects.filter(kind="reminded").count() == 3
