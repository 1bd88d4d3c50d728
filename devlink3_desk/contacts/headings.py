"""How the columns of an address book are called, in the languages that programs export in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from .draft import NUMBERS, Field

_KNOWN: Final[dict[Field, str]] = {
    Field.NAME: (
        "name, full name, display name, file as, contact, contact name, person, subscriber, "
        "vollstaendiger name, anzeigename, kontakt, ansprechpartner, teilnehmer, "
        "nom complet, nom affiche, contact, interlocuteur, nom et prenom, "
        "nombre completo, nombre para mostrar, contacto"
    ),
    Field.GIVEN: "first name, given name, firstname, forename, vorname, prenom, nombre de pila, givenname",
    Field.FAMILY: (
        "last name, family name, lastname, surname, sn, nachname, familienname, zuname, "
        "nom de famille, apellidos, apellido"
    ),
    Field.COMPANY: (
        "company, company name, organization, organisation, organization name, "
        "organization 1 name, business, "
        "customer, firma, firmenname, unternehmen, organisation, kunde, societe, entreprise, client, "
        "empresa, compania, organizacion, cliente, o"
    ),
    Field.DEPARTMENT: (
        "department, organization department, organization 1 department, team, unit, "
        "abteilung, bereich, service, departement, departamento, ou"
    ),
    Field.EMAIL: (
        "email, e mail, mail, email address, e mail address, e mail 1 value, email 1 value, primary email, "
        "mailadresse, e mail adresse, email adresse, e mail 1 adresse, adresse de messagerie, courriel, "
        "adresse e mail, adresse mail, correo, correo electronico, direccion de correo electronico"
    ),
    Field.NOTE: (
        "note, notes, comment, comments, remark, remarks, description, notiz, notizen, "
        "bemerkung, bemerkungen, "
        "kommentar, remarque, remarques, commentaire, nota, notas, comentario, comentarios, observaciones"
    ),
    Field.WORK: (
        "business phone, business phone 2, work phone, work, office phone, office, phone work, direct line, "
        "business number, telephone number, telephonenumber, work telephone, "
        "telefon geschaftlich, telefon geschaeftlich, telefon geschaftlich 2, "
        "telefon dienstlich, geschaftlich, "
        "dienstlich, durchwahl, telefon buro, telefon beruflich, "
        "telephone bureau, telephone bureau 2, bureau, telephone professionnel, ligne directe, tel bureau, "
        "telefono del trabajo, telefono del trabajo 2, telefono trabajo, trabajo, telefono oficina"
    ),
    Field.MOBILE: (
        "mobile, mobile phone, cell, cell phone, cellphone, mobile number, mobiltelefon, "
        "handy, mobil, mobilnummer, "
        "handynummer, tel mobile, telephone mobile, portable, telephone portable, movil, "
        "telefono movil, celular"
    ),
    Field.MAIN: (
        "main, company main phone, main phone, main number, switchboard, primary phone, phone main, "
        "telefon firma, haupttelefon, zentrale, hauptnummer, telefonzentrale, "
        "telephone societe, telephone principal, standard, telefono de la empresa, "
        "telefono principal, centralita"
    ),
    Field.HOME: (
        "home phone, home, home phone 2, private phone, telefon privat, telefon privat 2, privat, festnetz, "
        "telephone domicile, telephone domicile 2, domicile, telephone personnel, "
        "particular, telefono particular, telefono casa, casa"
    ),
    Field.OTHER: (
        "other, phone, phone number, telephone, tel, number, other phone, extension, phone 1, phone 2, "
        "phone 3, telefon, telefonnummer, rufnummer, nummer, weiteres telefon, nebenstelle, "
        "telephone, numero, numero de telephone, autre telephone, poste, "
        "telefono, otro telefono, numero de telefono, extension"
    ),
    Field.FAX: (
        "fax, business fax, fax number, home fax, other fax, fax geschaftlich, "
        "fax privat, telefax, faxnummer, "
        "telecopie, telecopie bureau, telecopie domicile, fax bureau, fax del trabajo, fax particular"
    ),
}
_BY_WORD: Final = {
    word.strip(): field for field, words in _KNOWN.items() for word in words.split(",") if word.strip()
}
_EITHER: Final = frozenset({"name", "nom", "nombre"})
"""The whole name where it stands alone, a part of it beside the other part."""
_NOT_LETTERS: Final = re.compile(r"[^a-z0-9]+")
_NUMBERED: Final = re.compile(r"phone (\d+) (?:value|number)")
_NUMBERISH: Final = re.compile(r"[+(]?[\d\s()\-./]{5,25}")
_TYPE: Final = re.compile(r"phone (\d+) (?:type|label)")


def folded(heading: str) -> str:
    """Return a heading as it is compared: small letters without accents, single blanks."""
    parts = unicodedata.normalize("NFKD", heading.casefold())
    letters = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return _NOT_LETTERS.sub(" ", letters).strip()


def fields(headings: Sequence[str]) -> tuple[Field | None, ...]:
    """Return what each column is, ``None`` for one that is of no use here."""
    words = [folded(heading) for heading in headings]
    found = [_field(word) for word in words]
    if "nombre" in words and Field.FAMILY in found and Field.GIVEN not in found:
        found[words.index("nombre")] = Field.GIVEN
    parts = Field.GIVEN in found and Field.FAMILY not in found
    for at, word in enumerate(words):
        if word in _EITHER and found[at] is None:
            found[at] = Field.NAME
        if parts and word in ("name", "nom") and found[at] is Field.NAME:
            found[at] = Field.FAMILY
    return tuple(found)


def _field(word: str) -> Field | None:
    return Field.OTHER if _NUMBERED.fullmatch(word) else _BY_WORD.get(word)


def kinds(headings: Sequence[str]) -> dict[int, int]:
    """Return which column tells the kind of number of which other one, as one large exporter writes them."""
    words = [folded(heading) for heading in headings]
    values = {found[1]: at for at, word in enumerate(words) if (found := _NUMBERED.fullmatch(word))}
    types = {found[1]: at for at, word in enumerate(words) if (found := _TYPE.fullmatch(word))}
    return {values[number]: at for number, at in types.items() if number in values}


def kind_of(word: str) -> Field:
    """Return the field of a number whose kind is told by a word."""
    known = _BY_WORD.get(folded(word))
    return known if known in NUMBERS else Field.OTHER


def are_headings(row: Sequence[str]) -> bool:
    """Return whether a row names columns rather than a contact."""
    known = sum(field is not None for field in fields(row))
    return known > 0 and not any(_NUMBERISH.fullmatch(cell.strip()) for cell in row)


def guessed(rows: Sequence[Sequence[str]]) -> tuple[Field | None, ...]:
    """Return what columns without headings are, from what stands in them."""
    width = max(map(len, rows), default=0)
    found: list[Field | None] = [None] * width
    for at in range(width):
        cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        if not cells:
            continue
        if sum("@" in cell for cell in cells) * 2 > len(cells):
            found[at] = Field.EMAIL if Field.EMAIL not in found else None
        elif sum(_is_number(cell) for cell in cells) * 2 > len(cells):
            found[at] = Field.OTHER
        elif Field.NAME not in found:
            found[at] = Field.NAME
        elif Field.COMPANY not in found:
            found[at] = Field.COMPANY
    return tuple(found)


def _is_number(cell: str) -> bool:
    return any(letter.isdigit() for letter in cell) and not cell.strip("+0123456789 ()-./*#'")
