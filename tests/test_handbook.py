"""The handbook quotes what stands on the screen, and shows every picture that was taken for it."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import trans_real

#: What is on the screen is gathered once.
pytestmark = pytest.mark.xdist_group("handbook")

ROOT = Path(__file__).parents[1]
HANDBOOK = (ROOT / "docs" / "handbok.md").read_text()
PICTURES = ROOT / "docs" / "handbok"
APPS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]["files"]
HEADINGS = re.findall(r"^#+ (.+)$", HANDBOOK, re.MULTILINE)
#: Names of the handbook's own paragraphs, and its word on how it quotes.
OWN_WORDS = {"fet stil", "En aktivitet.", "En grupp.", "Ordningen.", "Ett nytt avsnitt."}
OWN_WORDS |= {"Försättsbladet.", "En rad.", "Hela arbetsversionen."}


def quoted(pattern):
    return sorted({" ".join(each.split()) for each in re.findall(pattern, HANDBOOK, re.DOTALL)})


def words_of_templates():
    """The texts between tags, the values of buttons, and what components are called with."""
    for path in (ROOT / "templates").rglob("*.html"):
        source = path.read_text()
        yield from re.split(r"<[^>]*>|\0", re.sub(r"{[%#].*?[%#]}", "\0", source))
        yield from re.findall(r'(?:value|label|text)="([^"]+)"', source)


def strings_of_code():
    """Every string, and every pattern of a string with something filled in."""
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield re.escape(node.value)
                elif isinstance(node, ast.JoinedStr):
                    parts = (
                        re.escape(each.value) if isinstance(each, ast.Constant) else ".+"
                        for each in node.values
                    )
                    yield "".join(parts)


def shape(words):
    """As they are compared: holes filled with anything, letters small, one space between words."""
    return " ".join(words.split()).strip(" :").casefold()


@pytest.fixture(scope="module")
def on_screen():
    """What may stand on the screen: in our templates and code, and in Django's own Swedish."""
    with translation.override("sv"):
        catalog = [each for _, each in trans_real.catalog()._catalog.items()]
    plain = [*words_of_templates(), *(str(each) for each in catalog)]
    return {shape(each) for each in plain} | {
        shape(each.replace("\\", "")) for each in strings_of_code()
    }


@pytest.fixture(scope="module")
def messages():
    patterns = {each for each in strings_of_code() if len(each.replace(".+", "")) > 12}
    patterns |= {re.escape(" ".join(each.split())) for each in words_of_templates()}
    return [re.compile(each) for each in patterns if each]


@pytest.mark.parametrize("words", sorted(set(quoted(r"\*\*(.+?)\*\*")) - OWN_WORDS))
def test_what_stands_in_bold_stands_on_the_screen(words, on_screen):
    add = re.sub(r"^Lägg till ytterligare .+", "Lägg till ytterligare %(verbose_name)s", words)
    named = re.sub(r"till version [\d.]+$", "till version {{ changes.against.label }}", add)

    assert shape(named) in on_screen


@pytest.mark.parametrize("message", quoted(r"\| ”([^\n]+?)” \|"))
def test_a_message_in_the_table_is_one_that_the_product_gives(message, messages):
    assert any(pattern.fullmatch(message) for pattern in messages)


def test_the_handbook_shows_every_picture_and_no_other():
    shown = re.findall(r"!\[[^\]]+\]\(handbok/([a-z-]+\.png)\)", HANDBOOK)

    assert sorted(shown) == sorted(path.name for path in PICTURES.iterdir())


def test_the_pictures_are_small():
    sizes = [path.stat().st_size for path in PICTURES.glob("*.png")]

    assert max(sizes) < 70_000
    assert sum(sizes) < 700_000


def test_every_link_within_the_handbook_leads_to_a_heading():
    anchors = {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in HEADINGS}

    assert set(re.findall(r"\]\(#([^)]+)\)", HANDBOOK)) <= anchors
