"""Where departments are reached, and who works in them."""

from organisation.models.mailbox import Mailbox
from organisation.models.membership import Membership

__all__ = ["Mailbox", "Membership"]
