"""Headings of columns in address books, in the languages that programs export in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from devlink3_desk.contacts.cells import (
    find_assistant_word,
    find_label_kind,
    has_phone_word,
    is_clear_number,
    is_number_like,
    normalise_words,
    parse_heading,
)
from devlink3_desk.contacts.contact import NUMBER_FIELDS, ContactField, NumberKind
from devlink3_desk.contacts.ldif import FIELDS_BY_ATTRIBUTE
from devlink3_desk.numbers.digits import count_digits

NAME_FIELDS: Final = frozenset(
    {ContactField.NAME, ContactField.GIVEN_NAME, ContactField.FAMILY_NAME, ContactField.COMPANY}
)
"""The fields of which one is enough to name a contact."""

_HEADINGS_BY_FIELD: Final[dict[ContactField, str]] = {
    ContactField.NAME: (
        "full name, display name, file as, contact, contact name, person, subscriber, caller name, "
        "real name, "
        "vollständiger name, anzeigename, angezeigter name, kontakt, ansprechpartner, ansprechpartnerin, "
        "teilnehmer, kontaktname, kontaktperson, contact person, persona de contacto, referente, "
        "name vorname, vorname name, nachname vorname, "
        "nom complet, nom affiché, nom à afficher, interlocuteur, nom et prénom, nom prénom, prénom nom, "
        "nombre completo, nombre para mostrar, nombre y apellidos, contacto, "
        "nome completo, nome visualizzato, nominativo, contatto, volledige naam, weergavenaam, "
        "nome de exibição, imię i nazwisko, nazwa, wyświetlana nazwa, celé jméno, név, "
        "имя и фамилия, фамилия имя, фио, ονοματεπώνυμο, ad soyad, adi soyadi, 氏名, 姓名, 성명, "
        "visningsnamn, visningsnavn, vist navn, näyttönimi, zobrazované jméno, megjelenítendő név, "
        "jméno a příjmení, meno a priezvisko, fullständigt namn, fulde navn, fullt navn, nazwa wyświetlana, "
        "שם מלא, שם, الاسم الكامل, الاسم, ชื่อ-นามสกุล"
    ),
    ContactField.GIVEN_NAME: (
        "first name, given name, forename, fname, vorname, vorname adressattyp natürl person, "
        "prénom, nombre de pila, primer nombre, voornaam, "
        "primeiro nome, nome proprio, imię, křestní jméno, keresztnév, utónév, förnamn, fornavn, etunimi, "
        "prenume, שם פרטי, الاسم الأول, 名, 名字"
    ),
    ContactField.FAMILY_NAME: (
        "last name, family name, surname, second name, lname, sn, nachname, familienname, zuname, "
        "name adressattyp natürl person, "
        "nom de famille, apellidos, apellido, cognome, achternaam, sobrenome, apelido, "
        "nazwisko, příjmení, vezetéknév, фамилия, прізвище, επώνυμο, επίθετο, soyad, soyadi, soyisim, "
        "efternamn, efternavn, etternavn, sukunimi, priezvisko, prezime, priimek, último nome, שם משפחה, "
        "اسم العائلة, اللقب, นามสกุล, 姓, 姓氏, 성"
    ),
    ContactField.COMPANY: (
        "company, company name, organization, organisation, organization name, organization 1 name, "
        "organisation 1 name, organizzazione, organizacja, "
        "organisationsname, organisation name, customer, customer name, account name, society, "
        "firma, firmenname, unternehmen, kunde, kundenname, unternehmensname, firma1, firmenname 1, name 1, "
        "name adressattyp unternehmen, société, nom de la société, entreprise, client, raison sociale, "
        "empresa, compañía, organización, cliente, nombre de la empresa, razón social, "
        "azienda, società, ditta, ragione sociale, bedrijf, organisatie, klant, organização, o, "
        "name der organisation, nom de l'organisation, компания, организация, фирма, компанія, "
        "primary company, associated company, corporate name, företag, virksomhed, yritys, společnost, cég, "
        "vállalat, companie, tvrtka, podjetje, spoločnosť, חברה, الشركة, บริษัท, "
        "εταιρεία, εταιρία, şirket, firma adi, 会社, 会社名, 公司, 單位, 单位, 회사, 회사명"
    ),
    ContactField.DEPARTMENT: (
        "department, organization department, organization 1 department, dept, team, unit, division, "
        "abteilung, bereich, service, département, departamento, reparto, dipartimento, afdeling, dział, ou, "
        "departament, avdelning, avdeling, osasto, oddělení, oddelenie, részleg, osztály, odjel, oddelek, "
        "service de l'organisation, organisationsavdelning, מחלקה, القسم, แผนก, "
        "abteilung der organisation, abteilung in der organisation, отдел, подразделение, τμήμα, departman, "
        "bölüm, 部署, 部门, 部門, 부서"
    ),
    ContactField.EMAIL: (
        "e-postadress, e-postadresse, e-post, sähköposti, sähköpostiosoite, адрес эл. почты, דואר אלקטרוני, "
        "البريد الإلكتروني, อีเมล, e-mailová adresa, emailová adresa, e-posta, e-posta adresi, "
        "электронная почта, адрес электронной почты, эл. почта, "
        "ηλεκτρονικό ταχυδρομείο, メールアドレス, 電子メール アドレス, 电子邮件, 电子邮箱, 邮箱, 電子郵件, "
        "이메일, 电子邮件地址, 電子郵件地址, 전자 메일 주소, כתובת דואר אלקטרוני, "
        "adresă de poștă electronică, διεύθυνση ηλεκτρονικού ταχυδρομείου"
    ),
    ContactField.NOTE: (
        "note, notes, comment, comments, remark, remarks, description, notiz, notizen, bemerkung, "
        "bemerkungen, kommentar, anmerkung, anmerkungen, remarque, remarques, commentaire, commentaires, "
        "nota, notas, comentario, comentarios, observaciones, osservazioni, opmerking, opmerkingen, "
        "notities, observações, notatki, uwagi, заметки, примечание, примечания, комментарий, σημειώσεις, "
        "notlar, 備考, 備註, 备注, 메모, 비고, anteckningar, noter, notater, muistiinpanot, "
        "poznámka, poznámky, megjegyzések, feljegyzések, anotações, הערות, ملاحظات, หมายเหตุ"
    ),
    # The letters of these scripts are joined to words in a way that leaves no parts to be recognised.
    ContactField.OTHER: "טלפון, מספר טלפון, الهاتف, رقم الهاتف, โทรศัพท์, เบอร์โทรศัพท์, เบอร์โทร",
    ContactField.MOBILE: "נייד, טלפון נייד, الجوال, الهاتف المحمول, الموبايل, มือถือ, โทรศัพท์มือถือ, เบอร์มือถือ",
    ContactField.WORK: "טלפון בעבודה, هاتف العمل, โทรศัพท์ที่ทำงาน",
    ContactField.HOME: "טלפון בבית, هاتف المنزل, โทรศัพท์บ้าน",
    ContactField.FAX: "פקס, פקס בעבודה, الفاكس, แฟกซ์, โทรสาร",
}
_FULL_NAMES: Final = frozenset(
    {"name", "nom", "nombre", "nome", "naam", "jmeno", "имя", "ім я", "ονομα", "ad", "adi", "isim", "名前"}
    | {
        "namn",
        "navn",
        "nimi",
        "nev",
        "nume",
        "ime",
        "meno",
        "име",
        normalise_words("ชื่อ"),
        normalise_words("이름"),
    }
)
"""Headings of the full name or, beside a column with the other part, of a part of it."""
_NAME_PAIR: Final = {"first": ContactField.GIVEN_NAME, "last": ContactField.FAMILY_NAME}
"""Headings of names where both are there; alone, they may be those of anything."""
_ADDRESS_WORDS: Final = frozenset(
    {
        "email",
        "mail",
        "emails",
        "mailadresse",
        "emailadresse",
        "emailaddress",
        "windowsemailaddress",
        "primarysmtpaddress",
        "mailadres",
        "emailadres",
        "courriel",
        "correo",
        "messagerie",
        "electronique",
        "electronico",
        "elettronica",
    }
)
_OTHER_ADDRESS_WORDS: Final = (
    "type typ tipo label display name nom nombre nome visualizzato angezeigter format server complet "
    "completo para mostrar private messenger number list liste newsletter libelle etiqueta etichetta "
    "bezeichnung etikett etykieta zobrazovany visningsnamn visningsnavn"
)
_NO_ADDRESS_WORDS: Final = frozenset(_OTHER_ADDRESS_WORDS.split())
"""Words beside *e-mail* in headings of something else than the address, such as its type."""
_NAMES_OR_NUMBERS: Final = frozenset({"contact", "kontakt", "contacto", "contatto"})
"""Headings of names or, in some lists, of numbers."""
_TEXT_HEADINGS: Final = {"business": ContactField.COMPANY, "ufficio": ContactField.DEPARTMENT}
"""Headings of numbers or, where no numbers are below them, of something else."""
_MIN_DIGITS_BY_HEADING: Final = {"app": 3, "alt": 6}
"""Digits below headings of numbers that also mean something else: an apartment, an age."""
_NICKNAMES: Final = frozenset(
    {"nickname", "nick", "spitzname", "kosename", "surnom", "apodo", "sobrenombre", "soprannome"}
    | {"bijnaam", "alcunha", "przydomek", "prezdivka", "becenev", "smeknamn", "kallenavn", "kaldenavn"}
    | {"прозвище", "псевдоним", "παρατσουκλι", "takmaad", "ニックネーム", "昵称", "暱稱"}
)
"""Headings, without blanks, of what a person is called among friends."""
_OTHER_NUMBERS: Final = re.compile(
    r"\b(?:ids?|guid|uu?id|codes?|c?cp|postal|zip\w*|plz|postleitzahl|kunden\w*|customers?|accounts?|\w*konto\w*"
    r"|iban|bic|blz|bankleitzahl|identifi\w*|vat|ust\w*|tax|steuer\w*|sire[nt]|nif|cif|date|dates|datum|fecha|birthday|birth|geburt\w*"
    r"|geboren|anniversaire|naissance|cumpleanos|nacimiento|betrag|price|preis|prix|precio|amount|saldo"
    r"|debitor\w*|kreditor\w*|personal\w*|employee|staff|matricule|orders?|invoice|rechnung\w*|version|own"
    r"|eigene|timestamp|modified|created|year|jahr|strasse|street|address|adresse|rue|calle|isbn|ean|sku|telex"
    r"|emergency|notfall\w*|urgence|emergencia|emergenza|ice|messenger|outbound\w*|callerid|cl?id|url|web\w*|lat\w*|lon\w*|uhrzeit|time|dauer|duration|mac|ip|serial\w*|license|licence)\b"
)
"""Words of headings below which numbers are not phone numbers."""
_NUMBERED_PHONE: Final = r"(?:phone|telefon(?:nummer)?|telephone|telefono|tel) ?(\d*) (?:number )?"
_PHONE_VALUE_HEADING: Final = re.compile(_NUMBERED_PHONE + r"(?:value|number|wert|nummer|valeur|valor)")
_PHONE_TYPE_HEADING: Final = re.compile(_NUMBERED_PHONE + r"(?:type|label|typ|art|tipo|etiqueta|libelle)")
_TYPE_HEADINGS: Final = frozenset(
    {"type", "kind", "phone type", "number type", "typ", "art", "telefontyp", "rufnummerntyp", "tipo"}
)
"""Headings of the kinds of numbers, where there is one column of numbers."""
_EXTENSION_WORDS: Final = frozenset({"ext", "extn", "exten", "extension"})
_PHONE_WORDS: Final = frozenset({"phone", "telephone", "tel", "telefon", "telefono"})
_NEUTRAL_WORDS: Final = _PHONE_WORDS | {"number", "no", "nr", "value"}
"""Words in headings of numbers that do not tell one number from another."""
_FIRST_WORD: Final = re.compile(r"^(?:person|billing|general) (?=\w)")
"""What some programs write before all headings: ``Person - Name``, ``billing_phone``."""
_WORD_OR_DIGITS: Final = re.compile(r"[^\W\d]+|\d+")
_MAX_TITLE_ROWS: Final = 10
_MIN_LIKELY_DIGITS: Final = 6
_MIN_GUESSED_SHARE: Final = 0.6
"""Share of clear numbers among the cells of a column from which on it is one of numbers."""


def _remove_blanks(heading: str) -> str:
    """Return a heading without blanks: ``firstname`` is *First Name*."""
    return normalise_words(heading).replace(" ", "")


_FIELDS_BY_HEADING: Final = {
    _remove_blanks(heading): field
    for field, headings in _HEADINGS_BY_FIELD.items()
    for heading in headings.split(",")
}


def resolve_columns(
    headings: Sequence[str], rows: Sequence[Sequence[str]] = ()
) -> tuple[ContactField | None, ...]:
    """Return the field of each column, ``None`` for a column that is not imported.

    Some headings have several meanings: *Privat* is a number in one export, and a mark in another. The cells
    in ``rows`` decide.
    """
    names = [_FIRST_WORD.sub("", normalise_words(heading)) for heading in headings]
    fields = [_find_field(name, _list_cells(rows, index)) for index, name in enumerate(names)]
    if _NAME_PAIR.keys() <= set(names):
        fields = [_NAME_PAIR.get(name, field) for name, field in zip(names, fields, strict=True)]
    has_family_name = ContactField.FAMILY_NAME in fields
    has_given_name = ContactField.GIVEN_NAME in fields
    for index, name in enumerate(names):
        if name not in _FULL_NAMES or fields[index] is not None:
            continue
        # "Nombre" is the given name beside "Apellidos", and "Nom" the family name beside "Prénom". Alone,
        # each of them is the full name.
        if has_given_name and not has_family_name:
            fields[index] = ContactField.FAMILY_NAME
        elif has_family_name and not has_given_name:
            fields[index] = ContactField.GIVEN_NAME
        else:
            fields[index] = ContactField.NAME
    for extension in find_extension_columns(headings).values():
        fields[extension] = None
    return tuple(fields)


def _find_field(name: str, cells: Sequence[str]) -> ContactField | None:
    if find_assistant_word(name):
        return None
    compact = name.replace(" ", "")
    # Whole headings come first: "Contact" and "Company" have words that also name kinds of numbers.
    if (field := _FIELDS_BY_HEADING.get(compact)) is not None:
        is_number = name in _NAMES_OR_NUMBERS and looks_like_numbers(cells)
        return ContactField.OTHER if is_number else field
    words = set(name.split())
    if _ADDRESS_WORDS & words:
        return None if _NO_ADDRESS_WORDS & words else ContactField.EMAIL
    # The headings of a directory server's export are its attributes.
    if (field := FIELDS_BY_ATTRIBUTE.get(compact)) is not None:
        return field
    heading = parse_heading(name)
    if heading is None:
        return None
    if not heading.is_strong and cells and _measure_number_share(cells) < 0.5:
        return _TEXT_HEADINGS.get(name)
    digits = _MIN_DIGITS_BY_HEADING.get(name, 0)
    if cells and sum(count_digits(cell) >= digits for cell in cells) * 2 < len(cells):
        return None
    return ContactField(heading.kind.value)


def is_shown_name(heading: str) -> bool:
    """Return whether a heading is that of the name that is shown, rather than that of an account."""
    return _remove_blanks(heading) == "displayname"


def find_nickname_column(headings: Sequence[str]) -> int | None:
    """Return the column of nicknames, which name those who have no other name; ``None`` without one."""
    columns = (index for index, heading in enumerate(headings) if _remove_blanks(heading) in _NICKNAMES)
    return next(columns, None)


def find_assistant_columns(headings: Sequence[str]) -> list[int]:
    """Return the columns with the names and numbers of people's assistants."""
    return [index for index, heading in enumerate(headings) if find_assistant_word(heading)]


def _list_cells(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    return [row[index].strip() for row in rows if index < len(row) and row[index].strip()]


def _measure_number_share(cells: Sequence[str]) -> float:
    return sum(map(is_number_like, cells)) / max(1, len(cells))


def find_kind_columns(headings: Sequence[str], fields: Sequence[ContactField | None]) -> dict[int, int]:
    """Return, by the column of a number, the column with its kind.

    Google Contacts exports pairs of columns such as ``Phone 1 - Type`` and ``Phone 1 - Value``; lists of
    phones have ``Number`` and ``Type``.
    """
    value_columns = _find_numbered_columns(_PHONE_VALUE_HEADING, headings)
    type_columns = _find_numbered_columns(_PHONE_TYPE_HEADING, headings)
    pairs = {value_columns[number]: type_columns[number] for number in type_columns.keys() & value_columns}
    if pairs:
        return pairs
    numbers = [index for index, field in enumerate(fields) if field in NUMBER_FIELDS]
    types = [index for index, heading in enumerate(headings) if normalise_words(heading) in _TYPE_HEADINGS]
    return {numbers[0]: types[0]} if len(numbers) == len(types) == 1 else {}


def find_extension_columns(headings: Sequence[str]) -> dict[int, int]:
    """Return, by the column of a number, the column with its extension: ``Phone 1`` and ``Phone 1 Ext``.

    A heading such as *Extension*, which names no number, is that of numbers of their own.
    """
    words = [_WORD_OR_DIGITS.findall(normalise_words(heading)) for heading in headings]
    numbers: dict[tuple[str, ...], int] = {}
    for index, heading in enumerate(headings):
        if _EXTENSION_WORDS.isdisjoint(words[index]) and parse_heading(heading) is not None:
            numbers.setdefault(_list_telling_words(words[index]), index)
    found: dict[int, int] = {}
    for index in range(len(headings)):
        telling = _list_telling_words(words[index])
        names_number = bool(telling) or not _PHONE_WORDS.isdisjoint(words[index])
        if not _EXTENSION_WORDS.isdisjoint(words[index]) and names_number and telling in numbers:
            found.setdefault(numbers[telling], index)
    return found


def _list_telling_words(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _NEUTRAL_WORDS and word not in _EXTENSION_WORDS)


def _find_numbered_columns(pattern: re.Pattern[str], headings: Sequence[str]) -> dict[str, int]:
    """Return the columns whose headings match ``pattern``, by the number in the heading."""
    matches = (pattern.fullmatch(normalise_words(heading)) for heading in headings)
    return {match[1]: index for index, match in enumerate(matches) if match is not None}


def resolve_number_field(label: str) -> ContactField:
    """Return the field of a number with ``label`` as its kind."""
    return ContactField((find_label_kind(label) or NumberKind.OTHER).value)


def find_heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the row that holds the headings, or ``None`` if there is none.

    Lists for people have a title, a date or a logo above the headings.
    """
    best, best_count, numbers_above = None, 0, 0
    for index, row in enumerate(rows[:_MAX_TITLE_ROWS]):
        if any(map(is_clear_number, row)):
            # The number of the company may stand in a title. Two numbers are contacts without headings.
            numbers_above += 1
            if numbers_above > 1:
                break
            continue
        count = sum(field is not None for field in resolve_columns(row))
        # Above headings stands little: a title that is a known word, such as "Contacts", is alone in its row.
        if count > best_count and (index == 0 or count > 1):
            best, best_count = index, count
    if best is not None or len(rows) < 2:
        return best
    return 0 if _has_unknown_headings(rows[0], rows[1:]) else None


def _has_unknown_headings(row: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Return whether a row of words stands above a column of numbers."""
    for index, cell in enumerate(row):
        if not cell.strip() or any(map(str.isdigit, cell)):
            continue
        below = _list_cells(body, index)
        if looks_like_numbers(below) or (len(below) > 1 and _measure_number_share(below) == 1):
            return True
    return False


def looks_like_numbers(cells: Sequence[str]) -> bool:
    """Return whether the cells of a column are clearly phone numbers."""
    return bool(cells) and sum(map(is_clear_number, cells)) >= len(cells) * _MIN_GUESSED_SHARE


def guess_unknown_columns(
    headings: Sequence[str], fields: Sequence[ContactField | None], rows: Sequence[Sequence[str]]
) -> dict[int, ContactField]:
    """Return fields for columns with unknown headings whose cells say what they are.

    These are phone numbers and, where no other column has names, the first column of words.
    """
    guessed = {
        index: resolve_number_field(headings[index])
        for index, field in enumerate(fields)
        if field is None
        and not _OTHER_NUMBERS.search(normalise_words(headings[index]))
        and not find_assistant_word(headings[index])
        and _holds_probable_numbers(headings[index], _list_cells(rows, index))
    }
    known = {field for field in fields if field is not None}
    # Without numbers, nothing says that this is a list of people.
    if NAME_FIELDS.isdisjoint(known) and (guessed or not known.isdisjoint(NUMBER_FIELDS)):
        for index, field in enumerate(fields):
            cells = _list_cells(rows, index)
            if field is None and index not in guessed and cells and _measure_word_share(cells) > 0.5:
                guessed[index] = ContactField.NAME
                break
    return guessed


def _holds_probable_numbers(heading: str, cells: Sequence[str]) -> bool:
    if not has_phone_word(heading):
        return looks_like_numbers(cells)
    # Of those of countries without zeros, nothing else is clear: Telefon (XY.), 234 567 803.
    likely = sum(is_number_like(cell) and count_digits(cell) >= _MIN_LIKELY_DIGITS for cell in cells)
    return bool(cells) and likely >= len(cells) * _MIN_GUESSED_SHARE


def _measure_word_share(cells: Sequence[str]) -> float:
    return sum("@" not in cell and any(map(str.isalpha, cell)) for cell in cells) / len(cells)


def guess_columns(rows: Sequence[Sequence[str]]) -> tuple[ContactField | None, ...]:
    """Return the probable fields of columns without headings, by their contents.

    Without any number or e-mail address, it is no table of people: none of the fields is known.
    """
    width = max(map(len, rows), default=0)
    fields: list[ContactField | None] = [None] * width
    for index in range(width):
        cells = _list_cells(rows, index)
        if not cells:
            continue
        # The majority decides. Of the columns with other text, the first is the name, the second the company.
        if sum("@" in cell for cell in cells) * 2 > len(cells):
            fields[index] = ContactField.EMAIL if ContactField.EMAIL not in fields else None
        elif _measure_number_share(cells) > 0.5:
            fields[index] = ContactField.OTHER
        elif ContactField.NAME not in fields:
            fields[index] = ContactField.NAME
        elif ContactField.COMPANY not in fields:
            fields[index] = ContactField.COMPANY
    is_of_people = ContactField.EMAIL in fields or holds_numbers(fields)
    return tuple(fields) if is_of_people else (None,) * width


def is_repeated_heading(row: Sequence[str], headings: Sequence[str]) -> bool:
    """Return whether a row repeats the headings, as in a table that was put together of several files."""
    return [cell.strip().lstrip("\ufeff") for cell in row] == [cell.strip() for cell in headings]


def holds_numbers(fields: Sequence[ContactField | None]) -> bool:
    """Return whether any column holds numbers."""
    return any(field in NUMBER_FIELDS for field in fields)
