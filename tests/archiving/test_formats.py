"""CSV, XML and checksums hold any text, and give it back."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archiving.formats import MetadataField, checksums, csv_file, fields_as_csv, fields_as_xml

ODD = (
    "=1+1",
    "  -",
    "@x",
    "'citat",
    "\t\r\n",
    'a;"b"\r\nc',
    "\x00\x07",
    "\ufffe",
    "]]>&<",
    "  å  ",
    "🚀",
    "",
)
texts = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
rows = st.lists(st.lists(texts, min_size=1, max_size=4))
fields = st.lists(
    st.builds(MetadataField, name=st.just("uppgift"), label=texts, value=texts), max_size=4
)


def cells(data):
    """A table as the docs say to read it, without its header."""
    read = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
    return [[cell.removeprefix("'") for cell in row] for row in read][1:]


def elements(data):
    """Metadata as the docs say to read it: label and value of each element."""
    found = []
    for element in ET.fromstring(data):  # noqa: S314 - our own file
        label, value = element.get("rubrik"), element.text or ""
        if element.get("kodning") == "json":
            label, value = json.loads(label), json.loads(value)
        found.append((label, value))
    return found


@given(rows)
def test_any_text_comes_back_from_csv(table):
    assert cells(csv_file(["Rubrik"], table)) == table


@given(fields)
def test_any_text_comes_back_from_xml(given_fields):
    told = [(field.label, field.value) for field in given_fields]

    assert elements(fields_as_xml("version", given_fields)) == told


@given(fields)
def test_metadata_says_the_same_as_csv_and_as_xml(given_fields):
    as_csv = [(label, value) for _, label, value in cells(fields_as_csv(given_fields))]

    assert as_csv == elements(fields_as_xml("version", given_fields))


@given(texts)
@example('=HYPERLINK("http://x")')
def test_no_cell_begins_like_a_formula(text):
    row = csv.reader(
        io.StringIO(csv_file([], [[text]]).decode("utf-8-sig"), newline=""), delimiter=";"
    )

    assert not list(row)[1][0].lstrip(" ").startswith(tuple("=+-@＝\t\r\n"))


def test_csv_opens_in_a_swedish_spreadsheet():
    data = csv_file(["Fält"], [["å;ä"]])

    assert data == b'\xef\xbb\xbfF\xc3\xa4lt\r\n"\xc3\xa5;\xc3\xa4"\r\n'


def test_xml_keeps_its_texts_readable():
    data = fields_as_xml("version", [MetadataField("titel", "Titel", "Mat & hälsa")])

    assert data.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<version>\n"
        '  <titel rubrik="Titel">Mat &amp; hälsa</titel>\n'
        "</version>\n"
    )


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_checksums_stand_by_name_whatever_the_order(order):
    data = checksums(dict.fromkeys(order, b""))

    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert data.decode() == f"{empty}  a\n{empty}  b\n"
