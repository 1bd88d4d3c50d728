"""The table of alert kinds: words of the rule form, urgency, icon, colour and text of the notice.

:data:`ALERT_KINDS` is the only place where the window distinguishes kinds. A new :class:`.AlertKind` needs a
``case`` in :func:`_create_info`; mypy reports a missing one. When such an alert is raised is decided in
:mod:`devlink3_desk.switchboard.alert_rules`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Final, NamedTuple, assert_never

from PySide6.QtCore import QCoreApplication

from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.core.text import isolate_text, join_bidi
from devlink3_desk.sentences import QT_TRANSLATE_NOOP


class AlertUrgency(IntEnum):
    """Order of alerts by kind; the lowest value comes first."""

    CRITICAL = 0
    """Has a tinted card and is critical for the notification service of the desktop."""
    INTERRUPTING = 1
    """A screen reader interrupts what it is reading, as for :attr:`CRITICAL`."""
    WAITING = 2
    REMINDER = 3


class NoticeFacts(NamedTuple):
    """Values that the text of a notice can mention: names and numbers are sanitized, times are formatted."""

    name: str = ""
    """Caller, hunt group of a queue alert, or who has dialled an emergency number."""
    number: str = ""
    """Number of :attr:`name`; empty where that already is the number."""
    target: str = ""
    """Extension and hunt group that are called."""
    dialled: str = ""
    """Emergency number that was dialled."""
    call_began: str = ""
    """Time of day at which an emergency call began."""
    state_began: str = ""
    """Time of day at which the present state of the call, or the waiting, began."""
    waiting: int = 0
    """Callers in the queue."""
    last_contact: str = ""
    """What the history knows about the caller."""


class NoticeText(NamedTuple):
    """The words of a notice."""

    title: str
    body: str
    live_body: str = ""
    """The body where the text is kept up to date, with ``{elapsed}`` for the time since it began.

    A notification of the desktop does not change afterwards: it shows :attr:`body`, with a time of day.
    """


class AlertKindInfo(NamedTuple):
    """How alerts of one kind are named, ordered and shown."""

    rule_text: str
    """Text in the rule form, marked in the context ``AlertRule``."""
    urgency: AlertUrgency
    icon: str
    colour_key: str
    format_notice: Callable[[NoticeFacts], NoticeText]
    is_about_queue: bool = False
    """Whether the alert is about a hunt group instead of a call."""


def _create_info(kind: AlertKind) -> AlertKindInfo:
    match kind:
        case AlertKind.RINGING:
            text = QT_TRANSLATE_NOOP("AlertRule", "A call rings or waits")
            return AlertKindInfo(text, AlertUrgency.INTERRUPTING, "ringing", "ringing", _format_ringing)
        case AlertKind.QUEUE:
            text = QT_TRANSLATE_NOOP("AlertRule", "A queue is too long")
            return AlertKindInfo(
                text, AlertUrgency.WAITING, "queued", "queued", _format_queue, is_about_queue=True
            )
        case AlertKind.HELD:
            text = QT_TRANSLATE_NOOP("AlertRule", "A call is on hold")
            return AlertKindInfo(text, AlertUrgency.REMINDER, "held", "held", _format_held)
        case AlertKind.PARKED:
            text = QT_TRANSLATE_NOOP("AlertRule", "A call is parked")
            return AlertKindInfo(text, AlertUrgency.REMINDER, "parked", "parked", _format_parked)
        case AlertKind.EMERGENCY:
            text = QT_TRANSLATE_NOOP("AlertRule", "An emergency number is called")
            return AlertKindInfo(text, AlertUrgency.CRITICAL, "emergency", "bad", _format_emergency)
        case _:
            assert_never(kind)


def _format_ringing(facts: NoticeFacts) -> NoticeText:
    title = QCoreApplication.translate("Alerts", "{name} is calling")
    lines = (_join_parts(facts.target, facts.number), facts.last_contact)
    return NoticeText(title.format(name=isolate_text(facts.name)), "\n".join(filter(None, lines)))


def _format_queue(facts: NoticeFacts) -> NoticeText:
    waiting = facts.waiting  # lupdate finds plurals of plain names only
    title = QCoreApplication.translate("Alerts", "{group}: %n waiting", "", waiting)
    body = QCoreApplication.translate("Alerts", "Longest wait since {time}")
    live_body = QCoreApplication.translate("Alerts", "Longest wait {elapsed}")
    return NoticeText(
        title.format(group=isolate_text(facts.name)), body.format(time=facts.state_began), live_body
    )


def _format_held(facts: NoticeFacts) -> NoticeText:
    title = QCoreApplication.translate("Alerts", "{name} is still on hold")
    live_body = QCoreApplication.translate("Alerts", "On hold {elapsed}")
    return _create_reminder(title, live_body, facts)


def _format_parked(facts: NoticeFacts) -> NoticeText:
    title = QCoreApplication.translate("Alerts", "{name} is still parked")
    live_body = QCoreApplication.translate("Alerts", "Parked {elapsed}")
    return _create_reminder(title, live_body, facts)


def _format_emergency(facts: NoticeFacts) -> NoticeText:
    if facts.dialled:
        title = QCoreApplication.translate("Alerts", "{number} dialled by {person}")
    else:
        title = QCoreApplication.translate("Alerts", "Emergency call by {person}")
    name = isolate_text(facts.name)
    person = f"{name} ({facts.number})" if facts.number else name
    body = QCoreApplication.translate("Alerts", "At {time}").format(time=facts.call_began)
    elapsed = QCoreApplication.translate("Alerts", "{elapsed} ago")
    return NoticeText(title.format(number=facts.dialled, person=person), body, _join_parts(body, elapsed))


def _create_reminder(title: str, live_body: str, facts: NoticeFacts) -> NoticeText:
    since = QCoreApplication.translate("Alerts", "Since {time}").format(time=facts.state_began)
    name = title.format(name=isolate_text(facts.name))
    return NoticeText(name, _join_parts(since, facts.number), _join_parts(live_body, facts.number))


def _join_parts(*parts: str) -> str:
    return join_bidi(filter(None, parts), "  ·  ")


ALERT_KINDS: Final = {kind: _create_info(kind) for kind in AlertKind}
"""Every kind of alert, in the order of the rule form."""
