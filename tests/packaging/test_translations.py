"""Every visible text is marked for translation and translated into every language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import translate

from tests.packaging.text_literals import iter_marked_texts, iter_texts_without_context, iter_unmarked_texts

SOURCES = sorted((translate.ROOT / "devlink3_desk").rglob("*.py"))
WINDOW = [path for path in SOURCES if "qt" in path.parts or ("app" in path.parts and "cli" not in path.parts)]


@pytest.mark.parametrize("language", [translate.PLURALS_ONLY_LANGUAGE, *translate.LANGUAGES])
def test_every_text_is_translated(language):
    """If this fails, run ``bootstrap.py translate`` and translate what ``translate missing`` lists."""
    assert translate.find_problems(language) == []


def test_the_extraction_finds_every_mark():
    """Parsing the code finds the same marked texts as lupdate."""
    marked = {mark for path in SOURCES for mark in iter_marked_texts(path)}
    extracted = {
        (context, source) for context, source, _ in translate.iter_messages(translate.build_ts_path("de"))
    }
    assert {source for _, source in marked} == {source for _, source in extracted}
    with_context = {mark for mark in marked if mark[0]}
    assert with_context <= extracted


@pytest.mark.parametrize("path", WINDOW, ids=lambda path: path.relative_to(translate.ROOT).as_posix())
def test_no_text_is_shown_without_a_mark(path: Path):
    assert list(iter_unmarked_texts(path)) == []


@pytest.mark.parametrize("path", WINDOW, ids=lambda path: path.relative_to(translate.ROOT).as_posix())
def test_every_text_has_a_context_that_the_extraction_finds(path: Path):
    assert list(iter_texts_without_context(path)) == []


def test_a_text_without_a_mark_is_found(tmp_path: Path):
    code = tmp_path / "code.py"
    code.write_text('label.setText("Hello")\nlabel.setText(self.tr("Hello"))\nQLabel(f"{n} calls")\n')
    assert [line for line, _ in iter_unmarked_texts(code)] == [1, 3]


def test_a_list_is_filled_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("devlink3_desk_de.ts", "devlink3_desk_de.qm"):
        (tmp_path / name).write_bytes((translate.TRANSLATIONS_FOLDER / name).read_bytes())
    monkeypatch.setattr(translate, "TRANSLATIONS_FOLDER", tmp_path)
    text = translate.build_ts_path("de").read_text(encoding="utf-8")
    assert "Wallboard" in text
    context, source, _ = next(iter(translate.iter_messages(translate.build_ts_path("de"))))
    entry = {"context": context, "source": source, "plural": False, "translation": "Probe"}
    list_file = tmp_path / "list.json"
    list_file.write_text(json.dumps([entry]), encoding="utf-8")
    assert translate.main(["fill", "de", str(list_file)]) == 0
    found = {
        (c, s): translate.read_plural_forms(m)
        for c, s, m in translate.iter_messages(translate.build_ts_path("de"))
    }
    assert found[context, source] == ["Probe"]
