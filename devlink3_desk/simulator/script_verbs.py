"""The words of a scenario: one line of this table a verb, read by the parser and by its error sentences.

A syntax is a row of arguments. ``NAME:KIND`` is an argument with a keyword before it, ``KIND`` one
without, ``KIND...`` takes all that follows up to the next keyword, ``NAME`` alone in lower case is a
word that is there or not; what stands after ``|`` may be left out and may come in any order.
"""

from __future__ import annotations

from typing import Final

VERB_SYNTAX: Final[dict[str, str]] = {
    "call": "NEW from:ORIGIN | did:TEXT cli:TEXT name:TEXT withheld dialling:TEXT to:DESTINATION",
    "dial": "CALL TEXT",
    "ring": "CALL USERS... | group:GROUP",
    "queue": "CALL group:GROUP",
    "announce": "CALL group:GROUP",
    "overflow": "CALL to:GROUP",
    "out": "CALL trunk:CHANNEL number:TEXT | emergency",
    "answer": "CALL | by:END",
    "pickup": "CALL by:USER",
    "hold": "CALL by:END",
    "resume": "CALL by:END",
    "transfer": "CALL by:END to:CALL",
    "blind": "CALL by:END to:DESTINATION",
    "park": "CALL by:END slot:TEXT",
    "unpark": "CALL by:USER",
    "conference": "CALL by:END with:CALL room:TEXT as:NEW",
    "join": "NEW by:USER room:TEXT",
    "voicemail": "CALL for:DESTINATION | silent",
    "message": "CALL seconds:NUMBER",
    "reject": "CALL by:USER | qualifier:TEXT rings-on",
    "mark": "CALL | account:TEXT tag:TEXT callflow:TEXT",
    "flags": "CALL by:END is:NUMBER",
    "leave": "CALL by:END | cause:NUMBER",
    "clear": "CALL | by:END cause:NUMBER",
    "fault": "FAULT | of:DECIMAL",
}
"""Verbs that happen to calls and connections."""

RAW_VERBS: Final = ("send", "send-delta2", "send-siptrack", "send-cmextn", "send-tuple")
"""Verbs whose argument is the rest of the line as it stands, after an optional ``from ADDRESS``."""
