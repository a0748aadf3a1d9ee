"""`Mailbox`: where reminders to a department or a role are sent."""

from django.db import models


class Mailbox(models.Model):
    """The address of a department or a role. A name may have several.

    Live data beside the sealed plans: a plan names who answers for it, and the name leads here.
    """

    name = models.CharField(
        "förvaltning eller roll",
        max_length=200,
        help_text="Namnet så som det står på dokumentens försättsblad, vid dokumentansvarig.",
    )
    email = models.EmailField(
        "e-postadress",
        help_text="En gemensam brevlåda, helst inte en enskild persons: den finns kvar när någon slutar.",
    )

    class Meta:
        verbose_name = "funktionsbrevlåda"
        verbose_name_plural = "funktionsbrevlådor"
        ordering = ("name", "email")
        constraints = (models.UniqueConstraint(fields=("name", "email"), name="mailbox_unique"),)

    def __str__(self) -> str:
        return self.name
