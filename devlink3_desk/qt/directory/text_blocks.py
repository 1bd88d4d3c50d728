"""A list of texts that are joined in blocks, so that searches read the memory in order and skip most blocks.

With one string for each of a hundred thousand people, a search spends most of its time on waiting for memory.
In a block, one search for a substring shows that none of its texts matches.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

TEXTS_PER_BLOCK: Final = 200
"""Number of texts in a full block, some 20 KB, which is what a search splits for each hit of a rare word."""

_SEPARATOR: Final = "\n"
_MAX_SINGLE_TEXTS: Final = 40
"""Maximum number of texts or hits in a block that are compared one by one; else the block is split."""


class TextBlocks:
    """A list of texts, none with a line end, that is optimised for finding substrings."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._starts: list[int] = []
        """The position of the first text of each block."""
        self._bounds: list[array[int]] = []
        """Offsets of the texts in each block, and the offset behind the last one."""
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def copy(self) -> TextBlocks:
        """Return an independent list of the same texts; the blocks are shared."""
        other = TextBlocks()
        other._blocks, other._starts, other._bounds = self._blocks[:], self._starts[:], self._bounds[:]
        other._count = self._count
        return other

    def append_texts(self, texts: Sequence[str]) -> None:
        """Append texts. Each call may leave a block that is not full, so append many texts at once."""
        for first in range(0, len(texts), TEXTS_PER_BLOCK):
            part = texts[first : first + TEXTS_PER_BLOCK]
            self._starts.append(self._count)
            self._blocks.append(_SEPARATOR.join(part))
            self._bounds.append(_find_bounds(part))
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
        """Yield the texts of each block, in order."""
        for block in self._blocks:
            yield block.split(_SEPARATOR)

    def find_containing(self, needle: str, candidates: Sequence[int]) -> list[int]:
        """Return those of ``candidates``, positions in ascending order, whose text contains ``needle``."""
        found: list[int] = []
        if not candidates:
            return found
        last, end = candidates[-1], 0
        for number in range(self._find_block(candidates[0]), len(self._blocks)):
            start = self._starts[number]
            if start > last:
                break
            begin = bisect_left(candidates, start, end)
            end = bisect_left(candidates, start + len(self._bounds[number]) - 1, begin)
            if begin < end:
                found += self._find_in_block(number, needle, candidates[begin:end])
        return found

    def _find_in_block(self, number: int, needle: str, candidates: Sequence[int]) -> list[int]:
        block, start, bounds = self._blocks[number], self._starts[number], self._bounds[number]
        if len(candidates) <= _MAX_SINGLE_TEXTS:
            return [
                position
                for position in candidates
                if needle in block[bounds[position - start] : bounds[position - start + 1]]
            ]
        if needle not in block:
            return []
        if block.count(needle) <= _MAX_SINGLE_TEXTS:
            known = candidates if isinstance(candidates, range) else frozenset(candidates)
            hits = [start + each for each in _find_texts(block, needle, bounds)]
            return [position for position in hits if position in known]
        texts = block.split(_SEPARATOR)
        return [position for position in candidates if needle in texts[position - start]]

    def _find_block(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _split_block(self, number: int) -> list[str]:
        return self._blocks[number].split(_SEPARATOR)

    def _replace_block(self, number: int, texts: list[str], change: int) -> None:
        """Replace the texts of a block; a block that is too long is split, and an empty one is removed."""
        start = self._starts[number]
        halves = [texts]
        if len(texts) > 2 * TEXTS_PER_BLOCK:
            halves = [texts[:TEXTS_PER_BLOCK], texts[TEXTS_PER_BLOCK:]]
        elif not texts:
            halves = []
        later = [each + change for each in self._starts[number + 1 :]]
        self._starts[number:] = [start + TEXTS_PER_BLOCK * half for half in range(len(halves))] + later
        self._blocks[number : number + 1] = [_SEPARATOR.join(half) for half in halves]
        self._bounds[number : number + 1] = list(map(_find_bounds, halves))
        self._count += change


def _find_bounds(texts: Sequence[str]) -> array[int]:
    """Return the offsets of texts in the block that they are joined to, and the offset behind the block."""
    return array("I", accumulate((len(text) + 1 for text in texts), initial=0))


def _find_texts(block: str, needle: str, bounds: array[int]) -> Iterator[int]:
    """Yield the numbers of the texts of a block that contain ``needle``."""
    at = block.find(needle)
    while at >= 0:
        number = bisect_right(bounds, at) - 1
        yield number
        at = block.find(needle, bounds[number + 1])
