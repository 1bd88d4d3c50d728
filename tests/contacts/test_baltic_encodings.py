"""Lithuanian, Latvian and Estonian are recognised in Windows-1257, and no other language for them."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts import files
from tests.contacts.test_encodings import encode_table
from tests.support.contact_files import read_names

LITHUANIAN = ["Rūta Žukauskaitė", "Jonas Čepaitis", "Algirdas Šimkūnas", "Eglė Bražėnienė", "Ąžuolas Įkalnis"]
LATVIAN = ["Jānis Bērziņš", "Līga Kalniņa", "Ģirts Ķēniņš", "Zane Āboliņa", "Kristīne Šmite"]
ESTONIAN = ["Jüri Õunapuu", "Mõnika Tamm", "Ülle Kõiv", "Tõnu Põld", "Siim Väli"]


@pytest.mark.parametrize("names", [LITHUANIAN, LATVIAN, [*ESTONIAN, "Priit Žukov"]])
def test_the_encoding_is_recognised(names: list[str]) -> None:
    preview = files.preview_file(encode_table(names, "cp1257"))
    assert [contact.name for contact in preview.contacts] == names
    assert (preview.encoding, preview.is_encoding_certain) == ("cp1257", False)


@pytest.mark.parametrize("encoding", ["cp1257", "cp1252"])
def test_estonian_is_not_hungarian(encoding: str) -> None:
    assert read_names(encode_table(ESTONIAN, encoding)) == ESTONIAN
    hungarian = ["Győző Kovács", "Ödön Szűcs", "Lőrinc Jäger"]
    assert read_names(encode_table(hungarian, "cp1250")) == hungarian


@pytest.mark.parametrize("name", [LITHUANIAN[0], LATVIAN[0]])
def test_one_name_is_enough_if_it_has_letters_of_both_kinds(name: str) -> None:
    assert read_names(encode_table([name], "cp1257")) == [name]


def test_customers_abroad_are_among_them() -> None:
    names = [*LITHUANIAN, "Kęstutis Šėma", "Jörg Müller"]
    assert read_names(encode_table(names, "cp1257")) == names


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (["Guðmundur Jónsson", "Þorsteinn Ægisson", "Noël Lefèvre"], "cp1252"),
        (["Daniël", "Søren Kjær", "François Benoît"], "cp1252"),
        (["Đorđe Kovačević"], "cp1250"),
        (["Ayşe Çağlar", "Gülşen Öztürk"], "cp1254"),
        (["João Simões", "Käthe Weiß"], "cp1252"),
    ],
)
def test_letters_of_other_languages_stay(names: list[str], encoding: str) -> None:
    assert read_names(encode_table(names, encoding)) == names
