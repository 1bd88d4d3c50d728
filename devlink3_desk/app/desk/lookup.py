"""Looks up who calls, and gives the results to the switchboard and the window."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject

from devlink3_desk.contacts.lookup_definition import CallerNumbers, LookupResult, LookupScope
from devlink3_desk.numbers.plan import format_national_digits, parse_presented, parse_written
from devlink3_desk.qt.core.futures import relay_to_gui
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.sentences import Sentence
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallInfo,
    PartyInfo,
    PartyKind,
    Person,
    PersonKind,
)
from devlink3_desk.switchboard.changes import CallChanged, Change
from devlink3_desk.switchboard.directory import Directory, PhoneBook
from devlink3_desk.switchboard.site import Site

MAX_NAMED: Final = 200
"""Callers who have a name from the customer system."""

log = logging.getLogger(__name__)


class CallerSource(Protocol):
    """Looks callers up: this desk, or its hub."""

    @property
    def is_active(self) -> bool:
        """Whether callers are looked up."""

    @property
    def scope(self) -> LookupScope:
        """Which callers are looked up."""

    def find_remembered(self, numbers: CallerNumbers) -> LookupResult | None:
        """Return the answer that is remembered for a caller."""

    def request(
        self,
        numbers: CallerNumbers,
        on_result: Callable[[LookupResult], object],
        on_failure: Callable[[Sentence], object],
    ) -> None:
        """Ask about a caller; the functions may be called in another thread."""


class LookupController(QObject):
    """Looks each caller up once per call, and passes the results to the window.

    Alerts and the window do not wait for an answer: a name that arrives changes them as a change of the
    directory would.
    """

    def __init__(
        self,
        window: MainWindow,
        lookup: CallerSource,
        find_call_site: Callable[[str], Site],
        read_directory: Callable[[], Directory],
        apply_looked_up: Callable[[PhoneBook], None],
        hub_lookup: CallerSource | None = None,
    ) -> None:
        """``apply_looked_up`` makes the switchboard use the names of callers in a book.

        ``find_call_site`` returns the site of a call, by whose rules the number of its caller is interpreted.
        ``hub_lookup`` is used while ``lookup``, that of this desk, is not.
        """
        super().__init__(window)
        self._own_lookup, self._hub_lookup = lookup, hub_lookup
        self._window, self._find_call_site = window, find_call_site
        self._read_directory, self._apply_looked_up = read_directory, apply_looked_up
        self._asked_calls: OrderedDict[tuple[str, str, bool | None], None] = OrderedDict()
        """Calls, and the numbers of their callers with what was known of their prefix: both may change."""
        self._asked_numbers: OrderedDict[tuple[str, str], str] = OrderedDict()
        """The numbers in E.164 that were asked about last, by number as presented and site."""
        self._people: OrderedDict[str, Person] = OrderedDict()
        """Callers by their numbers in E.164."""
        # Answers arrive on other threads.
        self._report_answer = relay_to_gui(self._on_answered)
        self._report_failure = relay_to_gui(self._on_failed)

    @property
    def lookup(self) -> CallerSource:
        """The present source: that of this desk if it is active, otherwise that of the hub."""
        if self._hub_lookup is None or self._own_lookup.is_active:
            return self._own_lookup
        return self._hub_lookup

    def apply(self, changes: Sequence[Change]) -> None:
        """Look up the callers of calls that have come in."""
        if not self.lookup.is_active:
            return
        for change in changes:
            if isinstance(change, CallChanged):
                self._look_up_caller(change.call)

    def _look_up_caller(self, call: CallInfo) -> None:
        caller = call.a
        if call.direction is not CallDirection.INCOMING or caller is None or not caller.number:
            return
        key = call.id, caller.number, caller.has_prefix
        if caller.kind is not PartyKind.TRUNK or key in self._asked_calls:
            return
        self._asked_calls[key] = None
        while len(self._asked_calls) > MAX_NAMED:
            self._asked_calls.popitem(last=False)
        site = self._find_call_site(call.id)
        numbers = build_caller_numbers(caller.number, site, has_prefix=caller.has_prefix)
        if numbers is None or not self._is_wanted(caller, site):
            return
        self._note_asked(caller.number, call.site, numbers.e164)
        report = partial(self._report_answer, numbers.e164, caller.number, call.site)
        remembered = self.lookup.find_remembered(numbers)
        if remembered is not None:
            report(remembered)
        else:
            self.lookup.request(numbers, report, self._report_failure)

    def _note_asked(self, number: str, site: str, e164: str) -> None:
        """Note what a presented number means now, and drop what was said of another meaning."""
        if self._asked_numbers.pop((number, site), e164) != e164:
            self._window.models.looked_up.add(number, LookupResult(), site)
        self._asked_numbers[number, site] = e164
        while len(self._asked_numbers) > MAX_NAMED:
            self._asked_numbers.popitem(last=False)

    def _is_wanted(self, caller: PartyInfo, site: Site) -> bool:
        """Return whether a caller is to be looked up: all, or those whom no directory names."""
        if self.lookup.scope is LookupScope.ALL:
            return True
        directory = self._read_directory().with_looked_up(PhoneBook()).for_site(site)
        return not directory.name_presented(caller.number, has_prefix=caller.has_prefix).name

    def _on_answered(self, e164: str, number: str, site: str, result: LookupResult) -> None:
        """Use an answer: the name for every call with that number, the rest for the calls of one site."""
        if self._asked_numbers.get((number, site)) == e164:
            self._window.models.looked_up.add(number, result, site)
        name = result.name or result.company
        known = self._people.pop(e164, None)
        if name:
            # Not the number as presented: to another site, or as a person writes it, that may be another one.
            self._people[e164] = Person(
                e164, name, PersonKind.CONTACT, company=result.company, from_pbx=False
            )
        while len(self._people) > MAX_NAMED:
            self._people.popitem(last=False)
        if self._people.get(e164) != known:
            self._apply_looked_up(PhoneBook(self._people.values()))

    def _on_failed(self, sentence: Sentence) -> None:
        self._window.link_bar.show_status_message(translate_sentence(sentence))


def build_caller_numbers(
    number: str, site: Site, *, has_prefix: bool | None = None, is_written: bool = False
) -> CallerNumbers | None:
    """Return the forms of a number for a request; ``None`` if it is not an outside number.

    ``is_written`` is whether a person has written it, rather than the PBX.
    """
    meaning = (
        parse_written(number, site) if is_written else parse_presented(number, site, has_prefix=has_prefix)
    )
    if meaning.e164 is None:
        return None
    return CallerNumbers(meaning.e164, format_national_digits(meaning, site), meaning.e164.lstrip("+"))
