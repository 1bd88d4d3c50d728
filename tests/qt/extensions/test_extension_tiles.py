"""What the tiles of extensions show where there is not room for everything."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.state_display import describe_extension_status
from devlink3_desk.qt.core.translation import LANGUAGES
from devlink3_desk.qt.extensions.extension_row import create_extension_row
from devlink3_desk.qt.extensions.extensions_pane import ExtensionDelegate, is_legible
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus, ExtensionStatus
from devlink3_desk.switchboard.changes import CallChanged, ExtensionChanged
from tests.qt.conftest import InstallLanguage
from tests.support.board_values import make_call, make_extension
from tests.support.desk_models import ManualClock
from tests.support.recording_delegate import RecordingDelegate

LONG_NAMES = ("Siobhán O'Malley", "Kwame Asante", "Chiara Ferrante", "Annegret Weiß")


class RecordingExtensionDelegate(RecordingDelegate, ExtensionDelegate):
    pass


def paint_tile(
    window: MainWindow, name: str, state: ExtensionStatus, width: int, call: CallInfo | None = None
) -> list[str]:
    """Return the texts on the tile of an extension that is ``width`` pixels wide."""
    calls = () if call is None else (call.id,)
    extension = make_extension("4004", state, name=name, since=1000.0, calls=calls)
    window.apply([*([] if call is None else [CallChanged(call)]), ExtensionChanged(extension)])
    window.batcher.flush()
    view = window.extensions_pane.tile_view
    delegate = RecordingExtensionDelegate(window.theme_manager, view)
    option = QStyleOptionViewItem()
    option.widget = view
    option.rect = QRect(0, 0, width, delegate.minimum_size().height())
    pixmap = QPixmap(option.rect.size())
    painter = QPainter(pixmap)
    delegate.paint(painter, option, view.model().index(0, 0))
    painter.end()
    return delegate.shown


@pytest.mark.parametrize("name", LONG_NAMES)
def test_the_narrowest_tile_shows_the_whole_name_of_most_people(window: MainWindow, name: str) -> None:
    width = window.extensions_pane.delegate.minimum_size().width()
    shown = paint_tile(window, name, ExtensionStatus.BUSY, width)
    assert shown[0] == name
    assert "4004" in shown


def test_a_state_is_shown_in_words_where_they_fit_and_by_its_icon_where_not(window: MainWindow) -> None:
    wide = paint_tile(window, "Ann", ExtensionStatus.BUSY, 400)
    narrow = paint_tile(window, "Ann", ExtensionStatus.BUSY, 110)
    assert "Talking" in wide
    assert not [text for text in narrow if text.startswith("Talk")]
    assert {"Ann", "4004"} <= set(narrow)


def test_a_time_that_may_have_begun_earlier_is_shown_as_a_lower_bound(window: MainWindow) -> None:
    call = make_call("c1", CallStatus.CONNECTED)
    exact = paint_tile(window, "Ann", ExtensionStatus.BUSY, 400, call)
    bound = paint_tile(
        window, "Ann", ExtensionStatus.BUSY, 400, msgspec.structs.replace(call, may_be_older=True)
    )
    times = {text for text in exact if text not in bound}
    assert {f"{time}+" for time in times} == {text for text in bound if text not in exact}
    assert times
    spoken = window.extensions_pane.tile_view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "at least" in spoken


@pytest.mark.parametrize(
    ("since", "since_snapshot", "is_lower_bound"),
    [
        (900.0, True, True),  # in the state that the snapshot showed
        (950.0, True, False),  # in another state, later
        (900.0, False, False),  # in a call whose beginning was seen
    ],
)
def test_only_the_state_in_the_snapshot_has_a_lower_bound(
    qapp: QApplication, since: float, since_snapshot: bool, is_lower_bound: bool
) -> None:
    """A person dials while the call begins to ring, and talks on when a call becomes a conference."""
    call = make_call(state=CallStatus.RINGING, since=950.0, started=900.0, since_snapshot=since_snapshot)
    info = make_extension("4001", ExtensionStatus.DIALLING, calls=(call.id,), since=since)
    assert create_extension_row(info, call).is_lower_bound is is_lower_bound


@pytest.mark.parametrize("zoom", [1.0, 1.6])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_of_a_call_has_room_beside_its_time_on_the_narrowest_tile(
    window: MainWindow, install_language: InstallLanguage, clock: ManualClock, language: str, zoom: float
) -> None:
    call = make_call("c1", CallStatus.CONNECTED, may_be_older=True)
    install_language(language)
    window.theme_manager.set_zoom(zoom)
    clock.now += 59
    width = window.extensions_pane.delegate.minimum_size().width()
    shown = paint_tile(window, "Ann", ExtensionStatus.BUSY, width, call)
    assert {describe_extension_status(ExtensionStatus.BUSY), "0:59+"} <= set(shown)


def test_an_extension_without_a_name_shows_its_number_once(window: MainWindow) -> None:
    assert paint_tile(window, "", ExtensionStatus.IDLE, 200).count("4004") == 1


def test_the_number_of_an_extension_without_a_name_is_read_once(qapp: QApplication) -> None:
    row = create_extension_row(make_extension("299", name=""), None)
    assert row.accessible_text == "299, Free"


def test_a_text_is_legible_if_it_fits_or_its_beginning_says_enough(window: MainWindow) -> None:
    face = window.extensions_pane.delegate.small_face
    short, long = "Talking", "On vacation until Monday"
    assert is_legible(face, short, face.text_width(short))
    assert not is_legible(face, short, face.text_width(short) - 1)
    assert is_legible(face, long, face.text_width("On vacation"))
    assert not is_legible(face, long, face.text_width("On v"))


@pytest.mark.parametrize(("width", "line"), [(400, "name"), (0, "number")], ids=["wide", "narrow"])
def test_the_star_of_a_favourite_does_not_shorten_its_name(window: MainWindow, width: int, line: str) -> None:
    window.preferences.update_sections(people=PeoplePreferences(favourites=("4004",)))
    narrowest = window.extensions_pane.delegate.minimum_size().width()
    name = "Grace Okafor-Lane-Whitf"
    shown = paint_tile(window, name, ExtensionStatus.BUSY, width or narrowest)
    plain_shown = plain_tile(window, name, width or narrowest)
    assert shown[0] == plain_shown[0]
    assert (shown[0] == name) == (line == "name")


def plain_tile(window: MainWindow, name: str, width: int) -> list[str]:
    """Return the texts on the tile of an extension that is no favourite."""
    window.preferences.update_sections(people=PeoplePreferences())
    return paint_tile(window, name, ExtensionStatus.BUSY, width)
