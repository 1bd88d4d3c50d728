"""From alerts to what a person reads: few notices, the most urgent first, however much happens at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from devlink3_desk.preferences.alerts import AlertKind
from devlink3_desk.qt.models.calls import party_text
from devlink3_desk.qt.models.text import plain
from devlink3_desk.switchboard.alert_address import other_side
from devlink3_desk.switchboard.alerts import Alert
from devlink3_desk.switchboard.views import CallView

LIMIT: Final = 3
"""Notices at once; a wall of them hides the work and is read by nobody."""

MORE: Final = "more"
"""Key of the notice that stands for all others."""

URGENCY: Final = {
    AlertKind.EMERGENCY: 0,
    AlertKind.RINGING: 1,
    AlertKind.QUEUE: 2,
    AlertKind.HELD: 3,
    AlertKind.PARKED: 3,
}

SIGNS: Final = {
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
    call: str | None = None
    """The call that a click shows."""


Clock = Callable[[], float]


class Texts:
    """Words of alerts; ``clock`` is that of the views' instants, so that they can be told as times of day."""

    def __init__(self, clock: Clock, group_name: Callable[[str], str] = str) -> None:
        self._clock = clock
        self._group_name = group_name

    def notice(self, alert: Alert) -> Notice:
        """Return an alert in words."""
        if alert.queue is not None:
            waiting = alert.queue.waiting
            title = QCoreApplication.translate("Alerts", "{group}: %n waiting", "", waiting)
            title = title.format(group=self.group(alert.queue.group, alert.queue.name))
            since = alert.queue.waiting_since or alert.since
            body = QCoreApplication.translate("Alerts", "Somebody has waited since {time}.")
            return Notice(alert.key, title, body.format(time=self.clock_time(since)), AlertKind.QUEUE)
        call = alert.call
        if call is None:
            return Notice(alert.key, "", "", alert.rule.kind)
        title, body = self._of_call(alert, call)
        return Notice(alert.key, title, body, alert.rule.kind, call.id)

    def group(self, number: str, name: str = "") -> str:
        """Return what people call a hunt group."""
        return plain(name) or plain(self._group_name(number)) or plain(number)

    def clock_time(self, instant: float) -> str:
        """Return the time of day of an instant of the views, as the system writes it."""
        wall = time.time() - (self._clock() - instant)
        moment = QDateTime.fromSecsSinceEpoch(int(wall)).time()
        return QLocale().toString(moment, QLocale.FormatType.ShortFormat)

    def _of_call(self, alert: Alert, call: CallView) -> tuple[str, str]:
        caller, number = party_text(other_side(call))
        match alert.rule.kind:
            case AlertKind.EMERGENCY:
                who = party_text(alert.whom)[0] if alert.whom is not None else caller
                title = QCoreApplication.translate("Alerts", "Emergency call by {name}").format(name=who)
                said = QCoreApplication.translate("Alerts", "Since {time}, to {number}")
                return title, said.format(time=self.clock_time(call.started), number=_called(call, caller))
            case AlertKind.HELD:
                title = QCoreApplication.translate("Alerts", "{name} is still on hold")
                return title.format(name=caller), self._since(call, number)
            case AlertKind.PARKED:
                title = QCoreApplication.translate("Alerts", "{name} is still parked")
                return title.format(name=caller), self._since(call, number)
            case _:
                title = QCoreApplication.translate("Alerts", "{name} is calling").format(name=caller)
                return title, "  ·  ".join(filter(None, (self._whom(alert, call), number)))

    def _whom(self, alert: Alert, call: CallView) -> str:
        group = self.group(call.group) if call.group else ""
        if alert.whom is None:
            return group or plain(call.did)
        name = party_text(alert.whom)[0]
        return f"{name}  ·  {group}" if group else name

    def _since(self, call: CallView, number: str) -> str:
        since = QCoreApplication.translate("Alerts", "Since {time}")
        return "  ·  ".join(filter(None, (since.format(time=self.clock_time(call.since)), number)))


def _called(call: CallView, otherwise: str) -> str:
    """Return the number that somebody has called."""
    called = next((party for party in (call.b, *call.targets) if party is not None and party.number), None)
    return otherwise if called is None else plain(called.number)


def notices(alerts: Iterable[Alert], texts: Texts, limit: int = LIMIT) -> list[Notice]:
    """Return what to show: each alert that wants it, and one notice for all that have no room."""
    wanted = sorted(
        (alert for alert in alerts if alert.rule.notify),
        key=lambda alert: (URGENCY[alert.rule.kind], alert.since),
    )
    if len(wanted) <= limit:
        return [texts.notice(alert) for alert in wanted]
    first, rest = wanted[: limit - 1], wanted[limit - 1 :]
    more = len(rest)
    title = QCoreApplication.translate("Alerts", "%n more alert(s)", "", more)
    body = QCoreApplication.translate("Alerts", "Open the desk to see them all.")
    return [*map(texts.notice, first), Notice(MORE, title, body, rest[0].rule.kind)]
