"""Every address of the site is made here, and only here."""

from msgspec import Struct

from almanac.model.season import Season


class Addresses(Struct, frozen=True):
    """Addresses in one language; `prefix` is empty for the default language and `/zh` for Chinese."""

    prefix: str = ""

    def home(self) -> str:
        """The front page."""
        return f"{self.prefix}/"

    def section(self, name: str) -> str:
        """A list page: `athletes`, `competitions`, `events` and so on; `head_to_head` lies at `/head-to-head/`."""
        return f"{self.prefix}/{name.replace('_', '-')}/"

    def athlete(self, athlete: str) -> str:
        """An athlete's page."""
        return f"{self.prefix}/athletes/{athlete}/"

    def competition(self, competition: str) -> str:
        """A competition's page."""
        return f"{self.prefix}/competitions/{competition}/"

    def race(self, competition: str, race: str) -> str:
        """A race on its competition's page."""
        return f"{self.competition(competition)}#{race}"

    def event(self, event: str) -> str:
        """An event's page."""
        return f"{self.prefix}/events/{event}/"

    def season(self, season: Season) -> str:
        """A season's summary."""
        return f"{self.prefix}/seasons/{season}/"

    def standings_of(self, season: Season) -> str:
        """The cups of a season."""
        return f"{self.prefix}/standings/{season}/"

    def standings(self, season: Season, cup: str) -> str:
        """The standing of one cup (`men-500`, `women-long-distances`)."""
        return f"{self.standings_of(season)}{cup}/"

    def qualification(self, games: str) -> str:
        """How places at the Games are won (`milan-2026`)."""
        return f"{self.prefix}/qualification/{games}/"

    def qualification_event(self, games: str, event: str) -> str:
        """The classification of one event."""
        return f"{self.qualification(games)}{event}/"

    def season_report(self, season: Season) -> str:
        """A season's report, prepared for print."""
        return f"{self.season(season)}report/"

    def rink(self, rink: str) -> str:
        """A rink's page."""
        return f"{self.prefix}/rinks/{rink}/"

    def news_item(self, slug: str) -> str:
        """A news item; the date is not part of the address."""
        return f"{self.prefix}/news/{slug}/"

    def tag(self, tag: str) -> str:
        """The news that carry a tag."""
        return f"{self.prefix}/tags/{tag}/"

    def article(self, slug: str) -> str:
        """A standing page such as About."""
        return f"{self.prefix}/{slug}/"

    def not_found(self) -> str:
        """What a host shows where nothing is."""
        return f"{self.prefix}/404.html"

    def feed(self) -> str:
        """The news as Atom, one feed a language."""
        return f"{self.prefix}/feed.xml"


def addresses_in(language: str, languages: tuple[str, ...]) -> Addresses:
    """The default language lies at `/`, the others below their code."""
    return Addresses("" if language == languages[0] else f"/{language}")


def season_table(season: Season, table: str) -> str:
    """A table of a season as CSV: beside the page at `/`, once for every language."""
    return f"{Addresses().season(season)}{table}.csv"


def athlete_results(athlete: str, ending: str) -> str:
    """An athlete's results as `csv` or `json`: beside the page at `/`, once for every language."""
    return f"{Addresses().athlete(athlete)}results.{ending}"


SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
