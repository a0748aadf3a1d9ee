"""The static files of production: hashed, compressed, and with the style sheets in one file."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath, relpath
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

MAIN = "css/main.css"
_IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\((\w+)\))?;')
_URL = re.compile(r'url\("([^":]+)"\)')


class OneStyleSheet(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """Puts what `css/main.css` imports in its place: a first visit asks for one sheet, not for thirty."""

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        """Hash and compress the files, with the main sheet as one."""
        if MAIN in paths and not dry_run:
            self.delete(MAIN)
            self.save(MAIN, ContentFile(_whole(paths).encode()))
            paths = paths | {MAIN: (self, MAIN)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def _whole(paths: dict[str, Any]) -> str:
    """The main sheet with every sheet that it imports, each in its layer."""

    def sheet(match: re.Match[str]) -> str:
        name, layer = f"css/{match[1]}", match[2]
        text = _URL.sub(lambda url: f'url("{_from_main(name, url[1])}")', _read(paths, name))
        return f"@layer {layer} {{\n{text}}}" if layer else text

    return _IMPORT.sub(sheet, _read(paths, MAIN))


def _from_main(sheet: str, address: str) -> str:
    """An address in an imported sheet as it is written in the main one."""
    return relpath(normpath(PurePosixPath(sheet).parent / address), PurePosixPath(MAIN).parent)


def _read(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read(), "utf-8")
