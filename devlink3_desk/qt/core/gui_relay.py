"""Calls from other threads, made on the GUI thread: the one way in which threads reach Qt objects."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import ParamSpec
from weakref import WeakMethod

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import Shiboken

Parameters = ParamSpec("Parameters")


class GuiRelay(QObject):
    """Makes the calls that other threads ask for, in their order.

    There is one for the whole program, which is never deleted. A thread that emitted a signal of another
    object could do so in the very moment in which the GUI thread deletes that object, and crash the program.
    """

    _requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._requested.connect(self._make_call, Qt.ConnectionType.QueuedConnection)

    def request_call(self, method: WeakMethod[Callable[..., object]], arguments: tuple[object, ...]) -> None:
        """Call ``method`` on the GUI thread, later; may be called on any thread."""
        self._requested.emit((method, arguments))

    def _make_call(self, request: tuple[WeakMethod[Callable[..., object]], tuple[object, ...]]) -> None:
        reference, arguments = request
        method = reference()
        if method is None:
            return
        receiver = getattr(method, "__self__", None)
        if isinstance(receiver, QObject) and not Shiboken.isValid(receiver):
            return
        method(*arguments)


@cache
def _find_relay() -> GuiRelay:
    return GuiRelay()


def relay_to_gui(method: Callable[Parameters, object]) -> Callable[Parameters, None]:
    """Return a function that any thread may call, which calls ``method`` on the GUI thread, later.

    ``method`` is bound to the object that the call is for. Its object is referenced weakly: a thread that had
    the last reference would delete the Qt objects behind it on the wrong thread. Calls that come after the
    object was deleted do nothing. To be called on the GUI thread; arguments are passed by position.
    """
    relay, reference = _find_relay(), WeakMethod(method)

    def request_call(*arguments: Parameters.args, **_unused: Parameters.kwargs) -> None:
        relay.request_call(reference, arguments)

    return request_call
