"""What is said about the link, far from the window, is said there in the window's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.link.errors import LinkError, UnreachableError
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.core.translation import Translation
from devlink3_desk.sentences import Sentence, sentence_from_error
from devlink3_desk.services.probing import SETUP_ADVICE
from tests.support.translated_sentences import translatable_sentences


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    installed = Translation(qapp, "de")
    installed.install()
    yield
    installed.remove()


def kinds(kind: type[LinkError]) -> Iterator[type[LinkError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from kinds(each)


def test_every_error_and_every_advice_can_be_said_in_every_language() -> None:
    said = {words for kind in kinds(LinkError) for words in (kind.sentence, kind.advice)}
    assert said | {words for _, words in SETUP_ADVICE} <= translatable_sentences()


def test_a_sentence_is_the_english_text_that_it_is() -> None:
    said = Sentence("Nothing listens at {address}.", address="pbx:50796")
    assert said == "Nothing listens at pbx:50796."
    assert sentence_from_error(UnreachableError(said)) is said
    assert sentence_from_error(DevLinkError("Plain words.")) == "Plain words."


def test_sentences_are_translated_with_what_is_filled_in(german: None) -> None:
    assert translate_sentence(sentence_from_error(UnreachableError())) == "Die Anlage ist nicht erreichbar."
    nested = Sentence(
        "{address} cannot be reached: {why}.", address="pbx:50796", why=Sentence("no route to host")
    )
    assert translate_sentence(nested) == "pbx:50796 ist nicht erreichbar: kein Weg zum Rechner."
    ending = Sentence("it is the pinned one, but ends on {date}.", date=date(2026, 5, 4))
    assert "2026-05-04" in ending
    assert "2026-05-04" not in translate_sentence(ending)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nothing listens at \u202epbx:50796.", "Nothing listens at pbx:50796."),
        (Sentence("Nothing listens at {address}.", address="\u202epbx"), "Unter pbx nimmt niemand an."),
        (None, ""),
    ],
)
def test_what_comes_from_elsewhere_is_made_safe(german: None, text: str | None, shown: str) -> None:
    assert translate_sentence(text) == shown
