"""Sending what waits in the outbox: each letter at most once, however many do it and whenever one dies.

A letter is held by one at a time, for a while. Just before it is handed over it is marked as leaving, and one
that is found so marked when its time is out is given up: the server may have it, and it is never sent twice.
No transaction is open while a server is spoken to.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import F
from django.utils import timezone

from document.swedish import Noun, counted
from outbox import courier
from outbox.courier import Outcome
from outbox.models import Mail, MailQuerySet, State, Why

logger = logging.getLogger(__name__)

#: How long to wait after each try that failed; after the last of them a letter is given up.
PAUSES = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 240, 720, 1440, 1440))
#: How long a letter is held: longer than a try may take.
HOLD = timedelta(seconds=courier.DEADLINE) + timedelta(minutes=4)
#: How long one can see that a letter has left, and where.
KEPT = timedelta(days=30)

_MAIL = Noun("mejl", "mejl", neuter=True)


@dataclass(slots=True)
class Run:
    """What came of sending: how many letters left, were given up, and wait for a later run."""

    sent: int = 0
    given_up: int = 0
    waiting: int = 0
    answers: bool = True

    @property
    def lines(self) -> list[str]:
        """What was done, in words; nothing when there was nothing to do."""
        said = [f"Skickade {counted(self.sent, _MAIL)}."] if self.sent else []
        if not self.answers:
            said.append("Mejlservern svarar inte som den ska. Se EMAIL_URL om det fortsätter.")
        if self.waiting:
            said.append(f"{counted(self.waiting, _MAIL).capitalize()} väntar på nästa försök.")
        return said

    @property
    def failure(self) -> str:
        """What somebody must see to; mostly empty."""
        if not self.given_up:
            return ""
        return f"{counted(self.given_up, _MAIL).capitalize()} gick inte iväg. Se utkorgen i adminsidorna."


def send_due() -> Run:
    """Try every letter whose time has come. A server that does not answer is left until the next run."""
    run = Run(given_up=_give_up_on_the_doubtful())
    while run.answers and (mail := _hold_next()):
        _settle(mail, courier.hand_over(mail, partial(_leave, mail)), run)
    run.waiting = Mail.objects.filter(state=State.WAITING).count()
    _weed()
    return run


def _hold_next() -> Mail | None:
    """The next letter, which nobody else holds from now on."""
    while mail := Mail.objects.due(now := timezone.now()).first():
        if _hold(mail, now, attempts=F("attempts") + 1):
            mail.attempts += 1
            return mail
    return None


def _leave(mail: Mail) -> bool:
    """Mark that a letter is being handed over, if it is still held."""
    return _hold(mail, timezone.now(), state=State.LEAVING)


def _hold(mail: Mail, now: datetime, **to: Any) -> bool:
    """Hold a letter from now on; not if somebody else has moved it, which is asked in the same statement."""
    until = now + HOLD
    if not _held(mail).filter(state=State.WAITING).update(due_at=until, **to):
        return False
    mail.due_at = until
    return True


def _settle(mail: Mail, outcome: Outcome, run: Run) -> None:
    """Write down how a try went."""
    if outcome is Outcome.ACCEPTED:
        _empty(mail)
        run.sent += 1
    elif outcome in (Outcome.NO_ANSWER, Outcome.LATER) and mail.attempts <= len(PAUSES):
        due_at = timezone.now() + PAUSES[mail.attempts - 1]
        _held(mail).update(state=State.WAITING, due_at=due_at)
    elif outcome is not Outcome.TAKEN:
        run.given_up += _give_up(_held(mail), _WHY[outcome])
    run.answers = outcome is not Outcome.NO_ANSWER


_WHY = {
    Outcome.REFUSED: Why.REFUSED,
    Outcome.LATER: Why.NO_ANSWER,
    Outcome.NO_ANSWER: Why.NO_ANSWER,
    Outcome.ADDRESS: Why.ADDRESS,
    Outcome.DOUBT: Why.DOUBT,
}


def _held(mail: Mail) -> MailQuerySet:
    """The letter, as long as it is held by who holds it now."""
    return Mail.objects.filter(pk=mail.pk, due_at=mail.due_at)


def _empty(mail: Mail) -> None:
    """It has left: what it said is nobody's business here any more."""
    said = dict.fromkeys(("subject", "text", "html", "reply_to", "why"), "")
    _held(mail).update(state=State.SENT, done_at=timezone.now(), **said)


def _give_up(mails: MailQuerySet, why: Why) -> int:
    """Try these no more; how many they were. The log tells their numbers, and names nobody."""
    numbers = list(mails.values_list("pk", flat=True))
    if not numbers:  # an update of nothing would still wait for a lock
        return 0
    given_up = mails.update(state=State.GIVEN_UP, why=why, done_at=timezone.now())
    logger.error("Gick inte iväg: mejl %s, %s.", ", ".join(map(str, numbers)), why.label)
    return given_up


def _give_up_on_the_doubtful() -> int:
    """Whoever was handing these over died of it."""
    return _give_up(Mail.objects.filter(state=State.LEAVING, due_at__lte=timezone.now()), Why.DOUBT)


def _weed() -> None:
    """Forget where letters went that left long ago."""
    old = Mail.objects.filter(state=State.SENT, done_at__lte=timezone.now() - KEPT)
    if old.exists():  # nor for this
        old.delete()


def try_again(mails: MailQuerySet) -> int:
    """Send letters that were given up, as if they had just been written; how many they are."""
    now = timezone.now()
    anew = {"queued_at": now, "due_at": now, "attempts": 0, "why": "", "done_at": None}
    return mails.filter(state=State.GIVEN_UP).update(state=State.WAITING, **anew)
