"""Texts of the PBX are written to terminals and logs; control characters in them must have no effect."""

from __future__ import annotations

import pytest

from devlink3_desk.app.cli import output


@pytest.mark.parametrize(
    ("text", "output_text"),
    [
        ("IP500v2 11.1", "IP500v2 11.1"),
        ("Zürich\tÖst\n", "Zürich\tÖst\n"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b2J", "\\x9b2J"),
        ("a\rb\x07\x00", "a\\rb\\x07\\x00"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
    ],
)
def test_controls_and_turned_text_are_written_as_escapes(
    text: str, output_text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output.write_message(text)
    assert capsys.readouterr().err == output_text + "\n"
