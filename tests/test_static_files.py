"""In production the style sheets are one file."""

import pytest
from django.core.files.storage import FileSystemStorage

from ljungby_plan.static_files import OneStyleSheet

FILES = {
    "css/main.css": '@layer low, high;\n@import url("open.css");\n@import url("parts/a.css") layer(low);\n',
    "css/open.css": ":root { --a: 1; }\n",
    "css/parts/a.css": '.a { background: url("../../img/a.svg"); }\n',
    "img/a.svg": "<svg/>",
}


@pytest.fixture
def source(tmp_path):
    for name, text in FILES.items():
        file = tmp_path / "source" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return FileSystemStorage(tmp_path / "source")


def collected(source, target) -> str:
    """The main sheet as it is served, after a collection such as the command makes."""
    storage = OneStyleSheet(location=target, base_url="/static/")
    for name in FILES:
        if not storage.exists(name):
            with source.open(name) as file:
                storage.save(name, file)
    list(storage.post_process({name: (source, name) for name in FILES}))
    with storage.open(storage.stored_name("css/main.css")) as file:
        return file.read().decode()


def test_the_main_sheet_holds_what_it_imports_in_order_and_in_its_layer(source, tmp_path):
    sheet = collected(source, tmp_path / "target")

    assert "@import" not in sheet
    assert (
        sheet.index("@layer low, high;") < sheet.index("--a: 1") < sheet.index("@layer low {\n.a")
    )


def test_an_address_leads_to_the_same_picture_from_the_main_sheet(source, tmp_path):
    sheet = collected(source, tmp_path / "target")

    [address] = [line for line in sheet.splitlines() if "url(" in line]
    name = address.split('url("../')[1].split('"')[0]
    assert (tmp_path / "target" / name).read_text() == "<svg/>"


def test_a_part_that_has_changed_is_taken_up_the_next_time(source, tmp_path):
    collected(source, tmp_path / "target")
    (tmp_path / "source" / "css" / "parts" / "a.css").write_text(".a { color: red; }\n")

    assert "color: red" in collected(source, tmp_path / "target")
