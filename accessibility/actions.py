"""What happens when someone reports a shortcoming: it is kept, and the one who answers for it is told."""

import logging

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from accessibility.models import AccessibilityStatement, Feedback

logger = logging.getLogger(__name__)


def report(*, message: str, email: str = "") -> Feedback:
    """Keep a report, and mail it to the statement's address once it is safely kept."""
    with transaction.atomic():
        feedback = Feedback.objects.create(message=message, email=email)
        transaction.on_commit(lambda: _mail(feedback))
    return feedback


def _mail(feedback: Feedback) -> None:
    """Mail a report. It is kept whatever happens to the mail, and the log names nobody."""
    statement = AccessibilityStatement.current()
    if not statement.email:
        return
    answer = feedback.email or "ingen adress angavs"
    day = timezone.localtime(feedback.sent_at).date()
    mail = EmailMessage(
        subject=f"Brist i tillgänglighet: rapport {feedback.pk}",
        body=f"{feedback.message}\n\nInkommen: {day}\nSvar till: {answer}\n",
        to=[statement.email],
        reply_to=[feedback.email] if feedback.email else [],
    )
    try:
        mail.send()
    except OSError:  # what a mail server refuses or does not answer; its words may hold addresses
        logger.error("Rapport %s är sparad men kunde inte mejlas.", feedback.pk)  # noqa: TRY400
