"""The language of the window: texts of the program and Qt's own, and which way they run.

Numbers, times and dates are not part of it: they keep the form of the system (``QLocale()``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from . import assets
from .pseudo import PSEUDO_LANGUAGE, PseudoTranslator

ENGLISH: Final = "en"
"""What the code is written in; its own file holds nothing but plurals."""

LANGUAGES: Final = (ENGLISH, "de", "fr", "es")
"""Languages that are complete; a test sees to that."""


def translations_dir() -> Path:
    """Return where the compiled translations are."""
    return assets.resources_dir() / "translations"


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
