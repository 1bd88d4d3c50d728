"""Sentences that are made far from the window and said there in its language.

On the command line, in logs and in scripts they are English; there a sentence is the text that it is.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Self, TypeAlias

TRANSLATION_CONTEXT: Final = "Link"
"""Where translators find them."""

TemplateValue: TypeAlias = str | int | float | date
"""What is filled in; a text may be a sentence of its own."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark ``text`` for ``lupdate``, and return it as the ``str`` that it is."""
    return text


class Sentence(str):
    """A text in English that still knows what it was made of.

    ``template`` is marked for translation where it stands and filled in by :meth:`str.format`.
    """

    __slots__ = ("template", "values")

    template: str
    values: dict[str, TemplateValue]

    def __new__(cls, template: str, **values: TemplateValue) -> Self:
        """Fill in the template."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values = template, values
        return made


def sentence_from_error(error: BaseException) -> Sentence:
    """Return what an error says; one that was not made of a sentence says in English what it says."""
    text = error.args[0] if error.args else None
    return text if isinstance(text, Sentence) else Sentence(str(error))


__all__ = ["QT_TRANSLATE_NOOP"]
