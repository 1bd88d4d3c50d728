"""Moves the missed calls that earlier versions kept in ``missed.json`` into the history, once."""

from __future__ import annotations

import logging
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.history.call_record import CallLeg, CallRecord, RecordedParty
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.plan import parse_presented
from devlink3_desk.services.storage.history_store import HistoryStore
from devlink3_desk.services.storage.json_store import JsonFile, ProblemReporter, log_problem
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus

log = logging.getLogger(__name__)

FILE_NAME: Final = "missed.json"
_ID_PREFIX: Final = "missed-"
"""Prefix of the ids of these calls: the ids in the file are not unique among all calls."""


class _MissedKind(StrEnum):
    ABANDONED = "abandoned"
    MISSED = "missed"


class _MissedCall(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    kind: _MissedKind
    number: str
    name: str
    has_prefix: bool | None = None
    in_doubt: bool = False
    called: str = msgspec.field(name="whom")
    at: float
    """Its end, in seconds since 1970."""
    waited: float
    voicemail: bool = False
    is_done: bool = msgspec.field(default=False, name="settled")
    """Whether the caller has been reached since."""


class _MissedCallLog(msgspec.Struct, frozen=True):
    calls: tuple[_MissedCall, ...] = ()


def import_missed_calls(
    folder: Path, store: HistoryStore, plan: NumberingPlan, report: ProblemReporter = log_problem
) -> int:
    """Store the calls of ``missed.json`` in ``folder`` that were not returned, and delete the file.

    Returns how many calls there were. A file that is damaged is moved aside, as every JSON file. Raises
    :class:`.HistoryError` and :class:`OSError`; the next start tries again then, and stores no call twice.
    """
    file = JsonFile(folder / FILE_NAME, _MissedCallLog, report)
    stored = file.load()
    if stored is None:
        return 0
    calls = [_create_record(call, plan) for call in stored.calls if not call.is_done]
    if calls:
        store.write_calls(calls)
    # Not renamed: a user who has a number forgotten expects it to be in no file any more.
    file.path.unlink(missing_ok=True)
    log.info("%d missed calls of an earlier version are in the history now", len(calls))
    return len(calls)


def _create_record(call: _MissedCall, plan: NumberingPlan) -> CallRecord:
    """Return a call as far as it is known: when it came and ended, from whom, and to whom."""
    waited = max(0.0, call.waited)
    started = call.at - waited
    is_group = call.kind is _MissedKind.ABANDONED
    group = call.called if is_group and call.called else None
    e164 = parse_presented(call.number, plan, has_prefix=call.has_prefix).e164 if call.number else None
    state = CallStatus.QUEUED if is_group else CallStatus.RINGING
    # The name of a number that several people have may be that of another one.
    name = "" if call.in_doubt else call.name
    parties = (call.called,) if call.called and not is_group else ()
    return CallRecord(
        id=_ID_PREFIX + call.id,
        started=started,
        ended=call.at,
        direction=CallDirection.INCOMING,
        caller=RecordedParty(call.number, name, e164),
        called=RecordedParty(call.called),
        voicemail_answered=call.voicemail,
        # A listed caller is to be called back, however short the wait: the limit of that version applied.
        start_seen=False,
        complete=False,
        groups=() if group is None else (group,),
        wait=waited,
        legs=(CallLeg(state, started, call.at, group, parties),),
    )
