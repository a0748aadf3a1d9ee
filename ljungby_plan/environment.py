"""The typed environment: every setting that a municipality may change, read once.

A value that is missing or malformed ends the start with one line that names it.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environs import Env, EnvError, validate

from ljungby_plan import theme
from ljungby_plan.theme import Theme

#: What a value must be, for those that say more than their type.
DEMANDS = {
    "REVIEW_MONTHS": "ska vara ett helt tal från 1 till 120",
    "SESSION_MINUTES": "ska vara ett helt tal från 5 till 720",
    "SECRET_KEY": "ska vara minst 50 tecken lång",
    "ORGANISATION": "får inte vara tom",
    "PUBLIC_URL": "ska vara en adress som https://plan.kommunen.se",
    "EMAIL_FROM": "ska vara en e-postadress",
    "LOGO": "ska vara en svg- eller png-fil som finns i mappen static",
    **dict.fromkeys(
        ("ACCENT", "ACCENT_DARK"),
        "ska vara en färg som #6a2a5b, mörk nog för vit text (kontrast minst 4,5:1)",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """What the environment says.

    `database`, `cache` and `mail` are in the form of Django's DATABASES, CACHES and MAILERS. `logo` is a path
    below static/, or empty for the neutral mark.
    """

    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    https: bool
    organisation: str
    own_approval: bool
    review_months: int
    session_minutes: int
    public_url: str
    database: dict[str, Any]
    cache: dict[str, Any]
    logo: str
    theme: Theme
    mail: dict[str, Any]
    mail_from: str


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
            organisation=_shaped(env, "ORGANISATION", "Ljungby kommun", r".*\S.*"),
            own_approval=env.bool("OWN_APPROVAL", False),
            review_months=env.int("REVIEW_MONTHS", 24, validate=validate.Range(1, 120)),
            session_minutes=env.int("SESSION_MINUTES", 60, validate=validate.Range(5, 720)),
            public_url=_shaped(
                env, "PUBLIC_URL", "http://127.0.0.1:8000", r"https?://[^\s/]+\S*"
            ).rstrip("/"),
            database=env.dj_db_url("DATABASE_URL", f"sqlite:///{base / 'db.sqlite3'}"),
            cache=env.dj_cache_url("CACHE_URL", f"file://{base / 'cache'}"),
            logo=_logo(env, base / "static"),
            theme=_theme(env),
            mail=_mail(env, "console:" if debug else "dummy:"),
            mail_from=_shaped(env, "EMAIL_FROM", "styrdokument@localhost", r".*[^\s@]@[^\s@].*"),
        )
    except (EnvError, ValueError) as error:
        sys.exit(f"Fel i inställningarna: {_one_line(error)}")


def _long_enough(value: str) -> None:
    if len(value) < 50:  # noqa: PLR2004 - Django's own check asks for 50 characters
        raise EnvError('variable "SECRET_KEY" is shorter than 50 characters')


def _shaped(env: Env, name: str, default: str, shape: str) -> str:
    """A text that has a shape, given as a pattern for the whole of it."""
    value: str = env.str(name, default)
    if not re.fullmatch(shape, value):
        raise EnvError(f'variable "{name}" has another shape')
    return value


def _theme(env: Env) -> Theme:
    """The organisation's colours. One that gives just ACCENT gets a darker tone of it."""
    accent = _colour(env, "ACCENT", theme.ACCENT)
    default_dark = theme.ACCENT_DARK if accent == theme.ACCENT else theme.darker(accent)
    return Theme(accent=accent, accent_dark=_colour(env, "ACCENT_DARK", default_dark))


def _colour(env: Env, name: str, default: str) -> str:
    try:
        return theme.readable(env.str(name, "") or default)
    except ValueError as error:
        raise EnvError(f'variable "{name}" is {error}') from error


def _logo(env: Env, static: Path) -> str:
    """The path of the organisation's logo below `static`, or nothing."""
    name = env.str("LOGO", "")
    file = (static / name).resolve()
    is_ours = file.is_relative_to(static.resolve()) and file.suffix in {".svg", ".png"}
    if name and not (is_ours and file.is_file()):
        raise EnvError('variable "LOGO" names no picture below static')
    return name


def _mail(env: Env, default: str) -> dict[str, Any]:
    """How mail is sent, in the form of Django's MAILERS."""
    read = env.dj_email_url("EMAIL_URL", default)
    backend = read.get("EMAIL_BACKEND", "")
    if backend.endswith((".console.EmailBackend", ".dummy.EmailBackend")):
        return {"BACKEND": backend}
    if not backend.endswith(".smtp.EmailBackend"):
        raise EnvError('variable "EMAIL_URL" names no known way to send')
    options = {
        "host": read["EMAIL_HOST"],
        "port": read["EMAIL_PORT"],
        "username": read["EMAIL_HOST_USER"],
        "password": read["EMAIL_HOST_PASSWORD"],
        "use_tls": read["EMAIL_USE_TLS"],
        "use_ssl": read["EMAIL_USE_SSL"],
        "timeout": read["EMAIL_TIMEOUT"] or 10,
    }
    return {"BACKEND": backend, "OPTIONS": options}


def _one_line(error: Exception) -> str:
    """What is wrong with which setting, without showing its value: it may be a secret."""
    match = re.search(r'[Vv]ariable "(\w+)" (not set)?', str(error))
    name, is_missing = match.groups() if match else ("DATABASE_URL", None)
    if is_missing:
        return f"{name} saknas."
    return f"{name} {DEMANDS.get(name, 'har ett värde som inte går att förstå')}."
