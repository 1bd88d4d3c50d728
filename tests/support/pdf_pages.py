"""Text, title and paper of PDF files."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument


@contextlib.contextmanager
def _open_pdf(data: bytes) -> Iterator[QPdfDocument]:
    pdf = QByteArray(data)
    buffer = QBuffer(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    yield document
    document.close()


def read_pdf_pages(data: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    with _open_pdf(data) as document:
        return [document.getAllText(page).text() for page in range(document.pageCount())]


def read_pdf_title(data: bytes) -> str:
    """Return the title of a PDF, which viewers show in place of the name of the file."""
    with _open_pdf(data) as document:
        return str(document.metaData(QPdfDocument.MetaDataField.Title))


def read_paper_size(data: bytes) -> tuple[int, int]:
    """Return width and height of the first page of a PDF, in points."""
    with _open_pdf(data) as document:
        size = document.pagePointSize(0)
        return round(size.width()), round(size.height())
