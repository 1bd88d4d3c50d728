"""Marks for the translation tools."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark ``text`` for ``lupdate``, and return it as the ``str`` that it is."""
    return text
