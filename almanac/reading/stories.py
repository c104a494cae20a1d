"""News and standing pages: a default file and its translations become one record."""

from datetime import UTC, date, datetime
from typing import Any

from msgspec import Struct, field

from almanac.memory import content_name
from almanac.model.news import Article, NewsItem, Story
from almanac.problem import Place, Problem
from almanac.reading.bodies import faults_of
from almanac.reading.faults import Fault
from almanac.reading.layout import SourceFile
from almanac.reading.ledger import Ledger
from almanac.reading.nodes import Map, Node, Scalar, place_of
from almanac.reading.record import Table, Values, read_record
from almanac.reading.tables.content import ARTICLE, NEWS, TWIN


class Written(Struct, frozen=True):
    """A Markdown file: its front matter and its body."""

    file: SourceFile
    head: Node
    body: Scalar


class _Bundle(Struct):
    first: Written | None = None
    twins: list[Written] = field(default_factory=list)


def read_news(written: list[Written], ledger: Ledger) -> list[NewsItem]:
    """All news that could be read."""
    bundles = _grouped([one for one in written if one.file.kind.name == "news"], ledger)
    found = (_news(bundle, ledger) for bundle in bundles)
    return [news for news in found if news is not None]


def read_articles(written: list[Written], ledger: Ledger) -> list[Article]:
    """All standing pages that could be read."""
    bundles = _grouped([one for one in written if one.file.kind.name == "article"], ledger)
    found = (_article(bundle, ledger) for bundle in bundles)
    return [article for article in found if article is not None]


def _grouped(written: list[Written], ledger: Ledger) -> list[_Bundle]:
    bundles: dict[tuple[str, str], _Bundle] = {}
    slugs: dict[str, Written] = {}
    for one in written:
        bundle = bundles.setdefault((one.file.day, one.file.name), _Bundle())
        if one.file.language:
            bundle.twins.append(one)
        else:
            bundle.first = one
            first = slugs.setdefault(one.file.name, one)
            if first is not one:
                message = f"the slug {one.file.name!r} is taken by {first.file.shown}; the day is not part of it"
                ledger.tell(one.head, Fault.REPEATED_ID, message, found=one.file.name)
    return list(bundles.values())


def _news(bundle: _Bundle, ledger: Ledger) -> NewsItem | None:
    values, stories = _facts(bundle, NEWS, ledger)
    if bundle.first is None or values is None:
        return None
    written = values.pop("date")
    day = written.date() if isinstance(written, datetime) else written
    moment = written.astimezone(UTC) if isinstance(written, datetime) else None
    news = NewsItem(slug=bundle.first.file.name, day=day, moment=moment, stories=stories, **values)
    ledger.origins.remember(news, bundle.first.head, f"news:{news.slug}")
    _name_stories(f"news:{news.slug}", stories, ledger)
    _same_day(news, day, bundle.first, ledger)
    return news


def _same_day(news: NewsItem, day: date, written: Written, ledger: Ledger) -> None:
    if day.isoformat() != written.file.day:
        message = f"the file's name says {written.file.day}, the date {day.isoformat()}"
        place = ledger.origins.of(news, "date")
        ledger.problems.append(Problem(place, Fault.NEWS_DAY, message, day.isoformat(), nearest=written.file.day))


def _article(bundle: _Bundle, ledger: Ledger) -> Article | None:
    values, stories = _facts(bundle, ARTICLE, ledger)
    if bundle.first is None or values is None:
        return None
    article = Article(slug=bundle.first.file.name, stories=stories, **values)
    ledger.origins.remember(article, bundle.first.head, f"article:{article.slug}")
    _name_stories(f"article:{article.slug}", stories, ledger)
    return article


def _name_stories(name: str, stories: tuple[Story, ...], ledger: Ledger) -> None:
    """Each text has a name of its own: `news:<slug>/zh`."""
    for story in stories:
        ledger.origins.name(f"{name}/{story.language}", story)


def _facts(bundle: _Bundle, table: Table, ledger: Ledger) -> tuple[Values | None, tuple[Story, ...]]:
    twins = [story for twin in bundle.twins if (story := _twin(twin, table, ledger))]
    if bundle.first is None:
        for twin in bundle.twins:
            _without_first(twin, ledger)
        return None, ()
    _missing_twins(bundle.first, {twin.file.language for twin in bundle.twins}, ledger)
    values: Values | None = read_record(table, bundle.first.head, ledger)
    if values is None:
        return None, ()
    values["sources"] = values.pop("sources", ())
    default = (ledger.publication.languages or ("",))[0]
    story = _story(default, values, bundle.first, ledger)
    if not values.get("draft"):
        for twin in bundle.twins:
            _older_twin(twin, mark_of(story), ledger)
    order = (*ledger.publication.languages, *(twin.language for twin in twins))
    return values, (story, *sorted(twins, key=lambda twin: order.index(twin.language)))


def mark_of(story: Story) -> str:
    """What a translation names as the text that it translates: it changes with every word."""
    return content_name("\n".join((story.title, story.summary or "", story.body.strip())).encode())[:8]


def _older_twin(twin: Written, mark: str, ledger: Ledger) -> None:
    """A translation that says what it translates is older when that has changed since."""
    named = twin.head.pairs.get("translates") if isinstance(twin.head, Map) else None
    if named and isinstance(named[1], Scalar) and named[1].text != mark:
        message = f"the text that this translates has changed since; look at it, then write translates: {mark}"
        place = place_of(named[1])
        ledger.problems.append(
            Problem(place, Fault.TWIN_OLDER, message, twin.file.language, nearest=mark, is_warning=True)
        )


def _without_first(twin: Written, ledger: Ledger) -> None:
    first = twin.file.path.with_name(twin.file.path.name.removesuffix(f".{twin.file.language}.md") + ".md")
    if not first.exists():  # otherwise it could not be read, which is told already
        message = f"this translates {first.name}, which is not there"
        ledger.tell(twin.head, Fault.TWIN_WITHOUT_FIRST, message, found=twin.file.shown)


def _missing_twins(first: Written, held: set[str], ledger: Ledger) -> None:
    for language in ledger.publication.languages[1:]:
        if language not in held:
            name = first.file.shown.removesuffix(".md") + f".{language}.md"
            message = f"there is no {name} beside this file: readers of {language!r} get this one"
            place = Place(first.file.shown)
            ledger.problems.append(Problem(place, Fault.TWIN_MISSING, message, language, is_warning=True))


def _twin(twin: Written, table: Table, ledger: Ledger) -> Story | None:
    others = ledger.publication.languages[1:]
    if ledger.publication.languages and twin.file.language not in others:
        message = f"{twin.file.language!r} is not a language into which this site is translated"
        ledger.tell(twin.head, Fault.TWIN_LANGUAGE, message, found=twin.file.language, allowed=", ".join(others))
    values: Any = read_record(TWIN, _own(twin.head, table, ledger), ledger)
    return None if values is None else _story(twin.file.language, values, twin, ledger)


def _own(head: Node, table: Table, ledger: Ledger) -> Node:
    """The front matter of a translation without the facts that stand in the default file."""
    if not isinstance(head, Map):
        return head
    facts = [key for key in head.pairs if key in table.by_key and key not in TWIN.by_key]
    for key in facts:
        message = f"{key!r} stands once, in the file of the default language"
        ledger.tell(head.pairs[key][0], Fault.TWIN_FACT, message, found=key, allowed=", ".join(TWIN.by_key))
    pairs = {key: pair for key, pair in head.pairs.items() if key not in facts}
    return Map(pairs, head.source, head.line, head.column, head.flow)


def _story(language: str, values: Values, written: Written, ledger: Ledger) -> Story:
    title, summary = values.pop("title"), values.pop("summary", None)
    values.pop("translates", None)
    story = Story(language=language, title=title, summary=summary, body=written.body.text, origin=written.file.shown)
    ledger.origins.remember(story, written.body)
    ledger.problems.extend(faults_of(story, ledger))
    return story
