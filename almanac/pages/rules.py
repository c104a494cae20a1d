"""The rules: how every number here is made, in plain words, each with an anchor and who says so."""

from collections.abc import Iterator

from msgspec import Struct

from almanac.model.season import Season
from almanac.pages.edition import Edition
from almanac.website import Page

# What each says stands in the phrases: `rule_<name>`, `rule_<name>_text` and `rule_<name>_source`.
RULES = (
    ("races", ("times", "rank", "status", "behind", "points", "combination", "laps", "meeting")),
    (
        "bests",
        (
            "personal-best",
            "season-best",
            "first-time",
            "lowland-best",
            "list",
            "team-record",
            "adelskalender",
            "versatility",
        ),
    ),
    (
        "counts",
        ("start", "athlete", "a-division", "medal", "medal-level", "olympic-events", "best-rank", "change", "goal"),
    ),
    ("cups", ("cup", "qualification")),
    ("sources", ("season", "held", "stated", "record", "standing", "correction")),
)


class RuleGroup(Struct, frozen=True, kw_only=True):
    """The rules of one matter, by the names that are their anchors."""

    name: str
    rules: tuple[str, ...]


class RulesView(Struct, frozen=True, kw_only=True):
    """All rules; a season as the example, with its first and last day."""

    groups: tuple[RuleGroup, ...]
    season: str
    first_day: str
    last_day: str


def pages(edition: Edition) -> Iterator[Page]:
    """One per language."""
    yield edition.page("rules", edition.addresses.section("rules"), _view)


def _view(edition: Edition) -> RulesView:
    season = Season.of(edition.today, edition.team.publication.season_starts)
    return RulesView(
        groups=tuple(RuleGroup(name=name, rules=rules) for name, rules in RULES),
        season=str(season),
        first_day=season.first_day.isoformat(),
        last_day=season.last_day.isoformat(),
    )
