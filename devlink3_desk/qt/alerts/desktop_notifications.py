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

from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.alerts.notices import Notice

log = logging.getLogger(__name__)

_SERVICE: Final = "org.freedesktop.Notifications"
_SERVICE_ADDRESS: Final = DBusAddress("/org/freedesktop/Notifications", bus_name=_SERVICE, interface=_SERVICE)
_AUTH_TIMEOUT: Final = 2.0
"""The bus is on this machine: an answer takes milliseconds."""
_URGENCY_HINTS: Final = {AlertKind.EMERGENCY: 2}
_REASON_DISMISSED: Final = 2

ReplyHandler = Callable[[Message], None]


class _PendingCall(NamedTuple):
    """A call that waits for its answer."""

    on_reply: ReplyHandler
    required: bool
    """Whether a refusal means that nothing can be shown; that something is closed already means nothing."""


class DesktopNotifications(QObject):
    """Shows notices by the desktop's own service and withdraws them."""

    clicked = Signal(str)
    """Key of the notice that somebody chose."""
    dismissed = Signal(str)
    """Key of a notice that somebody put away."""
    failed = Signal()
    """There is no such service, or no longer."""

    def __init__(self, app_name: str, show_label: str, parent: QObject | None = None) -> None:
        """``name``: of the program; ``show``: words of the button that shows the call."""
        super().__init__(parent)
        self._app_name, self._show_label = app_name, show_label
        self._bus: DBusConnection | None = None
        self._socket_notifier: QSocketNotifier | None = None
        self._pending_calls: dict[int, _PendingCall] = {}
        self._notification_ids: dict[str, int] = {}
        self._capabilities = frozenset({"actions", "body-markup"})
        self._notices: dict[str, Notice] = {}
        """What is to be on the screen, by key."""

    def open_channel(self) -> None:
        """Connect to the session's bus; ``failed`` is emitted where there is none, now or later."""
        try:
            if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
                raise OSError("there is no session bus")  # noqa: TRY301 (one place for every way to fail)
            self._bus = open_dbus_connection(bus="SESSION", auth_timeout=_AUTH_TIMEOUT)
        except (OSError, ValueError, KeyError, EOFError) as error:
            log.info("No notifications of the desktop: %s", error)
            self.failed.emit()
            return
        self._socket_notifier = QSocketNotifier(self._bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._socket_notifier.activated.connect(self._on_bus_readable)
        for member in ("ActionInvoked", "NotificationClosed"):
            rule = MatchRule(type="signal", interface=_SERVICE, member=member)
            self._send_call(message_bus.AddMatch(rule), lambda _message: None)
        self._send_call(new_method_call(_SERVICE_ADDRESS, "GetCapabilities"), self._on_capabilities)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice, in place of an older one with its key."""
        known = notice.key in self._notices
        self._notices[notice.key] = notice
        if not known or notice.key in self._notification_ids:
            self._send_notification(
                notice
            )  # otherwise its number is on its way, and what is new goes with that

    def remove_notice(self, key: str) -> None:
        """Take a notice off the screen."""
        if self._notices.pop(key, None) is not None and key in self._notification_ids:
            self._close_notification(self._notification_ids.pop(key))

    def close_channel(self) -> None:
        """Take everything off the screen and leave the bus."""
        for key in list(self._notices):
            self.remove_notice(key)
        self._close_bus()

    def _send_notification(self, notice: Notice) -> None:
        hints = {
            "urgency": ("y", _URGENCY_HINTS.get(notice.kind, 1)),
            "desktop-entry": ("s", "devlink3-desk"),
            "category": ("s", "call.incoming"),
            "suppress-sound": ("b", True),
        }
        # Until it is withdrawn: a call may ring longer than a desktop shows things by itself.
        never = 0
        body = (
            self._app_name,
            self._notification_ids.get(notice.key, 0),
            "devlink3-desk",
            notice.title,
            html.escape(notice.body, quote=False) if "body-markup" in self._capabilities else notice.body,
            ["default", self._show_label] if "actions" in self._capabilities else [],
            hints,
            never,
        )
        call = new_method_call(_SERVICE_ADDRESS, "Notify", "susssasa{sv}i", body)
        self._send_call(call, lambda answer: self._on_notification_id(notice, answer))

    def _on_capabilities(self, reply: Message) -> None:
        self._capabilities = frozenset(reply.body[0])

    def _on_notification_id(self, notice: Notice, reply: Message) -> None:
        number: int = reply.body[0]
        wanted = self._notices.get(notice.key)
        if wanted is None:
            self._close_notification(number)
            return
        self._notification_ids[notice.key] = number
        if wanted != notice:
            self._send_notification(wanted)

    def _close_notification(self, notification_id: int) -> None:
        call = new_method_call(_SERVICE_ADDRESS, "CloseNotification", "u", (notification_id,))
        self._send_call(call, lambda _message: None, required=False)

    def _send_call(self, call: Message, on_reply: ReplyHandler, *, required: bool = True) -> None:
        if self._bus is None:
            return
        serial = next(self._bus.outgoing_serial)
        self._pending_calls[serial] = _PendingCall(on_reply, required)
        try:
            self._bus.send(call, serial=serial)
        except OSError:
            self._handle_bus_lost()

    def _on_bus_readable(self) -> None:
        while self._bus is not None:
            try:
                message = self._bus.receive(timeout=0)
            except TimeoutError:
                return
            except (OSError, EOFError, ValueError):
                self._handle_bus_lost()
                return
            self._handle_message(message)

    def _handle_message(self, message: Message) -> None:
        fields: dict[Any, Any] = message.header.fields
        match message.header.message_type:
            case MessageType.method_return | MessageType.error:
                asked = self._pending_calls.pop(fields.get(HeaderFields.reply_serial, 0), None)
                if asked is None:
                    return
                if message.header.message_type is MessageType.method_return:
                    asked.on_reply(message)
                elif asked.required:
                    log.info("The desktop shows no notifications: %s", fields.get(HeaderFields.error_name))
                    self._handle_bus_lost()
            case MessageType.signal:
                self._handle_signal(fields.get(HeaderFields.member), message.body)
            case _:
                pass

    def _handle_signal(self, member: str | None, body: tuple[Any, ...]) -> None:
        key = next(
            (key for key, number in self._notification_ids.items() if body and number == body[0]), None
        )
        if key is None:
            return
        if member == "ActionInvoked":
            self.clicked.emit(key)
        elif member == "NotificationClosed":
            self._notification_ids.pop(key, None)
            self._notices.pop(key, None)
            if body[1] == _REASON_DISMISSED:
                self.dismissed.emit(key)

    def _handle_bus_lost(self) -> None:
        self._close_bus()
        self.failed.emit()

    def _close_bus(self) -> None:
        bus, self._bus = self._bus, None
        watch, self._socket_notifier = self._socket_notifier, None
        self._pending_calls.clear()
        self._notification_ids.clear()
        self._notices.clear()
        if watch is not None:
            watch.setEnabled(False)
            watch.deleteLater()
        if bus is not None:
            bus.close()
