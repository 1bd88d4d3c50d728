"""What the PBX sends is shown as text and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.qt.core.text import (
    MAX_TEXT_LENGTH,
    extract_digits,
    fold_text,
    format_duration,
    format_tooltip,
    sanitize_text,
)


@given(st.text(st.characters()))
def test_plain_text_is_one_harmless_line(text: str) -> None:
    shown = sanitize_text(text)
    assert len(shown) <= MAX_TEXT_LENGTH
    assert all(c.isprintable() or c in "\u200c\u200d" for c in shown)
    assert sanitize_text(shown) == shown
    shown.encode()  # no half of a surrogate pair is left


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (None, ""),
        ("Zoë O'Neill", "Zoë O'Neill"),
        ("two\nlines\tand\x00more", "two lines and more"),
        ("gnp.\u202eexe", "gnp.exe"),
        ("\u2066hidden\u2069", "hidden"),
        ("नमस्\u200dते", "नमस्\u200dते"),
        ("\ud800", "\ufffd"),
        ("<b>bold</b>", "<b>bold</b>"),
    ],
)
def test_plain(sent: str | None, shown: str) -> None:
    assert sanitize_text(sent) == shown


def test_a_tooltip_does_not_become_html() -> None:
    assert format_tooltip("<b>&") == "<qt>&lt;b&gt;&amp;</qt>"


@pytest.mark.parametrize(("text", "folded"), [("Müller", "muller"), ("ŁÓDŹ", "lodz"), ("Straße", "strasse")])
def test_fold(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@pytest.mark.parametrize(("text", "number"), [("+49 (30) 12-3", "4930123"), ("Ann 2", ""), ("", "")])
def test_digits(text: str, number: str) -> None:
    assert extract_digits(text) == number


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (-3, "0:00"), (59, "0:59"), (61, "1:01"), (3723, "1:02:03")]
)
def test_duration(seconds: int, text: str) -> None:
    assert format_duration(seconds) == text
