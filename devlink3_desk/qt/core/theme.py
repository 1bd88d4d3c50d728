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

from devlink3_desk.qt.core.stylesheet import build_stylesheet
from devlink3_desk.resources import resource_folder


class StateColours(msgspec.Struct, frozen=True):
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
    states: dict[str, StateColours]

    def state_colours(self, state: str) -> StateColours:
        """Return the colours of a state."""
        return self.states.get(state) or self.states["unknown"]


class ThemeMode(StrEnum):
    """Which theme a person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    """As much contrast as there is; dark or light as the system is."""


BASE_FONT_POINTS: Final = 10.5
"""Letter size at 100 %; the system's own where that is larger."""

ZOOM_LEVELS: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0)

MIN_CONTRAST: Final = 4.5
"""Least contrast of letters and what is behind them (WCAG 2, level AA)."""

_TINT_RATIO: Final = 0.12
_BLEND_STEPS: Final = 20

_FALLBACK_FAMILIES: Final = (
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

_GENERIC_FAMILIES: Final = frozenset({"sans serif", "sans", "sans-serif", ""})


@cache
def load_theme(name: str) -> Theme:
    """Return a theme of ``resources/themes``."""
    return msgspec.json.decode((resource_folder() / "themes" / f"{name}.json").read_bytes(), type=Theme)


@cache
def load_colourless_theme(name: str) -> Theme:
    """Return a theme in which nothing calls for attention and everything can be read."""
    theme = load_theme(name)
    grey = StateColours(ink=theme.muted, tint=theme.raised, solid=theme.muted, on_solid=theme.base)
    return msgspec.structs.replace(theme, text=theme.muted, states=dict.fromkeys(theme.states, grey))


def is_system_dark() -> bool:
    """Return whether the desktop is dark now."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def is_high_contrast_requested() -> bool:
    """Return whether somebody has asked the desktop for high contrast (Qt tells since 6.10)."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    return (
        accessibility is not None
        and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    )


@cache
def to_qcolor(name: str) -> QColor:
    """Return a colour value, made once."""
    return QColor(name)


class ThemeManager(QObject):
    """The theme and letter size in use; applies them to the application whenever they change."""

    changed = Signal()
    """Colours or letter sizes are others."""
    stale_changed = Signal()
    """What is shown has become old, or true again."""

    def __init__(
        self,
        mode: ThemeMode = ThemeMode.SYSTEM,
        zoom: float = 1.0,
        parent: QObject | None = None,
        *,
        is_dark: Callable[[], bool] = is_system_dark,
        is_contrast_requested: Callable[[], bool] = is_high_contrast_requested,
    ) -> None:
        super().__init__(parent)
        self._is_dark, self._is_contrast_requested = is_dark, is_contrast_requested
        self._custom_colours: dict[str, str] = {}
        self._mode = mode
        self._zoom_index = nearest_zoom_index(zoom)
        self._base_font = _create_base_font()
        self._stale = False
        self._set_system_colour_scheme()
        self.theme, self.font = self._compute_theme()
        self._style_application()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_theme_changed)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self._on_system_theme_changed)

    @property
    def stale(self) -> bool:
        """Whether what is shown is old."""
        return self._stale

    def set_stale(self, stale: bool) -> None:  # noqa: FBT001 (a property)
        """Show the picture as an old one, or as the present one."""
        if stale != self._stale:
            self._stale = stale
            self.stale_changed.emit()

    @property
    def content_theme(self) -> Theme:
        """The theme for what the PBX told: without colours while it is old, as old pictures are."""
        return load_colourless_theme(self.theme.name) if self._stale else self.theme

    @property
    def default_theme(self) -> Theme:
        """The theme in use, without the colours that somebody has chosen."""
        return load_theme(self.theme.name)

    @property
    def mode(self) -> ThemeMode:
        """Which theme is wanted."""
        return self._mode

    @property
    def zoom(self) -> float:
        """Letter size, 1.0 being normal."""
        return ZOOM_LEVELS[self._zoom_index]

    def set_mode(self, mode: ThemeMode) -> None:
        """Follow the system, or not."""
        self._mode = mode
        self._set_system_colour_scheme()
        self._update_theme()

    def set_custom_colours(self, chosen: Mapping[str, str]) -> None:
        """Take the colours of states that somebody has chosen; others have those of the theme."""
        self._custom_colours = dict(chosen)
        self._update_theme()

    def set_zoom(self, zoom: float) -> None:
        """Take the nearest letter size there is."""
        self._zoom_index = nearest_zoom_index(zoom)
        self._update_theme()

    def change_zoom(self, steps: int) -> None:
        """Make letters larger or smaller."""
        self._zoom_index = max(0, min(len(ZOOM_LEVELS) - 1, self._zoom_index + steps))
        self._update_theme()

    def scaled_font(self, scale: float, *, bold: bool = False, weight: int | None = None) -> QFont:
        """Return the window's font in another size, digits all of one width."""
        font = QFont(self.font)
        font.setPointSizeF(self.font.pointSizeF() * scale)
        if bold or weight is not None:
            font.setWeight(QFont.Weight(weight or QFont.Weight.DemiBold))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _on_system_theme_changed(self) -> None:
        if self._mode in {ThemeMode.SYSTEM, ThemeMode.CONTRAST}:
            self._update_theme()

    def _set_system_colour_scheme(self) -> None:
        """Have the frames and dialogs of the system in the same colours."""
        hints = QGuiApplication.styleHints()
        if self._mode in {ThemeMode.SYSTEM, ThemeMode.CONTRAST}:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(
                Qt.ColorScheme.Dark if self._mode == ThemeMode.DARK else Qt.ColorScheme.Light
            )

    def _compute_theme(self) -> tuple[Theme, QFont]:
        follows = self._mode in {ThemeMode.SYSTEM, ThemeMode.CONTRAST}
        dark = self._is_dark() if follows else self._mode == ThemeMode.DARK
        strong = self._mode == ThemeMode.CONTRAST or (
            self._mode == ThemeMode.SYSTEM and self._is_contrast_requested()
        )
        font = QFont(self._base_font)
        font.setPointSizeF(self._base_font.pointSizeF() * self.zoom)
        name = ("contrast-" if strong else "") + ("dark" if dark else "light")
        return override_state_colours(load_theme(name), self._custom_colours), font

    def _update_theme(self) -> None:
        wanted = self._compute_theme()
        if wanted != (self.theme, self.font):
            self.theme, self.font = wanted
            self._style_application()
            self.changed.emit()

    def _style_application(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        sheet = build_stylesheet(self.theme, self.font.pointSizeF())
        if not app.property("dressed"):
            app.setStyle("Fusion")
            # Here already: the first style sheet brings the system's own fonts for menus and lists back.
            app.setStyleSheet(sheet)
            app.setProperty("dressed", True)  # noqa: FBT003 (Qt's own signature)
        app.setPalette(create_palette(self.theme))
        # Before the style sheet, without which widgets that are there keep the font they have.
        app.setFont(self.font)
        app.setStyleSheet(sheet)


def nearest_zoom_index(zoom: float) -> int:
    """Return the place in :data:`ZOOMS` of the letter size that is nearest to a wanted one."""
    return min(range(len(ZOOM_LEVELS)), key=lambda at: abs(ZOOM_LEVELS[at] - zoom))


def _create_base_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setFamily(choose_font_family(font.family(), QFontDatabase.hasFamily))
    font.setPointSizeF(max(BASE_FONT_POINTS, font.pointSizeF()))
    return font


def choose_font_family(requested: str, installed: Callable[[str], bool]) -> str:
    """Return the family for the window: the one that the desktop has named, or the best one that is there.

    Who asks for a family that is not there gets any, one with serifs among them. Names that begin with a dot
    are macOS' own, which no list has.
    """
    if requested.startswith(".") or (requested.lower() not in _GENERIC_FAMILIES and installed(requested)):
        return requested
    return next(filter(installed, _FALLBACK_FAMILIES), requested)


def create_palette(theme: Theme) -> QPalette:
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
        palette.setColor(place, to_qcolor(name))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, to_qcolor(theme.muted))
    return palette


def mix_colours(first_name: str, second_name: str, ratio: float) -> str:
    """Return a colour between two, ``part`` of the way from the first to the second."""
    first, second = _rgb_components(first_name), _rgb_components(second_name)
    red, green, blue = (a + (b - a) * ratio for a, b in zip(first, second, strict=True))
    return QColor.fromRgbF(red, green, blue).name()


def derive_state_colours(chosen: str, theme: Theme) -> StateColours:
    """Return the colours of a state for one that somebody has chosen; darker or lighter where it must be."""
    tint = mix_colours(theme.base, chosen, _TINT_RATIO)
    inks = (mix_colours(chosen, theme.text, step / _BLEND_STEPS) for step in range(_BLEND_STEPS + 1))
    ink = next(
        (
            ink
            for ink in inks
            if min(contrast_ratio(ink, behind) for behind in (theme.base, tint)) >= MIN_CONTRAST
        ),
        theme.text,
    )
    on_solid = max("#000000", "#ffffff", key=lambda letters: contrast_ratio(letters, chosen))
    return StateColours(ink=ink, tint=tint, solid=chosen, on_solid=on_solid)


def override_state_colours(theme: Theme, chosen: Mapping[str, str]) -> Theme:
    """Return a theme with the colours of states that somebody has chosen."""
    tones = {state: derive_state_colours(chosen[state], theme) for state in theme.states if state in chosen}
    return msgspec.structs.replace(theme, states={**theme.states, **tones}) if tones else theme


def contrast_ratio(first_name: str, second_name: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2 counts it: 1 to 21."""
    first, second = sorted((_relative_luminance(first_name), _relative_luminance(second_name)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _relative_luminance(name: str) -> float:
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in _rgb_components(name)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb_components(name: str) -> tuple[float, float, float]:
    value = QColor(name)
    return value.redF(), value.greenF(), value.blueF()
