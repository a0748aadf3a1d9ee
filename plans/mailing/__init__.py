"""The mail that leaves: to those concerned at each step of a plan, and reminders of its deadline."""

from plans.mailing.announcing import announce
from plans.mailing.reminding import Due, Reminder, Sent, due, send

__all__ = ["Due", "Reminder", "Sent", "announce", "due", "send"]
