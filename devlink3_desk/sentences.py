"""Sentences that are composed below the window and shown in its language.

Errors and advice come from packages that do not know Qt. A :class:`Sentence` is their English text, for the
command line, logs and scripts, and remembers the template that the window translates.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Self, TypeAlias

TRANSLATION_CONTEXT: Final = "Link"
"""Context of the templates in the translation files."""

TemplateValue: TypeAlias = str | int | float | date
"""Value of a placeholder. A string may be a :class:`Sentence`, which is translated as well."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark ``text`` for ``lupdate`` and return it; as ``PySide6.QtCore.QT_TRANSLATE_NOOP``, without Qt."""
    return text


class Sentence(str):
    """An English text that remembers its template, which is marked for translation, and its values."""

    __slots__ = ("template", "values")

    template: str
    values: dict[str, TemplateValue]

    def __new__(cls, template: str, **values: TemplateValue) -> Self:
        """Create a sentence from a template of :meth:`str.format`."""
        # Without values, braces need not be escaped, as in a text that comes from elsewhere.
        sentence = super().__new__(cls, template.format(**values) if values else template)
        sentence.template, sentence.values = template, values
        return sentence


def sentence_from_error(error: BaseException) -> Sentence:
    """Return the sentence that an error was created with, or its text as a sentence without translation."""
    text = error.args[0] if error.args else None
    return text if isinstance(text, Sentence) else Sentence(str(error))
