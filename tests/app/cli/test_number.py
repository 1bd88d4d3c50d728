"""``number``: how the desk interprets numbers, shown by files of reported situations. All are fictitious."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import RunCommand

REPORTED_FILES = Path(__file__).parents[2] / "contacts" / "reported_files"
GB, DE, US, IT = ("GB", "9"), ("DE", "0"), ("US", "9"), ("IT", "0")


def site_options(site: tuple[str, str], *more: str) -> list[str]:
    country, prefix = site
    return ["--country", country, "--outside-prefix", prefix, "--extension-digits", "4", *more]


def names_of(line: dict[str, Any]) -> list[str]:
    return [name["name"] for name in line["names"]]


@pytest.mark.parametrize(
    ("file", "site", "presented", "name"),
    [
        ("outside-line-zero.csv", DE, "003616551234", "Kunde Erfurt"),
        ("outside-line-zero.csv", DE, "0043198765", "Kunde Kiel"),
        ("outside-line-zero.csv", DE, "002033041234", "Kunde Duisburg"),
        ("outside-line-zero.csv", DE, "003023125123", "Kunde Berlin"),
        ("extensions.csv", GB, "901632960144", "Nora Northfield"),
        ("extensions.csv", GB, "901632960145", "Sam Southgate"),
        ("extensions.csv", GB, "901632960146", "Eva Eastwood"),
        ("extensions.csv", GB, "901632960147", "Will Westhill"),
        ("extensions.csv", GB, "901632960148", "Ida Isle"),
        *[("invisible-characters.csv", GB, f"907700900{n}", name) for n, name in (
            (106, "Lee"), (107, "Mo"), (108, "Nia"), (109, "Oli"), (110, "Pat"),
            (111, "Qi"), (112, "Ro"), (113, "Sy"), (114, "To"),
        )],
        *[("several-in-a-cell.csv", GB, number, name) for number, name in (
            ("901632960144", "Ann"), ("901632960155", "Ann"), ("901632960146", "Bob"),
            ("907700900146", "Bob"), ("901632960147", "Cy"), ("907700900147", "Cy"),
            ("901632960148", "Dee"), ("907700900148", "Dee"), ("901632960149", "Ed"),
            ("907700900149", "Ed"), ("901632960150", "Fay"), ("907700900151", "Gus"),
        )],
        ("italian-zero.csv", IT, "00656851242", "Ufficio Roma"),
        ("italian-zero.csv", IT, "00212345678", "Ufficio Milano"),
        *[("spreadsheet-numbers.csv", GB, f"901632960{n}", name) for n, name in (
            (117, "Ann"), (118, "Bob"), (119, "Bob"), (120, "Cy"), (121, "Cy"),
            (122, "Dee"), (123, "Dee"), (124, "Ed"), (125, "Ed"),
        )],
    ],
)  # fmt: skip
def test_a_caller_is_named_and_the_presented_digits_call_back(
    cli: RunCommand, file: str, site: tuple[str, str], presented: str, name: str
) -> None:
    outcome = cli(
        "number", *site_options(site, "--from-pbx", "--contacts", str(REPORTED_FILES / file)), presented
    )
    (line,) = outcome.json_lines
    assert outcome.code == 0
    assert (names_of(line), line["ambiguous"], line["dial"]) == ([name], False, presented)


@pytest.mark.parametrize("presented", ["901632960144@10.0.0.1", '"N" <sip:+441632960144@10.0.0.1>'])
def test_a_caller_is_named_by_a_uri(cli: RunCommand, presented: str) -> None:
    contacts = str(REPORTED_FILES / "extensions.csv")
    outcome = cli("number", *site_options(GB, "--from-pbx", "--contacts", contacts), presented)
    (line,) = outcome.json_lines
    assert (names_of(line), line["dial"]) == (["Nora Northfield"], "901632960144")


@pytest.mark.parametrize(
    ("text", "site", "kind", "e164", "dialled"),
    [
        ("01632 960144 ext 12", GB, "outside", "+441632960144", "901632960144"),
        ("01632 960147 (Mon-Fri 9-5)", GB, "outside", "+441632960147", "901632960147"),
        ("1-800-FLOWERS", US, "outside", "+18003569377", "918003569377"),
        ("6551234", DE, "outside", None, "06551234"),
        ("555-0143", US, "outside", None, "95550143"),
        ("960144", ("GB", ""), "outside", None, "960144"),
        ("+39 (0)6 5685 1242", IT, "outside", "+390656851242", "00656851242"),
        ("9(01707)373386", GB, "outside", "+441707373386", "901707373386"),
        ("\u202a+44 7700 900106\u202c", GB, "outside", "+447700900106", "907700900106"),
        ("tel:+447700900106", GB, "outside", "+447700900106", "907700900106"),
        ("4001", GB, "internal", None, "4001"),
        ("*17", GB, "service", None, "*17"),
        ("999", GB, "service", None, "999"),
        ("+65 6123 4567", ("SG", "9"), "outside", "+6561234567", "961234567"),
        ("+999 123456", GB, "outside", None, "900999123456"),
    ],
)
def test_a_number_is_printed_with_what_is_dialled(
    cli: RunCommand, text: str, site: tuple[str, str], kind: str, e164: str | None, dialled: str
) -> None:
    (line,) = cli("number", *site_options(site), text).json_lines
    assert line["input"] == text
    assert (line["kind"], line["e164"], line["dial"], line["reason"]) == (kind, e164, dialled, None)


@pytest.mark.parametrize(
    ("text", "site", "kind"),
    [
        ("0800 PIZZA", GB, "none"),
        ("9732555????", US, "none"),
        ("call me", GB, "none"),
        ("", GB, "none"),
        ("+44 1632 960144", ("BR", "0"), "outside"),
    ],
)
def test_what_cannot_be_dialled_is_refused_with_a_sentence(
    cli: RunCommand, text: str, site: tuple[str, str], kind: str
) -> None:
    outcome = cli("number", *site_options(site), text)
    (line,) = outcome.json_lines
    assert outcome.code == 0
    assert (line["kind"], line["dial"]) == (kind, None)
    assert line["reason"].endswith(".")


def test_the_international_prefix_of_a_site_is_dialled(cli: RunCommand) -> None:
    options = site_options(("BR", "0"), "--international-prefix", "0015")
    (line,) = cli("number", *options, "+44 1632 960144").json_lines
    assert line["dial"] == "00015441632960144"


def test_a_field_with_several_numbers_gives_a_line_for_each(cli: RunCommand) -> None:
    lines = cli("number", *site_options(GB), "01632 960150/51", "07700 900105").json_lines
    assert [line["e164"] for line in lines] == ["+441632960150", "+441632960151", "+447700900105"]


def test_numbers_follow_a_double_hyphen_and_without_an_outside_line_are_e164(cli: RunCommand) -> None:
    lines = cli("number", *site_options(GB, "--no-outside-line"), "--", "01632 960144", "-5").json_lines
    assert [line["dial"] for line in lines] == ["+441632960144", "5"]


def test_everybody_with_a_number_is_listed_and_it_is_ambiguous(cli: RunCommand) -> None:
    options = site_options(GB, "--from-pbx", "--contacts", str(REPORTED_FILES / "shared-number.csv"))
    shared, own = cli("number", *options, "901632960160", "901632960161").json_lines
    assert [(name["name"], name["company"], name["kind"]) for name in shared["names"]] == [
        ("Ann Archer", "Northfield", "main"),
        ("Bob Baker", "Northfield", "main"),
        ("Cy Carter", "Northfield", "main"),
    ]
    assert shared["ambiguous"]
    assert (names_of(own), own["ambiguous"]) == (["Ann Archer"], False)


def test_the_same_person_in_several_files_is_not_ambiguous(cli: RunCommand, tmp_path: Path) -> None:
    files = {
        "list.csv": 'Name,Phone\n"Archer, Ann",01632 960144\nBob Baker,01632 960145\n',
        "cards.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Archer\nTEL:+44 1632 960144\nEND:VCARD\n",
        "other.csv": "Vorname,Nachname,Telefon\nARCHER,ANN,01632 960144\nBill,Baker,01632 960145\n",
    }
    options = site_options(GB, "--from-pbx")
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        options += ["--contacts", str(tmp_path / name)]
    ann, bob = cli("number", *options, "901632960144", "901632960145").json_lines
    assert (names_of(ann), ann["ambiguous"]) == (["Archer, Ann", "Ann Archer", "ARCHER ANN"], False)
    assert (names_of(bob), bob["ambiguous"]) == (["Bob Baker", "Bill Baker"], True)


def test_a_contact_with_several_spellings_of_a_number_is_listed_once(cli: RunCommand, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    numbers = "TEL;TYPE=HOME:01632960144\nTEL;TYPE=FAX:+44 1632 960144\nTEL;TYPE=WORK:01632 960144 x12\n"
    file.write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:Ann\n{numbers}END:VCARD\n", encoding="utf-8")
    (line,) = cli("number", *site_options(GB, "--contacts", str(file)), "01632 960144").json_lines
    assert line["names"] == [{"name": "Ann", "company": "", "kind": "home"}]
    assert not line["ambiguous"]


@pytest.mark.parametrize(
    "stored",
    [
        "01632 960144-12", "01632 960144 (12)", "01632-960144 -12", "+44 1632 960144\N{EN DASH}12",
        "01632 960144*12", "01632 960144 #12", "01632 960144#12#",
        "01632 960144, 12", "01632 960144 x12", "9,01632 960144", "Ann 01632 960144", "<01632960144>",
        "\u2460 01632 960144", "01632, 960144", "1632960144", "441632960144",
    ],
)  # fmt: skip
def test_a_caller_is_named_by_a_number_with_other_signs(cli: RunCommand, tmp_path: Path, stored: str) -> None:
    file = tmp_path / "people.csv"
    file.write_text(f'Name,Phone\nAnn,"{stored}"\n', encoding="utf-8")
    (line,) = cli(
        "number", *site_options(GB, "--from-pbx", "--contacts", str(file)), "901632960144"
    ).json_lines
    assert names_of(line) == ["Ann"]


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--country", "XX"], "not a country"),
        (["--outside-prefix", "a"], "must contain only digits"),
        (["--extension-digits", "-1"], "not a number"),
        (["--contacts", "/nonexistent.csv"], "cannot be read"),
        (["--contacts", "/nonexistent.csv"], "What to do: name a CSV, vCard or LDIF file"),
    ],
)
def test_wrong_options_end_with_2(cli: RunCommand, options: list[str], word: str) -> None:
    outcome = cli("number", *options, "4001")
    assert outcome.code == 2
    outcome.assert_stderr(word)
