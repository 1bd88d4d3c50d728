"""Notifications of a Linux desktop: org.freedesktop.Notifications, which can be taken back.

Spoken with jeepney, since Qt's own D-Bus gives Python no way to send the unsigned numbers of that interface.
"""

from __future__ import annotations

import html
import logging
import os
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Signal

from devlink3_desk.preferences.alerts import AlertKind

from .notices import Notice

log = logging.getLogger(__name__)

_SERVICE: Final = "org.freedesktop.Notifications"
_ADDRESS: Final = DBusAddress("/org/freedesktop/Notifications", bus_name=_SERVICE, interface=_SERVICE)
_SIGN_IN_SECONDS: Final = 2.0
"""The bus is on this machine: an answer takes milliseconds."""
_URGENT: Final = {AlertKind.EMERGENCY: 2}
_CLOSED_BY_PERSON: Final = 2

Answer = Callable[[Message], None]


class _Asked(NamedTuple):
    """A call that waits for its answer."""

    then: Answer
    needed: bool
    """Whether a refusal means that nothing can be shown; that something is closed already means nothing."""


class DesktopNotifications(QObject):
    """Shows notices by the desktop's own service and withdraws them."""

    clicked = Signal(str)
    """Key of the notice that somebody chose."""
    dismissed = Signal(str)
    """Key of a notice that somebody put away."""
    failed = Signal()
    """There is no such service, or no longer."""

    def __init__(self, name: str, show: str, parent: QObject | None = None) -> None:
        """``name``: of the program; ``show``: words of the button that shows the call."""
        super().__init__(parent)
        self._name, self._show = name, show
        self._bus: DBusConnection | None = None
        self._watch: QSocketNotifier | None = None
        self._asked: dict[int, _Asked] = {}
        self._ids: dict[str, int] = {}
        self._can = frozenset({"actions", "body-markup"})
        self._shown: dict[str, Notice] = {}
        """What is to be on the screen, by key."""

    def open(self) -> None:
        """Connect to the session's bus; ``failed`` is emitted where there is none, now or later."""
        try:
            if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
                raise OSError("there is no session bus")  # noqa: TRY301 (one place for every way to fail)
            self._bus = open_dbus_connection(bus="SESSION", auth_timeout=_SIGN_IN_SECONDS)
        except (OSError, ValueError, KeyError, EOFError) as error:
            log.info("No notifications of the desktop: %s", error)
            self.failed.emit()
            return
        self._watch = QSocketNotifier(self._bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._readable)
        for member in ("ActionInvoked", "NotificationClosed"):
            rule = MatchRule(type="signal", interface=_SERVICE, member=member)
            self._send(message_bus.AddMatch(rule), lambda _message: None)
        self._send(new_method_call(_ADDRESS, "GetCapabilities"), self._learn)

    def display(self, notice: Notice) -> None:
        """Show a notice, in place of an older one with its key."""
        known = notice.key in self._shown
        self._shown[notice.key] = notice
        if not known or notice.key in self._ids:
            self._notify(notice)  # otherwise its number is on its way, and what is new goes with that

    def withdraw(self, key: str) -> None:
        """Take a notice off the screen."""
        if self._shown.pop(key, None) is not None and key in self._ids:
            self._close(self._ids.pop(key))

    def end(self) -> None:
        """Take everything off the screen and leave the bus."""
        for key in list(self._shown):
            self.withdraw(key)
        self._leave()

    def _notify(self, notice: Notice) -> None:
        hints = {
            "urgency": ("y", _URGENT.get(notice.kind, 1)),
            "desktop-entry": ("s", "devlink3-desk"),
            "category": ("s", "call.incoming"),
            "suppress-sound": ("b", True),
        }
        # Until it is withdrawn: a call may ring longer than a desktop shows things by itself.
        never = 0
        body = (
            self._name,
            self._ids.get(notice.key, 0),
            "devlink3-desk",
            notice.title,
            html.escape(notice.body, quote=False) if "body-markup" in self._can else notice.body,
            ["default", self._show] if "actions" in self._can else [],
            hints,
            never,
        )
        call = new_method_call(_ADDRESS, "Notify", "susssasa{sv}i", body)
        self._send(call, lambda answer: self._numbered(notice, answer))

    def _learn(self, answer: Message) -> None:
        self._can = frozenset(answer.body[0])

    def _numbered(self, notice: Notice, answer: Message) -> None:
        number: int = answer.body[0]
        wanted = self._shown.get(notice.key)
        if wanted is None:
            self._close(number)
            return
        self._ids[notice.key] = number
        if wanted != notice:
            self._notify(wanted)

    def _close(self, number: int) -> None:
        call = new_method_call(_ADDRESS, "CloseNotification", "u", (number,))
        self._send(call, lambda _message: None, needed=False)

    def _send(self, call: Message, then: Answer, *, needed: bool = True) -> None:
        if self._bus is None:
            return
        serial = next(self._bus.outgoing_serial)
        self._asked[serial] = _Asked(then, needed)
        try:
            self._bus.send(call, serial=serial)
        except OSError:
            self._lost()

    def _readable(self) -> None:
        while self._bus is not None:
            try:
                message = self._bus.receive(timeout=0)
            except TimeoutError:
                return
            except (OSError, EOFError, ValueError):
                self._lost()
                return
            self._take(message)

    def _take(self, message: Message) -> None:
        fields: dict[Any, Any] = message.header.fields
        match message.header.message_type:
            case MessageType.method_return | MessageType.error:
                asked = self._asked.pop(fields.get(HeaderFields.reply_serial, 0), None)
                if asked is None:
                    return
                if message.header.message_type is MessageType.method_return:
                    asked.then(message)
                elif asked.needed:
                    log.info("The desktop shows no notifications: %s", fields.get(HeaderFields.error_name))
                    self._lost()
            case MessageType.signal:
                self._heard(fields.get(HeaderFields.member), message.body)
            case _:
                pass

    def _heard(self, member: str | None, body: tuple[Any, ...]) -> None:
        key = next((key for key, number in self._ids.items() if body and number == body[0]), None)
        if key is None:
            return
        if member == "ActionInvoked":
            self.clicked.emit(key)
        elif member == "NotificationClosed":
            self._ids.pop(key, None)
            self._shown.pop(key, None)
            if body[1] == _CLOSED_BY_PERSON:
                self.dismissed.emit(key)

    def _lost(self) -> None:
        self._leave()
        self.failed.emit()

    def _leave(self) -> None:
        bus, self._bus = self._bus, None
        watch, self._watch = self._watch, None
        self._asked.clear()
        self._ids.clear()
        self._shown.clear()
        if watch is not None:
            watch.setEnabled(False)
            watch.deleteLater()
        if bus is not None:
            bus.close()
