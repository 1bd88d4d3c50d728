"""The encoding of a file is recognised by its letters, where rows differ row by row, or is chosen."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.contacts import encodings, files, import_plan
from devlink3_desk.contacts.contact import ContactFileError, ImportProblem, ProblemKind
from tests.support.contact_files import read_contacts, read_names

NAMES = {
    "german": "Jürgen Müller;Björn Schäfer;Käthe Groß;Ömer Übel;Jörg Köhler",
    "french": "François Lefèvre;Hélène Béranger;Zoé Noël;Jérôme Maître;Cécile Lagarçon",
    "spanish": "José Núñez;María Peña;Ángel Muñoz;Íñigo Martín;Concepción Rodríguez",
    "danish": "Søren Kjær;Jørgen Sørensen;Åge Nørgaard;Bjørn Ødegård",
    "portuguese": "João Simões;Conceição Gonçalves;António Magalhães;Inês Guimarães",
    "polish": "Łukasz Wałęsa;Małgorzata Dąbrowska;Grażyna Świątek;Michał Woźniak",
    "czech": "Jiří Dvořák;Tomáš Růžička;Zdeněk Šťastný;Věra Kučerová;Ondřej Němec",
    "hungarian": "Erdős Pál;Szűcs Béla;Lőrinc Kovács;György Kőszegi;Zoltán Fűzesi",
    "hungarian cim": "Cég fő címe;Észak Kft.",
    "irish": "Pat O\u2019Brien;Siân Lloyd;Renée D\u2019Arcy",
}
WESTERN, CENTRAL = ("cp1252", "mac_roman", "cp850"), ("cp1250",)
CASES = [
    (language, encoding)
    for language in NAMES
    for encoding in (CENTRAL if language in ("polish", "czech", "hungarian", "hungarian cim") else WESTERN)
    # DOS has no typographic apostrophe.
    if (language, encoding) != ("irish", "cp850")
]


def encode_table(names: list[str], encoding: str) -> bytes:
    rows = (f"{name};01632 9601{at:02}\r\n" for at, name in enumerate(names))
    return ("Name;Telefon\r\n" + "".join(rows)).encode(encoding)


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_an_encoding_is_recognised(language: str, encoding: str) -> None:
    names = NAMES[language].split(";")
    preview = files.preview_file(encode_table(names, encoding))
    assert [contact.name for contact in preview.contacts] == names
    assert preview.encoding == encoding
    assert not preview.is_encoding_certain


@pytest.mark.parametrize(
    "name",
    ["Northfield \N{EN DASH} Sales", "Price \N{EURO SIGN} 10", "Ann \N{HORIZONTAL ELLIPSIS} Bob",
     "Northfield \N{BULLET} Sales", "§ 5", "½ Price", "É. Dupont", "Ö Bilgin"],
)  # fmt: skip
def test_a_sign_that_stands_alone_is_no_letter_of_another_encoding(name: str) -> None:
    assert read_names(encode_table([name], "cp1252")) == [name]


@pytest.mark.parametrize("name", ["Jürgen Müller", "Jörg", "André", "José", "Søren", "Pat O\u2019Brien"])
def test_one_name_is_enough_for_windows(name: str) -> None:
    assert read_names(encode_table([name], "cp1252")) == [name]


@pytest.mark.parametrize("name", ["Jürgen Müller", "Jörg Köhler", "Björn Schäfer", "Zoé Noël", "Søren Kjær"])
@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_one_name_is_enough_for_mac_and_dos(name: str, encoding: str) -> None:
    assert read_names(encode_table([name], encoding)) == [name]


def test_each_row_has_its_own_encoding() -> None:
    data = encode_table(["Łukasz", "Zoë"], "utf-8") + "O\u2019Brien;1234567\nMüller;1234568\n".encode(
        "cp1252"
    )
    assert read_names(data) == ["Łukasz", "Zoë", "O\u2019Brien", "Müller"]
    mostly_windows = encode_table(["Müller"], "cp1252") + "Łukasz;1234567\n".encode()
    assert read_names(mostly_windows) == ["Müller", "Łukasz"]


def test_a_chosen_encoding_is_used_and_kept() -> None:
    data = encode_table(["Zoë Archer"], "mac_roman")
    guessed = files.preview_file(data)
    assert "Archer" in guessed.unusual_words[0] or guessed.unusual_words
    plan = import_plan.ImportPlan(guessed.plan.format, guessed.plan.table, "mac_roman")
    preview = files.preview_file(data, plan)
    assert (preview.contacts[0].name, preview.plan.encoding) == ("Zoë Archer", "mac_roman")
    assert preview.unusual_words == ("Zoë",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_overrules_a_choice(encoding: str) -> None:
    data = encode_table(["Zoë"], encoding)
    plan = import_plan.ImportPlan(import_plan.FileFormat.CSV, encoding="cp1252")
    assert files.preview_file(data, plan).contacts[0].name == "Zoë"


@pytest.mark.parametrize("data", [b"Name,Phone\nAnn,201\n", encode_table(["Zoë"], "utf-8")])
def test_utf8_is_certain(data: bytes) -> None:
    preview = files.preview_file(data)
    assert (preview.encoding, preview.is_encoding_certain) == ("utf-8", True)


@given(st.binary(max_size=200), st.sampled_from(["", *encodings.ENCODINGS, "rot13", "base64"]))
def test_any_bytes_are_decoded_in_any_encoding(data: bytes, encoding: str) -> None:
    with contextlib.suppress(ContactFileError):
        files.decode_text(data, encoding)


@pytest.mark.parametrize(
    "name",
    ["Müller", "René Élodie", "Ågård Øst", "Peña", "GROẞE Straße", "Núñez", "Ünal", "Özil", "Ólafur", "Åsa"],
)
def test_letters_that_were_encoded_twice_are_reported_and_kept(name: str) -> None:
    garbled = name.encode().decode("cp1252", "replace").replace("\ufffd", "")
    text = f"Name,Phone\nAnn,201\n{garbled},202\n"
    contacts, problems = read_contacts(text.encode())
    assert [contact.name for contact in contacts] == ["Ann", garbled]
    assert problems == [(3, ProblemKind.GARBLED_LETTERS)]
    # The same letters, where a person has chosen the wrong encoding for a file in UTF-8.
    data = f"Name,Phone\n{name},202\n".encode()
    items = files.iter_entries(files.decode_text(data, "cp1252"), files.preview_file(data).plan)
    kinds = [item.kind for item in items if isinstance(item, ImportProblem)]
    assert ProblemKind.GARBLED_LETTERS in kinds


@pytest.mark.parametrize(
    "name",
    [
        "João",
        "JOÃO",
        "São Tomé",
        "IRMÃ®",
        "ROMÃ©",
        "«IRMÃ»",
        "IRMÃ\u2019S",
        "MÃ SỐ",
        "Ngã",
        "Â",
        "Ã",
        "Åsa",
        "CAFÉ™",
        "Mã²",
    ],
)
def test_letters_of_names_are_not_taken_for_such(name: str) -> None:
    assert read_contacts(f"Name,Phone\n{name},201\n".encode())[1] == []
