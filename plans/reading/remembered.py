"""What a process remembers of sealed texts: they never change, so it never goes stale."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import Lock


class Remembered[K: Hashable, V]:
    """At most so many values by their keys; the one that was asked for longest ago is forgotten first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, keys: Iterable[K], make: Callable[[list[K]], Mapping[K, V]]) -> dict[K, V]:
        """The values of all these keys; `make` is asked once for those that are not remembered."""
        wanted = dict.fromkeys(keys)
        with self._lock:
            values = {key: self._kept[key] for key in wanted if key in self._kept}
        missing = [key for key in wanted if key not in values]
        values |= make(missing) if missing else {}  # not under the lock: it takes its time
        with self._lock:
            for key in wanted:
                self._kept[key] = values[key]
                self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return values
