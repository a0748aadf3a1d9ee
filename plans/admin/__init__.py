"""The admin of plans: a file per model."""

from plans.admin import plan, section  # noqa: F401 - registers
