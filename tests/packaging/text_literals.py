"""Finds texts in the code that are marked for translation, and texts that should be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TEXT_CALLS = frozenset(
    {
        "addAction",
        "addButton",
        "addItem",
        "addMenu",
        "addRow",
        "addTab",
        "explain",
        "setAccessibleDescription",
        "setAccessibleName",
        "setHeaderLabels",
        "setInformativeText",
        "setLabelText",
        "setPlaceholderText",
        "setPrefix",
        "setSpecialValueText",
        "setStatusTip",
        "setSubTitle",
        "setSuffix",
        "setText",
        "setTitle",
        "setToolTip",
        "setWhatsThis",
        "setWindowTitle",
        "showMessage",
        "QAction",
        "QCheckBox",
        "QGroupBox",
        "QLabel",
        "QPushButton",
        "QRadioButton",
        "Label",
    }
)
"""Calls with a visible text as their first argument."""

UNTRANSLATED = re.compile(r"DevLink3 Desk\n?|https://.*|pbx\.example\.com|\"C:.*")
"""Texts that are the same in every language: the name of the program, and examples of addresses."""


def iter_marked_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield context and text of every marked text; the context is empty for ``tr``, which uses the class."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name, texts = (
            _called_name(node.func),
            [arg.value for arg in node.args if isinstance(arg, ast.Constant)],
        )
        if name == "tr" and texts and isinstance(texts[0], str):
            yield "", texts[0]
        elif name in {"translate", "QT_TRANSLATE_NOOP"} and len(texts) > 1 and isinstance(texts[1], str):
            yield str(texts[0]), texts[1]


def iter_texts_without_context(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every text that is translated in a context that is not a literal.

    ``lupdate`` does not find these texts.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _called_name(node.func) == "translate" and len(node.args) > 1:
            text = _literal_text(node.args[1])
            if text and not isinstance(node.args[0], ast.Constant):
                yield node.lineno, text


def iter_unmarked_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every visible text that is not marked."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _called_name(node.func) in TEXT_CALLS and node.args:
            text = _literal_text(node.args[0])
            if any(letter.isalpha() for letter in text) and not UNTRANSLATED.fullmatch(text):
                yield node.lineno, text


def _called_name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _literal_text(value: ast.expr) -> str:
    """Return the literal parts of a string expression."""
    if isinstance(value, ast.Constant):
        return value.value if isinstance(value.value, str) else ""
    if isinstance(value, ast.JoinedStr):
        return "".join(_literal_text(part) for part in value.values)
    if isinstance(value, ast.BinOp):
        return _literal_text(value.left) + _literal_text(value.right)
    if isinstance(value, ast.IfExp):
        return _literal_text(value.body) + _literal_text(value.orelse)
    return ""
