"""The encodings of contact files: detecting one, and decoding a file of which some rows have another.

Nothing in an 8-bit file says which encoding it has. The encodings of Windows, of old Macs and of DOS differ
in the letters beyond ASCII, so a wrong one gives text that no language is written in: capitals inside words,
symbols between letters, letters of several languages side by side. Each candidate is scored by that. Those of
East Asia have two bytes for a character; :mod:`.east_asian` scores them.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from devlink3_desk.contacts import baltic, east_asian, scripts

CANDIDATES: Final = (
    "cp1252",
    "cp1250",
    "mac_roman",
    "cp850",
    "cp1251",
    "iso8859_2",
    "cp852",
    "koi8_u",
    "cp866",
)
"""8-bit encodings of Europe that can be detected; of those that fit equally well, the first."""

ENCODINGS: Final = ("utf-8", *CANDIDATES, "cp1254", baltic.ENCODING, *scripts.CODECS, *east_asian.CODECS)
"""Encodings to choose from, by Python's names."""

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODED_TWICE: Final = re.compile(
    "(?<![A-ZÀ-Þ]{2})Ã[¡-ª¬¯-º¼-¿\x80-\x9f€ƒ„†‡\u02c6‰ŠŒŽšœžŸ\u201a\u2039\u203a]"
    "|(?<!\\w)Ã[\u2018\u2019“”•\u2013\u2026\u02dc™](?=[a-zà-ÿ])"
)
"""A letter from À to ÿ in UTF-8, read as two signs of Windows-1252: ``MÃ¼ller``, ``Ã„rger``.

Without signs that may stand behind a word in capitals, such as a trademark or an apostrophe.
"""
_FOLD_IN_CHARACTER: Final = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r?\n[ \t])([\x80-\xbf]{1,3})")
_LINE_END: Final = re.compile(rb"([\r\n]+)")
_CONVERTED_LINE_ENDS: Final = {
    "utf-16-le": (b"\r\n\x00", b"\n\x00"),
    "utf-16-be": (b"\x00\r\n", b"\x00\n"),
}
"""What becomes of the last byte of a line end that is converted, and the line end."""
_MOVED_LINE_END: Final = re.compile("[\u0a00\u0a0d]")
"""No characters, but a line end whose bytes are of two of them."""
_SAMPLE_SIZE: Final = 65_536
_UNUSUAL_WORDS: Final = 4
_SAMPLE_ROWS: Final = 400
"""Rows that are scored, of :data:`_SAMPLE_SIZE` bytes at most; more of them do not change the result."""
_SAMPLE_ROW_SIZE: Final = 4_000
"""Bytes of a row that are scored."""

# The letters beyond ASCII of each language: common ones, and behind the bar those that names seldom have.
_ALPHABETS: Final = (
    "äöüß|é",  # German
    "éèç|êëïîôâàûùœ",  # French
    "áéíóñ|úü",  # Spanish
    "ãçáéíó|êúâôõà",  # Portuguese
    "|àèéìòù",  # Italian
    "åäö|éü",  # Swedish, Finnish
    "åæø|éöäü",  # Danish, Norwegian
    "|áéíóúýþæöð",  # Icelandic
    "|éëïöüèôâ",  # Dutch, English, Welsh
    "ąćęłńóśźż|",  # Polish
    "áčěéířšžýůť|ňďúóľĺŕô",  # Czech, Slovak
    "áéíóöőúü|ű",  # Hungarian
    "|čćšžđ",  # Croatian, Slovenian
    "|ăâîșțşţ",  # Romanian
    "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ|",  # Russian, Ukrainian
)
_COMMON, _RARE, _FOREIGN, _APOSTROPHE = 1.0, 0.6, -1.5, 0.5
_MISPLACED: Final = -1.5
"""A capital inside a word, a symbol between letters, or a letter beside a digit."""
_CYRILLIC: Final = "\u0400"
_VOWELS: Final = "aeiouyæœø\N{LATIN SMALL LETTER DOTLESS I}"
_APOSTROPHES: Final = "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_PUNCTUATION: Final = frozenset(
    "\N{EN DASH}\N{EM DASH}\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{DOUBLE LOW-9 QUOTATION MARK}\N{EURO SIGN}\N{DEGREE SIGN}\N{SECTION SIGN}\N{MIDDLE DOT}"
    "\N{HORIZONTAL ELLIPSIS}\N{NO-BREAK SPACE}\N{BULLET}«»®™ªº½"
)
"""Signs that are seen in address books, though not between two letters."""


def _weigh_alphabet(alphabet: str) -> dict[str, float]:
    common, _, rare = alphabet.partition("|")
    return dict.fromkeys(common, _COMMON) | dict.fromkeys(rare, _RARE)


_LETTER_WEIGHTS: Final = tuple(map(_weigh_alphabet, _ALPHABETS))
_TURKISH: Final = "cp1254"
_TURKISH_WEIGHTS: Final = (_weigh_alphabet("ıçöşü|ğâîû") | {"İ".lower(): _COMMON},)
"""Six letters stand for those of Iceland in :data:`_TURKISH`, which is Windows-1252 otherwise."""
_MIN_TURKISH_LEAD: Final = 0.9
"""By how much Turkish must be likelier: a name such as *Guðmundur* has no other letter beyond ASCII."""


class DetectedEncoding(NamedTuple):
    """The encoding of a file, and the size of its byte order mark."""

    encoding: str
    mark_size: int = 0
    is_certain: bool = True
    """Whether the bytes allow no other encoding; otherwise it is the one that fits best."""


def detect_encoding(data: bytes) -> DetectedEncoding:
    """Return the encoding of a file."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return DetectedEncoding(encoding, len(mark), _is_utf8_or_wide(data, encoding))
    if (wide := _detect_utf16(data[:_SAMPLE_SIZE])) is not None:
        return DetectedEncoding(wide)
    if _is_utf8(data):
        return DetectedEncoding("utf-8")
    utf8_rows, other_rows = _sort_rows(data)
    if utf8_rows > len(other_rows):
        return DetectedEncoding("utf-8", is_certain=False)
    return DetectedEncoding(detect_8bit_encoding(other_rows), is_certain=False)


def decode_bytes(data: bytes, encoding: str, *, is_chosen: bool = False) -> str:
    """Return the text of ``data`` without its byte order mark, with U+FFFD in place of invalid bytes.

    Unless a person has chosen the encoding, it is decided a row at a time whether a row is UTF-8: files that
    were put together of others, and exports of some databases, have both kinds.
    """
    if encoding.startswith("utf-") and encoding != "utf-8":
        return str(data, encoding, "replace")
    if is_chosen or (encoding == "utf-8" and _is_utf8(data)):
        return str(data, east_asian.CODECS.get(encoding, encoding), "replace")
    fallback = encoding if encoding != "utf-8" else detect_8bit_encoding(_sort_rows(data)[1])
    # split() with a group returns the line ends, too.
    return "".join(_decode_row(row, fallback) for row in _LINE_END.split(data))


def restore_line_ends(data: bytes, encoding: str) -> bytes:
    """Return a file in UTF-16 with the line ends that it had before they were converted byte by byte.

    A transfer as a text file in 8 bits makes two bytes of one, and other characters of all that follows.
    """
    if encoding not in _CONVERTED_LINE_ENDS or not _MOVED_LINE_END.search(str(data, encoding, "replace")):
        return data
    converted, line_end = _CONVERTED_LINE_ENDS[encoding]
    return data.replace(converted, line_end)


def move_folds(data: bytes) -> bytes:
    """Return ``data`` with the line folds that are inside of a UTF-8 character before it.

    Programs that count bytes fold lines of vCard and LDIF there, so that neither line is UTF-8 alone.
    """
    return _FOLD_IN_CHARACTER.sub(_move_fold, data)


def _move_fold(match: re.Match[bytes]) -> bytes:
    first, fold, last = match.groups()
    try:
        (first + last).decode()
    except UnicodeDecodeError:
        return match[0]
    return fold + first + last


def detect_8bit_encoding(rows: Iterable[bytes]) -> str:
    """Return the 8-bit encoding in which ``rows`` read most like names."""
    sample = _take_sample(rows)
    scores = {encoding: _score_rows(sample, encoding) for encoding in CANDIDATES}
    scores |= {name: sum(east_asian.score_text(row, name) for row in sample) for name in east_asian.CODECS}
    # max() returns the first of several: the more frequent encoding.
    best = max(scores, key=lambda encoding: scores[encoding])
    if (found := baltic.detect_baltic(sample, scores[best])) is not None:
        return found
    turkish = sum(_score_text(str(row, _TURKISH, "replace"), _TURKISH_WEIGHTS) for row in sample)
    if turkish > scores[best] + _MIN_TURKISH_LEAD:
        return _TURKISH
    likeliest_pairs = max(scores[name] for name in east_asian.CODECS)
    return scripts.detect_script(sample, likeliest_pairs) or best


def _take_sample(rows: Iterable[bytes]) -> list[bytes]:
    """Return the first rows beyond ASCII, the beginnings of long ones."""
    sample: list[bytes] = []
    size = 0
    for row in rows:
        if not row.isascii():
            sample.append(row[:_SAMPLE_ROW_SIZE])
            size += len(sample[-1])
        if len(sample) >= _SAMPLE_ROWS or size >= _SAMPLE_SIZE:
            break
    return sample


def is_encoded_twice(text: str) -> bool:
    """Return whether letters in ``text`` are probably those of UTF-8 that was read in another encoding."""
    return _ENCODED_TWICE.search(text) is not None


def list_unusual_words(text: str) -> tuple[str, ...]:
    """Return the first words with characters beyond ASCII, by which a person recognises a wrong encoding."""
    words: dict[str, None] = {}
    for line in text.split("\n"):
        if line.isascii():
            continue
        for word in line.replace(",", " ").replace(";", " ").replace(":", " ").replace("|", " ").split():
            if not word.isascii():
                words[word.strip("\"'")[:24]] = None
        if len(words) >= _UNUSUAL_WORDS:
            break
    return tuple(words)[:_UNUSUAL_WORDS]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        # The file may end inside a character.
        return error.reason == "unexpected end of data"
    return True


def _is_utf8_or_wide(data: bytes, encoding: str) -> bool:
    return encoding != "utf-8" or _is_utf8(data)


def _detect_utf16(sample: bytes) -> str | None:
    """Return the UTF-16 encoding of a sample without a byte order mark, or ``None``."""
    # In most scripts nearly every other byte is zero: the high bytes of ASCII letters, digits and separators.
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd * 3 > half and even * 10 < half:
        return "utf-16-le"
    return "utf-16-be" if even * 3 > half and odd * 10 < half else None


def _sort_rows(data: bytes) -> tuple[int, list[bytes]]:
    """Return the number of rows with UTF-8 characters, and the rows that are not UTF-8."""
    utf8_rows, others = 0, []
    for row in _LINE_END.split(data):
        if row.isascii():
            continue
        if _is_utf8(row):
            utf8_rows += 1
        else:
            others.append(row)
    return utf8_rows, others


def _decode_row(row: bytes, fallback: str) -> str:
    try:
        return row.decode()
    except UnicodeDecodeError:
        return str(row, east_asian.CODECS.get(fallback, fallback), "replace")


def _score_rows(rows: Iterable[bytes], encoding: str) -> float:
    return sum(_score_text(str(row, encoding, "replace")) for row in rows)


def _score_text(text: str, alphabets: Sequence[Mapping[str, float]] = _LETTER_WEIGHTS) -> float:
    """Return how much a row looks like text of one language, which may be another one in each row."""
    letters: list[str] = []
    score = 0.0
    padded = f" {text} "
    for index, sign in enumerate(text, 1):
        if sign.isascii():
            continue
        before, after = padded[index - 1], padded[index + 1]
        if not sign.isalpha() or sign in _PUNCTUATION:
            score += _score_symbol(sign, before, after)
        elif _is_misplaced(sign, before, after):
            score += _MISPLACED
        elif before.isalpha() or after.isalpha() or after == ".":
            letters.append(sign.lower())
        # Otherwise it stands alone, and may as well be a dash or a currency sign.
    if letters:
        score += max(sum(weights.get(letter, _FOREIGN) for letter in letters) for weights in alphabets)
    return score


def _is_misplaced(letter: str, before: str, after: str) -> bool:
    """Return whether a letter stands where no language has it."""
    if letter.isupper() and before.isalpha() and (before.islower() or after.islower()):
        return True  # a capital inside a word
    if letter.islower() and after.isupper():
        return True  # before a capital, also where it begins another word behind a byte that is a blank
    if before.isalpha() and after.isalpha() and not any(map(_is_vowel, before + letter + after)):
        return letter.lower() != "ř"  # only Czech writes words such as "Křtiny"
    # Beside a digit, and a Cyrillic letter beside a Latin one.
    return any(
        sign.isdigit() or (sign.isascii() and sign.isalpha() and letter >= _CYRILLIC)
        for sign in before + after
    )


def _is_vowel(letter: str) -> bool:
    return letter >= _CYRILLIC or unicodedata.normalize("NFD", letter.lower())[0] in _VOWELS


def _score_symbol(sign: str, before: str, after: str) -> float:
    between_letters = before.isalpha() and after.isalpha()
    if sign == "\N{NO-BREAK SPACE}":
        return 0.0
    if sign in _APOSTROPHES and between_letters:
        # A capital follows in names such as O'Brien; before a small letter it may be a letter misread.
        return _COMMON if after.isupper() else _APOSTROPHE
    if sign in _APOSTROPHES:
        return 0.0
    if sign in _PUNCTUATION:
        return _MISPLACED if between_letters else 0.0
    return _MISPLACED
