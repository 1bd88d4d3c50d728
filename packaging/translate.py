"""Translations: what there is to translate, what is missing, and putting it in.

``update``            reads the texts out of the code into ``resources/translations`` and compiles them
``missing LANG``      prints a JSON list of what is not translated yet
``fill LANG FILE``    puts in a list of that form, with ``translation`` filled in, and compiles
``check``             says what keeps a language from being complete; exit code 1 if anything does

A list has objects with ``context``, ``source`` and ``translation``: a text, or for a source with ``%n`` the
list of its plural forms, the singular first. Placeholders (``{name}``, ``%1``, ``%n``) stay in every form;
each language chooses its own letters for ``&``.
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
    """One text in a list to be filled in."""

    context: str
    source: str
    plural: bool
    translation: str | list[str]


def ts_path(language: str) -> Path:
    """Return the file that people translate."""
    return TRANSLATIONS_FOLDER / f"devlink3_desk_{language}.ts"


def qm_path(language: str) -> Path:
    """Return the file that the program reads."""
    return TRANSLATIONS_FOLDER / f"devlink3_desk_{language}.qm"


def _run_qt_tool(name: str, arguments: Sequence[str]) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{name}" + (".exe" if sys.platform == "win32" else ""))
    done = subprocess.run([str(program), *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not Path(arguments[-1]).is_file():
        raise SystemExit(f"pyside6-{name} failed:\n{done.stdout}{done.stderr}")


def extract_texts(language: str, target: Path) -> None:
    """Bring a file of texts up to date with the code; what is translated stays."""
    sources = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "devlink3_desk").rglob("*.py"))
    with tempfile.NamedTemporaryFile("w", suffix=".lst", delete=False, encoding="utf-8") as listing:
        listing.write("\n".join(sources))
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
    before = {(c, s): read_plural_forms(m) for c, s, m in iter_messages(target)} if target.is_file() else {}
    try:
        _run_qt_tool("lupdate", [*options, f"@{listing.name}", "-ts", str(target)])
    finally:
        Path(listing.name).unlink()
    tree = ET.parse(target)
    for context in tree.getroot().findall("context"):
        _mark_plurals(context, before)
        if language == PLURALS_ONLY_LANGUAGE:
            for message in [each for each in context.iter("message") if not each.get("numerus")]:
                context.remove(message)
            if context.find("message") is None:
                tree.getroot().remove(context)
    _write_tree(tree, target)


def _mark_plurals(context: ET.Element, before: Mapping[tuple[str, str], list[str]]) -> None:
    """Mark every text with ``%n``: lupdate does so for ``tr`` alone, not for ``translate``."""
    for message in context.iter("message"):
        source = message.findtext("source", "")
        if "%n" in source and not message.get("numerus"):
            message.set("numerus", "yes")
            _set_translation(message, before.get((context.findtext("name", ""), source)) or ["", ""])


def _write_tree(tree: ET.ElementTree[ET.Element], path: Path) -> None:
    ET.indent(tree, "    ")
    text = ET.tostring(tree.getroot(), encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


def compile_file(language: str, target: Path | None = None) -> None:
    """Make what the program reads."""
    _run_qt_tool("lrelease", ["-silent", str(ts_path(language)), "-qm", str(target or qm_path(language))])


def iter_messages(path: Path) -> Iterator[tuple[str, str, ET.Element]]:
    """Yield context, source and element of every text of a file."""
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message.findtext("source", ""), message


def read_plural_forms(message: ET.Element) -> list[str]:
    """Return the translation of a text: one, or one a plural form; empty where there is none."""
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return []
    if message.get("numerus") == "yes":
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


def find_missing(language: str) -> list[TranslationEntry]:
    """Return what is not translated."""
    entries: list[TranslationEntry] = []
    for context, source, message in iter_messages(ts_path(language)):
        if not all(read_plural_forms(message)) or not read_plural_forms(message):
            plural = message.get("numerus") == "yes"
            empty: str | list[str] = ["", ""] if plural else ""
            entries.append(TranslationEntry(context=context, source=source, plural=plural, translation=empty))
    return entries


def fill_translations(language: str, entries: Sequence[TranslationEntry]) -> None:
    """Put translations in and compile the language."""
    path = ts_path(language)
    tree = ET.parse(path)
    found = {(entry["context"], entry["source"]): entry["translation"] for entry in entries}
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            words = found.get((context.findtext("name", ""), message.findtext("source", "")))
            if words:
                _set_translation(message, words)
    _write_tree(tree, path)
    extract_texts(language, path)  # in the form that lupdate writes, whoever wrote it last
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
    """Return one sentence for everything that keeps a language from being complete."""
    found = [f"{language}: not translated: {e['context']}: {e['source']!r}" for e in find_missing(language)]
    for context, source, message in iter_messages(ts_path(language)):
        for form in read_plural_forms(message):
            wanted, there = (
                sorted(PLACEHOLDER_PATTERN.findall(source)),
                sorted(PLACEHOLDER_PATTERN.findall(form)),
            )
            if form and wanted != there and not (message.get("numerus") and "%n" not in there):
                found.append(f"{language}: other placeholders: {context}: {source!r} -> {form!r}")
    return found + _find_outdated(language)


def _find_outdated(language: str) -> list[str]:
    """Return what the files lack that the code has, or have that it lacks."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / ts_path(language).name
        extract_texts(language, fresh)
        compiled = Path(folder) / "compiled.qm"
        compile_file(language, compiled)
        now = {(context, source) for context, source, _ in iter_messages(fresh)}
        then = {(context, source) for context, source, _ in iter_messages(ts_path(language))}
        found = [
            f"{language}: not up to date with the code: {one[0]}: {one[1]!r}" for one in sorted(now ^ then)
        ]
        if not qm_path(language).is_file() or compiled.read_bytes() != qm_path(language).read_bytes():
            found.append(
                f"{language}: {qm_path(language).name} is not compiled from {ts_path(language).name}"
            )
    return found


def update_translations() -> None:
    """Bring every language up to date with the code."""
    TRANSLATIONS_FOLDER.mkdir(exist_ok=True)
    for language in (PLURALS_ONLY_LANGUAGE, *LANGUAGES):
        extract_texts(language, ts_path(language))
        compile_file(language)


def check_translations() -> int:
    """Print every fault of every language and return the exit code."""
    found = [fault for language in (PLURALS_ONLY_LANGUAGE, *LANGUAGES) for fault in find_problems(language)]
    for fault in found:
        print(fault)
    return 1 if found else 0


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description="Translations of the window.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update", help="read the texts out of the code and compile")
    commands.add_parser("check", help="say what is not complete")
    asked = commands.add_parser("missing", help="print what is not translated, as JSON")
    filled = commands.add_parser("fill", help="put translations in, and compile")
    for one in (asked, filled):
        one.add_argument("language", choices=(PLURALS_ONLY_LANGUAGE, *LANGUAGES))
    filled.add_argument("file", type=Path)
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
