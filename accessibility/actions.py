"""What happens when someone reports a shortcoming: it is kept, and the one who answers for it is told."""

from django.db import transaction
from django.utils import timezone

from accessibility.models import AccessibilityStatement, Feedback
from outbox.writing import write


@transaction.atomic
def report(*, message: str, email: str = "") -> Feedback:
    """Keep a report, and write about it to the statement's address, if there is one."""
    feedback = Feedback.objects.create(message=message, email=email)
    statement = AccessibilityStatement.current()
    if statement.email:
        answer = feedback.email or "ingen adress angavs"
        day = timezone.localtime(feedback.sent_at).date()
        write(
            to=[statement.email],
            subject=f"Brist i tillgänglighet: rapport {feedback.pk}",
            text=f"{feedback.message}\n\nInkommen: {day}\nSvar till: {answer}\n",
            reply_to=feedback.email,
        )
    return feedback
