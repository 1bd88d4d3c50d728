"""Notices: what the window shows of alerts, in words.

At most :data:`MAX_NOTICES` are shown, the most urgent first; the last one stands for all others where there
are more. The words of each kind are in :mod:`devlink3_desk.qt.core.alert_kinds`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.core.alert_kinds import ALERT_KINDS, NoticeFacts
from devlink3_desk.qt.core.call_row import format_party
from devlink3_desk.qt.core.caller_history import CallerLine
from devlink3_desk.qt.core.looked_up import LookedUpCallers, format_link_text
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.switchboard.alert_engine import Alert, EmergencyDial
from devlink3_desk.switchboard.board_values import CallInfo, Clock
from devlink3_desk.switchboard.site import Site

MAX_NOTICES: Final = 3
"""Notices shown at the same time; more would cover the work and nobody would read them."""

MAX_REMEMBERED_TIMES: Final = 256
"""Instants whose time of day is kept: more than there are alerts at a time."""

MORE_KEY: Final = "more"
"""Key of the notice that stands for all others."""


class Notice(msgspec.Struct, frozen=True):
    """Text of one alert, or of all alerts that are not shown one by one."""

    key: str
    title: str
    body: str
    kind: AlertKind
    call_id: str | None = None
    """The call that a click shows."""
    live_body: str = ""
    """The body where it is kept up to date; see :class:`.NoticeText`."""
    began: float | None = None
    """Instant from which ``live_body`` counts, in seconds since 1970."""
    link: str = ""
    """Web page of the caller in a customer system."""
    link_text: str = ""
    """What its button says."""


class NoticeFormatter:
    """Puts alerts into words.

    ``clock`` is the clock of the instants in :class:`.CallInfo` and :class:`.QueueInfo`; with it they are
    converted to times of day. ``find_group_name`` returns the name of a hunt group by its number,
    ``find_caller_line`` what the history knows about the caller of a call by its id.
    """

    def __init__(
        self,
        clock: Clock,
        find_group_name: Callable[[str], str] = str,
        find_caller_line: CallerLine = lambda _call_id: "",
        looked_up: LookedUpCallers | None = None,
    ) -> None:
        self._clock = clock
        self._find_group_name = find_group_name
        self._find_caller_line = find_caller_line
        self._looked_up = looked_up
        self.site = Site()
        """How phone numbers are written."""
        self._wall_times: dict[float, float] = {}

    def format_notice(self, alert: Alert) -> Notice:
        """Return the notice of an alert."""
        kind = alert.rule.kind
        text = ALERT_KINDS[kind].format_notice(self._collect_facts(alert))
        call_id = None if alert.call is None else alert.call.id
        began = self._find_beginning(alert) if text.live_body else None
        link, link_text = self._find_link(alert)
        return Notice(alert.key, text.title, text.body, kind, call_id, text.live_body, began, link, link_text)

    def _find_link(self, alert: Alert) -> tuple[str, str]:
        """Return the web page of the caller that was looked up, and the text of its button."""
        call = alert.call
        party = None if call is None else call.remote_party
        if self._looked_up is None or call is None or party is None:
            return "", ""
        result = self._looked_up.find(party.number, call.site)
        return ("", "") if result is None else (result.link, format_link_text(result))

    def _find_beginning(self, alert: Alert) -> float:
        """Return when what an alert is about began, in seconds since 1970."""
        instant = alert.active_since
        if alert.emergency is not None:
            instant = alert.emergency.at
        elif alert.queue is not None:
            instant = alert.queue.waiting_since or instant
        elif alert.call is not None:
            instant = alert.call.since
        # Kept by the instant, so that a notice that is formatted again is the same one.
        began = self._wall_times.setdefault(instant, self._to_wall_time(instant))
        if len(self._wall_times) > MAX_REMEMBERED_TIMES:
            del self._wall_times[next(iter(self._wall_times))]
        return began

    def _collect_facts(self, alert: Alert) -> NoticeFacts:
        call, queue = alert.call, alert.queue
        if queue is not None:
            return NoticeFacts(
                name=self._format_group(queue.group, queue.name),
                state_began=self._format_time_of_day(queue.waiting_since or alert.active_since),
                waiting=queue.waiting,
            )
        if call is None:
            return NoticeFacts()
        if alert.emergency is not None:
            return self._collect_emergency_facts(alert.emergency)
        caller, number = format_party(call.remote_party, self.site)
        return NoticeFacts(
            name=caller,
            number=number,
            target=self._format_target(alert, call),
            state_began=self._format_time_of_day(call.since),
            last_contact=self._find_caller_line(call.id),
        )

    def _collect_emergency_facts(self, emergency: EmergencyDial) -> NoticeFacts:
        name, extension = format_party(emergency.by)
        return NoticeFacts(
            name=name,
            number=extension,
            dialled=sanitize_text(emergency.number),
            call_began=self._format_time_of_day(emergency.at),
        )

    def _format_group(self, number: str, name: str = "") -> str:
        return sanitize_text(name) or sanitize_text(self._find_group_name(number)) or sanitize_text(number)

    def _format_time_of_day(self, instant: float) -> str:
        time_of_day = QDateTime.fromSecsSinceEpoch(int(self._to_wall_time(instant))).time()
        return QLocale().toString(time_of_day, QLocale.FormatType.ShortFormat)

    def _to_wall_time(self, instant: float) -> float:
        # The instants are monotonic; only their distance from now says what a wall clock showed then.
        return time.time() - (self._clock() - instant)

    def _format_target(self, alert: Alert, call: CallInfo) -> str:
        group = self._format_group(call.group) if call.group else ""
        if alert.party is None:
            return group or sanitize_text(call.did)
        name = format_party(alert.party, self.site)[0]
        return f"{name}  ·  {group}" if group else name


def build_notices(alerts: Iterable[Alert], formatter: NoticeFormatter) -> list[Notice]:
    """Return one notice for each alert that is to be shown, and one for all beyond :data:`MAX_NOTICES`."""
    shown = sorted(
        (alert for alert in alerts if alert.rule.notify),
        key=lambda alert: (ALERT_KINDS[alert.rule.kind].urgency, alert.active_since),
    )
    if len(shown) <= MAX_NOTICES:
        return [formatter.format_notice(alert) for alert in shown]
    first, rest = shown[: MAX_NOTICES - 1], shown[MAX_NOTICES - 1 :]
    more = len(rest)
    title = QCoreApplication.translate("Alerts", "%n more alert(s)", "", more)
    body = QCoreApplication.translate("Alerts", "Open the desk to see all alerts.")
    # Sorted by urgency, so the kind of the first one left over is the most urgent of them.
    return [*map(formatter.format_notice, first), Notice(MORE_KEY, title, body, rest[0].rule.kind)]
