"""What becomes of a page."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from almanac.problem import Problem
from almanac.workers.pile import Laid


class Copy(Struct, frozen=True):
    """What became of a page: its key, the name of its content, and what was found in it.

    `content` lies on the press's pile; it is None where it lies in the site's folder already. `texts` are the Markdown
    texts turned on the way; `known_by` are the names by which the next build knows the page, empty where they were not
    worked out; where `is_known`, it knows the page by all there is already.
    """

    key: str = ""
    name: str = ""
    content: Laid | bytes | None = None
    looked: Any = None
    texts: Mapping[str, str] = field(default_factory=dict)
    known_by: tuple[str, ...] = ()
    is_known: bool = False
    problem: Problem | None = None


class Made(Struct, frozen=True):
    """The bytes of a page: the name of its content, the content or where it was laid, and what was found in it.

    `texts` are the Markdown texts turned on the way.
    """

    name: str
    content: Laid | bytes
    looked: Any
    texts: Mapping[str, str]
