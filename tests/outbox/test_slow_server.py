"""Nobody who saves or reads waits for the mail server, whatever it does."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from tests.plans.killing.running import run
from tests.post import HOST, silent

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.xdist_group("killing"),
    pytest.mark.allow_hosts([HOST]),
]

SERVERS = {
    "hangs": lambda: silent(SimpleNamespace()),
    "drips": lambda: silent(SimpleNamespace(), drips=True),
    "refuses": lambda: nullcontext(1),
}
#: Seconds that a save or a page may take beside it, on a machine that does other things too.
SOON = 5


@pytest.fixture(
    scope="module",
    params=[(server, command) for server in SERVERS for command in ("send_mail", "remind")],
    ids="-".join,
)
def told(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """What was measured while a command sent by a server of a kind."""
    server, command = request.param
    with SERVERS[server]() as port, django_db_blocker.unblock():
        folder = tmp_path_factory.mktemp("slow")
        return server, run("tests.outbox.beside", str(port), command, folder=folder)


def test_no_save_and_no_page_waits(told):
    server, found = told

    assert {name: seconds for name, seconds in found["took"].items() if seconds > SOON} == {}
    assert found["busy"] or server == "refuses"
