"""A notification area on the X server, for tests: the System Tray and XEmbed protocols of freedesktop.org.

``python -m tests.support.xembed_tray`` is the notification area until it is terminated. It needs libX11
only; each of the small panels with a notification area is missing in some distribution.
"""

from __future__ import annotations

import ctypes
from typing import Final

ICON_SIZE: Final = 24
"""Width and height of an icon in pixels."""
TITLE: Final = b"Test tray"

_CLIENT_MESSAGE: Final = 33
_DESTROY_NOTIFY: Final = 17
_STRUCTURE_NOTIFY_MASK: Final = 1 << 17
_SUBSTRUCTURE_NOTIFY_MASK: Final = 1 << 19
_CURRENT_TIME: Final = 0
_REQUEST_DOCK: Final = 0
_EMBEDDED_NOTIFY: Final = 0


class _ClientMessage(ctypes.Structure):
    """``XClientMessageEvent`` with data of 32 bits, which Xlib stores as longs."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
    )


class _Event(ctypes.Union):
    """``XEvent``."""

    _fields_ = (("type", ctypes.c_int), ("client", _ClientMessage), ("padding", ctypes.c_long * 24))


def _load_xlib() -> ctypes.CDLL:
    xlib = ctypes.CDLL("libX11.so.6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    for name in ("XDefaultRootWindow", "XInternAtom", "XCreateSimpleWindow", "XGetSelectionOwner"):
        getattr(xlib, name).restype = ctypes.c_ulong
    return xlib


class XEmbedTray:
    """A row of icons at the top of the screen."""

    def __init__(self) -> None:
        self._xlib = _load_xlib()
        display = self._xlib.XOpenDisplay(None)
        if not display:
            raise SystemExit("There is no X server.")
        self._display = ctypes.c_void_p(display)
        # An icon may be destroyed at any time. Without a handler, Xlib ends the process at a late request.
        self._ignore_error = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
        self._xlib.XSetErrorHandler(self._ignore_error)
        self._root = self._xlib.XDefaultRootWindow(self._display)
        self._opcode = self._intern_atom(b"_NET_SYSTEM_TRAY_OPCODE")
        self._xembed = self._intern_atom(b"_XEMBED")
        self._icons: list[int] = []
        self._window = self._create_window()

    def run(self) -> None:
        """Announce the notification area and embed icons, forever."""
        selection = self._intern_atom(b"_NET_SYSTEM_TRAY_S0")
        self._xlib.XSetSelectionOwner(self._display, selection, ctypes.c_ulong(self._window), _CURRENT_TIME)
        if self._xlib.XGetSelectionOwner(self._display, selection) != self._window:
            raise SystemExit("The screen has another notification area.")
        self._send_message(
            self._root,
            self._intern_atom(b"MANAGER"),
            (_CURRENT_TIME, selection, self._window, 0, 0),
            _STRUCTURE_NOTIFY_MASK,
        )
        event = _Event()
        while True:
            self._xlib.XNextEvent(self._display, ctypes.byref(event))
            if event.type == _CLIENT_MESSAGE and event.client.message_type == self._opcode:
                if event.client.data[1] == _REQUEST_DOCK:
                    self._embed_icon(event.client.data[2])
            elif event.type == _DESTROY_NOTIFY:
                # XDestroyWindowEvent has the destroyed window where a client message has its type.
                self._remove_icon(event.client.message_type)

    def _intern_atom(self, name: bytes) -> int:
        return int(self._xlib.XInternAtom(self._display, name, 0))

    def _create_window(self) -> int:
        root = ctypes.c_ulong(self._root)
        window = self._xlib.XCreateSimpleWindow(self._display, root, 0, 0, 10 * ICON_SIZE, ICON_SIZE, 0, 0, 0)
        handle = ctypes.c_ulong(window)
        self._xlib.XStoreName(self._display, handle, TITLE)
        self._xlib.XSelectInput(self._display, handle, ctypes.c_long(_SUBSTRUCTURE_NOTIFY_MASK))
        self._xlib.XMapWindow(self._display, handle)
        return int(window)

    def _embed_icon(self, icon: int) -> None:
        handle = ctypes.c_ulong(icon)
        self._icons.append(icon)
        self._xlib.XReparentWindow(self._display, handle, ctypes.c_ulong(self._window), 0, 0)
        self._place_icons()
        self._xlib.XMapWindow(self._display, handle)
        self._send_message(icon, self._xembed, (_CURRENT_TIME, _EMBEDDED_NOTIFY, 0, self._window, 0), 0)

    def _remove_icon(self, icon: int) -> None:
        if icon in self._icons:
            self._icons.remove(icon)
            self._place_icons()

    def _place_icons(self) -> None:
        for column, icon in enumerate(self._icons):
            left = column * ICON_SIZE
            self._xlib.XMoveResizeWindow(self._display, ctypes.c_ulong(icon), left, 0, ICON_SIZE, ICON_SIZE)
        self._xlib.XFlush(self._display)

    def _send_message(self, target: int, message_type: int, data: tuple[int, ...], mask: int) -> None:
        event = _Event()
        event.client = _ClientMessage(
            type=_CLIENT_MESSAGE,
            window=target,
            message_type=message_type,
            format=32,
            data=(ctypes.c_long * 5)(*data),
        )
        handle = ctypes.c_ulong(target)
        self._xlib.XSendEvent(self._display, handle, 0, ctypes.c_long(mask), ctypes.byref(event))
        self._xlib.XFlush(self._display)


if __name__ == "__main__":
    XEmbedTray().run()
