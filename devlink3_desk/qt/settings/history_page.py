"""Settings page of the history: recording, retention, location, backup, and numbers to forget."""

from __future__ import annotations

import re
from concurrent.futures import Future
from pathlib import Path
from typing import ClassVar, Final, Protocol

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from devlink3_desk.preferences import HistoryPreferences, Preferences
from devlink3_desk.qt.core.dialog import Dialog, SettingsPage, SettingsSection, accept_button
from devlink3_desk.qt.core.file_dialogs import open_save_dialog
from devlink3_desk.qt.core.flow_layout import FlowLayout
from devlink3_desk.qt.core.form_widgets import (
    add_check_box,
    create_button,
    create_form_layout,
    create_spin_box,
    match_widths,
)
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.text import sanitize_text, translate_sentence
from devlink3_desk.qt.core.widgets import OutcomeLabel, WrappedLabel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

MAX_DAYS: Final = 3_650
MAX_GIGABYTES: Final = 1_000
_PASSWORD: Final = re.compile(r"://[^/@:]*:[^/@]+@|[?&]password=")
_SERVER: Final = re.compile(r"^postgres(ql)?://", re.IGNORECASE)


class ForgottenParts(Protocol):
    """How much was removed of a number."""

    @property
    def calls(self) -> int:
        """Calls that lost the number."""

    @property
    def events(self) -> int:
        """Recorded events that lost it."""


class HistoryMaintenance(Protocol):
    """The operations on the history that the page needs; the futures complete on another thread."""

    @property
    def location(self) -> str:
        """Where the history is, without a password."""

    @property
    def can_back_up(self) -> bool:
        """Whether it is a file that can be copied by this program."""

    def measure_size(self) -> Future[int]:
        """Return how many bytes the history has."""

    def forget_number(self, text: str) -> Future[ForgottenParts]:
        """Remove a number, as a user has written it, from everything that is kept."""

    def back_up(self, path: Path) -> Future[None]:
        """Write a consistent copy."""


class HistoryPage(SettingsPage):
    """Recording, retention and privacy."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "History")
    SECTION = SettingsSection.HISTORY

    def __init__(
        self,
        maintenance: HistoryMaintenance | None = None,
        parent: QWidget | None = None,
        *,
        is_of_hub: bool = False,
    ) -> None:
        """``maintenance`` is of the history of this window; without it, only preferences can be edited.

        ``is_of_hub`` says that the window has the history of a hub, which has settings of its own.
        """
        super().__init__(parent)
        self._maintenance = maintenance
        self._receiver = FutureReceiver(self)
        self._shown_preferences = HistoryPreferences()
        self.add_hint(
            self.tr(
                "The hub records the calls of this site. Its administrator decides how long they are kept, "
                "and can forget a number. Only “No figures about individual people” applies here; all other "
                "settings are for sites without a hub."
            )
            if is_of_hub
            else self.tr(
                "The history says who called whom, when, and how each call went, but never what was said. "
                "Only your account on this computer can read its file."
            )
        )
        self.record_box = add_check_box(self, self.tr("Record calls and events"))
        self._add_retention()
        self._add_location()
        self._add_tools()
        self.body_layout.addStretch(1)
        boxes = [box for box, _value in self._list_boxes(self._shown_preferences)]
        for field in (self.record_box, *boxes, self.location_field):
            field.setEnabled(not is_of_hub)

    def _add_retention(self) -> None:
        days, forever = self.tr(" days"), self.tr("for ever")
        form = create_form_layout()
        self.calls_box = create_spin_box(
            self.tr("Days to keep calls"), MAX_DAYS, self, suffix=days, zero_text=forever
        )
        form.addRow(self.tr("Keep calls"), self.calls_box)
        self.events_box = create_spin_box(
            self.tr("Days to keep events"), MAX_DAYS, self, suffix=days, zero_text=forever
        )
        form.addRow(self.tr("Keep events for Rewind"), self.events_box)
        self.space_box = create_spin_box(
            self.tr("Maximum space for events"),
            MAX_GIGABYTES,
            self,
            suffix=self.tr(" GB"),
            zero_text=self.tr("no limit"),
        )
        form.addRow(self.tr("Maximum space for events"), self.space_box)
        self.pseudonym_box = create_spin_box(
            self.tr("Days until callers become anonymous"),
            MAX_DAYS,
            self,
            suffix=days,
            zero_text=self.tr("never"),
        )
        form.addRow(self.tr("Make callers anonymous after"), self.pseudonym_box)
        match_widths((self.calls_box, self.events_box, self.space_box, self.pseudonym_box))
        self.body_layout.addLayout(form)
        self.add_hint(
            self.tr(
                "Numbers and names of callers are then permanently replaced. Calls of one caller can still "
                "be counted, but nobody can tell who it was."
            )
        )
        self.people_box = add_check_box(self, self.tr("No figures about individual people"))
        self.add_hint(self.tr("Reports then have no rows by extension and no names of colleagues."))

    def _add_location(self) -> None:
        form = create_form_layout()
        self.location_field = QLineEdit(self)
        self.location_field.setPlaceholderText(self.tr("a file of each site"))
        form.addRow(self.tr("Location"), self.location_field)
        self.body_layout.addLayout(form)
        self.add_hint(
            self.tr(
                "A file on this computer, or postgresql://SERVER/DATABASE for a site with a hub. A new "
                "location takes effect when the program is started again."
            )
        )
        self.size_label = self.add_hint("")
        self.size_label.hide()
        if self._maintenance is not None:
            location = sanitize_text(self._maintenance.location)
            self.size_label.setText(self.tr("Recorded in {location}.").format(location=location))
            self.size_label.show()
            self._receiver.wait_for(self._maintenance.measure_size(), self._show_size)

    def _add_tools(self) -> None:
        self.forget_button = create_button(self.tr("Forget a number…"), self._open_forget_dialog, self)
        self.backup_button = create_button(self.tr("Back up…"), self._choose_backup_file, self)
        self.tool_label = OutcomeLabel("", "muted", self)
        row = FlowLayout()
        row.addWidget(self.forget_button)
        row.addWidget(self.backup_button)
        self.body_layout.addLayout(row)
        self.body_layout.addWidget(self.tool_label)
        self.tool_label.hide()
        self.forget_button.setEnabled(self._maintenance is not None)
        self.backup_button.setEnabled(self._maintenance is not None and self._maintenance.can_back_up)

    # -- preferences

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the choices of ``preferences``."""
        history = self._shown_preferences = preferences.history
        self.record_box.setChecked(history.record)
        for box, value in self._list_boxes(history):
            box.setValue(round(value))
        self.people_box.setChecked(history.without_people)
        self.location_field.setText(history.location)

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the choices of this page."""
        # A value that only a settings file can have, such as half a day, stays until it is changed.
        calls, events, space, pseudonym = (
            value if box.value() == round(value) else float(box.value())
            for box, value in self._list_boxes(self._shown_preferences)
        )
        history = HistoryPreferences(
            record=self.record_box.isChecked(),
            location=self.location_field.text().strip(),
            events_days=events,
            events_gigabytes=space,
            calls_days=calls,
            pseudonymise_days=pseudonym,
            without_people=self.people_box.isChecked(),
        )
        return msgspec.structs.replace(preferences, history=history)

    def find_problem(self) -> str:
        """Return a sentence about a location that cannot be used, else an empty string."""
        if not self.location_field.isEnabled():
            return ""
        location = self.location_field.text().strip()
        if _PASSWORD.search(location):
            return self.tr(
                "The location of the history must not contain a password. Write it into the password file of "
                "PostgreSQL."
            )
        is_file = "://" not in location and Path(location).expanduser().is_absolute()
        if location and not is_file and not _SERVER.match(location):
            return self.tr(
                "The location of the history must be a file with its whole path, or start with postgresql://."
            )
        return ""

    def _list_boxes(self, history: HistoryPreferences) -> tuple[tuple[QSpinBox, float], ...]:
        return (
            (self.calls_box, history.calls_days),
            (self.events_box, history.events_days),
            (self.space_box, history.events_gigabytes),
            (self.pseudonym_box, history.pseudonymise_days),
        )

    # -- size, forgetting and copies

    def _show_size(self, size: int) -> None:
        assert self._maintenance is not None  # noqa: S101 (nothing was asked without it)
        text = self.tr("Recorded in {location}, {size}.")
        location = sanitize_text(self._maintenance.location)
        self.size_label.setText(text.format(location=location, size=QLocale().formattedDataSize(size)))

    def _open_forget_dialog(self) -> None:
        if self._maintenance is not None:
            ForgetDialog(self._maintenance, self).open()

    def _choose_backup_file(self) -> None:
        formats = {QCoreApplication.translate("ImportDialog", "All files (*)"): "sqlite"}
        title, name = self.tr("Back up the history"), self.tr("History backup")
        open_save_dialog(self, title, self.back_up, formats, name)

    def back_up(self, path: str) -> None:
        """Copy the history to a file, and show how that went."""
        if self._maintenance is None:
            return
        self._show_outcome(self.tr("Copying the history…"))
        done = self.tr("The history was copied to {file}.").format(file=sanitize_text(path))
        self._receiver.wait_for(
            self._maintenance.back_up(Path(path)),
            lambda _: self._show_outcome(done),
            lambda error: self._show_outcome(translate_sentence(error)),
        )

    def _show_outcome(self, text: str) -> None:
        self.tool_label.setText(text)
        self.tool_label.show()


class ForgetDialog(Dialog):
    """Asks which number is to be forgotten, removes it, and says how much was removed."""

    def __init__(self, maintenance: HistoryMaintenance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Forget a number"))
        self._maintenance = maintenance
        self._receiver = FutureReceiver(self)
        hint = WrappedLabel(
            self.tr(
                "The number and the name beside it are removed from all calls and recorded events. The calls "
                "themselves remain, so that figures stay the same. This cannot be undone."
            ),
            "",
            self,
        )
        hint.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)
        self.number_field = QLineEdit(self)
        self.number_field.setPlaceholderText("01632 960123")
        self.number_field.setAccessibleName(self.tr("Number to forget"))
        self.outcome_label = OutcomeLabel("", "muted", self)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = self.create_buttons(kinds.Close, self.tr("Forget"), self._forget_number)
        self.forget_button = accept_button(self.buttons)
        self.forget_button.setEnabled(False)
        self.number_field.textChanged.connect(self._update_enabled)
        column = self.create_column()
        for widget in (hint, self.number_field, self.outcome_label, self.buttons):
            column.addWidget(widget)
        self.outcome_label.hide()

    def _update_enabled(self) -> None:
        self.forget_button.setEnabled(any(sign.isdecimal() for sign in self.number_field.text()))

    def _forget_number(self) -> None:
        self.forget_button.setEnabled(False)
        self._show_outcome(self.tr("Removing the number…"))
        future = self._maintenance.forget_number(self.number_field.text().strip())
        self._receiver.wait_for(future, self._show_counts, self._show_error)

    def _show_counts(self, counts: ForgottenParts) -> None:
        if counts.calls or counts.events:
            calls, events = counts.calls, counts.events  # lupdate finds plurals of plain names only
            lines = (
                QCoreApplication.translate("ForgetDialog", "Removed from %n call(s).", "", calls),
                QCoreApplication.translate("ForgetDialog", "Removed from %n recorded event(s).", "", events),
            )
            self._show_outcome("\n".join(lines))
        else:
            self._show_outcome(self.tr("The history did not have this number."))
        self._update_enabled()

    def _show_error(self, error: Sentence) -> None:
        self._show_outcome(translate_sentence(error))
        self._update_enabled()

    def _show_outcome(self, text: str) -> None:
        self.outcome_label.setText(text)
        self.outcome_label.show()
        self.grow_to_fit()
