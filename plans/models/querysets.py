"""Selections in the domain's words."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery


class PlanQuerySet(models.QuerySet[Any]):
    """Plans."""

    def adopted(self) -> "PlanQuerySet":
        """Plans that have at least one adopted version, and so are open to everyone (domain rule 9)."""
        return self.filter(revisions__isnull=False).distinct()


class RevisionQuerySet(models.QuerySet[Any]):
    """Adopted versions."""

    def in_force(self, on: date) -> "RevisionQuerySet":
        """The one version of each plan that counts on a day (domain rule 1).

        The same rule as `plans.rules.in_force`, in SQL; a test holds them equal.
        """
        latest = (
            self.model._default_manager.filter(plan=OuterRef("plan"), valid_from__lte=on)
            .order_by("-valid_from")
            .values("pk")[:1]
        )
        return self.filter(pk=Subquery(latest)).filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=on)
        )

    def overdue(self, on: date) -> "RevisionQuerySet":
        """Versions in force whose deadline for revision has passed."""
        return self.in_force(on).filter(review_by__lt=on)

    def newest_first(self) -> "RevisionQuerySet":
        """By number, the newest first."""
        return self.order_by(F("number").desc())

    def without_content(self) -> "RevisionQuerySet":
        """Leave the sealed text out, for lists that do not read it."""
        return self.defer("content")
