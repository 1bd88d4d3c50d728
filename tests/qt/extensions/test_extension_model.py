"""The presence of users is shown in extensions and the directory: by sign, as text, for screen readers."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.extensions.extension_row import (
    describe_absence,
    describe_away_reason,
    describe_presence,
)
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import ExtensionStatus
from devlink3_desk.switchboard.changes import DirectoryChanged, ExtensionChanged, ExtensionRemoved
from devlink3_desk.switchboard.presence import AwayReason, Presence
from tests.support.board_values import make_extension, make_person
from tests.support.desk_models import ImmediateDeskModels

DND = Presence(do_not_disturb=True, new_messages=2)


@pytest.mark.parametrize(
    ("presence", "text"),
    [
        (Presence(), ""),
        (DND, "Do not disturb"),
        (Presence(forwarded=True, forwarded_to="07700 900123"), "Forwarded to 07700 900123"),
        (Presence(forwarded=True), "Forwarded"),
        (Presence(follow_me="203"), "At extension 203"),
        (Presence(absent=True, absence_code=3, absence_text="2 p.m."), "At lunch until 2 p.m."),
        (Presence(absent=True, absence_code=3), "At lunch"),
        (Presence(absent=True, absence_code=11, absence_text="Fire drill"), "Fire drill"),
        (Presence(absent=True, absence_code=99), "Absent"),
        (Presence(logged_out=True), "Not logged in"),
    ],
)
def test_each_away_reason_has_its_text(qapp: QApplication, presence: Presence, text: str) -> None:
    assert describe_away_reason(presence) == text


def test_everything_that_is_set_is_described_once(qapp: QApplication) -> None:
    presence = Presence(
        absent=True,
        absence_text="Moving house",
        forward_on_busy=True,
        forward_on_no_answer=True,
        conditional_forward_to="9",
        twinned_with="8",
    )
    assert describe_presence(presence) == (
        "Moving house",
        "Forwarded to 9 when busy",
        "Forwarded to 9 on no answer",
        "Also rings at 8",
    )
    assert describe_absence(presence) == "Moving house"


def test_a_user_who_wants_no_calls_is_not_free(desk: ImmediateDeskModels) -> None:
    QAbstractItemModelTester(desk.extensions, QAbstractItemModelTester.FailureReportingMode.Warning, desk)
    desk.apply_changes(
        ExtensionChanged(make_extension("201")),
        ExtensionChanged(make_extension("202")),
        DirectoryChanged((make_person("201", "Ann"), make_person("202", "Ben"))),
    )
    desk.set_presence("201", DND)
    ann = desk.extensions.find("201")
    assert ann is not None
    assert (ann.state_text, ann.detail_text, ann.is_free) == ("Do not disturb", "", False)
    assert ann.full_detail_text == "2 new message(s)"
    accessible_text = str(desk.extensions.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Do not disturb" in accessible_text
    assert "Do not disturb" in str(desk.extensions.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    desk.extension_list.set_only_free(True)
    assert [desk.extension_list.key_at(at) for at in range(desk.extension_list.rowCount())] == ["202"]
    person = desk.people.value_at(0)
    assert (person.state_text, person.away_reason) == (
        "Do not disturb",
        AwayReason.DO_NOT_DISTURB,
    )
    tip = str(desk.person_list.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "Do not disturb, 2 new message(s)" in tip
    desk.set_presence("201", None)
    assert desk.extension_list.rowCount() == 2
    assert desk.people.value_at(0).state_text == "Free"


def test_a_busy_extension_shows_its_state_with_the_presence_as_detail(desk: ImmediateDeskModels) -> None:
    desk.set_presence("201", DND)
    desk.apply_changes(ExtensionChanged(make_extension("201", ExtensionStatus.BUSY)))
    row = desk.extensions.find("201")
    assert row is not None
    assert row.state_text == "Talking"
    assert row.presence_texts == ("Do not disturb",)
    assert (
        state_display.find_extension_sign(row.info.state, row.away_reason)
        == state_display.EXTENSION_SIGNS[ExtensionStatus.BUSY]
    )


def test_presence_is_searched(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(ExtensionChanged(make_extension("201")), ExtensionChanged(make_extension("202")))
    desk.set_presence("202", Presence(absent=True, absence_code=1, absence_text="May"))
    desk.extension_list.set_filter("vacation")
    assert [desk.extension_list.key_at(at) for at in range(desk.extension_list.rowCount())] == ["202"]


def test_presence_changes_the_tile_and_the_counter(window: MainWindow, desk: ImmediateDeskModels) -> None:
    window.apply([ExtensionChanged(make_extension("201"))])
    window.batcher.flush()
    tiles = window.extensions_pane.tile_view.viewport()
    free_image = tiles.grab().toImage()
    assert window.extensions_pane.count_label.text() == "1 of 1 free"
    desk.set_presence("201", Presence(new_messages=3))
    messages_image = tiles.grab().toImage()
    assert messages_image != free_image
    assert window.extensions_pane.count_label.text() == "1 of 1 free"
    desk.set_presence("201", DND)
    assert tiles.grab().toImage() not in (free_image, messages_image)
    assert window.extensions_pane.count_label.text() == "0 of 1 free"


def test_unsupported_presence_is_reported_and_old_presence_removed(
    window: MainWindow, desk: ImmediateDeskModels
) -> None:
    desk.apply_changes(
        ExtensionChanged(make_extension("201")), DirectoryChanged((make_person("201", "Ann"),))
    )
    desk.set_presence("201", DND)
    assert "do not disturb" not in window.link_bar.facts_label.text()
    desk.set_presence_supported(False)
    assert "do not disturb and forwarding unknown" in window.link_bar.facts_label.text()
    assert "user_info3" in window.link_bar.facts_label.toolTip()
    assert desk.people.value_at(0).state_text == "Free"
    assert window.extensions_pane.count_label.text() == "1 of 1 free"
    desk.set_presence_supported(True)
    assert "do not disturb" not in window.link_bar.facts_label.text()


def test_selecting_a_person_requests_the_presence(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    requested: list[str] = []
    desk.presence_requested.connect(requested.append)
    desk.apply_changes(
        ExtensionChanged(make_extension("201")),
        DirectoryChanged((make_person("201", "Ann"), make_person("202", "Ben"))),
    )
    window.directory_pane.search_field.setText("ben")
    qtbot.waitUntil(lambda: requested == ["202"])  # the search goes on between other events
    window.extensions_pane.tile_view.tracker.select_key("201")
    assert requested == ["202", "201"]


def test_the_number_of_free_extensions_stays_correct(desk: ImmediateDeskModels) -> None:
    random = Random(7)
    states = (ExtensionStatus.IDLE, ExtensionStatus.BUSY, ExtensionStatus.RINGING)
    for _ in range(300):
        number = str(random.randrange(200, 240))
        match random.randrange(4):
            case 0:
                desk.apply_changes(ExtensionRemoved(number))
            case 1:
                desk.set_presence(number, random.choice((None, DND, Presence())))
            case _:
                desk.apply_changes(ExtensionChanged(make_extension(number, random.choice(states))))
        assert desk.extensions.free_count == sum(row.is_free for row in desk.extensions)
