"""What the documents name is there: files, commands, tests, rules, decisions, words of the code."""

import re
from pathlib import Path

import pytest

from organisation.roles import Role

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
#: Folders that are made, and hold nothing of the repo.
MADE = {"build", "cache", "node_modules", "staticfiles"}
FOLDERS = {each.name for each in ROOT.iterdir() if each.is_dir() and each.name not in MADE}
FILES = [
    f"/{path.relative_to(ROOT)}"
    for folder in FOLDERS
    if not folder.startswith(".")
    for path in (ROOT / folder).rglob("*.*")
]
CODE = {name: (ROOT / name[1:]).read_text() for name in FILES if name.endswith((".py", ".html"))}
#: What is written as code: between back ticks, or set in by four spaces.
WRITTEN_AS_CODE = re.compile(r"`([^`]+)`|^ {4}(\S.*)$", re.MULTILINE)
#: A name in the repo with a kind that no file of an export or of the system has.
OURS = re.compile(r"[\w./-]+\.(?:py|html|css|js|cjs|toml)")


def code(document):
    text = re.sub(r"^```.*?^```", "", document.read_text(), flags=re.DOTALL | re.MULTILINE)
    return [" ".join("".join(each).split()) for each in WRITTEN_AS_CODE.findall(text)]


def is_there(word):
    """Whether a path is one; a name alone may stand in any folder."""
    return (ROOT / word).exists() or any(name.endswith(f"/{word}") for name in FILES)


def paths(document):
    """The words that name a file or a folder of ours."""
    words = {word for span in code(document) for word in re.findall(r"[^\s(),:;|\"'=]+", span)}
    for word in words:
        plain = re.fullmatch(r"[\w./-]+", word) and not word.startswith((".", "/"))
        top = word.split("/")[0]
        if plain and top not in MADE and (OURS.fullmatch(word) or ("/" in word and top in FOLDERS)):
            yield word


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
class TestEveryDocument:
    def test_the_files_it_names_are_there(self, document):
        assert [word for word in sorted(paths(document)) if not is_there(word)] == []

    def test_its_links_within_the_repo_lead_somewhere(self, document):
        links = re.findall(r"\]\(([^)#\s]+)", document.read_text())
        within = [link for link in links if "://" not in link]
        assert [link for link in within if not (document.parent / link).exists()] == []

    def test_the_targets_of_make_that_it_names_are_there(self, document):
        named = {name for span in code(document) for name in re.findall(r"^make ([a-z]+)", span)}
        targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
        assert sorted(named - set(targets)) == []

    def test_the_tests_it_names_are_there(self, document):
        named = {span for span in code(document) if re.fullmatch(r"test_\w+", span)}
        tests = {name for text in CODE.values() for name in re.findall(r"def (test_\w+)", text)}
        assert sorted(named - tests) == []


def test_the_rules_name_each_test_after_the_file_that_it_stands_in():
    for item in re.split(r"\n\n|\n- ", (DOCS / "rules.md").read_text()):
        file = ""
        for path, test in re.findall(r"`(tests/[^`]+\.py)`|`(test_\w+)`", item):
            file = path or file
            assert not test or f"def {test}(" in CODE[f"/{file}"], f"{file}: {test}"


def test_there_are_ten_rules_and_every_rule_that_is_cited_is_one_of_them():
    rules = re.findall(r"^## (\d+)\. ", (DOCS / "rules.md").read_text(), re.MULTILINE)
    texts = [*CODE.values(), *(path.read_text() for path in DECISIONS)]

    cited = {number for text in texts for number in re.findall(r"domain rule (\d+)", text)}

    assert rules == [str(number) for number in range(1, 11)]
    assert cited <= set(rules)


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.name)
def test_a_decision_has_its_number_and_the_form_of_the_others(decision):
    text = decision.read_text()

    assert text.startswith(f"# {int(decision.name[:4])}. ")
    assert re.search(r"^\d{4}-\d\d-\d\d · accepted", text, re.MULTILINE)
    asked = [text.find(f"**{part}.**") for part in ("Question", "Choice", "Why")]
    assert -1 not in asked
    assert asked == sorted(asked)


def test_no_two_decisions_have_the_same_number():
    numbers = [path.name[:4] for path in DECISIONS]

    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("role", Role)
def test_every_role_stands_in_the_readme_and_the_glossary(role):
    assert f"\n| {role} |" in (ROOT / "README.md").read_text()
    assert f"`Role.{role.name}`" in (DOCS / "glossary.md").read_text()


def test_the_names_of_the_glossary_are_those_of_the_code():
    rows = re.findall(r"^\|[^|]+\|([^|]+)\|", (DOCS / "glossary.md").read_text(), re.MULTILINE)
    names = {name for row in rows for name in re.findall(r"`(?:\w+\.)?(\w+)`", row)}
    rooms = "\n".join(text for name, text in CODE.items() if not name.startswith("/tests/"))

    assert names
    assert sorted(names - set(re.findall(r"\w+", rooms))) == []
