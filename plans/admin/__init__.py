"""The admin: a file per model."""

from plans.admin import abbreviation, account, mailbox, plan, section  # noqa: F401 - registers
