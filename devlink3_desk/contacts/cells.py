"""The numbers in one cell or value: what spreadsheets have made of them, and the words beside them.

Kinds of numbers are understood by their words rather than by a list of headings: ``Tel No``, ``Téléphone 2
(bureau)`` and ``officenumber`` are combinations that no list has all of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from devlink3_desk.contacts.contact import NumberKind, ProblemKind
from devlink3_desk.numbers.characters import FAX_ICON, MAX_TEXT_LENGTH, MOBILE_ICONS, clean_text
from devlink3_desk.numbers.digits import count_digits
from devlink3_desk.numbers.several_numbers import split_numbers
from devlink3_desk.numbers.text import WrittenNumber, parse_text

# In the order of precedence: a "work fax" is a fax, a "work mobile" a mobile.
_WORDS_BY_KIND: Final = {
    NumberKind.FAX: (
        "fax facsimile faksimile telefax telefaks telecopie telecopieur telecopier efax fernkopie faks faksu "
        "faksi факс факса φαξ 传真 傳真 ファックス 팩스"
    ),
    NumberKind.PAGER: (
        "pager pagers pagette beeper bleep bleeper biper bipeur piepser localizador buscapersonas "
        "recepteur radiomessagerie cercapersone semafoon busca buscas пеиджер personsokare personsøger "
        "personsøker szemelyhivo hakulaite"
    ),
    NumberKind.MOBILE: (
        "mobile mobiles mobil mobilfunk mobiltel mob cell cells cellphone cellular cellulaire cellulare "
        "celular pcs handy handys portable smartphone iphone gsm movil moviles mobiel mobieltje telemovel "
        "natel telefonino whatsapp autotelefon autotelefono car auto voiture coche automovil automobile "
        "mobiele mobila komorkowy komorka mobilni mobilszam matkapuhelin carro "
        "моб мобильныи мобильного мобильник мобильнии сотовыи сотового κινητο κινητα "
        "mobilny samochodzie aute biltelefon bilen mobitel мобилен мобільнии мобільного переноснои машине "
        "手机 手機 移动电话 行動電話 携帯 휴대폰 휴대 핸드폰"
    ),
    NumberKind.MAIN: (
        "main switchboard haupt zentrale primary primar principal principale standard centralita "
        "centralino centrale hoofd firma firmen company societe societa empresa organizacion organisation "
        "azienda bedrijf основнои главныи организации компании 代表 hq corporate glowny glowna firmy hlavni "
        "spolecnosti spolocnosti ceg elsodleges foretag foretagets hoved sentralbord vaihde yrityksen κυριο "
        "εταιρειασ основен firmaets podstawowy"
    ),
    NumberKind.WORK: (
        "work business office buro buero bureau geschaft geschaeft geschaftl geschaftlich geschaeftlich "
        "dienst dienstl dienstlich beruflich arbeit professionnel professionnelle pro travail trabajo "
        "laboral oficina ufficio lavoro zakelijk kantoor werk direct directo directa direkt directe "
        "durchwahl line lines ligne linea dial ddi did desk escritorio trabalho profesional uff comercial "
        "sluzbowy pracy arbete arbets arbeid arbejds is isyeri рабочии рабочего служебныи робочии εργασια "
        "εργασιασ 勤務先 職場 工作 办公 办公室 辦公 직장 사무실 zamestnani zamestnania prace praci "
        "pracovni pracovny hivatali munkahelyi arbejde jobb jobbet tyo zakelijke doorkies serviciu birou "
        "poslovni sluzbeni служебен служебнии робочого zam 商务 商務 근무처"
    ),
    NumberKind.HOME: (
        "home private privat privates prive privee domicile personnel personal perso particular casa "
        "festnetz abitazione thuis residential residence residencial zuhause haus maison domowy domu hem "
        "abit ev домашнии домашнего οικια οικιασ σπιτι 自宅 家庭 住宅 자택 집 domov otthoni otthon hjemme "
        "hjem koti домашніи bostad bostaden acasa kucni domaci домашен дом domiciliu residencia 住家"
    ),
}
_PHONE_WORDS: Final = (
    "phone phones telephone telephones tel telefon telefono telefonos telefone telefoon telephon "
    "telefonnr telef telf fon fone telno telnr rufnummer rufnr ruf call tlf tlfnr tfno telefonszam puhelin "
    "telefony telefonszama telefonnummeret telefonu телефон телефона телефоны тел τηλεφωνο τηλεφωνα τηλ "
    "電話 电话 전화"
)
_OTHER_WORDS: Final = (
    "other others weitere weiteres weiterer autre autres otro otra altro andere extension extn ext "
    "nebenstelle poste anexo interno callback rappel ruckmeldung ruckruf devolucion llamada llamadas "
    "intern interne internal internes klappe toestel linka wewnetrzny apparat "
    "kurzwahl hotline sip voip alt recapito telefonico "
    "isdn rnis rdsi radio landline fixe fixed fijo contact kontakt contacto alternative alternate "
    "secondary sekundare second zweite tty tdd teletipo dw nst ramal fixo fisso stacjonarny vaxel "
    "outro outra outros outras "
    "horbehinderte terugbellen richiamata automatica ph "
    "inny inne dalsi egyeb annan annat anden andet annen annet muu altul ostali drugi "
    "dahili daytime "
    "diger другои дополнительныи добавочныи внутреннии αλλο 内線 内线 分机 その他 其他"
)
"""Words that are no kind, though an address book has numbers below them."""
_NUMBER_WORDS: Final = (
    "number numbers nummer nummern numer numero numeros nr no num value wert valeur valor numara numarasi "
    "номер номера αριθμοσ 番号 号码 號碼 번호"
)
"""Words that say nothing alone: ``No`` is mostly the number of the row."""
_FILLER_WORDS: Final = (
    "a al an am and da das de del della dem der des di die do du e en et for fur fuer i il im in l la "
    "las le les los n o of op para per pour s the u um und van voor von y your "
    "ansprechpartner day evening free toll do na v av til в"
)

_ABBREVIATED_KINDS: Final = {
    **dict.fromkeys(["w", "g", "b", "d", "gesch", "prof", "bur", "bus", "off"], NumberKind.WORK),
    **dict.fromkeys(["h", "p", "ab", "priv", "dom", "res"], NumberKind.HOME),
    **dict.fromkeys(["m", "port", "kom", "cep"], NumberKind.MOBILE),
    "f": NumberKind.FAX,
}
"""What stands for a kind beside a word for a phone, and alone for anything: ``Tel. (G)``, ``Tél. port.``"""
_MIN_ABBREVIATED_LABEL: Final = 4
"""Shorter abbreviations may be anything in a label that a person has written."""
_WHOLE_HEADINGS: Final = {
    "app": NumberKind.OTHER,
    "cel": NumberKind.MOBILE,
    "int": NumberKind.OTHER,
    "ld": NumberKind.WORK,
}
"""Abbreviations that are headings alone, and no parts of words."""
_LONE_NUMBER_HEADINGS: Final = frozenset({"number", "numbers", "nummer", "nummern", "numero", "numeros"})
_OTHER_NUMBERS: Final = frozenset(
    {
        "firmanummer",
        "personalnummer",
        "personal nummer",
        "personal number",
        "personalnr",
        "personal nr",
        "firmennummer",
    }
    | {
        "organisations nr",
        "organisationsnr",
        "firmennr",
        "company number",
        "company no",
        "dienstnummer",
        "numero empresa",
        "car no",
        "car number",
    }
)
"""Headings of numbers of other things, of words that could mean a phone."""


def _list_words(text: str) -> list[str]:
    """Return the words of a list as :func:`normalise_words` leaves them: syllables of Korean in parts."""
    return unicodedata.normalize("NFKD", text).split()


_KINDS: Final = {word: kind for kind, words in _WORDS_BY_KIND.items() for word in _list_words(words)}
_MEANINGFUL: Final = frozenset((*_KINDS, *_list_words(_PHONE_WORDS), *_OTHER_WORDS.split()))
_COMPOUNDED: Final = frozenset((*_MEANINGFUL, *_list_words(_NUMBER_WORDS), "s"))
_KNOWN: Final = frozenset((*_COMPOUNDED, *_FILLER_WORDS.split()))
_STRONG: Final = frozenset(
    (*_PHONE_WORDS.split(), *(_WORDS_BY_KIND[NumberKind.FAX]).split(), "mobile", "mobil", "handy", "pager")
)
"""Words that mean a number without a doubt; below *Office* or *Privat* may stand something else."""
_KIND_STEMS: Final = ("telefax", "fax", "mobil", "handy", "pager", "telefon", "phone")
"""Beginnings and ends of words that are not in the lists: ``Faxgerät``, ``Werksmobil``."""
_MAX_WORD_LENGTH: Final = 40
_ASSISTANT: Final = re.compile(
    r"\w*(?:assist[ae]nt|as[iy]stent|ayudante|titkar|yardimci|avustaja|ассистент|помощник|βοηθο|עוזר|助理|秘書|秘书"
    rf"|{unicodedata.normalize('NFKD', '비서')}|アシスタント)\w*|\b(?:assistenz|asst)\b"
)
"""A word for an assistant, as :func:`normalise_words` leaves it; *assistance* is no person."""
_NON_ALPHANUMERIC: Final = re.compile(r"[\W_]+")

MAX_NUMBER_LENGTH: Final = 40
_MIN_NUMBER_DIGITS: Final = 2
"""With fewer digits, a cell holds the position of a key or a choice, unless its heading says otherwise."""
# ="0163…" keeps a leading zero in Excel, =0163… is what becomes of +0163…, and an apostrophe marks text.
_SPREADSHEET_TEXT: Final = re.compile(r"""\s*'*\s*=?\s*["'\u2018\u2019]?(.*?)["']?\s*""", re.DOTALL)
_PLAIN_NUMBER: Final = re.compile(r"\+?\d(?: ?\d){1,16}", re.ASCII)
_DECIMAL_ZERO: Final = re.compile(r"([+-]?(?:\d{2,}(?=\.0$)|\d{6,}))[.,]0{1,2}")
"""``4001.0``: what programs make of a column in which some cells are empty; with ``,0`` only long numbers."""
_THOUSANDS: Final = re.compile(
    r"\d{1,3}(?:([,'\u2019])\d{3})(?:\1\d{3})+(?:[.,]0{1,2})?|\d{1,3}(?:([ .])\d{3})(?:\2\d{3})+,0{1,2}"
)
"""Without decimals, blanks and dots are rather those of a number as people write it."""
_EXPONENTIAL: Final = re.compile(
    r"\+?(?:(\d)|(?=\d+[.,])(\d{2,3}))(?:[.,](\d+))?\s?E\s?\+?(\d{1,3})", re.IGNORECASE
)
_EXTENSION_CELL: Final = re.compile(r"\D{0,12}?(\d{1,7})\s*")
_LIST: Final = re.compile(r"[{\[](.*)[}\]]", re.DOTALL)
"""``{1, 2}`` of Exchange, ``['1', '2']`` of programs."""
_SPELLED_END: Final = re.compile(
    r"(?=(?:[^0-9A-Z]*[0-9A-Z]){10,11}$)\+?1?[ .-]?\(?[2-9]\d\d\)?[ .-]?\d{0,3} [A-Z]{3,7}"
)
"""``212 555 HELP``, a number of North America; other words behind blanks are none of its digits."""
_FORMULA: Final = re.compile(r"\s*=\s*[^\W\d_]")
_BLANK_WORDS: Final = (
    "0 n/a na n.a. k.a. none null nan nil unknown blank keine leer unbekannt inconnu aucun vide ninguno "
    "nessuno #n/a #nv"
)
_BLANK: Final = frozenset(_BLANK_WORDS.split())
_BLANK_SIGNS: Final = "-._/?()[]{} "
_CLEAR_NUMBER: Final = re.compile(
    r"(?:\+|00?)\s?\(?\d[\d\s()\-./]{5,22}"  # international, or with the trunk zero
    r"|\(\d{2,5}\)\s?\d[\d\s\-./]{4,14}|\d{3}[\s\-.]\d{3}[\s\-.]\d{4}|1[\s\-.]\d{3}[\s\-.]\d{3}[\s\-.]\d{4}"
)
_DATE: Final = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:\s.*)?|\d{1,2}/\d{4}")
_ROOM_OR_DATE: Final = re.compile(r"\d{1,2}[.\-/]\d{1,3}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_NUMBER_SIGNS: Final = frozenset("+0123456789 ()-./*#,;'\"=\t\n|xX")
_FIRST_SIGNS: Final = frozenset("+0123456789(*#?")
"""What a number begins with; letters in it are digits of the keypad, and question marks are wildcards."""
_ADDRESS_SIGN: Final = re.compile(r'[:@_"]')
_ICON_KINDS: Final = {**dict.fromkeys(MOBILE_ICONS, NumberKind.MOBILE), FAX_ICON: NumberKind.FAX}
_LETTER_KINDS: Final = {
    "f": NumberKind.FAX,
    **dict.fromkeys("mc", NumberKind.MOBILE),
    **dict.fromkeys("wod", NumberKind.WORK),
    "h": NumberKind.HOME,
}
"""Letters before a number, as on business cards: ``T: … F: … M: …``."""


class NumberHeading(NamedTuple):
    """What a heading says about the numbers below it."""

    kind: NumberKind
    is_strong: bool
    """Whether below it can be nothing else than numbers."""


def normalise_words(text: str) -> str:
    """Return ``text`` for comparison: in lower case, without accents, with single blanks."""
    # The stroke of "ł" is no accent that can be taken off, nor has the dotless i of Turkish one.
    text = text[:200].casefold().replace("ł", "l").replace("\u0131", "i")
    decomposed = unicodedata.normalize("NFKD", text)
    base_letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NON_ALPHANUMERIC.sub(" ", base_letters).strip()


def parse_heading(heading: str) -> NumberHeading | None:
    """Return the kind of the numbers below ``heading``, or ``None`` if it has a word for anything else."""
    text = normalise_words(heading)
    if text in _WHOLE_HEADINGS:
        return NumberHeading(_WHOLE_HEADINGS[text], is_strong=False)
    words: list[str] = []
    abbreviations: list[str] = []
    for token in text.split():
        parts = _split_token(token.strip("0123456789"))
        if parts is None and token in _ABBREVIATED_KINDS:
            abbreviations.append(token)
        elif parts is None:
            return None
        else:
            words += parts
    if text in _OTHER_NUMBERS or (abbreviations and not _STRONG.intersection(words)):
        return None
    if not _MEANINGFUL.intersection(words):
        is_number = text.rstrip("0123456789 ") in _LONE_NUMBER_HEADINGS
        return NumberHeading(NumberKind.OTHER, is_strong=False) if is_number else None
    kinds = (_ABBREVIATED_KINDS[token] for token in abbreviations)
    kind = _find_kind(words) or next(kinds, NumberKind.OTHER)
    return NumberHeading(kind, bool(_STRONG.intersection(words)))


def find_label_kind(label: str) -> NumberKind | None:
    """Return the kind that the label of one number names, in whatever other words, or ``None``."""
    text = normalise_words(label)
    if text in _WHOLE_HEADINGS and _WHOLE_HEADINGS[text] is not NumberKind.OTHER:
        return _WHOLE_HEADINGS[text]
    words: list[str] = []
    abbreviated: list[NumberKind] = []
    for token in text.split():
        bare = token.strip("0123456789")
        if len(bare) >= _MIN_ABBREVIATED_LABEL and bare in _ABBREVIATED_KINDS:
            abbreviated.append(_ABBREVIATED_KINDS[bare])
        words += _split_token(bare) or [
            stem for stem in _KIND_STEMS if bare.startswith(stem) or bare.endswith(stem)
        ]
    return _find_kind(words) or next(iter(abbreviated), None)


@lru_cache(maxsize=1024)
def find_assistant_word(label: str) -> str:
    """Return the word that says that a number is that of a person's assistant, ``""`` without one."""
    found = _ASSISTANT.search(normalise_words(label))
    return "" if found is None else found.group()


def has_phone_word(heading: str) -> bool:
    """Return whether a heading has a word that means a number, beside words that are not known."""
    words = normalise_words(heading).split()
    return any(
        word in _STRONG or word.startswith(_KIND_STEMS) or word.endswith(_KIND_STEMS) for word in words
    )


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
        # No compound ends in one letter: "calle" is not "call" and the Italian "e".
        is_end = len(token) - end == 1 and token[end:] not in _COMPOUNDED
        if not is_end and token[:end] in _COMPOUNDED and (rest := _split_token(token[end:])) is not None:
            return [token[:end], *rest]
    return None


class CellNumber(NamedTuple):
    """One number of a cell, or the problem with it."""

    text: str
    kind: NumberKind | None = None
    """Kind that words beside the number name, ``None`` without such words."""
    remark: str = ""
    """Words beside the number that are no kind, such as opening hours."""
    problem: ProblemKind | None = None


def iter_numbers(cell: str) -> Iterator[CellNumber]:
    """Yield the numbers of a cell in their order, and a problem for each that is none."""
    if _PLAIN_NUMBER.fullmatch(cell):  # most cells of a large file
        yield CellNumber(cell)
        return
    if len(cell) > MAX_TEXT_LENGTH:
        yield CellNumber(cell, problem=ProblemKind.TOO_LONG)
        cell = cell[:MAX_TEXT_LENGTH]
    if _FORMULA.match(cell):
        yield CellNumber(cell, problem=ProblemKind.INVALID_NUMBER)
        return
    repaired = repair_number(cell)
    if (listed := _LIST.fullmatch(repaired)) is not None:
        repaired = listed[1].replace('"', "").replace("'", "")
    # A number as a whole is not split: 4,41632E+11 and 1,632,960,124 have commas of their own.
    parts = (repaired,) if _EXPONENTIAL.fullmatch(repaired) else split_numbers(repaired)
    for part in parts:
        words = part.casefold().strip(_BLANK_SIGNS)
        if words and words not in _BLANK:
            yield _read_number(repair_number(part))


def repair_number(text: str) -> str:
    """Return a number as it was before a spreadsheet took it for a formula, a decimal or a large amount.

    A number in exponential notation is returned as it is, unless all of its digits are there.
    """
    match = _SPREADSHEET_TEXT.fullmatch(clean_text(text))
    text = match[1].strip() if match is not None else text
    if (decimal := _DECIMAL_ZERO.fullmatch(text)) is not None:
        return decimal[1]
    if _THOUSANDS.fullmatch(text) is not None:
        return re.sub(r"\D", "", re.sub(r"[.,]0{1,2}$", "", text))
    if (exponential := _EXPONENTIAL.fullmatch(text)) is not None:
        before, decimals = exponential[1] or exponential[2], exponential[3] or ""
        # With fewer digits than the exponent says, the last ones are lost, or were zeros: nobody knows.
        if len(decimals) == int(exponential[4]):
            return before + decimals
    return text


def _read_number(part: str) -> CellNumber:
    if _EXPONENTIAL.fullmatch(part):
        return CellNumber(part, problem=ProblemKind.ROUNDED_NUMBER)
    written = parse_text(part)
    if _SPELLED_END.fullmatch(f"{written.main} {written.remark}") is not None:
        written = WrittenNumber(f"{written.main} {written.remark}", written.extension)
    text, kind, remark = " ".join(part.split()), None, written.remark
    icon = text[:1]
    is_behind_marker = not clean_text(part).startswith(written.main)  # 1. 01632 960144
    if remark or icon.isalpha() or not icon.isascii() or is_behind_marker:
        # What stands beside a number is no part of it; an extension is, and so is a pause.
        text = _join_pause(written)
        text = f"{text} ext {written.extension}" if written.extension else text
    if remark:
        kind = find_label_kind(remark) or _LETTER_KINDS.get(remark.casefold())
        remark = "" if kind is not None or is_phone_word(remark) else remark
    kind = kind or _ICON_KINDS.get(icon)
    is_number = count_digits(text) and text[0] in _FIRST_SIGNS and not _ADDRESS_SIGN.search(text)
    if not is_number or len(text) > MAX_NUMBER_LENGTH:
        return CellNumber(part, problem=ProblemKind.INVALID_NUMBER)
    return CellNumber(text, kind, remark)


def _join_pause(written: WrittenNumber) -> str:
    """Return a number with the pause behind the digits of an outside line, if it has one."""
    if not written.behind_pause:
        return written.main
    prefix = written.main.removesuffix(written.behind_pause).rstrip()
    return f"{prefix},{written.behind_pause}"


def join_extension(cell: str, extension: str) -> str:
    """Return the number of a cell with the extension of another cell, or that alone if there is no number."""
    digits = _EXTENSION_CELL.fullmatch(extension)
    if digits is None:
        return cell
    if not cell.strip():
        return digits[1]
    has_one = len(split_numbers(cell)) == 1 and not parse_text(cell).extension
    return f"{cell.strip()} ext {digits[1]}" if has_one else cell


def is_number_like(cell: str) -> bool:
    """Return whether a cell may be a phone number, by its characters."""
    text = repair_number(cell)
    if _EXPONENTIAL.fullmatch(text):
        return True
    digits = count_digits(text)
    if digits < _MIN_NUMBER_DIGITS or "@" in text or _ROOM_OR_DATE.fullmatch(text):
        return False
    # Extensions, opening hours and labels have letters, too.
    return _NUMBER_SIGNS.issuperset(text) or (digits >= 6 and digits * 2 >= sum(map(str.isalpha, text)))


def is_clear_number(cell: str) -> bool:
    """Return whether a cell can hardly be anything else than a phone number."""
    text = parse_text(next(iter(split_numbers(repair_number(cell))), "")).main
    return _CLEAR_NUMBER.fullmatch(text) is not None and not _DATE.fullmatch(text)
