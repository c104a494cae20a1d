"""Every link has something behind it, and no page does what the site's policy forbids."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.links import check_links
from almanac.links.file import Reference, read_file
from almanac.links.looked import _target, _target_from
from almanac.problem import Problem

ADDRESS = "https://frost.example/team/"
SITE = {
    "index.html": b'<h1 id="top-of-all">Frost Islands</h1>',
    "news/index.html": b'<h2 id="two-days">x</h2><a name="old">y</a>',
    "athletes/ada/index.html": b"<p>Ada</p>",
    "athletes/ada/results.csv": b"a,b",
    "static/a.css": b"",
    "static/b.svg": b"<svg></svg>",
}


def problems(page: str, path: str = "athletes/bo/index.html") -> tuple[Problem, ...]:
    return check_links({**SITE, path: page.encode()}, ADDRESS)


def told(page: str, path: str = "athletes/bo/index.html") -> list[str]:
    return [problem.message for problem in problems(page, path)]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../ada/">',
        '<a href="../../news/#two-days">',
        '<a href="../../news/#old">',
        '<a href="../../">',
        '<a href="./">',
        '<a href="">',
        '<a href="#">',
        '<a href="#top">',
        '<a href="/team/news/">',
        '<a href="https://frost.example/team/news/#two-days">',
        '<a href="https://frost.example/team/">',
        '<a href="../ada/results.csv" download>',
        '<a href="../ada/results.csv?as=text">',
        '<a href="https://other.example/anything#at-all">',
        '<a href="mailto:press@frost.example">',
        '<img src="../../static/b.svg" srcset="../../static/b.svg 1x, ../../static/b.svg 2x">',
        '<img src="data:image/gif;base64,AAAA">',
        '<link rel="stylesheet" href="../../static/a.css">',
        '<link rel="canonical" href="https://frost.example/team/news/">',
        '<link rel="license" href="https://other.example/by/4.0/">',
        '<label for="x">a</label><input id="x">',
        "<A HREF='../ada/'>",
        "<a href=../ada/>",
        '<a title="a > b" href="../ada/">',
        "<!-- <a href='gone/'> -->",
        '<script type="application/ld+json">{"<a href=\'gone/\'>": 1}</script>',
        '<script src="../../static/b.svg" defer></script>',
    ],
)
def test_what_has_something_behind_it_is_fine(link: str) -> None:
    assert told(link) == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ('<a href="../cy/">', "nothing lies at /athletes/cy/"),
        ('<a href="../ada">', "nothing lies at /athletes/ada"),
        ('<a href="../../../">', "nothing lies at /../"),
        ('<a href="/news/">', "nothing lies at /../news/"),
        ('<a href="https://frost.example/team/gone/">', "nothing lies at /gone/"),
        ('<a href="../../news/#three-days">', "nothing on /news/ is called #three-days"),
        ('<a href="#here">', "nothing on /athletes/bo/ is called #here"),
        ('<a href="gone.csv" download>', "nothing lies at /athletes/bo/gone.csv"),
        ('<img src="gone.svg">', "nothing lies at /athletes/bo/gone.svg"),
        ('<img srcset="../../static/b.svg 1x, gone.svg 2x">', "nothing lies at /athletes/bo/gone.svg"),
        ('<section aria-labelledby="x">', "nothing on /athletes/bo/ is called #x"),
        ('<label for="x">', "nothing on /athletes/bo/ is called #x"),
        ('<p id="a"><p id="a">', 'id="a" stands twice'),
        ('<p style="color:red">', "<p> has a style of its own, which the site's policy forbids"),
        ("<style>p{}</style>", "<style> has a style of its own, which the site's policy forbids"),
        ("<script>alert(1)</script>", "<script> has its script inside, which the site's policy forbids"),
        ('<script class="x">alert(1)</script>', "<script> has its script inside, which the site's policy forbids"),
        ('<SCRIPT lang="en">alert(1)</SCRIPT>', "<script> has its script inside, which the site's policy forbids"),
        ('<style title="x">p{}</style>', "<style> has a style of its own, which the site's policy forbids"),
        ('<p OnClick="x()">', "<p> has onclick=, which the site's policy forbids"),
        ('<a href="javascript:x()">', "a link runs a script: javascript:x()"),
        ('<a href="&#106;avascript:x()">', "a link runs a script: javascript:x()"),
        ('<base href="./">', "<base> would turn every link of the page"),
        ('<script src="https://cdn.example/x.js"></script>', "would fetch https://cdn.example/x.js from another host"),
        ('<img src="//cdn.example/x.png">', "would fetch //cdn.example/x.png from another host"),
        ('<link rel="stylesheet" href="https://cdn.example/x.css">', "would fetch https://cdn.example/x.css"),
        ('<link rel="preconnect" href="https://cdn.example">', "would fetch https://cdn.example"),
        ('<video poster="https://cdn.example/x.png">', "would fetch https://cdn.example/x.png"),
        ('<iframe src="https://cdn.example/">', "would fetch https://cdn.example/"),
        ('<svg><use href="https://cdn.example/x.svg#a"/></svg>', "would fetch https://cdn.example/x.svg#a"),
        ('<meta property="og:image" content="https://frost.example/team/gone.png">', "nothing lies at /gone.png"),
    ],
)
def test_a_fault_is_told(link: str, message: str) -> None:
    [found] = told(link)
    assert message in found


def test_a_fault_is_placed_at_its_line_with_the_nearest_right_address() -> None:
    [problem] = problems('<p>x</p>\n<p>y</p>\n<a href="../adda/">')
    assert str(problem.place) == "athletes/bo/index.html:3"
    assert problem.nearest == "/athletes/ada/"
    [problem] = problems('<a href="../../news/#two-day">')
    assert problem.nearest == "#two-days"


def test_a_fault_of_many_pages_is_one_problem() -> None:
    page = b'<a href="/team/gone/">'
    assert [problem.message for problem in check_links({f"{n}.html": page for n in range(5)}, ADDRESS)] == [
        "nothing lies at /gone/ (and in 4 more places)"
    ]


def test_a_style_sheet_asks_only_for_what_is_there() -> None:
    sheet = b'@import "gone.css"; a{background:url(b.svg)} b{background:url("https://cdn.example/x.png")}'
    assert [problem.message for problem in check_links({**SITE, "static/c.css": sheet}, ADDRESS)] == [
        "nothing lies at /static/gone.css",
        "the page would fetch https://cdn.example/x.png from another host",
    ]


@pytest.mark.parametrize("path", ["feed.xml", "sitemap.xml", "feed.json", "robots.txt"])
def test_every_public_address_in_a_feed_or_a_sitemap_has_something_behind_it(path: str) -> None:
    text = f'<loc>{ADDRESS}news/</loc> "{ADDRESS}" <a href="{ADDRESS}gone/">&lt;{ADDRESS}news/#no&gt;'
    assert told(text, path) == ["nothing lies at /gone/", "nothing on /news/ is called #no"]


def test_a_404_page_links_from_the_hosts_root() -> None:
    assert told('<a href="/team/news/">', "zh/404.html") == []


def test_addresses_in_any_script_are_found() -> None:
    files = {"新闻/index.html": "<h2 id='两天'>".encode(), "index.html": '<a href="%E6%96%B0%E9%97%BB/#两天">'.encode()}
    assert check_links(files, ADDRESS) == ()


class Parsed(HTMLParser):
    """What Python's own parser finds, to hold ours against."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in dict(reversed(attrs)).items() if name == "href"]


TEXT = st.text(st.sampled_from("ab &;<>'\"=/\n"), max_size=8)


PARTS = st.lists(
    st.sampled_from(["..", ".", "", "a", "b", "index.html", "#c", "?d", "javascript:e", "%2e"]), min_size=1
)


@given(st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "a/b/c.xml"]), PARTS)
def test_a_way_up_leads_where_the_whole_way_leads(path: str, parts: list[str]) -> None:
    written = "/".join(parts)
    assert _target(path, written, ADDRESS) == _target_from(path, written, ADDRESS)


@given(st.lists(st.tuples(st.sampled_from(["a", "p", "td"]), TEXT, TEXT, TEXT)))
def test_our_pattern_finds_what_a_parser_finds(tags: list[tuple[str, str, str, str]]) -> None:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&#34;")

    page = "".join(
        f'<{tag} class="{escaped(a)}" title="{escaped(b)}" href="x{escaped(c)}">{escaped(a)}</{tag}>'
        for tag, a, b, c in tags
    )
    parser = Parsed()
    parser.feed(page)
    parser.close()
    found = read_file("x.html", page.encode(), ADDRESS).found
    ours = Counter[str]()
    for one, (_, count) in found.items():
        ours[one.address if isinstance(one, Reference) else str(one)] += count
    assert list(ours.items()) == list(Counter(parser.links).items())
