"""Both themes can be read, follow the system, and never leave a state to its colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.core import assets, state_display
from devlink3_desk.qt.core.theme import (
    Theme,
    ThemeManager,
    ThemeMode,
    choose_font_family,
    contrast_ratio,
    load_colourless_theme,
    load_theme,
)
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallStatus,
    ExtensionStatus,
    LinkStatus,
    PartyKind,
    PersonKind,
)

READABLE = 4.5
"""WCAG 2, level AA, for text of ordinary size."""

THEMES = [
    load_theme("light"),
    load_theme("dark"),
    load_colourless_theme("light"),
    load_colourless_theme("dark"),
]


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "light, old", "dark, old"])
def test_everything_can_be_read(theme: Theme) -> None:
    for ink in (theme.text, theme.muted):
        for ground in (theme.window, theme.base, theme.raised, theme.selection):
            assert contrast_ratio(ink, ground) >= READABLE, (ink, ground)
    assert contrast_ratio(theme.on_accent, theme.accent) >= READABLE
    for name, tone in theme.states.items():
        assert contrast_ratio(tone.on_solid, tone.solid) >= READABLE, name
        assert contrast_ratio(theme.text, tone.tint) >= READABLE, name
        assert contrast_ratio(theme.muted, tone.tint) >= READABLE, name
        for ground in (tone.tint, theme.base, theme.raised, theme.selection):
            assert contrast_ratio(tone.ink, ground) >= READABLE, (name, ground)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("signs", [state_display.CALL_SIGNS, state_display.EXTENSION_SIGNS])
def test_states_differ_in_shape_and_word(signs: dict[Enum, state_display.StateSign]) -> None:
    of_calls = signs is state_display.CALL_SIGNS
    table: Mapping[Any, str] = (
        state_display.CALL_STATE_TEXTS if of_calls else state_display.EXTENSION_STATE_TEXTS
    )
    assert set(signs) == set(table) == set(type(next(iter(signs))))
    assert len({sign.icon for sign in signs.values()}) == len(signs)
    assert len({state_display.translate_state_text(word) for word in table.values()}) == len(signs)


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (state_display.CALL_STATE_TEXTS, CallStatus),
        (state_display.EXTENSION_STATE_TEXTS, ExtensionStatus),
        (state_display.LINK_STATE_TEXTS, LinkStatus),
        (state_display.DIRECTION_TEXTS, CallDirection),
        (state_display.FLAG_TEXTS, CallFlag),
        (state_display.PARTY_KIND_TEXTS, PartyKind),
        (state_display.PERSON_KIND_TEXTS, PersonKind),
        (state_display.LINK_SIGNS, LinkStatus),
        (state_display.DIRECTION_ICONS, CallDirection),
        (state_display.PERSON_ICONS, PersonKind),
    ],
)
def test_every_value_has_its_word_and_shape(table: dict[Enum, object], kind: type[Enum]) -> None:
    assert set(table) == set(kind)


def test_every_shape_is_there_and_drawn(qapp: QApplication) -> None:
    signs = (
        *state_display.CALL_SIGNS.values(),
        *state_display.EXTENSION_SIGNS.values(),
        *state_display.LINK_SIGNS.values(),
        state_display.EMERGENCY_SIGN,
    )
    names = (
        {sign.icon for sign in signs}
        | set(state_display.DIRECTION_ICONS.values())
        | set(state_display.PERSON_ICONS.values())
    )
    names |= {flag.value for flag in CallFlag}
    for name in names:
        image = assets.load_pixmap(name, "#ff0000", 24).toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
        assert inked > 20, name
    for theme in THEMES:
        assert all(sign.colour_key in theme.states for sign in signs)


def test_the_look_follows_the_system_until_told_otherwise(qapp: QApplication) -> None:
    dark = False
    look = ThemeManager(is_dark=lambda: dark)
    assert look.theme.name == "light"
    dark = True
    look.set_mode(ThemeMode.SYSTEM)
    assert look.theme.name == "dark"
    look.set_mode(ThemeMode.LIGHT)
    assert look.theme.name == "light"
    assert qapp.palette().window().color().name() == look.theme.window
    look.set_mode(ThemeMode.DARK)
    dark = False
    assert look.theme.name == "dark"
    look.set_mode(ThemeMode.SYSTEM)
    assert look.theme.name == "light"


def test_letters_grow_and_shrink_between_limits(qapp: QApplication) -> None:
    look = ThemeManager(is_dark=lambda: False)
    normal = look.font.pointSizeF()
    for _ in range(30):
        look.change_zoom(1)
    assert look.font.pointSizeF() == pytest.approx(normal * 2.0)
    for _ in range(30):
        look.change_zoom(-1)
    assert look.font.pointSizeF() == pytest.approx(normal * 0.8)
    look.set_zoom(1.0)
    assert look.font.pointSizeF() == pytest.approx(normal)


@pytest.mark.parametrize(
    ("named", "there", "taken"),
    [
        ("Segoe UI", {"Segoe UI", "Inter"}, "Segoe UI"),
        ("MS Shell Dlg", {"Century", "DejaVu Sans"}, "DejaVu Sans"),
        ("MS Shell Dlg", {"Century", "Tahoma", "Arial"}, "Tahoma"),
        ("Sans Serif", {"Sans Serif", "Century", "Noto Sans"}, "Noto Sans"),
        (".AppleSystemUIFont", {"Arial"}, ".AppleSystemUIFont"),
        ("Gone", {"Century"}, "Gone"),
    ],
)
def test_a_font_that_is_not_there_does_not_leave_the_window_to_chance(named, there, taken):
    assert choose_font_family(named, there.__contains__) == taken
