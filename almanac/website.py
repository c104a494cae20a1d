"""The web in its own words: addresses, pages, assets, texts with a language, charts as values."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from markupsafe import Markup, escape
from msgspec import Struct

# What a page may load and do: only what is the site's own. Pages say it themselves, for hosts that send no headers.
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


class Text(Struct, frozen=True):
    """A text for readers. `language` is set only where it differs from its page's, and is then marked."""

    text: str
    language: str | None = None

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> Markup:
        if self.language is None:
            return escape(self.text)
        return Markup(f'<span lang="{escape(self.language)}">{escape(self.text)}</span>')  # noqa: S704 -- escaped

    def __bool__(self) -> bool:
        return bool(self.text)


class Link(Struct, frozen=True):
    """Something to follow: where to (`/athletes/ada-lund/`, from the site's root) and what it says.

    The address is empty where there is no page to lead to.
    """

    address: str
    text: Text


class Site(Struct, frozen=True, kw_only=True):
    """What every page of one language shares. `address` is the public one, ending in a slash.

    `navigation` and `footer` pair the name of a section, which the phrases translate, with its address;
    `articles` are standing pages under their own titles. `feed` and `rules` are empty where the site has none.
    `left_out` has the addresses of pages that it does without: `/news/` is one, `/news/*` stands for all below.
    """

    address: str
    language: str
    languages: tuple[str, ...]
    title: Text
    tagline: Text
    home: str
    navigation: tuple[tuple[str, str], ...]
    footer: tuple[tuple[str, str], ...]
    feed: str = ""
    rules: str = ""
    left_out: tuple[str, ...] = ()
    articles: tuple[Link, ...] = ()
    contact: Text | None = None
    licence: Text | None = None


class Entry(NamedTuple):
    """A page as a list of all pages tells it; `source` is the file that it was made from, or else its template."""

    address: str
    alternates: tuple[tuple[str, str], ...]
    indexed: bool
    source: str


Closely = Callable[[frozenset[str] | None], str]


class Page(Struct, frozen=True, kw_only=True):
    """One planned output: its address, the template that makes it and the view the template sees.

    `alternates` pairs each language with the address of the same page in it, so the switch stays on the
    page; pages with `indexed` stand in the sitemap. A feed or a sitemap is a page with another ending.
    `origin` names the source file the page was made from, where it is one, for messages about it.
    `make` makes the view for templates that read only these fields of it (None where any may be read), so that what
    is not shown is not worked out; `made_of` tells by content what the view is made of, so that a page
    that was made of the same before need not be made again; empty where that is not known. Where it is new, `closely`
    tells the same of no more than these fields of the view show, with more work.
    `rests_on` gives the names of the records it was made from; it is asked only when somebody wants to know.
    `held` says in a preview why the page is not public, and until when (ISO) where that is known.
    """

    address: str
    template: str
    make: Callable[[frozenset[str] | None], Any]
    site: Site
    made_of: str = ""
    closely: Closely | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    indexed: bool = True
    origin: str = ""
    held: tuple[str, str] | None = None
    rests_on: Callable[[], Iterable[str]] = tuple

    @property
    def view(self) -> Any:
        """All that a template may see, made anew each time it is asked for."""
        return self.make(None)

    @property
    def entry(self) -> Entry:
        """The page as the others know it."""
        return Entry(self.address, self.alternates, self.indexed, self.origin or self.template)


class Sheet(Struct, frozen=True, kw_only=True):
    """Pages of one site that are planned, and known again, together; `name` tells the sheet from all others.

    `made_of` tells by content what all of them are made of, besides their templates; empty where that is not known.
    """

    name: str
    site: Site
    plan: Callable[[], Iterable[Page]]
    made_of: str = ""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture at its largest, `width` by `height` pixels; `sizes` pair each address with its width.

    `others` are the same in other formats, each with its media type, which a browser that knows it takes instead.
    """

    address: str
    width: int
    height: int
    sizes: tuple[tuple[str, int], ...] = ()
    others: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()


class Written(Struct, frozen=True):
    """A written page by the name of its content, which is None where it lies in the site's folder already."""

    name: str
    content: Callable[[], bytes] | None = None


Content = bytes | Written


class ChartPoint(Struct, frozen=True, kw_only=True):
    """A point of a chart: `x` and `y` are whole numbers on any scale.

    `value` is what `y` reads as, `day` (ISO) when it was and `label` where.
    """

    x: int
    y: int
    value: str
    day: str
    label: str
    is_best: bool = False


class Chart(Struct, frozen=True, kw_only=True):
    """A line of points; its template gives it a title and its text twin.

    `x_ticks` and `y_ticks` pair a value with what is printed there. `lower_is_better` draws small values
    at the top, as times are read.
    """

    points: tuple[ChartPoint, ...]
    x_ticks: tuple[tuple[int, str], ...]
    y_ticks: tuple[tuple[int, str], ...]
    lower_is_better: bool = True


def address_of(asked: str, public: str) -> str:
    """The address from the site's root that somebody means.

    `/athletes/ada-lund/` may be asked for without its slashes, with an anchor, as a file, or as the `public` address.
    """
    path = asked.partition("#")[0].partition("?")[0]
    if path.startswith(public.rstrip("/")):
        path = path.removeprefix(public.rstrip("/"))
    elif "://" in path:
        path = path.partition("://")[2].partition("/")[2]
    path = "/" + path.lstrip("/").removesuffix("index.html")
    is_file = "." in path.rpartition("/")[2]
    return path if is_file or path.endswith("/") else f"{path}/"


def output_path(address: str) -> str:
    """Where an address lies below the site's folder: `/news/` is `news/index.html`, `/feed.xml` itself."""
    path = address.removeprefix("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path
