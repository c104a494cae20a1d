"""The templates of one build made ready: what each reads of its view, and each compiled, where that is not known."""

import contextlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from almanac.memory import Memory, Shelf, digest
from almanac.problem import Problem
from almanac.rendering.appearance import Appearance
from almanac.workers import WorkerLostError, spread

if TYPE_CHECKING:  # Jinja is loaded when the first template is needed
    from almanac.rendering.sandbox import Sandbox

_CODES, _FIELDS = "templates", "fields"
_KEPT = 300  # templates; only pages that are made ask for them
_FEW = 8  # templates: to look into one takes as long as many pages

_Looked = tuple[frozenset[str] | None, tuple[str, bytes] | None]


class Prepared:
    """Templates by their names."""

    def __init__(self, appearance: Appearance, memory: Memory) -> None:
        self._appearance = appearance
        self._memory = memory
        self._keys: dict[str, str] = {}
        self._shown: dict[str, frozenset[str] | None] = {}

    @cached_property
    def environment(self) -> "Sandbox":
        """Made when the first template is needed; Mistake."""
        from almanac.rendering.environment import environment  # noqa: PLC0415 -- as said above
        from almanac.rendering.phrases import read_phrases  # noqa: PLC0415 -- as said above

        own, shipped = self._memory, self._memory.shipped
        phrases = read_phrases(self._appearance.folders, own.shelf("phrases"), shipped.shelf("phrases"))
        codes = [memory.shelf(_CODES, lasting=_KEPT) for memory in (own, shipped)]
        return environment(self._appearance.folders, phrases, self._appearance.statics, codes)

    def look_into(self, templates: Iterable[str], workers: int) -> None:
        """Find what these and all that they draw on read, where that is not known; they are compiled too. Mistake."""
        unread = [each for each in self._drawn_on(templates) if self._read_of(each) is None]
        for name, (fields, code) in zip(unread, self._looked_into(unread, workers), strict=True):
            self._shelf(_FIELDS, name).put(self._key(name), (fields is None, tuple(sorted(fields or ()))))
            self._keep(name, code)

    def compile(self, templates: Iterable[str]) -> None:
        """Compile these and all that they draw on, before work is spread; Mistake."""
        for each in self._drawn_on(templates):
            self._keep(each, self._compiled(each))

    def shown(self, template: str) -> frozenset[str] | None:
        """The fields of a view that a template and what it draws on read; None where any may be read."""
        if template not in self._shown:
            read = [self._read_of(each) for each in self._appearance.closure(template)]
            takes_all = any(is_handed_on for is_handed_on, _ in read)
            self._shown[template] = None if takes_all else frozenset(name for _, fields in read for name in fields)
        return self._shown[template]

    def problem_of(self, error: Exception, template: str) -> Problem:
        """The problem that an exception raised while a template was written stands for."""
        from almanac.rendering.failures import problem_of  # noqa: PLC0415 -- few templates fail

        return problem_of(error, template, self._appearance.folders)

    def _read_of(self, template: str) -> Any:
        """Whether a template hands its view on whole, and the fields that it reads; None where that is not known."""
        return self._shelf(_FIELDS, template).get(self._key(template))

    def _shelf(self, name: str, template: str) -> Shelf:
        memory = self._memory.shipped if self._appearance.is_shipped(template) else self._memory
        return memory.shelf(name, lasting=_KEPT)

    def _drawn_on(self, templates: Iterable[str]) -> list[str]:
        return sorted({each for template in templates for each in self._appearance.closure(template)})

    def _key(self, template: str) -> str:
        if template not in self._keys:
            self._keys[template] = digest(self._appearance.text(template))
        return self._keys[template]

    def _looked_into(self, names: Sequence[str], workers: int) -> list[_Looked]:
        if not names:
            return []
        from almanac.rendering.reads import fields_read  # noqa: PLC0415 -- as said above

        templates = self.environment  # what is wrong with the phrases is told here, and not by a worker

        def look(name: str) -> _Looked:
            return fields_read(templates, self._appearance.text(name)), self._compiled(name)

        try:
            return spread(look, names, workers, few=_FEW)
        except WorkerLostError:  # whatever ended it will be met again, and told
            return [look(name) for name in names]

    def _compiled(self, template: str) -> tuple[str, bytes] | None:
        """What is wrong with a template is told of the page that needs it."""
        from jinja2 import TemplateError  # noqa: PLC0415 -- as said above

        from almanac.rendering.environment import compiled  # noqa: PLC0415 -- as said above

        with contextlib.suppress(TemplateError, UnicodeDecodeError):
            return compiled(self.environment, template)
        return None

    def _keep(self, template: str, code: tuple[str, bytes] | None) -> None:
        if code:
            self._shelf(_CODES, template).put(*code)
