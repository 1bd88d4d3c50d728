"""Counts are elided behind whole words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.chips import CountLabel


@pytest.mark.parametrize("text", ["10 of 48 free", "6,936 calls", "7 von 48 frei"])
def test_no_number_is_cut(qtbot: QtBot, text: str) -> None:
    label = CountLabel(text)
    qtbot.addWidget(label)
    shown = set()
    for width in range(label.sizeHint().width() + 10):
        label.resize(width, 20)
        shown.add(label.elide_text())
    words = text.split()
    whole = {" ".join(words[:count]) + "\N{HORIZONTAL ELLIPSIS}" for count in range(1, len(words))}
    assert shown == {"", text, *whole}
