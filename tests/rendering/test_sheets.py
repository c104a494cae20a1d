"""Pages that are made of the same as before and still lie there are not even planned."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from almanac.memory import Memory
from almanac.rendering import Rendered, render
from almanac.website import Entry, Page, Sheet, Written
from tests.rendering.paper import contents, folder, page

FILES = {
    "page.html": "{{ page.said }}{% include 'note.html' %}",
    "note.html": "",
    "other.html": "other",
    "phrases/en.yaml": "",
}


class Desk:
    """Plans two sheets, and says which it was asked for."""

    def __init__(self, path: Path) -> None:
        self.templates = folder(path / "templates", FILES)
        self.memory = Memory(path / "memory", "1")
        self.planned: list[str] = []
        self.said = {"a": "one", "b": "two"}
        self.made_of = {"a": "1", "b": "1"}
        self.lying: Mapping[str, str] | None = None

    def sheet(self, name: str) -> Sheet:
        def plan() -> list[Page]:
            self.planned.append(name)
            first, second = page(f"/{name}/", self.said[name]), page(f"/{name}/more/", template="other.html")
            return [replace(first, made_of=self.said[name]), replace(second, made_of="more")]

        return Sheet(name=name, site=page().site, plan=plan, made_of=self.made_of[name])

    def run(self) -> tuple[Rendered, list[str]]:
        """What is made now, and the sheets that were planned for it."""
        self.planned.clear()
        made = render([self.sheet("a"), self.sheet("b")], [self.templates], memory=self.memory, lying=self.lying)
        self.memory.keep()
        self.lying = {path: file.name for path, file in made.files.items() if isinstance(file, Written)}
        return made, [*self.planned]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.run()
    return made


def test_what_is_made_of_the_same_is_not_planned_and_all_is_known_of_it(desk: Desk, tmp_path: Path) -> None:
    desk.memory = Memory(tmp_path / "memory", "1")
    made, planned = desk.run()
    assert planned == []
    assert contents(made) == {}
    assert list(made.files) == ["a/index.html", "a/more/index.html", "b/index.html", "b/more/index.html"]
    assert made.entries[0] == page("/a/").entry == Entry("/a/", (), indexed=True, source="page.html")


def test_of_what_has_changed_only_the_pages_that_differ_are_made(desk: Desk) -> None:
    desk.said["a"], desk.made_of["a"] = "other words", "2"
    made, planned = desk.run()
    assert (planned, contents(made)) == (["a"], {"a/index.html": b"other words"})
    desk.made_of["a"] = "3"
    made, planned = desk.run()
    assert (planned, contents(made)) == (["a"], {})
    assert desk.run()[1] == []


def test_what_no_longer_lies_there_is_planned_again(desk: Desk) -> None:
    assert desk.lying is not None
    desk.lying = {path: name for path, name in desk.lying.items() if path != "b/more/index.html"}
    made, planned = desk.run()
    assert (planned, contents(made)) == (["b"], {"b/more/index.html": b"other"})
    desk.lying = {**desk.lying, "a/index.html": "spoilt"}
    assert desk.run()[1] == ["a"]


def test_where_no_folder_is_asked_for_what_is_known_is_enough(desk: Desk) -> None:
    desk.lying = None
    assert desk.run()[1] == []


@pytest.mark.parametrize("name", ["page.html", "note.html", "phrases/en.yaml"])
def test_another_look_is_another_page(desk: Desk, name: str) -> None:
    (desk.templates / name).write_text("x: y" if name.endswith("yaml") else "new {{ page.said }}", "utf-8")
    assert desk.run()[1] == ["a", "b"]
    assert desk.run()[1] == []


def test_what_is_made_of_nobody_knows_what_is_planned_each_time(desk: Desk) -> None:
    desk.made_of["a"] = ""
    assert desk.run()[1] == ["a"]
    assert desk.run()[1] == ["a"]


def test_a_page_that_cannot_be_made_leaves_its_sheet_unknown(desk: Desk) -> None:
    (desk.templates / "other.html").write_text("{{ page.said.nothing }}", "utf-8")
    made, planned = desk.run()
    assert [problem.place.path for problem in made.problems] == ["templates/other.html"]
    assert desk.run()[1] == planned == ["a", "b"]


def test_what_is_over_all_pages_is_told_of_all_and_known_like_the_others(tmp_path: Path) -> None:
    templates, memory, told = folder(tmp_path / "t", FILES), Memory(), list[list[str]]()

    def over(entries: list[Entry]) -> Sheet:
        told.append([entry.address for entry in entries])
        return Sheet(
            name="over", site=page().site, plan=lambda: [page("/all/", len(entries))], made_of=str(len(entries))
        )

    def made(*addresses: str, lying: Mapping[str, str] | None = None) -> Rendered:
        sheets = [
            Sheet(name=address, site=page().site, plan=lambda address=address: [page(address)], made_of="1")  # type: ignore[misc] # it is one
            for address in addresses
        ]
        found = render(sheets, [templates], over=over, memory=memory, lying=lying)  # type: ignore[arg-type] # lists are sequences
        memory.keep()
        return found

    first = made("/a/", "/b/")
    lying = {path: file.name for path, file in first.files.items() if isinstance(file, Written)}
    assert contents(first)["all/index.html"] == b"2"
    assert contents(made("/a/", "/b/", lying=lying)) == {}
    assert contents(made("/a/", lying=lying)) == {"all/index.html": b"1"}
    assert told == [["/a/", "/b/"], ["/a/", "/b/"], ["/a/"]]
