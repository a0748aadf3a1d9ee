"""The archive file as a file: what it claims to be, what it carries, and that it is the same each time."""

import hashlib
import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from weasyprint import HTML

from document.content import Prose, Section, canonical
from document.decision import Decision
from document.rules import State
from tests.printing import samples
from tests.printing.reading import pages, run
from tests.validating.validator import VALID, Validator

ROOT = Path(__file__).parents[2]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


# What it claims


@pytest.mark.parametrize("name", ["ljungby", "stress", "draft"])
def test_it_is_valid_as_pdf_a_and_as_pdf_ua(
    name: str, validator: Validator, request: pytest.FixtureRequest
) -> None:
    assert validator.broken(request.getfixturevalue(name)) == VALID


def test_it_is_valid_whatever_the_editor_lets_through(validator: Validator) -> None:
    content = samples.plan(Section(key="a", title="A", blocks=(Prose(html=samples.AWKWARD),)))
    assert validator.broken(samples.printed(content)) == VALID


def test_a_plain_pdf_is_neither(validator: Validator) -> None:
    plain = HTML(string='<html lang="sv"><title>Plan</title><p>Text').write_pdf()
    broken = validator.broken(plain)
    assert broken.keys() == VALID.keys()
    assert all(broken.values())


def test_what_is_no_pdf_is_neither(validator: Validator) -> None:
    assert all(validator.broken(b"Plan").values())


def test_its_metadata_say_pdf_a_3a_and_pdf_ua_1(ljungby: bytes) -> None:
    with opened(ljungby) as pdf:
        root = ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314 - our own file
    (rdf,) = root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF")
    claims = {name: value for part in rdf for name, value in part.attrib.items()}
    assert claims["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
    assert claims["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
    assert rdf.findtext(".//{http://www.aiim.org/pdfua/ns/id/}part") == "1"


def test_it_names_title_author_and_language(ljungby: bytes) -> None:
    facts = dict(re.findall(r"^([\w ]+):\s+(.+)$", run("pdfinfo", ljungby).decode(), re.MULTILINE))
    assert facts["Title"] == "Handlingsplan mot våldsbejakande extremism"
    assert facts["Author"] == "Ljungby kommun"
    assert facts["Tagged"] == "yes"
    assert facts["Page size"].endswith("(A4)")
    with opened(ljungby) as pdf:
        assert pdf.Root.Lang == "sv"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_it_has_an_outline_of_its_headings(ljungby: bytes) -> None:
    with opened(ljungby) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Handlingsplan mot våldsbejakande extremism"
        contents, *sections = title.children
        assert contents.title == "Innehållsförteckning"
        assert [each.title for each in sections] == [
            section.title for section in samples.ljungby().sections
        ]
        assert [each.title for each in sections[-1].children] == [
            level.name for level in samples.ljungby().levels
        ]


# What it carries


def test_it_carries_the_content_it_was_made_of(ljungby: bytes) -> None:
    with opened(ljungby) as pdf:
        (name,) = pdf.attachments
        spec = pdf.attachments[name]
        assert name == spec.filename == "innehåll.json"
        assert spec.get_file().read_bytes().decode() == canonical(samples.ljungby())
        assert spec.get_file().mime_type == "application/json"


def test_the_content_is_its_source_of_the_day_it_is_valid_from(ljungby: bytes) -> None:
    with opened(ljungby) as pdf:
        (file,) = pdf.Root.AF
        assert file.AFRelationship == pikepdf.Name.Source
        parameters = file.EF.F.Params
        assert parameters.CreationDate == parameters.ModDate == "D:20170701000000Z"


def test_a_working_copy_without_a_day_has_no_dates() -> None:
    draft = samples.printed(samples.plan(), number=None, state=None, decision=Decision())
    with opened(draft) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert "/ModDate" not in pdf.Root.AF[0].EF.F.Params


def test_a_working_copy_has_no_version_number(draft: bytes) -> None:
    assert all("Arbetsversion" in page and "Version" not in page for page in pages(draft))


# The same each time


@pytest.mark.parametrize(
    "given",
    [
        {"on": date(2031, 5, 6)},
        {"state": State.SUPERSEDED, "replaced_by": "2", "replaced_on": date(2026, 1, 31)},
        {"digest": "f" * 64},
        {"slug": "en-annan-adress"},
    ],
)
def test_what_changes_with_the_day_is_not_in_it(given: dict[str, Any]) -> None:
    assert samples.printed(samples.plan(), **given) == samples.printed(samples.plan())


def test_another_process_makes_the_same_bytes(ljungby: bytes) -> None:
    code = (
        "import django, hashlib; django.setup()\n"
        "from tests.printing import samples\n"
        "print(hashlib.sha256(samples.printed(samples.ljungby())).hexdigest())"
    )
    setting = {"PYTHONHASHSEED": "4711", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | setting,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(ljungby).hexdigest()


def test_the_site_starts_without_the_renderer() -> None:
    code = (
        "import django, sys; django.setup()\n"
        "import ljungby_plan.urls\n"
        "sys.exit('weasyprint' in sys.modules or 'pikepdf' in sys.modules)"
    )
    setting = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=os.environ | setting, check=True)
