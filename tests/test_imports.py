"""How the files stand to one another; import-linter holds the layers they stand in."""

import tomllib
from graphlib import TopologicalSorter

import grimp
from django.conf import settings


def test_no_files_import_one_another_in_a_circle():
    rooms = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
    graph = grimp.build_graph(*rooms["tool"]["importlinter"]["root_packages"])

    imported = {file: graph.find_modules_directly_imported_by(file) for file in graph.modules}

    TopologicalSorter(imported).prepare()  # raises CycleError, which names the files
