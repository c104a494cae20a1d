"""The edition: what every page kind is handed, once per language."""

from collections.abc import Callable, Container, Hashable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from almanac.memory import digest
from almanac.model.athlete import Name
from almanac.model.citing import Cited, Dispute, Source
from almanac.model.news import NewsItem
from almanac.model.team import Team
from almanac.model.wording import Wording
from almanac.pages.addresses import Addresses, addresses_in
from almanac.pages.fields import read_by
from almanac.pages.told import told
from almanac.pages.values import NO_EVIDENCE, Citation, Evidence, Person, named_in, say_in
from almanac.statistics import Statistics
from almanac.statistics.makings import Makings
from almanac.website import Closely, Link, Page, Picture, Site, Text

_Worked = TypeVar("_Worked")
DrawsOn = Callable[["Edition", Makings], Iterable[str]]


class Edition(Struct, frozen=True, kw_only=True):
    """The team and its numbers, in one language, on one day.

    `rival_scripts` holds rivals' names in other scripts: name → language code → name. `known` holds what was worked
    out once for many pages, `makings` tell by content what is known besides the news, `shown` are the fields read.
    """

    team: Team
    statistics: Statistics
    site: Site
    today: date
    rival_scripts: Mapping[str, Mapping[str, str]]
    known: dict[Hashable, Any] = field(default_factory=dict)
    makings: Makings | None = None
    withdrawn: tuple[NewsItem, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    shown: Container[str] = read_by(None)
    addresses: Addresses = Addresses()
    _links: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        force_setattr(self, "addresses", addresses_in(self.language, self.site.languages))
        force_setattr(self, "_links", self.known.setdefault(("links", self.language), {}))

    def once(self, name: Hashable, work: Callable[[], _Worked]) -> _Worked:
        """What `work` gives, worked out once for all pages; it must not depend on the stories shown."""
        if name not in self.known:
            self.known[name] = work()
        worked: _Worked = self.known[name]
        return worked

    @property
    def language(self) -> str:
        """The language of the pages."""
        return self.site.language

    @property
    def default_addresses(self) -> Addresses:
        """Where the pages of the default language lie, and the data files that no language owns."""
        return Addresses()

    @property
    def is_default(self) -> bool:
        """Whether this is the edition at `/`, which also makes what no language owns (`/robots.txt`)."""
        return self.language == self.site.languages[0]

    def page(  # noqa: PLR0913 - a page is all of this
        self,
        kind: str,
        address: str,
        view: "Callable[[Edition], object]",
        rests_on: Callable[[], Iterable[str]] = tuple,
        draws_on: DrawsOn | None = None,
        *,
        at_once: bool = False,
        stories: tuple[NewsItem, ...] = (),
        texts: tuple[NewsItem, ...] = (),
        indexed: bool = True,
        origin: str = "",
    ) -> Page:
        """A page of this edition; `kind` names its template, the alternates follow from the address.

        A kind with an ending of its own (`feed.xml`) is its template; `origin` is the source file, for messages.
        `view` is made of the team with no news but these `stories`, and shows the headlines, but of `texts` all.
        `rests_on` names the records behind its numbers; those that it shows by name are added (`shown`).
        `draws_on` names by content every result that the view shows or follows from; without it that may be any. Where
        that is little work, the page is known by it `at_once`.
        """
        bare, default = address.removeprefix(self.addresses.prefix), self.site.languages[0]
        made_of, closely = self._names((kind, *told(stories, texts, self.once)), draws_on, at_once=at_once)
        return Page(
            address=address,
            template=kind if "." in kind else f"{kind}.html",
            make=partial(self._made, view, stories),
            made_of=made_of,
            closely=closely,
            site=self.site,
            alternates=tuple((code, bare if code == default else f"/{code}{bare}") for code in self.site.languages),
            indexed=indexed,
            origin=origin,
            rests_on=rests_on,
        )

    def _names(self, names: tuple[str, ...], draws_on: DrawsOn | None, *, at_once: bool) -> tuple[str, Closely | None]:
        """What a page is known by: all there is, and no more than it shows."""
        if self.makings is None:
            return "", None
        closely = partial(self._closely, self.makings, draws_on, names) if draws_on else None
        return (closely(None), None) if closely and at_once else ("\n".join((self.makings.whole, *names)), closely)

    def _closely(self, makings: Makings, draws_on: DrawsOn, names: Iterable[str], shown: frozenset[str] | None) -> str:
        own = self.once(("shown", self.language, shown), lambda: replace(self, shown=read_by(shown)))
        return digest(makings.ground, *names, *draws_on(own, makings))

    def _made(
        self, view: "Callable[[Edition], object]", stories: tuple[NewsItem, ...], shown: frozenset[str] | None
    ) -> object:
        return view(replace(self, team=replace(self.team, news=stories), shown=read_by(shown)))

    def shows_any(self, fields: Iterable[str]) -> bool:
        """Whether anybody reads one of these fields of the view, or `.fields` of what is in it."""
        return any(field in self.shown for field in fields)

    def if_shown(self, field: str, work: Callable[[], _Worked]) -> _Worked:
        """What `work` gives for a field; None where nobody reads it."""
        return work() if field in self.shown else None  # type: ignore[return-value] # nobody looks at it

    def say(self, wording: Wording) -> Text:
        """The text in this language, or the one that was written, marked with its language."""
        return say_in(self.language, wording)

    def say_if(self, wording: Wording | None) -> Text | None:
        """The text, where there is one."""
        return None if wording is None else self.say(wording)

    def person(self, athlete: str) -> Person:
        """One of our athletes, linked."""
        found: Person | None = self._links.get(address := self.addresses.athlete(athlete))
        if found is None:
            found = self._links[address] = self.named(self.team.athletes[athlete].name, address)
        return found

    def people(self, athletes: Iterable[str]) -> tuple[Person, ...]:
        """Several of our athletes, in the order given."""
        return tuple(self.person(athlete) for athlete in athletes)

    def named(self, name: Name, address: str | None = None) -> Person:
        """A name in both scripts: the one of this language first."""
        return named_in(self.language, self.latin_language, name, address)

    @property
    def latin_language(self) -> str:
        """The language that names without a script belong to."""
        return self.site.languages[0]

    def nation(self, code: str | None) -> Text | None:
        """A nation's name by its NOC code."""
        if code is None:
            return None
        found: Text | None = self._links.get(code)
        if found is None:
            known = self.team.nations.get(code)
            found = self._links[code] = self.say(known) if known else Text(code)
        return found

    def event_link(self, event: str) -> Link:
        """An event by its full name."""
        return self._link(self.addresses.event(event), self.team.events[event].name)

    def competition_link(self, competition: str) -> Link:
        """A competition by its short name, where it has one."""
        found = self.team.competitions[competition]
        return self._link(self.addresses.competition(competition), found.short or found.name)

    def rink_link(self, rink: str) -> Link:
        """A rink by its name."""
        return self._link(self.addresses.rink(rink), self.team.rinks[rink].name)

    def _link(self, address: str, name: Wording) -> Link:
        found: Link | None = self._links.get(address)
        if found is None:
            found = self._links[address] = Link(address, self.say(name))
        return found

    def cite(self, source: Source) -> Citation:
        """A source as readers see it."""
        if not source.id:
            return self._cited(source)
        return self.once(("source", self.language, source.id), lambda: self._cited(source))

    def _cited(self, source: Source) -> Citation:
        return Citation(
            publisher=self.say(source.publisher),
            title=self.say_if(source.title),
            date=source.date.printed if source.date else None,
            link=source.link,
            id=source.id,
        )

    def evidence(self, cited: Cited, sources: tuple[Source, ...] | None = None) -> Evidence:
        """What stands under a fact; `sources` replaces the record's own."""
        own = cited.sources if sources is None else sources
        if not own and cited.note is None and cited.disputed is None:
            return NO_EVIDENCE
        disputed = cited.disputed or Dispute()
        return Evidence(
            note=self.say_if(cited.note),
            disputed=self.say_if(disputed.text),
            values=tuple((self.say(value.value), tuple(map(self.cite, value.sources))) for value in disputed.values),
            sources=tuple(map(self.cite, own)),
        )
