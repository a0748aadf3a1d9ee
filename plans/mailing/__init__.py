"""The mail that is written: to those concerned at each step of a plan, and reminders of its deadline."""

from plans.mailing.announcing import announce
from plans.mailing.breaking import tell_broken, tell_mended
from plans.mailing.reminding import Due, Reminder, due, write

__all__ = ["Due", "Reminder", "announce", "due", "tell_broken", "tell_mended", "write"]
