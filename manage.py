#!/usr/bin/env python
"""Django's command-line utility for Ljungby plan."""

import os
import sys


def main() -> None:
    """Run an administrative task. A database that does not answer gives one line, and exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ljungby_plan.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    try:
        execute_from_command_line(sys.argv)
    except DatabaseError as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"Fel: Databasen kan inte göra det: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    main()
