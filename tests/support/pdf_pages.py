"""The text of PDF files."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument


def read_pdf_pages(data: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    pdf = QByteArray(data)
    buffer = QBuffer(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    return pages
