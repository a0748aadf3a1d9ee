"""How a command gives up."""

from django.core.management.base import CommandError


class Failure(CommandError):
    """One line for the user, and exit code 1."""


# Django begins the line with the name of the class.
Failure.__name__ = "Fel"
