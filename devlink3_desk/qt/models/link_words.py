"""What was said far from the window, in the language of the window."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from devlink3_desk.sentences import TRANSLATION_CONTEXT, Sentence, TemplateValue

from .text import sanitize_text


def translate_sentence(text: str | None) -> str:
    """Return a sentence in the language of the window, any other text as it came; both safe to show."""
    if not isinstance(text, Sentence):
        return sanitize_text(text)
    template = sanitize_text(QCoreApplication.translate(TRANSLATION_CONTEXT, text.template))
    if not text.values:
        return template
    return template.format(**{name: _localise_value(value) for name, value in text.values.items()})


def _localise_value(value: TemplateValue) -> str | int | float:
    if isinstance(value, date):
        return QLocale().toString(QDate(value.year, value.month, value.day), QLocale.FormatType.ShortFormat)
    return translate_sentence(value) if isinstance(value, str) else value
