"""Headings of columns in address books, in the languages that programs export in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from devlink3_desk.contacts.contact_builder import NUMBER_FIELDS, ContactField

_HEADINGS_BY_FIELD: Final[dict[ContactField, str]] = {
    ContactField.NAME: (
        "name, full name, display name, file as, contact, contact name, person, subscriber, "
        "vollstaendiger name, anzeigename, kontakt, ansprechpartner, teilnehmer, "
        "nom complet, nom affiche, contact, interlocuteur, nom et prenom, "
        "nombre completo, nombre para mostrar, contacto"
    ),
    ContactField.GIVEN_NAME: (
        "first name, given name, firstname, forename, vorname, prenom, nombre de pila, givenname"
    ),
    ContactField.FAMILY_NAME: (
        "last name, family name, lastname, surname, sn, nachname, familienname, zuname, "
        "nom de famille, apellidos, apellido"
    ),
    ContactField.COMPANY: (
        "company, company name, organization, organisation, organization name, "
        "organization 1 name, business, "
        "customer, firma, firmenname, unternehmen, organisation, kunde, societe, entreprise, client, "
        "empresa, compania, organizacion, cliente, o"
    ),
    ContactField.DEPARTMENT: (
        "department, organization department, organization 1 department, team, unit, "
        "abteilung, bereich, service, departement, departamento, ou"
    ),
    ContactField.EMAIL: (
        "email, e mail, mail, email address, e mail address, e mail 1 value, email 1 value, primary email, "
        "mailadresse, e mail adresse, email adresse, e mail 1 adresse, adresse de messagerie, courriel, "
        "adresse e mail, adresse mail, correo, correo electronico, direccion de correo electronico"
    ),
    ContactField.NOTE: (
        "note, notes, comment, comments, remark, remarks, description, notiz, notizen, "
        "bemerkung, bemerkungen, "
        "kommentar, remarque, remarques, commentaire, nota, notas, comentario, comentarios, observaciones"
    ),
    ContactField.WORK: (
        "business phone, business phone 2, work phone, work, office phone, office, phone work, direct line, "
        "business number, telephone number, telephonenumber, work telephone, "
        "telefon geschaftlich, telefon geschaeftlich, telefon geschaftlich 2, "
        "telefon dienstlich, geschaftlich, "
        "dienstlich, durchwahl, telefon buro, telefon beruflich, "
        "telephone bureau, telephone bureau 2, bureau, telephone professionnel, ligne directe, tel bureau, "
        "telefono del trabajo, telefono del trabajo 2, telefono trabajo, trabajo, telefono oficina"
    ),
    ContactField.MOBILE: (
        "mobile, mobile phone, cell, cell phone, cellphone, mobile number, mobiltelefon, "
        "handy, mobil, mobilnummer, "
        "handynummer, tel mobile, telephone mobile, portable, telephone portable, movil, "
        "telefono movil, celular"
    ),
    ContactField.MAIN: (
        "main, company main phone, main phone, main number, switchboard, primary phone, phone main, "
        "telefon firma, haupttelefon, zentrale, hauptnummer, telefonzentrale, "
        "telephone societe, telephone principal, standard, telefono de la empresa, "
        "telefono principal, centralita"
    ),
    ContactField.HOME: (
        "home phone, home, home phone 2, private phone, telefon privat, telefon privat 2, privat, festnetz, "
        "telephone domicile, telephone domicile 2, domicile, telephone personnel, "
        "particular, telefono particular, telefono casa, casa"
    ),
    ContactField.OTHER: (
        "other, phone, phone number, telephone, tel, number, other phone, extension, phone 1, phone 2, "
        "phone 3, telefon, telefonnummer, rufnummer, nummer, weiteres telefon, nebenstelle, "
        "telephone, numero, numero de telephone, autre telephone, poste, "
        "telefono, otro telefono, numero de telefono, extension"
    ),
    ContactField.FAX: (
        "fax, business fax, fax number, home fax, other fax, fax geschaftlich, "
        "fax privat, telefax, faxnummer, "
        "telecopie, telecopie bureau, telecopie domicile, fax bureau, fax del trabajo, fax particular"
    ),
}
_FIELDS_BY_HEADING: Final = {
    word.strip(): field
    for field, words in _HEADINGS_BY_FIELD.items()
    for word in words.split(",")
    if word.strip()
}
_AMBIGUOUS_NAME_HEADINGS: Final = frozenset({"name", "nom", "nombre"})
"""Headings of the full name or, beside a column with the other part, of a part of it."""
_NON_ALPHANUMERIC: Final = re.compile(r"[^a-z0-9]+")
_PHONE_VALUE_HEADING: Final = re.compile(r"phone (\d+) (?:value|number)")
_PHONE_NUMBER: Final = re.compile(r"[+(]?[\d\s()\-./]{5,25}")
_PHONE_TYPE_HEADING: Final = re.compile(r"phone (\d+) (?:type|label)")


def normalise_heading(heading: str) -> str:
    """Return a heading for comparison: in lower case, without accents, with single blanks."""
    decomposed = unicodedata.normalize("NFKD", heading.casefold())
    base_letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NON_ALPHANUMERIC.sub(" ", base_letters).strip()


def resolve_columns(headings: Sequence[str]) -> tuple[ContactField | None, ...]:
    """Return the field of each column, ``None`` for a column that is not imported."""
    names = [normalise_heading(heading) for heading in headings]
    fields = [_find_field(name) for name in names]
    # Spanish "nombre" is the given name beside "apellidos". German "Name" and French "nom" are the family
    # name beside "Vorname" and "prénom". Alone, each of them is the full name.
    if "nombre" in names and ContactField.FAMILY_NAME in fields and ContactField.GIVEN_NAME not in fields:
        fields[names.index("nombre")] = ContactField.GIVEN_NAME
    lacks_family_name = ContactField.GIVEN_NAME in fields and ContactField.FAMILY_NAME not in fields
    for index, name in enumerate(names):
        if name in _AMBIGUOUS_NAME_HEADINGS and fields[index] is None:
            fields[index] = ContactField.NAME
        if lacks_family_name and name in ("name", "nom") and fields[index] is ContactField.NAME:
            fields[index] = ContactField.FAMILY_NAME
    return tuple(fields)


def _find_field(heading: str) -> ContactField | None:
    return ContactField.OTHER if _PHONE_VALUE_HEADING.fullmatch(heading) else _FIELDS_BY_HEADING.get(heading)


def find_kind_columns(headings: Sequence[str]) -> dict[int, int]:
    """Return, by the column of a number, the column with its kind.

    Google Contacts exports pairs of columns such as ``Phone 1 - Type`` and ``Phone 1 - Value``.
    """
    value_columns = _find_numbered_columns(_PHONE_VALUE_HEADING, headings)
    type_columns = _find_numbered_columns(_PHONE_TYPE_HEADING, headings)
    return {value_columns[number]: type_columns[number] for number in type_columns.keys() & value_columns}


def _find_numbered_columns(pattern: re.Pattern[str], headings: Sequence[str]) -> dict[str, int]:
    """Return the columns whose headings match ``pattern``, by the number in the heading."""
    matches = (pattern.fullmatch(normalise_heading(heading)) for heading in headings)
    return {match[1]: index for index, match in enumerate(matches) if match is not None}


def resolve_number_field(word: str) -> ContactField:
    """Return the field of a number with ``word`` as its kind."""
    field = _FIELDS_BY_HEADING.get(normalise_heading(word))
    return field if field in NUMBER_FIELDS else ContactField.OTHER


def is_heading_row(row: Sequence[str]) -> bool:
    """Return whether a row holds headings rather than a contact."""
    # A contact may be called "Home" or "Business", but then it has a number.
    has_heading = any(field is not None for field in resolve_columns(row))
    return has_heading and not any(_PHONE_NUMBER.fullmatch(cell.strip()) for cell in row)


def guess_columns(rows: Sequence[Sequence[str]]) -> tuple[ContactField | None, ...]:
    """Return the probable fields of columns without headings, by their contents."""
    width = max(map(len, rows), default=0)
    fields: list[ContactField | None] = [None] * width
    for index in range(width):
        cells = [row[index].strip() for row in rows if index < len(row) and row[index].strip()]
        if not cells:
            continue
        # The majority decides. Of the columns with other text, the first is the name, the second the company.
        if sum("@" in cell for cell in cells) * 2 > len(cells):
            fields[index] = ContactField.EMAIL if ContactField.EMAIL not in fields else None
        elif sum(_is_number(cell) for cell in cells) * 2 > len(cells):
            fields[index] = ContactField.OTHER
        elif ContactField.NAME not in fields:
            fields[index] = ContactField.NAME
        elif ContactField.COMPANY not in fields:
            fields[index] = ContactField.COMPANY
    return tuple(fields)


def _is_number(cell: str) -> bool:
    return any(character.isdigit() for character in cell) and not cell.strip("+0123456789 ()-./*#'")
