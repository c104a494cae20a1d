"""The same corpus as the sources that each generator reads."""

import re
import shutil
from pathlib import Path

from tests.bench.corpus import Corpus, Item, Meeting, Skater

PLAIN = Path(__file__).parent / "plain"
TINY = Path(__file__).parents[1] / "tiny_team"
_REFERENCE = ("events", "nations", "rinks", "series", "sources")
_LONG = """women-3000:
  name: {en: "Women's 3000 m"%s}
  short: {en: 3000 m%s}
  category: women
  kind: time
  distance: 3000
  laps: 7.5
  opener: 200
  olympic: true
"""  # one more than the tiny team has
_ONLY_ENGLISH = re.compile(r"\{en: ([^{}]*), zh: [^{}]*\}")
_PAGES = "athletes, athlete, news, news-item, tag"


def write_team(root: Path, corpus: Corpus) -> None:
    """Our own project in two languages, with every page."""
    reference = root / "data" / "reference"
    reference.mkdir(parents=True)
    for name in _REFERENCE:
        shutil.copy(TINY / "data" / "reference" / f"{name}.yaml", reference)
    with (reference / "events.yaml").open("a", encoding="utf-8") as events:
        events.write(_LONG % (", zh: 女子3000米", ", zh: 3000米"))
    tags = sorted({item.tag for item in corpus.news})
    write(reference / "tags.yaml", "".join(f"{tag}: {{en: {tag}, zh: 标签{tag}}}\n" for tag in tags))
    shutil.copy(TINY / "data" / "site.yaml", root / "data")
    write_data(root, corpus, ", zh: 自{since}年起滑冰。", ", zh: 国内杯赛{number}")
    for item in corpus.news:
        path = root / "content" / "news" / f"{item.day}-{item.slug}.md"
        write(path, _ours(item))
        write(
            path.with_suffix(".zh.md"),
            f"---\ntitle: 冰上故事{item.number}\nsummary: 一句话。\n---\n冰上的一天。[[{item.skaters[0].id}]]也在。\n",
        )


def write_data(root: Path, corpus: Corpus, bio: str = "", name: str = "") -> None:
    """Athletes and results, which every generator here reads from the same files; `bio` and `name` add a language."""
    for skater in corpus.skaters:
        write(root / "data" / "athletes" / f"{skater.id}.yaml", _athlete(skater, bio))
    for meeting in corpus.meetings:
        write(root / "data" / "competitions" / meeting.season / f"{meeting.id}.yaml", _competition(meeting, name))


def _athlete(skater: Skater, bio: str) -> str:
    return (
        f"name: {{family: {skater.family}, given: {skater.given}}}\ngender: {skater.gender}\nborn: {skater.born}\n"
        f"bio: {{en: Skates since {skater.since}.{bio.format(since=skater.since)}}}\n"
    )


def _competition(meeting: Meeting, name: str) -> str:
    head = (
        f"name: {{en: Home Cup {meeting.number}{name.format(number=meeting.number)}}}\nseries: home-cup\n"
        f"rink: {meeting.rink}\nstart: '{meeting.start}'\nend: '{meeting.races[-1].day}'\nsource: frost-lists\nraces:\n"
    )
    lines = [head]
    for race in meeting.races:
        lines.append(f"  - event: {race.event}\n    number: {race.number}\n    division: A\n    date: '{race.day}'\n")
        lines.append("    complete: true\n    results:\n")
        lines += [
            f"      - {{rank: {rank}, athlete: {athlete}, time: '{time}'}}\n" for rank, athlete, time in race.rows
        ]
    return "".join(lines)


def _ours(item: Item) -> str:
    body = _body(item, f"[[{item.skaters[0].id}]]", f"[[{item.meeting.id}]]")
    facts = f"athletes: [{', '.join(_ids(item))}]\ncompetition: {item.meeting.id}\ntags: [{item.tag}]\n"
    return f"---\ntitle: {item.title}\ndate: {item.day}\nsummary: {item.summary}\n{facts}---\n{body}"


def _ids(item: Item) -> list[str]:
    return [skater.id for skater in item.skaters]


def _body(item: Item, skater: str, meeting: str) -> str:
    one, two, three, four, five = item.parts
    return (
        f"{one} {skater} was there.\n\n## On the ice\n\n{two}\n\n- first **pair**\n- *second* pair\n\n{three}\n\n"
        "| lap | words |\n| --- | --- |\n| 1 | fast |\n| 2 | slow |\n\n"
        f"## After it\n\n{four}\n\n{five} See {meeting} too.\n"
    )


def _linked(item: Item) -> str:
    skater = item.skaters[0]
    return f"[{skater.given} {skater.family}](/team/athletes/{skater.id}/)"


def write_ours(root: Path, corpus: Corpus) -> None:
    """Our own project in one language, with plain templates and only the pages that the others make too."""
    write_team(root, corpus)
    for twin in (root / "content" / "news").glob("*.zh.md"):
        twin.unlink()
    for path in sorted((root / "data").glob("*.yaml")) + sorted((root / "data" / "reference").glob("*.yaml")):
        path.write_text(_ONLY_ENGLISH.sub(r"\1", path.read_text("utf-8")), "utf-8")
    site = root / "data" / "site.yaml"
    site.write_text(
        site.read_text("utf-8").replace("languages: [en, zh]", "languages: [en]") + f"pages: [{_PAGES}]\n", "utf-8"
    )
    shutil.rmtree(root / "data" / "athletes")
    shutil.rmtree(root / "data" / "competitions")
    write_data(root, corpus)
    shutil.copytree(PLAIN / "almanac", root / "templates")


def write_hugo(root: Path, corpus: Corpus) -> None:
    """Front matter and Markdown of its own; athletes by a content adapter over the same data."""
    shutil.copytree(PLAIN / "hugo", root)
    write_data(root, corpus)
    for item in corpus.news:
        skaters = "".join(f"  - {{id: {skater.id}, name: {_name(skater)}}}\n" for skater in item.skaters)
        head = (
            f"title: {item.title}\ndate: {item.day}\nslug: {item.slug}\nsummary: {item.summary}\n"
            f"competition: {_meeting(item)}\nathletes:\n{skaters}tags: [{item.tag}]\n"
        )
        text = f"---\n{head}---\n{_body(item, _linked(item), _meeting(item))}"
        write(root / "content" / "news" / f"{item.day}-{item.slug}.md", text)


def write_pelican(root: Path, corpus: Corpus) -> None:
    """Metadata and Markdown of its own; athletes by a plugin that reads the same data with PyYAML's C part."""
    shutil.copytree(PLAIN / "pelican", root)
    write_data(root, corpus)
    for item in corpus.news:
        skaters = "; ".join(f"{skater.id} {_name(skater)}" for skater in item.skaters)
        head = (
            f"Title: {item.title}\nDate: {item.day}\nSlug: {item.slug}\nSummary: {item.summary}\n"
            f"Competition: {_meeting(item)}\nAthletes: {skaters}\nTags: {item.tag}\n\n"
        )
        text = f"{head}{_body(item, _linked(item), _meeting(item))}"
        write(root / "content" / "news" / f"{item.day}-{item.slug}.md", text)


def _name(skater: Skater) -> str:
    return f"{skater.given} {skater.family}"


def _meeting(item: Item) -> str:
    return f"Home Cup {item.meeting.number}"


def write(path: Path, text: str) -> None:
    """A file with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
