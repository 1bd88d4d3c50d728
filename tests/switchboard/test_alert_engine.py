"""Rules, one by one and in any order: what is raised is withdrawn, and nothing is raised without a reason."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.preferences import (
    DEFAULT_RULES,
    AlertKind,
    AlertPreferences,
    AlertRule,
    AlertScope,
    AlertSound,
)
from devlink3_desk.switchboard.alert_engine import (
    AddressRequested,
    AlertEngine,
    AlertRaised,
    AlertUpdated,
    AlertWithdrawn,
)
from devlink3_desk.switchboard.alert_rules import (
    AlertContext,
    AlertTime,
    caller_address,
    fill_template,
    find_template_problem,
    is_emergency_call,
    is_within_hours,
)
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallStatus,
    LinkStatus,
    PartyInfo,
    PartyKind,
)
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change, QueueChanged, QueueRemoved
from devlink3_desk.switchboard.site import Site
from tests.support.board_values import make_call, make_link_change, make_outside_party, make_party, make_queue

NOW = AlertTime(1000.0)
ANN, BOB = make_party("201", "Ann"), make_party("202", "Bob")


def later(seconds: float) -> AlertTime:
    return AlertTime(1000.0 + seconds)


def watching(*rules: AlertRule, mine=("201",), watched=("202", "600"), disturb=True, **more) -> AlertContext:
    preferences = AlertPreferences(rules=rules or DEFAULT_RULES, **more)
    return AlertContext(preferences, frozenset(mine), frozenset(watched), disturb)


def rule(kind: AlertKind = AlertKind.RINGING, **more) -> AlertRule:
    return AlertRule(kind=kind, **more)


def kinds(outcomes) -> list[str]:
    return [type(outcome).__name__ for outcome in outcomes]


def test_a_call_for_me_alerts_until_anyone_answers():
    alerts = AlertEngine(watching())
    ringing = make_call(targets=(ANN, BOB))
    (raised,) = alerts.apply([CallChanged(ringing)], NOW)
    assert isinstance(raised, AlertRaised)
    assert raised.alert.rule.sound == AlertSound.RING
    assert raised.alert.party == ANN
    answered = msgspec.structs.replace(ringing, state=CallStatus.CONNECTED, b=BOB, targets=())
    assert alerts.apply([CallChanged(answered)], later(3)) == [AlertWithdrawn("call:c1")]
    assert not alerts.active
    assert alerts.next_due is None


def test_a_call_that_is_given_up_is_withdrawn_and_its_name_is_brought_up_to_date():
    alerts = AlertEngine(watching())
    alerts.apply([CallChanged(make_call(targets=(ANN,), a=make_outside_party(name="")))], NOW)
    (named,) = alerts.apply([CallChanged(make_call(targets=(ANN,)))], later(1))
    assert isinstance(named, AlertUpdated)
    assert alerts.apply([CallEnded("c1")], later(2)) == [AlertWithdrawn("call:c1")]


def test_a_call_that_leaves_my_telephone_for_a_watched_one_alerts_by_the_other_rule():
    alerts = AlertEngine(watching())
    alerts.apply([CallChanged(make_call(targets=(ANN,)))], NOW)
    pushed = make_party("201", "Ann", rejected="dnd")
    outcomes = alerts.apply([CallChanged(make_call(targets=(pushed, BOB)))], later(1))
    assert kinds(outcomes) == ["AlertWithdrawn", "AlertRaised"]
    assert alerts.active["call:c1"].rule.whom is AlertScope.WATCHED


def test_a_watched_group_alerts_while_its_calls_wait():
    alerts = AlertEngine(watching())
    (raised,) = alerts.apply([CallChanged(make_call(state=CallStatus.QUEUED, group="600"))], NOW)
    assert isinstance(raised, AlertRaised)
    assert raised.alert.party is None
    assert not AlertEngine(watching()).apply(
        [CallChanged(make_call(state=CallStatus.QUEUED, group="601"))], NOW
    )


def test_a_call_to_the_outside_rings_for_nobody_here():
    out = make_call(a=BOB, targets=(make_outside_party(),), direction=CallDirection.OUTGOING)
    assert AlertEngine(watching(rule())).apply([CallChanged(out)], NOW) == []


def test_own_outgoing_calls_raise_no_alert():
    mine = make_call(a=ANN, targets=(BOB,), direction=CallDirection.INTERNAL)
    assert AlertEngine(watching()).apply([CallChanged(mine)], NOW) == []


@pytest.mark.parametrize(
    ("view", "due"),
    [
        pytest.param(make_call(state=CallStatus.HELD, b=ANN, held_by="201"), 1110.0, id="held-by-me"),
        pytest.param(
            make_call(state=CallStatus.PARKED, b=make_party("1", "", PartyKind.PARK)), 1110.0, id="parked"
        ),
    ],
)
def test_hold_and_park_alert_when_they_have_lasted_too_long(view, due):
    alerts = AlertEngine(watching())
    assert alerts.apply([CallChanged(view)], NOW) == []
    assert alerts.next_due == due
    assert alerts.raise_due_alerts(AlertTime(due - 0.1)) == []
    assert kinds(alerts.raise_due_alerts(AlertTime(due))) == ["AlertRaised"]
    back = msgspec.structs.replace(view, state=CallStatus.CONNECTED, held_by=None)
    assert kinds(alerts.apply([CallChanged(back)], AlertTime(due + 1))) == ["AlertWithdrawn"]


def test_a_call_that_somebody_else_holds_is_his():
    alerts = AlertEngine(watching())
    alerts.apply([CallChanged(make_call(state=CallStatus.HELD, b=BOB, held_by="202"))], NOW)
    assert alerts.next_due is None


@pytest.mark.parametrize(
    ("waiting", "seconds", "raised"),
    [(1, 10, False), (1, 30, True), (4, 0, False), (5, 0, True)],
)
def test_a_queue_alerts_by_number_or_by_time(waiting, seconds, raised):
    alerts = AlertEngine(watching())
    outcomes = alerts.apply([QueueChanged(make_queue("600", waiting, 1000.0 - seconds))], NOW)
    assert bool(outcomes) is raised


def test_a_queue_by_number_alone_never_becomes_due_and_any_caller_may_be_too_many():
    by_number = AlertEngine(watching(rule(AlertKind.QUEUE, callers=3)))
    by_number.apply([QueueChanged(make_queue("600", 2, 0.0))], NOW)
    assert by_number.raise_due_alerts(later(10_000)) == []
    anyone = AlertEngine(watching(rule(AlertKind.QUEUE)))
    assert kinds(anyone.apply([QueueChanged(make_queue("600", 1, 1000.0))], NOW)) == ["AlertRaised"]


def test_a_queue_that_is_served_withdraws_and_ripens_again():
    alerts = AlertEngine(watching())
    alerts.apply([QueueChanged(make_queue("600", 1, 1000.0))], NOW)
    assert kinds(alerts.raise_due_alerts(later(30))) == ["AlertRaised"]
    assert kinds(alerts.apply([QueueChanged(make_queue("600", 2, 1000.0))], later(31))) == ["AlertUpdated"]
    assert kinds(alerts.apply([QueueChanged(make_queue("600"))], later(32))) == ["AlertWithdrawn"]
    alerts.apply([QueueChanged(make_queue("600", 1, 1040.0))], later(40))
    assert alerts.next_due == 1070.0
    assert alerts.apply([QueueRemoved("600")], later(41)) == []
    assert alerts.next_due is None


@pytest.mark.parametrize("number", ["112", "9112", "999"])
def test_an_emergency_number_dialled_inside_alerts_even_when_nobody_is_to_be_disturbed(number):
    help_call = make_call(
        state=CallStatus.DIALLING, a=BOB, b=make_outside_party(number, ""), direction=CallDirection.OUTGOING
    )
    (raised,) = AlertEngine(watching(disturb=False)).apply([CallChanged(help_call)], NOW)
    assert isinstance(raised, AlertRaised)
    assert raised.alert.rule.kind is AlertKind.EMERGENCY
    assert raised.alert.party == BOB


def test_an_emergency_keeps_who_dialled_it_when_the_call_moves_on():
    alerts = AlertEngine(watching())
    dialled = make_call(
        state=CallStatus.DIALLING, a=BOB, b=make_outside_party("999", ""), direction=CallDirection.OUTGOING
    )
    (raised,) = alerts.apply([CallChanged(dialled)], NOW)
    assert isinstance(raised, AlertRaised)
    fact = raised.alert.emergency
    assert fact is not None
    assert (fact.number, fact.by, fact.at) == ("999", BOB, dialled.started)
    parked = msgspec.structs.replace(
        dialled, state=CallStatus.PARKED, b=make_party("1"), flags=(CallFlag.EMERGENCY,)
    )
    alerts.apply([CallChanged(parked)], NOW)
    picked_up = msgspec.structs.replace(parked, state=CallStatus.CONNECTED, a=ANN)
    alerts.apply([CallChanged(picked_up)], NOW)
    assert alerts.active[raised.alert.key].emergency == fact
    joined = msgspec.structs.replace(picked_up, id="joined")
    alerts.apply([CallEnded(dialled.id, joined.id), CallChanged(joined)], NOW)
    assert [alert.emergency for alert in alerts.active.values()] == [fact]


def test_what_is_no_emergency():
    context = AlertContext()
    assert not is_emergency_call(
        make_call(a=make_outside_party("112")), context
    )  # someone calls us from there
    far = make_call(a=BOB, b=make_outside_party("0044112"), direction=CallDirection.OUTGOING)
    assert not is_emergency_call(far, context)
    assert is_emergency_call(make_call(flags=(CallFlag.EMERGENCY,)), context)


@pytest.mark.parametrize(
    ("number", "site", "listed", "is_one"),
    [
        ("0110", Site(country="DE", outside_prefix="0"), (), True),
        ("999", Site(country="DE", outside_prefix="0"), (), False),
        ("911", Site(country="US"), (), True),
        ("000", Site(country="AU", outside_prefix="0"), (), True),
        ("0000", Site(country="AU", outside_prefix="0"), (), True),
        ("2222", Site(country="GB"), ("2222",), True),
        ("999", Site(country="GB"), ("2222",), False),
    ],
)
def test_emergency_numbers_are_those_of_the_country_unless_listed(number, site, listed, is_one):
    context = AlertContext(AlertPreferences(emergency_numbers=listed), site=site)
    call = make_call(a=BOB, b=make_outside_party(number), direction=CallDirection.OUTGOING)
    assert is_emergency_call(call, context) is is_one


def test_do_not_disturb_withdraws_and_its_end_raises_what_still_rings():
    alerts = AlertEngine(watching())
    alerts.apply([CallChanged(make_call(targets=(ANN,)))], NOW)
    assert kinds(alerts.set_context(watching(disturb=False), NOW)) == ["AlertWithdrawn"]
    assert kinds(alerts.set_context(watching(), NOW)) == ["AlertRaised"]


@pytest.mark.parametrize("kind", list(AlertKind))
def test_each_kind_can_be_switched_off(kind):
    off = tuple(msgspec.structs.replace(r, enabled=r.kind is not kind) for r in DEFAULT_RULES)
    changes: dict[AlertKind, Change] = {
        AlertKind.RINGING: CallChanged(make_call(targets=(ANN,))),
        AlertKind.QUEUE: QueueChanged(make_queue("600", 9, 0.0)),
        AlertKind.HELD: CallChanged(make_call(state=CallStatus.HELD, b=ANN, held_by="201", since=0.0)),
        AlertKind.PARKED: CallChanged(make_call(state=CallStatus.PARKED, since=0.0)),
        AlertKind.EMERGENCY: CallChanged(
            make_call(state=CallStatus.CONNECTED, flags=(CallFlag.EMERGENCY,), a=BOB)
        ),
    }
    change = changes[kind]
    assert kinds(AlertEngine(watching()).apply([change], NOW)) == ["AlertRaised"]
    assert AlertEngine(watching(*off)).apply([change], NOW) == []


def test_the_first_rule_that_fits_decides_so_that_a_quiet_one_may_stand_before_a_loud_one():
    quiet = rule(whom=AlertScope.LISTED, numbers=("600",), notify=False)
    alerts = AlertEngine(watching(quiet, rule(sound=AlertSound.RING)))
    assert alerts.apply([CallChanged(make_call(group="600"))], NOW) == []
    assert kinds(alerts.apply([CallChanged(make_call("c2", group="601"))], NOW)) == ["AlertRaised"]


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
    assert is_within_hours(office, AlertTime(0.0, minute, weekday)) is fits
    alerts = AlertEngine(watching(office))
    assert bool(alerts.apply([CallChanged(make_call())], AlertTime(1000.0, minute, weekday))) is fits


def test_a_night_belongs_to_the_day_it_begins_on():
    friday_night = rule(days=(4,), begins=20 * 60, ends=6 * 60)
    assert is_within_hours(friday_night, AlertTime(0.0, 21 * 60, 4))
    assert is_within_hours(friday_night, AlertTime(0.0, 5 * 60, 5))
    assert not is_within_hours(friday_night, AlertTime(0.0, 5 * 60, 4))
    assert not is_within_hours(friday_night, AlertTime(0.0, 12 * 60, 4))


def test_a_rule_whose_hours_end_or_begin_while_a_call_rings_falls_silent_or_begins():
    day = rule(begins=8 * 60, ends=18 * 60, sound=AlertSound.RING)
    night = rule(begins=18 * 60, ends=8 * 60, sound=AlertSound.CHIME)
    half_past_five = AlertTime(1000.0, 17 * 60 + 30)
    alerts = AlertEngine(watching(day, night))
    assert kinds(alerts.apply([CallChanged(make_call())], half_past_five)) == ["AlertRaised"]
    assert alerts.next_due == 1000.0 + 30 * 60
    assert alerts.raise_due_alerts(AlertTime(2799.0, 17 * 60 + 59 + 59 / 60)) == []
    outcomes = alerts.raise_due_alerts(AlertTime(2800.0, 18 * 60))
    assert kinds(outcomes) == ["AlertWithdrawn", "AlertRaised"]
    assert [alert.rule for alert in alerts.active.values()] == [night]
    assert alerts.next_due == 2800.0 + 14 * 3600
    alerts.apply([CallEnded("c1")], AlertTime(2900.0, 18 * 60 + 2))
    assert alerts.next_due is None


def test_a_rule_that_has_its_day_begins_at_midnight():
    tuesday = AlertEngine(watching(rule(days=(1,))))
    assert tuesday.apply([CallChanged(make_call())], AlertTime(1000.0, 23 * 60 + 59.5, 0)) == []
    assert tuesday.next_due == 1030.0
    assert kinds(tuesday.raise_due_alerts(AlertTime(1030.0, 0, 1))) == ["AlertRaised"]


def test_rules_without_hours_wait_for_none():
    alerts = AlertEngine(watching(rule(), rule(enabled=False, begins=60, ends=120)))
    alerts.apply([CallChanged(make_call())], NOW)
    assert alerts.next_due is None


def test_a_lost_link_withdraws_and_the_next_picture_raises_again():
    alerts = AlertEngine(watching())
    alerts.apply([make_link_change(), CallChanged(make_call(targets=(ANN,)))], NOW)
    assert kinds(alerts.apply([make_link_change(LinkStatus.LOST)], later(1))) == ["AlertWithdrawn"]
    assert alerts.apply([make_link_change(LinkStatus.RETRYING)], later(2)) == []
    assert kinds(alerts.apply([make_link_change(LinkStatus.CATCHING_UP)], later(3))) == ["AlertRaised"]


CRM = "https://crm.example/find?tel={number}&who={name}"


def test_the_web_address_of_a_caller_is_opened_once_a_call():
    alerts = AlertEngine(watching(rule(open_address=True), address=CRM))
    outcomes = alerts.apply([CallChanged(make_call(targets=(ANN,)))], NOW)
    assert outcomes[0] == AddressRequested(
        "https://crm.example/find?tel=%2B441632960144&who=Northfield%20Dental"
    )
    alerts.apply([CallChanged(make_call(state=CallStatus.CONNECTED))], later(1))
    assert kinds(alerts.apply([CallChanged(make_call(targets=(BOB,)))], later(2))) == ["AlertRaised"]
    alerts.apply([CallEnded("c1")], later(3))
    assert kinds(alerts.apply([CallChanged(make_call(targets=(BOB,)))], later(4))) == [
        "AddressRequested",
        "AlertRaised",
    ]


def test_no_address_is_opened_for_who_hides_or_was_there_before_us_or_by_a_rule_for_quiet_only():
    alerts = AlertEngine(watching(rule(open_address=True, notify=False), address=CRM))
    assert alerts.apply([CallChanged(make_call(a=make_outside_party("", "Withheld")))], NOW) == []
    assert alerts.apply([CallChanged(make_call("c2", since_snapshot=True))], NOW) == []
    assert kinds(alerts.apply([CallChanged(make_call("c3"))], NOW)) == ["AddressRequested"]


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
    assert find_template_problem(template) == what
    assert (fill_template(template, {"number": "1", "name": "A"}) is None) is (what is not None)


@given(st.text(), st.text())
def test_whatever_a_caller_sends_the_address_leads_where_the_template_says(number, name):
    url = fill_template("https://crm.example/a/{number}?who={name}&x=1", {"number": number, "name": name})
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


def test_an_address_that_no_browser_accepts_is_not_opened():
    assert fill_template("https://crm.example/" + "a" * 1900 + "{name}", {"name": "é" * 100}) is None
    assert caller_address(make_call(a=None), CRM, Site()) is None


@pytest.mark.parametrize(
    ("received", "site", "has_prefix", "sent"),
    [
        ("901632960144", Site(), None, "%2B441632960144 01632960144 441632960144 901632960144"),
        ("+44 1632 960144", Site(), None, "%2B441632960144 01632960144 441632960144 %2B44%201632%20960144"),
        (
            "0043198765",
            Site(country="DE", outside_prefix="0"),
            False,
            "%2B43198765 43198765 43198765 0043198765",
        ),
        ("4001", Site(), None, "4001 4001 4001 4001"),
    ],
)
def test_a_web_page_gets_the_number_in_the_form_that_it_asks_for(received, site, has_prefix, sent):
    template = "https://crm.example/{number}+{national}+{digits}+{as_received}"
    call = make_call(a=PartyInfo(received, "Nora", PartyKind.TRUNK, has_prefix=has_prefix))
    assert caller_address(call, template, site) == f"https://crm.example/{sent}".replace(" ", "+")


# -- whatever happens, in whatever order

NUMBERS = st.sampled_from(["201", "202", "203"])
VIEWS = st.builds(
    make_call,
    st.sampled_from(["c1", "c2", "c3"]),
    st.sampled_from(list(CallStatus)),
    targets=st.lists(st.builds(make_party, NUMBERS), max_size=3).map(tuple),
    group=st.sampled_from([None, "600", "601"]),
    since=st.floats(0, 2000),
    held_by=st.none() | NUMBERS,
    b=st.none() | st.builds(make_party, NUMBERS),
)
CHANGES = (
    VIEWS.map(CallChanged)
    | st.sampled_from(["c1", "c2", "c3"]).map(CallEnded)
    | st.builds(make_queue, st.sampled_from(["600", "601"]), st.integers(0, 7), st.floats(0, 2000)).map(
        QueueChanged
    )
    | st.sampled_from(["600", "601"]).map(QueueRemoved)
    | st.sampled_from(list(LinkStatus)).map(make_link_change)
)
RULES = st.builds(
    AlertRule,
    kind=st.sampled_from(list(AlertKind)),
    enabled=st.booleans(),
    whom=st.sampled_from(list(AlertScope)),
    numbers=st.lists(NUMBERS, max_size=2).map(tuple),
    begins=st.integers(0, 1440),
    ends=st.integers(0, 1440),
    seconds=st.sampled_from([0.0, 20.0]),
    callers=st.sampled_from([0, 3]),
    notify=st.booleans(),
    sound=st.sampled_from(list(AlertSound)),
    open_address=st.booleans(),
)
STEPS = st.lists(st.tuples(CHANGES, st.floats(0, 60)), max_size=30)


@given(st.lists(RULES, max_size=5), STEPS, st.integers(0, 1439))
def test_outcomes_report_every_active_alert_once(rules, steps, minute):
    alerts = AlertEngine(watching(*rules, address=CRM))
    at, shown, opened = 1000.0, {}, []
    for change, passed in steps:
        at += passed
        moment = AlertTime(at, minute)
        for outcome in [*alerts.raise_due_alerts(moment), *alerts.apply([change], moment)]:
            match outcome:
                case AlertRaised(alert=alert):
                    assert alert.key not in shown
                    shown[alert.key] = alert
                case AlertUpdated(alert=alert):
                    assert shown[alert.key] != alert
                    assert shown[alert.key].rule == alert.rule
                    shown[alert.key] = alert
                case AlertWithdrawn(key=key):
                    del shown[key]
                case AddressRequested(url=url):
                    opened.append(url)
        assert shown == dict(alerts.active)
        assert all(alert.rule.enabled for alert in shown.values())
        assert all(alert.active_since <= at for alert in shown.values())
    for key in ("c1", "c2", "c3"):
        alerts.apply([CallEnded(key)], AlertTime(at))
    alerts.apply([QueueRemoved("600"), QueueRemoved("601")], AlertTime(at))
    assert not alerts.active
    assert alerts.next_due is None
