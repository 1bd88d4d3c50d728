"""What was said far from the window, in the language of the window."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from devlink3_desk.sentences import CONTEXT, Sentence, Value

from .text import plain


def translated(text: str | None) -> str:
    """Return a sentence in the language of the window, any other text as it came; both safe to show."""
    if not isinstance(text, Sentence):
        return plain(text)
    template = plain(QCoreApplication.translate(CONTEXT, text.template))
    if not text.values:
        return template
    return template.format(**{name: _filled_in(value) for name, value in text.values.items()})


def _filled_in(value: Value) -> str | int | float:
    if isinstance(value, date):
        return QLocale().toString(QDate(value.year, value.month, value.day), QLocale.FormatType.ShortFormat)
    return translated(value) if isinstance(value, str) else value
