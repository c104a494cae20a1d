"""Links that work wherever the site stands."""

from pathlib import PurePosixPath
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.memory import Memory
from almanac.rendering.addresses import full, href, relative, url
from almanac.rendering.appearance import Appearance
from almanac.rendering.maker import Maker
from almanac.rendering.mistake import Mistake
from almanac.rendering.prepared import Prepared
from almanac.workers.pile import Pile
from tests.rendering.paper import page, writing


@pytest.mark.parametrize(
    ("start", "target", "link"),
    [
        ("/", "/", "./"),
        ("/", "/news/", "news/"),
        ("/news/", "/", "../"),
        ("/news/", "/news/", "./"),
        ("/news/", "/news/#top", "#top"),
        ("/athletes/ada/", "/athletes/bo/", "../bo/"),
        ("/athletes/ada/", "/athletes/", "../"),
        ("/athletes/ada/", "/athletes/ada/results.csv", "results.csv"),
        ("/athletes/ada/", "/athletes/bo/#bests", "../bo/#bests"),
        ("/athletes/", "/athletes/ada/", "ada/"),
        ("/zh/news/", "/news/", "../../news/"),
        ("/feed.xml", "/news/", "news/"),
        ("/", "/static/style.css", "static/style.css"),
        ("/news/", "/static/style.css", "../static/style.css"),
    ],
)
def test_a_link_is_the_shortest_way(start: str, target: str, link: str) -> None:
    assert relative(start, target) == link


@pytest.mark.parametrize("target", ["/javascript:alert(1)", "/a//host.example", "/\\\\host.example/", "/x:y/"])
def test_a_link_within_the_site_never_reads_as_a_scheme_or_another_host(target: str) -> None:
    for start in ("/", "/a/", "/a/b/"):
        link = relative(start, target)
        assert urljoin(f"https://frost.example/team{start}", link).startswith("https://frost.example/team/")
        assert not link.startswith(("/", "\\", "javascript:", "x:"))


SEGMENTS = st.lists(st.sampled_from(["a", "b", "zh", "men-500"]), max_size=4)


@given(SEGMENTS, SEGMENTS)
def test_a_link_leads_to_its_target_in_any_sub_folder(start: list[str], target: list[str]) -> None:
    here, there = ("/".join(["", *parts, ""]) for parts in (start, target))
    for base in ("https://frost.example", "https://frost.example/team", "file:///home/team/site"):
        assert urljoin(base + here, relative(here, there)) == base + there


@given(SEGMENTS, SEGMENTS)
def test_a_link_has_no_detour(start: list[str], target: list[str]) -> None:
    here, there = ("/".join(["", *parts, ""]) for parts in (start, target))
    parts = PurePosixPath(relative(here, there)).parts
    assert ".." not in parts[len([part for part in parts if part == ".."]) :]


def test_links_out_of_the_site_and_within_the_page_stay_as_they_are() -> None:
    with writing():
        assert url("https://other.example/x") == "https://other.example/x"
        assert url("mailto:press@frost.example") == "mailto:press@frost.example"
        assert url("#bests") == "#bests"


@pytest.mark.parametrize("address", ["/404.html", "/zh/404.html"])
def test_a_page_shown_at_any_address_links_from_the_hosts_root(address: str) -> None:
    with writing(page(address)):
        assert url("/news/") == "/team/news/"
    with writing(page(address, public="https://frost.example/")):
        assert url("/news/") == "/news/"


def test_the_full_address_stands_under_the_public_one() -> None:
    with writing():
        assert full("/news/") == "https://frost.example/team/news/"
        assert full("/") == "https://frost.example/team/"


PAGES = ["/", "/404.html", "/zh/", "/zh/404.html", "/zh/feed.xml", "/news/", "/a/b/", "/a/c/", "/a/c/d.csv", "/a/b/c/"]


@given(st.lists(st.sampled_from([*PAGES, "/a/b/#x", "#x", "https://frost.example/team/a/", "mailto:a@b.example"])))
def test_what_pages_beside_each_other_share_is_what_each_would_write_alone(targets: list[str]) -> None:
    memory = Memory()
    maker = Maker(Prepared(Appearance([]), memory), memory, lambda _path, _content: None, Pile(0))
    for address in PAGES:
        here = page(address)
        with writing(here):
            alone = [href(target) for target in targets]
        with writing(here, maker.neighbours_of(here)):
            assert [href(target) for target in targets] == alone


@pytest.mark.parametrize("address", ["news/", "//host.example/", ""])
def test_what_is_no_address_is_a_mistake(address: str) -> None:
    with writing(), pytest.raises(Mistake, match="takes an address"):
        url(address)


def test_a_full_address_starts_at_the_sites_root() -> None:
    with writing(), pytest.raises(Mistake, match="takes an address"):
        full("news/")
