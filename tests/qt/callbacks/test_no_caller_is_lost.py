"""Whatever happens, a caller who reached nobody is listed until someone speaks with them or marks them."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from devlink3_desk.history.call_record import Callback, CallbackState, CallRecord, RecordedParty
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.qt.callbacks.callback_book import CallbackBook
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryLocation
from tests.support.history_calls import MONDAY_10, make_incoming_call, make_outgoing_call
from tests.support.history_desk import ANSWER_SECONDS, store_calls

CALLERS = ("01632960150", "01632960151", "02079460123")
STEP_SECONDS = 60.0

ATTEMPTS = ("abandoned", "voicemail", "incomplete")
"""Calls after which the caller is to be called back."""
CONTACTS = ("answered", "called back")
"""Calls in which someone has spoken with the caller."""
OTHERS = ("short", "end not seen", "called back in vain")
MARKS = ("claim", "done", "reopen", "undo")

steps = st.lists(
    st.tuples(
        st.sampled_from(CALLERS), st.sampled_from(ATTEMPTS * 2 + CONTACTS + OTHERS + MARKS), st.integers(0, 3)
    ),
    max_size=14,
)


@dataclass
class Caller:
    """What should be known about a caller: written without any knowledge of the history."""

    attempts: list[float] = field(default_factory=list)
    """Since they were last reached."""
    reached: float = 0.0
    marks: list[tuple[float, str]] = field(default_factory=list)

    def expected(self) -> tuple[int, str] | None:
        """Return the attempts that count, and the state; ``None`` if nobody has to call back."""
        made, state = self.marks[-1] if self.marks else (0.0, "reopen")
        if made < self.reached:
            made, state = 0.0, "reopen"
        if state == "done":
            later = [attempt for attempt in self.attempts if attempt > made]
            return (len(later), "open") if later else None
        if not self.attempts:
            return None
        return len(self.attempts), "claimed" if state == "claim" else "open"


def write_number(number: str, notation: int) -> RecordedParty:
    """Return a party whose number is sent in one of several ways."""
    e164 = f"+44{number[1:]}"
    return (
        RecordedParty(number, "", e164),
        RecordedParty(f"9{number}", "", e164),
        RecordedParty(e164, "", e164),
        RecordedParty(number),
    )[notation]


def make_call(action: str, key: str, number: str, notation: int, at: float) -> CallRecord:
    """Return the call of a step."""
    caller = write_number(number, notation)
    match action:
        case "abandoned":
            return make_incoming_call(key, number, at, caller=caller)
        case "voicemail":
            return make_incoming_call(key, number, at, caller=caller, wait=3.0, voicemail_answered=True)
        case "incomplete":
            return make_incoming_call(key, number, at, caller=caller, complete=False)
        case "answered":
            return make_incoming_call(key, number, at, caller=caller, answered_by="301")
        case "short":
            return make_incoming_call(key, number, at, caller=caller, wait=2.0)
        case "end not seen":
            return make_incoming_call(key, number, at, caller=caller, end_seen=False, complete=False)
        case "called back":
            return make_outgoing_call(key, number, at)
        case _:
            return make_outgoing_call(key, number, at, is_answered=False)


class TwoDesks:
    """Two desks on one file, which take turns, and the book of the first one."""

    def __init__(self, folder: Path) -> None:
        self.now = MONDAY_10
        location = HistoryLocation(path=folder / "history.sqlite")
        self.histories = [LocalHistory(location, NumberingPlan(), lambda: self.now) for _ in range(2)]
        self.book = CallbackBook()
        self.book.set_history(self.histories[0])

    def close(self) -> None:
        """Close both."""
        self.book.stop()
        for history in self.histories:
            history.close()

    def list_callers(self) -> dict[str, Callback]:
        """Return the callers of the book by number, after it was asked again."""
        marker = CallbackBook()
        self.book.refresh()
        marker.set_history(self.histories[0])
        deadline = QDeadlineTimer(int(ANSWER_SECONDS * 1000))
        while (
            not (marker.has_answer and self.book.callbacks == marker.callbacks) and not deadline.hasExpired()
        ):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        marker.stop()
        assert marker.has_answer
        assert self.book.callbacks == marker.callbacks
        return {callback.e164 or f"+44{callback.number[1:]}": callback for callback in marker.callbacks}


def apply_step(desks: TwoDesks, callers: dict[str, Caller], number: int, step: tuple[str, str, int]) -> None:
    """Do one step in the history, and note what it should mean."""
    caller_number, action, notation = step
    caller, history = callers[caller_number], desks.histories[number % 2]
    if action not in MARKS:
        store_calls(history, make_call(action, str(number), caller_number, notation, desks.now))
        if action in ATTEMPTS:
            caller.attempts.append(desks.now)
        elif action in CONTACTS:
            caller.attempts.clear()
            caller.reached = desks.now
        return
    callback = desks.list_callers().get(f"+44{caller_number[1:]}")
    if callback is None:
        return  # nobody can mark a caller who is not listed
    if action == "undo":
        if history.undo_callback_mark(callback.key).result(ANSWER_SECONDS):
            caller.marks.pop()
        return
    state = {"claim": CallbackState.CLAIMED, "done": CallbackState.DONE, "reopen": CallbackState.OPEN}[action]
    history.mark_callback(callback.key, state, who=f"desk {number % 2}").result(ANSWER_SECONDS)
    caller.marks.append((desks.now, action))


@settings(deadline=None, max_examples=60)
@given(steps)
def test_caller_is_listed_until_reached_or_done(
    qapp: QApplication, steps: list[tuple[str, str, int]]
) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desks = TwoDesks(Path(folder))
        try:
            callers = {number: Caller() for number in CALLERS}
            for number, step in enumerate(steps):
                desks.now += STEP_SECONDS
                apply_step(desks, callers, number, step)
            expected = {
                f"+44{number[1:]}": wanted
                for number, caller in callers.items()
                if (wanted := caller.expected()) is not None
            }
            shown = {
                number: (callback.attempts, callback.state.value)
                for number, callback in desks.list_callers().items()
                if callback.state is not CallbackState.DONE
            }
            assert shown == expected
        finally:
            desks.close()
