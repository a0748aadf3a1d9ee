"""`manage.py remind`: mail those who answer for plans whose deadline is near or has passed."""

from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from plans import mailing
from plans.management.failure import Failure


class Command(BaseCommand):
    """Send the day's reminders. Run it daily: what a missed run left is caught up with."""

    help = (
        "Mejlar den som ansvarar för ett styrdokument sex, tre och en månad före sista dagen för "
        "revidering, på dagen, och varje månad så länge den är försenad. Kan köras hur ofta som helst."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which day, and whether anything is sent."""
        parser.add_argument("--on", type=_day, metavar="ÅÅÅÅ-MM-DD", help="en annan dag än i dag")
        parser.add_argument(
            "--dry-run", action="store_true", help="visa påminnelserna utan att skicka dem"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say what was sent; fail when somebody should have been told and was not."""
        is_trial = options["dry_run"]
        if not is_trial and settings.MAILERS["default"]["BACKEND"].endswith("dummy.EmailBackend"):
            raise Failure("EMAIL_URL saknas, så inga mejl kan skickas.")
        today = timezone.localdate()
        on = options["on"] or today
        if on > today and not is_trial:  # recorded as done, it would not be done when its day comes
            raise Failure("Dagen har inte varit än. Se vad som skulle skickas med --dry-run.")
        due = mailing.due(on=on)
        sent = mailing.Sent(due.ready, []) if is_trial else mailing.send(due)
        for each in sent.left:
            self.stdout.write(f"{'Skulle påminna' if is_trial else 'Påminde'} {_line(each)}")
        for each in due.waiting:
            self.stdout.write(f"Väntar till i morgon, dagens mejl är skickat: {_line(each)}")
        for each in due.unreachable:
            self.stderr.write(f"Ingen har en adress: {_line(each)}")
        for each in sent.failed:
            self.stderr.write(f"Ett mejl kunde inte skickas: {_line(each)}")
        if due.unreachable or sent.failed:
            raise Failure("Alla som skulle påminnas är inte påminda.")
        if not sent.left:
            self.stdout.write("Inga påminnelser skickades.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("Skriv dagen som ÅÅÅÅ-MM-DD.") from error


def _line(reminder: mailing.Reminder) -> str:
    return f"{', '.join(reminder.to.names)}: {reminder.title}. {reminder.words}"
