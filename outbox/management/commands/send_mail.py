"""`manage.py send_mail`: send what waits in the outbox."""

import os
import signal
import sys
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections, connection

from outbox import sending
from outbox.writing import is_on

#: Seconds between the runs of one that goes on, and between its looks at who started it.
BETWEEN, LOOK = 10, 1


class Command(BaseCommand):
    """Try every letter whose time has come. Several may run at once: a letter is sent by one of them."""

    help = (
        "Skickar de mejl som väntar i utkorgen. Körs varje minut. Ett mejl som inte går iväg försöks igen "
        "med allt längre mellanrum i nästan tre dygn."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Once, or again and again."""
        parser.add_argument(
            "--forever",
            action="store_true",
            help="fortsätt tills den process som startade kommandot slutar",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say what was sent; fail when a letter was given up."""
        if options["forever"]:
            self._go_on()
        elif not is_on():
            self.stderr.write("Fel: EMAIL_URL saknas, så inga mejl kan skickas.")
            sys.exit(1)
        else:
            run = sending.send_due()
            self._tell(run)
            if run.given_up:
                sys.exit(1)

    def _go_on(self) -> None:
        """Send until whoever started this is gone, be it in the middle of a letter: none is sent twice."""
        if not is_on():
            self.stdout.write("EMAIL_URL saknas, så inga mejl skickas.")
            return
        signal.signal(signal.SIGTERM, _end)
        threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
        while True:
            close_old_connections()
            try:
                run = sending.send_due()
                if run.sent or run.given_up:
                    self._tell(run)
            except DatabaseError:  # it is back some day, and the letters are still there
                self.stderr.write("Databasen svarar inte. Mejlen väntar.")
                connection.close()
            time.sleep(BETWEEN)

    def _tell(self, run: sending.Run) -> None:
        for line in run.lines:
            self.stdout.write(line)
        if run.failure:
            self.stderr.write(run.failure)


def _end(*_: Any) -> None:
    sys.exit(0)


def _end_with(parent: int) -> None:
    """Tell this process to end when it has got another parent: the one that started it is gone."""
    while os.getppid() == parent:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
