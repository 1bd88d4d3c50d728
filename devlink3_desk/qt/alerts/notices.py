"""From alerts to what a person reads: few notices, the most urgent first, however much happens at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.core.call_model import format_party
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.switchboard.alerts.engine import Alert
from devlink3_desk.switchboard.alerts.rules import remote_party
from devlink3_desk.switchboard.board_values import CallInfo

MAX_NOTICES: Final = 3
"""Notices at once; a wall of them hides the work and is read by nobody."""

MORE_KEY: Final = "more"
"""Key of the notice that stands for all others."""

URGENCY_RANKS: Final = {
    AlertKind.EMERGENCY: 0,
    AlertKind.RINGING: 1,
    AlertKind.QUEUE: 2,
    AlertKind.HELD: 3,
    AlertKind.PARKED: 3,
}

KIND_ICONS: Final = {
    AlertKind.EMERGENCY: ("emergency", "bad"),
    AlertKind.RINGING: ("ringing", "ringing"),
    AlertKind.QUEUE: ("queued", "queued"),
    AlertKind.HELD: ("held", "held"),
    AlertKind.PARKED: ("parked", "parked"),
}
"""Shape and colours of each kind."""


class Notice(msgspec.Struct, frozen=True):
    """What is shown of one alert, or of all that have no room."""

    key: str
    title: str
    body: str
    kind: AlertKind
    call_id: str | None = None
    """The call that a click shows."""


Clock = Callable[[], float]


class NoticeFormatter:
    """Words of alerts; ``clock`` is that of the views' instants, so that they can be told as times of day."""

    def __init__(self, clock: Clock, group_name: Callable[[str], str] = str) -> None:
        self._clock = clock
        self._group_name = group_name

    def format_notice(self, alert: Alert) -> Notice:
        """Return an alert in words."""
        if alert.queue is not None:
            waiting = alert.queue.waiting
            title = QCoreApplication.translate("Alerts", "{group}: %n waiting", "", waiting)
            title = title.format(group=self.format_group(alert.queue.group, alert.queue.name))
            since = alert.queue.waiting_since or alert.active_since
            body = QCoreApplication.translate("Alerts", "Somebody has waited since {time}.")
            return Notice(alert.key, title, body.format(time=self.format_clock_time(since)), AlertKind.QUEUE)
        call = alert.call
        if call is None:
            return Notice(alert.key, "", "", alert.rule.kind)
        title, body = self._format_call(alert, call)
        return Notice(alert.key, title, body, alert.rule.kind, call.id)

    def format_group(self, number: str, name: str = "") -> str:
        """Return what people call a hunt group."""
        return sanitize_text(name) or sanitize_text(self._group_name(number)) or sanitize_text(number)

    def format_clock_time(self, instant: float) -> str:
        """Return the time of day of an instant of the views, as the system writes it."""
        wall = time.time() - (self._clock() - instant)
        moment = QDateTime.fromSecsSinceEpoch(int(wall)).time()
        return QLocale().toString(moment, QLocale.FormatType.ShortFormat)

    def _format_call(self, alert: Alert, call: CallInfo) -> tuple[str, str]:
        caller, number = format_party(remote_party(call))
        match alert.rule.kind:
            case AlertKind.EMERGENCY:
                who = format_party(alert.party)[0] if alert.party is not None else caller
                title = QCoreApplication.translate("Alerts", "Emergency call by {name}").format(name=who)
                said = QCoreApplication.translate("Alerts", "Since {time}, to {number}")
                return title, said.format(
                    time=self.format_clock_time(call.started), number=_dialled_number(call, caller)
                )
            case AlertKind.HELD:
                title = QCoreApplication.translate("Alerts", "{name} is still on hold")
                return title.format(name=caller), self._format_since(call, number)
            case AlertKind.PARKED:
                title = QCoreApplication.translate("Alerts", "{name} is still parked")
                return title.format(name=caller), self._format_since(call, number)
            case _:
                title = QCoreApplication.translate("Alerts", "{name} is calling").format(name=caller)
                return title, "  ·  ".join(filter(None, (self._format_target(alert, call), number)))

    def _format_target(self, alert: Alert, call: CallInfo) -> str:
        group = self.format_group(call.group) if call.group else ""
        if alert.party is None:
            return group or sanitize_text(call.did)
        name = format_party(alert.party)[0]
        return f"{name}  ·  {group}" if group else name

    def _format_since(self, call: CallInfo, number: str) -> str:
        since = QCoreApplication.translate("Alerts", "Since {time}")
        return "  ·  ".join(filter(None, (since.format(time=self.format_clock_time(call.since)), number)))


def _dialled_number(call: CallInfo, default: str) -> str:
    """Return the number that somebody has called."""
    called = next((party for party in (call.b, *call.targets) if party is not None and party.number), None)
    return default if called is None else sanitize_text(called.number)


def build_notices(
    alerts: Iterable[Alert], formatter: NoticeFormatter, limit: int = MAX_NOTICES
) -> list[Notice]:
    """Return what to show: each alert that wants it, and one notice for all that have no room."""
    wanted = sorted(
        (alert for alert in alerts if alert.rule.notify),
        key=lambda alert: (URGENCY_RANKS[alert.rule.kind], alert.active_since),
    )
    if len(wanted) <= limit:
        return [formatter.format_notice(alert) for alert in wanted]
    first, rest = wanted[: limit - 1], wanted[limit - 1 :]
    more = len(rest)
    title = QCoreApplication.translate("Alerts", "%n more alert(s)", "", more)
    body = QCoreApplication.translate("Alerts", "Open the desk to see them all.")
    return [*map(formatter.format_notice, first), Notice(MORE_KEY, title, body, rest[0].rule.kind)]
