"""A page of an invented team, and templates to write it with."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from almanac.rendering import Rendered, render
from almanac.rendering.writing import WRITING, Writing
from almanac.website import Page, Sheet, Site, Text, Written

Files = Mapping[str, str]


@dataclass(frozen=True)
class View:
    said: Any = None


def page(
    address: str = "/news/",
    said: Any = None,
    *,
    template: str = "page.html",
    language: str = "en",
    public: str = "https://frost.example/team/",
) -> Page:
    site = Site(
        address=public,
        language=language,
        languages=("en", "zh"),
        title=Text("Frost Islands"),
        tagline=Text("A small team"),
        home="/",
        navigation=(),
        footer=(),
        feed="/feed.xml",
    )
    return Page(address=address, template=template, make=lambda _: View(said), site=site)


def folder(path: Path, files: Files) -> Path:
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, "utf-8")
    return path


def sheet(*pages: Page) -> list[Sheet]:
    """These pages, planned together."""
    return [Sheet(name="sheet", site=pages[0].site, plan=lambda: pages)] if pages else []


def rendered(path: Path, files: Files, *pages: Page) -> Rendered:
    return render(sheet(*(pages or [page()])), [folder(path, files)])


def written(path: Path, template: str, said: Any = None, phrases: str = "") -> str:
    """One page written with one template, which must go well."""
    made = rendered(path, {"page.html": template, "phrases/en.yaml": phrases}, page(said=said))
    assert made.problems == ()
    return contents(made)["news/index.html"].decode()


def contents(made: Rendered) -> dict[str, bytes]:
    """Every file whose content is at hand."""
    files = {
        path: file.content and file.content() if isinstance(file, Written) else file
        for path, file in made.files.items()
    }
    return {path: content for path, content in files.items() if content is not None}


@contextmanager
def writing(planned: Page | None = None, neighbours: dict[str, Markup] | None = None) -> Iterator[None]:
    """As if this page were being written, for what templates call."""
    token = WRITING.set(Writing(planned or page(), neighbours={} if neighbours is None else neighbours))
    try:
        yield
    finally:
        WRITING.reset(token)
