"""Whatever is edited, a build with a full memory gives the very bytes of a build with none."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import build
from almanac.command import Report
from almanac.wishes import Wish

PROJECT = Path(__file__).parents[1]
TINY_TEAM = PROJECT / "tests" / "tiny_team"
TODAY = "2031-02-20"


def built(root: Path, out: Path, *more: str) -> dict[str, bytes]:
    assert build.main(["build", "--root", str(root), "--out", str(out), "--today", TODAY, *more]) == 0
    return held(out)


def held(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY_TEAM, tmp_path / "team", ignore=shutil.ignore_patterns(".cache")))


def test_a_second_build_makes_no_page(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = root / "site"
    built(root, out)
    capsys.readouterr()
    built(root, out)
    assert "0 written, " in capsys.readouterr().out


def test_a_page_that_was_spoilt_or_removed_is_made_again(root: Path) -> None:
    out = root / "site"
    whole = built(root, out)
    (out / "index.html").write_bytes(b"spoilt")
    (out / "athletes" / "index.html").unlink()
    assert built(root, out) == whole


def test_a_result_that_changes_reaches_exactly_the_pages_that_it_changes(root: Path) -> None:
    out, fresh = root / "site", root.parent / "fresh"
    before = built(root, out)
    path = root / "data" / "competitions" / "2030-31" / "wc-2030-31-1-norhavn.yaml"
    path.write_text(path.read_text("utf-8").replace("35.02", "34.92"), "utf-8")
    stamps = {name: (out / name).stat().st_mtime_ns for name in before}
    after = built(root, out)
    assert after == built(root, fresh, "--fresh")
    touched = {name for name in after if (out / name).stat().st_mtime_ns != stamps.get(name)}
    assert touched == {name for name in after if after[name] != before.get(name)} != set()


def test_what_was_found_in_a_news_item_is_told_of_the_file_that_it_lies_in_now(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = root / "content" / "news" / "2031-02-12-slip.md"
    item.write_text(
        "---\ntitle: Slip\ndate: 2031-02-12\ncompetition: wc-2030-31-1-norhavn\nsources: [Words]\n---\n\n"
        "[[cai-berg]] skated 35.03 there.\n",
        "utf-8",
    )
    for name in ("2031-02-12-slip.md", "2031-02-12-renamed.md"):
        item = item.rename(item.with_name(name))
        built(root, root / "site")
        told = [line for line in capsys.readouterr().err.splitlines() if "the data say" in line]
        assert [line.partition(":")[0] for line in told] == [f"content/news/{name}"]


def test_one_worker_or_two_give_the_same_bytes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("almanac.workers.FEW", 2)
    monkeypatch.setattr("almanac.workers.cores", lambda: 2)
    one = built(root, root / "one", "--fresh", "--workers", "1")
    assert built(root, root / "two", "--fresh", "--workers", "2") == one


def test_a_moment_is_told_on_the_clock_at_home_also_where_it_is_remembered(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = root / "content" / "news" / "2030-11-16-two-days-in-norhavn.md"
    item.write_text(item.read_text("utf-8").replace("date: 2030-11-16\n", "date: 2030-11-16T20:30\n", 1), "utf-8")
    athlete = root / "data" / "athletes" / "eli-strand.yaml"
    athlete.write_text(athlete.read_text("utf-8") + "embargo: 2031-06-01T10:00+08:00\n", "utf-8")
    (root / "templates").mkdir()
    told = []
    for number in range(2):
        text = (PROJECT / "templates" / "news_item.html").read_text("utf-8")
        (root / "templates" / "news_item.html").write_text(f"{text}<!-- {number} -->", "utf-8")
        made = built(root, root / "site")
        told.append(capsys.readouterr().out.partition("held back")[2])
        assert b'datetime="2030-11-16T20:30:00+01:00"' in made["news/two-days-in-norhavn/index.html"]
    assert told[0] == told[1]
    assert "(embargo, until 2031-06-01T04:00:00+02:00)" in told[0]


def test_a_template_of_the_project_takes_effect_and_goes_again(root: Path) -> None:
    out = root / "site"
    before = built(root, out)
    own = root / "templates"
    own.mkdir()
    (own / "robots.txt").write_text("# own\n", "utf-8")
    assert built(root, out)["robots.txt"] == b"# own\n"
    shutil.rmtree(own)
    assert built(root, out) == before


class Editing(RuleBasedStateMachine):
    """An editor at work: after each edit the site is that of a clean build, as is that of a process that stays."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(os.environ["EDITING"])
        shutil.rmtree(self.folder, ignore_errors=True)
        self.root = Path(
            shutil.copytree(TINY_TEAM, self.folder / "team", ignore=shutil.ignore_patterns(".cache", "site"))
        )
        shutil.copytree(PROJECT / "templates", self.root / "templates")
        self.count = 0
        day = date.fromisoformat(TODAY)
        self.wish = Wish(verb="build", root=self.root, out=self.folder / "again", today=day, workers=1)
        self.memory = build.memory_of(self.wish)

    @rule(
        athlete=st.sampled_from(["ada-lund", "bo-vik", "cai-berg"]),
        word=st.sampled_from("pqrs"),
        hour=st.sampled_from(["", "T07:30", "T20:30+09:00"]),
    )
    def news(self, athlete: str, word: str, hour: str) -> None:
        """A new item, or the same one with other words or of another hour."""
        path = self.root / "content" / "news" / f"2031-02-1{len(word)}-{athlete}.md"
        path.write_text(
            f"---\ntitle: About {word}\ndate: 2031-02-11{hour}\nathletes: [{athlete}]\nsources: [Words]\n---\n\n"
            f"{word} [[{athlete}]] **{self.count}**\n",
            "utf-8",
        )

    @rule(until=st.sampled_from(["", "embargo: 2031-03-01T10:00+09:00\n"]))
    def embargo(self, until: str) -> None:
        path = self.root / "data" / "athletes" / "eli-strand.yaml"
        path.write_text(path.read_text("utf-8").partition("embargo:")[0] + until, "utf-8")

    @rule()
    def less_news(self) -> None:
        for path in sorted((self.root / "content" / "news").glob("2031-02-11-*.md"))[:1]:
            path.unlink()

    @rule(to=st.sampled_from(["2031-02-11", "2031-01-30"]))
    def moved_news(self, to: str) -> None:
        """An item under another name and, perhaps, of another month."""
        for path in sorted((self.root / "content" / "news").glob("*-ada-lund.md"))[:1]:
            text = path.read_text("utf-8").replace("date: 2031-02-11", f"date: {to}").replace("2031-01-30", to)
            path.unlink()
            self.count += 1
            (path.parent / f"{to}-{self.count}-ada-lund.md").write_text(text, "utf-8")

    @rule(
        name=st.sampled_from(["open-2031", "open-2031-sund"]),
        kind=st.sampled_from(["athletes", "competitions/2030-31"]),
    )
    def renamed(self, name: str, kind: str) -> None:
        """A new athlete or competition, the same under another id, or none."""
        folder = self.root / "data" / kind
        found = [path for path in folder.glob("open-2031*") if path.stem != name]
        if found:
            found[0].rename(folder / f"{name}.yaml")
        elif (folder / f"{name}.yaml").exists():
            (folder / f"{name}.yaml").unlink()
        else:
            model = "eli-strand" if kind == "athletes" else "cup-2031-sund"
            text = (folder / f"{model}.yaml").read_text("utf-8").partition("embargo:")[0]
            (folder / f"{name}.yaml").write_text(text.replace("Eli", "Olle").replace("Sund Cup", "Open"), "utf-8")

    @rule(hundredths=st.integers(10, 99))
    def result(self, hundredths: int) -> None:
        path = self.root / "data" / "competitions" / "2030-31" / "wc-2030-31-1-norhavn.yaml"
        lines = path.read_text("utf-8").split("\n")
        place = next(
            number for number, line in enumerate(lines) if "cai-berg, time: 35." in line and "35.40," not in line
        )
        before, _, after = lines[place].partition("time: 35.")
        lines[place] = f"{before}time: 35.{hundredths}{after[2:]}"
        path.write_text("\n".join(lines), "utf-8")

    @rule(template=st.sampled_from(["base.html", "athlete.html", "_people.html", "news_item.html"]))
    def template(self, template: str) -> None:
        self.count += 1
        path = self.root / "templates" / template
        path.write_text(path.read_text("utf-8") + f"{{# {self.count} #}}", "utf-8")

    @rule(word=st.sampled_from(["Skaters", "Athletes"]))
    def phrase(self, word: str) -> None:
        path = self.root / "templates" / "phrases" / "en.yaml"
        lines = path.read_text("utf-8").split("\n")
        changed = [f"section_athletes: {word}" if line.startswith("section_athletes:") else line for line in lines]
        path.write_text("\n".join(changed), "utf-8")

    @precondition(lambda self: hasattr(self, "root"))
    @invariant()
    def the_site_is_that_of_a_clean_build(self) -> None:
        clean = built(self.root, self.folder / "clean", "--fresh")
        assert built(self.root, self.folder / "site") == clean
        build.build_with(self.wish, Report(is_quiet=True), self.memory)
        self.memory.keep()
        assert held(self.wish.out) == clean


def test_an_editor_at_work_always_sees_the_site_of_a_clean_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hypothesis.stateful import run_state_machine_as_test  # noqa: PLC0415 -- beside the machine it runs

    monkeypatch.setenv("EDITING", str(tmp_path / "editing"))
    monkeypatch.setattr("almanac.workers.cores", lambda: 2)
    monkeypatch.setattr("almanac.helping._LOADED", "nowhere")  # so that few pages are made beside the build
    few = settings(
        max_examples=3, stateful_step_count=5, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Editing, settings=few)
