"""One phone number as it is written: what is dialled, its extension, and the words beside it.

Nothing here depends on a country. :func:`parse_text` takes a text apart in these steps:

1. Its characters are cleaned (:mod:`.characters`); symbols and quotation marks around the number are dropped.
2. Of a URI, the number is taken (:mod:`.uris`): ``tel:+441632960144;ext=12``. Square brackets around an area
   code become round ones.
3. An extension without a number is a number: ``ext. 4001``.
4. Letters take the place of opening hours and dates, whose digits are no part of the number: ``9-17``.
5. From the beginning, the marker of a list and labels are cut: ``1.``, ``Office:``.
6. From the end, ranges, remarks and footnotes are cut: ``...9``, ``(reception)``, ``*``.
7. A comma that waits for the tone of an outside line becomes a blank: ``9,0163…``.
8. What is left ends in an extension, ``x12``, or in words, ``- reception``.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from devlink3_desk.numbers.characters import MAX_TEXT_LENGTH, clean_text, strip_symbols
from devlink3_desk.numbers.digits import INTERNATIONAL_ZEROS, count_digits, count_own_digits
from devlink3_desk.numbers.uris import read_uri
from devlink3_desk.numbers.vocabulary import (
    EXTENSION_LABEL,
    EXTENSION_WORDS,
    LABEL,
    LIST_MARKER,
    REMARK,
    WHOLE_NUMBER,
    hide_hours,
    restore_words,
)

APPENDED_DIGITS: Final = re.compile(r"(.*\d\)?)\s*(?:-\s?|\(\s*-?\s?)(\d{1,5})\)?")
"""A number with digits behind it, ``…-12`` or ``… (12)``; the groups are what stands before them, and they.

The country says whether they are a part of the number.
"""
_FIRST_DIGIT: Final = re.compile(r"\d")
_DIGITS_ALONE: Final = re.compile(r"\+?\d[\d ]*", re.ASCII)
_DECORATED: Final = re.compile(r"([*_]{1,2})((?:[^*#_\d]*\d){9,}[^*#_\d]*)\1")
"""``**01632 960144**``, as some editors mark a text; the second group is the number."""
_PAUSE_BEHIND_PREFIX: Final = re.compile(
    rf"(\(?\d{{1,2}}\)?(?=\s*[,pw~])|\(?0\d{{2,5}}\)?(?=\s*,))\s*[,pw~]{{1,4}}\s*(?={WHOLE_NUMBER})",
    re.IGNORECASE,
)
"""``9,0163…``: a wait for the tone of an outside line; the group is what is dialled before it. Also a comma
behind an area code."""
_MAX_PREFIX_DIGITS: Final = 2
_SEPARATE_PREFIX: Final = re.compile(r"(?:\((\d+)\)|(\d+)(?=[\s.(/-]))[\s./-]*\(?(?=([+\d].*))", re.DOTALL)
"""Digits that stand apart at the beginning of a number, in one of two groups; the third is the rest."""
_LONE_EXTENSION: Final = re.compile(rf"\s*{EXTENSION_LABEL}(?P<digits>\d{{2,6}})\s*", re.IGNORECASE)
"""``ext. 4001``, alone."""
_EXTENSION: Final = re.compile(
    rf"""\s* (?:
        ;\s*ext\s*=\s*                                  # ;ext=12 (RFC 3966)
      | [,;/-]?\s* [(\[]?\s* {EXTENSION_LABEL}          # x12, / ext. 12, (Durchwahl 12
      | (?<![^\W\d_])[,p]{{2,}}\s*                      # ,,12: pauses, then digits to be sent
      | \s?(?:[wp]|,\s?)(?=\d{{1,8}}\#?\s*$)            # ,12
      | \s?\#\s?(?=\d{{1,7}}\#?\s*$)                    # #12
      | (?<=\d)(?:;\d{{1,2}})*\s?;\s?(?=\d{{1,8}}\#?\s*$)  # ;12: a wait for the answer
    ) (?P<digits>\d{{1,11}})\#?\s*[)\]]?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""An extension behind a number, with the sign or word before it."""
_EXTENSION_BEFORE_WORD: Final = re.compile(
    rf"\s*[,/]\s*-?(?P<digits>\d{{1,5}})\s*(?:{EXTENSION_WORDS})\.?\s*$", re.IGNORECASE
)
"""``/ 12 DW``."""
_WORD_BEHIND_EXTENSION: Final = re.compile(
    rf"([,/]\s*-?\d{{1,5}})\s*\(({EXTENSION_WORDS})\.?\)\s*$", re.IGNORECASE
)
"""``/ 12 (DW)``: the groups are the extension and the word, which is no remark."""
_WAIT_BEHIND_LETTERS: Final = re.compile(
    r"([+\d(][\d\s().-]*[-\d.)][A-Z][A-Z-]*)\s?;\s?(\d{1,8})#?", re.IGNORECASE
)
"""``1-800-FLOWERS;12``: the groups are the number and what is sent; before letters apart, there are words."""
_STAR_EXTENSION: Final = re.compile(r"\s?\*\s?(?P<digits>\d{1,7})\#?\s*$")
"""``*12`` behind a whole number; behind a short one it is a part of a service code."""
_MORE_EXTENSIONS: Final = re.compile(
    rf"({EXTENSION_LABEL}\d{{1,6}})(?:\s*[,/&]\s*(?:{EXTENSION_LABEL})?\d{{1,6}})++(?=\s*$)", re.IGNORECASE
)
"""``x12, x13``; the group is the first of them. A label matches in several ways, which the possessive ``++``
does not try again: with them all, a long list would take forever."""
_MORE_PAUSES: Final = re.compile(r"((?<=\d)[,pw;]+\d{1,11}\#?)(?:[,pw;]+\d{1,11}\#?)+\s*$", re.IGNORECASE)
"""``,,12#,,1#``: digits that are sent one after the other; the group is the first of them."""
_RANGE_END: Final = re.compile(
    "(?<=\\d)\\s*(?:\\.{2,}|[~\u301c])\\s*-?\\d{1,5}\\s*$"
    r"|(?:(?<=-\d) - \d|(?<=-\d\d) - \d\d|(?<=-\d{3}) - \d{3})\s*$"
)
"""``...9``, ``~9`` or, behind ``-1``, `` - 9``: the last digits of the last number of a range."""
_QUOTES: Final = "'\"`|\u02bc\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a\xab\xbb "
"""Quotation marks of all languages, and bars."""
_QUOTES_BEFORE, _QUOTES_BEHIND = f"{_QUOTES}=", f"{_QUOTES}!,;/&-"
"""What is dropped at the ends: also the separators of a list, which hide what the number ends in."""
_SQUARE_BRACKETS: Final = re.compile(r"\[(\s*\+?\d[\d\s]*)\]")
"""``[01632]``, around an area code."""
_OPENING_HOURS: Final = (
    r"\d{1,2}(?:[.:]\d\d)?(?:\s?-\s?\d{1,2}(?:[.:]\d\d)?)?\s?(?:h|hrs?|hours?|std|stunden|uhr|am|pm)\b"
    r"|\d{1,2}[:h]\d\d\s?-\s?\d{1,2}[:h]\d\d"
)
"""``24h``, ``9-17 Uhr``, ``9:00-17:00``: digits that words behind a number may begin with."""
_TRAILING_WORDS: Final = re.compile(
    rf"(?<=[\d)])(?=-?[\s,;:/])[\s,;:/-]+(?!(?:x{{2,}}|n{{2,}})\b)(?:[^\W\d_]|{_OPENING_HOURS})"
    r"[^+*#?$`<>|\\]*$",
    re.IGNORECASE,
)
"""Words behind a number, but not letters that stand for digits: ``030 123 xxx``."""
_GLUED_WORD: Final = re.compile(
    r"(?:(?<=\d{3})|(?<=\D\d\d[\s.-]\d\d))(?!(?:x+|n{2,})$)[^\W\d_]+$", re.IGNORECASE
)
"""A word right behind a number: ``01632960144Fax``, ``01 23 45 67 89Fax``; not one that has its own digits:
``030 1234567 2nd``, nor an ``x``, which stands for a digit."""
_MIN_DIGITS_BEFORE_LETTERS: Final = 9
"""With fewer digits before them, letters may be those of the keypad: ``1-800-555TALK``."""
_MIN_DIGITS_BEFORE_WORDS: Final = 6
"""With fewer digits before them, words are left in the number, which cannot be dialled then."""
_MIN_WHOLE_DIGITS: Final = 7
_EXTENSION_PATTERNS: Final = (
    (_EXTENSION, 3),
    (_STAR_EXTENSION, _MIN_WHOLE_DIGITS),
    (_EXTENSION_BEFORE_WORD, _MIN_WHOLE_DIGITS),
)
"""Extensions, and how many digits stand before each of them at least."""
_FOOTNOTE: Final = re.compile(r"([^\d*#]*(?:\d[^\d*#]*){7,})[*#]+\s*")
"""A number with the sign of a footnote, or that ends dialling; short numbers with them are service codes."""


class WrittenNumber(NamedTuple):
    """One phone number as it is written, taken apart."""

    main: str
    """What is dialled first: digits, separators, ``+``, ``*``, ``#``, and letters where the number has
    some."""
    extension: str = ""
    """Digits that are dialled once the call is answered; never a part of the main number."""
    remark: str = ""
    """Words beside the number, such as opening hours."""
    behind_pause: str = ""
    """What of :attr:`main` follows a pause behind the digits of an outside line: of ``9,01632 960144``, the
    number behind the comma; empty without such a pause."""


def parse_text(text: str) -> WrittenNumber:
    """Take one number apart into what is dialled, its extension and the words beside it."""
    cleaned = clean_text(text[:MAX_TEXT_LENGTH])
    if _DIGITS_ALONE.fullmatch(cleaned) is not None:  # most numbers: nothing is beside it
        return WrittenNumber(cleaned)
    main = _strip_signs(cleaned)
    if main[:1].isalpha() and (lone := _LONE_EXTENSION.fullmatch(main)) is not None:
        return WrittenNumber(lone["digits"])
    if main.endswith(")"):
        main = _WORD_BEHIND_EXTENSION.sub(r"\1 \2", main)
    remarks: list[str] = []
    hidden: list[str] = []
    main = hide_hours(main, hidden)
    if (marker := LIST_MARKER.match(main)) is not None:
        main = main[marker.end() :]
    for pattern in (LABEL, _RANGE_END, REMARK):
        main = _cut_remarks(main, pattern, remarks)
    if main.endswith(("*", "#")) and (footnote := _FOOTNOTE.fullmatch(main)) is not None:
        main = footnote[1]
    prefix = ""
    if (pause := _PAUSE_BEHIND_PREFIX.match(main)) is not None:
        main = f"{pause[1]} {main[pause.end() :]}"
        prefix = pause[1] if count_digits(pause[1]) <= _MAX_PREFIX_DIGITS else ""  # no area code
    main, extension, words = _cut_end(main)
    main = _cut_remarks(main, REMARK, remarks)
    remark = restore_words(", ".join(filter(None, [*remarks, words])), hidden)
    main = restore_words(main.strip(" ,;:/-.").rstrip(" +"), hidden)
    return WrittenNumber(main, extension, remark, main[len(prefix) :].lstrip() if prefix else "")


def _strip_signs(text: str) -> str:
    """Return a number without the quotation marks, symbols and brackets around it, and that of a URI."""
    main = strip_symbols(text.lstrip(_QUOTES_BEFORE).rstrip(_QUOTES_BEHIND))
    if (decorated := _DECORATED.fullmatch(main)) is not None:
        main = decorated[2].strip()
    main = read_uri(main).strip("{}")
    if main.startswith("[") and main.endswith("]"):
        return main[1:-1].strip()
    return _SQUARE_BRACKETS.sub(r"(\1)", main, count=1) if "[" in main else main


def find_behind_prefix(text: str, prefix: str) -> str:
    """Return what follows the digits ``prefix`` of a number, where they stand apart from it; else ``""``.

    So they do in ``0 0431 98765`` and in ``(0)0431 98765``.
    """
    first = _FIRST_DIGIT.search(text)
    if first is None or text[first.start() + len(prefix) :][:1].isdigit():
        return ""  # most numbers: nothing stands apart
    separate = _SEPARATE_PREFIX.match(parse_text(text).main)
    return separate[3] if separate is not None and prefix in (separate[1], separate[2]) else ""


def _cut_remarks(main: str, pattern: re.Pattern[str], remarks: list[str]) -> str:
    """Return a number without what matches ``pattern``, and add that to ``remarks``."""
    while (found := pattern.search(main)) is not None:
        rest = main[: found.start()] + main[found.end() :]
        if not count_digits(rest):
            break
        remarks.append(found.group().strip(" :.()[]~-"))
        main = rest
    return main


def _cut_end(main: str) -> tuple[str, str, str]:
    """Return a number without what stands behind it, and that: an extension, or words."""
    if any(sign in main for sign in ",;/&"):
        main = _MORE_EXTENSIONS.sub(r"\1", main)
    main = _MORE_PAUSES.sub(r"\1", main)
    if ";" in main and (waits := _WAIT_BEHIND_LETTERS.fullmatch(main)) is not None:
        return waits[1], waits[2], ""
    for pattern, digits in _EXTENSION_PATTERNS:
        if (found := pattern.search(main)) is not None and count_digits(main[: found.start()]) >= digits:
            return main[: found.start()], found["digits"], ""
    words = _TRAILING_WORDS.search(main)
    if words is None:
        glued = _GLUED_WORD.search(main)
        if glued is None or count_own_digits(main[: glued.start()]) < _MIN_DIGITS_BEFORE_LETTERS:
            return main, "", ""
        return main[: glued.start()], "", glued.group()
    number = main[: words.start()]
    # Before "+1 212 555 TALK" stands no whole number.
    is_short_abroad = (
        INTERNATIONAL_ZEROS.match(number) and count_own_digits(number) <= _MIN_DIGITS_BEFORE_WORDS
    )
    if count_digits(number) < _MIN_DIGITS_BEFORE_WORDS or is_short_abroad:
        return main, "", ""
    main = number
    before, _, inside = main.rpartition("(")
    if ")" not in inside and count_digits(before) >= _MIN_DIGITS_BEFORE_WORDS:
        main = before  # the words began in brackets: (9-17 h)
    return main, "", words.group().strip(" ,;:/-")
