"""``devlink3-desk number``: prints how the desk interprets phone numbers."""

from __future__ import annotations

import argparse
from typing import Any

import msgspec
import phonenumbers

from devlink3_desk.app.cli import contacts, output
from devlink3_desk.app.cli.options import find_base_profile, quote_value, replace_undecodable
from devlink3_desk.app.cli.output import ExitCode, UsageError
from devlink3_desk.app.configuration import load_site
from devlink3_desk.contacts.contact import Contact, ContactFileError
from devlink3_desk.numbers.numbering_plan import MAX_EXTENSION_DIGITS
from devlink3_desk.numbers.plan import build_dial_string, parse_presented, parse_written
from devlink3_desk.numbers.several_numbers import split_numbers
from devlink3_desk.switchboard.board_values import Person
from devlink3_desk.switchboard.directory import Parser, PhoneBook, iter_people, name_caller
from devlink3_desk.switchboard.site import Site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "numbers", nargs="+", metavar="NUMBER", help="a number, or a field with several; also after --"
    )
    site = parser.add_argument_group("site", "Without these options, the settings of the last used profile.")
    site.add_argument("--country", type=parse_country, metavar="CC", help="two letters, such as GB or DE")
    site.add_argument(
        "--outside-prefix",
        type=parse_digits,
        metavar="DIGITS",
        help="digits dialled for an outside line; '' if there are none",
    )
    site.add_argument(
        "--extension-digits",
        type=_parse_extension_digits,
        metavar="N",
        help="numbers with up to N digits are internal",
    )
    site.add_argument(
        "--international-prefix", type=parse_digits, metavar="DIGITS", help="digits before a country code"
    )
    parser.add_argument(
        "--no-outside-line", action="store_true", help="dial without the digits of an outside line"
    )
    parser.add_argument(
        "--contacts", action="append", default=[], metavar="FILE", help="look for names in FILE; repeatable"
    )
    parser.add_argument(
        "--from-pbx", action="store_true", help="the numbers are as the PBX presents a caller, not as written"
    )


def add_site_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a site that replace those of its profile, for commands that compare numbers."""
    parser.add_argument("--country", type=parse_country, metavar="CC", help="two letters, such as GB or DE")
    parser.add_argument(
        "--outside-prefix", type=parse_digits, metavar="DIGITS", help="digits dialled for an outside line"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print one JSON object a number."""
    site = resolve_site(arguments)
    book = _read_contacts(arguments.contacts)
    parse: Parser = parse_presented if arguments.from_pbx else parse_written
    for text in map(replace_undecodable, arguments.numbers):
        parts = split_numbers(text)
        for part in parts if len(parts) > 1 else (text,):
            described = describe_number(part, site, parse, book, outside_line=not arguments.no_outside_line)
            output.write_json(described)
    return ExitCode.SUCCESS


def describe_number(
    text: str, site: Site, parse: Parser, book: PhoneBook, *, outside_line: bool = True
) -> dict[str, Any]:
    """Return how the desk interprets a number, as the object that the command prints."""
    number = parse(text, site)
    dialled, reason = None, None
    try:
        dialled = build_dial_string(number, site, outside_line=outside_line)
    except ValueError as error:
        reason = str(error)
    matches = book.find_all(text, site, parse)
    described = {
        "input": text,
        "kind": number.kind,
        "e164": number.e164,
        "dial": dialled,
        "reason": reason,
        "names": [
            {"name": match.person.name, "company": match.person.company, "kind": match.kind}
            for match in matches
        ],
        "ambiguous": len(name_caller(matches).people) > 1,
    }
    if number.extension:
        described["extension"] = number.extension
    return described


def resolve_site(arguments: argparse.Namespace) -> Site:
    """Return the site of the chosen or last used profile, with the values that options replace.

    Raises :class:`.UsageError` if the profile is unknown.
    """
    return apply_site_options(arguments, load_site(arguments.config_dir, find_base_profile(arguments)))


def apply_site_options(arguments: argparse.Namespace, site: Site) -> Site:
    """Return ``site`` with the values that options replace."""
    names = ("country", "outside_prefix", "extension_digits", "international_prefix")
    given = {name: value for name in names if (value := getattr(arguments, name, None)) is not None}
    return msgspec.structs.replace(site, **given)


def _read_contacts(files: list[str]) -> PhoneBook:
    """Return the people of contact files; raises :class:`.UsageError` if one cannot be read."""
    people: list[Person] = []
    for file in files:
        try:
            items = list(contacts.read_source(file))
        except ContactFileError as error:
            refusal = contacts.describe_refusal(error)
            raise UsageError(f"{file or quote_value(file)}: {refusal}\n{contacts.FILE_ADVICE}") from error
        people += iter_people(item for item in items if isinstance(item, Contact))
    return PhoneBook(people)


def parse_country(text: str) -> str:
    """Return a country as two letters."""
    country = text.upper()
    if country not in phonenumbers.SUPPORTED_REGIONS:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a country code; use two letters, for example GB or DE"
        )
    return country


def parse_digits(text: str) -> str:
    """Return digits, or nothing."""
    # isdecimal() alone accepts the digits of other scripts, which a phone cannot dial.
    if text and not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} must contain only digits")
    return text


def _parse_extension_digits(text: str) -> int:
    # int() refuses thousands of digits with an error of its own.
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) <= MAX_EXTENSION_DIGITS):
        shown = quote_value(text)
        raise argparse.ArgumentTypeError(f"{shown} is not a number from 0 to {MAX_EXTENSION_DIGITS}")
    return int(text)
