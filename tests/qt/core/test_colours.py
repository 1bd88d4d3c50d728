"""Every state can be read, and told from every other without the colours, and by every eye."""

from __future__ import annotations

import itertools
from collections import defaultdict

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication

from devlink3_desk.preferences import ColourPreferences, Preferences
from devlink3_desk.qt.core import assets, state_display
from devlink3_desk.qt.core.theme import (
    Theme,
    ThemeManager,
    ThemeMode,
    contrast_ratio,
    create_palette,
    derive_state_colours,
    load_colourless_theme,
    load_theme,
    override_state_colours,
)
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.personal_pages import LEGEND, ColoursPage

THEMES = ("light", "dark", "contrast-light", "contrast-dark")
LEGIBLE = 4.5
STRONG = 7.0

SIMULATIONS = {
    # Viénot, Brettel and Mollon (1999) for red and green, Brettel's plane for blue: in linear light.
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "tritanopia": ((1.0, 0.14461, -0.14461), (0.0, 0.85924, 0.14076), (0.0, 0.85924, 0.14076)),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
}


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def encoded(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def seen(name: str, eye: str) -> str:
    """Return a colour as an eye sees it."""
    colour = QColor(name)
    light = [linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF())]
    parts = [encoded(sum(f * p for f, p in zip(row, light, strict=True))) for row in SIMULATIONS[eye]]
    return QColor.fromRgbF(*parts).name()


SHAPE = 3.0
"""WCAG 2.1, 1.4.11: of shapes and frames that something is known by."""


def pairs_of(theme: Theme) -> dict[str, tuple[str, str]]:
    """Return everything that letters of the window stand on: style sheet, palette and delegates."""
    surfaces = {name: getattr(theme, name) for name in ("window", "base", "raised", "selection")}
    pairs = {
        f"{ink} on {name}": (getattr(theme, ink), behind)
        for ink in ("text", "muted", "accent")  # muted: second lines, placeholders and what is disabled
        for name, behind in surfaces.items()
    }
    pairs["a primary button"] = (theme.on_accent, theme.accent)
    pairs["a primary button, disabled"] = (theme.muted, theme.raised)
    for state, tone in theme.states.items():
        pairs[f"{state}, loud"] = (tone.on_solid, tone.solid)
        for ink in ("text", "muted"):
            pairs[f"{ink} on {state}"] = (getattr(theme, ink), tone.tint)
        for name, behind in {**surfaces, "tint": tone.tint}.items():
            pairs[f"{state} on {name}"] = (tone.ink, behind)
    return pairs


def too_faint(pairs: dict[str, tuple[str, str]], least: float) -> dict[str, float]:
    found = {name: round(contrast_ratio(*pair), 2) for name, pair in pairs.items()}
    return {name: ratio for name, ratio in found.items() if ratio < least}


@pytest.mark.parametrize("name", THEMES)
def test_letters_stand_out_wherever_they_stand(name):
    """Chosen, hovered over, disabled, old or pressing: all of it is to be read."""
    least = STRONG if name.startswith("contrast") else LEGIBLE
    assert too_faint(pairs_of(load_theme(name)), least) == {}
    assert too_faint(pairs_of(load_colourless_theme(name)), least) == {}


@pytest.mark.parametrize("name", THEMES)
def test_where_the_keyboard_is_and_what_a_shape_means_can_be_seen(name):
    theme = load_theme(name)
    surfaces = {part: getattr(theme, part) for part in ("window", "base", "raised", "selection")}
    pairs = {f"focus on {part}": (theme.focus, behind) for part, behind in surfaces.items()}
    pairs |= {f"frame of a choice on {part}": (theme.muted, behind) for part, behind in surfaces.items()}
    pairs |= {f"box that is ticked on {part}": (theme.accent, behind) for part, behind in surfaces.items()}
    pairs["its tick"] = ("#000000" if theme.dark else "#ffffff", theme.accent)
    pairs["focus of a primary button"] = (theme.text, theme.window)
    for state, tone in theme.states.items():
        pairs[f"focus on {state}"] = (theme.focus, tone.tint)
        pairs[f"shape of {state}"] = (tone.ink, tone.tint)
        pairs[f"{state}, loud, on the desk"] = (tone.solid, theme.base)
    if name.startswith("contrast"):
        pairs |= {f"frame on {part}": (theme.line, behind) for part, behind in surfaces.items()}
    assert too_faint(pairs, SHAPE) == {}


def test_the_measure_would_find_what_is_too_faint():
    theme = load_theme("light")
    faint = msgspec.structs.replace(theme, muted="#9aa5b1")
    assert "muted on base" in too_faint(pairs_of(faint), LEGIBLE)
    assert too_faint({"focus": (theme.line, theme.base)}, SHAPE)


@pytest.mark.parametrize("name", THEMES)
def test_the_palette_of_qt_s_own_widgets_can_be_read(name):
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = create_palette(load_theme(name))
    least = STRONG if name.startswith("contrast") else LEGIBLE
    pairs = {
        f"{ink.name} on {behind.name}, {state.name}": (
            palette.color(state, ink).name(),
            palette.color(state, behind).name(),
        )
        for state in (group.Active, group.Inactive, group.Disabled)
        for ink, behind in (
            (role.WindowText, role.Window),
            (role.Text, role.Base),
            (role.Text, role.AlternateBase),
            (role.ButtonText, role.Button),
            (role.PlaceholderText, role.Base),
            (role.HighlightedText, role.Highlight),
            (role.ToolTipText, role.ToolTipBase),
            (role.Link, role.Window),
            (role.LinkVisited, role.Window),
        )
    }
    assert too_faint(pairs, least) == {}


@pytest.mark.parametrize("eye", SIMULATIONS)
@pytest.mark.parametrize("name", THEMES)
def test_every_eye_can_read_it(name, eye):
    for tone in load_theme(name).states.values():
        assert contrast_ratio(seen(tone.ink, eye), seen(tone.tint, eye)) >= 4.0
        assert contrast_ratio(seen(tone.on_solid, eye), seen(tone.solid, eye)) >= 4.0


def shape(icon: str) -> QImage:
    return assets.load_pixmap(icon, "#000000", 24).toImage().convertToFormat(QImage.Format.Format_Alpha8)


def difference(one: QImage, other: QImage) -> float:
    """Return the part of the painted dots in which two shapes differ."""
    dots = [(x, y) for x in range(24) for y in range(24)]
    first = {dot for dot in dots if one.pixelColor(*dot).alpha() > 127}
    second = {dot for dot in dots if other.pixelColor(*dot).alpha() > 127}
    return len(first ^ second) / max(1, len(first | second))


@pytest.mark.parametrize(
    "table", [state_display.CALL_SIGNS, state_display.EXTENSION_SIGNS, state_display.URGENCY_SIGNS]
)
def test_states_differ_in_shape_where_colours_do_not_help(qapp: QApplication, table):
    """No colour at all is worse than any colour-blindness: shapes alone must do."""
    for one, other in itertools.combinations({sign.icon for sign in table.values()}, 2):
        assert difference(shape(one), shape(other)) > 0.3, (one, other)
    by_icon = defaultdict(set)
    for state, sign in table.items():
        by_icon[sign.icon].add(state)
    assert all(len(found) == 1 for found in by_icon.values()), by_icon


@pytest.mark.parametrize("eye", SIMULATIONS)
@pytest.mark.parametrize("name", THEMES)
def test_hold_and_do_not_disturb_what_rings_and_what_waits_are_never_alike(qapp: QApplication, name, eye):
    """Of states that ask for different things, shape or lightness tell them apart to every eye."""
    theme = load_theme(name)
    signs = {sign.colour_key: sign.icon for sign in state_display.CALL_SIGNS.values()}
    for one, other in itertools.combinations(("ringing", "queued", "held", "parked"), 2):
        colours = seen(theme.state_colours(one).solid, eye), seen(theme.state_colours(other).solid, eye)
        assert colours[0] != colours[1] or difference(shape(signs[one]), shape(signs[other])) > 0.3


@given(st.integers(0, 0xFFFFFF), st.sampled_from(THEMES))
def test_whatever_colour_somebody_chooses_can_be_read(qapp: QApplication, number, name):
    theme = load_theme(name)
    tone = derive_state_colours(f"#{number:06x}", theme)
    for ink, behind in ((tone.ink, tone.tint), (tone.ink, theme.base), (tone.on_solid, tone.solid)):
        assert contrast_ratio(ink, behind) >= LEGIBLE


def test_the_legend_has_every_state_and_changes_colours(window: MainWindow):
    page = ColoursPage(window.theme_manager)
    shown = {sign for sign, _ in LEGEND}
    assert {*state_display.CALL_SIGNS.values()} <= shown
    page.show_preferences(Preferences())
    page.set_colour("ringing", "#00aa00")
    window.preferences.set_value(page.updated_preferences(window.preferences.value))
    assert window.preferences.value.colours == ColourPreferences(states={"ringing": "#00aa00"})
    assert window.theme_manager.theme.state_colours("ringing").solid == "#00aa00"
    page.reset_button.click()
    window.preferences.set_value(page.updated_preferences(window.preferences.value))
    assert window.theme_manager.theme == window.theme_manager.default_theme
    page.deleteLater()


@pytest.mark.parametrize("dark", [False, True])
def test_high_contrast_follows_the_system(qapp: QApplication, dark):
    wishes = {"contrast": False}
    look = ThemeManager(is_dark=lambda: dark, is_contrast_requested=lambda: wishes["contrast"])
    plain = "dark" if dark else "light"
    assert look.theme.name == plain
    wishes["contrast"] = True
    look.set_mode(ThemeMode.SYSTEM)
    assert look.theme.name == f"contrast-{plain}"
    wishes["contrast"] = False
    look.set_mode(ThemeMode.CONTRAST)
    assert look.theme.name == f"contrast-{plain}"
    assert override_state_colours(look.theme, {}) is look.theme
    look.set_mode(ThemeMode.SYSTEM)
    look.deleteLater()
