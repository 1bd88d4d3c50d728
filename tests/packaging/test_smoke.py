"""The smoke test detects a blank window and a program that does nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from devlink3_desk import __version__

SMOKE = Path(__file__).resolve().parents[2] / "packaging/smoke"
sys.path.insert(0, str(SMOKE))

from picture import count_colours  # noqa: E402 - a folder that is run, not a package


def png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


@pytest.mark.parametrize("kind", [QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32])
def test_colours_are_counted_as_qt_wrote_them(kind):
    image = QImage(64, 40, kind)
    image.fill(QColor("#204060"))
    assert count_colours(png(image)) == (64, 40, 1)
    for x in range(64):
        for y in range(40):
            image.setPixelColor(x, y, QColor((x * 4) % 256, (y * 6) % 256, (x * y) % 256))
    colours = {image.pixel(x, y) for x in range(64) for y in range(40)}
    assert count_colours(png(image)) == (64, 40, len(colours))


def test_a_file_that_is_not_a_png_is_not_counted():
    with pytest.raises(ValueError, match="not a PNG file"):
        count_colours(b"GIF89a" + bytes(40))


def smoke(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SMOKE), *arguments], capture_output=True, text=True, timeout=100, check=False
    )


def test_a_program_that_does_nothing_passes_nothing():
    completed = smoke("--version", __version__, "--", sys.executable, "-c", "")
    assert completed.returncode == 1
    assert "smoke: 0 passed" in completed.stdout
    assert "FAILED version" in completed.stdout
