"""Values: the times, ranks, medals and counts of a story against what the data explain."""

from collections import Counter
from collections.abc import Iterator, Sequence

from almanac.model.competition import Competition
from almanac.model.news import NewsItem, Story
from almanac.model.race_time import Gap, RaceTime, clock, gap
from almanac.model.result import Result
from almanac.model.team import Team
from almanac.proofreading.names import Fault, Names
from almanac.proofreading.patterns import (
    BLOCK,
    CHINESE_COUNT,
    CHINESE_MEDAL,
    CHINESE_RANK,
    CHINESE_TIME,
    COUNT,
    COUNTED,
    ELSEWHERE,
    ENGLISH_NUMBERS,
    KINDS,
    LINK,
    MEDAL,
    NUMBERS,
    RANK,
    SENTENCE,
    TIME,
    WORDS,
    clauses,
    rank_of,
    thousandths,
)
from almanac.statistics import Statistics
from almanac.statistics.medals import Medal

_TOLD, _MANY = 4, 10**6  # ranks that stories tell of
_CLOSE = 200  # thousandths: a slip of the pen is no further off, unless it is one digit


class Desk:
    """What is looked up again and again."""

    def __init__(self, team: Team, statistics: Statistics) -> None:
        self.team = team
        self.statistics = statistics
        self.names = Names(team)
        self._records = {record.time.hundredths for record in team.records if record.time}
        self._at: dict[str, set[int]] = {}

    def faults(self, item: NewsItem, text: str, competitions: tuple[str, ...]) -> Iterator[Fault]:
        """Everything in a stretch of text that the data contradict; `competitions` are those of its story."""
        yield from self.names.faults(text)
        if not self.names.people(text) and not _counts_something(text):
            return
        start = 0
        for sentence in SENTENCE.split(text):
            begin = text.index(sentence, start)
            start = begin + len(sentence)
            for a, b, message, nearest in self._sentence(item, sentence, competitions):
                yield begin + a, begin + b, message, nearest

    def competitions(self, item: NewsItem, story: Story) -> tuple[str, ...]:
        """The competitions that an item, or a story of it, is about."""
        linked = (name for name in LINK.findall(story.body) if name in self.team.competitions)
        blocks = BLOCK.findall(story.body) if "competition:" in story.body else ()
        named = (item.competition, *linked, *blocks)
        return tuple(dict.fromkeys(name for name in named if name in self.team.competitions))

    def _sentence(self, item: NewsItem, sentence: str, competitions: tuple[str, ...]) -> Iterator[Fault]:
        people = self.names.people(sentence)
        if people:
            yield from self._times(sentence, [who for _, _, who in people], competitions)
        if people and competitions and not ELSEWHERE.search(sentence):
            for start, clause in clauses(sentence):
                own = {who for a, _, who in people if start <= a < start + len(clause)}
                if len(own) == 1:
                    yield from _moved(start, self._places(clause, own.pop(), competitions))
        if item.competition in self.team.competitions and len(competitions) == 1:
            yield from self._counts(sentence, competitions[0])

    def _places(self, clause: str, who: str, competitions: tuple[str, ...]) -> Iterator[Fault]:
        yield from self._ranks(clause, who, competitions)
        yield from self._medals(clause, who, competitions)

    def _rows(self, who: str, competitions: tuple[str, ...]) -> list[tuple[bool, Result]]:
        """The rows of an athlete at these competitions, and whether they decide medals."""
        rows = self.statistics.rows.get(who, ())
        return [(race.decides_medals, result) for own, race, result in rows if own.id in competitions]

    def _times(self, sentence: str, people: list[str], competitions: tuple[str, ...]) -> Iterator[Fault]:
        written = (*TIME.finditer(sentence), *CHINESE_TIME.finditer(sentence))
        if not written:
            return
        own = {time for who in people for _, row in self._rows(who, competitions) if (time := row.counted_time)}
        explained = self._explained(people, competitions)
        for match in written:
            said = thousandths(match)
            if said is None or said // 10 in explained:
                continue
            near = min(own, key=lambda time: abs(time.thousandths - said), default=None)
            if near and _is_slip(said, near):
                yield match.start(), match.end(), f"the data say {near} here", str(near)

    def _explained(self, people: Sequence[str], competitions: tuple[str, ...]) -> set[int]:
        """Every time in hundredths that the competitions or these athletes account for, gaps included."""
        found = set(self._records)
        for name in competitions:
            if name not in self._at:
                self._at[name] = _all_at(self.team.competitions[name], self.team.publication.nation)
            found |= self._at[name]
        for who in people:
            for start in self.statistics.by_athlete.get(who, ()):
                mark = self.statistics.marks.get(start.key)
                found.update(time.hundredths for time in (start.result.time, start.result.skated) if time)
                found.update(_of_gap(mark.gap if mark else None))
            found.update(best.time.hundredths for best in self.team.athletes[who].bests)
        return found

    def _ranks(self, clause: str, who: str, competitions: tuple[str, ...]) -> Iterator[Fault]:
        written = (*RANK.finditer(clause), *CHINESE_RANK.finditer(clause))
        held = {row.rank for _, row in self._rows(who, competitions) if row.rank} if written else set()
        for match in written:
            said = rank_of(match[1])
            if held and said not in held:
                ranks = ", ".join(map(str, sorted(held)))
                yield match.start(1), match.end(1), f"the data have {who} at rank {ranks} there", ranks

    def _medals(self, clause: str, who: str, competitions: tuple[str, ...]) -> Iterator[Fault]:
        written = (*MEDAL.finditer(clause), *CHINESE_MEDAL.finditer(clause))
        rows = self._rows(who, competitions) if written else []
        held = {row.rank for decides, row in rows if decides and row.rank and row.rank in WORDS}
        for match in written:
            if rows and all(row.rank for _, row in rows) and KINDS[match[1]] not in held:
                kinds = ", ".join(WORDS[rank] for rank in sorted(held)) or "no medal"
                yield match.start(1), match.end(1), f"the data give {who} {kinds} there", kinds

    def _counts(self, sentence: str, competition: str) -> Iterator[Fault]:
        won = self.statistics.medals_at(competition)
        if not _counts_something(sentence):
            return
        for match in (*COUNT.finditer(sentence), *CHINESE_COUNT.finditer(sentence)):
            said = ENGLISH_NUMBERS.get(match[1]) or NUMBERS.get(match[1]) or int(match[1])
            if won and said not in self._counted(won):
                yield match.start(1), match.end(1), f"the data hold {len(won)} medals of ours there", str(len(won))

    def _counted(self, won: Sequence[Medal]) -> set[int]:
        """What may be counted of these medals: all, those of one kind, those of one athlete, who may have none."""
        own = Counter(who for medal in won for who in medal.athletes)
        kinds = Counter(medal.rank for medal in won)
        without = {0} if len(own) < len(self.team.athletes) else set()
        return {len(won), *own.values(), *(kinds[rank] for rank in WORDS)} | without


def _all_at(competition: Competition, nation: str) -> set[int]:
    """Every time at a competition in hundredths, and the gaps of the best four and of ours to everybody."""
    found: set[int] = set()
    for race in competition.races:
        timed = [(row, time) for row in race.results if (time := row.time or row.skated)]
        found.update(time.hundredths for _, time in timed)
        found.update(lap.hundredths for row in race.results for lap in (*row.laps, *row.passages))
        told = [time for row, time in timed if row.nation == nation or (row.rank or _MANY) <= _TOLD]
        found.update(abs(gap(a, b).thousandths) // 10 for a in told for _, b in timed)
    return found


def _counts_something(text: str) -> bool:
    return COUNTED[0] in text or COUNTED[1] in text


def _moved(start: int, faults: Iterator[Fault]) -> Iterator[Fault]:
    return ((start + a, start + b, message, nearest) for a, b, message, nearest in faults)


def _is_slip(said: int, near: RaceTime) -> bool:
    """Nearly the same time, or one digit of it."""
    one, other = clock(said, decimals=2), near.official
    is_one_digit = len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return is_one_digit or abs(said - near.thousandths) <= _CLOSE


def _of_gap(found: Gap | None) -> list[int]:
    return [abs(found.thousandths) // 10] if found else []
