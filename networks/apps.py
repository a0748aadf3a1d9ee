"""The app."""

from typing import ClassVar

from django.apps import AppConfig

from organisation.roles import KEPT, WRITTEN, Right


class NetworksConfig(AppConfig):
    """Its name in Swedish, and what its models are to the roles."""

    name = "networks"
    verbose_name = "Nätverk"
    rights: ClassVar[dict[str, Right]] = {
        "networktable": WRITTEN,
        "networkentry": WRITTEN,
        "network": KEPT,
    }
