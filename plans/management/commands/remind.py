"""`manage.py remind`: mail those who answer for plans whose deadline or last day is near or has passed."""

from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from document import days
from outbox.sending import send_due
from outbox.writing import is_on
from plans import mailing
from plans.management.failure import Failure


class Command(BaseCommand):
    """Write the day's reminders, and send them. What a missed run left is caught up with by the next."""

    help = (
        "Mejlar den som ansvarar för ett styrdokument sex, tre och en månad före sista dagen för "
        "revidering, på dagen, och varje månad så länge den är försenad. På samma sätt före den sista dag "
        "som dokumentet gäller, dagen efter den, och varje månad så länge ingen version gäller. Kan köras "
        "hur ofta som helst."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which day, and whether anything is sent."""
        parser.add_argument("--on", type=_day, metavar="ÅÅÅÅ-MM-DD", help="en annan dag än i dag")
        parser.add_argument(
            "--dry-run", action="store_true", help="visa påminnelserna utan att skicka dem"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, send, and say what was done; fail when somebody should have been told and was not."""
        is_trial = options["dry_run"]
        if not is_trial and not is_on():
            raise Failure("EMAIL_URL saknas, så inga mejl kan skickas.")
        today = timezone.localdate()
        on = options["on"] or today
        if on > today and not is_trial:  # recorded as done, it would not be done when its day comes
            raise Failure("Dagen har inte varit än. Se vad som skulle skickas med --dry-run.")
        due = mailing.due(on=on)
        written = due.ready if is_trial else mailing.write(due)
        for each in written:
            self.stdout.write(f"{'Skulle påminna' if is_trial else 'Påminner'} {_line(each)}")
        for each in due.waiting:
            self.stdout.write(f"Väntar till i morgon, dagens mejl är skickat: {_line(each)}")
        for each in due.unreachable:
            self.stderr.write(f"Ingen har en adress: {_line(each)}")
        if not written:
            self.stdout.write("Inga påminnelser skickades.")
        failure = "" if is_trial else self._send()
        if due.unreachable or failure:
            raise Failure("Alla som skulle påminnas är inte påminda.")

    def _send(self) -> str:
        """Send what waits in the outbox, the reminders among it; what somebody must see to."""
        run = send_due()
        for line in run.lines:
            self.stdout.write(line)
        if run.failure:
            self.stderr.write(run.failure)
        return run.failure


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("Skriv dagen som ÅÅÅÅ-MM-DD.") from error
    if days.is_outside(day):
        raise ArgumentTypeError(days.OUTSIDE)
    return day


def _line(reminder: mailing.Reminder) -> str:
    return f"{', '.join(reminder.to.names)}: {reminder.title}. {reminder.words}"
