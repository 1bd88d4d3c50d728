"""Both themes can be read, follow the system, and never leave a state to its colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt import assets, states
from devlink3_desk.qt.models import words
from devlink3_desk.qt.theme import Look, Mode, Theme, colourless, contrast, load_theme, window_family
from devlink3_desk.switchboard.views import (
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

THEMES = [load_theme("light"), load_theme("dark"), colourless("light"), colourless("dark")]


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "light, old", "dark, old"])
def test_everything_can_be_read(theme: Theme) -> None:
    for ink in (theme.text, theme.muted):
        for ground in (theme.window, theme.base, theme.raised, theme.selection):
            assert contrast(ink, ground) >= READABLE, (ink, ground)
    assert contrast(theme.on_accent, theme.accent) >= READABLE
    for name, tone in theme.states.items():
        assert contrast(tone.on_solid, tone.solid) >= READABLE, name
        assert contrast(theme.text, tone.tint) >= READABLE, name
        assert contrast(theme.muted, tone.tint) >= READABLE, name
        for ground in (tone.tint, theme.base, theme.raised, theme.selection):
            assert contrast(tone.ink, ground) >= READABLE, (name, ground)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("signs", [states.CALL, states.EXTENSION])
def test_states_differ_in_shape_and_word(signs: dict[Enum, states.Sign]) -> None:
    table: Mapping[Any, str] = words.CALL if signs is states.CALL else words.EXTENSION
    assert set(signs) == set(table) == set(type(next(iter(signs))))
    assert len({sign.icon for sign in signs.values()}) == len(signs)
    assert len({words.word(word) for word in table.values()}) == len(signs)


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (words.CALL, CallStatus),
        (words.EXTENSION, ExtensionStatus),
        (words.LINK, LinkStatus),
        (words.DIRECTION, CallDirection),
        (words.FLAG, CallFlag),
        (words.PARTY, PartyKind),
        (words.PERSON, PersonKind),
        (states.LINK, LinkStatus),
        (states.DIRECTION, CallDirection),
        (states.PERSON, PersonKind),
    ],
)
def test_every_value_has_its_word_and_shape(table: dict[Enum, object], kind: type[Enum]) -> None:
    assert set(table) == set(kind)


def test_every_shape_is_there_and_drawn(qapp: QApplication) -> None:
    signs = (*states.CALL.values(), *states.EXTENSION.values(), *states.LINK.values(), states.EMERGENCY)
    names = {sign.icon for sign in signs} | set(states.DIRECTION.values()) | set(states.PERSON.values())
    names |= {flag.value for flag in CallFlag}
    for name in names:
        image = assets.pixmap(name, "#ff0000", 24).toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
        assert inked > 20, name
    for theme in THEMES:
        assert all(sign.tone in theme.states for sign in signs)


def test_the_look_follows_the_system_until_told_otherwise(qapp: QApplication) -> None:
    dark = False
    look = Look(is_dark=lambda: dark)
    assert look.theme.name == "light"
    dark = True
    look.set_mode(Mode.SYSTEM)
    assert look.theme.name == "dark"
    look.set_mode(Mode.LIGHT)
    assert look.theme.name == "light"
    assert qapp.palette().window().color().name() == look.theme.window
    look.set_mode(Mode.DARK)
    dark = False
    assert look.theme.name == "dark"
    look.set_mode(Mode.SYSTEM)
    assert look.theme.name == "light"


def test_letters_grow_and_shrink_between_limits(qapp: QApplication) -> None:
    look = Look(is_dark=lambda: False)
    normal = look.font.pointSizeF()
    for _ in range(30):
        look.zoom_by(1)
    assert look.font.pointSizeF() == pytest.approx(normal * 2.0)
    for _ in range(30):
        look.zoom_by(-1)
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
    assert window_family(named, there.__contains__) == taken
