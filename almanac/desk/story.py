"""A story's first draft: the facts of a competition as the data have them, for a person to write from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from almanac.desk.writing import yaml_text
from almanac.model.citing import Source
from almanac.model.competition import Competition, Race
from almanac.model.race_time import gap
from almanac.model.team import Team
from almanac.statistics import Statistics
from almanac.statistics.starts import Start

_MEDALS = {1: "gold", 2: "silver", 3: "bronze"}


class _Words(Struct, frozen=True):
    """What a draft says in one language."""

    write: str
    nothing: str
    join: str
    stop: str
    comma: str
    rank: Callable[[int], str]
    medals: Mapping[str, str]
    behind: str
    personal_best: str
    season_best: str
    first: str


_ENGLISH = _Words(
    write="Write the story here. What follows comes from the data; keep what serves it.",
    nothing="The data hold no start of ours there yet.",
    join=": ",
    stop=".",
    comma=", ",
    rank=lambda rank: f"rank {rank}",
    medals={"gold": "gold", "silver": "silver", "bronze": "bronze"},
    behind="{} on the winner",
    personal_best="personal best (before: {})",
    season_best="season best",
    first="first time held",
)
_CHINESE = _Words(
    write="请在此撰写报道。以下内容来自数据，可按需保留。",
    nothing="数据中尚无本队在此的比赛记录。",
    join="：",
    stop="。",
    comma="，",
    rank=lambda rank: f"第{rank}名",
    medals={"gold": "金牌", "silver": "银牌", "bronze": "铜牌"},
    behind="与冠军相差{}",
    personal_best="个人最好成绩（此前{}）",
    season_best="赛季最好成绩",
    first="首个收录成绩",
)
_LANGUAGES = {"en": _ENGLISH, "zh": _CHINESE}


class Draft(Struct, frozen=True, kw_only=True):
    """What a new item is about: the id of its competition, and athletes beside those who started there."""

    title: str
    slug: str
    day: date
    competition: str | None = None
    athletes: tuple[str, ...] = ()


def news_files(team: Team, statistics: Statistics, draft: Draft) -> dict[str, str]:
    """The files of a new item, marked as a draft: the default language's with the facts, its twins with their text."""
    held, title = team.competitions.get(draft.competition or ""), draft.title
    starts = [start for start in statistics.starts if held and start.competition.id == held.id]
    named = tuple(dict.fromkeys((*draft.athletes, *(start.athlete for start in starts if start.started))))
    first, *others = team.publication.languages
    stem = f"content/news/{draft.day.isoformat()}-{draft.slug}"
    front = _front(draft, named, _sources(held, starts))
    files = {f"{stem}.md": front + _body(first, held, starts, statistics)}
    for language in others:
        twin = f"---\ntitle: {yaml_text(title)}\n---\n"
        files[f"{stem}.{language}.md"] = twin + _body(language, held, starts, statistics)
    return files


def _front(draft: Draft, athletes: Sequence[str], sources: Sequence[str]) -> str:
    lines = [f"title: {yaml_text(draft.title)}", f"date: {draft.day.isoformat()}", "draft: yes"]
    lines += [f"athletes: [{', '.join(athletes)}]"] if athletes else []
    lines += [f"competition: {draft.competition}"] if draft.competition else []
    lines += [f"sources: [{', '.join(sources)}]"] if sources else ["# sources: where it comes from"]
    return "---\n" + "\n".join(lines) + "\n---\n"


def _sources(competition: Competition | None, starts: Sequence[Start]) -> list[str]:
    own: list[Source] = [source for start in starts for source in start.sources]
    cited = (*(competition.sources if competition else ()), *own)
    return list(dict.fromkeys(source.id or source.link or yaml_text(source.publisher.texts[0][1]) for source in cited))


def _body(language: str, competition: Competition | None, starts: Sequence[Start], statistics: Statistics) -> str:
    words = _LANGUAGES.get(language, _ENGLISH)
    if competition is None:
        return f"\n{words.write}\n"
    facts = [_fact(start, statistics, words) for start in starts if start.started and start.result.athlete]
    facts += list(_teams(starts, words))
    listed = "\n".join(f"- {fact}" for fact in facts) or words.nothing
    return f"\n{words.write}\n\n[[{competition.id}]]\n\n{listed}\n{_block(competition, starts)}"


def _block(competition: Competition, starts: Sequence[Start]) -> str:
    """The race of our best rank as a table."""
    ranked = [start for start in starts if start.result.rank]
    if not ranked:
        return ""
    best = min(ranked, key=lambda start: (not start.race.decides_medals, start.result.rank or 0, start.day))
    return f"\n```results\ncompetition: {competition.id}\nrace: {best.race.id}\ntop: 3\n```\n"


def _fact(start: Start, statistics: Statistics, words: _Words) -> str:
    said = [*_place(start.race, start.result.rank, words), *_behind(start, words), *_mark(start, statistics, words)]
    time = start.result.counted_time or start.result.status or ""
    own = f"[[{start.athlete}]] {time}".rstrip()
    return f"{_race(start.race)}{words.join}{words.comma.join([own, *said])}{words.stop}"


def _teams(starts: Sequence[Start], words: _Words) -> Iterator[str]:
    """A team's row once, with everybody it names."""
    told = set()
    for start in starts:
        key = start.race.id, start.result.athletes
        if start.is_team and start.started and key not in told:
            told.add(key)
            names = words.comma.join(f"[[{athlete}]]" for athlete in start.result.athletes)
            time = start.result.counted_time or start.result.status or ""
            said = [f"{names} {time}".rstrip(), *_place(start.race, start.result.rank, words)]
            yield f"{_race(start.race)}{words.join}{words.comma.join(said)}{words.stop}"


def _race(race: Race) -> str:
    which = " ".join(filter(None, (str(race.number or ""), race.division, race.round)))
    return f"[[{race.event.id}]]{f' ({which})' if which else ''}"


def _place(race: Race, rank: int | None, words: _Words) -> Iterator[str]:
    if rank:
        yield words.rank(rank)
        if race.decides_medals and rank in _MEDALS:
            yield words.medals[_MEDALS[rank]]


def _behind(start: Start, words: _Words) -> Iterator[str]:
    winner = next((row.counted_time for row in start.race.results if row.rank == 1), None)
    time = start.time
    if winner and time and start.result.rank != 1:
        yield words.behind.format(gap(time, winner))


def _mark(start: Start, statistics: Statistics, words: _Words) -> Iterator[str]:
    mark = statistics.marks.get(start.key)
    if mark and mark.is_personal_best and mark.previous:
        yield words.personal_best.format(mark.previous.official)
    elif mark and mark.is_season_best:
        yield words.season_best
    elif mark and mark.is_first:
        yield words.first
