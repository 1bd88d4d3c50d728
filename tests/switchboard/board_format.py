"""The board in lines, as the corpus writes it."""

from __future__ import annotations

import re

from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallInfo, ExtensionInfo, PartyInfo, PartyKind, QueueInfo

_UNMARKED_KINDS = (PartyKind.EXTENSION, PartyKind.TRUNK)


class BoardFormatter:
    """Writes a board in lines; remembers which call has which name in a file."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def format_calls(self, board: Switchboard) -> list[str]:
        """Return a line a call, in the order in which they became known."""
        lines = [
            self._format_call(view)
            for view in sorted(board.calls.values(), key=lambda view: _parse_call_number(view.id))
        ]
        return lines or ["nothing"]

    def name_call(self, call_id: str) -> str:
        """Return a call's name in this file: c1 for the first that was seen, and so on."""
        return self._names.setdefault(call_id, f"c{len(self._names) + 1}")

    def _format_call(self, view: CallInfo) -> str:
        line = f"{self.name_call(view.id)} {view.state} {view.direction} {_format_party(view.a)} -> "
        if view.targets:
            line += "[" + " ".join(map(_format_party, view.targets)) + "]"
        else:
            line += _format_party(view.b)
        extras = {
            "held": view.held_by, "group": view.group, "did": view.did, "account": view.account_code,
            "tag": view.tag, "flags": "+".join(view.flags),
            "queued-since": "" if view.queued_since in (None, view.since) else f"{view.queued_since:g}",
            "nodes": "+".join(f"n{int(node[-2:], 16)}" for node in view.nodes) if len(view.nodes) > 1 else "",
        }  # fmt: skip
        line += "".join(f" {name}={value}" for name, value in extras.items() if value)
        if view.since_snapshot:
            line += " start-unknown"
        return line + f" since={view.since:g}"

    def format_other(self, board: Switchboard, asked: str) -> str:
        """Return the line of the extension or hunt group that a line is about."""
        kind, _, rest = asked.partition(" ")
        key = rest.partition(" ")[0]
        if kind == "extension":
            found = board.extensions.get(key)
            return f"extension {key} gone" if found is None else self._format_extension(found)
        if kind == "queue":
            queue = board.queues.get(key)
            return f"queue {key} gone" if queue is None else _format_queue(queue)
        return f"link {board.link.state} gaps={board.link.gaps}"

    def _format_extension(self, view: ExtensionInfo) -> str:
        line = f"extension {view.extension} {view.state}"
        line += "".join(f" {self.name_call(call)}" for call in view.calls)
        if view.cmextn is not None:
            word = view.cmextn
            line += f" cmextn={word.v}/{word.p1}/{word.p2}" + (f" ({word.meaning})" if word.meaning else "")
        return line


def _parse_call_number(call_id: str) -> int:
    return int(re.sub(r"\D", "", call_id))


def _format_queue(view: QueueInfo) -> str:
    line = f"queue {view.group} waiting={view.waiting} ringing={view.ringing} connected={view.connected}"
    return line if view.waiting_since is None else f"{line} longest-since={view.waiting_since:g}"


def _format_party(view: PartyInfo | None) -> str:
    if view is None:
        return "-"
    text = view.number if view.number or not view.name else ""
    if view.name and view.name != view.number:
        text += f"'{view.name}'"
    if view.kind not in _UNMARKED_KINDS:
        text = f"{view.kind}:{text}"
    return text + (f"!{view.rejected}" if view.rejected is not None else "")
