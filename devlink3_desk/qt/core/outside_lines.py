"""Outside lines (trunks) in words."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from devlink3_desk.history.outside_lines import SIP_LINES, split_line
from devlink3_desk.qt.core.text import sanitize_text

_NODE_DIGITS: Final = 8


def format_line_name(name: str | None) -> str:
    """Return the number of a line in words; ``None`` is one that was not recorded."""
    if name is None:
        return QCoreApplication.translate("OutsideLines", "Not recorded")
    if name == SIP_LINES:
        return QCoreApplication.translate("OutsideLines", "SIP lines")
    if not name.isdecimal():
        return sanitize_text(name)
    return QCoreApplication.translate("OutsideLines", "Line {number}").format(number=name)


def format_node(node: str) -> str:
    """Return a PBX as users know it: its identifier is its address in hexadecimal digits."""
    try:
        return str(ipaddress.IPv4Address(bytes.fromhex(node))) if len(node) == _NODE_DIGITS else node
    except ValueError:
        return sanitize_text(node)


def name_lines(lines: Iterable[str]) -> Mapping[str, str]:
    """Return lines with their names, with that of their PBX where there are several."""
    parts = {line: split_line(line) for line in lines}
    has_several = len({node for _, node in parts.values() if node}) > 1
    return {
        line: f"{format_line_name(name)} \N{MIDDLE DOT} {format_node(node)}"
        if has_several and node
        else format_line_name(name)
        for line, (name, node) in parts.items()
    }
