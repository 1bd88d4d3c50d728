"""Reads the workbooks that tests have written."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook


def load_workbook(source: Path | IO[bytes], *, read_only: bool = False) -> Workbook:
    """Return a workbook."""
    import openpyxl  # only a few tests need its 175 modules

    return openpyxl.load_workbook(source, read_only=read_only)
