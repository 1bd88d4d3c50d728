"""Renders the icon of the program from its SVG into the formats of all systems.

ICO (Windows) and ICNS (macOS) are containers of PNG images. Qt renders the images; the containers are
written here, because Qt's own writers put one image into a file.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path

PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
"""Sizes in pixels of the PNG files that Linux desktops look for."""

_ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
_ICNS_TYPES = {
    b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024,
    b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512,
}  # fmt: skip
"""Types of ICNS entries with PNG images, and their sizes in pixels; the last four are for @2x displays."""


@dataclass(frozen=True)
class IconFiles:
    """Paths of the icon files."""

    ico: Path
    icns: Path
    png: dict[int, Path]

    def select_icon(self, platform: str) -> Path:
        """Return the icon that PyInstaller embeds in the program."""
        return {"win32": self.ico, "darwin": self.icns}.get(platform, self.png[256])


def render_png(svg: Path, size: int) -> bytes:
    """Return ``svg`` rendered as a square PNG of ``size`` pixels."""
    # The machine that builds a release may have no display.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.read_bytes())).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise RuntimeError(f"{svg} could not be rendered.")
    return bytes(data.data())


def encode_ico(images: dict[int, bytes]) -> bytes:
    """Return an ICO file of PNG images, given by size in pixels; Windows reads PNG entries since Vista."""
    # The images follow their directory, whose entries contain their offsets.
    head = struct.pack("<HHH", 0, 1, len(images))
    offset = len(head) + 16 * len(images)
    for size, png in images.items():
        side = size % 256  # a byte; 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return head + b"".join(images.values())


def encode_icns(images: dict[bytes, bytes]) -> bytes:
    """Return an ICNS file of PNG images, given by type of entry."""
    body = b"".join(kind + struct.pack(">I", 8 + len(png)) + png for kind, png in images.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write_icons(svg: Path, folder: Path) -> IconFiles:
    """Render ``svg`` in every size and write the icon files of all systems to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = sorted({*PNG_SIZES, *_ICO_SIZES, *_ICNS_TYPES.values()})
    images = {size: render_png(svg, size) for size in sizes}
    files = IconFiles(
        ico=folder / "devlink3-desk.ico",
        icns=folder / "devlink3-desk.icns",
        png={size: folder / f"devlink3-desk-{size}.png" for size in PNG_SIZES},
    )
    files.ico.write_bytes(encode_ico({size: images[size] for size in _ICO_SIZES}))
    files.icns.write_bytes(encode_icns({kind: images[size] for kind, size in _ICNS_TYPES.items()}))
    for size, path in files.png.items():
        path.write_bytes(images[size])
    return files
