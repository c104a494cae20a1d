"""Rendering: planned pages in, the bytes of every file out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from almanac.problem import Place, Problem
from almanac.rendering.environment import environment
from almanac.rendering.failures import gathered, problem_of
from almanac.rendering.mistake import Mistake
from almanac.rendering.phrases import read_phrases
from almanac.rendering.statics import read_statics
from almanac.rendering.writing import WRITING, Writing
from almanac.website import Asset, Page, output_path


@dataclass(frozen=True, slots=True)
class Rendered:
    """Every file of the site by its path below the site's folder, or what kept them from being made."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def render(outputs: Iterable[Page | Asset], folders: Sequence[Path]) -> Rendered:
    """Write every page with the templates of these folders (the first that has one wins) and add the static files."""
    try:
        statics = read_statics(folders)
        templates = environment(folders, read_phrases(folders), statics)
    except Mistake as mistake:
        return Rendered({}, (Problem(mistake.place or Place("templates/"), "template", str(mistake)),))
    files = {output_path(static.address): static.content for static in statics.values()}
    failures: list[tuple[Page, Problem]] = []
    for output in outputs:
        try:
            files[output_path(output.address)] = _content(output, templates)
        except Exception as error:  # noqa: BLE001 -- whatever a template calls may fail; each failure names its place
            assert isinstance(output, Page)  # noqa: S101 -- an asset has nothing that could fail
            failures.append((output, problem_of(error, output.template, folders)))
    return Rendered(files, gathered(failures))


def _content(output: Page | Asset, templates: Environment) -> bytes:
    return output.content if isinstance(output, Asset) else _write(output, templates)


def _write(page: Page, templates: Environment) -> bytes:
    writing = WRITING.set(Writing(page))
    try:
        text = templates.get_template(page.template).render(
            page=page.view, here=page, site=page.site, language=page.site.language
        )
        return text.encode()
    finally:
        WRITING.reset(writing)
