"""What stands beside the digits of phone numbers: words, labels, markers of lists, remarks.

The parts of regular expressions that the splitting of fields (:mod:`.several_numbers`) and the parsing of one
number (:mod:`.text`) have in common. ``[^\\W\\d_]`` is a letter of any script.
"""

from __future__ import annotations

import re
from typing import Final

from devlink3_desk.numbers.hours import list_hours

EXTENSION_WORDS: Final = (
    "extensi[oó]n(?:es)?|extensions?|ext[ns]?|durchwahl|durchw|dw|nebenstelle|nst|apparat|app|klappe|kl|poste|interno|intern|int|anexo|ramal"
    "|toestel|tst|linka|wewn?|anknytning|ankn|mell[eé]k|dahili|доб|内線|內線|转|轉"
)
"""Words that mean an extension, in several languages."""
EXTENSION_LABEL: Final = (
    rf"(?<![^\W\d_])(?:(?:{EXTENSION_WORDS})\.?\s*(?:n[or]\.|number|nummer|\#)?\s*[.:=-]?\s*|x\.?\s?)"
)
"""``ext.``, ``Durchwahl:``, ``x`` and the like, before the digits of an extension."""
PHONE_WORDS: Final = (
    r"tel|tlf|tfno|fon|ph|phone|telephone|telephon|telefon|t[eé]l[eé]phone|telefono|tel[eé]fono|telefoon|ruf|mobile|mobil|mob|handy"
    r"|cell?|portable|m[oó]vil|cellulare|celular|mobiel|gsm|fax|telefax|work|home|office|direct|ddi|main|std|n°|zentrale|privat|dienstlich|b[uü]ro|bureau"
)
"""Words that mean a telephone, in several languages."""
OTHER_LABEL: Final = (
    r"(?:pin|code|id|pw|passw\w*|kennwort|room|raum|zi|zimmer|floor|etage|opt|option|ref|kd|kto|konto|plz)\b"
)
"""Words before digits that are no phone number."""
WHOLE_NUMBER: Final = r"(?:\d{1,2}\s?(?=\+))?[+(]{0,2}\d(?:[\s()./-]*\d){5}"
"""The beginning of a number of six digits or more, also behind those of an outside line: ``9 +44 …``."""
TEN_DIGITS: Final = r"[2-9]\d\d(?:\)\s?|[\s.-])[2-9]\d\d[\s.-]\d{4}(?!\d)"
"""A number of North America with its area code, the bracket before which stands elsewhere."""
ENUMERATOR: Final = (
    r"[a-h]\)\s*(?=\(?[+0]\d)|[1-9](?:\d?[.:)][ ]+(?=\(?[+0]\d)|[.)][ ]+(?=\(?\d(?:[\s().-]*\d){7}))"
)
"""``1.``, ``2)``, ``3:`` or ``a)``, before a number that is written with its zero or plus sign, or is long
enough."""
LIST_MARKER: Final = re.compile(rf"\s*(?:{ENUMERATOR}|[*\u2022]\s+)(?={WHOLE_NUMBER})")
"""``1.`` and other signs of lists; no words that belong to the number."""
_FIRST_STAND_IN: Final = 0xA000
STAND_INS: Final = "\ua000-\ua3ff"
"""Letters of a script that no address book has: they stand for words in which no sign has a meaning."""
LABEL: Final = re.compile(
    rf"""^\s*(?:
        [^\W\d_][^\d+(*\#]*?[:.]\s*(?=[+(\d*#])       # Office: 01632 960147
      # Without a colon, and not before a whole number, only words that mean a telephone: any other may
      # change the meaning of a number, as in "Room 4001".
      | (?: {PHONE_WORDS} ) \s+(?=[+(\d])             # Office 01632 960147
      | [^\W\d_][^\d+(*\#]*?[\s-]+(?=\(?(?:(?:\+|0)\(?\d(?:[\s()./-]*\d){{7}}  # Ann 01632 960147
            | {TEN_DIGITS}))                                                        # Ann (212) 555-0143
      | [tpmfdochw{STAND_INS}] \s+(?={WHOLE_NUMBER})    # T 01632 960147
      | \([^()\d]*[^\W\d_]\)\s*(?={WHOLE_NUMBER})    # (Office) 01632 960147
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words before a number."""
REMARK: Final = re.compile(
    rf"\s*(?![(\[]\s*{EXTENSION_LABEL}\d{{1,11}}\s*[)\]]?\s*$)"
    r"(?:\((?=[^)]*[^\W\d_])[^)]*\)?|\[[^\]]*\]?|\*(?=[^*]*[^\W\d_])[^*\d]*\*"
    r"|<(?=[^>]*[^\W\d_])[^<>\d@:]*>)\s*$",
    re.IGNORECASE,
)
"""Words in brackets or stars behind a number: ``(Mon-Fri)``, ``[reception``, ``*new*``; but not an extension,
``(ext. 12)``."""


def hide_hours(text: str, hidden: list[str]) -> str:
    """Return ``text`` with letters in place of opening hours and dates; add what they stand for."""
    for hours in reversed(list_hours(text)):
        text = f"{text[: hours.start()]}{hide_words(hours.group(), hidden)}{text[hours.end() :]}"
    return text


def hide_words(words: str, hidden: list[str]) -> str:
    """Return a letter that stands for ``words``, in brackets if they are; add what it stands for."""
    inside = words[1:-1] if words.startswith("(") else words
    letter = chr(_FIRST_STAND_IN + len(hidden))
    hidden.append(inside)
    return words.replace(inside, letter)


def restore_words(text: str, hidden: list[str]) -> str:
    """Return ``text`` with what its letters stand for."""
    # The last ones first: they may hold the others.
    for index in reversed(range(len(hidden))):
        text = text.replace(chr(_FIRST_STAND_IN + index), hidden[index])
    return text


def remove_label(number: str) -> str:
    """Return ``number`` without the marker of a list and the words before it."""
    if (marker := LIST_MARKER.match(number)) is not None:
        number = number[marker.end() :]
    label = LABEL.match(number)
    return number if label is None else number[label.end() :]
