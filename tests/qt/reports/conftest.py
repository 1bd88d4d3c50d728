"""Fixtures of reports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale


@pytest.fixture
def restored_locale() -> Iterator[None]:
    """Restore the default locale after the test."""
    locale = QLocale()
    yield
    QLocale.setDefault(locale)
