"""Departments and those who work in them."""

from organisation.models.mailbox import Mailbox
from organisation.models.membership import Membership

__all__ = ["Mailbox", "Membership"]
