"""Spellings: many words looked for in a text at once, which one pattern of all of them takes far longer for."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

_BEGINNING = 2  # letters by which words are found


class Spellings:
    """Words of a text from left to right, the longest where several begin at one place.

    Those that stand `alone` have no letter, digit or hyphen before or after them.
    """

    def __init__(self, words: Iterable[str], *, alone: bool = False) -> None:
        self._alone = alone
        self._words: dict[str, list[str]] = {}
        for word in sorted(filter(None, words), key=len, reverse=True):
            self._words.setdefault(word[:_BEGINNING], []).append(word)

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """A letter that any of the words begins with."""
        letters = "".join(re.escape(letter) for letter in sorted({beginning[0] for beginning in self._words}))
        before = r"(?<![\w-])" if self._alone else ""
        return re.compile(f"{before}[{letters}]")

    def found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each word begins and ends."""
        place = 0
        while self._words and (match := self._first.search(text, place)):
            start = match.start()
            word = next(self._at(text, start), None)
            place = start + (len(word) if word else 1)
            if word:
                yield start, place, word

    def _at(self, text: str, start: int) -> Iterator[str]:
        for length in range(_BEGINNING, 0, -1):
            for word in self._words.get(text[start : start + length], ()):
                if text.startswith(word, start) and not (self._alone and _goes_on(text, start + len(word))):
                    yield word


def _goes_on(text: str, end: int) -> bool:
    return end < len(text) and re.match(r"[\w-]", text[end]) is not None
