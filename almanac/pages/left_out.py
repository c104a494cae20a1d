"""Where a page would lie that a team does without, so that nothing leads there."""

from collections.abc import Collection, Iterator

from almanac.model.team import Team
from almanac.pages.addresses import Addresses, addresses_in

_BELOW = {
    "athlete": "athletes",
    "competition": "competitions",
    "event": "events",
    "season": "seasons",
    "standings": "standings",
    "qualification": "qualification",
    "news_item": "news",
    "rink": "rinks",
    "tag": "tags",
}


def left_out(team: Team, kinds: Collection[str], sections: Collection[str]) -> tuple[str, ...]:
    """The addresses of the kinds that are not among `kinds`: `/news/` is the page, `/news/*` all that lies below.

    `sections` are the kinds of which a site has one page.
    """
    languages = team.publication.languages
    return tuple(
        address for language in languages for address in _of(addresses_in(language, languages), team, kinds, sections)
    )


def _of(addresses: Addresses, team: Team, kinds: Collection[str], sections: Collection[str]) -> Iterator[str]:
    yield from (addresses.section(name) for name in sections if name not in kinds)
    yield from (f"{addresses.section(folder)}*" for kind, folder in _BELOW.items() if kind not in kinds)
    if "article" not in kinds:
        yield from (addresses.article(article.slug) for article in team.articles)
