"""Plugin that fails a test on unexpected log records, and on Qt warnings during its teardown.

- A record of level WARNING or above from ``devlink3_desk``, and one of ERROR or above from any logger, fails
  the test. ``@pytest.mark.expect_log(pattern)`` allows records whose message the regular expression matches;
  at least one must be logged, otherwise the test fails, too.
- pytest-qt fails a test on Qt warnings in its body; this plugin does so for its teardown.
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
_MATCHED_PATTERNS = pytest.StashKey[set[str]]()
_FAILING_TYPES = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker."""
    config.addinivalue_line(
        "markers", "expect_log(pattern): the test logs a warning or an error that matches"
    )


class _RecordCollector(logging.Handler):
    """Collects the records that a test has to expect."""

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
    collector = _RecordCollector()
    root = logging.getLogger()
    outer = [handler for handler in root.handlers if isinstance(handler, _RecordCollector)]
    root.handlers = [*(handler for handler in root.handlers if handler not in outer), collector]
    try:
        yield
    finally:
        # A test that runs tests has a collector of its own; the inner ones check what the inner tests log.
        root.handlers = [*(handler for handler in root.handlers if handler is not collector), *outer]
    unexpected = []
    matched = item.stash.setdefault(_MATCHED_PATTERNS, set())
    for record in collector.records:
        matching = {
            pattern for pattern in _find_expected_patterns(item) if re.search(pattern, record.getMessage())
        }
        matched |= matching
        if not matching:
            unexpected.append(f"{record.levelname} {record.name}: {record.getMessage()}")
    if unexpected:
        pytest.fail("Unexpected log records:\n" + "\n".join(unexpected), pytrace=False)


@contextmanager
def _check_qt_messages(item: pytest.Item) -> Iterator[None]:
    ignored = [*item.config.getini("qt_log_ignore")]
    ignored += [pattern for mark in item.iter_markers("qt_log_ignore") for pattern in mark.args]
    warnings: list[str] = []

    def record_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind in _FAILING_TYPES and not any(re.search(pattern, message) for pattern in ignored):
            warnings.append(message)

    previous = qInstallMessageHandler(record_message)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)
    if warnings:
        pytest.fail("Unexpected Qt warnings during teardown:\n" + "\n".join(warnings), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    """Check the setup of fixtures."""
    with _check_logs(item):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Check the body of the test; each expected pattern must have matched by its end."""
    with _check_logs(item):
        yield
    absent = [
        pattern for pattern in _find_expected_patterns(item) if pattern not in item.stash[_MATCHED_PATTERNS]
    ]
    if absent:
        pytest.fail(f"Expected by expect_log and never logged: {absent}", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Check the teardown of fixtures."""
    with _check_qt_messages(item), _check_logs(item):
        yield
