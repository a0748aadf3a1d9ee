"""The organisation's colours as a style sheet. Pure: colours in, CSS out.

The site's tokens (`static/css/tokens.css`) hold the colours of Ljungby. Another organisation gives two
of its own, and everything else that carries them is mixed from these: lighter on dark ground, darker as
text, so that each pair that is read keeps its contrast.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

ACCENT, ACCENT_DARK = "#6a2a5b", "#4a1b40"
WHITE, BLACK = "#ffffff", "#000000"

#: What WCAG 2.2 asks of text against its ground (success criterion 1.4.3).
ENOUGH = 4.5

#: The darkest ground of light pages and the lightest of dark ones (`--sunken` and `--surface`).
LIGHT_GROUND, DARK_GROUND = "#f1ebe0", "#1f2421"

_HEX = re.compile(r"#[0-9a-f]{6}")


def contrast(one: str, other: str) -> float:
    """The contrast between two colours, 1 to 21, as WCAG 2.2 counts it. Both as #rrggbb."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str) -> str:
    """The colour as #rrggbb in small letters.

    Raises `ValueError` when it is something else, or is too light to be read against white.
    """
    colour = colour.strip().lower()
    if not _HEX.fullmatch(colour):
        raise ValueError("not a colour")
    if contrast(colour, WHITE) < ENOUGH:
        raise ValueError("too light")
    return colour


def darker(colour: str) -> str:
    """A darker tone of a colour, for an organisation that gives just one."""
    return mix(colour, BLACK, 0.3)


def mix(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def towards(colour: str, other: str, *, against: str) -> str:
    """The colour, mixed with as little of another as makes it readable on a ground."""
    tones = (mix(colour, other, step / 20) for step in range(20))
    return next((tone for tone in tones if contrast(tone, against) >= ENOUGH), other)


@dataclass(frozen=True, slots=True)
class Theme:
    """The organisation's two colours, as #rrggbb."""

    accent: str = ACCENT
    accent_dark: str = ACCENT_DARK

    @property
    def css(self) -> str:
        """The style sheet that puts them in the place of the defaults; empty when they are those."""
        if self == Theme():
            return ""
        light, dark, paper = (
            "".join(f"{name}:{value};" for name, value in tokens.items())
            for tokens in (self._light(), self._dark(), self._paper())
        )
        return (
            f':root,html[data-theme="light"]{{{light}}}\n'
            f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
            f'html[data-theme="dark"]{{{dark}}}\n'
            f"@media print{{:root{{{paper}}}}}\n"
        )

    @property
    def version(self) -> str:
        """A short mark of the style sheet; empty when it is."""
        return sha256(self.css.encode()).hexdigest()[:12] if self.css else ""

    def _light(self) -> dict[str, str]:
        tint = mix(self.accent, WHITE, 0.9)
        ground = min(LIGHT_GROUND, tint, key=_luminance)
        text = towards(self.accent, BLACK, against=ground)
        hover = towards(self.accent_dark, BLACK, against=ground)
        link = {"--ljung": text, "--ljung-hover": hover, "--ljung-tint": tint}
        return link | self._tokens(text, hover, line=self.accent, head=self.accent_dark)

    def _dark(self) -> dict[str, str]:
        tint = mix(self.accent, DARK_GROUND, 0.75)
        ground = max(DARK_GROUND, tint, key=_luminance)
        text = towards(mix(self.accent, WHITE, 0.55), WHITE, against=ground)
        hover = towards(mix(self.accent, WHITE, 0.75), WHITE, against=ground)
        head, line = mix(self.accent_dark, BLACK, 0.35), mix(self.accent, WHITE, 0.45)
        link = {"--ljung": text, "--ljung-hover": hover, "--ljung-tint": tint}
        link["--on-ljung"] = mix(self.accent_dark, BLACK, 0.6)
        return link | self._tokens(text, hover, line=line, head=head)

    def _paper(self) -> dict[str, str]:
        return {"--ljung": self.accent_dark, **self._band(self.accent_dark)}

    def _band(self, ground: str) -> dict[str, str]:
        return {
            "--band": ground,
            "--band-a": mix(self.accent, WHITE, 0.6),
            "--band-b": mix(self.accent, WHITE, 0.85),
        }

    def _tokens(self, text: str, hover: str, *, line: str, head: str) -> dict[str, str]:
        """Buttons and bands; and what Django's own admin is coloured by, as in `static/css/admin.css`."""
        return {
            "--action": self.accent,
            "--action-line": line,
            "--action-hover": self.accent_dark,
            **self._band(head),
            "--primary": self.accent,
            "--secondary": head,
            "--header-bg": head,
            "--breadcrumbs-link-fg": text,
            "--link-fg": text,
            "--link-hover-color": hover,
            "--link-selected-fg": hover,
            "--button-bg": self.accent,
            "--button-hover-bg": self.accent_dark,
            "--default-button-bg": self.accent_dark,
            "--default-button-hover-bg": self.accent,
        }


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
