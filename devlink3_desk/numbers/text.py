"""The text of phone numbers: characters, several numbers in one field, extensions and remarks.

Nothing here depends on a country. The same cleaning applies to imported files, to what is typed or pasted
into the search field, and to what the PBX sends, so that a number equals itself wherever it comes from.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple
from urllib.parse import unquote

from devlink3_desk.numbers.digits import INTERNATIONAL_ZEROS, count_digits, count_own_digits
from devlink3_desk.numbers.hours import list_hours

# Hyphens, dashes and minus signs that NFKC leaves alone.
_DASHES: Final = re.compile("[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]")
# Soft hyphen, variation selectors and everything that Unicode calls a format character: direction marks,
# zero-width joiners, byte-order marks. Programs add them when a number is copied out of them. Superscript
# digits are those of footnotes.
_REMOVED: Final = re.compile(
    "[\u00ad\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
# Telephones, mobile phones and fax machines of letterheads and signatures.
MOBILE_ICONS, FAX_ICON = "\U0001f4f1\U0001f4f2", "\U0001f4e0"
_ICONS: Final = "\u260e\u260f\u2706\U0001f4de-\U0001f4e0\U0001f4f1\U0001f4f2\U0001f57b-\U0001f57f"
_LEADING_ICONS: Final = re.compile(rf"[{_ICONS}\s]+")
_DOTS: Final = re.compile("(?<=\\d)[\u00b7\u2022\u2219\u22c5](?=\\d)")
_LINE_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_SPACES: Final = re.compile(r"[^\S\n]+")

_URI_SCHEME: Final = re.compile(r"^\s*(?:tel|sip|sips|callto|phone)\s*:\s*(?://)?", re.IGNORECASE)
_NAME_BEFORE_URI: Final = re.compile(r"^[^<>]*<([^<>]*)>[^<>]*$")
_URI_PARAMETER: Final = re.compile(r";\s*(?!ext\s*=)[\w-]+\s*=[^;]*", re.IGNORECASE)
_SIP_HOST: Final = re.compile(r"@[^;]*")
_URI_QUERY: Final = re.compile(r"\?[A-Za-z].*$", re.DOTALL)
_URI_CONTEXT: Final = re.compile(r";\s*phone-context\s*=\s*(\+[\d().-]+)", re.IGNORECASE)

_EXTENSION_WORDS: Final = (
    "extension|extn?|durchwahl|durchw|dw|nebenstelle|nst|apparat|app|klappe|kl|poste|interno|int|anexo|ramal"
    "|toestel|tst|linka|wewn?|anknytning|доб|内線|內線|转|轉"
)
_EXTENSION_LABEL: Final = (
    rf"(?<![^\W\d_])(?:(?:{_EXTENSION_WORDS})\.?\s*(?:n[or]\.|number|nummer|\#)?\s*[.:=-]?\s*|x\.?\s?)"
)
_EXTENSION: Final = re.compile(
    rf"""\s* (?:
        ;\s*ext\s*=\s*                                        # RFC 3966
      | [,;/-]?\s* [(\[]?\s* {_EXTENSION_LABEL}
      | (?<![^\W\d_])[,p]{{2,}}\s* | \s?[,wp](?=\d{{1,8}}\#?\s*$)  # a pause, then digits to be sent
      | \s?\#\s?(?=\d{{1,7}}\#?\s*$)
      | (?<=\d)(?:;\d{{1,2}})*;(?=\d{{1,8}}\#?\s*$)                     # a wait for the answer
    ) (?P<digits>\d{{1,11}})\#?\s*[)\]]?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_PHONE_WORDS: Final = (
    r"tel|fon|phone|telephone|telephon|telefon|t[eé]l[eé]phone|telefono|tel[eé]fono|mobile|mobil|mob|handy|cell|portable"
    r"|m[oó]vil|cellulare|gsm|fax|telefax|work|home|office|direct|ddi|main|zentrale|privat|dienstlich|b[uü]ro|bureau"
)
_WHOLE_NUMBER: Final = r"[+(]{0,2}\d(?:[\s()./-]*\d){5}"
_SEPARATING_WORDS: Final = re.compile(
    r"\s+(?:or|oder|od\.|ou|o\.?|u\.?|and|und|et|y|e|bzw\.?|resp\.?|alternativ|of|en|eller|og|och|lub|nebo|vagy|sowie|plus|alt\.?"
    r"|alternatively|или|и|ή|veya|或|または"
    "|und/oder|and/or|et/ou)"
    rf"\s+(?=[+(\d]|-\s?\d|[{_ICONS}]|(?:{_PHONE_WORDS}|sips?|[tpmfdochw])[.:]?\s*[+(\d])",
    re.IGNORECASE,
)
_ENDING: Final = re.compile(r"-\s?\d{1,5}|\d{1,2}")
"""What stands behind such a word for another end of the number before it, rather than for an extension."""
_ENUMERATOR: Final = r"[1-9](?:\d?[.:)]\s+(?=\(?[+0]\d)|[.)]\s+(?=\(?\d(?:[\s().-]*\d){7}))"
_LIST_MARKER: Final = re.compile(rf"\s*(?:{_ENUMERATOR}|[*\u2022]\s+)(?={_WHOLE_NUMBER})")
"""``1.`` and other signs of lists; no words that belong to the number."""
_SEPARATORS: Final = re.compile(
    rf"\n+|\s*(?:\||:::|\u3001)\s*|\s+[&\u00b7\u2022]\s+"
    rf"|(?<=\d)(?<!\(\d)(?<!\(\d\d)[\s,;]+(?={_ENUMERATOR})|(?<=[\d)])\s+(?=[{_ICONS}])"
)
_PLUS: Final = re.compile(r"(?<=\d)(?<!^\d)(?<!^\d\d)(?<![,/]\s\d)(?<![,/]\s\d\d)\s+(?:\+\s+|(?=\+\d))")
"""A plus sign begins another number, but not behind the digits of an outside line: ``9 +44 …``."""
_BEFORE_NEXT_NUMBER: Final = re.compile(
    rf"""( \d[ ]*(?:\((?=[^()]*[^\W\d_])[^()]*\) | \*+) (?= \s+ {_WHOLE_NUMBER} )  # 0171 123456 (Büro) 030 …
       | \d(?:[\s().-]*\d){{8,}} (?= \s+ 0\d{{2,5}}/[1-9](?:[\s.-]?\d){{4}} )       # 030 1234567 0171/1234567
       ) \s+
      | ( \d(?:[\s()./-]*\d){{6,}} ) \s+ \( (?= [+0](?:[\s./-]*\d){{8,}}\s?\) )   # 030 1234567 (0171 1234567)
    """,
    re.VERBOSE,
)
_BRACKETED_WORDS: Final = re.compile(r"\((?=[^()]*[^\W\d_])(?![^()]*\d(?:[\s/]*\d){5})[^()]*\)")
_FIRST_STAND_IN: Final = 0xA000
_STAND_INS: Final = "\ua000-\ua3ff"
"""Letters of a script that no address book has: they stand for words while a field is split."""
_COMMA: Final = re.compile(rf"(?<!,),(?!,)\s*(?=[+(\d{_ICONS}]|[^\W\d_][^\d+(*#,]*[:.]\s*[+(\d])")
_EXTENSION_BEGIN: Final = re.compile(rf"\s*{_EXTENSION_LABEL}\d", re.IGNORECASE)
# Words behind one are no number of their own.
_SEMICOLON: Final = re.compile(
    rf"\s*;(?!\s*[\w-]+\s*=|\s*{_EXTENSION_LABEL}\d|(?<=\d;)(?:\d{{1,2}}|\d+\#)\s*(?:;|$))(?=[^;]*\d)",
    re.IGNORECASE,
)
_COMMA_BEFORE_ENDING: Final = re.compile(r"(-\s?\d{1,5}(?:\s*\([^()]*\))?)\s*[,;]\s*(?=-\s?\d)")
_EXTENSION_LIST: Final = re.compile(r"[1-9]\d{2,5}(?:\s*[,/]\s*[1-9]\d{2,5})+", re.ASCII)
_LONE_EXTENSION: Final = re.compile(rf"\s*{_EXTENSION_LABEL}(?P<digits>\d{{2,6}})\s*", re.IGNORECASE)
_LABEL: Final = re.compile(
    rf"""^\s*(?:
        [^\W\d_][^\d+(*#]*?[:.]\s*(?=[+(\d*#])     # Office: 01632 960147
      # Without a colon only words that mean a telephone: any other may change the meaning of a number.
      | (?: {_PHONE_WORDS} ) \s+(?=[+(\d])
      | [tpmfdochw{_STAND_INS}] \s+(?={_WHOLE_NUMBER})
      | \([^()\d]*[^\W\d_]\)\s*(?={_WHOLE_NUMBER})  # T 01632 960147
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HOURS: Final = r"\d{1,2}(?:[.:]?\d\d)?\s?-\s?\d{1,2}(?:[.:]?\d\d)?\s*(?:$|[^\d\s./-]|\s[^\d(])"
_NEXT_LABEL: Final = re.compile(
    rf"(?<=[\d)*{_STAND_INS}])(?:\s*[,;/(]\s*|\s+-\s+|\s+)(?=(?:{_PHONE_WORDS}|[tpmfdchw]\b)[.:]?\s*(?!{_HOURS})"
    rf"{_WHOLE_NUMBER}|(?!{_EXTENSION_LABEL})[^\W\d_]{{1,12}}\.?:\s*(?!{_HOURS})[+(\d])",
    re.IGNORECASE,
)
_LABEL_BEFORE_ENDING: Final = re.compile(
    rf"(?<=\d)\s*[,;/(]?\s*(?=(?:{_PHONE_WORDS})[.:]?\s*-\s?\d{{1,5}}(?!\d))", re.IGNORECASE
)
_ENDING_DIGITS: Final = re.compile(r"-?\s*\d(?:[\s.-]*\d)*(?!.*\(\d)")
_ENDING_LABEL: Final = re.compile(rf"\s*((?:{_PHONE_WORDS})[.:]?)\s*(?=-?\s?\d)", re.IGNORECASE)
_REMARK: Final = re.compile(
    rf"\s*(?![(\[]\s*{_EXTENSION_LABEL}\d{{1,11}}\s*[)\]]?\s*$)"
    r"(?:\((?=[^)]*[^\W\d_])[^)]*\)?|\[[^\]]*\]?)\s*$",
    re.IGNORECASE,
)
_RANGE_END: Final = re.compile("(?<=\\d)\\s*(?:\\.{2,}|[~\u301c])\\s*-?\\d{1,5}\\s*$")
_OPENING_HOURS: Final = (
    r"\d{1,2}(?:[.:]\d\d)?(?:\s?-\s?\d{1,2}(?:[.:]\d\d)?)?\s?(?:h|hrs?|hours?|std|stunden|uhr|am|pm)\b"
    r"|\d{1,2}[:h]\d\d\s?-\s?\d{1,2}[:h]\d\d"
)
_TRAILING_WORDS: Final = re.compile(
    rf"(?<=[\d)])(?=-?[\s,;:/])[\s,;:/-]+(?!(?:x{{2,}}|n{{2,}})\b)(?:[^\W\d_]|{_OPENING_HOURS})"
    r"[^+*#?$`<>|\\]*$",
    re.IGNORECASE,
)
"""Words behind a number, but not letters that stand for digits: ``030 123 xxx``."""
_MIN_DIGITS_BEFORE_WORDS: Final = 6
_FOOTNOTE: Final = re.compile(r"([^\d*#]*(?:\d[^\d*#]*){7,})[*#]+\s*")
"""A number with the sign of a footnote, or that ends dialling; short numbers with them are service codes."""
_LETTER: Final = re.compile(r"[^\W\d_]")

MIN_COMPLETE_DIGITS: Final = 7
"""With fewer digits, the part before a slash is an area code and no number of its own: ``0431/98765``."""
_AREA_CODE: Final = re.compile(r"\d{2,6}|00\d{1,3} ?\(0\) ?\d{1,5}")
_MIN_LOCAL_DIGITS: Final = 5
"""With fewer digits, what follows another end of a number and a slash is one more of them."""
_DASH: Final = re.compile(r" - (?=.*\d)")
_BLANK_BEFORE_ZERO: Final = re.compile(r"(?<=\d)\s+(?=0\d)")
_BLANK_IN_NUMBERS: Final = re.compile(r"(?<=\d)\s+(?=[1-9(])")
# The first one may have a zero, as landlines of Italy have.
_FIRST_HALF: Final = re.compile(r"(?:1[\s.-])?\(?(?:0[1-9]|[1-9]\d)[\d\s().-]*", re.ASCII)
_SECOND_HALF: Final = re.compile(r"(?:1[\s.-])?\(?[1-9]\d[\d\s().-]*", re.ASCII)
_MIN_JOINED_BY_DASH, _MIN_JOINED_BY_BLANK = 8, 9
"""With fewer digits, what stands beside a dash or a blank is a part of a number: ``0431 - 98765``."""
_MAX_SHORT_DIRECT_LINE_DIGITS: Final = 2
"""With more digits, a group behind a hyphen has the same length in all numbers, as in ``212-555-0143``."""
_MAX_DIRECT_LINE_DIGITS: Final = 4
"""With more digits, what follows a hyphen is the number behind an area code and not a direct line."""
_MIN_JOINED_DIGITS, _MAX_JOINED_DIGITS = 10, 15
"""Digits of a number in its context: with fewer, it is a service or an extension that is dialled alone."""
MAX_TEXT_LENGTH: Final = 300
"""Longer texts hold no numbers that anybody dials."""


class WrittenNumber(NamedTuple):
    """One phone number as it is written, taken apart."""

    main: str
    """What is dialled first: digits, separators, ``+``, ``*``, ``#``, and letters where the number has
    some."""
    extension: str = ""
    """Digits that are dialled once the call is answered; never a part of the main number."""
    remark: str = ""
    """Words beside the number, such as opening hours."""


def clean_text(text: str) -> str:
    """Return ``text`` without invisible characters, with plain digits, spaces and hyphens.

    Line breaks stay: they separate numbers.
    """
    if text.isascii():
        cleaned = text
    else:
        cleaned = _DASHES.sub("-", unicodedata.normalize("NFKC", _REMOVED.sub("", text)))
        # Digits of other scripts have a decimal value, too.
        cleaned = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in cleaned)
        cleaned = _DOTS.sub(".", cleaned)
    if not cleaned.isprintable():
        cleaned = _CONTROLS.sub("", _LINE_BREAKS.sub("\n", cleaned))
    return _SPACES.sub(" ", cleaned).strip()


def split_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in a field that may hold several, in their order; an empty field gives none.

    Numbers are separated by line breaks, semicolons, commas, bars, slashes or words such as *or*. A comma
    or a semicolon that begins an extension separates nothing. After a slash, a shorter run of digits
    replaces the end of the number before it: ``01632 960150/51`` is 960150 and 960151. Words in brackets are
    not split.
    """
    cleaned = _COMMA_BEFORE_ENDING.sub(r"\1/", clean_text(text[:MAX_TEXT_LENGTH]))  # 123456-0, -12
    hidden: list[str] = []
    cleaned = _hide_hours(cleaned, hidden)
    has_words = _LETTER.search(cleaned) is not None  # most fields have none
    if has_words:
        cleaned = _LABEL_BEFORE_ENDING.sub("/", cleaned)
        cleaned = _BRACKETED_WORDS.sub(lambda match: _hide_words(match[0], hidden), cleaned)
    may_hold_several = any(sign in cleaned for sign in ("/", ") ", " (", "* "))
    parts = [_BEFORE_NEXT_NUMBER.sub(r"\1\2\n", cleaned) if may_hold_several else cleaned]
    for pattern in (_SEPARATORS, _NEXT_LABEL, _SEMICOLON) if has_words else (_SEPARATORS, _SEMICOLON):
        parts = [piece for part in parts for piece in pattern.split(part)]
    if has_words:
        parts = [piece for part in parts for piece in _split_at_words(part)]
    parts = [piece for part in parts for piece in _PLUS.split(part.strip())]
    for split in (_split_extensions, _split_at_commas, _split_at_dashes, _split_at_slashes, _split_at_blanks):
        parts = [piece for part in parts for piece in split(part)]
    parts = [_restore_words(part, hidden) for part in parts]
    parts = [_remove_lone_bracket(part.strip(" ;")) for part in parts]
    return tuple(part for part in parts if part)


def _hide_hours(text: str, hidden: list[str]) -> str:
    """Return ``text`` with letters in place of opening hours and dates; add what they stand for."""
    for hours in reversed(list_hours(text)):
        text = f"{text[: hours.start()]}{_hide_words(hours.group(), hidden)}{text[hours.end() :]}"
    return text


def _hide_words(words: str, hidden: list[str]) -> str:
    """Return a letter that stands for ``words``, in brackets if they are; add what it stands for."""
    inside = words[1:-1] if words.startswith("(") else words
    letter = chr(_FIRST_STAND_IN + len(hidden))
    hidden.append(inside)
    return words.replace(inside, letter)


def _restore_words(text: str, hidden: list[str]) -> str:
    """Return ``text`` with what its letters stand for."""
    # The last ones first: they may hold the others.
    for index in reversed(range(len(hidden))):
        text = text.replace(chr(_FIRST_STAND_IN + index), hidden[index])
    return text


def _remove_lone_bracket(part: str) -> str:
    """Return a number without the end of brackets that began before it: ``… (Fax 01632 960149)``."""
    return part[:-1] if part.endswith(")") and part.count(")") > part.count("(") else part


def _split_at_words(part: str) -> list[str]:
    """Split at words such as *or*; another end of the number before one is left to the slash."""
    first, *others = _SEPARATING_WORDS.split(part)
    pieces = [first]
    for other in others:
        if _ENDING.fullmatch(other.strip()) and count_own_digits(pieces[-1]) >= MIN_COMPLETE_DIGITS:
            pieces[-1] += f"/{other}"
        else:
            pieces.append(other)
    return pieces


def _split_at_dashes(part: str) -> list[str]:
    """Split at dashes between numbers that are both complete."""
    return _split_complete_numbers(_DASH.split(part), part, _MIN_JOINED_BY_DASH)


def _split_at_blanks(part: str) -> list[str]:
    """Split at blanks between numbers that are both complete."""
    pieces = _split_complete_numbers(_BLANK_BEFORE_ZERO.split(part), part, _MIN_JOINED_BY_BLANK)
    return pieces if len(pieces) > 1 else _split_halves(part)


def _split_halves(part: str) -> list[str]:
    """Split two numbers of the same length with more digits than one can have.

    Where countries have no zero to begin with, nothing but a blank is between them.
    """
    total = count_digits(part)
    if total % 2 or total <= _MAX_JOINED_DIGITS:
        return [part]
    for blank in _BLANK_IN_NUMBERS.finditer(part):
        halves = [part[: blank.start()], part[blank.end() :]]
        is_middle = count_digits(halves[0]) * 2 == total
        if is_middle and _FIRST_HALF.fullmatch(halves[0]) and _SECOND_HALF.fullmatch(halves[1]):
            return halves
    return [part]


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
        if count_digits(following) >= MIN_COMPLETE_DIGITS - 1 and count_digits(pieces[-1]) >= 3:
            pieces.append("")
        else:
            pieces[-1] += match.group()
    pieces[-1] += part[position:]
    return pieces


def _split_at_slashes(part: str) -> list[str]:
    if "/" not in part or "@" in part or "://" in part:
        return [part]
    first, *others = _join_area_codes(re.split(r"\s*/+\s*", part))
    pieces = [first]
    for other in others:
        previous, digits = pieces[-1], count_digits(other)
        is_in_same_area = digits == count_digits(previous.partition("/")[2]) and other[:1] in "123456789"
        if (
            not digits
            or count_own_digits(previous) < MIN_COMPLETE_DIGITS
            or _EXTENSION_BEGIN.match(other) is not None
        ):
            pieces[-1] = f"{previous}/{other}"  # an area code, or a slash among other signs
        elif other.lstrip()[:1] in {"+", "("} or (digits >= MIN_COMPLETE_DIGITS and not is_in_same_area):
            pieces.append(other)
        elif (label := _ENDING_LABEL.match(other)) is not None:
            number = _replace_end(_remove_label(previous), other[label.end() :])
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
            >= (_MIN_LOCAL_DIGITS if area_code.startswith("0") else MIN_COMPLETE_DIGITS)
            and count_own_digits("/".join(joined[:-1])) >= MIN_COMPLETE_DIGITS
        ):
            joined[-1] = f"{area_code}/{piece}"
        else:
            joined.append(piece)
    return joined


def _remove_label(number: str) -> str:
    if (marker := _LIST_MARKER.match(number)) is not None:
        number = number[marker.end() :]
    label = _LABEL.match(number)
    return number if label is None else number[label.end() :]


def _replace_end(number: str, other: str) -> str:
    """Return ``number`` with the last of its digits replaced by those that ``other`` begins with.

    What follows a hyphen is replaced as a whole if it is a direct line (``123456-0/12``) or the number behind
    an area code (``0431-98765/987654``). What is no end of ``number`` is returned as it is.
    """
    ending = _ENDING_DIGITS.match(other)
    number, is_direct = _REMARK.sub("", number), other.startswith("-")
    digits = 0 if ending is None else count_digits(ending.group())
    if not 0 < digits < count_digits(number):
        return other
    start, _, tail = number.rpartition("-")
    length = count_digits(tail)
    longest = _MAX_DIRECT_LINE_DIGITS if is_direct else min(digits, _MAX_SHORT_DIRECT_LINE_DIGITS)
    if 0 < length <= longest or _MAX_DIRECT_LINE_DIGITS < length <= digits:
        return f"{start}{'' if is_direct else '-'}{other}"
    position = len(number)
    while digits:
        position -= 1
        digits -= number[position].isdigit()
    return number[:position] + other.lstrip("- ")


def _read_uri(text: str) -> str:
    """Return the number of a ``tel:`` or ``sip:`` URI, with its extension, in its context (RFC 3966).

    A name may stand before it: ``"Nora" <sip:4001@pbx.example.com>``. Other text is returned as it is.
    """
    uri = _URI_QUERY.sub("", _NAME_BEFORE_URI.sub(r"\1", text))
    if not _URI_SCHEME.match(uri):
        return text
    number = clean_text(unquote(_URI_PARAMETER.sub("", _SIP_HOST.sub("", _URI_SCHEME.sub("", uri)))))
    context = _URI_CONTEXT.search(unquote(uri))
    if context is None or number.startswith("+"):
        return number
    digits = count_digits(context[1]) + count_digits(number.partition(";")[0])
    if not _MIN_JOINED_DIGITS <= digits <= _MAX_JOINED_DIGITS:
        return number
    # Whether the zero of an area code belongs to a number abroad depends on the country.
    local = f"(0){number[1:]}" if number.startswith("0") and count_digits(context[1]) <= 3 else number
    return f"{context[1]} {local}"


def parse_text(text: str) -> WrittenNumber:
    """Take one number apart into what is dialled, its extension and the words beside it."""
    main = clean_text(text[:MAX_TEXT_LENGTH]).lstrip("'\"=").rstrip("\"'")
    if (icons := _LEADING_ICONS.match(main)) is not None:
        main = main[icons.end() :]
    main = _read_uri(main)
    if main[:1].isalpha() and (lone := _LONE_EXTENSION.fullmatch(main)) is not None:
        return WrittenNumber(lone["digits"])
    remarks: list[str] = []
    hidden: list[str] = []
    main = _hide_hours(main, hidden)
    if (marker := _LIST_MARKER.match(main)) is not None:
        main = main[marker.end() :]
    for pattern in (_LABEL, _RANGE_END, _REMARK):
        main = _cut_remarks(main, pattern, remarks)
    if main.endswith(("*", "#")) and (footnote := _FOOTNOTE.fullmatch(main)) is not None:
        main = footnote[1]
    main, extension, words = _cut_end(main)
    main = _cut_remarks(main, _REMARK, remarks)
    remark = _restore_words(", ".join(filter(None, [*remarks, words])), hidden)
    return WrittenNumber(_restore_words(main.strip(" ,;:/-."), hidden), extension, remark)


def _cut_remarks(main: str, pattern: re.Pattern[str], remarks: list[str]) -> str:
    """Return a number without what matches ``pattern``, and add that to ``remarks``."""
    while (found := pattern.search(main)) is not None:
        rest = main[: found.start()] + main[found.end() :]
        if not count_digits(rest):
            break
        remarks.append(found.group().strip(" :.()[]~"))
        main = rest
    return main


def _cut_end(main: str) -> tuple[str, str, str]:
    """Return a number without what stands behind it, and that: an extension, or words."""
    if (found := _EXTENSION.search(main)) is not None and count_digits(main[: found.start()]) >= 3:
        return main[: found.start()], found["digits"], ""
    words = _TRAILING_WORDS.search(main)
    if words is None:
        return main, "", ""
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
