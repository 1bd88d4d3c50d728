"""Fields of address books that hold several phone numbers.

Nothing here depends on a country. :func:`split_numbers` splits a field in these steps, each of which splits
the pieces that the one before has left:

1. Opening hours, dates and words in brackets give way to letters that stand for them: the signs in them
   separate nothing.
2. Signs that are no part of a number: line breaks, bars, bullets, markers of lists, icons.
3. Labels of the next number, ``Tel. … Fax …``, and semicolons.
4. Words such as *or*.
5. Any other words between two whole numbers: ``… ask for Ann 0171 …``.
6. A plus sign, which begins a number, and the digits of an outside line before it.
7. Commas, dashes, slashes and blanks: each may also be a part of a number. The digits on both sides of it
   decide.

A field such as ``030 123456-13, Fax: -14`` has a whole number, and another end of it. Such ends are brought
behind a slash first, and replace the end of the number when the field is split at slashes.
"""

from __future__ import annotations

import re
from typing import Final

from devlink3_desk.numbers.characters import ICONS, MAX_TEXT_LENGTH, clean_text
from devlink3_desk.numbers.digits import count_digits, count_own_digits
from devlink3_desk.numbers.e164 import parse_valid
from devlink3_desk.numbers.vocabulary import (
    ENUMERATOR,
    EXTENSION_LABEL,
    EXTENSION_WORDS,
    OTHER_LABEL,
    PHONE_WORDS,
    REMARK,
    STAND_INS,
    TEN_DIGITS,
    WHOLE_NUMBER,
    hide_hours,
    hide_words,
    remove_label,
    restore_words,
)

# Signs

_BEFORE_NEXT_NUMBER: Final = re.compile(
    rf"""( \d[ ]*(?:\((?!0?\s?[xX]{{2}})(?=[^()]*[^\W\d_])[^()]*\) | \*+)
           (?= \s+ {WHOLE_NUMBER} )                                              # 0171 123456 (Büro) 030 …
       | \d(?:[\s().-]*\d){{8,}} (?= \s+ 0\d{{2,5}}/[1-9](?:[\s.-]?\d){{4}} )       # 030 1234567 0171/1234567
       | \d(?:[\s.-]*\d){{6,}} (?= \s+ \(0[xX]{{2}} )                            # 3234-5678 (0xx11) 3234-5679
       ) \s+
      | ( \( \+?\d(?:[\s./-]*\d){{7,}} \) ) \s* (?= \( [+\d] )                       # (030 1234567) (0171 …)
      | ( \d(?:[\s()./-]*\d){{6,}} ) \s+                                          # 030 1234567 (0171 1234567)
        \( (?= (?:\d{{1,2}}\s?(?=\+))? [+0](?:[\s./-]*\d){{8,}}\s?\) )
    """,
    re.VERBOSE,
)
"""A number, and what ends it, before another one; its groups are what stays."""
_BRACKETED_WORDS: Final = re.compile(
    rf"\((?=[^()]*[^\W\d_])(?!0?\s?xx|(?:{EXTENSION_WORDS})\.?\)|[^()]*\d(?:[\s/]*\d){{5}})[^()]*\)",
    re.IGNORECASE,
)
"""``(Mon-Fri 9-12 & 2-5)``, but not ``(Fax 01632 960149)``, ``(DW)``, nor ``(0xx11)`` of Brazil."""
_SEPARATORS: Final = re.compile(
    rf"\n+|\s*(?:\||:::|\u3001|\\(?=\s*[+(\d]))\s*|\s+[&\u00b7\u2022]\s+(?!{EXTENSION_LABEL}\d)"
    rf"|(?<=\d)(?<!\(\d)(?<!\(\d\d)[\s,;]+(?={ENUMERATOR})|(?<=[\d)])\s+(?=[{ICONS}]\D*\d)"
)
"""Line breaks, bars and bullets; also blanks before the marker of a list, and before an icon."""
_PLUS: Final = re.compile(r"(?:(?<=\d)|(?<=\d \(\d\)))\s+(?:\+\s+|(?=\+\d))|(?<=\d{7})(?=\+\d)")
"""A plus sign, which begins another number."""
_FIRST_PREFIX: Final = re.compile(r"[^\d+]*(\d{1,2})\s?\+\d")
"""The digits of an outside line before the first number of a field: ``Tel. 9 +44 …``."""
_PREFIX_BEFORE_PLUS: Final = re.compile(
    rf"^(?:[^\d]*[:.]|(?:{PHONE_WORDS}))?[^\w]*\d{{1,2}}$|[,/]\s\d{{1,2}}$|[,/](?:00?|8|9)$", re.IGNORECASE
)
"""The digits of an outside line, where a number begins, also behind its label; without a blank before them,
the usual ones. In ``Room 12 +44 …`` they are something else."""

# Labels and words

_HOURS: Final = r"\d{1,2}(?:[.:]?\d\d)?\s?-\s?\d{1,2}(?:[.:]?\d\d)?\s*(?:$|[^\d\s./-]|\s[^\d(])"
"""``9-17``, not followed by more digits: no number behind a label such as ``Mon:``."""
_NEXT_LABEL: Final = re.compile(
    rf"(?<=[\d)*{STAND_INS}])(?:\s*[,;/(]\s*|\s+-\s+|\s+)(?=(?:{PHONE_WORDS}|[tpmfdchw]\b)[.:]?\s*(?!{_HOURS})"
    rf"{WHOLE_NUMBER}|(?!{EXTENSION_LABEL}|{OTHER_LABEL})[^\W\d_]{{1,12}}\.?:\s*(?!{_HOURS})[+(\d])",
    re.IGNORECASE,
)
"""What stands before a label: of ``01632 960144, Fax 01632 960149`` the comma."""
_LABEL_BEFORE_ENDING: Final = re.compile(
    rf"(?<=\d)\s*[,;/(|\u00b7\u2022]?\s*(?=(?:{PHONE_WORDS})[.:]?\s*-\s?\d{{1,5}}(?!\d))", re.IGNORECASE
)
"""What stands before a label and another end of a number: ``030 123456-13, Fax: -14``."""
_SEPARATING_WORDS: Final = re.compile(
    r"\s+(?:or|oder|od\.|ou|o\.?|u\.?|and|und|et|y|e|bzw\.?|resp\.?|alternativ|of|en|eller|og|och|lub|nebo|vagy|sowie|plus|alt\.?"
    r"|alternatively|или|и|ή|veya|或|または"
    "|und/oder|and/or|et/ou)"
    rf"\s+(?=[+(\d]|-\s?\d|[{ICONS}]|(?:{PHONE_WORDS}|sips?|[tpmfdochw])[.:]?\s*[+(\d])",
    re.IGNORECASE,
)
"""*or* and *and* in several languages, before a number, a label or an icon."""
_WORDS_BEFORE_NUMBER: Final = re.compile(
    r"(?:\s*[,;/]\s*(?=[^\W\d_][^\d+(*#,;/]*\s)|(?<=[^\W\d_)])\s+)"
    rf"(?=[^\d+(*#,;/]*\(?(?:(?:\+|0)\(?\d(?:[\s()./-]*\d){{8}}|{TEN_DIGITS}))"
)
"""Between a number with words behind it and another whole number, or before the words of that one."""
_ENDING: Final = re.compile(r"-\s?\d{1,5}|\d{1,2}")
"""What stands behind such a word for another end of the number before it, rather than for an extension."""
_LETTER: Final = re.compile(r"[^\W\d_]")

# Commas and semicolons

_COMMA_BEFORE_ENDING: Final = re.compile(
    r"(-\s?\d{1,5}(?:\s*\([^()]*\))?|\d(?:[ ./-]?\d){6})\s*[,;]\s*(?=-\s?\d{1,5}(?!\d))"
)
"""``030 123456-0, -12``; the group is what stands before the comma."""
_SIGN_BEFORE_ENDING: Final = re.compile(r"(\d(?:[ ./-]?\d){6})\s*&\s*(?=\d{1,2}(?![ ./-]?\d))")
"""``01632 960150 & 51``; the group is what stands before the sign."""
_COMMA: Final = re.compile(rf"(?<!,),(?!,)\s*(?=[+(\d{ICONS}]|[^\W\d_][^\d+(*#,]*[:.]\s*[+(\d])")
"""A comma before a number, a label or an icon; two commas are pauses."""
_SEMICOLON: Final = re.compile(
    rf"\s*;(?!\s*[\w-]+\s*=|\s*{EXTENSION_LABEL}\d|\s*(?:\d{{1,2}}|\d+\#)\s*(?:;|$))(?=[^;]*\d)",
    re.IGNORECASE,
)
"""A semicolon before digits, but not before ``ext=12``, nor before digits to be sent: ``…144;12``.

Words behind one are no number of their own.
"""
_AREA_CODE_ALONE: Final = re.compile(r"\s*\(?0\d{1,5}\)?\s*")
"""``01632`` or ``(01632)``, before a comma."""
_EXTENSION_LIST: Final = re.compile(r"[1-9]\d{2,5}(?:\s*[,/]\s*[1-9]\d{2,5})+", re.ASCII)
"""``4001, 4002`` or ``4001/4002``."""

# Slashes

_EXTENSION: Final = re.compile(
    rf"\s*(?:{EXTENSION_LABEL}\d|-?\d{{1,5}}\s*\(?(?:{EXTENSION_WORDS})\b)", re.IGNORECASE
)
"""``ext 12`` or ``12 DW``, behind a slash."""
_ENDING_DIGITS: Final = re.compile(r"-?\s*\d(?:[\s.-]*\d)*(?!.*\(\d)")
"""The digits of another end: ``-14``, ``51``."""
_ENDING_LABEL: Final = re.compile(rf"\s*((?:{PHONE_WORDS})[.:]?)\s*(?=-?\s?\d)", re.IGNORECASE)
"""A label before another end, ``Fax -14``; the group is the label."""
_MIN_COMPLETE_DIGITS: Final = 7
"""With fewer digits, the part before a slash is an area code and no number of its own: ``0431/98765``."""
_AREA_CODE: Final = re.compile(r"\d{2,6}|00\d{1,3} ?\(0\) ?\d{1,5}")
"""``0431`` or ``0049(0)431``, before a slash."""
_MIN_LOCAL_DIGITS: Final = 5
"""With fewer digits, what follows another end of a number and a slash is one more of them."""
_MAX_LOCAL_DIGITS: Final = 8
"""With more digits, a number needs no area code of another."""
_LOCAL_NUMBER: Final = re.compile(r"[1-9]\d*(?:[ .-]\d+)*(?![\d*#,;])")
"""``98766`` or ``555-0144``, also before words."""
_MAX_SHORT_DIRECT_LINE_DIGITS: Final = 2
"""With more digits, a group behind a hyphen has the same length in all numbers, as in ``212-555-0143``."""
_MAX_DIRECT_LINE_DIGITS: Final = 4
"""With more digits, what follows a hyphen is the number behind an area code and not a direct line."""

_PAIRS: Final = re.compile(r"0\d(?:/\d\d){4}")
"""``01/99/00/12/34``, in France."""

# Dashes and blanks

_DASH: Final = re.compile(r" - (?=.*\d)")
"""``030 1234567 - 0171 1234567``, but also ``0431 - 98765``."""
_BLANK_BEFORE_ZERO: Final = re.compile(r"(?<=\d)\s+(?=\(?00?[1-9])")
"""``030 1234567 0171 1234567``."""
_BLANK_IN_NUMBERS: Final = re.compile(r"(?<=\d)\s+(?=[\d(])")
"""``912 345 678 934 567 890``: one of these blanks is between two numbers."""
# The first one may have a zero, as landlines of Italy have.
_FIRST_HALF: Final = re.compile(r"(?:1[\s.-])?\(?(?:0[1-9]|[1-9]\d)[\d\s().-]*", re.ASCII)
_SECOND_HALF: Final = re.compile(r"(?:1[\s.-])?\(?(?:0[1-9]|[1-9]\d)[\d\s().-]*", re.ASCII)
_INTERNATIONAL_PREFIX: Final = re.compile(r"\(?\d?0(?:0|1[01])\b", re.ASCII)
"""``011``, ``010`` or ``00`` before a number abroad, also behind the digit of an outside line."""
_NORTH_AMERICAN: Final = r"(?:1[\s.-])?(?:\([2-9]\d\d\)\s?|[2-9]\d\d[.-])?[2-9]\d\d[.-]\d{4}"
_NORTH_AMERICAN_NUMBERS: Final = re.compile(rf"{_NORTH_AMERICAN}(?:\s+{_NORTH_AMERICAN})+")
"""``234-5678 234-5679``: each of them ends where a hyphen and four digits say so."""
_BLANK_BETWEEN_THEM: Final = re.compile(r"(?<=[.-]\d{4})\s+")
_POSITION: Final = re.compile(r"(.*\d)\s*\((\d)\)", re.DOTALL)
"""A number with its position in the field, ``… (2)``; the groups are the number and the position."""
_MIN_JOINED_BY_DASH, _MIN_JOINED_BY_BLANK = 8, 9
"""With fewer digits, what stands beside a dash or a blank is a part of a number: ``0431 - 98765``."""
_MAX_HALF_DIGITS: Final = 12
"""Digits of a long number without a country code; more of them may be three numbers."""
_MAX_NUMBER_DIGITS: Final = 15
"""Digits of the longest number there is (E.164)."""


def split_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in a field that may hold several, in their order; an empty field gives none.

    Numbers are separated by line breaks, bars, bullets, semicolons, commas, slashes, dashes, words such as
    *or*, labels such as *Fax*, markers of lists, a plus sign, or a blank between two complete numbers. A
    comma or a semicolon that begins an extension separates nothing, nor does any sign in words in brackets,
    in opening hours or in a date. After a slash, a shorter run of digits replaces the end of the number
    before it: ``01632 960150/51`` is 960150 and 960151. A number that lacks an area code and begins like the
    one before it has the same: ``0431 98765, 98766``. Labels and remarks stay with their number.
    """
    cleaned = _COMMA_BEFORE_ENDING.sub(r"\1/", clean_text(text[:MAX_TEXT_LENGTH]))  # 123456-0, -12
    if "&" in cleaned:
        cleaned = _SIGN_BEFORE_ENDING.sub(r"\1/", cleaned)  # 960150 & 51
    hidden: list[str] = []
    cleaned = hide_hours(cleaned, hidden)
    has_words = _LETTER.search(cleaned) is not None  # most fields have none
    if has_words:
        cleaned = _LABEL_BEFORE_ENDING.sub("/", cleaned)
        cleaned = _BRACKETED_WORDS.sub(lambda match: hide_words(match[0], hidden), cleaned)
    may_hold_several = any(sign in cleaned for sign in ("/", ") ", " (", ")(", "* "))
    parts = [_BEFORE_NEXT_NUMBER.sub(r"\1\2\3\n", cleaned) if may_hold_several else cleaned]
    for pattern in (_SEPARATORS, _NEXT_LABEL, _SEMICOLON) if has_words else (_SEPARATORS, _SEMICOLON):
        parts = [piece for part in parts for piece in pattern.split(part)]
    if has_words:
        parts = [piece for part in parts for piece in _split_at_words(part)]
        parts = [piece for part in parts for piece in _split_behind_words(part)]
    first_prefix = _FIRST_PREFIX.match(cleaned)
    prefix = "" if first_prefix is None else first_prefix[1]
    parts = [piece for part in parts for piece in _split_at_plus_signs(part.strip(), prefix)]
    for split in (_split_extensions, _split_at_commas, _split_at_dashes, _split_at_slashes, _split_at_blanks):
        parts = [piece for part in parts for piece in split(part)]
    parts = [restore_words(part, hidden) for part in parts]
    parts = [_remove_lone_bracket(part.strip(" ;")) for part in parts]
    parts = _remove_positions([part for part in parts if part])
    for index in range(1, len(parts)):
        parts[index] = _take_area_code(parts[index], parts[index - 1])
    return tuple(parts)


def _take_area_code(part: str, previous: str) -> str:
    """Return a number with the area code of the one before it, if it has none and both are of one block.

    They are if they begin alike: ``0431 98765`` and ``98766``.
    """
    bare = remove_label(part)
    local = _LOCAL_NUMBER.match(bare)
    digits = "" if local is None else re.sub(r"\D", "", local.group())
    number = REMARK.sub("", previous)
    before = _find_beginning(number, len(digits))
    if not _MIN_LOCAL_DIGITS <= len(digits) <= _MAX_LOCAL_DIGITS or count_digits(before) < 2:
        return part
    known = re.sub(r"\D", "", number[len(before) :])
    if before[-1:].isdigit() or known[: len(digits) // 2] != digits[: len(digits) // 2]:
        return part
    return f"{part[: len(part) - len(bare)]}{before}{bare}"


def _find_beginning(number: str, digits: int) -> str:
    """Return what stands before the last ``digits`` digits of a number."""
    position = len(number)
    while digits and position:
        position -= 1
        digits -= number[position].isdigit()
    return number[:position]


def _remove_positions(parts: list[str]) -> list[str]:
    """Return several numbers without ``(1)`` and ``(2)`` behind them, which would be read as more digits."""
    found = [_POSITION.fullmatch(part) if len(parts) > 1 else None for part in parts]
    if any(match is not None and int(match[2]) != position for position, match in enumerate(found, 1)):
        return parts
    return [part if match is None else match[1] for part, match in zip(parts, found, strict=True)]


def _remove_lone_bracket(part: str) -> str:
    """Return a number without the end of brackets that began before it: ``… (Fax 01632 960149)``."""
    return part[:-1] if part.endswith(")") and part.count(")") > part.count("(") else part


def _split_at_words(part: str) -> list[str]:
    """Split at words such as *or*; another end of the number before one is left to the slash."""
    first, *others = _SEPARATING_WORDS.split(part)
    pieces = [first]
    for other in others:
        if _ENDING.fullmatch(other.strip()) and count_own_digits(pieces[-1]) >= _MIN_COMPLETE_DIGITS:
            pieces[-1] += f"/{other}"
        else:
            pieces.append(other)
    return pieces


def _split_behind_words(part: str) -> list[str]:
    """Split before a whole number, or the words before it, where another one stands before these."""
    pieces: list[str] = []
    start = 0
    for words in _WORDS_BEFORE_NUMBER.finditer(part):
        if count_own_digits(part[start : words.start()]) >= _MIN_JOINED_BY_BLANK:
            pieces.append(part[start : words.start()])
            start = words.end()
    return [*pieces, part[start:]]


def _split_at_plus_signs(part: str, prefix: str) -> list[str]:
    """Split before plus signs, and before the digits of an outside line in front of them.

    Of ``9 +44 … 9 +44 …``, they are ``prefix``, with which the field begins.
    """
    pieces: list[str] = []
    start = 0
    for plus in _PLUS.finditer(part):
        before = part[start : plus.start()]
        if _PREFIX_BEFORE_PLUS.search(before) is not None:
            continue
        end = plus.start()
        following = plus.end()
        if prefix and before.endswith(f" {prefix}"):
            end -= len(prefix) + 1
            following = end + 1
        pieces.append(part[start:end])
        start = following
    return [*pieces, part[start:]]


def _split_at_dashes(part: str) -> list[str]:
    """Split at dashes between numbers that are both complete."""
    return _split_complete_numbers(_DASH.split(part), part, _MIN_JOINED_BY_DASH)


def _split_at_blanks(part: str) -> list[str]:
    """Split at blanks between numbers that are both complete."""
    if _NORTH_AMERICAN_NUMBERS.fullmatch(part) is not None:
        return _BLANK_BETWEEN_THEM.split(part)
    if len(halves := _split_halves(part)) > 1:
        return halves
    pieces: list[str] = []
    start = 0
    # With more digits than one number has, the first may be a short one: 08-12 34 56 070-123 45 67.
    # Behind words, some of them may be those of another number.
    is_certain = count_digits(part) > _MAX_NUMBER_DIGITS + len("00") and _LETTER.search(part) is None
    minimum = _MIN_JOINED_BY_DASH if is_certain else _MIN_JOINED_BY_BLANK
    for blank in _BLANK_BEFORE_ZERO.finditer(part):
        before, behind = part[start : blank.start()], part[blank.end() :]
        if count_digits(before) >= minimum and count_digits(behind) >= _MIN_JOINED_BY_BLANK:
            pieces.append(before)
            start = blank.end()
    return [*pieces, part[start:]]


def _split_halves(part: str) -> list[str]:
    """Split two numbers of the same length, or of one block, with more digits than one can have.

    Where countries have no zero to begin with, nothing but a blank is between them.
    """
    total = count_digits(part)
    if not _MAX_NUMBER_DIGITS < total <= 2 * _MAX_HALF_DIGITS:
        return [part]
    for blank in _BLANK_IN_NUMBERS.finditer(part):
        halves = [part[: blank.start()], part[blank.end() :]]
        if _take_area_code(halves[1], halves[0]) != halves[1]:
            return halves  # 01632 960144 960145
        is_middle = count_digits(halves[0]) * 2 == total
        if is_middle and _FIRST_HALF.fullmatch(halves[0]) and _SECOND_HALF.fullmatch(halves[1]):
            return [part] if _is_one_number_abroad(*halves) else halves
    return [part]


def _is_one_number_abroad(first: str, second: str) -> bool:
    """Return whether two halves in different groups are one number: ``011 49 151`` and ``1234 5678``."""
    prefix = _INTERNATIONAL_PREFIX.match(first)
    groups = [[len(group) for group in re.findall(r"\d+", half)] for half in (first, second)]
    if prefix is None or groups[0] == groups[1]:
        return False
    abroad = re.sub(r"\D", "", first[prefix.end() :] + second)
    return parse_valid(f"+{abroad}", "") is not None  # not 900 123 456 91 234 56 78, two numbers of Spain


def _split_complete_numbers(pieces: list[str], part: str, digits: int) -> list[str]:
    return pieces if all(count_digits(piece) >= digits for piece in pieces) else [part]


def _split_extensions(part: str) -> list[str]:
    """Split extensions of one block, such as ``4001 / 4002``; other short parts make one number."""
    if _EXTENSION_LIST.fullmatch(part.strip()) is None:
        return [part]
    pieces = [piece.strip() for piece in re.split("[,/]", part)]
    return pieces if len({(len(piece), piece[0]) for piece in pieces}) == 1 else [part]


def _split_at_commas(part: str) -> list[str]:
    """Split at commas, but not at those that stand for a pause before an extension."""
    pieces = [""]
    position = 0
    for match in _COMMA.finditer(part):
        following = part[match.end() :].partition(",")[0]
        pieces[-1] += part[position : match.start()]
        position = match.end()
        is_whole = count_digits(pieces[-1]) >= 3 and _AREA_CODE_ALONE.fullmatch(pieces[-1]) is None
        is_long = count_digits(following) >= _MIN_COMPLETE_DIGITS - 1 and not following.rstrip().endswith("#")
        if is_whole and (is_long or _take_area_code(following, pieces[-1]) != following):
            pieces.append("")
        else:
            pieces[-1] += match.group()
    pieces[-1] += part[position:]
    return pieces


def _split_at_slashes(part: str) -> list[str]:
    if "/" not in part or "@" in part or "://" in part or _PAIRS.fullmatch(part):
        return [part]
    first, *others = _join_area_codes(re.split(r"\s*/+\s*", part))
    pieces = [first]
    for other in others:
        previous, digits = pieces[-1], count_digits(other)
        is_in_same_area = digits == count_digits(previous.partition("/")[2]) and other[:1] in "123456789"
        if (
            not digits
            or count_own_digits(previous) < _MIN_COMPLETE_DIGITS
            or _EXTENSION.match(other) is not None
        ):
            pieces[-1] = f"{previous}/{other}"  # an area code, or a slash among other signs
        elif other.lstrip()[:1] in {"+", "("} or (digits >= _MIN_COMPLETE_DIGITS and not is_in_same_area):
            pieces.append(other)
        elif (label := _ENDING_LABEL.match(other)) is not None:
            number = _replace_end(remove_label(previous), other[label.end() :])
            pieces.append(f"{label[1]} {number}")
        else:
            pieces.append(_replace_end(previous, other))
    return pieces


def _join_area_codes(pieces: list[str]) -> list[str]:
    """Return pieces between slashes with the area codes of all numbers joined to what follows them."""
    counts = [count_digits(piece) for piece in pieces]
    for size in range(2, len(pieces) // 2 + 1):
        # All numbers are written alike: 22/123 45 67/22/123 45 68.
        if (
            counts == counts[:size] * (len(pieces) // size)
            and counts[0] < counts[size - 1] >= _MIN_LOCAL_DIGITS
        ):
            return ["/".join(pieces[index : index + size]) for index in range(0, len(pieces), size)]
    joined = pieces[:1]
    for piece in pieces[1:]:
        area_code = joined[-1]
        if (
            len(joined) > 1
            and _AREA_CODE.fullmatch(area_code)
            and piece[:1] in "123456789"
            and count_digits(piece)
            >= (_MIN_LOCAL_DIGITS if area_code.startswith("0") else _MIN_COMPLETE_DIGITS)
            and count_own_digits("/".join(joined[:-1])) >= _MIN_COMPLETE_DIGITS
        ):
            joined[-1] = f"{area_code}/{piece}"
        else:
            joined.append(piece)
    return joined


def _replace_end(number: str, other: str) -> str:
    """Return ``number`` with the last of its digits replaced by those that ``other`` begins with.

    What follows a hyphen is replaced as a whole if it is a direct line (``123456-0/12``) or the number behind
    an area code (``0431-98765/987654``). What is no end of ``number`` is returned as it is.
    """
    ending = _ENDING_DIGITS.match(other)
    number, is_direct = REMARK.sub("", number), other.startswith("-")
    digits = 0 if ending is None else count_digits(ending.group())
    if not 0 < digits < count_digits(number):
        return other
    start, _, tail = number.rpartition("-")
    length = count_digits(tail)
    longest = _MAX_DIRECT_LINE_DIGITS if is_direct else min(digits, _MAX_SHORT_DIRECT_LINE_DIGITS)
    is_replaced = 0 < length <= longest or _MAX_DIRECT_LINE_DIGITS < length <= digits
    if is_replaced and _LETTER.search(tail) is None:  # not in "030 1234567 - DW 12"
        return f"{start}{'' if is_direct else '-'}{other}"
    return _find_beginning(number, digits) + other.lstrip("- ")
