"""All text has enough contrast, in every theme and with every kind of colour blindness."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from devlink3_desk.preferences import ColourPreferences, Preferences
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.theme import (
    Theme,
    compute_contrast,
    create_palette,
    derive_state_colours,
    load_colourless_theme,
    load_theme,
)
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.personal_pages import LEGEND, ColoursPage
from tests.qt.conftest import InstallLanguage
from tests.support.icon_shapes import measure_difference, render_shape

THEMES = ("light", "dark", "contrast-light", "contrast-dark")
MIN_TEXT_CONTRAST = 4.5
"""WCAG 2, 1.4.3, level AA, for text of ordinary size."""

HIGH_CONTRAST = 7.0
"""WCAG 2, 1.4.6, level AAA, for the themes with high contrast."""

MIN_SHAPE_CONTRAST = 3.0
"""WCAG 2.1, 1.4.11, for icons and frames."""

SIMULATIONS = {
    # Viénot, Brettel and Mollon (1999) for red and green, Brettel's plane for blue: in linear light.
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "tritanopia": ((1.0, 0.14461, -0.14461), (0.0, 0.85924, 0.14076), (0.0, 0.85924, 0.14076)),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
}


def decode_gamma(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def encode_gamma(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def simulate_vision(name: str, vision: str) -> str:
    """Return a colour as it appears to people with a kind of colour vision."""
    colour = QColor(name)
    light = [decode_gamma(value) for value in (colour.redF(), colour.greenF(), colour.blueF())]
    parts = [encode_gamma(sum(f * p for f, p in zip(row, light, strict=True))) for row in SIMULATIONS[vision]]
    return QColor.fromRgbF(*parts).name()


def text_pairs(theme: Theme) -> dict[str, tuple[str, str]]:
    """Return all pairs of text and background colours of style sheet, palette and delegates."""
    surfaces = {name: getattr(theme, name) for name in ("window", "base", "raised", "selection")}
    pairs = {
        f"{ink} on {name}": (getattr(theme, ink), behind)
        for ink in ("text", "muted", "accent")
        for name, behind in surfaces.items()
    }
    pairs["a primary button"] = (theme.on_accent, theme.accent)
    pairs["a primary button, disabled"] = (theme.muted, theme.raised)
    for state, colours in theme.states.items():
        pairs[f"{state}, prominent"] = (colours.on_solid, colours.solid)
        for ink in ("text", "muted"):
            pairs[f"{ink} on {state}"] = (getattr(theme, ink), colours.tint)
        for name, behind in {**surfaces, "tint": colours.tint}.items():
            pairs[f"{state} on {name}"] = (colours.ink, behind)
    return pairs


def find_low_contrast(pairs: dict[str, tuple[str, str]], minimum: float) -> dict[str, float]:
    ratios = {name: round(compute_contrast(*pair), 2) for name, pair in pairs.items()}
    return {name: ratio for name, ratio in ratios.items() if ratio < minimum}


@pytest.mark.parametrize("name", THEMES)
def test_all_text_has_enough_contrast(name: str) -> None:
    minimum = HIGH_CONTRAST if name.startswith("contrast") else MIN_TEXT_CONTRAST
    assert find_low_contrast(text_pairs(load_theme(name)), minimum) == {}
    assert find_low_contrast(text_pairs(load_colourless_theme(name)), minimum) == {}


@pytest.mark.parametrize("name", THEMES)
def test_focus_frames_and_icons_have_enough_contrast(name: str) -> None:
    theme = load_theme(name)
    surfaces = {part: getattr(theme, part) for part in ("window", "base", "raised", "selection")}
    pairs = {f"focus on {part}": (theme.focus, behind) for part, behind in surfaces.items()}
    pairs |= {f"frame of a choice on {part}": (theme.muted, behind) for part, behind in surfaces.items()}
    pairs |= {f"box that is ticked on {part}": (theme.accent, behind) for part, behind in surfaces.items()}
    pairs["its tick"] = ("#000000" if theme.dark else "#ffffff", theme.accent)
    pairs["focus of a primary button"] = (theme.text, theme.window)
    for state, colours in theme.states.items():
        pairs[f"focus on {state}"] = (theme.focus, colours.tint)
        pairs[f"shape of {state}"] = (colours.ink, colours.tint)
        pairs[f"{state}, prominent on base"] = (colours.solid, theme.base)
    if name.startswith("contrast"):
        pairs |= {f"frame on {part}": (theme.line, behind) for part, behind in surfaces.items()}
    assert find_low_contrast(pairs, MIN_SHAPE_CONTRAST) == {}


def test_low_contrast_is_found() -> None:
    theme = load_theme("light")
    faint = msgspec.structs.replace(theme, muted="#9aa5b1")
    assert "muted on base" in find_low_contrast(text_pairs(faint), MIN_TEXT_CONTRAST)
    assert find_low_contrast({"focus": (theme.line, theme.base)}, MIN_SHAPE_CONTRAST)


@pytest.mark.parametrize("name", THEMES)
def test_the_palette_has_enough_contrast(name: str) -> None:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = create_palette(load_theme(name))
    minimum = HIGH_CONTRAST if name.startswith("contrast") else MIN_TEXT_CONTRAST
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
    assert find_low_contrast(pairs, minimum) == {}


@pytest.mark.parametrize("vision", SIMULATIONS)
@pytest.mark.parametrize("name", THEMES)
def test_states_have_enough_contrast_for_every_colour_vision(name: str, vision: str) -> None:
    for colours in load_theme(name).states.values():
        for ink, ground in ((colours.ink, colours.tint), (colours.on_solid, colours.solid)):
            assert compute_contrast(simulate_vision(ink, vision), simulate_vision(ground, vision)) >= 4.0


@pytest.mark.parametrize("vision", SIMULATIONS)
@pytest.mark.parametrize("name", THEMES)
def test_states_that_need_different_actions_differ_for_every_colour_vision(
    qapp: QApplication, name: str, vision: str
) -> None:
    theme = load_theme(name)
    signs = {sign.colour_key: sign.icon for sign in state_display.CALL_SIGNS.values()}
    for one, other in itertools.combinations(("ringing", "queued", "held", "parked"), 2):
        colours = (
            simulate_vision(theme.find_colours(one).solid, vision),
            simulate_vision(theme.find_colours(other).solid, vision),
        )
        assert (
            colours[0] != colours[1]
            or measure_difference(render_shape(signs[one]), render_shape(signs[other])) > 0.3
        )


@given(st.integers(0, 0xFFFFFF), st.sampled_from(THEMES))
def test_any_custom_colour_has_enough_contrast(qapp: QApplication, number: int, name: str) -> None:
    theme = load_theme(name)
    colours = derive_state_colours(f"#{number:06x}", theme)
    for ink, behind in (
        (colours.ink, colours.tint),
        (colours.ink, theme.base),
        (colours.on_solid, colours.solid),
    ):
        assert compute_contrast(ink, behind) >= MIN_TEXT_CONTRAST


def test_the_legend_has_every_state_and_changes_colours(window: MainWindow) -> None:
    page = ColoursPage(window.theme_manager)
    shown = {sign for sign, _ in LEGEND}
    assert {*state_display.CALL_SIGNS.values()} <= shown
    page.show_preferences(Preferences())
    page.set_colour("ringing", "#00aa00")
    window.preferences.set_value(page.update_preferences(window.preferences.value))
    assert window.preferences.value.colours == ColourPreferences(states={"ringing": "#00aa00"})
    assert window.theme_manager.theme.find_colours("ringing").solid == "#00aa00"
    page.reset_button.click()
    window.preferences.set_value(page.update_preferences(window.preferences.value))
    assert window.theme_manager.theme == window.theme_manager.default_theme
    page.deleteLater()


def test_the_legend_is_in_the_language_of_the_window(
    window: MainWindow, install_language: InstallLanguage
) -> None:
    """A text that is translated elsewhere, in another context, would stay English here."""
    install_language("es")
    page = ColoursPage(window.theme_manager)
    shown = {label.text() for label in page.findChildren(Label)}
    page.deleteLater()
    # No word for a state is the same in English and Spanish.
    assert len(shown) >= len(LEGEND)
    assert shown.isdisjoint(text for _, text in LEGEND)


def test_the_contrast_ratio_is_that_of_the_standard() -> None:
    assert compute_contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert compute_contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
