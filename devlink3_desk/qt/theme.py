"""Light and dark: the only place where colours and letter sizes are decided.

Colours come from ``resources/themes``; the rest of the window asks for them by what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Final

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from . import assets
from .stylesheet import stylesheet


class Tone(msgspec.Struct, frozen=True):
    """The colours of one state."""

    ink: str
    """Words and shapes, on the base or on the tint."""
    tint: str
    """A quiet background."""
    solid: str
    """A background that calls for attention."""
    on_solid: str
    """Words and shapes on that."""


class Theme(msgspec.Struct, frozen=True):
    """All colours of the window."""

    name: str
    dark: bool
    window: str
    base: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    focus: str
    states: dict[str, Tone]

    def tone(self, state: str) -> Tone:
        """Return the colours of a state."""
        return self.states.get(state) or self.states["unknown"]


class Mode(StrEnum):
    """Which theme a person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    """As much contrast as there is; dark or light as the system is."""


BASE_POINTS: Final = 10.5
"""Letter size at 100 %; the system's own where that is larger."""

ZOOMS: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0)

LEGIBLE: Final = 4.5
"""Least contrast of letters and what is behind them (WCAG 2, level AA)."""

_TINT: Final = 0.12
_STEPS: Final = 20

_PREFERRED: Final = (
    "Inter",
    "Segoe UI",
    "Noto Sans",
    "Cantarell",
    "Ubuntu",
    "DejaVu Sans",
    "Tahoma",
    "Arial",
)
"""Where the desktop names no font for the window, or one that is not there."""

_GENERIC: Final = frozenset({"sans serif", "sans", "sans-serif", ""})


@cache
def load_theme(name: str) -> Theme:
    """Return a theme of ``resources/themes``."""
    return msgspec.json.decode((assets.resources() / "themes" / f"{name}.json").read_bytes(), type=Theme)


@cache
def colourless(name: str) -> Theme:
    """Return a theme in which nothing calls for attention and everything can be read."""
    theme = load_theme(name)
    grey = Tone(ink=theme.muted, tint=theme.raised, solid=theme.muted, on_solid=theme.base)
    return msgspec.structs.replace(theme, text=theme.muted, states=dict.fromkeys(theme.states, grey))


def system_is_dark() -> bool:
    """Return whether the desktop is dark now."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Return whether somebody has asked the desktop for high contrast (Qt tells since 6.10)."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    return (
        accessibility is not None
        and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    )


@cache
def colour(name: str) -> QColor:
    """Return a colour value, made once."""
    return QColor(name)


class Look(QObject):
    """The theme and letter size in use; applies them to the application whenever they change."""

    changed = Signal()
    """Colours or letter sizes are others."""
    faded = Signal()
    """What is shown has become old, or true again."""

    def __init__(
        self,
        mode: Mode = Mode.SYSTEM,
        zoom: float = 1.0,
        parent: QObject | None = None,
        *,
        is_dark: Callable[[], bool] = system_is_dark,
        wants_contrast: Callable[[], bool] = system_wants_contrast,
    ) -> None:
        super().__init__(parent)
        self._is_dark, self._wants_contrast = is_dark, wants_contrast
        self._colours: dict[str, str] = {}
        self._mode = mode
        self._zoom = nearest_zoom(zoom)
        self._base = _system_font()
        self._stale = False
        self._ask_system()
        self.theme, self.font = self._wanted()
        self._dress()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self._system_changed)

    @property
    def stale(self) -> bool:
        """Whether what is shown is old."""
        return self._stale

    def set_stale(self, stale: bool) -> None:  # noqa: FBT001 (a property)
        """Show the picture as an old one, or as the present one."""
        if stale != self._stale:
            self._stale = stale
            self.faded.emit()

    @property
    def picture(self) -> Theme:
        """The theme for what the PBX told: without colours while it is old, as old pictures are."""
        return colourless(self.theme.name) if self._stale else self.theme

    @property
    def own_theme(self) -> Theme:
        """The theme in use, without the colours that somebody has chosen."""
        return load_theme(self.theme.name)

    @property
    def mode(self) -> Mode:
        """Which theme is wanted."""
        return self._mode

    @property
    def zoom(self) -> float:
        """Letter size, 1.0 being normal."""
        return ZOOMS[self._zoom]

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or not."""
        self._mode = mode
        self._ask_system()
        self._apply()

    def set_colours(self, chosen: Mapping[str, str]) -> None:
        """Take the colours of states that somebody has chosen; others have those of the theme."""
        self._colours = dict(chosen)
        self._apply()

    def set_zoom(self, zoom: float) -> None:
        """Take the nearest letter size there is."""
        self._zoom = nearest_zoom(zoom)
        self._apply()

    def zoom_by(self, steps: int) -> None:
        """Make letters larger or smaller."""
        self._zoom = max(0, min(len(ZOOMS) - 1, self._zoom + steps))
        self._apply()

    def sized(self, factor: float, *, bold: bool = False, weight: int | None = None) -> QFont:
        """Return the window's font in another size, digits all of one width."""
        font = QFont(self.font)
        font.setPointSizeF(self.font.pointSizeF() * factor)
        if bold or weight is not None:
            font.setWeight(QFont.Weight(weight or QFont.Weight.DemiBold))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _system_changed(self) -> None:
        if self._mode in {Mode.SYSTEM, Mode.CONTRAST}:
            self._apply()

    def _ask_system(self) -> None:
        """Have the frames and dialogs of the system in the same colours."""
        hints = QGuiApplication.styleHints()
        if self._mode in {Mode.SYSTEM, Mode.CONTRAST}:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if self._mode == Mode.DARK else Qt.ColorScheme.Light)

    def _wanted(self) -> tuple[Theme, QFont]:
        follows = self._mode in {Mode.SYSTEM, Mode.CONTRAST}
        dark = self._is_dark() if follows else self._mode == Mode.DARK
        strong = self._mode == Mode.CONTRAST or (self._mode == Mode.SYSTEM and self._wants_contrast())
        font = QFont(self._base)
        font.setPointSizeF(self._base.pointSizeF() * self.zoom)
        name = ("contrast-" if strong else "") + ("dark" if dark else "light")
        return recoloured(load_theme(name), self._colours), font

    def _apply(self) -> None:
        wanted = self._wanted()
        if wanted != (self.theme, self.font):
            self.theme, self.font = wanted
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        sheet = stylesheet(self.theme, self.font.pointSizeF())
        if not app.property("dressed"):
            app.setStyle("Fusion")
            # Here already: the first style sheet brings the system's own fonts for menus and lists back.
            app.setStyleSheet(sheet)
            app.setProperty("dressed", True)  # noqa: FBT003 (Qt's own signature)
        app.setPalette(palette_of(self.theme))
        # Before the style sheet, without which widgets that are there keep the font they have.
        app.setFont(self.font)
        app.setStyleSheet(sheet)


def nearest_zoom(zoom: float) -> int:
    """Return the place in :data:`ZOOMS` of the letter size that is nearest to a wanted one."""
    return min(range(len(ZOOMS)), key=lambda at: abs(ZOOMS[at] - zoom))


def _system_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setFamily(window_family(font.family(), QFontDatabase.hasFamily))
    font.setPointSizeF(max(BASE_POINTS, font.pointSizeF()))
    return font


def window_family(named: str, installed: Callable[[str], bool]) -> str:
    """Return the family for the window: the one that the desktop has named, or the best one that is there.

    Who asks for a family that is not there gets any, one with serifs among them. Names that begin with a dot
    are macOS' own, which no list has.
    """
    if named.startswith(".") or (named.lower() not in _GENERIC and installed(named)):
        return named
    return next(filter(installed, _PREFERRED), named)


def palette_of(theme: Theme) -> QPalette:
    """Return a theme as Qt's own widgets want it."""
    role = QPalette.ColorRole
    palette = QPalette()
    for place, name in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.base),
        (role.AlternateBase, theme.raised),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.on_accent),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Mid, theme.line),
        (role.Light, theme.base),
        (role.Dark, theme.line),
    ):
        palette.setColor(place, colour(name))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, colour(theme.muted))
    return palette


def mixed(one: str, other: str, part: float) -> str:
    """Return a colour between two, ``part`` of the way from the first to the second."""
    first, second = _parts(one), _parts(other)
    red, green, blue = (a + (b - a) * part for a, b in zip(first, second, strict=True))
    return QColor.fromRgbF(red, green, blue).name()


def tone_of(chosen: str, theme: Theme) -> Tone:
    """Return the colours of a state for one that somebody has chosen; darker or lighter where it must be."""
    tint = mixed(theme.base, chosen, _TINT)
    inks = (mixed(chosen, theme.text, step / _STEPS) for step in range(_STEPS + 1))
    ink = next(
        (ink for ink in inks if min(contrast(ink, behind) for behind in (theme.base, tint)) >= LEGIBLE),
        theme.text,
    )
    on_solid = max("#000000", "#ffffff", key=lambda letters: contrast(letters, chosen))
    return Tone(ink=ink, tint=tint, solid=chosen, on_solid=on_solid)


def recoloured(theme: Theme, chosen: Mapping[str, str]) -> Theme:
    """Return a theme with the colours of states that somebody has chosen."""
    tones = {state: tone_of(chosen[state], theme) for state in theme.states if state in chosen}
    return msgspec.structs.replace(theme, states={**theme.states, **tones}) if tones else theme


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2 counts it: 1 to 21."""
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(name: str) -> float:
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in _parts(name))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(name: str) -> tuple[float, float, float]:
    value = QColor(name)
    return value.redF(), value.greenF(), value.blueF()
