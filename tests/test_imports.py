"""How the files stand to one another; import-linter holds the layers they stand in."""

import re
import tomllib
from graphlib import TopologicalSorter

import grimp
from django.conf import settings

LINTER = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["tool"]["importlinter"]


def test_no_files_import_one_another_in_a_circle():
    graph = grimp.build_graph(*LINTER["root_packages"])

    imported = {file: graph.find_modules_directly_imported_by(file) for file in graph.modules}

    TopologicalSorter(imported).prepare()  # raises CycleError, which names the files


def test_plans_names_no_app_above_it_not_as_a_string_either():
    layers = LINTER["contracts"][0]["layers"]
    above = "|".join(layers[: layers.index("plans")]).replace(" ", "")
    named = re.compile(rf"""["'](?:{above})[:./"']""")
    code = [
        each for each in settings.BASE_DIR.glob("plans/**/*.py") if "migrations" not in each.parts
    ]
    templates = settings.BASE_DIR.glob("templates/**/plans/**/*.html")

    files = [*code, *templates]
    assert files
    assert [str(each) for each in files if named.search(each.read_text())] == []
