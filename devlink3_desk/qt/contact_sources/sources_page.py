"""Settings page of the contact sources: a list in the order of precedence."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from devlink3_desk.contacts.followed_source import (
    FollowedContacts,
    FollowedSource,
    NamedContacts,
    SourceKind,
    SourceStatus,
    create_source_id,
)
from devlink3_desk.qt.contact_sources.form_parts import format_time
from devlink3_desk.qt.contact_sources.source_dialog import SourceDialog
from devlink3_desk.qt.core.address_book import AddressBook
from devlink3_desk.qt.core.dialog import ImmediateSettingsPage, SettingsSection
from devlink3_desk.qt.core.flow_layout import FlowLayout
from devlink3_desk.qt.core.form_widgets import CheckItemDelegate, create_button, create_list
from devlink3_desk.qt.core.text import format_tooltip, sanitize_text, translate_sentence
from devlink3_desk.qt.core.widgets import WrappedLabel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

NAME_COLUMN, KIND_COLUMN, RESULT_COLUMN, COUNT_COLUMN = range(4)
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
MIN_LIST_HEIGHT: Final = 210
MAX_RESULT_CHARACTERS: Final = 40
"""The column of the last result is as wide as its texts, up to this; name and kind share what is left."""
MIN_COLUMN_CHARACTERS: Final = 12
RESULT_PADDING: Final = 24
MINUTES_PER_HOUR, MINUTES_PER_DAY = 60, 1_440


class SourcesPage(ImmediateSettingsPage):
    """Adds, edits, orders and removes sources; all of it applies immediately, not with OK."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Contact sources")
    SECTION = SettingsSection.CONTACTS

    def __init__(self, book: AddressBook, followed: FollowedContacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._followed = book, followed
        self.add_hint(
            self.tr(
                "Contacts of these sources stay up to date by themselves. A person in several sources is one "
                "entry, with the name of the first of them."
            )
        )
        self._build_list()
        self._build_buttons()
        self.detail_label = WrappedLabel("", "muted", self)
        self.body_layout.addWidget(self.detail_label)
        book.followed_changed.connect(self._update_rows)
        book.changed.connect(self._update_rows)
        self._update_rows()

    def _build_list(self) -> None:
        titles = (self.tr("Source"), self.tr("Kind"), self.tr("Last result"), self.tr("Contacts"))
        self.source_list = create_list(self.tr("Contact sources"), titles, (NAME_COLUMN, KIND_COLUMN), self)
        self.source_list.setItemDelegateForColumn(NAME_COLUMN, CheckItemDelegate(self.source_list))
        self.title_label.setBuddy(self.source_list)
        self.source_list.setMinimumHeight(MIN_LIST_HEIGHT)
        self.source_list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.source_list.currentItemChanged.connect(lambda _new, _old: self._update_buttons())
        self.source_list.itemChanged.connect(self._on_item_changed)
        self.source_list.itemDoubleClicked.connect(lambda _item, _column: self.edit_source())
        self.source_list.viewport().installEventFilter(self)
        self.body_layout.addWidget(self.source_list, 1)

    def _build_buttons(self) -> None:
        row = FlowLayout()
        self.add_file_button = create_button(self.tr("Add file or folder…"), self.add_file, self)
        self.add_ldap_button = create_button(self.tr("Add directory server…"), self.add_ldap, self)
        for button in (self.add_file_button, self.add_ldap_button):
            row.addWidget(button)
        self.body_layout.addLayout(row)
        row = FlowLayout()
        self.edit_button = create_button(self.tr("Edit…"), self.edit_source, self)
        self.read_button = create_button(self.tr("Read now"), self._read_now, self)
        self.remove_button = create_button(self.tr("Remove"), self._remove_source, self)
        self.up_button = create_button(self.tr("Move up"), lambda: self._move_source(-1), self)
        self.down_button = create_button(self.tr("Move down"), lambda: self._move_source(1), self)
        for button in (
            self.edit_button,
            self.read_button,
            self.remove_button,
            self.up_button,
            self.down_button,
        ):
            row.addWidget(button)
        self.body_layout.addLayout(row)

    # -- showing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose the columns that fit into another width, and measure the results in another font."""
        if event.type() == QEvent.Type.Resize:
            self._show_columns_that_fit()
        elif event.type() == QEvent.Type.FontChange:
            self._update_rows()
        return super().eventFilter(watched, event)

    def _show_columns_that_fit(self) -> None:
        """Hide the kind, then the count, where there is no room; the name gets what the result leaves."""
        sources, room = self.source_list, self.source_list.viewport().width()
        # Names stay readable where the last result is long.
        least = self.fontMetrics().averageCharWidth() * MIN_COLUMN_CHARACTERS
        # The title of a hidden column has no size.
        sources.setColumnHidden(COUNT_COLUMN, False)  # noqa: FBT003 (Qt's own signature)
        result, count = (
            max(least, sources.sizeHintForColumn(column), sources.header().sectionSizeHint(column))
            for column in (RESULT_COLUMN, COUNT_COLUMN)
        )
        # Kind and name are equally wide, and the name is the more important one.
        name = min(2 * least, max(least, sources.sizeHintForColumn(NAME_COLUMN)))
        sources.setColumnHidden(KIND_COLUMN, 2 * name + result + count > room)
        sources.setColumnHidden(COUNT_COLUMN, least + result + count > room)
        sources.header().setMinimumSectionSize(max(least // 2, min(least, room - result)))

    def _update_rows(self) -> None:
        selected = self._selected_index()
        blocker = QSignalBlocker(self.source_list)
        sources = self._followed.sources
        rows = len(sources) + len(self._book.published)
        while self.source_list.topLevelItemCount() > rows:
            self.source_list.takeTopLevelItem(self.source_list.topLevelItemCount() - 1)
        while self.source_list.topLevelItemCount() < rows:
            self.source_list.addTopLevelItem(QTreeWidgetItem())
        for index, source in enumerate(sources):
            item = self.source_list.topLevelItem(index)
            if item is not None:
                self._fill_item(item, source)
        for index, published in enumerate(self._book.published, len(sources)):
            item = self.source_list.topLevelItem(index)
            if item is not None:
                self._fill_published_item(item, published)
        index = min(max(selected, 0), rows - 1)
        self._select_row(index)
        blocker.unblock()
        self._show_columns_that_fit()
        self._update_buttons()

    def _show_texts(self, item: QTreeWidgetItem, texts: tuple[str, ...]) -> None:
        for column, text in enumerate(texts):
            item.setText(column, text)
        metrics = self.source_list.fontMetrics()
        longest = MAX_RESULT_CHARACTERS * metrics.averageCharWidth()
        width = min(longest, metrics.horizontalAdvance(texts[RESULT_COLUMN]) + RESULT_PADDING)
        # Only the width: each other column says how high the row is.
        item.setSizeHint(RESULT_COLUMN, QSize(width, 0))

    def _fill_item(self, item: QTreeWidgetItem, source: FollowedSource) -> None:
        is_imported = source.kind is SourceKind.IMPORTED
        count = self._count_contacts(source)
        texts = (
            self._name_source(source),
            self._describe_kind(source),
            self._summarize_result(source),
            f"{count:n}" if count else "",
        )
        self._show_texts(item, texts)
        item.setToolTip(RESULT_COLUMN, format_tooltip(self._describe_result(source)))
        item.setToolTip(NAME_COLUMN, format_tooltip(source.path or source.ldap.host))
        item.setToolTip(KIND_COLUMN, format_tooltip(self._describe_kind(source)))
        item.setTextAlignment(COUNT_COLUMN, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        flags = item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags if is_imported else flags | Qt.ItemFlag.ItemIsUserCheckable)
        if not is_imported:
            item.setCheckState(NAME_COLUMN, CHECKED if source.is_active else UNCHECKED)

    def _fill_published_item(self, item: QTreeWidgetItem, published: NamedContacts) -> None:
        """Show a list that is published for all desks; it is the last one, and cannot be changed here."""
        count = len(published.contacts)
        texts = (
            sanitize_text(published.name),
            self.tr("From the hub"),
            self._summarise_published(published),
            f"{count:n}" if count else "",
        )
        self._show_texts(item, texts)
        for column in range(len(texts)):
            item.setToolTip(column, "")
        if published.status is not None:
            item.setToolTip(RESULT_COLUMN, format_tooltip(self._describe_status(published.status)))
        item.setTextAlignment(COUNT_COLUMN, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        item.setData(NAME_COLUMN, Qt.ItemDataRole.CheckStateRole, None)

    def _summarise_published(self, published: NamedContacts) -> str:
        if published.status is None:
            return self.tr("Published for all desks")
        if published.status.problem is None:
            return self._describe_status(published.status)
        return self._summarize_failure(published.status)

    def _count_contacts(self, source: FollowedSource) -> int:
        if source.kind is SourceKind.IMPORTED:
            return sum(each.count for each in self._book.sources)
        return self._followed.find_status(source.id).count if source.is_active else 0

    def _name_source(self, source: FollowedSource) -> str:
        if source.kind is SourceKind.IMPORTED:
            return self.tr("Imported contacts")
        return sanitize_text(source.name)

    def _describe_kind(self, source: FollowedSource) -> str:
        """Return the kind of a source, and how often it is read."""
        match source.kind:
            case SourceKind.IMPORTED:
                return self.tr("Files, on import")
            case SourceKind.FILE:
                return self.tr("Files, on change")
            case SourceKind.LDAP:
                return self._describe_interval(source.minutes)

    def _describe_interval(self, minutes: int) -> str:
        if minutes % MINUTES_PER_DAY == 0:
            days = minutes // MINUTES_PER_DAY
            return self.tr("Server, every %n day(s)", "", days)
        if minutes % MINUTES_PER_HOUR == 0:
            hours = minutes // MINUTES_PER_HOUR
            return self.tr("Server, every %n hour(s)", "", hours)
        return self.tr("Server, every %n minute(s)", "", minutes)

    def _summarize_result(self, source: FollowedSource) -> str:
        """Return the last result in some words; the whole sentence is below the list."""
        status = self._followed.find_status(source.id)
        if source.kind is SourceKind.IMPORTED or not source.is_active or status.problem is None:
            return self._describe_result(source)
        return self._summarize_failure(status)

    def _summarize_failure(self, status: SourceStatus) -> str:
        if status.read is None:
            return self.tr("Failed")
        return self.tr("Failed, contacts of {time}").format(time=format_time(status.read))

    def _describe_result(self, source: FollowedSource) -> str:
        if source.kind is SourceKind.IMPORTED:
            return self.tr("See the page Imported contacts")
        if not source.is_active:
            return self.tr("Switched off")
        return self._describe_status(self._followed.find_status(source.id))

    def _describe_status(self, status: SourceStatus) -> str:
        if status.problem is not None:
            problem = translate_sentence(status.problem)
            if status.read is None:
                return problem
            age = self.tr("{problem} Contacts of {time} are used.")
            return age.format(problem=problem, time=format_time(status.read))
        if status.is_reading:
            return self.tr("Reading…")
        if status.read is None:
            return self.tr("Not read yet")
        text = self.tr("Up to date, {time}").format(time=format_time(status.read))
        if status.remark is not None:
            return f"{text}. {translate_sentence(status.remark)}"
        if status.problem_count:
            problems = self.tr("%n entry or value could not be read", "", status.problem_count)
            return f"{text}. {problems}"
        return text

    def _update_buttons(self) -> None:
        source = self._selected_source()
        index, last = self._selected_index(), len(self._followed.sources) - 1
        is_followed = source is not None and source.kind is not SourceKind.IMPORTED
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(is_followed)
        self.read_button.setEnabled(is_followed and source is not None and source.is_active)
        self.up_button.setEnabled(0 < index <= last)
        self.down_button.setEnabled(0 <= index < last)
        self._update_detail()

    def _update_detail(self) -> None:
        """Show the whole result of the selected source: the column may be too narrow for it."""
        source = self._selected_source()
        text = "" if source is None else self._describe_result(source)
        published = self._selected_index() - len(self._followed.sources)
        if 0 <= published < len(self._book.published):
            status = self._book.published[published].status
            text = "" if status is None else self._describe_status(status)
        if self.detail_label.text() != text:
            self.detail_label.setText(text)

    # -- actions

    def _selected_index(self) -> int:
        item = self.source_list.currentItem()
        return -1 if item is None else self.source_list.indexOfTopLevelItem(item)

    def _select_row(self, index: int) -> None:
        item = self.source_list.topLevelItem(index)
        if item is not None:
            self.source_list.setCurrentItem(item)

    def _selected_source(self) -> FollowedSource | None:
        index, sources = self._selected_index(), self._followed.sources
        return sources[index] if 0 <= index < len(sources) else None

    def add_file(self) -> SourceDialog:
        """Open the dialog for a new file or folder."""
        return self._open_dialog(FollowedSource(id=create_source_id(), kind=SourceKind.FILE))

    def add_ldap(self) -> SourceDialog:
        """Open the dialog for a new directory server."""
        return self._open_dialog(FollowedSource(id=create_source_id(), kind=SourceKind.LDAP))

    def edit_source(self) -> SourceDialog | None:
        """Open the dialog of the selected source; return ``None`` for the imported contacts."""
        source = self._selected_source()
        if source is None or source.kind is SourceKind.IMPORTED:
            return None
        return self._open_dialog(source)

    def _open_dialog(self, source: FollowedSource) -> SourceDialog:
        dialog = SourceDialog(source, self._followed, self)
        dialog.source_accepted.connect(self._store_source)
        dialog.open()
        return dialog

    def _store_source(self, source: FollowedSource) -> None:
        sources = list(self._followed.sources)
        places = [index for index, other in enumerate(sources) if other.id == source.id]
        if places:
            sources[places[0]] = source
        else:
            sources.append(source)
        self._apply_sources(sources)
        if not places:
            self._select_row(len(sources) - 1)

    def _apply_sources(self, sources: list[FollowedSource]) -> None:
        try:
            self._followed.apply_sources(sources)
        except OSError as error:
            text = self.tr("The sources cannot be saved ({why}).")
            self._update_rows()
            self.detail_label.setText(text.format(why=error.strerror or type(error).__name__))
            return
        self._update_rows()

    def _on_item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        index, sources = self.source_list.indexOfTopLevelItem(item), list(self._followed.sources)
        if column != NAME_COLUMN or index >= len(sources) or sources[index].kind is SourceKind.IMPORTED:
            return
        is_active = item.checkState(NAME_COLUMN) == CHECKED
        sources[index] = msgspec.structs.replace(sources[index], is_active=is_active)
        self._apply_sources(sources)

    def _read_now(self) -> None:
        source = self._selected_source()
        if source is not None:
            self._followed.read_now(source.id)

    def _remove_source(self) -> None:
        source = self._selected_source()
        if source is not None and source.kind is not SourceKind.IMPORTED:
            self._apply_sources([other for other in self._followed.sources if other.id != source.id])

    def _move_source(self, offset: int) -> None:
        index, sources = self._selected_index(), list(self._followed.sources)
        if 0 <= index < len(sources) and 0 <= index + offset < len(sources):
            sources.insert(index + offset, sources.pop(index))
            self._apply_sources(sources)
            self._select_row(index + offset)
