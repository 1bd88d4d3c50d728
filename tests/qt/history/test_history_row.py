"""The texts of ended calls, and the queries of filters."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from devlink3_desk.history.call_record import CallOutcome, RecordedParty, ReturnedCall
from devlink3_desk.qt.history.history_filter import FilterPeriod, HistoryFilter, OutcomeChoice
from devlink3_desk.qt.history.history_row import OUTCOME_SIGNS, OUTCOME_TEXTS, RowWriter
from devlink3_desk.switchboard.board_values import CallDirection
from devlink3_desk.switchboard.calls.call_info import WITHHELD
from tests.support.history_calls import make_incoming_call, make_outgoing_call
from tests.support.recorded_history import NAMES, SITE, START

WRITER = RowWriter(lambda number: NAMES.get(number, ""), SITE, QDate(2026, 5, 4))
TODAY = QDate(2026, 5, 6)
"""A Wednesday."""


def test_incoming_call_shows_the_caller_and_who_answered() -> None:
    call = make_incoming_call("c", "01632960144", START, answered_by="302")
    row = WRITER.create_row(call)
    assert (row.name, row.shown_number, row.dial_number) == ("01632 960144", "", "+441632960144")
    assert "Sales (200)" in row.own_side
    assert row.own_side.endswith("Bob Baker (302)")
    # In a narrow pane, names without numbers.
    assert row.own_side_names.startswith("Sales ")
    assert row.own_side_names.endswith(" Bob Baker")
    assert (row.wait_text, row.talk_text) == ("0:20", "1:00")
    assert not row.needs_return


def test_outgoing_call_shows_who_was_called_without_the_digits_of_an_outside_line() -> None:
    row = WRITER.create_row(make_outgoing_call("c", "01632960144", START))
    assert (row.name, row.own_side, row.own_side_names) == ("01632 960144", "Ann Weber (301)", "Ann Weber")
    assert row.dial_number == "+441632960144"


def test_name_of_the_caller_comes_before_the_number() -> None:
    caller = RecordedParty("01632960144", "Northfield Dental", "+441632960144")
    row = WRITER.create_row(make_incoming_call("c", "01632960144", START, caller=caller))
    assert (row.name, row.shown_number) == ("Northfield Dental", "01632 960144")
    assert row.is_open


@pytest.mark.parametrize("name", ["", WITHHELD])
def test_withheld_number_has_nothing_to_dial(name: str) -> None:
    row = WRITER.create_row(make_incoming_call("c", "01632960144", START, caller=RecordedParty("", name)))
    assert (row.name, row.number, row.dial_number) == ("Number withheld", "", "")


def test_names_cannot_break_lines_or_change_direction() -> None:
    caller = RecordedParty("01632960144", "Evil\u202e\nName")
    row = WRITER.create_row(make_incoming_call("c", "01632960144", START, caller=caller))
    assert row.name == "Evil Name"


def test_every_outcome_has_an_icon_and_its_own_text() -> None:
    assert set(OUTCOME_SIGNS) == set(OUTCOME_TEXTS) == set(CallOutcome)
    assert len(set(OUTCOME_TEXTS.values())) == len(CallOutcome)


def test_a_returned_call_names_who_returned_it() -> None:
    call = make_incoming_call("c", "01632960144", START)
    row = WRITER.create_row(call, ReturnedCall(START + 900.0, "301", "d"))
    assert "Ann Weber" in row.returned_text
    assert not row.is_open


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (FilterPeriod.TODAY, TODAY, TODAY),
        (FilterPeriod.YESTERDAY, TODAY.addDays(-1), TODAY.addDays(-1)),
    ],
)
def test_periods_are_whole_local_days(period: FilterPeriod, first: QDate, last: QDate) -> None:
    query = HistoryFilter(period=period).build_query(TODAY, SITE)
    assert query.since == first.startOfDay().toSecsSinceEpoch()
    assert query.until == last.addDays(1).startOfDay().toSecsSinceEpoch()


@pytest.mark.parametrize(
    ("country", "first"),
    [
        (QLocale.Country.UnitedKingdom, QDate(2026, 5, 4)),
        (QLocale.Country.UnitedStates, QDate(2026, 5, 3)),
    ],
)
def test_this_week_begins_on_the_first_day_of_the_locale(
    country: QLocale.Country, first: QDate, restored_locale: None
) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, country))
    query = HistoryFilter(period=FilterPeriod.WEEK).build_query(TODAY, SITE)
    assert query.since == first.startOfDay().toSecsSinceEpoch()
    assert query.until == TODAY.addDays(1).startOfDay().toSecsSinceEpoch()


@given(st.integers(-400, 0), st.integers(-400, 0))
def test_chosen_days_are_a_range_in_whatever_order(first: int, last: int) -> None:
    chosen = HistoryFilter(
        period=FilterPeriod.CHOSEN, first_day=TODAY.addDays(first), last_day=TODAY.addDays(last)
    )
    query = chosen.build_query(TODAY, SITE)
    assert query.since is not None
    assert query.until is not None
    days = (query.until - query.since) / 86_400
    assert round(days) == abs(first - last) + 1


def test_filter_restricts_the_query() -> None:
    chosen = HistoryFilter(
        text=" ann ",
        direction=CallDirection.INCOMING,
        outcome=OutcomeChoice.ABANDONED,
        group="200",
        extension="301",
        number="01632960144",
    )
    query = chosen.build_query(TODAY, SITE)
    assert (query.text, query.group, query.extension) == ("ann", "200", "301")
    assert set(query.outcomes) == {CallOutcome.ABANDONED, CallOutcome.SHORT_ABANDONED}
    assert {"01632960144", "+441632960144"} <= set(query.numbers)
    assert not chosen.is_empty
    assert HistoryFilter().is_empty
    assert msgspec.structs.replace(HistoryFilter().build_query(TODAY, SITE), with_legs=True) == type(query)()


@pytest.mark.parametrize(
    ("first", "last", "since", "until"),
    [
        (QTime(10, 0), QTime(11, 0), QDateTime(TODAY, QTime(10, 0)), QDateTime(TODAY, QTime(11, 0))),
        (QTime(0, 0), QTime(0, 0), QDateTime(TODAY, QTime(0, 0)), QDateTime(TODAY.addDays(1), QTime(0, 0))),
        (QTime(23, 0), QTime(0, 0), QDateTime(TODAY, QTime(23, 0)), QDateTime(TODAY.addDays(1), QTime(0, 0))),
        (QTime(18, 0), QTime(8, 0), QDateTime(TODAY, QTime(8, 0)), QDateTime(TODAY, QTime(18, 0))),
    ],
)
def test_times_restrict_the_chosen_days(
    first: QTime, last: QTime, since: QDateTime, until: QDateTime
) -> None:
    """Midnight at the end is the end of the last day."""
    chosen = HistoryFilter(
        period=FilterPeriod.CHOSEN, first_day=TODAY, last_day=TODAY, first_time=first, last_time=last
    )
    query = chosen.build_query(TODAY.addDays(9), SITE)
    assert query.since == since.toMSecsSinceEpoch() / 1000
    assert query.until == until.toMSecsSinceEpoch() / 1000


@pytest.mark.parametrize(
    ("first", "last", "since", "until"),
    [
        (QTime(18, 0), QTime(8, 0), QTime(8, 0), QDateTime(TODAY, QTime(18, 0))),
        (QTime(0, 0), QTime(0, 0), QTime(0, 0), QDateTime(TODAY.addDays(1), QTime(0, 0))),
    ],
)
def test_days_in_the_wrong_order_keep_their_times(
    first: QTime, last: QTime, since: QTime, until: QDateTime
) -> None:
    """The later day was chosen as the first one."""
    earlier = TODAY.addDays(-6)
    chosen = HistoryFilter(
        period=FilterPeriod.CHOSEN, first_day=TODAY, last_day=earlier, first_time=first, last_time=last
    )
    query = chosen.build_query(TODAY, SITE)
    assert query.since == QDateTime(earlier, since).toMSecsSinceEpoch() / 1000
    assert query.until == until.toMSecsSinceEpoch() / 1000
