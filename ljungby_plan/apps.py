"""The frame as an app: what is done once the tables are there."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class FrameConfig(AppConfig):
    """Last among the apps."""

    name = "ljungby_plan"
    verbose_name = "Ljungby plan"

    def ready(self) -> None:
        """The one signal of the project."""
        from ljungby_plan.after_migrate import prepare  # noqa: PLC0415 - needs the models

        post_migrate.connect(prepare, dispatch_uid="ljungby_plan")
