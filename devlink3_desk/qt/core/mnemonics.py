"""Mnemonics of dialogs: the letters that move the focus to an input, or press a button, with Alt.

They are chosen when a dialog is shown, from the texts in the language of the window: no letter is used twice,
however long a form is. A mnemonic that a text has already is kept. On macOS, Qt ignores mnemonics.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QPushButton,
    QRadioButton,
    QWidget,
)

from devlink3_desk.qt.core.accessibility import scroll_into_view

_PART_OF_ROW: Final = "partOfRow"
"""Property of a button that is reached with Tab from the first one of its row."""

_IS_LIST_ROW: Final = "isListRow"
"""Property of a label whose input is one of many."""

_ROLES_WITH_KEYS: Final = (
    QDialogButtonBox.ButtonRole.AcceptRole,
    QDialogButtonBox.ButtonRole.YesRole,
    QDialogButtonBox.ButtonRole.RejectRole,
)

_ORIGINAL_TEXT: Final = "textWithoutMnemonic"
_MARKED_TEXT: Final = "textWithMnemonic"
"""Properties of a widget with a chosen letter. It is chosen anew when a form gets further inputs."""

Carrier: TypeAlias = QLabel | QAbstractButton
"""A widget whose text can have a mnemonic."""


def mark_part_of_row(button: QAbstractButton) -> None:
    """Give a button no mnemonic: Tab moves on to it from the input before it."""
    button.setProperty(_PART_OF_ROW, True)  # noqa: FBT003 (Qt's own signature)


def mark_list_row(label: QLabel) -> None:
    """Give a label a mnemonic only if other inputs leave one."""
    label.setProperty(_IS_LIST_ROW, True)  # noqa: FBT003 (Qt's own signature)


def assign_mnemonics(form: QWidget, taken: Collection[str] = ()) -> set[str]:
    """Choose mnemonics for the labels and buttons inside ``form``, hidden ones included.

    :param taken: Letters in upper case that must not be used.
    :returns: The letters that are used now, with those of ``taken``.
    """
    _set_missing_buddies(form)
    texts = {carrier: _find_original_text(carrier) for carrier in _iter_carriers(form)}
    used = {*taken, *filter(None, map(find_mnemonic, texts.values()))}
    without = [carrier for carrier, text in texts.items() if find_mnemonic(text) is None]
    chosen = _choose_positions([texts[carrier] for carrier in without], used)
    for index, carrier in enumerate(without):
        marked = text = texts[carrier]
        position = chosen.get(index)
        if position is not None:
            used.add(text[position].upper())
            marked = f"{text[:position]}&{text[position:]}"
        carrier.setProperty(_ORIGINAL_TEXT, text)
        carrier.setProperty(_MARKED_TEXT, marked)
        if carrier.text() != marked:
            carrier.setText(marked)
    found = form.findChild(_MnemonicScroller, "", Qt.FindChildOption.FindDirectChildrenOnly)
    scroller = found or _MnemonicScroller(form)
    for carrier in texts:
        carrier.installEventFilter(scroller)  # is installed only once
    return used


class _MnemonicScroller(QObject):
    """Scrolls to an input whose letter was pressed: Qt does so only for Tab."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to the buddy of a label, or to a button."""
        if event.type() == QEvent.Type.Shortcut:
            reached = watched.buddy() if isinstance(watched, QLabel) else watched
            if isinstance(reached, QWidget):
                scroll_into_view(reached)
        return super().eventFilter(watched, event)


def _find_original_text(carrier: Carrier) -> str:
    """Return the text of a widget without the letter that was chosen for it before."""
    original = carrier.property(_ORIGINAL_TEXT)
    has_other_text = original is None or carrier.property(_MARKED_TEXT) != carrier.text()
    return carrier.text() if has_other_text else str(original)


def find_mnemonic(text: str) -> str | None:
    """Return the letter that is marked in ``text``, in upper case; two ampersands stand for one."""
    # Not QKeySequence.mnemonic(), which returns nothing on macOS.
    position = text.find("&")
    while 0 <= position < len(text) - 1:
        if text[position + 1] != "&":
            return text[position + 1].upper()
        position = text.find("&", position + 2)
    return None


def _set_missing_buddies(form: QWidget) -> None:
    """Connect the labels of form rows with several widgets to the first of them."""
    # QFormLayout does that only for rows with one widget.
    for layout in form.findChildren(QFormLayout):
        for row in range(layout.rowCount()):
            title = layout.itemAt(row, QFormLayout.ItemRole.LabelRole)
            field = layout.itemAt(row, QFormLayout.ItemRole.FieldRole)
            label = None if title is None else title.widget()
            inner = None if field is None else field.layout()
            if isinstance(label, QLabel) and label.buddy() is None and inner is not None:
                widget = _find_first_widget(inner)
                if widget is not None:
                    label.setBuddy(widget)


def _find_first_widget(layout: QLayout) -> QWidget | None:
    item = layout.itemAt(0)
    return None if item is None else item.widget()


def _iter_carriers(form: QWidget) -> Iterator[Carrier]:
    """Yield the labels of inputs, the buttons that have no label, then the labels of rows of a list.

    Each of them is in the order of creation. The buttons that Enter and Esc press need no letter, which a
    long form needs.
    """
    widgets = form.findChildren(QWidget)
    labels = [widget for widget in widgets if isinstance(widget, QLabel) and _leads_to_input(widget)]
    labelled = {label.buddy() for label in labels}
    with_keys = {
        button
        for box in (form, *widgets)
        if isinstance(box, QDialogButtonBox)
        for button in box.buttons()
        if box.buttonRole(button) in _ROLES_WITH_KEYS
    }
    yield from (label for label in labels if label.text() and not label.property(_IS_LIST_ROW))
    for widget in widgets:
        if (
            isinstance(widget, QPushButton | QCheckBox | QRadioButton)
            and widget.text()
            and widget not in labelled
            and widget not in with_keys
            and not widget.property(_PART_OF_ROW)
        ):
            yield widget
    yield from (label for label in labels if label.text() and label.property(_IS_LIST_ROW))


def _leads_to_input(label: QLabel) -> bool:
    """Return whether the buddy of a label can have the focus; that of a form row may be a text."""
    buddy: QWidget | None = label.buddy()
    if buddy is None:
        return False
    return (buddy.focusProxy() or buddy).focusPolicy() != Qt.FocusPolicy.NoFocus


def _choose_positions(texts: Sequence[str], used: Collection[str]) -> dict[int, int]:
    """Return the position of a letter in each text, by the index of the text; no letter twice.

    A text has none only if all its letters are needed by others, or in ``used``.
    """
    ranked = [_rank_positions(text) for text in texts]
    owners: dict[str, int] = {}
    chosen: dict[int, int] = {}

    def place(index: int, tried: set[str]) -> bool:
        """Find a letter for a text, and another one for the text that has it."""
        for position in ranked[index]:
            letter = texts[index][position].upper()
            if letter in used or letter in tried:
                continue
            tried.add(letter)
            if letter not in owners or place(owners[letter], tried):
                owners[letter] = index
                chosen[index] = position
                return True
        return False

    for index in range(len(texts)):
        place(index, set())
    return chosen


def _rank_positions(text: str) -> list[int]:
    """Return the positions of the letters of a text, those first that are found and typed most easily."""

    def rank(position: int) -> tuple[bool, bool, bool, int]:
        letter = text[position]
        is_initial = position == 0 or not text[position - 1].isalnum()
        return not letter.isalpha(), not letter.isascii(), not is_initial, position

    usable = (position for position, sign in enumerate(text) if sign.isalnum() and len(sign.upper()) == 1)
    return sorted(usable, key=rank)
