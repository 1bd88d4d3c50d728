"""Answers from other threads, delivered on the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.qt.core.gui_relay import relay_to_gui
from devlink3_desk.sentences import Sentence, sentence_from_error

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class FutureReceiver(QObject):
    """Waits for futures on behalf of a widget, and calls its methods on the GUI thread.

    Answers that come after the receiver was deleted, or after :meth:`drop_pending`, are dropped.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pending: dict[Future[Any], tuple[Callable[[Any], object], Callable[[Sentence], object]]] = {}
        self._deliver_later = relay_to_gui(self._deliver)

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
        """Forget the futures that have not been delivered yet: their questions are outdated."""
        for future in self._pending:
            future.cancel()
        self._pending.clear()

    def _deliver(self, future: Future[Any]) -> None:
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
