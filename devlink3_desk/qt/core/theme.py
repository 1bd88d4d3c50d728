"""Themes: the colours of ``resources/themes`` and the font, applied to Qt's palette and styles.

The rest of the window refers to colours by their meaning only, such as ``theme.muted`` or the ink of a state.
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

from devlink3_desk.decoding import decode_json
from devlink3_desk.qt.core.stylesheet import build_stylesheet
from devlink3_desk.resources import resource_folder


class StateColours(msgspec.Struct, frozen=True):
    """The colours of one state."""

    ink: str
    """Colour of text and icons on :attr:`Theme.base` and on :attr:`tint`."""
    tint: str
    """Unobtrusive background."""
    solid: str
    """Background of a prominent state."""
    on_solid: str
    """Colour of text and icons on :attr:`solid`."""


class Theme(msgspec.Struct, frozen=True):
    """All colours of the window, as in a file of ``resources/themes``."""

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

    def find_colours(self, state: str) -> StateColours:
        """Return the colours of a state, those of "unknown" for a state that the theme does not have."""
        return self.states.get(state) or self.states["unknown"]


class ThemeMode(StrEnum):
    """The user's choice of a theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    """High contrast; dark or light as the system."""


BASE_FONT_POINTS: Final = 10.5
"""Font size at a zoom of 1.0, unless the system's own is larger."""

ZOOM_LEVELS: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0)

MIN_CONTRAST: Final = 4.5
"""Contrast ratio that text needs with its background (WCAG 2, 1.4.3, level AA)."""

_TINT_RATIO: Final = 0.12
"""Share of a custom colour in its tint; the rest is the base of the theme."""

_BLEND_STEPS: Final = 20
"""Steps from a custom colour to the text colour, of which the first with enough contrast is the ink."""

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
"""Used in this order where the desktop names no font, or one that is not installed."""

_GENERIC_FAMILIES: Final = frozenset({"sans serif", "sans", "sans-serif", ""})


@cache
def load_theme(name: str) -> Theme:
    """Return the theme of a file in ``resources/themes``."""
    return decode_json((resource_folder() / "themes" / f"{name}.json").read_bytes(), Theme)


@cache
def load_colourless_theme(name: str) -> Theme:
    """Return a theme without the colours of states, for data that is stale."""
    theme = load_theme(name)
    grey = StateColours(ink=theme.muted, tint=theme.raised, solid=theme.muted, on_solid=theme.base)
    return msgspec.structs.replace(theme, text=theme.muted, states=dict.fromkeys(theme.states, grey))


def is_system_dark() -> bool:
    """Return whether the desktop has a dark colour scheme."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def is_high_contrast_requested() -> bool:
    """Return whether the desktop is set to high contrast."""
    hints = QGuiApplication.styleHints()
    # Qt reports it since 6.10.
    accessibility = getattr(hints, "accessibility", None)
    return (
        accessibility is not None
        and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    )


@cache
def to_qcolor(name: str) -> QColor:
    """Return the colour of a name such as ``#1f6feb``, cached."""
    return QColor(name)


class ThemeManager(QObject):
    """Holds the theme and the font of widgets; a subclass sets both, and emits :attr:`changed`."""

    changed = Signal()
    """Emitted when :attr:`theme` or :attr:`font` has changed, and when a sharper screen was connected."""
    stale_changed = Signal()
    """Emitted when :attr:`stale` has changed."""

    theme: Theme
    font: QFont

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stale = False

    @property
    def stale(self) -> bool:
        """Whether the data on screen is out of date, because the link is lost."""
        return self._stale

    def set_stale(self, stale: bool) -> None:  # noqa: FBT001 (a property)
        """Set :attr:`stale`, and emit :attr:`stale_changed` if it differs."""
        if stale != self._stale:
            self._stale = stale
            self.stale_changed.emit()

    @property
    def content_theme(self) -> Theme:
        """The theme for data of the PBX: without the colours of states while the data is stale."""
        return load_colourless_theme(self.theme.name) if self._stale else self.theme

    @property
    def default_theme(self) -> Theme:
        """The theme in use, without custom colours."""
        return load_theme(self.theme.name)

    @property
    def mode(self) -> ThemeMode:
        """The choice of a theme."""
        raise NotImplementedError

    @property
    def zoom(self) -> float:
        """Font size as a multiple of the normal one."""
        raise NotImplementedError

    def scale_font(self, scale: float, *, bold: bool = False) -> QFont:
        """Return the font in another size, semi-bold if ``bold``, with tabular digits."""
        font = QFont(self.font)
        font.setPointSizeF(self.font.pointSizeF() * scale)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        # Digits of equal width, so that the times in a column do not move with every second.
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


class ApplicationThemeManager(ThemeManager):
    """Chooses the theme and the font, and applies them to the application."""

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
        self._zoom_index = find_zoom_index(zoom)
        self._base_font = _create_base_font()
        self._set_system_colour_scheme()
        self.theme, self.font = self._compute_theme()
        self._style_application()
        self._screen_ratio = 0.0
        self._follow_screens()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_theme_changed)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self._on_system_theme_changed)

    @property
    def mode(self) -> ThemeMode:
        """The choice of a theme."""
        return self._mode

    @property
    def zoom(self) -> float:
        """Font size as a multiple of the normal one."""
        return ZOOM_LEVELS[self._zoom_index]

    def set_mode(self, mode: ThemeMode) -> None:
        """Choose a theme."""
        self._mode = mode
        self._set_system_colour_scheme()
        self._update_theme()

    def set_custom_colours(self, chosen: Mapping[str, str]) -> None:
        """Set custom colours by state; other states have the colours of the theme."""
        self._custom_colours = dict(chosen)
        self._update_theme()

    def set_zoom(self, zoom: float) -> None:
        """Set the zoom to the nearest of :data:`ZOOM_LEVELS`."""
        self._zoom_index = find_zoom_index(zoom)
        self._update_theme()

    def change_zoom(self, steps: int) -> None:
        """Change the zoom by some levels, up or down."""
        self._zoom_index = max(0, min(len(ZOOM_LEVELS) - 1, self._zoom_index + steps))
        self._update_theme()

    def _follow_screens(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            self._screen_ratio = application.devicePixelRatio()
            application.screenAdded.connect(self._on_screen_added)

    def _on_screen_added(self) -> None:
        """Render the icons again for a screen that is sharper than all others."""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and application.devicePixelRatio() > self._screen_ratio:
            self._screen_ratio = application.devicePixelRatio()
            self.changed.emit()

    def _on_system_theme_changed(self) -> None:
        if self._mode in {ThemeMode.SYSTEM, ThemeMode.CONTRAST}:
            self._update_theme()

    def _set_system_colour_scheme(self) -> None:
        """Make title bars and native dialogs match the theme."""
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
        theme, font = self._compute_theme()
        if (theme, font) != (self.theme, self.font):
            self.theme, self.font = theme, font
            self._style_application()
            self.changed.emit()

    def _style_application(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        sheet = build_stylesheet(self.theme, self.font.pointSizeF())
        if not app.property("styled"):
            # Fusion looks the same on all platforms, and follows the palette in every detail.
            app.setStyle("Fusion")
            # The first style sheet resets the fonts of menus and lists to the system's. It is set before
            # setFont, whose effect on them it would undo otherwise.
            app.setStyleSheet(sheet)
            app.setProperty("styled", True)  # noqa: FBT003 (Qt's own signature)
        app.setPalette(create_palette(self.theme))
        # Existing widgets only adopt the font when the style sheet after it has them polished again.
        app.setFont(self.font)
        app.setStyleSheet(sheet)


class FollowingThemeManager(ThemeManager):
    """The theme and the font of another manager, for data that is not stale when that of the other one is.

    The theme is chosen with the other one.
    """

    def __init__(self, followed: ThemeManager, parent: QObject) -> None:
        super().__init__(parent)
        self._followed = followed
        self._follow()
        followed.changed.connect(self._follow)

    @property
    def mode(self) -> ThemeMode:
        """The choice of a theme."""
        return self._followed.mode

    @property
    def zoom(self) -> float:
        """Font size as a multiple of the normal one."""
        return self._followed.zoom

    def _follow(self) -> None:
        self.theme, self.font = self._followed.theme, self._followed.font
        self.changed.emit()


def find_zoom_index(zoom: float) -> int:
    """Return the index in :data:`ZOOM_LEVELS` of the level nearest to ``zoom``."""
    return min(range(len(ZOOM_LEVELS)), key=lambda index: abs(ZOOM_LEVELS[index] - zoom))


def _create_base_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setFamily(choose_font_family(font.family(), QFontDatabase.hasFamily))
    font.setPointSizeF(max(BASE_FONT_POINTS, font.pointSizeF()))
    return font


def choose_font_family(requested: str, installed: Callable[[str], bool]) -> str:
    """Return the font family for the window: the one of the desktop if it is installed, else a fallback."""
    # For a family that is not installed, Qt would choose any other, perhaps one with serifs. Families of
    # macOS whose names begin with a dot exist, but are never listed.
    if requested.startswith(".") or (requested.lower() not in _GENERIC_FAMILIES and installed(requested)):
        return requested
    return next(filter(installed, _FALLBACK_FAMILIES), requested)


def create_palette(theme: Theme) -> QPalette:
    """Return the palette for widgets that Qt paints itself."""
    role = QPalette.ColorRole
    palette = QPalette()
    for colour_role, name in (
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
        palette.setColor(colour_role, to_qcolor(name))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, to_qcolor(theme.muted))
    return palette


def mix_colours(first_name: str, second_name: str, ratio: float) -> str:
    """Return a colour between two; ``ratio`` is 0.0 for the first and 1.0 for the second."""
    first, second = _split_colour(first_name), _split_colour(second_name)
    red, green, blue = (a + (b - a) * ratio for a, b in zip(first, second, strict=True))
    return QColor.fromRgbF(red, green, blue).name()


def derive_state_colours(chosen: str, theme: Theme) -> StateColours:
    """Return the colours of a state for a custom colour; ink and text get enough contrast in any case."""
    tint = mix_colours(theme.base, chosen, _TINT_RATIO)
    inks = (mix_colours(chosen, theme.text, step / _BLEND_STEPS) for step in range(_BLEND_STEPS + 1))
    ink = next(
        (
            ink
            for ink in inks
            if min(compute_contrast(ink, behind) for behind in (theme.base, tint)) >= MIN_CONTRAST
        ),
        theme.text,
    )
    on_solid = max("#000000", "#ffffff", key=lambda letters: compute_contrast(letters, chosen))
    return StateColours(ink=ink, tint=tint, solid=chosen, on_solid=on_solid)


def override_state_colours(theme: Theme, chosen: Mapping[str, str]) -> Theme:
    """Return a theme with custom colours by state."""
    colours = {state: derive_state_colours(chosen[state], theme) for state in theme.states if state in chosen}
    return msgspec.structs.replace(theme, states={**theme.states, **colours}) if colours else theme


def compute_contrast(first_name: str, second_name: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2, definition of "contrast ratio")."""
    first, second = sorted((_compute_luminance(first_name), _compute_luminance(second_name)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _compute_luminance(name: str) -> float:
    # WCAG 2, definition of "relative luminance"; the threshold is that of its published text.
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in _split_colour(name)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _split_colour(name: str) -> tuple[float, float, float]:
    value = QColor(name)
    return value.redF(), value.greenF(), value.blueF()
