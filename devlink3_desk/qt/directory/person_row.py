"""The row of a directory entry, and its delegate."""

from __future__ import annotations

from typing import Final, NamedTuple, Self

import msgspec
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.painting import LINE_GAP, TextRun, TwoLineDelegate
from devlink3_desk.qt.core.row_model import Index
from devlink3_desk.qt.core.text import PART_SEPARATOR, fold_text, join_bidi, sanitize_text
from devlink3_desk.switchboard.board_values import ExtensionStatus, Person, PersonKind
from devlink3_desk.switchboard.presence import AwayReason


# gc=False: rows contain no reference cycles that the garbage collector would have to find.
class PersonRow(msgspec.Struct, frozen=True, gc=False):
    """A directory entry with its texts and the state of its extension."""

    person: Person
    state: ExtensionStatus | None
    """``None`` for an entry that is no user of this PBX."""
    away_reason: AwayReason | None
    """Why a call would not reach the person although the phone is idle."""
    state_text: str
    """The state as text; empty if there is none."""
    name: str
    number: str
    affiliation: str
    """Company and department, else the kind of entry."""
    note: str
    """The note on this person, in one line."""
    detail_text: str
    """Affiliation and note."""
    folded_name: str
    search_text: str
    accessible_text: str
    is_favourite: bool = False
    """Whether it is shown with a star."""

    @property
    def key(self) -> str:
        """Key of the entry, unique within the directory."""
        return self.person.key

    @property
    def elapsed_since(self) -> None:
        """``None``: rows of the directory show no elapsed time."""

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """By name."""
        return (self.folded_name, self.person.key)


class Reachability(NamedTuple):
    """The state of an extension and the presence of its user, as far as the directory shows them."""

    state: ExtensionStatus | None = None
    away_reason: AwayReason | None = None
    state_text: str = ""
    presence_summary: str = ""
    """What the user has set besides the away reason, and the number of new messages."""
    is_favourite: bool = False
    """Whether the extension is a favourite of the user of this desk."""

    @classmethod
    def unknown(cls) -> Self:
        """Return the reachability of a user whose extension has not been named by the PBX yet."""
        status = ExtensionStatus.UNKNOWN
        return cls(status, state_text=state_display.describe_extension_status(status))


def create_person_row(person: Person, reachability: Reachability, note: str = "") -> PersonRow:
    """Return the row of a directory entry."""
    name, number = sanitize_text(person.name) or sanitize_text(person.user_name), sanitize_text(person.number)
    parts = [sanitize_text(person.company), sanitize_text(person.department)]
    if person.kind != PersonKind.USER and not any(parts):
        parts = [state_display.describe_person_kind(person.kind)]
    # The contact of a company often bears the company's name.
    affiliation = join_bidi((part for part in parts if part and part != name), PART_SEPARATOR)
    # A note may have several lines, a row has room for the beginning of one.
    note = sanitize_text(" ".join(note.split()))
    folded_name = fold_text(name)
    spoken_parts = (
        name,
        number,
        affiliation,
        reachability.state_text,
        reachability.presence_summary,
        note,
        state_display.format_favourite() if reachability.is_favourite else "",
    )
    return PersonRow(
        person=person,
        state=reachability.state,
        away_reason=reachability.away_reason,
        state_text=reachability.state_text,
        name=name or number,
        number=number,
        affiliation=affiliation,
        note=note,
        detail_text=join_bidi(filter(None, (affiliation, f"✎ {note}" if note else "")), PART_SEPARATOR),
        folded_name=folded_name,
        search_text=f"{folded_name} {fold_text(affiliation)} {fold_text(number)}",
        accessible_text=", ".join(filter(None, spoken_parts)),
        is_favourite=reachability.is_favourite,
    )


_MAX_NUMBER_FRACTION: Final = 4
"""A number wider than the width of a row divided by this is on the second line, not beside the name."""


class PersonDelegate(TwoLineDelegate[PersonRow]):
    """Paints a row in two lines: name and number, then details and state."""

    row_type = PersonRow

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: PersonRow
    ) -> None:
        """Paint one row."""
        del index
        icon, icon_ink = self._select_icon(row)
        inner = self.draw_row_start(painter, option, icon, icon_ink)
        upper, lower = self.split_lines(inner, self.title_face)
        name = TextRun(self.bold_face, self.theme.text, row.name)
        upper_end, detail, lower_end = self.arrange_texts(row, upper.width())
        if row.is_favourite:
            taken = 0 if upper_end is None else upper_end.face.text_width(upper_end.text) + LINE_GAP
            upper, lower = self.draw_star_beside(painter, name, upper, lower, upper.width() - taken)
        self.draw_line(painter, upper, name, upper_end)
        self.draw_line(painter, lower, detail, lower_end)

    def arrange_texts(self, row: PersonRow, width: int) -> tuple[TextRun | None, TextRun, TextRun]:
        """Return the texts beside the name, and at both sides of the second line.

        A wide number, such as one of another site, is on the second line; the state keeps its place.
        """
        ink = self._select_icon(row)[1]
        detail = TextRun(self.small_face, self.theme.muted, row.detail_text)
        state = TextRun(self.small_face, ink, row.state_text)
        if self.name_face.text_width(row.number) * _MAX_NUMBER_FRACTION < width:
            return TextRun(self.name_face, self.theme.text, row.number), detail, state
        if not row.state_text:
            return None, detail, TextRun(self.small_face, self.theme.text, row.number)
        text = PART_SEPARATOR.join(filter(None, (row.number, row.detail_text)))
        return None, TextRun(self.small_face, self.theme.muted, text), state

    def _select_icon(self, row: PersonRow) -> tuple[str, str]:
        """Return the name and the colour of the icon."""
        if row.state is None:
            return state_display.PERSON_ICONS[row.person.kind], self.theme.muted
        sign = state_display.find_extension_sign(row.state, row.away_reason)
        return sign.icon, self.theme.find_colours(sign.colour_key).ink
