"""Notifications of a Linux desktop, through the D-Bus interface ``org.freedesktop.Notifications``.

The Desktop Notifications Specification defines the interface. It is called with jeepney, since QtDBus gives
Python no way to send the unsigned integers that it requires.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Signal

from devlink3_desk.qt.alerts.notices import Notice
from devlink3_desk.qt.core.alert_kinds import ALERT_KINDS, AlertUrgency

log = logging.getLogger(__name__)

_SERVICE: Final = "org.freedesktop.Notifications"
_SERVICE_ADDRESS: Final = DBusAddress("/org/freedesktop/Notifications", bus_name=_SERVICE, interface=_SERVICE)
_AUTH_TIMEOUT: Final = 2.0
"""Seconds; the bus is on this machine and answers within milliseconds."""
_NORMAL_URGENCY, _CRITICAL_URGENCY = 1, 2
"""Values of the hint ``urgency``."""
_REASON_DISMISSED: Final = 2
"""Reason of the signal ``NotificationClosed`` for a notification that the user closed."""
_NEVER_EXPIRES: Final = 0

ReplyHandler = Callable[[Message], None]


class _PendingCall(NamedTuple):
    """A method call that waits for its reply."""

    on_reply: ReplyHandler
    required: bool
    """Whether an error reply means that nothing can be shown."""


class DesktopNotifications(QObject):
    """A notice channel that uses the notification service of the desktop."""

    clicked = Signal(str)
    """Key of a notice that was clicked."""
    dismissed = Signal(str)
    """Key of a notice that the user closed."""
    failed = Signal()
    """Emitted if there is no notification service, or when it has ended."""

    def __init__(self, app_name: str, show_label: str, parent: QObject | None = None) -> None:
        """``show_label`` is the text of the button that shows the call."""
        super().__init__(parent)
        self._app_name, self._show_label = app_name, show_label
        self._bus: DBusConnection | None = None
        self._socket_notifier: QSocketNotifier | None = None
        self._pending_calls: dict[int, _PendingCall] = {}
        self._notification_ids: dict[str, int] = {}
        self._capabilities = frozenset({"actions", "body-markup"})
        self._notices: dict[str, Notice] = {}
        """Notices that are to be on the screen, by key."""

    def open_channel(self) -> None:
        """Connect to the session bus; :attr:`failed` is emitted if there is none, now or later."""
        try:
            # jeepney raises a KeyError, whose text would be no help in the log.
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
        """Show a notice; it replaces an older one with the same key."""
        is_known = notice.key in self._notices
        self._notices[notice.key] = notice
        # Without the id of the first notification a second one would not replace it. While that id is on its
        # way, nothing is sent: _on_notification_id() sends the newest text as soon as the id is known.
        if not is_known or notice.key in self._notification_ids:
            self._send_notification(notice)

    def remove_notice(self, key: str) -> None:
        """Withdraw a notice."""
        # Without an id yet, _on_notification_id() closes the notification when the id arrives.
        if self._notices.pop(key, None) is not None and key in self._notification_ids:
            self._close_notification(self._notification_ids.pop(key))

    def close_channel(self) -> None:
        """Withdraw all notices and disconnect from the bus."""
        for key in list(self._notices):
            self.remove_notice(key)
        self._close_bus()

    def _send_notification(self, notice: Notice) -> None:
        # Imported late, with a large table of entities.
        from html import escape

        is_critical = ALERT_KINDS[notice.kind].urgency is AlertUrgency.CRITICAL
        hints = {
            "urgency": ("y", _CRITICAL_URGENCY if is_critical else _NORMAL_URGENCY),
            "desktop-entry": ("s", "devlink3-desk"),
            "category": ("s", "call.incoming"),
            "suppress-sound": ("b", True),  # the ringer plays the sound of the rule
        }
        body = (
            self._app_name,
            self._notification_ids.get(notice.key, 0),
            "devlink3-desk",
            notice.title,
            escape(notice.body, quote=False) if "body-markup" in self._capabilities else notice.body,
            ["default", self._show_label] if "actions" in self._capabilities else [],
            hints,
            # A call may ring longer than a desktop shows notifications; this one is withdrawn explicitly.
            _NEVER_EXPIRES,
        )
        call = new_method_call(_SERVICE_ADDRESS, "Notify", "susssasa{sv}i", body)
        self._send_call(call, lambda reply: self._on_notification_id(notice, reply))

    def _on_capabilities(self, reply: Message) -> None:
        self._capabilities = frozenset(reply.body[0])

    def _on_notification_id(self, notice: Notice, reply: Message) -> None:
        notification_id: int = reply.body[0]
        current = self._notices.get(notice.key)
        if current is None:
            self._close_notification(notification_id)
            return
        self._notification_ids[notice.key] = notification_id
        if current != notice:
            self._send_notification(current)

    def _close_notification(self, notification_id: int) -> None:
        call = new_method_call(_SERVICE_ADDRESS, "CloseNotification", "u", (notification_id,))
        # An error only says that the notification is closed already.
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
        # One notification of the socket may stand for several messages. A handler may close the bus.
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
                pending = self._pending_calls.pop(fields.get(HeaderFields.reply_serial, 0), None)
                if pending is None:
                    return
                if message.header.message_type is MessageType.method_return:
                    pending.on_reply(message)
                elif pending.required:
                    log.info("The desktop shows no notifications: %s", fields.get(HeaderFields.error_name))
                    self._handle_bus_lost()
            case MessageType.signal:
                self._handle_signal(fields.get(HeaderFields.member), message.body)
            case MessageType.method_call:
                pass  # this client offers no methods

    def _handle_signal(self, member: str | None, body: tuple[Any, ...]) -> None:
        # The service sends its signals to every client, so most ids are those of other programs.
        ids = self._notification_ids.items()
        key = next((key for key, notification_id in ids if body and notification_id == body[0]), None)
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
        notifier, self._socket_notifier = self._socket_notifier, None
        self._pending_calls.clear()
        self._notification_ids.clear()
        self._notices.clear()
        # Disabled first: a notifier on a closed file descriptor makes Qt print a warning.
        if notifier is not None:
            notifier.setEnabled(False)
            notifier.deleteLater()
        if bus is not None:
            bus.close()
