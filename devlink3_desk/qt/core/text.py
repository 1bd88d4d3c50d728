"""Text for the screen: sanitizing, folding for searches, formatting, direction and translation.

Text from the PBX, from callers and from contact files is not trusted. It passes :func:`sanitize_text` once,
when a row value is created from it, so that widgets and delegates can show row values unchanged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime
from PySide6.QtGui import QGuiApplication

from devlink3_desk.sentences import TRANSLATION_CONTEXT, Sentence, TemplateValue

NO_VALUE: Final = "\N{EN DASH}"
"""Shown where there is no value."""
PART_SEPARATOR: Final = " · "
"""What stands between the parts of a detail, the most important one first."""
MAX_TEXT_LENGTH: Final = 240
"""Characters after which text is truncated; no field of the protocol is meant to hold that many."""
MAX_SENTENCE_LENGTH: Final = 1000
"""Maximum length of a template before its values are filled in; advice has several sentences."""

_LANGUAGES_WITHOUT_SPACE: Final = (
    QLocale.Language.C,  # English
    QLocale.Language.English,
    QLocale.Language.Italian,
    QLocale.Language.Dutch,
    QLocale.Language.Portuguese,
    QLocale.Language.Polish,
    QLocale.Language.Japanese,
    QLocale.Language.Chinese,
    QLocale.Language.Korean,
)
"""Languages that write the sign of a percentage next to its number; from CLDR, which Qt does not offer."""

_JOINERS: Final = frozenset("\u200c\u200d")
"""Zero-width non-joiner and joiner, which the spelling of Persian and of Indic scripts requires."""

MAX_COMBINING_MARKS: Final = 6
"""Accents and vowel signs on one letter, more than any spelling has; a pile of them covers other rows."""

_MARKS: Final = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
"""Characters that are put above, below or across the letter before them."""
_PILED_MARKS: Final = re.compile(f"({_MARKS}{{{MAX_COMBINING_MARKS}}}){_MARKS}+")

MAX_WORD_LENGTH: Final = 24
"""Characters of a word that every pane has room for in one line, among them all words of the translations."""
_WORD_PART_LENGTH: Final = 16
_PART_ENDS: Final = "/\\.-_:@?&=,"
"""Characters behind which a long word is broken rather than between two letters."""
_LONG_WORD: Final = re.compile(rf"\S{{{MAX_WORD_LENGTH + 1},}}")
_ZERO_WIDTH_SPACE: Final = "\u200b"

_LETTER_REPLACEMENTS: Final = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "þ": "th",
    }
)
"""Letters that NFKD does not decompose into a base letter and an accent."""

_PLACE: Final = re.compile("%([1-9])")
_NUMBER_PATTERN: Final = re.compile(r"\+?\(?\d[\d ()/.:-]*\d")
_LEFT_TO_RIGHT_ISOLATE, _FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2066", "\u2068", "\u2069"
_RIGHT_TO_LEFT_MARK: Final = "\u200f"
_RIGHT_TO_LEFT_KINDS: Final = frozenset({"R", "AL"})
"""Bidirectional classes of Unicode for letters that run from right to left."""
DAYS_BY_NAME: Final = 7
"""Days ago from which a day is shown by its date instead of by its weekday."""
_SHORT: Final = QLocale.FormatType.ShortFormat


def sanitize_text(text: str | None, max_length: int = MAX_TEXT_LENGTH) -> str:
    """Return ``text`` as one line of bounded length, without control and direction-changing characters."""
    if not text:
        return ""
    if len(text) > max_length:
        text = text[: max_length - 1] + "…"
    # True of most texts, and much faster than the categories of its characters.
    return text if text.isascii() and text.isprintable() else _sanitize_characters(text)


@lru_cache(maxsize=4096)
def _sanitize_characters(text: str) -> str:
    # Cached, because a name is sanitized again with every change of one of its calls.
    if not text.isprintable():
        text = "".join(map(_sanitize_character, text)).strip()
    return _PILED_MARKS.sub(r"\1", text)


def _sanitize_character(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    match unicodedata.category(character):
        # Format characters: with a right-to-left override, a caller could pretend to be another one.
        case "Cf":
            return ""
        # Surrogates, private use and unassigned: fonts show them in any way they like, or not at all.
        case "Cs" | "Co" | "Cn":
            return "\N{REPLACEMENT CHARACTER}"
        case _:
            return " "


def break_long_words(text: str) -> str:
    """Return ``text`` for a label: words that are longer than a line can be broken."""
    return _LONG_WORD.sub(_split_word, text)


def remove_word_breaks(text: str) -> str:
    """Return what :func:`break_long_words` was called with."""
    return text.replace(_ZERO_WIDTH_SPACE, "")


def _split_word(match: re.Match[str]) -> str:
    word, parts, start = match[0], [], 0
    while len(word) - start > MAX_WORD_LENGTH:
        # Behind the last part of an address or a path that has room.
        end = 1 + max(word.rfind(sign, start, start + MAX_WORD_LENGTH) for sign in _PART_ENDS)
        if end <= start:
            end = start + _WORD_PART_LENGTH
        while end < len(word) and not _is_break_allowed(word[end - 1], word[end]):
            end += 1
        parts.append(word[start:end])
        start = end
    return _ZERO_WIDTH_SPACE.join((*parts, word[start:])).removesuffix(_ZERO_WIDTH_SPACE)


def _is_break_allowed(before: str, after: str) -> bool:
    is_joined = before in _JOINERS or after in _JOINERS
    return not is_joined and not unicodedata.category(after).startswith("M")


def fold_text(text: str) -> str:
    """Return ``text`` in the form in which searches compare it: lower case, without accents."""
    return text.lower() if text.isascii() else _fold_letters(text)


@lru_cache(maxsize=4096)
def _fold_letters(text: str) -> str:
    # Cached, because a name is folded again with every change of one of its calls.
    parts = unicodedata.normalize("NFKD", text.translate(_LETTER_REPLACEMENTS))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def format_duration(seconds: int) -> str:
    """Return a duration such as ``0:07``, ``12:30`` or ``1:02:03``."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def find_percent_suffix() -> str:
    """Return the percent sign of the system, in most languages with a space before it."""
    locale = QLocale()
    space = "" if locale.language() in _LANGUAGES_WITHOUT_SPACE else "\N{NO-BREAK SPACE}"
    return f"{space}{locale.percent()}"


def format_percent(percent: float, decimals: int = 0) -> str:
    """Return a percentage as the system writes it, such as ``84%`` in English and ``84 %`` in German."""
    return QLocale().toString(float(percent), "f", decimals) + find_percent_suffix()


def format_tooltip(text: str) -> str:
    """Return ``text`` escaped for a tooltip; its line breaks stay."""
    # Tooltips have no plain text format: Qt interprets any text that looks like HTML. The module html would
    # load a table of all entities, 0.3 MB, for these three.
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    lines = escaped.replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if text else ""


def escape_mnemonics(text: str) -> str:
    """Return ``text`` for a button or a menu, where an ampersand makes the next character a mnemonic."""
    return text.replace("&", "&&")


@lru_cache(maxsize=4096)
def isolate_numbers(text: str) -> str:
    """Return ``text`` with phone numbers isolated, for a right-to-left window."""
    # The bidirectional algorithm would reverse the order of the groups in "020 7946 0018".
    return _NUMBER_PATTERN.sub(rf"{_LEFT_TO_RIGHT_ISOLATE}\g<0>{_POP_ISOLATE}", text)


def fill_places(template: str, *values: str) -> str:
    """Return ``template`` with ``%1``, ``%2`` … replaced by the values, which may contain such themselves."""
    return _convert_places(template).format(*values)


@lru_cache(maxsize=64)
def _convert_places(template: str) -> str:
    escaped = template.replace("{", "{{").replace("}", "}}")
    return _PLACE.sub(lambda place: f"{{{int(place[1]) - 1}}}", escaped)


def isolate_text(text: str) -> str:
    """Return a name for a place beside other text; its direction then changes nothing but itself.

    Without this, an Arabic name before "020 7946 0018" would reverse the order of the groups.
    """
    if text.isascii() or _RIGHT_TO_LEFT_KINDS.isdisjoint(map(unicodedata.bidirectional, text)):
        return text
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def join_bidi(parts: Iterable[str], separator: str) -> str:
    """Return parts joined in the direction of the window, regardless of the direction of each."""
    if not QGuiApplication.isRightToLeft():
        return separator.join(map(isolate_text, parts))
    joined = separator.join(f"{_FIRST_STRONG_ISOLATE}{part}{_POP_ISOLATE}" for part in parts)
    return _RIGHT_TO_LEFT_MARK + joined if joined else ""


def translate_sentence(text: str | None) -> str:
    """Return a :class:`.Sentence` in the language of the window, any other text as it is, both sanitized."""
    if not isinstance(text, Sentence):
        return sanitize_text(text)
    template = QCoreApplication.translate(TRANSLATION_CONTEXT, text.template)
    # A translation is of this program. Its no-break spaces, which French has before a colon, stay.
    if template == text.template:
        template = sanitize_text(template, MAX_SENTENCE_LENGTH)
    if not text.values:
        return template
    return template.format(**{name: _localise_value(value) for name, value in text.values.items()})


def _localise_value(value: TemplateValue) -> str | int | float:
    if isinstance(value, date):
        return QLocale().toString(QDate(value.year, value.month, value.day), QLocale.FormatType.ShortFormat)
    return translate_sentence(value) if isinstance(value, str) else value


def format_past_time(at: float, now: QDateTime) -> str:
    """Return a time such as ``14:05``, ``Yesterday 14:05``, ``Tue 14:05``, or with the date."""
    moment, locale = _to_local(at), QLocale()
    time = locale.toString(moment.time(), _SHORT)
    days = moment.date().daysTo(now.date())
    if days == 0:
        return time
    if days == 1:
        return QCoreApplication.translate("PastTimes", "Yesterday {time}").format(time=time)
    if 0 < days < DAYS_BY_NAME:
        day = locale.standaloneDayName(moment.date().dayOfWeek(), _SHORT)
    else:
        day = locale.toString(moment.date(), _SHORT)
    return QCoreApplication.translate("PastTimes", "{day} {time}").format(day=day, time=time)


def format_past_day(at: float, now: QDateTime) -> str:
    """Return since when something holds: ``10:05`` of today, ``Monday``, or a date."""
    moment, locale = _to_local(at), QLocale()
    days = moment.date().daysTo(now.date())
    if days == 0:
        return locale.toString(moment.time(), _SHORT)
    if 0 < days < DAYS_BY_NAME:
        return locale.standaloneDayName(moment.date().dayOfWeek(), QLocale.FormatType.LongFormat)
    return locale.toString(moment.date(), _SHORT)


def describe_past(at: float, now: QDateTime) -> str:
    """Return how long ago something was, up to an hour; else the time as :func:`format_past_time`."""
    minutes = (now.toSecsSinceEpoch() - int(at)) // 60
    if minutes < 0 or minutes >= 60:
        return format_past_time(at, now)
    if minutes == 0:
        return QCoreApplication.translate("PastTimes", "just now")
    return QCoreApplication.translate("PastTimes", "%n min ago", "", minutes)


def find_week_start(day: QDate, first_weekday: int | None = None) -> QDate:
    """Return the first day of the week of ``day``.

    Weeks begin with ``first_weekday``, of which 1 is Monday, by default with the first one of the locale.
    """
    first = QLocale().firstDayOfWeek().value if first_weekday is None else first_weekday
    return day.addDays(-((day.dayOfWeek() - first) % 7))


def compute_week_start(now: QDateTime) -> float:
    """Return the midnight with which the local week began, in seconds since 1970."""
    return compute_day_start(find_week_start(now.date()))


def compute_day_start(day: QDate) -> float:
    """Return the first instant of a local day, in seconds since 1970."""
    # Not at 00:00 where the clock is set forward at midnight, and not 86,400 seconds after the day before.
    start = day.startOfDay()
    moment = start if start.isValid() else QDateTime(day, QTime(0, 0))
    return moment.toMSecsSinceEpoch() / 1000


def _to_local(at: float) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at))
