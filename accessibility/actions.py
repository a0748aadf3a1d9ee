"""What happens when someone reports a shortcoming: it is kept, and the one who answers for it is told."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accessibility.models import AccessibilityStatement, Feedback
from outbox.writing import write


@transaction.atomic
def report(*, message: str, email: str = "", once: UUID | None = None) -> Feedback:
    """Keep a report, and write about it to the statement's address, if there is one.

    One with the mark `once` of a report that was kept before is that one, also when both come at once.
    """
    said = {"message": message, "email": email}
    if once is None:
        feedback = Feedback.objects.create(**said)
    else:
        feedback, is_new = Feedback.objects.get_or_create(once=once, defaults=said)
        if not is_new:
            return feedback
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
