"""The 8-bit encodings of East Asia are recognised by the characters that names and headings have."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts import files
from tests.contacts.test_encodings import CASES, NAMES, encode_table
from tests.support.contact_files import read_contacts

PEOPLE = {
    "shift_jis": ["山田 太郎", "佐藤花子", "鈴木 一郎", "高橋 さくら", "田中 ケンジ"],
    "gb18030": ["王伟", "李娜", "张敏", "刘洋", "陈刚", "欧阳修"],
    "big5": ["陳志明", "林美玲", "黃建宏", "張雅婷", "歐陽菲菲"],
    "euc_kr": ["김민준", "이서연", "박지훈", "최수빈", "홍길동"],
}
HEADINGS = {
    "shift_jis": "氏名,会社名,電話番号,携帯電話,備考",
    "gb18030": "姓名,公司,电话,手机,备注",
    "big5": "姓名,公司,電話,行動電話,備註",
    "euc_kr": "이름,회사,전화번호,휴대폰,메모",
}
COMPANIES = {
    "shift_jis": "株式会社北日本",
    "gb18030": "北京科技有限公司",
    "big5": "台北科技有限公司",
    "euc_kr": "서울무역주식회사",
}
CODECS = {"shift_jis": "cp932", "euc_kr": "cp949"}


@pytest.mark.parametrize("encoding", PEOPLE)
def test_a_table_is_recognised(encoding: str) -> None:
    people = PEOPLE[encoding]
    rows = [f"{name},{COMPANIES[encoding]},0312345678,,\r\n" for name in people]
    data = f"{HEADINGS[encoding]}\r\n{''.join(rows)}".encode(CODECS.get(encoding, encoding))
    preview = files.preview_file(data)
    assert (preview.encoding, preview.is_encoding_certain) == (encoding, False)
    assert [(contact.name, contact.company) for contact in preview.contacts] == [
        (name, COMPANIES[encoding]) for name in people
    ]
    assert [contact.numbers[0].number for contact in preview.contacts] == ["0312345678"] * len(people)
    assert preview.problems == ()


@pytest.mark.parametrize("encoding", PEOPLE)
def test_names_are_enough(encoding: str) -> None:
    people = PEOPLE[encoding]
    rows = [f"{name},0312345678\r\n" for name in people]
    data = f"Name,Phone\r\n{''.join(rows)}".encode(CODECS.get(encoding, encoding))
    contacts, problems = read_contacts(data)
    assert ([contact.name for contact in contacts], problems) == (people, [])


@pytest.mark.parametrize("encoding", PEOPLE)
def test_cards_are_recognised(encoding: str) -> None:
    people = PEOPLE[encoding]
    cards = [
        f"BEGIN:VCARD\r\nVERSION:2.1\r\nN:{name}\r\nTEL;CELL:0312345678\r\nEND:VCARD\r\n" for name in people
    ]
    contacts, problems = read_contacts("".join(cards).encode(CODECS.get(encoding, encoding)))
    assert ([contact.name for contact in contacts], problems) == (people, [])


def test_the_characters_of_windows_are_read() -> None:
    """They are in names, and not in the standards."""
    data = "氏名,電話番号\r\n髙橋 一郎,0312345678\r\n山﨑 花子,0312345679\r\n".encode("cp932")
    contacts, problems = read_contacts(data)
    assert ([contact.name for contact in contacts], problems) == (["髙橋 一郎", "山﨑 花子"], [])
    data = "이름,전화번호\r\n홍길똠,0312345678\r\n김쌤,0312345679\r\n".encode("cp949")
    assert [contact.name for contact in read_contacts(data)[0]] == ["홍길똠", "김쌤"]


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_a_single_name_of_europe_is_none_of_east_asia(language: str, encoding: str) -> None:
    for name in NAMES[language].split(";"):
        for written in (name, name.upper()):
            with_errors = written.encode(encoding, "ignore").decode(encoding)
            preview = files.preview_file(encode_table([with_errors], encoding))
            assert preview.encoding not in PEOPLE


@pytest.mark.parametrize(
    "name", ["Иванов Пётр", "ИВАНОВ ПЁТР", "Кузнецова Анна", "Ромашка, Киев", "БЕЛОВ", "Юрий"]
)
def test_names_of_russia_are_none_of_east_asia(name: str) -> None:
    contacts, _ = read_contacts(encode_table([name], "cp1251"))
    assert contacts[0].name == name
