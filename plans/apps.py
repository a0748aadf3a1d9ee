"""The app's name."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The app's name in Swedish."""

    name = "plans"
    verbose_name = "Styrdokument"

    def ready(self) -> None:
        """Logins are told of by Django's own signals, and by nothing else."""
        from plans import watching  # noqa: PLC0415 - models are there once the apps are ready

        watching.begin()
