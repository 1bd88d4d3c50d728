"""Why the link is not live is said in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

from devlink3_desk.link.errors import LinkError
from devlink3_desk.qt.models.link_words import SENTENCES, reason_text
from devlink3_desk.qt.translation import Translation


def kinds(kind: type[LinkError]) -> Iterator[type[LinkError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from kinds(each)


def test_every_error_of_the_link_has_its_sentence_here():
    assert {kind.sentence for kind in kinds(LinkError)} <= set(SENTENCES)


def test_a_known_sentence_is_translated_and_another_one_made_safe(qapp):
    german = Translation(qapp, "de")
    german.install()
    try:
        assert reason_text("The PBX could not be reached.") == "Die Anlage ist nicht erreichbar."
        assert reason_text("Nothing listens at \u202epbx:50796.") == "Nothing listens at pbx:50796."
        assert reason_text(None) == ""
    finally:
        german.remove()
