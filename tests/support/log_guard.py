"""Fail a test on what it did not announce: log records, and Qt's warnings while it is being torn down.

- A record of level WARNING or above of ``devlink3_desk``, and one of ERROR or above of anyone, fails the
  test, unless it is announced: ``@pytest.mark.expect_log(pattern)``, a regular expression that is searched
  in the message. What is announced must come; otherwise the test fails, too.
- pytest-qt fails a test on Qt's warnings in its body; those of its teardown are watched here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

_PACKAGE = "devlink3_desk"
_SEEN_PATTERNS = pytest.StashKey[set[str]]()
_FAILING_TYPES = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line(
        "markers", "expect_log(pattern): the test logs a warning or an error that matches"
    )


class _RecordCollector(logging.Handler):
    """Collects the records that a test has to account for."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or record.name.split(".")[0] == _PACKAGE:
            self.records.append(record)


def _find_expected_patterns(item: pytest.Item) -> list[str]:
    return [pattern for mark in item.iter_markers("expect_log") for pattern in mark.args]


@contextmanager
def _check_logs(item: pytest.Item) -> Iterator[None]:
    watch = _RecordCollector()
    root = logging.getLogger()
    outer = [handler for handler in root.handlers if isinstance(handler, _RecordCollector)]
    root.handlers = [*(handler for handler in root.handlers if handler not in outer), watch]
    try:
        yield
    finally:
        # A test that runs tests has its own watch around theirs, and theirs answers for what they log.
        root.handlers = [*(handler for handler in root.handlers if handler is not watch), *outer]
    surprises = []
    seen = item.stash.setdefault(_SEEN_PATTERNS, set())
    for record in watch.records:
        matching = {
            pattern for pattern in _find_expected_patterns(item) if re.search(pattern, record.getMessage())
        }
        seen |= matching
        if not matching:
            surprises.append(f"{record.levelname} {record.name}: {record.getMessage()}")
    if surprises:
        pytest.fail("Unexpected log records:\n" + "\n".join(surprises), pytrace=False)


@contextmanager
def _check_qt_messages(item: pytest.Item) -> Iterator[None]:
    ignored = [*item.config.getini("qt_log_ignore")]
    ignored += [pattern for mark in item.iter_markers("qt_log_ignore") for pattern in mark.args]
    warnings: list[str] = []

    def keep(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind in _FAILING_TYPES and not any(re.search(pattern, message) for pattern in ignored):
            warnings.append(message)

    previous = qInstallMessageHandler(keep)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)
    if warnings:
        pytest.fail("Unexpected Qt warnings during teardown:\n" + "\n".join(warnings), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    """Watch the fixtures being set up."""
    with _check_logs(item):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Watch the test's body; afterwards all that was announced must have come."""
    with _check_logs(item):
        yield
    absent = [
        pattern for pattern in _find_expected_patterns(item) if pattern not in item.stash[_SEEN_PATTERNS]
    ]
    if absent:
        pytest.fail(f"Announced by expect_log and never logged: {absent}", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Watch the fixtures being torn down."""
    with _check_qt_messages(item), _check_logs(item):
        yield
