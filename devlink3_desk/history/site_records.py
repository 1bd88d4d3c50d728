"""Answers of the histories of several sites as one.

Numbers are those of the merged board (:mod:`~devlink3_desk.switchboard.merged_board`): the first site has its
own, and those of the others are followed by the name of their site. Numbers outside are what they are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

import msgspec
from msgspec import structs

from devlink3_desk.history.call_record import (
    Callback,
    CallbackState,
    CallLeg,
    CallRecord,
    ContactSummary,
    RecordedParty,
    ReturnedCall,
    find_reached_time,
)
from devlink3_desk.history.queries import DEFAULT_PAGE_SIZE, CallPage, CallQuery
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.parsing import DialKind
from devlink3_desk.numbers.plan import parse_presented
from devlink3_desk.switchboard.board_values import CallDirection
from devlink3_desk.switchboard.site import SITE_SEPARATOR, SiteMark, split_number


def qualify_record(call: CallRecord, mark: SiteMark) -> CallRecord:
    """Return a call of one site as several sites show it."""
    if not mark.suffix:
        return structs.replace(call, site=mark.name)
    outside = _list_outside_numbers(call)

    def qualify(number: str) -> str:
        return number if number in outside else mark.qualify_number(number)

    def qualify_party(party: RecordedParty) -> RecordedParty:
        return party if party.e164 else structs.replace(party, number=qualify(party.number))

    return structs.replace(
        call,
        caller=qualify_party(call.caller),
        called=qualify_party(call.called),
        groups=tuple(map(mark.qualify_number, call.groups)),
        answered_by=None if call.answered_by is None else qualify(call.answered_by),
        legs=tuple(_qualify_leg(leg, mark, qualify) for leg in call.legs),
        reached=tuple(structs.replace(each, by=mark.qualify_optional(each.by)) for each in call.reached),
        site=mark.name,
    )


def _qualify_leg(leg: CallLeg, mark: SiteMark, qualify: Callable[[str], str]) -> CallLeg:
    return structs.replace(
        leg,
        group=mark.qualify_optional(leg.group),
        parties=tuple(map(qualify, leg.parties)),
        by=mark.qualify_optional(leg.by),
    )


def _list_outside_numbers(call: CallRecord) -> set[str | None]:
    """Return all ways in which a call writes the numbers of its parties outside."""
    outside: set[str | None] = {party.number for party in call.reached}
    if call.direction is CallDirection.INCOMING:
        outside |= {call.caller.number, call.caller.e164}
    elif call.direction is CallDirection.OUTGOING:
        outside |= {call.called.number, call.called.e164}
    return outside


def qualify_return(returned: ReturnedCall, mark: SiteMark) -> ReturnedCall:
    """Return how a caller was reached, with the number that our extension has here."""
    return structs.replace(returned, by=mark.qualify_optional(returned.by))


def qualify_callback(callback: Callback, mark: SiteMark) -> Callback:
    """Return a caller of one site as several sites show it."""
    return structs.replace(
        callback,
        group=mark.qualify_optional(callback.group),
        called=mark.qualify_number(callback.called),
        targets=tuple(map(mark.qualify_number, callback.targets)),
        site=mark.name,
    )


# which site is asked for what


def split_query(query: CallQuery, marks: Sequence[SiteMark], plan: NumberingPlan) -> list[CallQuery | None]:
    """Return what each site is asked, ``None`` for those that can have no such call.

    Extensions and hunt groups are of one site. ``plan`` is that of the first site, whose numbers are bare.
    """
    text = query.text.partition(SITE_SEPARATOR)[0]
    queries: list[CallQuery | None] = []
    for mark, numbers in zip(marks, split_numbers(query.numbers, marks, plan), strict=True):
        if not _is_asked(query, mark) or (query.numbers and not numbers):
            queries.append(None)
            continue
        bare = structs.replace(
            query,
            numbers=numbers,
            extension=None if query.extension is None else split_number(query.extension)[0],
            group=None if query.group is None else split_number(query.group)[0],
            text=text,
        )
        queries.append(bare)
    return queries


def _is_asked(query: CallQuery, mark: SiteMark) -> bool:
    site = mark.name if mark.suffix else ""
    if any(number and split_number(number)[1] != site for number in (query.extension, query.group)):
        return False
    _, has_site, wanted = query.text.partition(SITE_SEPARATOR)
    return not has_site or wanted.strip() == mark.name


def split_numbers(
    numbers: Collection[str], marks: Sequence[SiteMark], plan: NumberingPlan
) -> list[tuple[str, ...]]:
    """Return the ways to write one number that each site has; none for a number inside another site."""
    sites = {site for _, site in map(split_number, numbers) if site}
    bare = tuple(dict.fromkeys(split_number(number)[0] for number in numbers))
    if sites:
        return [bare if mark.suffix and mark.name in sites else () for mark in marks]
    is_inside = all(parse_presented(number, plan).kind is DialKind.INTERNAL for number in bare)
    return [() if is_inside and mark.suffix else bare for mark in marks]


# pages


class SiteCursor(msgspec.Struct, frozen=True):
    """Where a page of several histories ends: behind a call of one of them."""

    position: int
    """Position of the call in its history. All histories order their calls by their starts."""
    site: int

    @classmethod
    def decode(cls, number: int, sites: int) -> SiteCursor:
        """Return what :meth:`encode` has encoded."""
        return cls(*divmod(number, sites))

    def encode(self, sites: int) -> int:
        """Return one number for :attr:`.CallQuery.after`."""
        return self.position * sites + self.site

    def find_position(self, site: int, *, newest_first: bool) -> int:
        """Return the position behind which a history goes on."""
        if site <= self.site:
            return self.position
        # Of calls with the same position, those of the sites in front come first.
        return self.position + 1 if newest_first else self.position - 1


def continue_query(query: CallQuery, site: int, sites: int) -> CallQuery:
    """Return the query for the page of one site, of several that are asked for ``query``."""
    if query.after is None:
        return query
    cursor = SiteCursor.decode(query.after, sites)
    return structs.replace(query, after=cursor.find_position(site, newest_first=query.newest_first))


def merge_pages(pages: Mapping[int, CallPage], query: CallQuery, sites: int) -> CallPage:
    """Return one page of the pages of several sites, by their numbers, in the order of the starts.

    Each call is in one page exactly, whatever limit the histories have for a page of theirs.
    """
    sign = -1 if query.newest_first else 1
    entries = [
        (sign * position, site, call)
        for site, page in pages.items()
        for position, call in zip(page.positions, page.calls, strict=True)
    ]
    entries.sort(key=lambda entry: entry[:2])
    # Behind the last call of a page that goes on, a call of that history may come first.
    ends = [
        (sign * page.next_position, site) for site, page in pages.items() if page.next_position is not None
    ]
    limit = DEFAULT_PAGE_SIZE if query.limit is None else query.limit
    known = [entry for entry in entries if not ends or entry[:2] <= min(ends)][:limit]
    positions = tuple(SiteCursor(sign * at, site).encode(sites) for at, site, _ in known)
    has_more = bool(ends) or len(known) < len(entries)
    calls = tuple(call for _, _, call in known)
    return CallPage(calls, positions[-1] if has_more and positions else None, positions)


# callers


class SiteCallback(msgspec.Struct, frozen=True):
    """A caller, the site of the last attempt, and the one whose history stores a mark."""

    callback: Callback
    last_site: int
    marked_site: int


_NEVER: Final = -math.inf


def merge_callbacks(lists: Mapping[int, Iterable[Callback]]) -> dict[str, SiteCallback]:
    """Return each caller once, by key, the one who has waited longest first.

    A mark goes to where the caller is marked already, else to the site of the last attempt.
    """
    by_key: dict[str, list[tuple[int, Callback]]] = {}
    for site, callbacks in lists.items():
        for callback in callbacks:
            by_key.setdefault(callback.key, []).append((site, callback))
    merged = {key: _merge_entries(entries) for key, entries in by_key.items()}
    return dict(sorted(merged.items(), key=lambda item: item[1].callback.first))


def _merge_entries(entries: Sequence[tuple[int, Callback]]) -> SiteCallback:
    last_site, last = max(entries, key=lambda entry: entry[1].last)
    if len(entries) == 1:
        return SiteCallback(last, last_site, last_site)
    site, marked = max(entries, key=lambda entry: _find_mark_time(entry[1]))
    is_over = marked.state is CallbackState.DONE and _find_mark_time(marked) < last.last
    if is_over or _find_mark_time(marked) == _NEVER:
        # Nobody has done anything about the caller since the last attempt.
        site, state, by, at, reason = last_site, CallbackState.OPEN, None, None, ""
    else:
        state, by, at, reason = marked.state, marked.by, marked.marked, marked.reason
    callbacks = [callback for _, callback in entries]
    callback = structs.replace(
        last,
        name=last.name or next((each.name for each in callbacks if each.name), ""),
        attempts=sum(each.attempts for each in callbacks),
        first=min(each.first for each in callbacks),
        targets=tuple(dict.fromkeys(target for each in callbacks for target in each.targets)),
        state=state,
        by=by,
        marked=at,
        reason=reason,
    )
    return SiteCallback(callback, last_site, site)


def _find_mark_time(callback: Callback) -> float:
    if callback.marked is None:
        # A mark that waits for the hub has no time yet: it was made last.
        return _NEVER if callback.state is CallbackState.OPEN else math.inf
    return callback.marked


def build_attempt(callback: Callback) -> CallRecord:
    """Return the last attempt of a caller, as far as it matters for who has reached the caller later."""
    return CallRecord(
        id=callback.last_call,
        started=callback.last,
        ended=callback.last,
        direction=CallDirection.INCOMING,
        caller=RecordedParty(callback.number, callback.name, callback.e164),
        called=RecordedParty(),
    )


def merge_returns(answers: Iterable[Mapping[str, ReturnedCall]]) -> dict[str, ReturnedCall]:
    """Return by which call each caller was reached first, at whatever site."""
    merged: dict[str, ReturnedCall] = {}
    for answer in answers:
        for call_id, returned in answer.items():
            known = merged.get(call_id)
            if known is None or returned.at < known.at:
                merged[call_id] = returned
    return merged


def merge_summaries(summaries: Sequence[ContactSummary]) -> ContactSummary:
    """Return what all sites know about a number; who was reached at one of them does not wait at another."""
    last_calls = [each.last_call for each in summaries if each.last_call is not None]
    last_call = max(last_calls, key=find_reached_time, default=None)
    waiting = [
        each.unreturned_since
        for each in summaries
        if each.unreturned_since is not None
        and (last_call is None or each.unreturned_since > find_reached_time(last_call))
    ]
    return ContactSummary(last_call, sum(each.calls for each in summaries), min(waiting, default=None))
