"""`Membership`: the department that an account belongs to."""

from django.contrib.auth.models import User
from django.db import models


class Membership(models.Model):
    """Whose plans a contributor works on: those that name this department as responsible."""

    user = models.OneToOneField(
        User, models.CASCADE, related_name="membership", verbose_name="konto"
    )
    department = models.CharField("förvaltning")

    class Meta:
        verbose_name = "förvaltningstillhörighet"
        verbose_name_plural = "förvaltningstillhörigheter"

    def __str__(self) -> str:
        return self.department
