"""Text of the PBX is shown as plain text, and sentences from below the window in the window's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from devlink3_desk.link.errors import LinkError, UnreachableError
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.qt.core.text import (
    MAX_TEXT_LENGTH,
    break_long_words,
    compute_week_start,
    describe_past,
    fold_text,
    format_duration,
    format_past_day,
    format_past_time,
    format_percent,
    format_tooltip,
    sanitize_text,
    translate_sentence,
)
from devlink3_desk.qt.core.translation import LANGUAGES
from devlink3_desk.sentences import TRANSLATION_CONTEXT, Sentence, sentence_from_error
from devlink3_desk.services.probing import SETUP_ADVICE
from tests.qt.conftest import InstallLanguage
from tests.support.translated_sentences import list_translatable_sentences


@given(st.text(st.characters()))
def test_plain_text_is_one_harmless_line(text: str) -> None:
    shown = sanitize_text(text)
    assert len(shown) <= MAX_TEXT_LENGTH
    assert all(c.isprintable() or c in "\u200c\u200d" for c in shown)
    assert sanitize_text(shown) == shown
    # Raises for half of a surrogate pair.
    shown.encode()


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (None, ""),
        ("Zoë O'Neill", "Zoë O'Neill"),
        ("two\nlines\tand\x00more", "two lines and more"),
        ("gnp.\u202eexe", "gnp.exe"),
        ("\u2066hidden\u2069", "hidden"),
        ("नमस्\u200dते", "नमस्\u200dते"),
        ("\ud800", "\ufffd"),
        ("<b>bold</b>", "<b>bold</b>"),
    ],
)
def test_sanitized_text_has_no_line_breaks_and_no_control_characters(sent: str | None, shown: str) -> None:
    assert sanitize_text(sent) == shown


@pytest.mark.parametrize("start", ["Z", "Zoë "])
def test_a_pile_of_accents_is_cut_where_no_language_has_more(start: str) -> None:
    # It would be painted over the rows above and below, or fill the cell with one letter.
    pile = "\u0335\u0321\u0348\u034e\u0359\u0300\u0301\u0302"
    shown = sanitize_text(f"{start}{pile * 20}algo")
    assert shown == f"{start}{pile[:6]}algo"


@pytest.mark.parametrize("name", ["שָׁלוֹם", "ที่นี่", "Việt", "مُحَمَّد", "e\u0301\u0323t"])
def test_accents_of_languages_stay(name: str) -> None:
    assert sanitize_text(name) == name


def test_only_long_words_can_be_broken_and_no_letter_is_parted_from_its_accents() -> None:
    assert break_long_words("Donaudampfschiff Anna Müller-Lüdens") == "Donaudampfschiff Anna Müller-Lüdens"
    parts = break_long_words("a" * 100).split("\u200b")
    assert max(map(len, parts)) <= 20
    assert "".join(parts) == "a" * 100
    family = "\U0001f469\u200d\U0001f467\ufe0f" * 30
    for part in break_long_words(family).split("\u200b"):
        assert not part.startswith(("\u200d", "\ufe0f"))
        assert not part.endswith("\u200d")
    accents = break_long_words("e\u0301\u0323" * 40)
    assert all(part.startswith("e") for part in accents.split("\u200b"))


def test_an_address_is_broken_at_its_parts() -> None:
    host = "reception-ipoffice-01.headquarters.example-company.internal"
    parts = break_long_words(host).split("\u200b")
    assert parts == ["reception-ipoffice-01.", "headquarters.example-", "company.internal"]
    assert break_long_words("https://crm.example.com/" + "7" * 30).startswith(
        "https://crm.example.com/\u200b7"
    )


def test_a_tooltip_does_not_become_html() -> None:
    assert format_tooltip("<b>&") == "<qt>&lt;b&gt;&amp;</qt>"


def test_a_tooltip_has_the_lines_of_its_text(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml(format_tooltip("Ann & Ben\n<b>"))
    assert document.toPlainText() == "Ann & Ben\n<b>"


@pytest.mark.parametrize(("text", "folded"), [("Müller", "muller"), ("ŁÓDŹ", "lodz"), ("Straße", "strasse")])
def test_folded_text_has_neither_case_nor_accents(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (-3, "0:00"), (59, "0:59"), (61, "1:01"), (3723, "1:02:03")]
)
def test_durations_have_hours_minutes_and_seconds(seconds: int, text: str) -> None:
    assert format_duration(seconds) == text


@pytest.fixture
def german(install_language: InstallLanguage) -> None:
    install_language("de")


def iter_subclasses(error_class: type[LinkError]) -> Iterator[type[LinkError]]:
    yield error_class
    for subclass in error_class.__subclasses__():
        yield from iter_subclasses(subclass)


def test_every_error_and_every_advice_is_translated() -> None:
    texts = {text for error in iter_subclasses(LinkError) for text in (error.sentence, error.advice)}
    assert texts | {text for _, text in SETUP_ADVICE} <= list_translatable_sentences()


def test_a_sentence_is_its_english_text() -> None:
    sentence = Sentence("No service is listening at {address}.", address="pbx:50796")
    assert sentence == "No service is listening at pbx:50796."
    assert sentence_from_error(UnreachableError(sentence)) is sentence
    assert sentence_from_error(DevLinkError("Plain words.")) == "Plain words."


def test_sentences_are_translated_with_their_values(german: None) -> None:
    assert translate_sentence(sentence_from_error(UnreachableError())) == "Die Anlage ist nicht erreichbar."
    nested = Sentence(
        "{address} cannot be reached: {why}.", address="pbx:50796", why=Sentence("no route to host")
    )
    assert translate_sentence(nested) == "pbx:50796 ist nicht erreichbar: keine Route zum Rechner."
    ending = Sentence("pinned, but expires on {date}.", date=date(2026, 5, 4))
    assert "2026-05-04" in ending
    assert "2026-05-04" not in translate_sentence(ending)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_the_program_are_shown_whole(install_language: InstallLanguage, language: str) -> None:
    """Advice has several sentences, which are longer in other languages than in English."""
    install_language(language)
    shown = {translate_sentence(Sentence(text)) for text in list_translatable_sentences()}
    whole = {QCoreApplication.translate(TRANSLATION_CONTEXT, text) for text in list_translatable_sentences()}
    assert shown == whole


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("No service is listening at \u202epbx:50796.", "No service is listening at pbx:50796."),
        (
            Sentence("No service is listening at {address}.", address="\u202epbx"),
            "Unter pbx ist kein Dienst erreichbar.",
        ),
        (None, ""),
    ],
)
def test_sentences_and_their_values_are_sanitized(german: None, text: str | None, shown: str) -> None:
    assert translate_sentence(text) == shown


NOW = QDateTime.fromString("2026-03-11T12:00:00", Qt.DateFormat.ISODate)
"""A Wednesday."""
HOUR, DAY = 3600, 86_400


@pytest.fixture(autouse=True)
def english(qapp: QApplication, restored_locale: None) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def ago(seconds: int) -> float:
    return float(NOW.toSecsSinceEpoch() - seconds)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (HOUR, "11:00"),
        (DAY, "Yesterday 12:00"),
        (2 * DAY, "Mon 12:00"),
        (6 * DAY, "Thu 12:00"),
        (7 * DAY, "04/03/2026 12:00"),
        (-DAY, "12/03/2026 12:00"),
    ],
)
def test_times_have_as_much_of_the_date_as_is_needed(seconds: int, expected: str) -> None:
    assert format_past_time(ago(seconds), NOW) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(HOUR, "11:00"), (DAY, "Tuesday"), (2 * DAY, "Monday"), (7 * DAY, "04/03/2026")],
)
def test_days_of_the_last_week_are_described_by_their_weekday(seconds: int, expected: str) -> None:
    assert format_past_day(ago(seconds), NOW) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, "just now"),
        (59, "just now"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (HOUR, "11:00"),
        (-5, "12:00"),
    ],
)
def test_recent_times_are_described_by_their_age(seconds: int, expected: str) -> None:
    assert describe_past(ago(seconds), NOW) == expected


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        (QLocale.Country.UnitedKingdom, "2026-03-09T00:00:00"),  # Monday
        (QLocale.Country.UnitedStates, "2026-03-08T00:00:00"),  # Sunday
    ],
)
def test_week_begins_on_the_first_day_of_the_locale(country: QLocale.Country, expected: str) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, country))

    begin = QDateTime.fromMSecsSinceEpoch(int(compute_week_start(NOW) * 1000))

    assert begin.toString(Qt.DateFormat.ISODate) == expected


@given(st.integers(0, 4_000_000_000))
def test_week_has_begun_at_most_seven_days_ago(seconds: int) -> None:
    now = QDateTime.fromSecsSinceEpoch(seconds)
    begin = compute_week_start(now)

    assert begin <= seconds < begin + 7 * DAY + 2 * HOUR  # a week in which clocks are set back is longer
    first_day = QDateTime.fromMSecsSinceEpoch(int(begin * 1000)).date().dayOfWeek()
    assert first_day == QLocale().firstDayOfWeek().value


@pytest.mark.parametrize(
    ("language", "whole", "decimal"),
    [
        (QLocale.Language.English, "84%", "84.5%"),
        (QLocale.Language.German, "84\N{NO-BREAK SPACE}%", "84,5\N{NO-BREAK SPACE}%"),
        (QLocale.Language.French, "84\N{NO-BREAK SPACE}%", "84,5\N{NO-BREAK SPACE}%"),
    ],
)
def test_percentages_are_written_as_in_the_language_of_the_system(
    language: QLocale.Language, whole: str, decimal: str
) -> None:
    QLocale.setDefault(QLocale(language))
    assert (format_percent(84), format_percent(84.5, 1)) == (whole, decimal)
