"""How often one and the same sender may report: enough for people, too seldom for a script."""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

LIMIT, SECONDS = 5, 15 * 60


def admit(request: HttpRequest) -> bool:
    """Count a report from this sender; whether it may be taken in.

    A sender is an account, or else an address, and is kept only as a hash. Readers behind a shared
    address share the limit. A session will not do: whoever wants a new one throws the cookie away.
    """
    sender = f"{request.user.pk or request.META.get('REMOTE_ADDR')}"
    key = f"feedback:{salted_hmac(__name__, sender, algorithm='sha256').hexdigest()}"
    cache.add(key, 0, SECONDS)
    try:
        return cache.incr(key) <= LIMIT
    except ValueError:  # its time ran out between the two
        return True
