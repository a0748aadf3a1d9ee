"""The admin: a file per model."""

from plans.admin import (  # noqa: F401 - registers
    abbreviation,
    account,
    audit,
    mailbox,
    plan,
    section,
)
