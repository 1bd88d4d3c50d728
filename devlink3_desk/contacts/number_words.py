"""The words for kinds of numbers, as headings of columns and labels in address books use them.

Headings are understood by their words rather than by a list of headings: ``Tel No``, ``Téléphone 2 (bureau)``
and ``officenumber`` are combinations that no list has all of.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from devlink3_desk.contacts.contact import NumberKind

# In the order of precedence: a "work fax" is a fax, a "work mobile" a mobile.
_WORDS_BY_KIND: Final = {
    NumberKind.FAX: (
        "fax facsimile faksimile telefax telefaks telecopie telecopieur telecopier efax fernkopie"
    ),
    NumberKind.PAGER: (
        "pager pagers pagette beeper bleep bleeper biper bipeur piepser localizador buscapersonas "
        "recepteur radiomessagerie cercapersone semafoon"
    ),
    NumberKind.MOBILE: (
        "mobile mobiles mobil mobilfunk mobiltel mob cell cells cellphone cellular cellulaire cellulare "
        "celular handy handys portable smartphone iphone gsm movil moviles mobiel mobieltje telemovel "
        "natel autotelefon autotelefono car auto voiture coche automovil automobile"
    ),
    NumberKind.MAIN: (
        "main switchboard haupt zentrale primary primar principal principale standard centralita "
        "centralino centrale hoofd firma firmen company societe empresa organizacion organisation azienda"
    ),
    NumberKind.WORK: (
        "work business office buro buero bureau geschaft geschaeft geschaftlich geschaeftlich dienst "
        "dienstlich beruflich arbeit professionnel professionnelle pro travail trabajo laboral oficina "
        "ufficio lavoro zakelijk kantoor werk direct directo directa direkt directe durchwahl line lines "
        "ligne linea dial ddi did desk escritorio trabalho profesional"
    ),
    NumberKind.HOME: (
        "home private privat privates prive privee domicile personnel personal perso particular casa "
        "festnetz abitazione thuis residential residence residencial zuhause haus maison"
    ),
}
_PHONE_WORDS: Final = (
    "phone phones telephone telephones tel telefon telefono telefonos telefone telefoon telephon "
    "telefonnr fon fone telno telnr rufnummer rufnr ruf call"
)
_OTHER_WORDS: Final = (
    "other others weitere weiteres weiterer autre autres otro otra altro andere extension extn ext "
    "nebenstelle poste anexo interno callback rappel ruckmeldung ruckruf devolucion llamada llamadas "
    "isdn rnis rdsi radio landline fixe fixed fijo contact kontakt contacto alternative alternate "
    "secondary sekundare second zweite tty tdd teletipo"
)
"""Words that are no kind, though an address book has numbers below them."""
_NUMBER_WORDS: Final = "number numbers nummer nummern numero numeros nr no num value wert valeur valor"
"""Words that say nothing alone: ``No`` is mostly the number of the row."""
_FILLER_WORDS: Final = (
    "a al an am and da das de del della dem der des di die do du e en et for fur fuer i il im in l la "
    "las le les los n o of para per pour s the u um und van voor von y your"
)

_KIND_LETTERS: Final = {
    "w": NumberKind.WORK,
    "g": NumberKind.WORK,
    "b": NumberKind.WORK,
    "h": NumberKind.HOME,
    "p": NumberKind.HOME,
    "m": NumberKind.MOBILE,
    "f": NumberKind.FAX,
}
"""Letters that stand for a kind beside a word for a telephone: ``Tel. (G)``, ``Phone (H)``."""
_LONE_NUMBER_HEADINGS: Final = frozenset({"number", "numbers", "nummer", "nummern", "numero", "numeros"})
_OTHER_NUMBERS: Final = frozenset(
    {"personalnummer", "personal nummer", "personal number", "personalnr", "personal nr", "firmennummer"}
    | {"firmennr", "company number", "company no", "dienstnummer", "numero empresa", "car no", "car number"}
)
"""Headings of numbers of other things, of words that could mean a telephone."""

_KINDS: Final = {word: kind for kind, words in _WORDS_BY_KIND.items() for word in words.split()}
_MEANINGFUL: Final = frozenset((*_KINDS, *_PHONE_WORDS.split(), *_OTHER_WORDS.split()))
_COMPOUNDED: Final = frozenset((*_MEANINGFUL, *_NUMBER_WORDS.split(), "s"))
_KNOWN: Final = frozenset((*_COMPOUNDED, *_FILLER_WORDS.split()))
_STRONG: Final = frozenset(
    (*_PHONE_WORDS.split(), *(_WORDS_BY_KIND[NumberKind.FAX]).split(), "mobile", "mobil", "handy", "pager")
)
"""Words that mean a number without a doubt; below *Office* or *Privat* may stand something else."""
_KIND_STEMS: Final = ("telefax", "fax", "mobil", "handy", "pager", "telefon", "phone")
"""Beginnings and ends of words that are not in the lists: ``Faxgerät``, ``Werksmobil``."""
_MAX_WORD_LENGTH: Final = 40
_NON_ALPHANUMERIC: Final = re.compile(r"[^a-z0-9]+")


class NumberHeading(NamedTuple):
    """What a heading says about the numbers below it."""

    kind: NumberKind
    is_strong: bool
    """Whether below it can be nothing else than numbers."""


def normalise_words(text: str) -> str:
    """Return ``text`` for comparison: in lower case, without accents, with single blanks."""
    decomposed = unicodedata.normalize("NFKD", text[:200].casefold())
    base_letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NON_ALPHANUMERIC.sub(" ", base_letters).strip()


def parse_heading(heading: str) -> NumberHeading | None:
    """Return the kind of the numbers below ``heading``, or ``None`` if it has a word for anything else."""
    text = normalise_words(heading)
    words: list[str] = []
    letters: list[str] = []
    for token in text.split():
        parts = _split_token(token.strip("0123456789"))
        if parts is None and token in _KIND_LETTERS:
            letters.append(token)
        elif parts is None:
            return None
        else:
            words += parts
    # A letter alone may be anything; beside "Tel." it is a kind.
    if text in _OTHER_NUMBERS or (letters and not _STRONG.intersection(words)):
        return None
    if not _MEANINGFUL.intersection(words):
        is_number = text.rstrip("0123456789 ") in _LONE_NUMBER_HEADINGS
        return NumberHeading(NumberKind.OTHER, is_strong=False) if is_number else None
    kind = _find_kind(words) or next((_KIND_LETTERS[letter] for letter in letters), NumberKind.OTHER)
    return NumberHeading(kind, bool(_STRONG.intersection(words)))


def find_label_kind(label: str) -> NumberKind | None:
    """Return the kind that the label of one number names, in whatever other words, or ``None``."""
    words: list[str] = []
    for token in normalise_words(label).split():
        bare = token.strip("0123456789")
        words += _split_token(bare) or [
            stem for stem in _KIND_STEMS if bare.startswith(stem) or bare.endswith(stem)
        ]
    return _find_kind(words)


def is_phone_word(label: str) -> bool:
    """Return whether ``label`` says only that a number follows: ``Tel.`` or ``Phone``."""
    return parse_heading(label) is not None or normalise_words(label) in ("t", "p", "f", "m", "ph")


# The order of the kinds decides, not that of the words: "Work Fax" and "Fax (work)" are the same.
def _find_kind(words: list[str]) -> NumberKind | None:
    found = {_KINDS[word] for word in words if word in _KINDS}
    return next((kind for kind in _WORDS_BY_KIND if kind in found), None)


@lru_cache(maxsize=4096)
def _split_token(token: str) -> list[str] | None:
    """Return the known words that ``token`` is made of, or ``None``: ``faxnummer`` is *fax* and *nummer*."""
    if not token or token in _KNOWN:
        return [token] if token else []
    if len(token) > _MAX_WORD_LENGTH:
        return None
    # The longest first word that leaves known words; the depth is bounded by the length of the token.
    for end in range(len(token) - 1, 1, -1):
        if token[:end] in _COMPOUNDED and (rest := _split_token(token[end:])) is not None:
            return [token[:end], *rest]
    return None
