"""`Mail`: a letter to one address, from when it is written until it has left."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.db.models import Q

#: A letter that has not left within so long is told of among what waits.
LATE = timedelta(days=1)


class State(models.TextChoices):
    """How far a letter has come."""

    WAITING = "waiting", "väntar"
    LEAVING = "leaving", "lämnas över"
    SENT = "sent", "skickat"
    GIVEN_UP = "given_up", "gick inte iväg"


class Why(models.TextChoices):
    """Why a letter is not tried again."""

    REFUSED = "refused", "mejlservern tog inte emot det"
    NO_ANSWER = "no_answer", "mejlservern svarade inte eller bad oss vänta, varje gång"
    ADDRESS = "address", "adressen går inte att skriva till"
    DOUBT = "doubt", "mejlservern kan ha tagit emot det, men sa det aldrig"


class MailQuerySet(models.QuerySet["Mail"]):
    """Questions to the outbox."""

    def due(self, now: datetime) -> "MailQuerySet":
        """Those to try at a moment, the one that has waited longest first."""
        return self.filter(state=State.WAITING, due_at__lte=now).order_by("due_at", "pk")

    def stuck(self, now: datetime) -> "MailQuerySet":
        """Those that somebody must see to: given up, or written long ago and still here."""
        late = Q(state__in=(State.WAITING, State.LEAVING), queued_at__lte=now - LATE)
        return self.filter(Q(state=State.GIVEN_UP) | late)


class Mail(models.Model):
    """A letter to one address.

    Whoever tries to send it holds it by moving `due_at` ahead: what `due_at` says names the one who holds it,
    and it is free again when that moment has come. What it says is emptied as soon as it has left.
    """

    to = models.CharField("till")
    subject = models.TextField("ärende", blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    reply_to = models.CharField(blank=True)
    #: The same each time it is tried, by which a receiver knows one that comes again.
    message_id = models.CharField(unique=True)
    queued_at = models.DateTimeField("lades i utkorgen")
    due_at = models.DateTimeField("försöks tidigast")
    attempts = models.PositiveIntegerField("försök", default=0)
    state = models.CharField("läge", max_length=10, choices=State, default=State.WAITING)
    why = models.CharField("varför", max_length=10, choices=Why, blank=True)
    done_at = models.DateTimeField("skickat eller uppgivet", null=True, blank=True)

    objects: ClassVar = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "mejl"
        verbose_name_plural = "mejl i utkorgen"
        ordering = ("-queued_at", "-pk")
        indexes = (models.Index(fields=("state", "due_at"), name="mail_due"),)
        permissions = (("read_mail", "Kan läsa ärendet i mejl"),)

    def __str__(self) -> str:
        return f"Mejl {self.pk}"

    def message(self) -> EmailMultiAlternatives:
        """As it is sent, in plain text and as HTML if there is any. Sending says when an address is none."""
        message = EmailMultiAlternatives(
            subject=self.subject,
            body=self.text,
            to=[self.to],
            reply_to=[self.reply_to] if self.reply_to else [],
            headers={"Auto-Submitted": "auto-generated", "Message-ID": self.message_id},
        )
        if self.html:
            message.attach_alternative(self.html, "text/html")
        return message
