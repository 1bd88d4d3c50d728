"""Records links that the program asks the operating system to open."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class UrlRecorder(QObject):
    """A handler of links; stores them instead of opening them."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []
        """The links, encoded, in the order in which they were opened."""

    @Slot(QUrl)
    def record_url(self, url: QUrl) -> None:
        self.urls.append(bytes(url.toEncoded().data()).decode())


@contextmanager
def install_link_handler(folder: Path, scheme: str, name: str = "Softphone") -> Iterator[None]:
    """Make a program of this name the one that opens the links of a scheme, as its package would (Linux)."""
    applications = folder / "applications"
    applications.mkdir()
    (applications / "softphone.desktop").write_text(f"[Desktop Entry]\nType=Application\nName={name}\n")
    cache = f"[MIME Cache]\nx-scheme-handler/{scheme}=gone.desktop;softphone.desktop;\n"
    (applications / "mimeinfo.cache").write_text(cache)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(
            "XDG_DATA_DIRS", f"{folder}:{os.environ.get('XDG_DATA_DIRS') or '/usr/local/share:/usr/share'}"
        )
        yield


@contextmanager
def record_urls(scheme: str) -> Iterator[UrlRecorder]:
    """Record the links of a scheme instead of opening them, until the block ends."""
    recorder = UrlRecorder()
    with tempfile.TemporaryDirectory() as folder, install_link_handler(Path(folder), scheme):
        yield from _record_urls(scheme, recorder)


def _record_urls(scheme: str, recorder: UrlRecorder) -> Iterator[UrlRecorder]:
    # PySide6 requires a str here, although its annotations require bytes.
    QDesktopServices.setUrlHandler(scheme, recorder, cast(Any, "record_url"))
    try:
        yield recorder
    finally:
        QDesktopServices.unsetUrlHandler(scheme)
