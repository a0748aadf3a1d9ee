"""The typed environment: every setting that a municipality may change, read once.

A value that is missing or malformed ends the start with one line that names it.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environs import Env, EnvError


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """What the environment says. `database` is in the form of Django's DATABASES."""

    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    https: bool
    organisation: str
    public_url: str
    database: dict[str, Any]


def load(base: Path) -> Environment:
    """Read the environment, and `base`/.env for what it does not set."""
    env = Env()
    env.read_env(base / ".env", recurse=False)
    try:
        debug = env.bool("DEBUG", False)
        return Environment(
            debug=debug,
            secret_key=env.str("SECRET_KEY", "endast-for-utveckling")
            if debug
            else env.str("SECRET_KEY", validate=_long_enough),
            allowed_hosts=env.list(
                "ALLOWED_HOSTS", ["127.0.0.1", "localhost"] if debug else [], subcast=str
            ),
            https=env.bool("HTTPS", not debug),
            organisation=env.str("ORGANISATION", "Ljungby kommun"),
            public_url=env.str("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/"),
            database=env.dj_db_url("DATABASE_URL", f"sqlite:///{base / 'db.sqlite3'}"),
        )
    except (EnvError, ValueError) as error:
        sys.exit(f"Fel i inställningarna: {_one_line(error)}")


def _long_enough(value: str) -> None:
    if len(value) < 50:  # noqa: PLR2004 - Django's own check asks for 50 signs
        raise EnvError('variable "SECRET_KEY" is shorter than 50 signs')


def _one_line(error: Exception) -> str:
    """What is wrong with which setting, without showing its value: it may be a secret."""
    found = re.search(r'[Vv]ariable "(\w+)" (not set)?', str(error))
    name, is_missing = found.groups() if found else ("DATABASE_URL", None)
    if is_missing:
        return f"{name} saknas."
    if name == "SECRET_KEY":
        return "SECRET_KEY ska vara minst 50 tecken lång."
    return f"{name} har ett värde som inte går att förstå."
