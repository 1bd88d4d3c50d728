"""Texts by position, joined in blocks: a search reads memory in order, and passes over most blocks at once.

With a string for each of a hundred thousand people, most of the time of a search is spent on waiting for
memory. In a block, one substring search says of all its texts that none of them has what is searched for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

TEXTS_PER_BLOCK: Final = 200
"""Texts of a full block, some 20 KB: of a rare word, a search splits no more than that for each hit."""

_SEPARATOR: Final = "\n"


class TextBlocks:
    """A list of texts without line ends, in which substrings are found fast."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._starts: list[int] = []
        """The position of the first text of each block."""
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def copy(self) -> TextBlocks:
        """Return a list of the same texts, which changes by itself; the blocks are shared."""
        other = TextBlocks()
        other._blocks, other._starts, other._count = self._blocks[:], self._starts[:], self._count
        return other

    def append_texts(self, texts: Sequence[str]) -> None:
        """Append texts; the more at once, the fewer blocks are not full."""
        for first in range(0, len(texts), TEXTS_PER_BLOCK):
            part = texts[first : first + TEXTS_PER_BLOCK]
            self._starts.append(self._count)
            self._blocks.append(_SEPARATOR.join(part))
            self._count += len(part)

    def insert_text(self, position: int, text: str) -> None:
        """Insert a text before a position, or behind the last one."""
        if not self._blocks:
            self.append_texts([text])
            return
        number = self._find_block(min(position, self._count - 1))
        texts = self._split_block(number)
        texts.insert(position - self._starts[number], text)
        self._replace_block(number, texts, change=1)

    def delete_text(self, position: int) -> None:
        """Remove the text at a position."""
        number = self._find_block(position)
        texts = self._split_block(number)
        del texts[position - self._starts[number]]
        self._replace_block(number, texts, change=-1)

    def iter_blocks(self) -> Iterator[list[str]]:
        """Yield all texts in order, some at a time."""
        for block in self._blocks:
            yield block.split(_SEPARATOR)

    def find_containing(self, needle: str, candidates: Sequence[int]) -> list[int]:
        """Return those of ``candidates``, positions in ascending order, whose text has ``needle`` in it."""
        found: list[int] = []
        if not candidates:
            return found
        last = candidates[-1]
        number, taken = self._find_block(candidates[0]), 0
        is_range = isinstance(candidates, range)
        while number < len(self._blocks) and (start := self._starts[number]) <= last:
            block = self._blocks[number]
            number += 1
            if needle not in block:
                continue
            texts = block.split(_SEPARATOR)
            if is_range:
                first = max(candidates[0], start)
                part = texts[first - start : last + 1 - start]
                found += [position for position, text in enumerate(part, first) if needle in text]
                continue
            taken = bisect_left(candidates, start, taken)
            end = bisect_left(candidates, start + len(texts), taken)
            found += [position for position in candidates[taken:end] if needle in texts[position - start]]
        return found

    def _find_block(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _split_block(self, number: int) -> list[str]:
        return self._blocks[number].split(_SEPARATOR)

    def _replace_block(self, number: int, texts: list[str], change: int) -> None:
        """Replace the texts of a block: one that is too long is cut in two, and an empty one is removed."""
        start = self._starts[number]
        halves = [texts]
        if len(texts) > 2 * TEXTS_PER_BLOCK:
            halves = [texts[:TEXTS_PER_BLOCK], texts[TEXTS_PER_BLOCK:]]
        elif not texts:
            halves = []
        later = [each + change for each in self._starts[number + 1 :]]
        self._starts[number:] = [start + TEXTS_PER_BLOCK * half for half in range(len(halves))] + later
        self._blocks[number : number + 1] = [_SEPARATOR.join(half) for half in halves]
        self._count += change
