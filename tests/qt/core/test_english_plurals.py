"""The singular and plural forms of English texts have the words of their source texts."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from devlink3_desk.qt.core.translation import find_translations_folder

MESSAGES = [
    (message.findtext("source", ""), [form.text or "" for form in message.iter("numerusform")])
    for message in ET.parse(find_translations_folder() / "devlink3_desk_en.ts").getroot().iter("message")
]


def test_some_texts_have_a_number() -> None:
    assert len(MESSAGES) > 30


@pytest.mark.parametrize(("source", "forms"), MESSAGES)
def test_plural_forms_have_the_words_of_the_source_text(source: str, forms: list[str]) -> None:
    assert len(forms) == 2
    assert source.replace("(s)", "s") in forms
