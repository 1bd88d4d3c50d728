"""The history of a hub on the side of the desk: its thread, and what is asked while it ends."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import Any

import pytest

from devlink3_desk.link.endpoint import Endpoint
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.errors import HubLostError
from devlink3_desk.services.hub.hub_history import HubHistory

ACCESS = HubAccess(endpoint=Endpoint(host="127.0.0.1", port=1, tls=None), site="main")
HEAD_START = 0.5
"""Seconds for the other thread, which takes a millisecond."""


def test_a_request_after_the_end_fails():
    history = HubHistory(ACCESS)
    history.close()
    with pytest.raises(HubLostError):
        history.run(asyncio.sleep(0)).result(60)


def test_a_request_at_the_moment_of_the_end_is_answered(monkeypatch: pytest.MonkeyPatch):
    """Another thread closes the history after a request was found to be possible."""
    history = HubHistory(ACCESS)
    closing = threading.Thread(target=history.close)
    schedule = history._loop.call_soon_threadsafe

    def schedule_late(callback: Callable[..., object], *arguments: Any, **options: Any) -> asyncio.Handle:
        if threading.current_thread() is threading.main_thread():
            closing.start()
            closing.join(HEAD_START)
        return schedule(callback, *arguments, **options)

    monkeypatch.setattr(history._loop, "call_soon_threadsafe", schedule_late)
    try:
        answer = history.run(asyncio.sleep(60))
        with pytest.raises(CancelledError):
            answer.result(60)
    finally:
        closing.join(60)
