"""What the button and its menu say about colleagues, whatever other desks have written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent, QFocusEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.colleagues.colleague_states import (
    MAX_STATE_TEXT,
    ColleagueModel,
    ColleagueState,
    DeskState,
    describe_state,
    format_clock,
)
from devlink3_desk.qt.colleagues.colleagues_button import MAX_LISTED, ColleaguesButton
from devlink3_desk.qt.colleagues.note_conflict_dialog import merge_texts
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.theme import ApplicationThemeManager

NOON = 1_800_000_000.0

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_state_that_is_typed_is_not_longer_than_what_the_others_see(qtbot: QtBot) -> None:
    model = ColleagueModel(lambda: "Ann")
    button = ColleaguesButton(ApplicationThemeManager(), model, PreferencesModel())
    qtbot.addWidget(button)
    dialog = button.open_text_dialog()
    (field,) = dialog.findChildren(QLineEdit)
    assert field.maxLength() == MAX_STATE_TEXT
    dialog.reject()


@given(
    st.sampled_from(ColleagueState),
    st.none() | st.floats(allow_nan=False),
    st.text(max_size=200),
    st.floats(0, 4e9),
)
def test_any_state_has_a_short_text(state: ColleagueState, until: float | None, text: str, now: float):
    described = describe_state(DeskState(state=state, until=until, text=text), now)
    assert 0 < len(described) <= MAX_STATE_TEXT + 20


def test_who_is_late_is_said_to_be_late():
    away = DeskState(name="Eva", state=ColleagueState.AWAY, until=NOON)
    assert describe_state(away, NOON - 60) == f"away until {format_clock(NOON)}"
    assert describe_state(away, NOON + 60) == f"away, back was expected at {format_clock(NOON)}"


def test_a_time_of_another_day_is_not_said_as_if_it_were_of_today():
    away = DeskState(name="Eva", state=ColleagueState.AWAY, until=NOON)
    assert describe_state(away, NOON + 86_400) == "away"


def test_what_the_button_says_of_colleagues_is_true_when_it_is_read(qtbot: QtBot):
    now = [NOON - 60]
    model = ColleagueModel(lambda: "Ann", read_wall=lambda: now[0])
    button = ColleaguesButton(ApplicationThemeManager(), model, PreferencesModel())
    qtbot.addWidget(button)
    model.set_other("desk", DeskState(name="Eva", state=ColleagueState.AWAY, until=NOON))
    assert "away until" in button.toolTip()
    now[0] = NOON + 60
    place = QPointF(2, 2)
    QApplication.sendEvent(button, QEnterEvent(place, place, place))
    assert "was expected" in button.toolTip()
    now[0] = NOON + 86_400
    QApplication.sendEvent(button, QFocusEvent(QEvent.Type.FocusIn))
    assert button.accessibleDescription().startswith("Eva: away\n")


def test_the_menu_lists_colleagues_and_sets_the_own_state(qtbot: QtBot):
    published: list[DeskState] = []

    class Sharing:
        def publish_state(self, state: DeskState) -> None:
            published.append(state)

    model = ColleagueModel(lambda: "Ann", read_wall=lambda: NOON)
    model.set_sharing(Sharing())
    preferences = PreferencesModel()
    button = ColleaguesButton(ApplicationThemeManager(), model, preferences)
    qtbot.addWidget(button)
    for number in range(MAX_LISTED + 5):
        model.set_other(f"desk {number}", DeskState(name=f"P&Q {number:03}"))
    assert button.text().startswith(str(MAX_LISTED + 5))
    texts = [action.text() for action in button.fill_menu().actions()]
    assert "P&&Q 000: present" in texts
    assert button.accessibleDescription().startswith("P&Q 000: present\n")
    tooltip = QTextDocument()
    tooltip.setHtml(button.toolTip())
    assert tooltip.toPlainText() == button.accessibleDescription()
    away = button.fill_menu().findChildren(QMenu)[-1]
    away.actions()[1].trigger()
    assert published[-1].state is ColleagueState.AWAY
    assert published[-1].until is not None
    assert NOON < published[-1].until <= NOON + 3600
    away.actions()[-1].trigger()
    assert published[-1] == DeskState(name="Ann", state=ColleagueState.AWAY)


@given(st.lists(st.text("ab ", max_size=3), max_size=5), st.lists(st.text("ab ", max_size=3), max_size=5))
def test_merged_texts_have_all_lines_of_both(own: list[str], other: list[str]):
    merged = merge_texts("\n".join(own), "\n".join(other)).splitlines()
    assert {line for line in [*own, *other] if line} <= set(merged)
