"""Texts in blocks behave like a plain list of texts."""

from __future__ import annotations

from itertools import chain
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.qt.directory.text_blocks import TEXTS_PER_BLOCK, TextBlocks

TEXTS = st.lists(st.text("abż ", max_size=6), max_size=12)


def list_texts(blocks: TextBlocks) -> list[str]:
    return list(chain.from_iterable(blocks.iter_blocks()))


def find_plainly(texts: list[str], needle: str, candidates: list[int]) -> list[int]:
    return [position for position in candidates if needle in texts[position]]


@given(
    st.integers(0, 3 * TEXTS_PER_BLOCK),
    TEXTS,
    st.text("abż ", min_size=1, max_size=2),
    st.randoms(use_true_random=False),
)
def test_changes_and_searches_are_those_of_a_list(
    count: int, more: list[str], needle: str, chance: Random
) -> None:
    plain = [chance.choice(("", "a", "ab", "ba b", "ż")) for _ in range(count)]
    blocks = TextBlocks()
    blocks.append_texts(plain)
    original, before = blocks.copy(), plain[:]
    for text in more:
        position = chance.randint(0, len(plain))
        blocks.insert_text(position, text)
        plain.insert(position, text)
    for _ in range(min(len(plain), 5)):
        position = chance.randrange(len(plain))
        blocks.delete_text(position)
        del plain[position]
    blocks.append_texts(more)
    plain += more

    assert (len(blocks), list_texts(blocks)) == (len(plain), plain)
    assert list_texts(original) == before
    first, last = sorted((chance.randint(0, len(plain)), chance.randint(0, len(plain))))
    chosen = sorted(chance.sample(range(len(plain)), len(plain) // 3))
    for candidates in (range(len(plain)), range(first, last), chosen):
        found = blocks.find_containing(needle, candidates)
        assert found == find_plainly(plain, needle, list(candidates))


def test_insertions_split_blocks_and_deletions_remove_them() -> None:
    blocks = TextBlocks()
    plain: list[str] = []
    for number in range(5 * TEXTS_PER_BLOCK):
        blocks.insert_text(number // 2, f"text {number}")
        plain.insert(number // 2, f"text {number}")
    assert list_texts(blocks) == plain
    assert max(map(len, blocks.iter_blocks())) <= 2 * TEXTS_PER_BLOCK
    while plain:
        blocks.delete_text(len(plain) // 2)
        del plain[len(plain) // 2]
    assert (len(blocks), list_texts(blocks)) == (0, [])
    assert blocks.find_containing("t", range(0)) == []
