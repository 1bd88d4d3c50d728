"""Tables of the commands: JSON objects as rows of a CSV file, with their keys as headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from devlink3_desk.contacts.contact_builder import is_escaped_formula, is_formula


def flatten(item: Mapping[str, Any], columns: Sequence[str]) -> list[str]:
    """Return the cells of an object; the key of a nested one is named like ``caller.number``."""
    return [_format_cell(_find_value(item, column)) for column in columns]


def encode_csv_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows of a CSV file in UTF-8; nothing in them is evaluated by a spreadsheet."""
    out = io.StringIO()
    csv.writer(out).writerows([_escape_formula(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def _find_value(item: Mapping[str, Any], column: str) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    value: Any = item
    for key in column.split("."):
        value = None if value is None else value[key]
    return value


def _format_cell(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return " ".join(value)
    return msgspec.json.encode(value).decode()


def _escape_formula(cell: str) -> str:
    return f"'{cell}" if is_formula(cell) or is_escaped_formula(cell) else cell
