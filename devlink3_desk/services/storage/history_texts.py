"""The texts of a history, each stored once and named by a number."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from devlink3_desk.services.storage.history_database import Database, split_parameters
from devlink3_desk.services.storage.history_schema import read_meta, write_meta

MAX_TEXT_LENGTH: Final = 500
"""Characters of a number, name or tag at most: PostgreSQL cannot index a text of more than 2,700 bytes."""
MAX_CACHED_TEXTS: Final = 100_000


def fold_text(text: str) -> str:
    """Return ``text`` as it is compared in a search: without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def limit_text(text: str) -> str:
    """Return ``text`` as both engines can store it."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()  # a lone surrogate
    return text[:MAX_TEXT_LENGTH].replace("\0", "\ufffd")


class TextTable:
    """The texts of a history by number, with those used lately in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ids: dict[str, int] = {}
        self._texts: dict[int, str] = {}
        self._generation: str | None = None

    def find_ids(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the numbers of those of ``texts`` that the history has."""
        found: dict[str, int] = {}
        for marks, part in split_parameters(limit_text(text) for text in texts):
            found.update(self._database.read_numbers("text", "id", f"texts WHERE text IN ({marks})", part))
        return found

    def add_texts(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the number of each of ``texts``, and store those that are new; within a transaction."""
        self._check_generation()
        wanted = {text: limit_text(text) for text in texts}
        unknown = {text for text in wanted.values() if text not in self._ids}
        if unknown:
            known = self.find_ids(unknown)
            new = unknown - known.keys()
            rows = [(text, folded if (folded := fold_text(text)) != text else None) for text in sorted(new)]
            self._database.insert_rows("texts (text, folded)", rows)
            self._ids.update(known | self.find_ids(new))
        return {text: self._ids[stored] for text, stored in wanted.items()}

    def get_texts(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return texts by their numbers; one that was forgotten is empty."""
        self._check_generation()
        found = dict.fromkeys(numbers, "")
        missing = [number for number in found if number not in self._texts]
        found.update((number, self._texts[number]) for number in found.keys() & self._texts.keys())
        for marks, part in split_parameters(missing):
            rows = self._database.execute(f"SELECT id, text FROM texts WHERE id IN ({marks})", part)  # noqa: S608
            read = {int(number): text or "" for number, text in rows}
            found.update(read)
            self._texts.update(read)
        return found

    def forget_cache(self) -> None:
        """Drop what is in memory, such as after a transaction that was rolled back."""
        self._ids.clear()
        self._texts.clear()

    def note_removal(self) -> None:
        """Make this and every other program that has texts in memory read them again."""
        write_meta(self._database, "texts", str(int(read_meta(self._database, "texts") or 0) + 1))

    def _check_generation(self) -> None:
        # Another program may have removed texts since, and given their numbers to others.
        generation = read_meta(self._database, "texts")
        if generation != self._generation or len(self._ids) + len(self._texts) > MAX_CACHED_TEXTS:
            self.forget_cache()
            self._generation = generation


def remove_unused_texts(database: Database, numbers: Iterable[int]) -> int:
    """Remove those of the texts ``numbers`` that no call and no mark of a caller has; return how many."""
    return sum(
        database.count_changes(
            f"DELETE FROM texts WHERE id IN ({marks}) "  # noqa: S608
            "AND NOT EXISTS (SELECT 1 FROM call_texts WHERE text_id = texts.id) "
            "AND NOT EXISTS (SELECT 1 FROM callback_marks WHERE key_id = texts.id)",
            part,
        )
        for marks, part in split_parameters(numbers)
    )


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Return numbers as bytes of seven bits each, the last one of a number below 128."""
    packed = bytearray()
    for number in numbers:
        while number > 0x7F:
            packed.append(number & 0x7F | 0x80)
            number >>= 7  # noqa: PLW2901 - what is left of it
        packed.append(number)
    return bytes(packed)


def unpack_numbers(packed: bytes) -> list[int]:
    """Return the numbers that were packed."""
    numbers = []
    number = shift = 0
    for byte in packed:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            numbers.append(number)
            number = shift = 0
    return numbers
