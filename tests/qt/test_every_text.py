"""Every text of the windows that is shown or read aloud is marked for translation.

In the pseudo-language, every marked text is in Hebrew letters. Data of these tests is in capitals, so
lower-case Latin letters are texts without a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QTabBar

from devlink3_desk.app.desk.alerting import Alerting
from devlink3_desk.preferences import AlertKind, AlertPreferences, AlertRule
from devlink3_desk.qt.alerts.alert_channels import AlertCard
from devlink3_desk.qt.alerts.tray import TrayState
from devlink3_desk.qt.core.translation import PSEUDO_LANGUAGE, Translation
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallFlag, CallStatus
from devlink3_desk.switchboard.changes import CallChanged, Change, QueueChanged
from tests.qt.all_windows import DIALOGS, WINDOWS
from tests.qt.window_stage import WindowStage, open_stage
from tests.support.board_values import make_all_changes, make_call, make_party, make_queue
from tests.support.desk_models import (
    ImmediateDeskModels,
    ManualClock,
    create_stored_models,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio|systemTrayWindowChanged")

NAMES: Final = frozenset({"account_code", "did", "group", "line", "name", "pbx_version", "tag", "variant"})
"""Fields of views that a PBX, a contact file or a person has filled in."""

KEPT: Final = re.compile(
    r"""<[^>]*> | &\w+; | https?://\S* | \*\.\w+ | \S+\.example\.com | \S+\.wav | "C:.*phone\.exe"\ --call
    | \b(?: Ctrl | Shift | Alt | Esc | Enter | Return | Del | Ins | Space | Home | End | PgUp | PgDown
         | Left | Right | Up | Down | Tab | Menu ) (?= \+ | \b )
    | (?<!\S)-(?: CMExtn | SIPTrack )\b
    | \b(?: DevLink3 | IP\ Office\ Manager | English | Deutsch | Français | Español\ de\ España )\b
    | \b(?: (?: Mon | Tue | Wed | Thu | Fri | Sat | Sun | Tues | Wednes | Thurs | Satur ) (?:day)?
         | January | February | March | April | May | June | July | August | September | October
         | November | December )\b  # by the system's locale
    | \b(?: Windows-\d{3,4} | Mac\ Roman | Big5 | Shift\ JIS )\b
    | \{\w*\}
    | Authorization:\ Bearer | "phone": | contacts\[0\][.\w]*  # of HTTP and JSON
    | ^[^{}]+\ \([A-Z]{2}\)$""",
    re.VERBOSE,
)
"""Tags, addresses, patterns, keys, flags, protocols, products, encodings, languages by their own names."""

ENGLISH: Final = re.compile("[a-z]{2,}")
TEXTS: Final = (
    "text", "title", "windowTitle", "toolTip", "statusTip", "whatsThis", "accessibleName",
    "accessibleDescription", "placeholderText", "plainText", "informativeText", "specialValueText",
    "prefix", "suffix",
)  # fmt: skip
"""Properties of widgets and actions that are shown or read aloud."""

ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
ROWS: Final = 60
"""Rows of a model that are checked at most: the others are alike."""


def to_upper_case(value: Any, name: str = "") -> Any:
    """Return a value with all names in capitals."""
    if isinstance(value, msgspec.Struct):
        fields = {item: to_upper_case(getattr(value, item), item) for item in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    if isinstance(value, tuple):
        return tuple(to_upper_case(item, name) for item in value)
    return value.upper() if type(value) is str and name in NAMES else value


def changes() -> list[Change]:
    return [to_upper_case(change) for change in make_all_changes()]


def own(thing: QObject) -> Iterator[str]:
    """Yield the texts of a widget or an action, without its children."""
    yield from (str(found) for name in TEXTS if (found := thing.property(name)))
    if isinstance(thing, QComboBox):
        yield from (thing.itemText(index) for index in range(thing.count()))
    if isinstance(thing, QTabBar):
        yield from (thing.tabText(index) for index in range(thing.count()))
    if isinstance(thing, QAbstractItemView) and thing.model() is not None:
        yield from cells(thing.model())


def cells(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    """Yield the texts of a model, including its headings."""
    parent = parent or QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for column in range(columns):
        for role in ROLES:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
        for row in range(min(ROWS, model.rowCount(parent))):
            index = model.index(row, column, parent)
            yield from (str(found) for role in ROLES if isinstance(found := index.data(role), str))
            if column == 0:
                yield from cells(model, index)


def english(root: QObject) -> set[str]:
    """Return the texts in a tree of widgets that are not marked for translation."""
    things = [root, *root.findChildren(QObject)]
    texts = {text for thing in things for text in own(thing)}
    return {text for text in texts if ENGLISH.search(KEPT.sub("", text))}


@pytest.fixture(scope="class")
def language(qapp: QApplication) -> Iterator[Translation]:
    language = Translation(qapp, PSEUDO_LANGUAGE)
    language.install()
    yield language
    language.remove()


@pytest.fixture
def desk(language: Translation, clock: ManualClock, tmp_path: Path) -> ImmediateDeskModels:
    return create_stored_models(clock, tmp_path)


def open_and_find_english(name: str, stage: WindowStage) -> set[str]:
    """Open a window and return its texts that are not marked for translation."""
    opened = WINDOWS[name](stage)
    QApplication.processEvents()
    found = english(opened)
    if opened is not stage.window:
        opened.close()
        opened.deleteLater()
    return found


@pytest.fixture(scope="class")
def shared_stage(language: Translation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WindowStage]:
    """A window over which dialogs are opened, one after the other."""
    with open_stage(tmp_path_factory.mktemp("desk"), changes()) as stage:
        yield stage


class TestDialogs:
    @pytest.mark.parametrize("name", DIALOGS)
    def test_every_text_is_marked_for_translation(self, name: str, shared_stage: WindowStage) -> None:
        assert open_and_find_english(name, shared_stage) == set()


@pytest.mark.parametrize("name", [name for name in WINDOWS if name not in DIALOGS])
def test_every_text_is_marked_for_translation(
    name: str, window: MainWindow, desk: ImmediateDeskModels, tmp_path: Path
) -> None:
    window.apply(changes())
    window.batcher.flush()
    assert open_and_find_english(name, WindowStage(window, tmp_path)) == set()


def test_texts_of_notices_and_tray_are_marked_for_translation(
    window: MainWindow, desk: ImmediateDeskModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    window.preferences.update_sections(
        alerts=AlertPreferences(rules=tuple(AlertRule(kind=kind) for kind in AlertKind))
    )
    alerting = Alerting(window)
    alerting.start()
    calls = [to_upper_case(make_call(status, status, b=make_party("202", "BEN"))) for status in CallStatus]
    calls.append(to_upper_case(make_call("help", CallStatus.CONNECTED, flags=(CallFlag.EMERGENCY,))))
    texts: list[str] = []
    for change in (*map(CallChanged, calls), to_upper_case(QueueChanged(make_queue("600", 2, 990.0)))):
        alerting.apply([change])
        texts += (text for card in window.findChildren(AlertCard) for text in own(card))
        texts += (
            label.text() for card in window.findChildren(AlertCard) for label in card.findChildren(QLabel)
        )
    alerting.tray.set_state(TrayState(ringing=2, waiting=3, callbacks=4, alerts_enabled=False))
    texts.append(alerting.tray.icon.toolTip().removeprefix("DevLink3 Desk"))
    texts += (action.text() for action in alerting.tray.icon.contextMenu().actions())
    kinds = {alert.rule.kind for alert in alerting.controller.engine.active.values()}
    alerting.stop()
    assert kinds == set(AlertKind)
    assert [text for text in texts if ENGLISH.search(KEPT.sub("", text))] == []
    assert len(texts) > 20


def test_a_text_without_a_mark_is_found(window: MainWindow, desk: ImmediateDeskModels) -> None:
    assert english(QLabel("Ringing", window)) == {"Ringing"}
