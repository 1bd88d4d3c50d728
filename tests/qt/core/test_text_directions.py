"""Names from right to left beside texts from left to right: neither changes the order of the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.calls.call_model import CallColumn, CallModel
from devlink3_desk.qt.core.alert_kinds import ALERT_KINDS, NoticeFacts
from devlink3_desk.qt.core.call_row import create_call_row
from devlink3_desk.qt.core.text import isolate_numbers, isolate_text, join_bidi
from devlink3_desk.qt.core.widgets import ElidedLabel, Label
from devlink3_desk.qt.details.call_summary import format_full_party
from devlink3_desk.switchboard.board_values import CallStatus
from tests.support.board_values import make_call, make_outside_party

COMPANY = "شركة النور"
NUMBER = "020 7946 0124"


def list_parts_in_order(text: str, parts: list[str]) -> list[str]:
    """Return the parts of a text as they stand in a left-to-right window, from left to right."""
    layout = QTextLayout(text)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()

    def find_x(at: int) -> float:
        x = line.cursorToX(at)  # with the position, whatever the type hint says
        assert isinstance(x, tuple)
        return float(x[0])

    def find_middle(part: str) -> float:
        first = text.index(part)
        return sum(find_x(at) for at in range(first, first + len(part))) / len(part)

    return sorted(parts, key=find_middle)


@pytest.mark.parametrize("separator", [" ", " · "])
def test_a_number_beside_a_name_keeps_its_order(qapp: QApplication, separator: str) -> None:
    groups = NUMBER.split()
    plain = separator.join((COMPANY, NUMBER))
    assert list_parts_in_order(plain, [COMPANY, *groups]) != [COMPANY, *groups]
    joined = join_bidi((COMPANY, NUMBER), separator)
    assert list_parts_in_order(joined, [COMPANY, *groups]) == [COMPANY, *groups]


@pytest.mark.parametrize("name", ["Ann Archer", "Zoë Müller", "王小明", ""])
def test_other_names_are_left_alone(qapp: QApplication, name: str) -> None:
    assert isolate_text(name) == name


def test_texts_of_a_call_have_its_number_in_order(qapp: QApplication) -> None:
    caller = make_outside_party("02079460124", COMPANY)
    call = make_call(state=CallStatus.RINGING, a=caller)
    model = CallModel(lambda: 1000.0)
    cell = model.cell_text(create_call_row(call), CallColumn.FROM)
    for text in (cell, format_full_party(caller)):
        assert list_parts_in_order(text, [COMPANY, *NUMBER.split()]) == [COMPANY, *NUMBER.split()]


def test_a_notice_about_a_group_has_its_count_behind_it(qapp: QApplication) -> None:
    facts = NoticeFacts(name="مبيعات", waiting=7)
    title = ALERT_KINDS[AlertKind.QUEUE].format_notice(facts).title
    assert list_parts_in_order(title, ["مبيعات", "7", "waiting"]) == ["مبيعات", "7", "waiting"]


def test_a_selectable_name_begins_where_the_others_do(qtbot: QtBot) -> None:
    label = Label(COMPANY)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    qtbot.addWidget(label)
    label.resize(400, 30)
    image = label.grab().toImage()
    background = image.pixel(399, 0)
    painted = [
        x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != background
    ]
    assert painted
    assert max(painted) < image.width() / 2


def test_a_number_in_a_label_of_a_right_to_left_window_keeps_its_order(
    qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        images = []
        for text in (NUMBER, isolate_numbers(NUMBER)):
            label = ElidedLabel(text)
            qtbot.addWidget(label)
            label.resize(400, 30)
            images.append(label.grab().toImage())
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert images[0] == images[1]
