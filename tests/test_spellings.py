"""Spellings are found as one pattern of all of them, the longest first, would find them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from almanac.proofreading.spellings import Spellings

LETTERS = st.text(alphabet="AbB -冰上.]^", max_size=4)


@given(st.lists(LETTERS, max_size=8), st.text(alphabet="AbB -冰上.]^x", max_size=30), st.booleans())
def test_the_same_is_found_as_by_one_pattern(words: list[str], text: str, alone: bool) -> None:  # noqa: FBT001
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first)) or "(?!)"
    if alone:
        pattern = rf"(?<![\w-])(?:{pattern})(?![\w-])"
    expected = [(match.start(), match.end(), match[0]) for match in re.finditer(pattern, text)]
    assert list(Spellings(words, alone=alone).found(text)) == expected
