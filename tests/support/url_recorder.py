"""Records links that the program asks the operating system to open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

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
def record_urls(scheme: str) -> Iterator[UrlRecorder]:
    """Record the links of a scheme instead of opening them, until the block ends."""
    recorder = UrlRecorder()
    # PySide6 requires a str here, although its annotations require bytes.
    QDesktopServices.setUrlHandler(scheme, recorder, cast(Any, "record_url"))
    try:
        yield recorder
    finally:
        QDesktopServices.unsetUrlHandler(scheme)
