"""The pane of the callers to call back, and the actions on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedLayout,
    QWidget,
)

from devlink3_desk.history.call_record import CallbackState
from devlink3_desk.numbers.plan import build_written_form, format_presented, parse_presented
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.callbacks.callback_book import CallbackBook, ReturnedCaller, UndoableMark
from devlink3_desk.qt.callbacks.callback_model import (
    CallbackDelegate,
    CallbackList,
    CallbackModel,
    CallbackOrder,
    CallbackRow,
    RowContext,
)
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.list_views import RowListView
from devlink3_desk.qt.core.menu_pane import LateMenuPane
from devlink3_desk.qt.core.person_menu import MenuNumber, MenuSubject, PaneActions
from devlink3_desk.qt.core.row_model import NameLookup
from devlink3_desk.qt.core.text import sanitize_text, translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import EmptyPage, IconButton, RowTracker, WrappedLabel
from devlink3_desk.sentences import Sentence
from devlink3_desk.switchboard.site import Site

if TYPE_CHECKING:
    from devlink3_desk.qt.callbacks.callback_actions import MarkDoneDialog

MIN_TITLE_WIDTH: Final = 36
"""Minimum width of the title beside the filter, in pixels; else the filter has a row of its own."""


class CallbacksPane(LateMenuPane):
    """Lists the callers to call back, with a filter, and buttons and shortcuts for the actions on them."""

    title_changed = Signal(str)
    """Emitted with the title for a tab, which includes the number of callers."""
    settings_requested = Signal()
    """Emitted when the user requests the recording settings."""
    moment_requested = Signal(float, str)
    """Emitted with the instant to show, in seconds since 1970, and the id of its call."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        book: CallbackBook,
        name_lookup: NameLookup,
        find_user_name: Callable[[], str],
        has_hub_history: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        """``find_user_name`` returns the name under which this desk claims callers.

        ``has_hub_history`` returns whether a hub records the calls, whatever the preferences of this desk.
        """
        super().__init__("", parent)
        self.set_title(self.tr("To call back"))
        self._theme_manager = theme_manager
        self.book = book
        """The callers, including those that the filter hides."""
        self._name_lookup, self._find_user_name = name_lookup, find_user_name
        self.site = Site()
        """How phone numbers are written at this site."""
        self.model = CallbackModel(lambda: 0.0, self)  # no row shows an elapsed time
        self._list = CallbackList(self.model)
        self._shown_names: dict[str, str] = {}
        """Names of the groups and extensions that were called, and of the user, that the rows show."""
        self._row_context = RowContext(name_lookup)
        self._applied_filter: tuple[object, ...] = ()
        self._shown_minute = 0
        self._has_hub_history = has_hub_history
        self._is_recording_here = True
        self._create_actions()
        # In a narrow pane, the filter takes the room of the title, which the tab shows, too.
        self.title_label.setMinimumWidth(MIN_TITLE_WIDTH)
        self.count_chip = Chip(theme_manager, "incoming", "ringing", self)
        self.header_layout.addWidget(self.count_chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.header_layout.addStretch(1)
        self.contents_created.connect(self.refresh_rows)
        book.changed.connect(self.refresh_rows)
        book.undo_changed.connect(self._update_actions)
        book.undone.connect(self._show_undone)
        book.returned.connect(self._show_returned)
        book.mark_failed.connect(self._show_failure)
        self.refresh_rows()

    # -- building

    def build_contents(self) -> None:
        """Create filter, list and buttons."""
        self._build_header()
        self._build_list()
        self._build_footer()

    def _create_actions(self) -> None:
        # Without a shortcut: Enter is handled by the list, as in other panes.
        self.call_action = self._create_action(self.tr("Call back"), self._call_back)
        self.claim_action = self._create_action(self.tr("I'll do it"), self._toggle_claim, "Ctrl+I")
        self.done_action = self._create_action(self.tr("Done…"), self._toggle_done, "Del")
        self.undo_action = self._create_action(self.tr("Undo"), self.book.undo_mark, "Ctrl+Z")
        self.newest_action = self._create_toggle(self.tr("Newest attempt first"), self._apply_order)
        self.show_done_action = self._create_toggle(self.tr("Show done"), self._apply_filter)
        self.moment_action = self._create_action(self.tr("Show the last attempt"), self._show_moment)
        self.moment_action.setVisible(False)

    def _create_action(self, text: str, handler: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: handler())
        if keys:
            action.setShortcut(QKeySequence(keys))
            # Other panes use the same keys for their own actions.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
            # The title bar, which contains the filter, is a child of the dock.
            self.title_bar.addAction(action)
        return action

    def _create_toggle(self, text: str, handler: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setCheckable(True)
        action.toggled.connect(lambda _on: handler())
        return action

    def _build_footer(self) -> None:
        # Imported late, not to delay the start.
        from devlink3_desk.qt.callbacks.callback_actions import ActionBar, MessageLine

        self.message_line = MessageLine(self._theme_manager, self)
        self.body_layout.addWidget(self.message_line)
        self.action_bar = ActionBar(
            self._theme_manager,
            (
                (self.call_action, "outgoing"),
                (self.claim_action, "contact"),
                (self.done_action, "check"),
                (self.undo_action, "undo"),
            ),
            self,
        )
        self.body_layout.addWidget(self.action_bar)

    def _build_header(self) -> None:
        # Imported late, not to delay the start.
        from devlink3_desk.qt.callbacks.callback_filter import CallbackFilter, FilterRow

        self.filter_box = CallbackFilter(self.book, self._name_lookup, self)
        self.filter_box.currentIndexChanged.connect(self._apply_filter)
        # After title, number and stretch, and before the buttons of the dock.
        self.header_layout.insertWidget(3, self.filter_box)
        self.view_menu = QMenu(self)
        self.view_menu.addActions([self.newest_action, self.show_done_action])
        self.view_button = IconButton(
            self._theme_manager, "view", self.tr("Order and done callers"), self._open_view_menu, self
        )
        self.header_layout.insertWidget(4, self.view_button)
        self.filter_row = FilterRow(
            self.filter_box, self.title_label, self.title_bar, self.header_layout, self
        )
        self.body_layout.addWidget(self.filter_row)

    def _open_view_menu(self) -> None:
        self.view_menu.popup(self.view_button.mapToGlobal(QPoint(0, self.view_button.height())))

    def _build_list(self) -> None:
        self.callback_view: RowListView[CallbackRow] = RowListView(self._list, self)
        self.callback_view.set_row_delegate(CallbackDelegate(self._theme_manager, self.callback_view))
        self.callback_view.setAccessibleName(self.tr("Callers to call back"))
        self.callback_view.tracker.row_chosen.connect(self._call_back)
        self.callback_view.doubleClicked.connect(self._call_back)
        self.callback_view.selectionModel().selectionChanged.connect(self._update_actions)
        self.empty_page = EmptyPage(self._theme_manager, self)
        self.empty_page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.settings_button = QPushButton(self.tr("Recording settings…"), self)
        self.settings_button.clicked.connect(lambda _checked=False: self.settings_requested.emit())
        self._absent_page = QWidget(self)
        self._absent_page.setObjectName("clear")
        row = QHBoxLayout(self._absent_page)
        row.setContentsMargins(12, 4, 12, 6)
        self.recording_label = WrappedLabel(
            self.tr("Calls are not recorded: new callers are missing here."), "muted", self
        )
        row.addWidget(self.recording_label, 1)
        row.addWidget(self.settings_button)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.callback_view)
        self._stack.addWidget(self.empty_page)
        self.body_layout.addLayout(self._stack, 1)
        self.body_layout.addWidget(self._absent_page)

    # -- rows

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the list; none before the contents are created."""
        return (self.callback_view.tracker,) if self.has_contents else ()

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Give the focus to the list, or to the button for the settings if there is no history."""
        self.create_contents()
        if self.book.is_available:
            (self._stack.currentWidget() or self).setFocus(reason)
            self.callback_view.tracker.ensure_selection()
        else:
            self.settings_button.setFocus(reason)

    def refresh(self) -> None:
        """Update the names, which the PBX may send after the history has answered."""
        if any(self._name_lookup(number) != name for number, name in self._shown_names.items() if number):
            self.refresh_rows()

    def refresh_rows(self) -> None:
        """Show the callers of the book."""
        self._update_count()
        if not self.has_contents:
            return
        self._update_context()
        user_name, revision = self._find_user_name(), self._row_context.revision
        rows = {}
        for callback in self.book.callbacks:
            row = self.model.find(callback.key)
            # Unchanged rows are used again, because lists may be long.
            if row is None or row.revision != revision or row.callback != callback:
                is_mine = callback.state is CallbackState.CLAIMED and callback.by == user_name
                row = CallbackRow(callback, self._row_context, revision, is_mine)
            rows[callback.key] = row
        self.model.show_rows(rows)
        self.filter_box.offer_targets(self.model)
        self._apply_filter()
        self._update_actions()

    def _update_context(self) -> None:
        """Store the time and the names with which all rows are formatted."""
        context = self._row_context
        context.now, context.country = QDateTime.currentDateTime(), self.site.country
        self._shown_minute = context.now.toSecsSinceEpoch() // 60
        targets = {target for callback in self.book.callbacks for target in callback.targets}
        names = {target: self._name_lookup(target) for target in targets}
        names[""] = self._find_user_name()
        if names != self._shown_names:
            self._shown_names = names
            context.revision += 1

    def apply_preferences(self, preferences: Preferences) -> None:
        """Show or hide the line that says that calls are not recorded."""
        if preferences.history.record != self._is_recording_here:
            self._is_recording_here = preferences.history.record
            if self.has_contents:
                self._update_page()

    def update_times(self) -> None:
        """Update the texts once a minute, because they say how long ago an attempt was."""
        if self.has_contents and QDateTime.currentSecsSinceEpoch() // 60 != self._shown_minute:
            self._update_context()
            self.callback_view.viewport().update()

    def _update_count(self) -> None:
        count = self.book.open_count
        self.count_chip.setVisible(count > 0)
        self.count_chip.show_text(QLocale().toString(count), prominent=count > 0)
        self.count_chip.setAccessibleName(self.tr("%n caller(s) to call back", "", count))
        # A tab shows the title of its dock, which is not the one in the pane's own title bar.
        title = self.tr("To call back")
        self.title_changed.emit(f"{title} ({count})" if count else title)

    # -- filter

    def _apply_filter(self) -> None:
        shows_done = self.show_done_action.isChecked()
        # Only if it has changed: filtering again would scroll the list to its top.
        applied = (self.filter_box.currentData(), shows_done, self.book.scope)
        if applied != self._applied_filter:
            self._applied_filter = applied
            self._list.set_condition(self.filter_box.build_condition(), shows_done=shows_done)
        self._update_page()
        self._update_actions()

    def _apply_order(self) -> None:
        newest_first = self.newest_action.isChecked()
        self._list.set_order(CallbackOrder.NEWEST if newest_first else CallbackOrder.LONGEST)

    def _update_page(self) -> None:
        """Show the list, or why it is empty."""
        book, is_recording = self.book, self._is_recording_here or self._has_hub_history()
        hidden = 0 if self._list.rowCount() else sum(not row.is_done for row in self.model)
        self.recording_label.show()
        self._absent_page.setVisible(not (book.is_available and is_recording))
        self.action_bar.setVisible(book.is_available)
        self._show_page(self.callback_view if self._list.rowCount() else self.empty_page)
        if not book.is_available or (not is_recording and not self.model.rowCount()):
            title = self.tr("Calls are not recorded")
            detail = self.tr(
                "Who is to be called back is known from recorded calls. Switch recording on in the settings."
            )
            self.empty_page.show_text("lost", "", title, detail)
            self.recording_label.hide()
        elif book.problem is not None:
            self.empty_page.show_text(
                "warning", "bad", self.tr("The history cannot be read"), translate_sentence(book.problem)
            )
        elif not book.has_answer:
            self.empty_page.show_text("wait", "", self.tr("Reading the history…"), "")
        elif hidden:
            title = self.tr("Nobody to call back here")
            detail = self.tr("%n more caller(s) under All callers.", "", hidden)
            self.empty_page.show_text("check", "good", title, detail)
        else:
            title = self.tr("Nobody to call back")
            detail = self.tr(
                "Callers who reach nobody appear here, and stay until someone has spoken with them."
            )
            self.empty_page.show_text("check", "good", title, detail)

    def _show_page(self, page: QWidget) -> None:
        """Show the list or the empty page. A focus stays in this pane, where Ctrl+Z undoes a mark."""
        previous = self._stack.currentWidget()
        had_focus = previous is not None and previous is not page and previous.hasFocus()
        self._stack.setCurrentWidget(page)
        if had_focus:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
            self.callback_view.tracker.ensure_selection()

    # -- actions

    def _selected_row(self) -> CallbackRow | None:
        return self.callback_view.tracker.selected_row() if self.has_contents else None

    def _update_actions(self) -> None:
        row = self._selected_row()
        for action in (
            self.call_action,
            self.claim_action,
            self.done_action,
            self.moment_action,
        ):
            action.setEnabled(row is not None)
        is_mine = row is not None and row.is_mine
        self.claim_action.setEnabled(row is not None and not row.is_done)
        self.claim_action.setText(self.tr("Give back") if is_mine else self.tr("I'll do it"))
        is_done = row is not None and row.is_done
        self.done_action.setText(self.tr("Not done") if is_done else self.tr("Done…"))
        undoable = self.book.undoable
        self.undo_action.setEnabled(undoable is not None)
        self.undo_action.setToolTip(
            self.tr("Undo")
            if undoable is None
            else self.tr("Undo the mark of {name}").format(name=undoable.name)
        )

    def _call_back(self) -> None:
        row = self._selected_row()
        if row is None:
            return
        self.dial_requested.emit(self._write_number(row))
        if not row.is_mine and not row.is_done:
            self.book.mark_caller(row.callback, CallbackState.CLAIMED, who=self._find_user_name())

    def _write_number(self, row: CallbackRow) -> str:
        # The written form, because the prefix that the PBX presents would dial another number.
        return row.callback.e164 or build_written_form(parse_presented(row.callback.number, self.site))

    def _toggle_claim(self) -> None:
        row = self._selected_row()
        if row is not None and not row.is_done:
            state = CallbackState.OPEN if row.is_mine else CallbackState.CLAIMED
            self.book.mark_caller(row.callback, state, who=self._find_user_name())

    def _toggle_done(self) -> None:
        row = self._selected_row()
        if row is None:
            return
        if row.is_done:
            self.book.mark_caller(row.callback, CallbackState.OPEN, who=self._find_user_name())
        else:
            self.open_mark_done_dialog(row)

    def open_mark_done_dialog(self, row: CallbackRow) -> MarkDoneDialog:
        """Open the dialog that asks why a caller needs no call any more."""
        from devlink3_desk.qt.callbacks.callback_actions import MarkDoneDialog

        dialog = MarkDoneDialog(row, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.confirmed.connect(lambda reason: self.mark_done(row, reason))
        dialog.open()
        return dialog

    def mark_done(self, row: CallbackRow, reason: str) -> None:
        """Mark a caller as done, and show a message with the shortcut that undoes it."""
        self.book.mark_caller(row.callback, CallbackState.DONE, who=self._find_user_name(), reason=reason)
        text = self.tr("{name} is marked as done. Ctrl+Z takes it back.")
        self._show_message(text.format(name=row.name))

    def set_moments_available(self, is_available: bool) -> None:  # noqa: FBT001 (as in the history)
        """Set whether the board of a past instant can be requested."""
        self.moment_action.setVisible(is_available)

    def _show_moment(self) -> None:
        row = self._selected_row()
        if row is not None:
            self.moment_requested.emit(row.callback.last, row.callback.last_call)

    def find_menu_subject(self) -> MenuSubject | None:
        """Return the selected caller."""
        row = self._selected_row()
        if row is None:
            return None
        number = MenuNumber(row.number, self._write_number(row), written=row.shown_number)
        return MenuSubject(numbers=(number,), name=row.name)

    def find_menu_actions(self) -> PaneActions:
        """Return the actions on the selected caller. Calling back also claims the caller."""
        extras = (
            self.claim_action,
            self.done_action,
            self.undo_action,
            *((self.moment_action,) if self.moment_action.isVisible() else ()),
            None,
            self.newest_action,
            self.show_done_action,
        )
        return PaneActions(call=lambda _number: self._call_back(), extras=extras)

    # -- messages

    def _show_message(self, text: str) -> None:
        """Show a message for a while, if the contents have been created."""
        if self.has_contents:
            self.message_line.show_message(text)

    def _show_undone(self, mark: UndoableMark) -> None:
        self._show_message(self.tr("The mark of {name} is taken back.").format(name=sanitize_text(mark.name)))

    def _show_failure(self, sentence: Sentence) -> None:
        self._show_message(translate_sentence(sentence))

    def _show_returned(self, returned: ReturnedCaller) -> None:
        """Show who has reached a caller that was removed from the list."""
        if not self.book.is_watched(returned.callback):
            return
        callback, ours = returned.callback, returned.call.by or ""
        time = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(returned.call.at)).time(), QLocale.FormatType.ShortFormat
        )
        name = sanitize_text(self._name_lookup(ours)) or sanitize_text(ours)
        number = format_presented(callback.e164 or callback.number, self.site)
        caller = sanitize_text(callback.name) or sanitize_text(number)
        if not name:
            text = self.tr("{caller} was reached at {time}.")
        elif returned.by_caller:
            text = self.tr("{caller} reached {name} at {time}.")
        else:
            text = self.tr("{name} reached {caller} at {time}.")
        self._show_message(text.format(name=name, caller=caller, time=time))
