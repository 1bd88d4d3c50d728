"""Counts are shown as a whole, in short, or not at all."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.chips import CountLabel


@pytest.mark.parametrize(
    ("text", "short"), [("10 of 48 free", "10 / 48"), ("6,936 calls", "6,936"), ("7 von 48 frei", "7 / 48")]
)
def test_no_count_is_cut(qtbot: QtBot, text: str, short: str) -> None:
    """Neither "1…" nor "11…" says what is counted, or how many there are."""
    label = CountLabel("", "muted")
    qtbot.addWidget(label)
    label.show_count(text, short)
    shown = []
    for width in range(label.sizeHint().width() + 10):
        label.resize(width, 20)
        shown.append(label.elide_text())
    assert list(dict.fromkeys(shown)) == ["", short, text]
    assert label.text() == text
    assert text in label.toolTip()


def test_a_count_that_is_gone_has_no_tooltip(qtbot: QtBot) -> None:
    label = CountLabel("", "muted")
    qtbot.addWidget(label)
    label.show_count("1 call", "1")
    label.show_count("", "")
    label.resize(100, 20)
    assert (label.elide_text(), label.toolTip(), label.accessibleDescription()) == ("", "", "")
