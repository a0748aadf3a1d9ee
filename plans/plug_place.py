"""`PlugPlace`: where apps add what is theirs to what does not know them. `plans.plugs` lists them."""

from collections.abc import Iterator


class PlugPlace[T]:
    """What has been added, each thing once, in the order in which it came."""

    def __init__(self) -> None:
        self._added: list[T] = []

    def add(self, thing: T) -> None:
        """Add a thing: when the app is ready, or when its module is read."""
        if thing not in self._added:
            self._added.append(thing)

    def __iter__(self) -> Iterator[T]:
        return iter(self._added)
