"""The mail that is written: to those concerned at each step of a plan, and reminders of its days."""

from plans.mailing.announcing import announce
from plans.mailing.breaking import tell_broken, tell_mended
from plans.mailing.reminder import Reminder
from plans.mailing.reminding import Due, due, write

__all__ = ["Due", "Reminder", "announce", "due", "tell_broken", "tell_mended", "write"]
