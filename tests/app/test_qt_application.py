"""Tests for devlink3_desk.app.qt_application."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.qt_application import FULL_COLLECTION_SECONDS, GuiGarbageCollector

_ENOUGH = 2 * gc.get_threshold()[0] + 1
"""Objects that a collection of new objects is due for; its threshold differs between versions of Python."""


class Cycle:
    """An object that only the garbage collector can free."""

    def __init__(self) -> None:
        self.itself = self


def create_objects(count: int) -> list[list[int]]:
    """Return objects that Python's own collector, were it enabled, would run for."""
    return [[number] for number in range(count)]


def test_cycles_are_collected_on_the_gui_thread_alone(qapp: QApplication):
    collector = GuiGarbageCollector()
    finalized_on: list[threading.Thread] = []
    weakref.finalize(Cycle(), lambda: finalized_on.append(threading.current_thread()))
    lists: list[list[int]] = []
    busy = threading.Thread(target=lambda: lists.extend(create_objects(100_000)))
    busy.start()
    busy.join()
    assert finalized_on == []
    collector.collect_due()
    assert finalized_on == [threading.main_thread()]


def test_old_objects_are_collected_once_a_minute_if_they_have_become_many_more(qapp: QApplication):
    now = 0.0
    collector = GuiGarbageCollector(lambda: now)
    old = Cycle()
    freed = weakref.ref(old)
    lasting = create_objects(_ENOUGH)
    gc.collect()  # `old` has outlived the new objects
    del old
    lasting += create_objects(_ENOUGH)
    collector.collect_due()
    assert freed() is not None, "a full collection before its time"
    now = FULL_COLLECTION_SECONDS
    lasting += create_objects(_ENOUGH)
    collector.collect_due()
    assert freed() is None

    old = Cycle()
    freed = weakref.ref(old)
    gc.collect()
    del old
    now *= 2
    lasting += create_objects(_ENOUGH)
    collector.collect_due()
    assert freed() is not None, "a full collection for a few objects"
    lasting += create_objects(len(gc.get_objects()))
    collector.collect_due()
    assert freed() is not None, "a full collection before its time"
    now *= 2
    lasting += create_objects(_ENOUGH)
    collector.collect_due()
    assert freed() is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such locales")
@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {"LC_CTYPE": "C", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "C", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_a_locale_without_a_language_is_not_reported(locale: dict[str, str]):
    code = (
        "from devlink3_desk.app.qt_application import ensure_application\n"
        "from PySide6.QtCore import QLocale\n"
        "ensure_application(); print(QLocale.system().name())"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    outcome = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, **locale, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert (outcome.stdout, outcome.stderr) == ("C\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one display")
@pytest.mark.parametrize("platform", ["xcb", "nonsense"])
def test_a_display_that_cannot_be_used_is_reported_with_what_to_do(platform: str, tmp_path: Path):
    outcome = subprocess.run(
        [sys.executable, "-m", "devlink3_desk", "--demo", "--config-dir", str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "DISPLAY": ":65000"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 2
    assert outcome.stderr.splitlines()[-2:] == [
        "devlink3-desk: Qt cannot open a window on this display.",
        "What to do: run it in a desktop session, and check DISPLAY, WAYLAND_DISPLAY and QT_QPA_PLATFORM.",
    ]
