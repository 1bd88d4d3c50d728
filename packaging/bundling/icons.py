"""The program's icon in the formats of every system, drawn from its one SVG.

Windows' ICO and Apple's ICNS are containers of a few pictures; Qt draws these, and the containers are
written here.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path

PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
"""Of the PNGs that Linux desktops look for."""

_ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
_ICNS_TYPES = {
    b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024,
    b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512,
}  # fmt: skip
"""Kinds of ICNS entries that hold PNGs, with their pixels; the last four are for double resolution."""


@dataclass(frozen=True)
class IconFiles:
    """Where the icons were written."""

    ico: Path
    icns: Path
    png: dict[int, Path]

    def for_platform(self, platform: str) -> Path:
        """Return the icon that the freezer puts into the program."""
        return {"win32": self.ico, "darwin": self.icns}.get(platform, self.png[256])


def render_png(svg: Path, size: int) -> bytes:
    """Return the picture of ``svg``, ``size`` pixels square, as a PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.read_bytes())).render(painter)
    painter.end()
    octets = QByteArray()
    buffer = QBuffer(octets)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise RuntimeError(f"No picture could be made of {svg}.")
    return bytes(octets.data())


def encode_ico(pictures: dict[int, bytes]) -> bytes:
    """Return an ICO with PNGs by their size in pixels; Windows reads these since Vista."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    for size, png in pictures.items():
        side = size % 256  # 256 is written as 0
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return head + b"".join(pictures.values())


def encode_icns(pictures: dict[bytes, bytes]) -> bytes:
    """Return an ICNS with PNGs by their four-letter kind."""
    body = b"".join(kind + struct.pack(">I", 8 + len(png)) + png for kind, png in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write_icons(svg: Path, folder: Path) -> IconFiles:
    """Draw ``svg`` in every size and write the icons of all systems to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {size: render_png(svg, size) for size in sorted({*PNG_SIZES, *_ICO_SIZES, *_ICNS_TYPES.values()})}
    made = IconFiles(
        ico=folder / "devlink3-desk.ico",
        icns=folder / "devlink3-desk.icns",
        png={size: folder / f"devlink3-desk-{size}.png" for size in PNG_SIZES},
    )
    made.ico.write_bytes(encode_ico({size: drawn[size] for size in _ICO_SIZES}))
    made.icns.write_bytes(encode_icns({kind: drawn[size] for kind, size in _ICNS_TYPES.items()}))
    for size, path in made.png.items():
        path.write_bytes(drawn[size])
    return made
