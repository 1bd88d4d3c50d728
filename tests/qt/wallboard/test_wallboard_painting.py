"""What the wallboard paints: sizes and colours of letters, alignment, and names that are too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.core.state_display import URGENCY_SIGNS, Urgency
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.wallboard.wallboard import RINGING_ROW, Wallboard
from devlink3_desk.qt.wallboard.wallboard_cell import SIDE_MARGIN, WallboardCell, measure_lines, split_lines
from devlink3_desk.switchboard.changes import QueueChanged
from tests.support.board_values import make_queue
from tests.support.desk_models import show_changes
from tests.support.history_calls import make_callback

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")


def find_inked_columns(cell: WallboardCell) -> tuple[int, int]:
    """Return the first and the last column of pixels that the text takes."""
    image = cell.grab().toImage()
    inked = [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != image.pixel(0, 0) for y in range(image.height()))
    ]
    return inked[0], inked[-1]


def test_the_callers_to_call_back_are_at_the_end_of_their_line(board: Wallboard, window: MainWindow):
    """Above the hunt groups of the callers, they would look like their heading."""
    board.resize(900, 600)
    window.models.callbacks.callbacks = (make_callback(),)
    board.refresh()
    first, last = find_inked_columns(board.callbacks_cell)
    assert first > board.callbacks_cell.width() - last


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("alignment", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight])
def test_texts_are_aligned_to_the_reading_side(
    window: MainWindow, direction: Qt.LayoutDirection, alignment: Qt.AlignmentFlag
):
    QApplication.setLayoutDirection(direction)
    cell = WallboardCell(window.theme_manager, 0.5, window, alignment=alignment)
    cell.resize(300, 40)
    cell.show_text("12")
    is_left = (alignment == Qt.AlignmentFlag.AlignLeft) == (direction == Qt.LayoutDirection.LeftToRight)
    try:
        first, last = find_inked_columns(cell)
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert (first < 20) == is_left
    assert (last > 280) != is_left
    cell.deleteLater()


@pytest.mark.parametrize("text", ["Ágnes Ågren", "شركة النور للتجارة"])
def test_a_name_is_not_cut_at_the_bottom_of_its_line(window: MainWindow, text: str):
    """Arabic letters reach further down than Latin ones."""
    heights = []
    for height, share in ((28, 0.74), (80, 0.74 * 28 / 80)):
        cell = WallboardCell(window.theme_manager, share, window, alignment=Qt.AlignmentFlag.AlignLeft)
        cell.resize(600, height)
        cell.show_text(text)
        image = cell.grab().toImage()
        rows = [
            y
            for y in range(image.height())
            if any(image.pixel(x, y) != image.pixel(0, 0) for x in range(image.width()))
        ]
        heights.append(rows[-1] - rows[0])
        cell.deleteLater()
    assert heights[0] == heights[1]


@pytest.mark.parametrize("width", [95, 114, 130])
def test_an_alarm_icon_has_space_after_its_figure(window: MainWindow, width: int):
    """Also in a column that is narrow, such as one of nine on a small screen."""
    cell = WallboardCell(window.theme_manager, 0.72, window, is_figure=True)
    cell.resize(width, 65)
    cell.show_text("78%", "", Urgency.ALARM)
    image = cell.grab().toImage()
    end = image.width() - SIDE_MARGIN
    ground, middle = image.pixel(end - 3, 10), range(image.height() // 3, 2 * image.height() // 3)
    assert all(image.pixel(x, y) == ground for x in range(end - 4, end - 1) for y in middle)
    cell.deleteLater()


def test_thresholds_change_colour_and_shape(board: Wallboard):
    sales, support, total = (board._column_cells[index][1] for index in range(3))
    assert (sales.urgency, support.urgency, total.urgency) == (Urgency.ALARM, Urgency.NORMAL, Urgency.NORMAL)
    painted = [cell.grab().toImage() for cell in (sales, total)]
    assert sales.shown_text == total.shown_text
    assert painted[0] != painted[1]


def _list_components(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def find_inked_rows(cell: WallboardCell, ink: str, left: int = 0) -> list[int]:
    """Return the rows of pixels in which something is painted in a colour."""
    # Without the round corners of an alarm, and what is around them.
    image = cell.grab().toImage().copy(cell.rect().adjusted(left, 5, -12, -5))
    wanted = QColor(ink)

    def is_ink(colour: QColor) -> bool:
        pairs = zip(_list_components(colour), _list_components(wanted), strict=True)
        return sum(abs(one - other) for one, other in pairs) < 150

    return [
        y for y in range(image.height()) if any(is_ink(image.pixelColor(x, y)) for x in range(image.width()))
    ]


def measure_ink_height(cell: WallboardCell, ink: str, left: int = 0) -> int:
    """Return the height of what is painted in a colour, ``left`` pixels from the left border on."""
    rows = find_inked_rows(cell, ink, left)
    return rows[-1] - rows[0] + 1


def test_the_names_of_all_groups_have_one_font_size(board: Wallboard, window: MainWindow) -> None:
    board.resize(1280, 800)
    show_changes(window, QueueChanged(make_queue("602", name="Sales and leases and hire")))
    QApplication.processEvents()
    muted = window.theme_manager.theme.muted
    sales, hire, _support, _total = (cells[0] for cells in board._column_cells)
    assert (sales.shown_text, hire.shown_text) == ("Sales", "Sales and leases and hire")
    # In two lines, without letters that reach below them.
    rows = find_inked_rows(hire, muted)
    gap = next(position for position in range(1, len(rows)) if rows[position] > rows[position - 1] + 1)
    for line in (rows[:gap], rows[gap:]):
        assert abs(measure_ink_height(sales, muted) - (line[-1] - line[0] + 1)) <= 1


def test_a_long_name_of_a_group_is_elided_so_that_names_stay_readable(
    board: Wallboard, window: MainWindow
) -> None:
    board.resize(1280, 800)
    QApplication.processEvents()
    muted = window.theme_manager.theme.muted
    largest = measure_ink_height(board._column_cells[0][0], muted)
    long_name = "Sales and leases of machines and vehicles for building sites"
    show_changes(window, QueueChanged(make_queue("602", name=long_name)))
    QApplication.processEvents()
    sales, long_cell, _support, _total = (cells[0] for cells in board._column_cells)
    assert measure_ink_height(sales, muted) >= 0.55 * largest
    assert long_cell.toolTip() == long_cell.accessibleName() == long_name
    first, last = find_inked_columns(long_cell)
    assert first >= SIDE_MARGIN
    assert last < long_cell.width() - SIDE_MARGIN


def test_the_names_of_eight_groups_are_hardly_smaller_than_the_titles(
    board: Wallboard, window: MainWindow
) -> None:
    """On a small television, with a name that is too long."""
    names = (
        *("Customer service", "Technical support", "Accounts department", "Spare parts and returns"),
        *("Service", "Rechnungswesen und Controlling"),
    )
    groups = enumerate(names, 602)
    show_changes(window, *(QueueChanged(make_queue(str(group), name=name)) for group, name in groups))
    board.resize(1280, 720)
    QApplication.processEvents()
    muted = window.theme_manager.theme.muted
    service = next(cells[0] for cells in board._column_cells if cells[0].shown_text == "Service")
    title = board.title_cells[-1]
    assert title.shown_text == "Service level"  # as high as the name
    assert measure_ink_height(service, muted) > 0.75 * measure_ink_height(title, muted)


@given(st.lists(st.text("abcdefghij", min_size=1), min_size=1, max_size=6))
def test_a_text_is_split_into_the_two_shortest_lines(qapp: QApplication, words: list[str]) -> None:
    metrics = QFontMetrics(QApplication.font())
    text = " ".join(words)
    lines = split_lines(text, metrics)
    assert " ".join(lines) == text
    widths = [
        max(metrics.horizontalAdvance(text[:at]), metrics.horizontalAdvance(text[at + 1 :]))
        for at, sign in enumerate(text)
        if sign == " "
    ]
    assert measure_lines(text, metrics) == min(widths, default=metrics.horizontalAdvance(text))


@pytest.mark.parametrize("size", [(40, 18), (60, 26), (114, 61), (174, 93), (300, 90)])
@pytest.mark.parametrize(
    "text",
    [
        "Sales",
        "Customer service",
        "Rechnungswesen und Controlling",
        "خدمة العملاء في برلين",
        "WWWWWWWWWWWWWWWW W",
    ],
)
def test_a_text_in_two_lines_stays_within_its_cell(
    window: MainWindow, size: tuple[int, int], text: str
) -> None:
    cell = WallboardCell(window.theme_manager, 0.36, window, is_wrapped=True)
    cell.resize(*size)
    cell.show_text(text)
    image = cell.grab().toImage()
    ground = image.pixel(0, 0)
    inked = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground
    ]
    assert inked
    assert min(x for x, _ in inked) >= SIDE_MARGIN - 1
    assert max(x for x, _ in inked) <= image.width() - SIDE_MARGIN
    assert min(y for _, y in inked) > 0
    assert max(y for _, y in inked) < image.height() - 1
    cell.deleteLater()


@pytest.mark.parametrize("width", [1066, 1068, 1070])
def test_the_figures_of_a_row_have_one_font_size(board: Wallboard, window: MainWindow, width: int) -> None:
    """Columns of a grid differ by a pixel where their widths are no whole numbers."""
    show_changes(window, *(QueueChanged(make_queue(str(group))) for group in range(602, 608)))
    board.resize(width, 600)
    QApplication.processEvents()
    cells = [cells[RINGING_ROW + 1] for cells in board._column_cells]
    assert {cell.shown_text for cell in cells} == {"0"}
    assert len({cell.width() for cell in cells}) == 2
    muted = window.theme_manager.theme.muted
    assert len({measure_ink_height(cell, muted) for cell in cells}) == 1


def test_an_alarm_is_no_smaller_than_the_figures_beside_it(board: Wallboard, window: MainWindow) -> None:
    board.resize(480, 600)
    QApplication.processEvents()
    theme = window.theme_manager.theme
    sales, _support, total = (cells[1] for cells in board._column_cells)
    assert sales.shown_text == total.shown_text
    assert sales.urgency is Urgency.ALARM
    on_alarm = theme.find_colours(URGENCY_SIGNS[Urgency.ALARM].colour_key).on_solid
    behind_icon = round(0.42 * sales.height() * 4 / 3)
    heights = measure_ink_height(sales, on_alarm, behind_icon), measure_ink_height(total, theme.text)
    assert abs(heights[0] - heights[1]) <= 1


def test_zero_is_painted_less_prominently_than_a_count(board: Wallboard, window: MainWindow):
    show_changes(window, QueueChanged(make_queue("601", 1, 1000.0, name="Support")))
    one = board._column_cells[1][1].grab().toImage()
    show_changes(window, QueueChanged(make_queue("601", name="Support")))
    cell, theme = board._column_cells[1][1], window.theme_manager.theme
    assert cell.shown_text == "0"
    none = cell.grab().toImage()
    inks = [
        {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        for image in (one, none)
    ]
    assert theme.text in inks[0]
    assert theme.text not in inks[1]
    assert theme.muted in inks[1]
