"""Every state has an icon and a text that differ from those of all others, without regard to its colours."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from enum import Enum
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.core import assets, state_display
from devlink3_desk.qt.core.theme import load_colourless_theme, load_theme
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallStatus,
    ExtensionStatus,
    LinkStatus,
    PartyKind,
    PersonKind,
)
from tests.support.icon_shapes import measure_difference, render_shape


@pytest.mark.parametrize("signs", [state_display.CALL_SIGNS, state_display.EXTENSION_SIGNS])
def test_states_differ_in_icon_and_text(signs: dict[Enum, state_display.StateSign]) -> None:
    of_calls = signs is state_display.CALL_SIGNS
    table: Mapping[Any, str] = (
        state_display.CALL_STATE_TEXTS if of_calls else state_display.EXTENSION_STATE_TEXTS
    )
    assert set(signs) == set(table) == set(type(next(iter(signs))))
    assert len({sign.icon for sign in signs.values()}) == len(signs)
    assert len({state_display.translate_state_text(text) for text in table.values()}) == len(signs)


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
def test_every_value_has_its_text_or_icon(table: dict[Enum, object], kind: type[Enum]) -> None:
    assert set(table) == set(kind)


def test_every_icon_exists_and_is_drawn(qapp: QApplication) -> None:
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
        painted = sum(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
        assert painted > 20, name
    themes = (load_theme("light"), load_theme("dark"), load_colourless_theme("light"))
    for theme in themes:
        assert all(sign.colour_key in theme.states for sign in signs)


@pytest.mark.parametrize(
    "signs", [state_display.CALL_SIGNS, state_display.EXTENSION_SIGNS, state_display.URGENCY_SIGNS]
)
def test_icons_of_states_differ_without_their_colours(
    qapp: QApplication, signs: Mapping[Enum, state_display.StateSign]
) -> None:
    for one, other in itertools.combinations({sign.icon for sign in signs.values()}, 2):
        assert measure_difference(render_shape(one), render_shape(other)) > 0.3, (one, other)
    icons = Counter(sign.icon for sign in signs.values())
    assert all(count == 1 for count in icons.values()), icons
