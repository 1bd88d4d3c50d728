"""Rules, one by one and in any order: what is raised is withdrawn, and nothing is raised without a reason."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.preferences.alerts import (
    DEFAULT_RULES,
    AlertKind,
    AlertPreferences,
    Rule,
    Sound,
    Whom,
)
from devlink3_desk.switchboard.alert_address import address_of, fill, problem
from devlink3_desk.switchboard.alert_rules import Moment, Watching, emergency, has_its_hours
from devlink3_desk.switchboard.alerts import Address, Alerts, Raised, Updated, Withdrawn
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, QueueChanged, QueueRemoved
from devlink3_desk.switchboard.views import (
    CallDirection,
    CallFlag,
    CallStatus,
    LinkStatus,
    PartyKind,
)
from tests.qt.made_up import call, link, outside, party, queue

NOW = Moment(1000.0)
ANN, BOB = party("201", "Ann"), party("202", "Bob")


def later(seconds: float) -> Moment:
    return Moment(1000.0 + seconds)


def watching(*rules: Rule, mine=("201",), watched=("202", "600"), disturb=True, **more) -> Watching:
    preferences = AlertPreferences(rules=rules or DEFAULT_RULES, **more)
    return Watching(preferences, frozenset(mine), frozenset(watched), disturb)


def rule(kind: AlertKind = AlertKind.RINGING, **more) -> Rule:
    return Rule(kind=kind, **more)


def kinds(outcomes) -> list[str]:
    return [type(outcome).__name__ for outcome in outcomes]


def test_a_call_for_me_alerts_until_anyone_answers():
    alerts = Alerts(watching())
    ringing = call(targets=(ANN, BOB))
    (raised,) = alerts.take([CallChanged(ringing)], NOW)
    assert isinstance(raised, Raised)
    assert raised.alert.rule.sound == Sound.RING
    assert raised.alert.whom == ANN
    answered = msgspec.structs.replace(ringing, state=CallStatus.CONNECTED, b=BOB, targets=())
    assert alerts.take([CallChanged(answered)], later(3)) == [Withdrawn("call:c1")]
    assert not alerts.active
    assert alerts.due is None


def test_a_call_that_is_given_up_is_withdrawn_and_its_name_is_brought_up_to_date():
    alerts = Alerts(watching())
    alerts.take([CallChanged(call(targets=(ANN,), a=outside(name="")))], NOW)
    (named,) = alerts.take([CallChanged(call(targets=(ANN,)))], later(1))
    assert isinstance(named, Updated)
    assert alerts.take([CallEnded("c1")], later(2)) == [Withdrawn("call:c1")]


def test_a_call_that_leaves_my_telephone_for_a_watched_one_alerts_by_the_other_rule():
    alerts = Alerts(watching())
    alerts.take([CallChanged(call(targets=(ANN,)))], NOW)
    pushed = party("201", "Ann", rejected="dnd")
    outcomes = alerts.take([CallChanged(call(targets=(pushed, BOB)))], later(1))
    assert kinds(outcomes) == ["Withdrawn", "Raised"]
    assert alerts.active["call:c1"].rule.whom is Whom.WATCHED


def test_a_watched_group_alerts_while_its_calls_wait():
    alerts = Alerts(watching())
    (raised,) = alerts.take([CallChanged(call(state=CallStatus.QUEUED, group="600"))], NOW)
    assert isinstance(raised, Raised)
    assert raised.alert.whom is None
    assert not Alerts(watching()).take([CallChanged(call(state=CallStatus.QUEUED, group="601"))], NOW)


def test_a_call_to_the_outside_rings_for_nobody_here():
    out = call(a=BOB, targets=(outside(),), direction=CallDirection.OUTGOING)
    assert Alerts(watching(rule())).take([CallChanged(out)], NOW) == []


def test_nobody_is_alerted_to_a_call_of_his_own():
    mine = call(a=ANN, targets=(BOB,), direction=CallDirection.INTERNAL)
    assert Alerts(watching()).take([CallChanged(mine)], NOW) == []


@pytest.mark.parametrize(
    ("view", "due"),
    [
        pytest.param(call(state=CallStatus.HELD, b=ANN, held_by="201"), 1110.0, id="held-by-me"),
        pytest.param(call(state=CallStatus.PARKED, b=party("1", "", PartyKind.PARK)), 1110.0, id="parked"),
    ],
)
def test_hold_and_park_alert_when_they_have_lasted_too_long(view, due):
    alerts = Alerts(watching())
    assert alerts.take([CallChanged(view)], NOW) == []
    assert alerts.due == due
    assert alerts.tick(Moment(due - 0.1)) == []
    assert kinds(alerts.tick(Moment(due))) == ["Raised"]
    back = msgspec.structs.replace(view, state=CallStatus.CONNECTED, held_by=None)
    assert kinds(alerts.take([CallChanged(back)], Moment(due + 1))) == ["Withdrawn"]


def test_a_call_that_somebody_else_holds_is_his():
    alerts = Alerts(watching())
    alerts.take([CallChanged(call(state=CallStatus.HELD, b=BOB, held_by="202"))], NOW)
    assert alerts.due is None


@pytest.mark.parametrize(
    ("waiting", "seconds", "raised"),
    [(1, 10, False), (1, 30, True), (4, 0, False), (5, 0, True)],
)
def test_a_queue_alerts_by_number_or_by_time(waiting, seconds, raised):
    alerts = Alerts(watching())
    outcomes = alerts.take([QueueChanged(queue("600", waiting, 1000.0 - seconds))], NOW)
    assert bool(outcomes) is raised


def test_a_queue_by_number_alone_never_becomes_due_and_any_caller_may_be_too_many():
    by_number = Alerts(watching(rule(AlertKind.QUEUE, callers=3)))
    by_number.take([QueueChanged(queue("600", 2, 0.0))], NOW)
    assert by_number.tick(later(10_000)) == []
    anyone = Alerts(watching(rule(AlertKind.QUEUE)))
    assert kinds(anyone.take([QueueChanged(queue("600", 1, 1000.0))], NOW)) == ["Raised"]


def test_a_queue_that_is_served_withdraws_and_ripens_again():
    alerts = Alerts(watching())
    alerts.take([QueueChanged(queue("600", 1, 1000.0))], NOW)
    assert kinds(alerts.tick(later(30))) == ["Raised"]
    assert kinds(alerts.take([QueueChanged(queue("600", 2, 1000.0))], later(31))) == ["Updated"]
    assert kinds(alerts.take([QueueChanged(queue("600"))], later(32))) == ["Withdrawn"]
    alerts.take([QueueChanged(queue("600", 1, 1040.0))], later(40))
    assert alerts.due == 1070.0
    assert alerts.take([QueueRemoved("600")], later(41)) == []
    assert alerts.due is None


@pytest.mark.parametrize("number", ["112", "9112", "999"])
def test_an_emergency_number_dialled_inside_alerts_even_when_nobody_is_to_be_disturbed(number):
    help_call = call(
        state=CallStatus.DIALLING, a=BOB, b=outside(number, ""), direction=CallDirection.OUTGOING
    )
    (raised,) = Alerts(watching(disturb=False)).take([CallChanged(help_call)], NOW)
    assert raised.alert.rule.kind is AlertKind.EMERGENCY
    assert raised.alert.whom == BOB


def test_what_is_no_emergency():
    numbers = ("112", "999")
    assert not emergency(call(a=outside("112")), numbers)  # someone calls us from there
    far = call(a=BOB, b=outside("0044112"), direction=CallDirection.OUTGOING)
    assert not emergency(far, numbers)
    assert emergency(call(flags=(CallFlag.EMERGENCY,)), ())


def test_do_not_disturb_withdraws_and_its_end_raises_what_still_rings():
    alerts = Alerts(watching())
    alerts.take([CallChanged(call(targets=(ANN,)))], NOW)
    assert kinds(alerts.watch(watching(disturb=False), NOW)) == ["Withdrawn"]
    assert kinds(alerts.watch(watching(), NOW)) == ["Raised"]


@pytest.mark.parametrize("kind", list(AlertKind))
def test_each_kind_can_be_switched_off(kind):
    off = tuple(msgspec.structs.replace(r, enabled=r.kind is not kind) for r in DEFAULT_RULES)
    news = {
        AlertKind.RINGING: CallChanged(call(targets=(ANN,))),
        AlertKind.QUEUE: QueueChanged(queue("600", 9, 0.0)),
        AlertKind.HELD: CallChanged(call(state=CallStatus.HELD, b=ANN, held_by="201", since=0.0)),
        AlertKind.PARKED: CallChanged(call(state=CallStatus.PARKED, since=0.0)),
        AlertKind.EMERGENCY: CallChanged(
            call(state=CallStatus.CONNECTED, flags=(CallFlag.EMERGENCY,), a=BOB)
        ),
    }[kind]
    assert kinds(Alerts(watching()).take([news], NOW)) == ["Raised"]
    assert Alerts(watching(*off)).take([news], NOW) == []


def test_the_first_rule_that_fits_decides_so_that_a_quiet_one_may_stand_before_a_loud_one():
    quiet = rule(whom=Whom.THESE, numbers=("600",), notify=False)
    alerts = Alerts(watching(quiet, rule(sound=Sound.RING)))
    assert alerts.take([CallChanged(call(group="600"))], NOW) == []
    assert kinds(alerts.take([CallChanged(call("c2", group="601"))], NOW)) == ["Raised"]


@pytest.mark.parametrize(
    ("minute", "weekday", "fits"),
    [
        (8 * 60, 0, True),
        (18 * 60, 0, False),
        (12 * 60, 6, False),
    ],
)
def test_hours_and_days(minute, weekday, fits):
    office = rule(days=(0, 1, 2, 3, 4), begins=8 * 60, ends=18 * 60)
    assert has_its_hours(office, Moment(0.0, minute, weekday)) is fits
    alerts = Alerts(watching(office))
    assert bool(alerts.take([CallChanged(call())], Moment(1000.0, minute, weekday))) is fits


def test_a_night_belongs_to_the_day_it_begins_on():
    friday_night = rule(days=(4,), begins=20 * 60, ends=6 * 60)
    assert has_its_hours(friday_night, Moment(0.0, 21 * 60, 4))
    assert has_its_hours(friday_night, Moment(0.0, 5 * 60, 5))
    assert not has_its_hours(friday_night, Moment(0.0, 5 * 60, 4))
    assert not has_its_hours(friday_night, Moment(0.0, 12 * 60, 4))


def test_a_rule_whose_hours_end_or_begin_while_a_call_rings_falls_silent_or_begins():
    day = rule(begins=8 * 60, ends=18 * 60, sound=Sound.RING)
    night = rule(begins=18 * 60, ends=8 * 60, sound=Sound.CHIME)
    half_past_five = Moment(1000.0, 17 * 60 + 30)
    alerts = Alerts(watching(day, night))
    assert kinds(alerts.take([CallChanged(call())], half_past_five)) == ["Raised"]
    assert alerts.due == 1000.0 + 30 * 60
    assert alerts.tick(Moment(2799.0, 17 * 60 + 59 + 59 / 60)) == []
    outcomes = alerts.tick(Moment(2800.0, 18 * 60))
    assert kinds(outcomes) == ["Withdrawn", "Raised"]
    assert [alert.rule for alert in alerts.active.values()] == [night]
    assert alerts.due == 2800.0 + 14 * 3600
    alerts.take([CallEnded("c1")], Moment(2900.0, 18 * 60 + 2))
    assert alerts.due is None


def test_a_rule_that_has_its_day_begins_at_midnight():
    tuesday = Alerts(watching(rule(days=(1,))))
    assert tuesday.take([CallChanged(call())], Moment(1000.0, 23 * 60 + 59.5, 0)) == []
    assert tuesday.due == 1030.0
    assert kinds(tuesday.tick(Moment(1030.0, 0, 1))) == ["Raised"]


def test_rules_without_hours_wait_for_none():
    alerts = Alerts(watching(rule(), rule(enabled=False, begins=60, ends=120)))
    alerts.take([CallChanged(call())], NOW)
    assert alerts.due is None


def test_a_lost_link_withdraws_and_the_next_picture_raises_again():
    alerts = Alerts(watching())
    alerts.take([link(), CallChanged(call(targets=(ANN,)))], NOW)
    assert kinds(alerts.take([link(LinkStatus.LOST)], later(1))) == ["Withdrawn"]
    assert alerts.take([link(LinkStatus.RETRYING)], later(2)) == []
    assert kinds(alerts.take([link(LinkStatus.CATCHING_UP)], later(3))) == ["Raised"]


CRM = "https://crm.example/find?tel={number}&who={name}"


def test_the_web_address_of_a_caller_is_opened_once_a_call():
    alerts = Alerts(watching(rule(open_address=True), address=CRM))
    outcomes = alerts.take([CallChanged(call(targets=(ANN,)))], NOW)
    assert outcomes[0] == Address("https://crm.example/find?tel=01632%20960144&who=Northfield%20Dental")
    alerts.take([CallChanged(call(state=CallStatus.CONNECTED))], later(1))
    assert kinds(alerts.take([CallChanged(call(targets=(BOB,)))], later(2))) == ["Raised"]
    alerts.take([CallEnded("c1")], later(3))
    assert kinds(alerts.take([CallChanged(call(targets=(BOB,)))], later(4))) == ["Address", "Raised"]


def test_no_address_is_opened_for_who_hides_or_was_there_before_us_or_by_a_rule_for_quiet_only():
    alerts = Alerts(watching(rule(open_address=True, notify=False), address=CRM))
    assert alerts.take([CallChanged(call(a=outside("", "Withheld")))], NOW) == []
    assert alerts.take([CallChanged(call("c2", since_snapshot=True))], NOW) == []
    assert kinds(alerts.take([CallChanged(call("c3"))], NOW)) == ["Address"]


@pytest.mark.parametrize(
    ("template", "what"),
    [
        (CRM, None),
        ("http://10.0.0.7:8080/{number}", None),
        ("ftp://crm.example/{number}", "scheme"),
        ("file:///etc/{name}", "scheme"),
        ("javascript:alert({name})", "scheme"),
        ("{number}", "scheme"),
        ("https://{name}/", "host"),
        ("https://{name}.example/", "host"),
        ("https:///{number}", "host"),
        ("https://crm.example:port/{number}", "host"),
        (" https://crm.example/", "host"),
        ("https://crm.example/{phone}", "field"),
        ("https://crm.example/{number", "field"),
    ],
)
def test_which_templates_can_be(template, what):
    assert problem(template) == what
    assert (fill(template, "1", "A") is None) is (what is not None)


@given(st.text(), st.text())
def test_whatever_a_caller_sends_the_address_leads_where_the_template_says(number, name):
    url = fill("https://crm.example/a/{number}?who={name}&x=1", number, name)
    assert url is not None
    assert url.isascii()
    parts = urlsplit(url)
    assert (parts.scheme, parts.netloc, parts.fragment) == ("https", "crm.example", "")
    assert parts.path.startswith("/a/")
    assert parts.path.count("/") == 2
    sent = number[:200].encode(errors="replace").decode()
    assert unquote(parts.path[3:], errors="strict") == sent
    query = parse_qs(parts.query, keep_blank_values=True)
    assert set(query) == {"who", "x"}


def test_an_address_that_no_browser_takes_is_not_opened():
    assert fill("https://crm.example/" + "a" * 1900 + "{name}", "1", "é" * 100) is None
    assert address_of(call(a=None), CRM) is None


# -- whatever happens, in whatever order

NUMBERS = st.sampled_from(["201", "202", "203"])
VIEWS = st.builds(
    call,
    st.sampled_from(["c1", "c2", "c3"]),
    st.sampled_from(list(CallStatus)),
    targets=st.lists(st.builds(party, NUMBERS), max_size=3).map(tuple),
    group=st.sampled_from([None, "600", "601"]),
    since=st.floats(0, 2000),
    held_by=st.none() | NUMBERS,
    b=st.none() | st.builds(party, NUMBERS),
)
CHANGES = (
    VIEWS.map(CallChanged)
    | st.sampled_from(["c1", "c2", "c3"]).map(CallEnded)
    | st.builds(queue, st.sampled_from(["600", "601"]), st.integers(0, 7), st.floats(0, 2000)).map(
        QueueChanged
    )
    | st.sampled_from(["600", "601"]).map(QueueRemoved)
    | st.sampled_from(list(LinkStatus)).map(link)
)
RULES = st.builds(
    Rule,
    kind=st.sampled_from(list(AlertKind)),
    enabled=st.booleans(),
    whom=st.sampled_from(list(Whom)),
    numbers=st.lists(NUMBERS, max_size=2).map(tuple),
    begins=st.integers(0, 1440),
    ends=st.integers(0, 1440),
    seconds=st.sampled_from([0.0, 20.0]),
    callers=st.sampled_from([0, 3]),
    notify=st.booleans(),
    sound=st.sampled_from(list(Sound)),
    open_address=st.booleans(),
)
STEPS = st.lists(st.tuples(CHANGES, st.floats(0, 60)), max_size=30)


@given(st.lists(RULES, max_size=5), STEPS, st.integers(0, 1439))
def test_outcomes_tell_all_of_what_is_active_and_nothing_twice(rules, steps, minute):
    alerts = Alerts(watching(*rules, address=CRM))
    at, shown, opened = 1000.0, {}, []
    for change, passed in steps:
        at += passed
        moment = Moment(at, minute)
        for outcome in [*alerts.tick(moment), *alerts.take([change], moment)]:
            match outcome:
                case Raised(alert=alert):
                    assert alert.key not in shown
                    shown[alert.key] = alert
                case Updated(alert=alert):
                    assert shown[alert.key] != alert
                    assert shown[alert.key].rule == alert.rule
                    shown[alert.key] = alert
                case Withdrawn(key=key):
                    del shown[key]
                case Address(url=url):
                    opened.append(url)
        assert shown == dict(alerts.active)
        assert all(alert.rule.enabled for alert in shown.values())
        assert all(alert.since <= at for alert in shown.values())
    for key in ("c1", "c2", "c3"):
        alerts.take([CallEnded(key)], Moment(at))
    alerts.take([QueueRemoved("600"), QueueRemoved("601")], Moment(at))
    assert not alerts.active
    assert alerts.due is None
