"""Answers of other threads: how they reach the GUI thread, and the widget that waits for them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from functools import cache
from typing import Any, ParamSpec, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import Shiboken

from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.sentences import Sentence, sentence_from_error

Parameters = ParamSpec("Parameters")

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")


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


class FutureReceiver(QObject):
    """Waits for futures on behalf of a widget, and calls its methods on the GUI thread.

    Answers that come after the receiver was deleted, or after :meth:`drop_pending`, are dropped.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pending: dict[Future[Any], tuple[Callable[[Any], object], Callable[[Sentence], object]]] = {}
        self._deliver_later = relay_to_gui(self._deliver_answer)

    @property
    def has_pending(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._pending)

    def wait_for(
        self,
        future: Future[Answer],
        on_answer: Callable[[Answer], object],
        on_error: Callable[[Sentence], object] | None = None,
    ) -> None:
        """Call ``on_answer`` with the answer, or ``on_error`` with why there is none.

        Without ``on_error``, an error is logged.
        """
        self._pending[future] = on_answer, on_error or _log_error
        future.add_done_callback(self._deliver_later)

    def drop_pending(self) -> None:
        """Cancel the futures that have not been delivered; their queries are outdated."""
        for future in self._pending:
            future.cancel()
        self._pending.clear()

    def _deliver_answer(self, future: Future[Any]) -> None:
        """Call the method that waits for a future, unless it was dropped."""
        handlers = self._pending.pop(future, None)
        if handlers is None:
            return
        on_answer, on_error = handlers
        try:
            answer = future.result()
        except CancelledError:
            return
        except (DevLinkError, OSError) as error:
            on_error(sentence_from_error(error))
        else:
            on_answer(answer)


def _log_error(sentence: Sentence) -> None:
    log.warning("%s", sentence)
