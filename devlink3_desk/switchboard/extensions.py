"""What every extension is doing: from its calls and from CMExtn, the later word winning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final

from devlink3_desk.protocol.events import ExtensionState, ExtensionText

from .changes import Change, ExtensionChanged, ExtensionRemoved
from .legs import LONGEST
from .parties import Names
from .rules import EXTENSION_RANK
from .site import CmExtnStates
from .views import CmExtnView, ExtensionStatus, ExtensionView

SHOWN: Final = 16
"""Calls of one extension that are named at most; no telephone has so many, and each would cost time."""

MAX_STRANGERS: Final = 4_096
"""Extensions kept that are in no call and not in the directory; the longest unheard of go first."""

_UNKNOWN: Final = ExtensionStatus.UNKNOWN
_IDLE: Final = ExtensionStatus.IDLE


class _Extension:
    __slots__ = ("calls", "cmextn", "heard", "listed", "rested", "view", "word")

    def __init__(self, *, listed: bool) -> None:
        self.listed = listed
        """Whether the directory has it."""
        self.calls: dict[ExtensionStatus, dict[str, None]] = {}
        """Its calls by what they say of it."""
        self.heard = False
        """Whether it has been in a call since we listen: without one now, it is idle."""
        self.word: ExtensionStatus | None = None
        """What CMExtn said since the calls last changed."""
        self.rested = False
        """Whether it was in no call for a moment since it was last shown."""
        self.cmextn: CmExtnView | None = None
        self.view: ExtensionView | None = None

    def unnamed(self) -> ExtensionStatus | None:
        """Return what a state says that nobody has named: no longer the last one, and no more than that."""
        return None if self.calls else _UNKNOWN

    def drop(self, call: str, status: ExtensionStatus) -> None:
        calls = self.calls[status]
        del calls[call]
        if not calls:
            del self.calls[status]

    def ranked(self) -> tuple[tuple[str, ...], ExtensionStatus | None]:
        """Return the calls, the one that gives the state first, and that state."""
        if not self.calls:
            return (), None
        if len(self.calls) == 1:
            ((status, calls),) = self.calls.items()
            return tuple(calls) if len(calls) <= SHOWN else tuple(islice(calls, SHOWN)), status
        statuses = sorted(self.calls, key=EXTENSION_RANK.__getitem__)
        every: list[str] = []
        for each in statuses:
            every.extend(islice(self.calls[each], SHOWN))
        return tuple(every[:SHOWN]), statuses[0]


class ExtensionPanel:
    """Extensions by number. What happens to them is shown when :meth:`news` is asked for."""

    def __init__(self, states: CmExtnStates) -> None:
        self._states = states
        self._extensions: dict[str, _Extension] = {}
        self._views: dict[str, ExtensionView] = {}
        self._strangers: dict[str, None] = {}
        self._touched: dict[str, _Extension] = {}
        self._gone: dict[str, None] = {}
        self._idle = _UNKNOWN
        self.views: Final[Mapping[str, ExtensionView]] = MappingProxyType(self._views)

    def call_says(
        self, call: str, before: Mapping[str, ExtensionStatus], after: Mapping[str, ExtensionStatus]
    ) -> None:
        """Take what a call says of its extensions now instead of before."""
        for number, last in before.items():
            if number not in after:
                known = self._touched[number] = self._extensions[number]
                known.drop(call, last)
                known.word = None
                known.rested = known.rested or not known.calls
        for number, status in after.items():
            before_it = before.get(number)
            if before_it is not status:
                known = self._touched[number] = self._get(number)
                if before_it is not None:
                    known.drop(call, before_it)
                calls = known.calls.get(status)
                if calls is None:
                    known.calls[status] = {call: None}
                else:
                    calls[call] = None
                known.heard = True
                known.word = None

    def cmextn_says(self, event: ExtensionState | ExtensionText) -> None:
        """Take a CMExtn event. What it says in numbers is kept whatever it means."""
        if not event.extension:
            return
        number, words = event.extension[:LONGEST], event.text[:LONGEST]
        known = self._touched[number] = self._get(number)
        last = known.cmextn
        if isinstance(event, ExtensionState):
            text = last.text if last is not None else None
            meaning = self._states.meaning(event.v, event.p1, event.p2)
            known.cmextn = CmExtnView(event.v, event.p1, event.p2, text, meaning)
            if event.v == self._states.version:
                known.word = self._states.status(event.v, event.p1) or known.unnamed()
        elif last is None:
            known.cmextn = CmExtnView(None, None, None, words)
        else:
            known.cmextn = CmExtnView(last.v, last.p1, last.p2, words, last.meaning)

    def set_directory(self, numbers: Iterable[str]) -> None:
        """Show these extensions whether they are in a call or not."""
        listed = set(numbers)
        for number in listed - self._extensions.keys():
            self._extensions[number] = _Extension(listed=True)
        for number, known in list(self._extensions.items()):
            left = known.listed and number not in listed
            known.listed = number in listed
            if left and not known.calls:
                self._remove(number)
            else:
                self._touched[number] = known

    def set_complete(self, *, complete: bool) -> None:
        """Know, once all calls in progress were told, that an extension without any is idle."""
        idle = _IDLE if complete else _UNKNOWN
        if idle is not self._idle:
            self._idle = idle
            self._touched.update(
                (number, each) for number, each in self._extensions.items() if not each.calls
            )

    def news(self, names: Names, at: float) -> list[Change]:
        """Bring the views up to date and return what has changed since this was last asked."""
        changes: list[Change] = []
        if self._touched:
            touched, self._touched = self._touched, {}
            for number, known in touched.items():
                view = self._view(number, known, names, at)
                if view != known.view:
                    known.view = self._views[number] = view
                    changes.append(ExtensionChanged(view))
                if not known.listed:
                    self._strangers.pop(number, None)
                    if not known.calls:
                        self._strangers[number] = None
            self._keep_strangers_few()
        if self._gone:
            gone, self._gone = self._gone, {}
            changes += [ExtensionRemoved(number) for number in gone if number not in self._views]
        return changes

    def _view(self, number: str, known: _Extension, names: Names, at: float) -> ExtensionView:
        calls, state = known.ranked()
        if known.word is not None:
            state = known.word
        elif state is None:
            state = _IDLE if known.heard else self._idle
        last = known.view
        since = at
        if last is not None and last.state is state:
            # In between it may have been in another call, or in one.
            since = at if known.rested and bool(calls) == bool(last.calls) else last.since
        known.rested = False
        return ExtensionView(number, names.name(number), state, calls, known.cmextn, since)

    def _get(self, number: str) -> _Extension:
        known = self._extensions.get(number)
        if known is None:
            known = self._extensions[number] = _Extension(listed=False)
        return known

    def _keep_strangers_few(self) -> None:
        while len(self._strangers) > MAX_STRANGERS:
            oldest = next(iter(self._strangers))
            del self._strangers[oldest]
            if not self._extensions[oldest].listed:
                self._remove(oldest)

    def _remove(self, number: str) -> None:
        del self._extensions[number]
        self._touched.pop(number, None)
        self._strangers.pop(number, None)
        self._views.pop(number, None)
        self._gone[number] = None
