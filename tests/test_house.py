"""The house keeps its own rules: twins, phrases, sizes, names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from almanac.pages import PAGE_KINDS, kind_of
from almanac.rendering.phrases import Phrases, read_phrases

PROJECT = Path(__file__).parents[1]
TEMPLATES = PROJECT / "templates"
PHRASES = read_phrases([TEMPLATES])
WRITTEN = "\n".join(path.read_text("utf-8") for path in sorted(TEMPLATES.iterdir()) if path.is_file())
PLANNED = "\n".join(path.read_text("utf-8") for path in sorted((PROJECT / "almanac" / "pages").glob("*.py")))
MODULES = [*sorted((PROJECT / "almanac").rglob("*.py")), PROJECT / "build.py"]


def test_every_page_kind_has_its_template_and_every_template_its_page_kind() -> None:
    kinds = set(PAGE_KINDS) | {"sitemap"}
    templates = {path.stem for path in TEMPLATES.iterdir() if path.is_file() and not path.name.startswith("_")}
    assert templates - {"base"} == kinds


def test_every_page_kind_says_which_pages_it_has() -> None:
    assert [name for name in PAGE_KINDS if not callable(kind_of(name).pages)] == []


def test_every_partial_is_used() -> None:
    partials = {path.name for path in TEMPLATES.glob("_*")}
    assert {name for name in partials if f'"{name}"' not in WRITTEN} == set()


def test_every_static_file_is_used() -> None:
    names = {path.relative_to(TEMPLATES / "static").as_posix() for path in (TEMPLATES / "static").rglob("*.*")}
    assert {name for name in names if f"'{name}'" not in WRITTEN} == set()


def test_every_language_says_the_same_phrases() -> None:
    first, *others = (set(phrases.texts) for phrases in PHRASES.values())
    assert [first ^ other for other in others] == [set() for _ in others]


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=PHRASES.keys())
def test_every_phrase_is_said_somewhere(phrases: Phrases) -> None:
    literals = set(re.findall(r"""(?<=['"])[\w-]+(?=['"])""", WRITTEN + PLANNED))
    prefixes = tuple(re.findall(r"""phrase\(\s*['"]([^'"]+)['"]\s*~""", WRITTEN))
    assert {key for key in phrases.texts if key not in literals and not key.startswith(prefixes)} == set()


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=PHRASES.keys())
def test_every_phrase_that_is_said_exists(phrases: Phrases) -> None:
    said = re.findall(r"""phrase\(\s*['"]([^'"]+)['"]\s*[,)]""", WRITTEN)
    assert set(said) - set(phrases.texts) == set()


def test_every_language_fills_the_same_places() -> None:
    """A language may leave out the number where its grammar does, and nothing else."""
    first, *others = PHRASES.values()
    for key, forms in first.texts.items():
        for other in others:
            assert _places(forms["other"]) - {"n"} == _places(other.texts[key]["other"]) - {"n"}, key


def test_templates_hold_no_style_and_no_script_of_their_own() -> None:
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", WRITTEN)
    assert not re.search(r"<script(?![^>]*\bsrc=)", WRITTEN)


def test_nothing_of_one_team_stands_in_the_engine_or_the_templates() -> None:
    for path in [*MODULES, *(path for path in TEMPLATES.rglob("*") if path.suffix not in {"", ".yaml"})]:
        assert not re.search(r"\b(China|CHN|Beijing)\b", path.read_text("utf-8")), path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_a_module_does_one_thing_and_says_what(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 220
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name
    assert not {"utils", "util", "helpers", "manager", "handler", "common", "misc"} & set(path.stem.split("_"))


def test_functions_are_short() -> None:
    lengths = sorted(_lengths())
    assert median(lengths) < 10
    assert len([length for length in lengths if length > 25]) <= len(lengths) // 50


def _places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def _lengths() -> Iterator[int]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield (node.end_lineno or node.lineno) - node.lineno + 1
