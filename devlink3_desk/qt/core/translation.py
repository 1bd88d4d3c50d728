"""The language of the window: translations of the program's and of Qt's texts, and layout direction.

Numbers, times and dates are formatted in the way of the system (``QLocale()``), whatever the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from devlink3_desk.resources import resource_folder

ENGLISH: Final = "en"
"""Language of the source texts. Its translation file only contains plural forms."""

LANGUAGES: Final = (ENGLISH, "de", "fr", "es")
"""Languages that users can choose. A test checks that their translations are complete."""


def find_translations_folder() -> Path:
    """Return the folder of the compiled translations."""
    return resource_folder() / "translations"


def choose_language(requested: str, system_names: Sequence[str]) -> str:
    """Return the requested language if available, else the first available of the system, else English."""
    for name in (requested, *system_names):
        language = name.replace("_", "-").split("-")[0].lower()
        if language in LANGUAGES or language == PSEUDO_LANGUAGE:
            return language
    return ENGLISH


def list_system_languages() -> list[str]:
    """Return the languages set in the system, in the order of preference."""
    return list(QLocale.system().uiLanguages())


def find_language_name(language: str) -> str:
    """Return the name of a language in that language."""
    name = QLocale(language).nativeLanguageName()
    # Qt returns "American English". Names are lower case in French and Spanish, but stand alone here.
    return "English" if language == ENGLISH else name[:1].upper() + name[1:]


def choose_locale(language: str, system: QLocale) -> QLocale:
    """Return the locale of dates and numbers: names of days in ``language``, formats as in ``system``.

    Where the system has none, English dates are those of Europe: Qt would write "9 11 2026".
    """
    if language == PSEUDO_LANGUAGE or QLocale(language).language() == system.language():
        return system
    territory = system.territory()
    if language == ENGLISH and territory == QLocale.Country.AnyCountry:
        territory = QLocale.Country.Europe
    return QLocale(QLocale(language).language(), territory)


class Translation:
    """The translators and the locale of a language, installed in an application until they are removed."""

    def __init__(self, app: QApplication, language: str) -> None:
        self.language = language
        self._app = app
        self._translators: list[QTranslator] = []
        self._previous_locale = QLocale()

    def install(self) -> None:
        """Install the translators and the locale. Widgets that exist already keep their texts."""
        self._previous_locale = QLocale()
        self._set_locale(choose_locale(self.language, QLocale.system()))
        for translator in self._load_translators():
            self._app.installTranslator(translator)
            self._translators.append(translator)
        self._app.setLayoutDirection(find_layout_direction(self.language))

    def remove(self) -> None:
        """Remove the translators, and restore the locale."""
        self._set_locale(self._previous_locale)
        for translator in self._translators:
            self._app.removeTranslator(translator)
            # A translator keeps its file in memory, and the application would own it until it ends.
            translator.deleteLater()
        self._translators.clear()
        self._app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _set_locale(self, locale: QLocale) -> None:
        QLocale.setDefault(locale)
        for window in self._app.topLevelWidgets():
            window.unsetLocale()

    def _load_translators(self) -> Iterable[QTranslator]:
        if self.language == PSEUDO_LANGUAGE:
            yield PseudoTranslator(self._app)
            return
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        # Qt asks the translator that was installed last first: the program can override texts of Qt.
        for name, folder in (("qtbase", qt_folder), ("devlink3_desk", str(find_translations_folder()))):
            translator = QTranslator(self._app)
            if translator.load(f"{name}_{self.language}", folder):
                yield translator


def find_layout_direction(language: str) -> Qt.LayoutDirection:
    """Return the layout direction of a language."""
    if language == PSEUDO_LANGUAGE:
        return Qt.LayoutDirection.RightToLeft
    return QLocale(language).textDirection()


def install_translation(app: QApplication, requested: str) -> Translation:
    """Install the requested language, or that of the system if it is empty, and return the translation."""
    translation = Translation(app, choose_language(requested, list_system_languages()))
    translation.install()
    return translation


# The pseudo-language replaces Latin letters by Hebrew ones, and runs from right to left. It makes texts that
# are not passed to a translator, and layouts that are not mirrored, easy to see and to find by a test.

PSEUDO_LANGUAGE: Final = "pseudo"
"""Value of ``--language`` for the pseudo-language."""

_UNTRANSLATED: Final = re.compile(r"(\{[^}]*\}|%L?\d+|%n|&|<[^>]*>|https?://|\*\.\w+)")
"""Placeholders, mnemonics, tags and file name patterns, which stay as they are."""

_KEY_NAMES_CONTEXT: Final = "QShortcut"
"""Context in which Qt translates the names of keys; keyboards have them in Latin letters."""

_LETTER_MAP: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz",
    "אבקדעפגהיצכלמנופקרסתוושחיז",
)


def pseudo_translate(text: str) -> str:
    """Return ``text`` in the letters of the pseudo-language."""
    # A split at a pattern with a group alternates between text and matches.
    parts = _UNTRANSLATED.split(text)
    return "".join(part if i % 2 else part.lower().translate(_LETTER_MAP) for i, part in enumerate(parts))


class PseudoTranslator(QTranslator):
    """Translates every text into the pseudo-language, without a translation file."""

    def translate(
        self,
        context: str | bytes | bytearray | memoryview,
        sourceText: str | bytes | bytearray | memoryview,  # noqa: N803 (Qt's name)
        disambiguation: str | bytes | bytearray | memoryview | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """Return a text in the pseudo-language."""
        source = _to_str(sourceText)
        return source if _to_str(context) == _KEY_NAMES_CONTEXT else pseudo_translate(source)

    def isEmpty(self) -> bool:
        """Return ``False``, so that Qt uses this translator."""
        return False


def _to_str(value: str | bytes | bytearray | memoryview) -> str:
    return value if isinstance(value, str) else bytes(value).decode()
