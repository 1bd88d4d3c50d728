"""The dialogs in which a user chooses a file or a folder.

They are opened, not executed: asyncio cannot be entered again from a nested event loop.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def open_file_dialog(
    parent: QWidget,
    title: str,
    on_chosen: Callable[[str], object],
    name_filters: Sequence[str] = (),
    mode: QFileDialog.FileMode = QFileDialog.FileMode.ExistingFile,
) -> QFileDialog:
    """Ask for something that exists, and call ``on_chosen`` with its path once it is chosen."""
    dialog = _create_dialog(parent, title, on_chosen)
    if name_filters:
        dialog.setNameFilters(name_filters)
    dialog.setFileMode(mode)
    dialog.open()
    return dialog


def open_save_dialog(
    parent: QWidget,
    title: str,
    on_chosen: Callable[[str], object],
    formats: Mapping[str, str],
    file_name: str = "",
) -> None:
    """Ask where to write a file, and call ``on_chosen`` with the path once it is chosen.

    ``formats`` has the suffixes, which are added to names without one, by the texts of the formats.
    ``file_name`` is proposed, in its folder if it has one.
    """
    dialog = _create_dialog(parent, title, on_chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(formats))
    suffix = next(iter(formats.values()))
    dialog.setDefaultSuffix(suffix)
    # Qt would add the suffix of the first format to the name of a file in another one.
    dialog.filterSelected.connect(lambda text: dialog.setDefaultSuffix(formats.get(text, suffix)))
    dialog.selectFile(file_name)
    dialog.open()


def _create_dialog(parent: QWidget, title: str, on_chosen: Callable[[str], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(on_chosen)
    return dialog
