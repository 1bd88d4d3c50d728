"""Settings page of the look-up of callers in a customer system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final, TypeAlias

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.contacts.crm_template import (
    MAX_TEMPLATE_SIZE,
    CrmTemplateError,
    ImportedTemplate,
    parse_template,
)
from devlink3_desk.contacts.lookup_definition import (
    CallerNumbers,
    LookupDefinition,
    LookupMethod,
    LookupResult,
    LookupScope,
    LookupSettings,
    LookupTrial,
    find_definition_problem,
    needs_secret,
)
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.contact_sources.form_parts import (
    FIELD_GAP,
    FormHint,
)
from devlink3_desk.qt.core.dialog import Dialog, SettingsPage, SettingsSection
from devlink3_desk.qt.core.file_dialogs import open_file_dialog
from devlink3_desk.qt.core.flow_layout import FlowLayout
from devlink3_desk.qt.core.form_widgets import (
    ElidedComboBox,
    create_button,
    create_form_layout,
    create_spin_box,
)
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.looked_up import describe_result
from devlink3_desk.qt.core.text import escape_mnemonics, sanitize_text, translate_sentence
from devlink3_desk.qt.core.widgets import Label, OutcomeLabel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error

EXCHANGE_LINES: Final = 9
"""Height of the text of a request and its answer, in lines."""
_SHOWN_CHARACTERS: Final = 20_000
"""Maximum number of characters of an answer that are shown."""

DefinitionReader: TypeAlias = Callable[[], tuple[LookupDefinition, str | None]]
"""Returns the definition as it is entered, and the secret if one is entered."""

SCOPE_TEXTS: Final[dict[LookupScope, str]] = {
    LookupScope.UNKNOWN: QT_TRANSLATE_NOOP("LookupPage", "Callers who are in no directory"),
    LookupScope.ALL: QT_TRANSLATE_NOOP("LookupPage", "All outside callers"),
}
MAX_REMEMBER_MINUTES: Final = 7 * 24 * 60
FIELD_LINES: Final = 3
"""Height of a field for several lines."""
TEXT_MARGIN: Final = 14
"""Height of the frame and the margins of a text, in device-independent pixels."""
MIN_CHOICE_WIDTH: Final = 120
_OUTPUTS: Final[tuple[tuple[str, str, str], ...]] = (
    ("name_path", QT_TRANSLATE_NOOP("LookupPage", "Name"), "{contacts[0].first} {contacts[0].last}"),
    ("company_path", QT_TRANSLATE_NOOP("LookupPage", "Company"), "contacts[0].company.name"),
    ("link_path", QT_TRANSLATE_NOOP("LookupPage", "Link"), "https://crm.example.com/c/{contacts[0].id}"),
    ("note_path", QT_TRANSLATE_NOOP("LookupPage", "Note"), "contacts[0].note"),
    ("count_path", QT_TRANSLATE_NOOP("LookupPage", "Number of tickets"), "contacts[0].open_tickets"),
)
"""Attribute, title and example of each output."""


class LookupTester(QWidget):
    """A field for a number, a button, and what was sent and received."""

    def __init__(
        self,
        lookup: LookupSettings,
        parse_number: Callable[[str], CallerNumbers | None],
        read_definition: DefinitionReader,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._lookup, self._parse_number, self._read_definition = lookup, parse_number, read_definition
        self._receiver = FutureReceiver(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        title = Label(self.tr("Try it"), "section", self)
        column.addWidget(title)
        row = QHBoxLayout()
        self.number_field = QLineEdit(self)
        title.setBuddy(self.number_field)
        self.number_field.setPlaceholderText("+44 1632 960144")
        self.number_field.setAccessibleName(self.tr("Number to look up"))
        self.number_field.installEventFilter(self)
        self.try_button = create_button(self.tr("Look up"), self.try_number, self)
        row.addWidget(self.number_field, 1)
        row.addWidget(self.try_button)
        column.addLayout(row)
        self.result_label = OutcomeLabel("", "muted", self)
        column.addWidget(self.result_label)
        self.exchange_text = QPlainTextEdit(self)
        self.exchange_text.setReadOnly(True)
        self.exchange_text.setTabChangesFocus(True)
        self.exchange_text.setAccessibleName(self.tr("Request and answer"))
        self.exchange_text.setFixedHeight(_compute_text_height(self.exchange_text, EXCHANGE_LINES))
        self.exchange_text.hide()
        column.addWidget(self.exchange_text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look the number up with Enter, which would otherwise close the dialog."""
        if (
            watched is self.number_field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.try_button.click()
            return True
        return super().eventFilter(watched, event)

    def try_number(self) -> None:
        """Ask about the number with the definition as it is entered."""
        definition, secret = self._read_definition()
        problem = find_definition_problem(definition)
        if problem is not None:
            self._show_problem(problem)
            return
        numbers = self._parse_number(self.number_field.text())
        if numbers is None:
            self.result_label.setText(self.tr("Enter a complete number outside, such as +44 1632 960144."))
            return
        self._receiver.drop_pending()
        self.try_button.setEnabled(False)
        self.result_label.setText(self.tr("Looking up…"))
        future = self._lookup.try_lookup(definition, numbers, secret)
        self._receiver.wait_for(future, self.show_trial, self._show_problem)

    def show_trial(self, trial: LookupTrial) -> None:
        """Show what was sent and received, and what it means."""
        self.try_button.setEnabled(True)
        answer = trial.answer[:_SHOWN_CHARACTERS]
        self.exchange_text.setPlainText(f"{trial.request}\n\n{_indent_json(answer)}".strip())
        self.exchange_text.show()
        if trial.problem is not None:
            self._show_problem(trial.problem)
            return
        text = self.tr("{result} (after {seconds} s)")
        result = trial.result
        shown = self.tr("This caller is not known there.")
        if result is not None and not result.is_empty:
            shown = _format_result(result)
        self.result_label.setText(text.format(result=shown, seconds=f"{trial.seconds:.2f}"))

    def _show_problem(self, sentence: Sentence) -> None:
        self.try_button.setEnabled(True)
        self.result_label.setText(translate_sentence(sentence))


def _format_result(result: LookupResult) -> str:
    parts = (sanitize_text(result.name), describe_result(result), sanitize_text(result.link))
    return " · ".join(filter(None, parts))


def _indent_json(text: str) -> str:
    try:
        return msgspec.json.format(text, indent=2)
    except (msgspec.MsgspecError, RecursionError):
        return text


class LookupPage(SettingsPage):
    """Edits the request and the paths of the answer, and tries them with a number."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Caller look-up")
    SECTION = SettingsSection.CONTACTS

    def __init__(
        self,
        lookup: LookupSettings,
        parse_number: Callable[[str], CallerNumbers | None],
        parent: QWidget | None = None,
    ) -> None:
        """``parse_number`` returns the forms of a number that a person has entered."""
        super().__init__(parent)
        self._lookup = lookup
        self._shown = LookupDefinition()
        self._receiver = FutureReceiver(self)
        self._parameter_fields: dict[str, QLineEdit] = {}
        self.add_hint(
            self.tr(
                "Asks a customer system about callers while the phone rings. The answer names the caller if "
                "it comes within 1.5 seconds; alerts never wait."
            )
        )
        self.active_box = QCheckBox(self.tr("Look callers up"), self)
        self.import_button = create_button(self.tr("Import 3CX template…"), self._choose_template, self)
        row = FlowLayout(spacing=FIELD_GAP)
        row.addWidget(self.active_box)
        row.addWidget(self.import_button)
        self.body_layout.addLayout(row)
        self.remarks_label = OutcomeLabel("", "muted", self)
        self.remarks_label.hide()
        self.body_layout.addWidget(self.remarks_label)
        self._build_request_form()
        self._build_answer_form()
        self.tester = LookupTester(lookup, parse_number, self._read_trial_fields, self)
        self.body_layout.addWidget(self.tester)
        self.body_layout.addStretch(1)
        self._update_enabled()

    # -- fields

    def _build_request_form(self) -> None:
        # One form for request and answer: their fields are in line.
        self._form = create_form_layout()
        self._form.addRow(Label(self.tr("Request"), "section", self))
        self.name_field = self._add_field(self.tr("Customer system"), "CRM")
        self.scope_box = ElidedComboBox(self)
        for scope, text in SCOPE_TEXTS.items():
            self.scope_box.addItem(QCoreApplication.translate("LookupPage", text), scope)
        self.scope_box.setAccessibleName(self.tr("Look up"))
        # In a narrow window, its long choices are elided.
        self.scope_box.setMinimumWidth(MIN_CHOICE_WIDTH)
        self._form.addRow(self.tr("Look up"), self.scope_box)
        self.method_box = QComboBox(self)
        self.method_box.setAccessibleName(self.tr("Method"))
        for method in LookupMethod:
            self.method_box.addItem(method.value, method)
        self.method_box.currentIndexChanged.connect(self._update_enabled)
        self.url_field = QLineEdit(self)
        self.url_field.setPlaceholderText("https://crm.example.com/api/contacts?phone={e164}")
        self.url_field.setAccessibleName(self.tr("Address"))
        row = QHBoxLayout()
        row.setSpacing(FIELD_GAP // 2)
        row.addWidget(self.method_box)
        row.addWidget(self.url_field, 1)
        self._form.addRow(self.tr("Address"), row)
        self.headers_field = self._add_text(self.tr("Headers"), "Authorization: Bearer {secret}")
        self.user_field = self._add_field(
            self.tr("User"), self.tr("none, or the user of basic authentication")
        )
        self.secret_field = self._add_field(self.tr("Secret"), "")
        self.secret_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.body_field = self._add_text(self.tr("Body"), '{"phone": "{e164}"}')
        self.further_field = self._add_text(self.tr("Further requests"), "")
        self.further_field.setReadOnly(True)
        self._add_form_hint(
            self.tr(
                "{e164}, {national} and {digits} stand for the number of the caller, {secret} for the "
                "secret, which is stored in the keyring only."
            )
        )

    def _build_answer_form(self) -> None:
        self._form.addRow(Label(self.tr("Answer"), "section", self))
        self.output_fields: dict[str, QLineEdit] = {}
        for attribute, title, example in _OUTPUTS:
            text = QCoreApplication.translate("LookupPage", title)
            self.output_fields[attribute] = self._add_field(text, example)
        self.count_label_field = self._add_field(self.tr("What is counted"), self.tr("Open tickets"))
        title, zero_text = self.tr("Remember answers for"), self.tr("not at all")
        self.remember_box = create_spin_box(
            title, MAX_REMEMBER_MINUTES, self, suffix=self.tr(" min"), zero_text=zero_text
        )
        self._form.addRow(title, self.remember_box)
        self._add_form_hint(
            self.tr(
                "Paths into the JSON of the answer, such as contacts[0].name, or texts with such paths in "
                "braces."
            )
        )
        self.body_layout.addLayout(self._form)

    def _add_form_hint(self, text: str) -> None:
        self._form.addRow(FormHint(text, self))

    def _add_field(self, title: str, placeholder: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(title)
        self._form.addRow(title, field)
        return field

    def _add_text(self, title: str, placeholder: str) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(title)
        field.setFixedHeight(_compute_text_height(field, FIELD_LINES))
        field.setTabChangesFocus(True)
        self._form.addRow(title, field)
        return field

    def _update_enabled(self) -> None:
        is_post = self.method_box.currentData() == LookupMethod.POST
        self._form.setRowVisible(self.body_field, is_post)

    # -- as a page

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the stored definition; it is no part of ``preferences``."""
        del preferences
        self.show_definition(self._lookup.definition)
        # The keyring is not asked: that might open its password dialog as soon as the settings are opened.
        unchanged, missing = self.tr("unchanged, in the keyring"), self.tr("will be stored in the keyring")
        has_secret = needs_secret(self._lookup.definition)
        self.secret_field.setPlaceholderText(unchanged if has_secret else missing)

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Store the definition and the secret; return ``preferences`` unchanged."""
        definition = self.read_fields()
        secret = self.secret_field.text()
        if secret:
            self.secret_field.clear()
            future = self._lookup.save_secret(secret)
            self._receiver.wait_for(future, lambda _done: None, self._show_remark)
        if definition != self._lookup.definition:
            try:
                self._lookup.set_definition(definition)
            except OSError as error:
                text = self.tr("The look-up cannot be saved ({why}).")
                self._show_remarks([text.format(why=error.strerror or type(error).__name__)])
        return preferences

    def find_problem(self) -> str:
        """Return what is wrong with a look-up that is switched on."""
        definition = self.read_fields()
        problem = find_definition_problem(definition) if definition.is_active else None
        return "" if problem is None else translate_sentence(problem)

    def show_definition(self, definition: LookupDefinition) -> None:
        """Show a definition."""
        self._shown = definition
        self.active_box.setChecked(definition.is_active)
        self.name_field.setText(definition.name)
        self.scope_box.setCurrentIndex(self.scope_box.findData(definition.scope))
        self.method_box.setCurrentIndex(self.method_box.findData(definition.method))
        self.url_field.setText(definition.url)
        self.headers_field.setPlainText("\n".join(f"{name}: {value}" for name, value in definition.headers))
        self.user_field.setText(definition.user)
        self.body_field.setPlainText(definition.body)
        further = [f"{each.method.value} {each.url}" for each in definition.further]
        self.further_field.setPlainText("\n".join(map(sanitize_text, further)))
        self._form.setRowVisible(self.further_field, bool(further))
        for attribute, field in self.output_fields.items():
            field.setText(getattr(definition, attribute))
        self.count_label_field.setText(definition.count_label)
        self.remember_box.setValue(definition.remember_minutes)
        self._show_parameters({name: name for name in definition.parameters}, definition.parameters)

    def read_fields(self) -> LookupDefinition:
        """Return the definition as it is entered."""
        return msgspec.structs.replace(
            self._shown,
            is_active=self.active_box.isChecked(),
            name=self.name_field.text().strip(),
            scope=LookupScope(self.scope_box.currentData()),
            method=LookupMethod(self.method_box.currentData()),
            url=self.url_field.text().strip(),
            headers=_parse_headers(self.headers_field.toPlainText()),
            user=self.user_field.text().strip(),
            body=self.body_field.toPlainText().strip(),
            parameters={name: field.text().strip() for name, field in self._parameter_fields.items()},
            count_label=self.count_label_field.text().strip(),
            remember_minutes=self.remember_box.value(),
            **{attribute: field.text().strip() for attribute, field in self.output_fields.items()},
        )

    def _read_trial_fields(self) -> tuple[LookupDefinition, str | None]:
        return self.read_fields(), self.secret_field.text() or None

    # -- templates

    def _choose_template(self) -> None:
        filters = [self.tr("CRM templates (*.xml)"), self.tr("All files (*)")]
        open_file_dialog(self, self.tr("Import 3CX template"), self.import_template, filters)

    def import_template(self, path: str) -> None:
        """Fill the fields from a CRM template, and list what is not supported."""
        try:
            with Path(path).open("rb") as file:
                imported = parse_template(file.read(MAX_TEMPLATE_SIZE + 1))
        except CrmTemplateError as error:
            self._show_remark(sentence_from_error(error))
            return
        except OSError as error:
            text = self.tr("The template cannot be read ({why}).")
            self._show_remarks([text.format(why=error.strerror or type(error).__name__)])
            return
        self._show_imported(imported)

    def _show_imported(self, imported: ImportedTemplate) -> None:
        self.show_definition(
            msgspec.structs.replace(imported.definition, is_active=self.active_box.isChecked())
        )
        titles = {each.name: each.title for each in imported.parameters if not each.is_secret}
        self._show_parameters(titles, imported.definition.parameters)
        secrets = [each.title for each in imported.parameters if each.is_secret]
        remarks = [self.tr("The template has been imported. Check the fields, and try a number.")]
        if secrets:
            remarks.append(self.tr("Enter as the secret: {title}.").format(title=sanitize_text(secrets[0])))
        self._show_remarks(remarks + [translate_sentence(remark) for remark in imported.remarks])

    def _show_parameters(self, titles: dict[str, str], values: dict[str, str]) -> None:
        """Show a field for each own placeholder of the definition."""
        for field in self._parameter_fields.values():
            self._form.removeRow(field)
        self._parameter_fields = {}
        for name, value in values.items():
            field = QLineEdit(value, self)
            title = sanitize_text(titles.get(name) or name)
            field.setAccessibleName(title)
            self._form.insertRow(2 + len(self._parameter_fields), escape_mnemonics(title), field)
            self._parameter_fields[name] = field
        window = self.window()
        if isinstance(window, Dialog) and window.isVisible():
            window.choose_mnemonics()

    def _show_remark(self, sentence: Sentence) -> None:
        self._show_remarks([translate_sentence(sentence)])

    def _show_remarks(self, remarks: list[str]) -> None:
        self.remarks_label.setText("\n".join(remarks))
        self.remarks_label.setVisible(bool(remarks))


def _compute_text_height(field: QPlainTextEdit, lines: int) -> int:
    return lines * field.fontMetrics().lineSpacing() + TEXT_MARGIN


def _parse_headers(text: str) -> tuple[tuple[str, str], ...]:
    """Return the headers that stand on lines of their own."""
    pairs = (line.partition(":") for line in text.splitlines() if line.strip())
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)
