"""The filter of the list by hunt group or person, and the row that holds it in a narrow pane."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QWidget

from devlink3_desk.qt.callbacks.callback_book import CallbackBook
from devlink3_desk.qt.callbacks.callback_model import CallbackRow
from devlink3_desk.qt.core.form_widgets import ElidedComboBox
from devlink3_desk.qt.core.row_model import NameLookup
from devlink3_desk.qt.core.text import fold_text, sanitize_text

WATCHED, EVERYBODY = "watched", "all"
"""Values of the filter; any other one is the number of a hunt group or an extension."""
_TARGET_PREFIX: Final = "to:"
MIN_FILTER_CHARACTERS: Final = 6
"""Minimum width of the current choice, in characters."""


class CallbackFilter(ElidedComboBox):
    """A combo box of the groups and people whose callers can be shown."""

    def __init__(self, book: CallbackBook, name_lookup: NameLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._name_lookup = book, name_lookup
        self.setAccessibleName(self.tr("Whose callers are shown"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(MIN_FILTER_CHARACTERS)
        self.setToolTip(self.tr("My callers: for me, and for the people and hunt groups that I watch"))
        self.currentIndexChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return a size with room for the current choice, which is elided in a smaller one."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        # The size hint of Qt includes this width for the text.
        least = MIN_FILTER_CHARACTERS * metrics.horizontalAdvance("X")
        wanted = metrics.horizontalAdvance(self.currentText())
        return QSize(hint.width() + max(0, wanted - least), hint.height())

    def offer_targets(self, rows: Iterable[CallbackRow]) -> None:
        """Offer the groups and people whom the callers of ``rows`` have tried to reach; the choice stays."""
        found = {target for row in rows if not row.is_done for target in row.callback.targets}
        chosen = self.currentData()
        if isinstance(chosen, str) and chosen.startswith(_TARGET_PREFIX):
            found.add(chosen.removeprefix(_TARGET_PREFIX))
        named = {target: self._describe_target(target) for target in found}
        targets = tuple(sorted(named, key=lambda target: (fold_text(named[target]), target)))
        options = [(self.tr("All callers"), EVERYBODY)]
        if self._book.scope:
            options.insert(0, (self.tr("My callers"), WATCHED))
        options += [(named[target], _TARGET_PREFIX + target) for target in targets]
        shown = [(self.itemText(at), self.itemData(at)) for at in range(self.count())]
        if options != shown:
            had_choice = self.count() > 0 and (chosen != EVERYBODY or len(shown) > 1)
            self.blockSignals(True)  # noqa: FBT003 (Qt's own signature)
            self.clear()
            for text, value in options:
                self.addItem(text, value)
            index = self.findData(chosen) if had_choice else 0
            self.setCurrentIndex(max(0, index))
            self.blockSignals(False)  # noqa: FBT003
            self.updateGeometry()

    def build_condition(self) -> Callable[[CallbackRow], bool] | None:
        """Return the condition for a row to be shown, ``None`` if all rows are."""
        value = self.currentData()
        if value == WATCHED:
            return lambda row: self._book.is_watched(row.callback)
        if isinstance(value, str) and value.startswith(_TARGET_PREFIX):
            target = value.removeprefix(_TARGET_PREFIX)
            return lambda row: target in row.callback.targets
        return None

    def _describe_target(self, number: str) -> str:
        name = sanitize_text(self._name_lookup(number))
        return f"{name} ({sanitize_text(number)})" if name and name != number else sanitize_text(number)


class FilterRow(QWidget):
    """A row below the title bar that holds the filter while the title bar has no room for it."""

    def __init__(
        self, filter_box: QComboBox, title: QLabel, bar: QWidget, layout: QBoxLayout, parent: QWidget
    ) -> None:
        """``title`` is in ``bar``, whose ``layout`` also has the filter."""
        super().__init__(parent)
        self.setObjectName("clear")
        self._filter_box, self._title, self._bar, self._bar_layout = filter_box, title, bar, layout
        self._index = layout.indexOf(filter_box)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 5, 8, 4)
        self.hide()
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the filter when the size of the title bar or of its texts has changed."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.update_filter_position()
        return super().eventFilter(watched, event)

    def update_filter_position(self) -> None:
        """Move the filter to where it has room, and hide the title if it has none."""
        margins, spacing = self._bar_layout.contentsMargins(), self._bar_layout.spacing()
        room = self._bar.width() - margins.left() - margins.right()
        room -= sum(width + spacing for width in self._list_other_widths())
        metrics = self._filter_box.fontMetrics()
        filter_width = MIN_FILTER_CHARACTERS * metrics.averageCharWidth() + 2 * metrics.height()
        is_below = room < self._title.minimumWidth() + spacing + filter_width
        # The title is hidden rather than elided, because the tab shows it in full.
        beside = 0 if is_below else spacing + self._filter_box.sizeHint().width()
        self._title.setVisible(room >= self._title.sizeHint().width() + spacing + beside)
        if is_below != (self._row.count() > 0):
            self._move_filter(is_below=is_below)

    def _move_filter(self, *, is_below: bool) -> None:
        had_focus = self._filter_box.hasFocus()
        if is_below:
            self._bar_layout.removeWidget(self._filter_box)
            self._row.addWidget(self._filter_box)
        else:
            self._row.removeWidget(self._filter_box)
            self._bar_layout.insertWidget(self._index, self._filter_box)
        self._filter_box.show()
        self.setVisible(is_below)
        if had_focus:
            self._filter_box.setFocus()

    def _list_other_widths(self) -> list[int]:
        """Return the widths of the other widgets in the title bar."""
        layout = self._bar_layout
        items = [layout.itemAt(at) for at in range(layout.count())]
        widgets = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        return [
            widget.sizeHint().width()
            for widget in widgets
            if widget not in (self._title, self._filter_box) and widget.isVisibleTo(self._bar)
        ]
