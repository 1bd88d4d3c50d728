"""A directory entry as it is shown."""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.painting import CELL_PADDING, RowDelegate, has_focus, is_selected
from devlink3_desk.qt.core.row_model import Index, Role
from devlink3_desk.qt.core.text import fold_text, sanitize_text
from devlink3_desk.qt.core.theme import to_qcolor
from devlink3_desk.switchboard.board_values import ExtensionStatus, Person, PersonKind
from devlink3_desk.switchboard.presence import AwayReason


class PersonRow(msgspec.Struct, frozen=True, gc=False):
    """One directory entry in words, with the state of its extension."""

    person: Person
    state: ExtensionStatus | None
    """``None`` for what has no extension here."""
    away_reason: AwayReason | None
    """Why a call would not reach the person, however free the telephone is."""
    state_text: str
    """The state in words, empty where there is none."""
    name: str
    number: str
    affiliation: str
    note: str
    """What someone here has written down, in one line."""
    detail_text: str
    """What stands in small letters: company, department and note."""
    folded_name: str
    search_text: str
    accessible_text: str

    @property
    def key(self) -> str:
        """Identity within the directory."""
        return self.person.key

    @property
    def elapsed_since(self) -> None:
        """No clock runs here."""
        return

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """By name."""
        return (self.folded_name, self.person.key)


class Reachability(NamedTuple):
    """What is known of whether somebody can be reached."""

    state: ExtensionStatus | None = None
    away_reason: AwayReason | None = None
    state_text: str = ""
    presence_summary: str = ""
    """What the person has set besides, and how many messages there are."""


def create_person_row(person: Person, reachability: Reachability, note: str = "") -> PersonRow:
    """Return a directory entry as it is shown."""
    name, number = sanitize_text(person.name) or sanitize_text(person.user_name), sanitize_text(person.number)
    parts = [sanitize_text(person.company), sanitize_text(person.department)]
    if person.kind != PersonKind.USER and not any(parts):
        parts = [state_display.person_kind_text(person.kind)]
    more = " · ".join(part for part in parts if part and part != name)
    folded = fold_text(name)
    note = sanitize_text(" ".join(note.split()))
    return PersonRow(
        person=person,
        state=reachability.state,
        away_reason=reachability.away_reason,
        state_text=reachability.state_text,
        name=name or number,
        number=number,
        affiliation=more,
        note=note,
        detail_text=" · ".join(filter(None, (more, f"✎ {note}" if note else ""))),
        folded_name=folded,
        search_text=f"{folded} {fold_text(more)} {fold_text(number)}",
        accessible_text=", ".join(
            filter(None, (name, number, more, reachability.state_text, reachability.presence_summary, note))
        ),
    )


_MAX_NUMBER_FRACTION: Final = 4
"""A number that takes more than this part of a row goes below the name instead of beside it."""


class PersonDelegate(RowDelegate):
    """Paints one row of the directory."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        del option, index
        return QSize(120, self.name_face.height + self.small_face.height + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        if not isinstance(row, PersonRow):
            return
        painter.save()
        self.prepare_painter(painter, option)
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, to_qcolor(self.theme.selection))
            bar = self.theme.focus if has_focus(option) else self.theme.muted
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), to_qcolor(bar))
        inside = rect.adjusted(CELL_PADDING, 4, -CELL_PADDING, -4)
        size = self.name_face.height - 1
        shape, ink, word = self._select_icon(row)
        self.draw_icon(painter, shape, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size)
        inside = inside.adjusted(size + 10, 0, 0, 0)
        above = QRect(inside.left(), inside.top(), inside.width(), self.name_face.height)
        below = QRect(
            inside.left(),
            inside.bottom() - self.small_face.height + 1,
            inside.width(),
            self.small_face.height,
        )
        if self.name_face.text_width(row.number) * _MAX_NUMBER_FRACTION < above.width():
            width = self.draw_text(painter, self.name_face, self.theme.text, above, row.number, right=True)
            above = above.adjusted(0, 0, -width - 8, 0)
        else:  # the name would suffer
            word, ink = row.number, self.theme.text
        self.draw_text(painter, self.bold_face, self.theme.text, above, row.name)
        if word:
            width = self.draw_text(painter, self.small_face, ink, below, word, right=True)
            below = below.adjusted(0, 0, -width - 8, 0)
        self.draw_text(painter, self.small_face, self.theme.muted, below, row.detail_text)
        painter.restore()

    def _select_icon(self, row: PersonRow) -> tuple[str, str, str]:
        if row.state is None:
            return state_display.PERSON_ICONS[row.person.kind], self.theme.muted, ""
        sign = state_display.extension_sign(row.state, row.away_reason)
        return sign.icon, self.theme.state_colours(sign.colour_key).ink, row.state_text
