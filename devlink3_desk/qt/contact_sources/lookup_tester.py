"""Tries a look-up with a number: shows the request, the answer and the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import msgspec
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from devlink3_desk.contacts.lookup_definition import (
    CallerNumbers,
    LookupDefinition,
    LookupResult,
    LookupSettings,
    LookupTrial,
    find_definition_problem,
)
from devlink3_desk.qt.contact_sources.form_parts import create_push_button, create_status_label
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.looked_up import describe_result
from devlink3_desk.qt.core.text import sanitize_text, translate_sentence
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.sentences import Sentence

EXCHANGE_HEIGHT: Final = 150
_SHOWN_CHARACTERS: Final = 20_000
"""Characters of an answer that are shown."""

DefinitionReader: TypeAlias = Callable[[], tuple[LookupDefinition, str | None]]
"""Returns the definition as it is entered, and the secret if one is entered."""


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
        column.addWidget(Label(self.tr("Try it"), "section", self))
        row = QHBoxLayout()
        self.number_field = QLineEdit(self)
        self.number_field.setPlaceholderText("+44 1632 960144")
        self.number_field.setAccessibleName(self.tr("Number to look up"))
        self.try_button = create_push_button(self.tr("Look up"), self.try_number, self)
        row.addWidget(self.number_field, 1)
        row.addWidget(self.try_button)
        column.addLayout(row)
        self.result_label = create_status_label(self)
        column.addWidget(self.result_label)
        self.exchange_text = QPlainTextEdit(self)
        self.exchange_text.setReadOnly(True)
        self.exchange_text.setTabChangesFocus(True)
        self.exchange_text.setAccessibleName(self.tr("Request and answer"))
        self.exchange_text.setFixedHeight(EXCHANGE_HEIGHT)
        self.exchange_text.hide()
        column.addWidget(self.exchange_text)

    def try_number(self) -> None:
        """Ask about the number with the definition as it is entered."""
        definition, secret = self._read_definition()
        problem = find_definition_problem(definition)
        if problem is not None:
            self._show_trouble(problem)
            return
        numbers = self._parse_number(self.number_field.text())
        if numbers is None:
            self.result_label.setText(self.tr("Enter a complete number outside, such as +44 1632 960144."))
            return
        self._receiver.drop_pending()
        self.try_button.setEnabled(False)
        self.result_label.setText(self.tr("Looking up…"))
        future = self._lookup.try_lookup(definition, numbers, secret)
        self._receiver.wait_for(future, self._show_trial, self._show_trouble)

    def _show_trial(self, trial: LookupTrial) -> None:
        self.try_button.setEnabled(True)
        answer = trial.answer[:_SHOWN_CHARACTERS]
        self.exchange_text.setPlainText(f"{trial.request}\n\n{_indent_json(answer)}".strip())
        self.exchange_text.show()
        if trial.trouble is not None:
            self._show_trouble(trial.trouble)
            return
        text = self.tr("{result} (after {seconds} s)")
        result = trial.result
        shown = self.tr("This caller is not known there.")
        if result is not None and not result.is_empty:
            shown = _format_result(result)
        self.result_label.setText(text.format(result=shown, seconds=f"{trial.seconds:.2f}"))

    def _show_trouble(self, sentence: Sentence) -> None:
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
