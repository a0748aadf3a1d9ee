"""Runs a program that kills its own processes, on a copy of the test database and with mail as files."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.db import connection

ROOT = Path(__file__).parents[3]


def run(module: str, *arguments: str, folder: Path) -> Any:
    """What a program tells; the test database may not be in use."""
    mail = folder / "mail"
    mail.mkdir()
    template, url = (_on_server if connection.vendor == "postgresql" else _in_files)(folder)
    given = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "tests.plans.killing.settings",
        "KILLING_MAIL": str(mail),
        "KILLING_TEMPLATE": template,
    }
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _in_files(folder: Path) -> tuple[str, str]:
    template = folder / "template.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(template)])
    return str(template), f"sqlite:///{folder / 'work.sqlite3'}"


def _on_server(folder: Path) -> tuple[str, str]:
    """The test database itself is the template: nobody may be connected to it meanwhile."""
    name = connection.settings_dict["NAME"]
    connection.close()
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}_{folder.name}")
    return name, url.geturl()
