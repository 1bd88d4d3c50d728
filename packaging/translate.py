"""Maintain the translations in ``resources/translations`` with the tools of Qt.

``update``            extracts the texts from the code and compiles the translations
``missing LANG``      prints a JSON list of the texts without translation
``fill LANG FILE``    reads such a list, with ``translation`` filled in, and compiles
``check``             reports what is missing or outdated; the exit code is 1 if anything is

A list contains objects with ``context``, ``source`` and ``translation``: a text, or for a source with ``%n``
the list of its plural forms, singular first. Every form contains the placeholders of the source (``{name}``,
``%1``, ``%n``); the letters marked by ``&`` are chosen per language.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypedDict
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS_FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "fr", "es")
PLURALS_ONLY_LANGUAGE = "en"
PLACEHOLDER_PATTERN = re.compile(r"\{[^}]*\}|%L?\d+|%n")


class TranslationEntry(TypedDict):
    """An entry of the lists of ``missing`` and ``fill``."""

    context: str
    source: str
    plural: bool
    translation: str | list[str]


def build_ts_path(language: str) -> Path:
    """Return the path of the source file of a language, which translators edit."""
    return TRANSLATIONS_FOLDER / f"devlink3_desk_{language}.ts"


def build_qm_path(language: str) -> Path:
    """Return the path of the compiled file of a language, which the program reads."""
    return TRANSLATIONS_FOLDER / f"devlink3_desk_{language}.qm"


def _run_qt_tool(name: str, arguments: Sequence[str]) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{name}" + (".exe" if sys.platform == "win32" else ""))
    completed = subprocess.run(
        [str(program), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if completed.returncode != 0 or not Path(arguments[-1]).is_file():
        raise SystemExit(f"pyside6-{name} failed:\n{completed.stdout}{completed.stderr}")


def extract_texts(language: str, target: Path) -> None:
    """Update a source file from the code; existing translations stay."""
    sources = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "devlink3_desk").rglob("*.py"))
    # A list of files rather than arguments: the command line of Windows is limited to 32,767 characters.
    with tempfile.NamedTemporaryFile("w", suffix=".lst", delete=False, encoding="utf-8") as listing:
        listing.write("\n".join(sources))
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
    messages = iter_messages(target) if target.is_file() else iter(())
    previous = {(context, source): read_plural_forms(message) for context, source, message in messages}
    try:
        _run_qt_tool("lupdate", [*options, f"@{listing.name}", "-ts", str(target)])
    finally:
        Path(listing.name).unlink()
    tree = ET.parse(target)
    for context in tree.getroot().findall("context"):
        _mark_plurals(context, previous)
        # The sources are English; the English file contains only those with plural forms.
        if language == PLURALS_ONLY_LANGUAGE:
            for message in [message for message in context.iter("message") if not message.get("numerus")]:
                context.remove(message)
            if context.find("message") is None:
                tree.getroot().remove(context)
    _write_tree(tree, target)


def _mark_plurals(context: ET.Element, previous: Mapping[tuple[str, str], list[str]]) -> None:
    """Mark every text with ``%n`` as a plural: lupdate does so only for ``tr``, not for ``translate``."""
    for message in context.iter("message"):
        source = message.findtext("source", "")
        if "%n" in source and not message.get("numerus"):
            message.set("numerus", "yes")
            _set_translation(message, previous.get((context.findtext("name", ""), source)) or ["", ""])


def _write_tree(tree: ET.ElementTree[ET.Element], path: Path) -> None:
    ET.indent(tree, "    ")
    text = ET.tostring(tree.getroot(), encoding="unicode")
    document = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n'
    path.write_text(document, encoding="utf-8", newline="\n")


def compile_file(language: str, target: Path | None = None) -> None:
    """Compile the source file of a language."""
    path = target or build_qm_path(language)
    # Qt maps the file into memory: if it were written in place, a program that uses it would crash.
    written = path.with_suffix(".new")
    _run_qt_tool("lrelease", ["-silent", str(build_ts_path(language)), "-qm", str(written)])
    written.replace(path)


def iter_messages(path: Path) -> Iterator[tuple[str, str, ET.Element]]:
    """Yield context, source text and element of every text of a source file."""
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message.findtext("source", ""), message


def read_plural_forms(message: ET.Element) -> list[str]:
    """Return the translation of a text, one entry per plural form; an empty list if there is none."""
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return []
    if message.get("numerus") == "yes":
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


def find_missing(language: str) -> list[TranslationEntry]:
    """Return the texts without translation."""
    entries: list[TranslationEntry] = []
    for context, source, message in iter_messages(build_ts_path(language)):
        if not all(read_plural_forms(message)) or not read_plural_forms(message):
            plural = message.get("numerus") == "yes"
            empty: str | list[str] = ["", ""] if plural else ""
            entries.append(TranslationEntry(context=context, source=source, plural=plural, translation=empty))
    return entries


def fill_translations(language: str, entries: Sequence[TranslationEntry]) -> None:
    """Store translations in the source file of a language and compile it."""
    path = build_ts_path(language)
    tree = ET.parse(path)
    translations = {(entry["context"], entry["source"]): entry["translation"] for entry in entries}
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            text = translations.get((context.findtext("name", ""), message.findtext("source", "")))
            if text:
                _set_translation(message, text)
    _write_tree(tree, path)
    extract_texts(language, path)  # formats the file as lupdate does, so that differences stay small
    compile_file(language)


def _set_translation(message: ET.Element, translation_text: str | list[str]) -> None:
    translation = message.find("translation")
    if translation is None:
        translation = ET.SubElement(message, "translation")
    translation.clear()
    if message.get("numerus") == "yes":
        for form in [translation_text] if isinstance(translation_text, str) else translation_text:
            ET.SubElement(translation, "numerusform").text = form
        if not any(translation_text):
            translation.set("type", "unfinished")
    else:
        translation.text = translation_text if isinstance(translation_text, str) else translation_text[0]


def find_problems(language: str) -> list[str]:
    """Return a line for every text of a language that is missing, wrong or outdated."""
    problems = [
        f"{language}: not translated: {entry['context']}: {entry['source']!r}"
        for entry in find_missing(language)
    ]
    for context, source, message in iter_messages(build_ts_path(language)):
        for form in read_plural_forms(message):
            expected = sorted(PLACEHOLDER_PATTERN.findall(source))
            placeholders = sorted(PLACEHOLDER_PATTERN.findall(form))
            # A plural form may do without the number: "one call" instead of "%n call".
            is_form_without_number = message.get("numerus") and "%n" not in placeholders
            if form and expected != placeholders and not is_form_without_number:
                problems.append(f"{language}: other placeholders: {context}: {source!r} -> {form!r}")
    return problems + _find_outdated(language)


def _find_outdated(language: str) -> list[str]:
    """Return a line for every difference between the code, the source file and the compiled file."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / build_ts_path(language).name
        extract_texts(language, fresh)
        compiled = Path(folder) / "compiled.qm"
        compile_file(language, compiled)
        current = {(context, source) for context, source, _ in iter_messages(fresh)}
        stored = {(context, source) for context, source, _ in iter_messages(build_ts_path(language))}
        problems = [
            f"{language}: not up to date with the code: {context}: {source!r}"
            for context, source in sorted(current ^ stored)
        ]
        source, target = build_ts_path(language), build_qm_path(language)
        if not target.is_file() or compiled.read_bytes() != target.read_bytes():
            problems.append(f"{language}: {target.name} is not compiled from {source.name}")
    return problems


def update_translations() -> None:
    """Extract the texts and compile the translations of every language."""
    TRANSLATIONS_FOLDER.mkdir(exist_ok=True)
    for language in (PLURALS_ONLY_LANGUAGE, *LANGUAGES):
        extract_texts(language, build_ts_path(language))
        compile_file(language)


def check_translations() -> int:
    """Print every problem of every language and return the exit code."""
    languages = (PLURALS_ONLY_LANGUAGE, *LANGUAGES)
    problems = [problem for language in languages for problem in find_problems(language)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command of the command line and return the exit code."""
    parser = argparse.ArgumentParser(description="Maintain the translations.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update", help="extract the texts from the code and compile")
    commands.add_parser("check", help="report what is missing or outdated")
    missing = commands.add_parser("missing", help="print the texts without translation as JSON")
    fill = commands.add_parser("fill", help="store translations and compile")
    for command in (missing, fill):
        command.add_argument("language", choices=(PLURALS_ONLY_LANGUAGE, *LANGUAGES))
    fill.add_argument("file", type=Path)
    arguments = parser.parse_args(argv)
    if arguments.command == "check":
        return check_translations()
    if arguments.command == "update":
        update_translations()
    elif arguments.command == "missing":
        print(json.dumps(find_missing(arguments.language), ensure_ascii=False, indent=1))
    else:
        fill_translations(arguments.language, json.loads(arguments.file.read_text(encoding="utf-8")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
