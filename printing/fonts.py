"""The fonts of the print, and nothing of those on the machine: equal content gives equal files everywhere."""

from functools import cache
from pathlib import Path
from typing import Any

from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2
from weasyprint.text.fonts import FontConfiguration

from printing import files

ffi.cdef("FcConfig * FcConfigCreate(void);")

#: What a machine's settings would say otherwise: outlines as they are, at every size.
_SETTINGS = b"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
<match target="pattern"><edit name="hinting" mode="assign"><bool>false</bool></edit></match>
</fontconfig>"""


class OwnFonts(FontConfiguration):
    """The fonts of one directory alone.

    WeasyPrint's own begins with all fonts of the machine and the user. This one is a configuration of its
    own, so neither files nor variables of the environment reach it, and nothing else in the process sees it.
    """

    def __init__(self, directory: Path) -> None:
        self._config = fontconfig.FcConfigCreate()
        fontconfig.FcConfigParseAndLoadFromMemory(self._config, _SETTINGS, True)
        for path in sorted(directory.glob("*.ttf")):
            if not fontconfig.FcConfigAppFontAddFile(self._config, bytes(path)):
                raise ValueError(f"{path} is no font")
        self.font_map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
        pangoft2.pango_fc_font_map_set_config(
            ffi.cast("PangoFcFontMap *", self.font_map), self._config
        )
        fontconfig.FcConfigDestroy(self._config)  # the map keeps it
        self.strut_layouts: dict[Any, Any] = {}
        self.font_features: dict[Any, Any] = {}


@cache
def print_fonts() -> FontConfiguration:
    """The print's fonts, read once in a process."""
    return OwnFonts(files.static() / "fonts/print")
