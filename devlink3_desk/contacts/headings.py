"""How the columns of an address book are called, in the languages that programs export in."""

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
    ContactField.GIVEN_NAME: "first name, given name, firstname, forename, vorname, prenom, nombre de pila, givenname",
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
"""The whole name where it stands alone, a part of it beside the other part."""
_NON_ALPHANUMERIC: Final = re.compile(r"[^a-z0-9]+")
_PHONE_VALUE_HEADING: Final = re.compile(r"phone (\d+) (?:value|number)")
_PHONE_NUMBER: Final = re.compile(r"[+(]?[\d\s()\-./]{5,25}")
_PHONE_TYPE_HEADING: Final = re.compile(r"phone (\d+) (?:type|label)")


def normalise_heading(heading: str) -> str:
    """Return a heading as it is compared: small letters without accents, single blanks."""
    parts = unicodedata.normalize("NFKD", heading.casefold())
    letters = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return _NON_ALPHANUMERIC.sub(" ", letters).strip()


def resolve_columns(headings: Sequence[str]) -> tuple[ContactField | None, ...]:
    """Return what each column is, ``None`` for one that is of no use here."""
    words = [normalise_heading(heading) for heading in headings]
    found = [_find_field(word) for word in words]
    if "nombre" in words and ContactField.FAMILY_NAME in found and ContactField.GIVEN_NAME not in found:
        found[words.index("nombre")] = ContactField.GIVEN_NAME
    parts = ContactField.GIVEN_NAME in found and ContactField.FAMILY_NAME not in found
    for at, word in enumerate(words):
        if word in _AMBIGUOUS_NAME_HEADINGS and found[at] is None:
            found[at] = ContactField.NAME
        if parts and word in ("name", "nom") and found[at] is ContactField.NAME:
            found[at] = ContactField.FAMILY_NAME
    return tuple(found)


def _find_field(heading: str) -> ContactField | None:
    return ContactField.OTHER if _PHONE_VALUE_HEADING.fullmatch(heading) else _FIELDS_BY_HEADING.get(heading)


def find_kind_columns(headings: Sequence[str]) -> dict[int, int]:
    """Return which column tells the kind of number of which other one, as one large exporter writes them."""
    words = [normalise_heading(heading) for heading in headings]
    values = {
        found[1]: at for at, word in enumerate(words) if (found := _PHONE_VALUE_HEADING.fullmatch(word))
    }
    types = {found[1]: at for at, word in enumerate(words) if (found := _PHONE_TYPE_HEADING.fullmatch(word))}
    return {values[number]: at for number, at in types.items() if number in values}


def resolve_number_field(word: str) -> ContactField:
    """Return the field of a number whose kind is told by a word."""
    known = _FIELDS_BY_HEADING.get(normalise_heading(word))
    return known if known in NUMBER_FIELDS else ContactField.OTHER


def is_heading_row(row: Sequence[str]) -> bool:
    """Return whether a row names columns rather than a contact."""
    known = sum(field is not None for field in resolve_columns(row))
    return known > 0 and not any(_PHONE_NUMBER.fullmatch(cell.strip()) for cell in row)


def guess_columns(rows: Sequence[Sequence[str]]) -> tuple[ContactField | None, ...]:
    """Return what columns without headings are, from what stands in them."""
    width = max(map(len, rows), default=0)
    found: list[ContactField | None] = [None] * width
    for at in range(width):
        cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        if not cells:
            continue
        if sum("@" in cell for cell in cells) * 2 > len(cells):
            found[at] = ContactField.EMAIL if ContactField.EMAIL not in found else None
        elif sum(_is_number(cell) for cell in cells) * 2 > len(cells):
            found[at] = ContactField.OTHER
        elif ContactField.NAME not in found:
            found[at] = ContactField.NAME
        elif ContactField.COMPANY not in found:
            found[at] = ContactField.COMPANY
    return tuple(found)


def _is_number(cell: str) -> bool:
    return any(letter.isdigit() for letter in cell) and not cell.strip("+0123456789 ()-./*#'")
