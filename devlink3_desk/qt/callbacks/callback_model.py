"""The rows of callers to call back: their texts, their order and their delegate."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QDateTime
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.history.call_record import Callback, CallbackState
from devlink3_desk.numbers.plan import format_e164
from devlink3_desk.numbers.search import extract_digits
from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.painting import LINE_GAP, TextRun, TwoLineDelegate
from devlink3_desk.qt.core.row_model import Index, KeyedModel, NameLookup
from devlink3_desk.qt.core.sorted_model import SortedModel, SortKey
from devlink3_desk.qt.core.text import describe_past, fold_text, format_past_time, join_bidi, sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.site import SITE_SEPARATOR

SEPARATOR: Final = "  ·  "
MIN_START_CHARACTERS: Final = 10
"""Minimum width of a name or a state beside the time or the number, in average characters."""

DONE_REASONS: Final = (
    QT_TRANSLATE_NOOP("Callbacks", "Reached in another way"),
    QT_TRANSLATE_NOOP("Callbacks", "No call needed any more"),
    QT_TRANSLATE_NOOP("Callbacks", "Nobody answers there"),
    QT_TRANSLATE_NOOP("Callbacks", "Wrong number"),
    QT_TRANSLATE_NOOP("Callbacks", "Unwanted call"),
)
"""Reasons for which a caller needs no call any more. They are stored in English, whatever the language."""


def choose_user_name(people: PeoplePreferences, name_lookup: NameLookup) -> str:
    """Return the name under which the user of this desk claims callers.

    This is the name in the settings, else that of the user's extension, else that of the account.
    """
    if people.name.strip():
        return people.name.strip()
    for extension in people.me:
        name = sanitize_text(name_lookup(extension))
        return name if name and name != extension else extension
    import getpass  # imported late, because the list is first behind a tab

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a computer without accounts
        return QCoreApplication.translate("Callbacks", "Someone")


class RowContext:
    """The values, besides the callers, on which the texts of all rows depend."""

    def __init__(self, name_lookup: NameLookup) -> None:
        """``name_lookup`` returns the name of a hunt group or an extension."""
        self.name_lookup = name_lookup
        self.country = ""
        """Country whose numbers are written without its code."""
        self.now = QDateTime.currentDateTime()
        self.revision = 0
        """A number that is incremented when names change, so that rows are formatted again."""


class CallbackRow(msgspec.Struct, frozen=True, gc=False):
    """A caller to call back.

    The texts are computed when they are read, because few of thousands of rows are shown.
    """

    callback: Callback
    context: RowContext
    revision: int
    is_mine: bool
    """Whether the user of this desk has claimed it."""

    @property
    def key(self) -> str:
        """Identity of the caller."""
        return self.callback.key

    @property
    def elapsed_since(self) -> None:
        """``None``: the row shows no running time."""

    @property
    def number(self) -> str:
        """Number of the caller, safe to display."""
        return sanitize_text(self.callback.e164 or self.callback.number)

    @property
    def shown_number(self) -> str:
        """Number of the caller, as people write it."""
        e164 = self.callback.e164
        return sanitize_text(format_e164(e164, self.context.country)) if e164 else self.number

    @property
    def name(self) -> str:
        """Name of the caller, else the number."""
        return sanitize_text(self.callback.name) or self.shown_number

    @property
    def state_text(self) -> str:
        """Who calls back, or why nobody has to; empty for a caller whom nobody has claimed."""
        return describe_state(self.callback, is_mine=self.is_mine)

    @property
    def detail_text(self) -> str:
        """The number of attempts, when the first one was, and for whom they were."""
        return join_bidi(self._list_details(), SEPARATOR)

    @property
    def time_text(self) -> str:
        """How long ago, or when, the last attempt was."""
        return describe_past(self.callback.last, self.context.now)

    @property
    def search_text(self) -> str:
        """Folded text that a filter searches."""
        return fold_text(self.name) + " " + extract_digits(self.number)

    @property
    def accessible_text(self) -> str:
        """The caller in one sentence, for screen readers."""
        last = QCoreApplication.translate("Callbacks", "last {time}").format(time=self.time_text)
        number = self.shown_number if self.callback.name else ""
        return ", ".join(filter(None, (self.name, number, *self._list_details(), last, self.state_text)))

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """The key of an order by the first attempt, with the callers who are done at the end."""
        # The last attempt is included, so that another attempt sorts and filters the row again.
        return (self.is_done, self.callback.first, self.callback.last, self.callback.key)

    @property
    def is_done(self) -> bool:
        """Whether a user has marked that no call is needed any more."""
        return self.callback.state is CallbackState.DONE

    def _list_details(self) -> list[str]:
        attempts = describe_attempts(self.callback, self.context.now)
        target = describe_target(self.callback, self.context.name_lookup)
        # A number without a name includes its site.
        site = "" if SITE_SEPARATOR in target else sanitize_text(self.callback.site)
        return [text for text in (attempts, target, site) if text]


def describe_attempts(callback: Callback, now: QDateTime) -> str:
    """Return the number of attempts; if there are several, also when the first one was."""
    attempts = callback.attempts
    text = QCoreApplication.translate("Callbacks", "%n attempt(s)", "", attempts)
    if attempts == 1:
        return text
    first = QCoreApplication.translate("Callbacks", "{attempts}, first {time}")
    return first.format(attempts=text, time=format_past_time(callback.first, now))


def describe_target(callback: Callback, name_lookup: NameLookup) -> str:
    """Return the hunt group of the last attempt, else the person who was called."""
    target = callback.group or callback.called
    return sanitize_text(name_lookup(target)) or sanitize_text(target)


def describe_state(callback: Callback, *, is_mine: bool) -> str:
    """Return who calls back, or why nobody has to; empty for a caller whom nobody has claimed."""
    who = sanitize_text(callback.by)
    match callback.state:
        case CallbackState.CLAIMED if is_mine:
            return QCoreApplication.translate("Callbacks", "You are calling back")
        case CallbackState.CLAIMED:
            return QCoreApplication.translate("Callbacks", "{name} is calling back").format(name=who)
        case CallbackState.DONE if callback.reason:
            # A reason of the list is translated; any other text is shown as it was entered.
            reason = sanitize_text(QCoreApplication.translate("Callbacks", callback.reason))
            text = QCoreApplication.translate("Callbacks", "Done by {name}: {reason}")
            return text.format(name=who, reason=reason)
        case CallbackState.DONE:
            return QCoreApplication.translate("Callbacks", "Done by {name}").format(name=who)
        case CallbackState.OPEN:
            return ""


class CallbackModel(KeyedModel[CallbackRow]):
    """Callers to call back, in no order."""

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("CallbackModel", "To call back"),)

    def cell_text(self, row: CallbackRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the caller in one sentence."""
        return row.accessible_text

    def show_rows(self, rows: dict[str, CallbackRow]) -> None:
        """Replace the rows; the selection and the scroll position stay."""
        removed = dict.fromkeys(row.key for row in self if row.key not in rows)
        changed = {key: row for key, row in rows.items() if self.find(key) is not row}
        self.update_rows({**changed, **removed})


class CallbackOrder(StrEnum):
    """Which callers come first."""

    LONGEST = "longest"
    """Those whose first attempt is longest ago."""
    NEWEST = "newest"
    """Those whose last attempt is the newest."""


class CallbackList(SortedModel[CallbackRow]):
    """The callers that a condition selects, sorted."""

    def __init__(self, source: CallbackModel) -> None:
        # The base class filters and sorts when it is created.
        self._condition: Callable[[CallbackRow], bool] | None = None
        self._order = CallbackOrder.LONGEST
        self._shows_done = False
        super().__init__(source, source)

    def set_condition(self, condition: Callable[[CallbackRow], bool] | None, *, shows_done: bool) -> None:
        """Show the rows for which ``condition`` is true; ``shows_done`` includes those that are done."""
        self._condition, self._shows_done = condition, shows_done
        self.rebuild()

    def set_order(self, order: CallbackOrder) -> None:
        """Sort by another order."""
        if order is not self._order:
            self._order = order
            self.sort_all()

    def build_row_filter(self) -> Callable[[CallbackRow], bool] | None:
        """Return the condition for a row to be shown."""
        condition, shows_done = self._condition, self._shows_done

        def accepts(row: CallbackRow) -> bool:
            return (shows_done or not row.is_done) and (condition is None or condition(row))

        return accepts

    def sort_key_of(self, row: CallbackRow) -> SortKey:
        """Return the key of the chosen order."""
        if self._order is CallbackOrder.NEWEST:
            return (row.is_done, -row.callback.last, row.key)
        return row.sort_key


class CallbackDelegate(TwoLineDelegate[CallbackRow]):
    """Paints a caller in two lines. The name is bold if nobody has claimed the caller."""

    row_type = CallbackRow

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: CallbackRow
    ) -> None:
        """Paint one row."""
        del index
        icon, icon_ink = self._select_icon(row)
        inner = self.draw_row_start(painter, option, icon, icon_ink)
        upper, lower = self.split_lines(inner, self.title_face)
        small, text, muted = self.small_face, self.theme.text, self.theme.muted
        is_open = row.callback.state is CallbackState.OPEN
        name = TextRun(
            self.bold_face if is_open else self.name_face, muted if row.is_done else text, row.name
        )
        time = TextRun(small, muted, row.time_text)
        self.draw_line(painter, upper, name, self._choose_end_text(name, time, upper.width()))
        number: TextRun | None = TextRun(small, text, row.shown_number if row.callback.name else "")
        detail = TextRun(small, muted, row.detail_text)
        if row.state_text:
            # The state takes precedence over the details, which the tooltip has, too.
            state = TextRun(self.small_bold_face, icon_ink, row.state_text)
            number = self._choose_end_text(state, number, lower.width())
            number_width = small.text_width(number.text) + LINE_GAP if number and number.text else 0
            self.draw_text(painter, state.face, icon_ink, lower.adjusted(0, 0, -number_width, 0), state.text)
            used = min(state.face.text_width(state.text), lower.width() - number_width) + LINE_GAP
            lower = lower.adjusted(used, 0, 0, 0)
        else:
            number = self._choose_end_text(detail, number, lower.width())
        self.draw_line(painter, lower, detail, number)

    def _choose_end_text(self, start: TextRun, end: TextRun | None, width: int) -> TextRun | None:
        """Return ``end``, or ``None`` if it would leave too little room for ``start`` in a narrow pane.

        The tooltip has both.
        """
        if end is None:
            return None
        rest = width - end.face.text_width(end.text) - LINE_GAP
        minimum = MIN_START_CHARACTERS * start.face.text_width("n")
        return end if rest >= min(minimum, start.face.text_width(start.text)) else None

    def _select_icon(self, row: CallbackRow) -> tuple[str, str]:
        match row.callback.state:
            case CallbackState.DONE:
                return "check", self.theme.find_colours("good").ink
            case CallbackState.CLAIMED:
                return "outgoing", self.theme.find_colours("connected" if row.is_mine else "held").ink
            case CallbackState.OPEN:
                return "incoming", self.theme.find_colours("ringing").ink
