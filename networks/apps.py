"""The app's name."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """The app's name in Swedish."""

    name = "networks"
    verbose_name = "Nätverk"
