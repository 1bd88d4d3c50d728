"""All ways to write one number, by which a history finds the calls with it."""

from __future__ import annotations

import contextlib

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.plan import TelephoneNumber, dial_string, parse_presented, parse_written


def find_spellings(text: str, plan: NumberingPlan) -> tuple[str, ...]:
    """Return ways to write the number that ``text`` means: as given, in E.164, as it is dialled and sent.

    ``text`` is what a person has written.
    """
    return _collect_spellings(text, parse_written(text, plan), plan)


def find_presented_spellings(
    text: str, plan: NumberingPlan, *, has_prefix: bool | None = None
) -> tuple[str, ...]:
    """Return ways to write a number that the PBX presents (:func:`.parse_presented`)."""
    return _collect_spellings(text, parse_presented(text, plan, has_prefix=has_prefix), plan)


def _collect_spellings(text: str, number: TelephoneNumber, plan: NumberingPlan) -> tuple[str, ...]:
    compact = "".join(sign for sign in text if sign.isdecimal() or sign in "+*#")
    found = {text, compact, number.e164 or ""}
    with contextlib.suppress(ValueError):
        found |= {dial_string(number, plan), dial_string(number, plan, outside_line=False)}
    return tuple(sorted(found - {""}))
