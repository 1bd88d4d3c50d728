"""The language of the window: texts of the program and Qt's own, and which way they run.

Numbers, times and dates are not part of it: they keep the form of the system (``QLocale()``).
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
"""What the code is written in; its own file holds nothing but plurals."""

LANGUAGES: Final = (ENGLISH, "de", "fr", "es")
"""Languages that are complete; a test sees to that."""


def translations_dir() -> Path:
    """Return where the compiled translations are."""
    return resource_folder() / "translations"


def choose_language(requested: str, system_names: Sequence[str]) -> str:
    """Return a language that there is: the wanted one, else the first of the system's, else English."""
    for name in (requested, *system_names):
        language = name.replace("_", "-").split("-")[0].lower()
        if language in LANGUAGES or language == PSEUDO_LANGUAGE:
            return language
    return ENGLISH


def system_languages() -> list[str]:
    """Return the languages of the system's user, the dearest first."""
    return list(QLocale.system().uiLanguages())


def native_language_name(language: str) -> str:
    """Return what those who speak a language call it."""
    name = QLocale(language).nativeLanguageName()
    return "English" if language == ENGLISH else name[:1].upper() + name[1:]


class Translation:
    """The translators of a language in the application, from :meth:`install` to :meth:`remove`."""

    def __init__(self, app: QApplication, language: str) -> None:
        self.language = language
        self._app = app
        self._translators: list[QTranslator] = []

    def install(self) -> None:
        """Speak the language from now on; windows that are open already keep theirs."""
        for translator in self._load_translators():
            self._app.installTranslator(translator)
            self._translators.append(translator)
        self._app.setLayoutDirection(layout_direction(self.language))

    def remove(self) -> None:
        """Speak English again."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()
        self._app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _load_translators(self) -> Iterable[QTranslator]:
        if self.language == PSEUDO_LANGUAGE:
            yield PseudoTranslator(self._app)
            return
        theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, place in (("qtbase", theirs), ("devlink3_desk", str(translations_dir()))):
            translator = QTranslator(self._app)
            if translator.load(f"{name}_{self.language}", place):
                yield translator


def layout_direction(language: str) -> Qt.LayoutDirection:
    """Return which way a language is written."""
    if language == PSEUDO_LANGUAGE:
        return Qt.LayoutDirection.RightToLeft
    return QLocale(language).textDirection()


def install_translation(app: QApplication, requested: str) -> Translation:
    """Give the application the wanted language (empty: the system's) and return what was installed."""
    translation = Translation(app, choose_language(requested, system_languages()))
    translation.install()
    return translation


PSEUDO_LANGUAGE: Final = "pseudo"
"""Name of this language for ``--language``."""

_UNTRANSLATED: Final = re.compile(r"(\{[^}]*\}|%L?\d+|%n|&|<[^>]*>|https?://|\*\.\w+)")
"""Places that are filled in, mnemonics, tags, patterns of file names."""

_KEY_NAMES_CONTEXT: Final = "QShortcut"
"""Context of the names of keys, which stand on keyboards in Latin letters."""

_LETTER_MAP: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz",
    "אבקדעפגהיצכלמנופקרסתוושחיז",
)


def pseudo_translate(text: str) -> str:
    """Return ``text`` in the letters of the pseudo-language, with what is filled in left alone."""
    parts = _UNTRANSLATED.split(text)
    return "".join(part if at % 2 else part.lower().translate(_LETTER_MAP) for at, part in enumerate(parts))


class PseudoTranslator(QTranslator):
    """Makes up every text as it is asked for."""

    def translate(
        self,
        context: str | bytes | bytearray | memoryview,
        sourceText: str | bytes | bytearray | memoryview,  # noqa: N803 (Qt's name)
        disambiguation: str | bytes | bytearray | memoryview | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """Return a text of the program, or of Qt, in the pseudo-language."""
        source = _to_str(sourceText)
        return source if _to_str(context) == _KEY_NAMES_CONTEXT else pseudo_translate(source)

    def isEmpty(self) -> bool:
        """Say that there is something: Qt asks no translator that is empty."""
        return False


def _to_str(value: str | bytes | bytearray | memoryview) -> str:
    return value if isinstance(value, str) else bytes(value).decode()
