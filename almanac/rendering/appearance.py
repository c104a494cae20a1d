"""What pages look like: templates, phrases and static files, and one name for all that a template draws on."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from almanac.memory import digest
from almanac.rendering.statics import Static, read_statics

_DRAWS_ON = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+(?:["']([^"']+)["'])?""")


class Appearance:
    """The folders of templates as they are now; a template of an earlier folder replaces one of a later."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self.statics: Mapping[str, Static] = read_statics(folders)
        self._names: dict[tuple[str, str], str] = {}
        self._closures: dict[str, list[str]] = {}
        self._drawn: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, str] = {}

    def name(self, template: str, language: str) -> str:
        """A name that changes with the template, with what it draws on, and with phrases and static files."""
        known = self._names.get((template, language))
        if known is None:
            parts = (part for each in self.closure(template) for part in (each, self._texts.get(each, b"")))
            known = digest(*parts, self._phrases_of(language), self._addresses)
            self._names[template, language] = known
        return known

    def text(self, template: str) -> str:
        """The template as it is written."""
        return self._texts.get(template, b"").decode("utf-8", "replace")

    def is_shipped(self, template: str) -> bool:
        """Whether the last folder, which comes with the engine, has the template, and none before it has."""
        return self._homes.get(template) == self.folders[-1]

    @cached_property
    def _texts(self) -> Mapping[str, bytes]:
        """Every template by its name."""
        return {name: (folder / name).read_bytes() for name, folder in self._homes.items()}

    @cached_property
    def _homes(self) -> Mapping[str, Path]:
        """The folder of every template by its name."""
        found: dict[str, Path] = {}
        for folder in reversed(self.folders):
            for path in sorted(folder.rglob("*")):
                name = path.relative_to(folder).as_posix()
                if path.is_file() and not name.startswith(("static/", "phrases/")):
                    found[name] = folder
        return found

    @cached_property
    def _addresses(self) -> str:
        return digest(*(part for name, static in self.statics.items() for part in (name, static.address)))

    def _phrases_of(self, language: str) -> str:
        if language not in self._phrases:
            paths = [folder / "phrases" / f"{language}.yaml" for folder in self.folders]
            self._phrases[language] = digest(*(path.read_bytes() if path.is_file() else b"" for path in paths))
        return self._phrases[language]

    def closure(self, template: str) -> list[str]:
        """The template and all that it draws on; every template, where one of them chooses as it goes."""
        if template not in self._closures:
            closure, waiting = set[str](), [template]
            while waiting:
                each = waiting.pop()
                if each not in closure:
                    closure.add(each)
                    waiting += self._drawn_on(each)
            self._closures[template] = sorted(closure)
        return self._closures[template]

    def _drawn_on(self, template: str) -> tuple[str, ...]:
        if template not in self._drawn:
            named = _DRAWS_ON.findall(self.text(template))
            self._drawn[template] = tuple(each for name in named for each in ([name] if name else self._texts))
        return self._drawn[template]
