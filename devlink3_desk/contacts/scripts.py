"""Whether bytes read as Greek, Hebrew, Arabic or Thai in the 8-bit encoding of one of these scripts.

In the encodings of most languages, a byte beyond ASCII is an accented letter beside plain ones. In these, as
in Cyrillic, whole words consist of such bytes, and each of them is a letter in the others as well. What tells
the scripts apart is how frequent a letter is, and where in a word it may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

_FREQUENT, _COMMON, _RARE, _MISPLACED = 1.0, 0.3, -0.5, -2.0
_MIN_SCORE: Final = 0.35
_MIN_LEAD, _MIN_TOTAL_LEAD = 0.1, 2.5
"""By how much a script must be likelier than Cyrillic, which is the most frequent of them: for each letter,
and for all of them, since a short word may be anything."""
_WORD_WITHOUT_CAPITAL, _NAME_WITHOUT_CAPITALS = 0.15, 0.6
"""How much less likely a word, or a name of two words, is without a capital, which Hebrew and others lack."""
_MIN_LETTERS: Final = 4
_LIKELY_PAIRS: Final = 0.45
"""Score of a byte from which on pairs of them are characters of East Asia."""
_MIN_CERTAIN_SIZE: Final = 14
"""Bytes; with fewer, they may be of East Asia if that is possible at all."""
_BEYOND_ASCII: Final = bytes(range(0x80, 0x100))
_WORD: Final = re.compile(r"[^\x00-\x7f]+")
_LATIN: Final = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
_PUNCTUATION: Final = "\u2010-\u201f\u2022\u2026\u20ac\xa0\xa7\xab\xb0\xb7\xbb"


class _Script(NamedTuple):
    """What tells a script from others."""

    encodings: tuple[str, ...]
    """Its encodings by Python's names; of those that fit equally well, the first."""
    frequent: str
    common: str
    rare: str
    """All other letters. What is in none of the three is no letter of the script."""
    misplaced: re.Pattern[str]
    """Letters in places where no word has them; capitals are tested before they are made small."""


_CAPITAL: Final = re.compile("[\u0401\u0404\u0406\u0407\u0410-\u042f\u0490]")
_CAPITAL_INSIDE: Final = r"(?<=[^\W\d_A-ZΆ-ΏΑ-ΫА-ЯЁІЇЄҐ])[Ά-ΏΑ-ΫА-ЯЁІЇЄҐ]"
_CYRILLIC: Final = _Script(
    ("cp1251",), "аовниекрлстдм", "пчубгяьізшйы", "фхцжюъщєэґїёўђјљњћџ", re.compile(_CAPITAL_INSIDE)
)
_SCRIPTS: Final = (
    _Script(
        ("cp1253", "iso8859_7"),
        "αοικςρλτυνησεπμά",
        "ίδγβύόήωζέχ",
        "φθώξψϊΐϋΰ",
        # Sigma has a form of its own at the end of words, and only there.
        re.compile(rf"{_CAPITAL_INSIDE}|ς(?=\w)|σ(?!\w)"),  # noqa: RUF001
    ),
    _Script(
        ("cp1255",),
        "יואלרבןהמדשנחת",
        "סגעפקזכטםצץךף",
        "\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9\u05bb\u05bc\u05f3\u05f4",
        re.compile(r"[ךםןףץ](?=\w)"),
    ),
    _Script(
        ("cp1256",),
        "الينربومدعس",
        "ةجفتشحهكقأطآخزص",
        "ضذغءىظثئؤإپچژگ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640",
        re.compile(r"[ةى](?=\w)|(?<=\w)[أآإ](?<!لأ)(?<!لآ)(?<!لإ)"),
    ),
    _Script(
        ("cp874",),
        "นรัาิกมดวทุสจ์ตอเบงยลหำ",
        "ชพี้ษธ่ะถคศณแปญภไูขโใ",
        "ฐซฉ็ผืฤฒฟฎฏ๊ฮฑึฆฌฝ๋ๆฯฃฅ",
        # Vowels above and below and tone marks follow a consonant; a vowel before one stands before it.
        re.compile(
            r"(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4d])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]"
            r"|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
        ),
    ),
)
CODECS: Final = tuple(encoding for script in _SCRIPTS for encoding in script.encodings)
"""All encodings of these scripts."""


def detect_script(rows: Sequence[bytes], east_asian_score: float) -> str | None:
    """Return the encoding in which all words beyond ASCII are of one of these scripts, or ``None``.

    ``east_asian_score`` is that of the likeliest encoding with two bytes for a character.
    """
    # An accented letter stands beside plain ones: "Müller".
    if any(_LATIN.search(str(row, "latin-1")) for row in rows):
        return None
    size = sum(len(row) - len(row.translate(None, _BEYOND_ASCII)) for row in rows)
    if east_asian_score >= (_LIKELY_PAIRS if size >= _MIN_CERTAIN_SIZE else 0.0) * size:
        return None
    lead = _MIN_LEAD + _MIN_TOTAL_LEAD / max(1, size)
    cyrillic = _score_rows(rows, _CYRILLIC, "cp1251")
    if _CAPITAL.search(str(b" ".join(rows), "cp1251", "replace")) is None:
        has_names = any(len(_WORD.findall(str(row, "latin-1"))) > 1 for row in rows)
        cyrillic -= _NAME_WITHOUT_CAPITALS if has_names else _WORD_WITHOUT_CAPITAL
    least = max(_MIN_SCORE, cyrillic + lead)
    best, best_score = None, least
    for script in _SCRIPTS:
        for encoding in script.encodings:
            score = _score_rows(rows, script, encoding)
            if score > best_score:
                best, best_score = encoding, score
    return best


def _score_rows(rows: Iterable[bytes], script: _Script, encoding: str) -> float:
    """Return the mean score of the letters: 1.0 for frequent ones, less than 0 for what is no text."""
    words = [word for row in rows for word in _WORD.findall(str(row, encoding, "replace"))]
    text = " ".join(words)
    misplaced = len(script.misplaced.findall(text))
    letters = re.sub(rf"[{_PUNCTUATION} ]", "", text).lower()
    if len(letters) < _MIN_LETTERS:
        return _MISPLACED
    score = misplaced * _MISPLACED
    for letter in letters:
        if letter in script.frequent:
            score += _FREQUENT
        elif letter in script.common:
            score += _COMMON
        else:
            score += _RARE if letter in script.rare else _MISPLACED
    return score / len(letters)
