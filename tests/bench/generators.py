"""The generators side by side: what each reads, how it is run, where its site lies."""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import Corpus
from tests.bench.projects import write_hugo, write_ours, write_pelican

PROJECT = Path(__file__).parents[2]
PEERS = PROJECT / ".cache" / "bench"
DAY = "2099-01-01"
OUR_PORT, HUGO_PORT = 5633, 5634


@dataclass(frozen=True, slots=True)
class Generator:
    """`made` are the folders that a build makes, the site first; `template` is that of a news item, `after` the place
    in it where a word may stand; `server` answers on `port` below `below`.
    """

    name: str
    write: Callable[[Path, Corpus], None]
    build: Sequence[str]
    made: Sequence[str]
    template: str
    after: str
    server: Sequence[str] = ()
    port: int = 0
    below: str = "/"

    def site(self, folder: Path) -> Path:
        """Where the pages lie."""
        return folder / self.made[0]

    def forget(self, folder: Path) -> None:
        """As if nothing had been made yet."""
        for name in self.made:
            shutil.rmtree(folder / name, ignore_errors=True)

    def address(self, news: Path) -> str:
        """Where the server shows a news item."""
        return f"http://127.0.0.1:{self.port}{self.below}news/{news.stem[11:]}/"


def almanac(verb: str) -> list[str]:
    """Our own command, to be run in a project."""
    return [sys.executable, str(PROJECT / "build.py"), verb, "--today", DAY]


def _hugo() -> str:
    return str(next(PEERS.glob("lib/python*/site-packages/hugo/binaries/hugo"), "hugo"))


OURS = Generator(
    name="Almanac",
    write=write_ours,
    build=[*almanac("build"), "--quiet"],
    made=("site", ".site.almanac-spare", ".cache"),
    template="templates/news_item.html",
    after="{% block main %}",
    server=[*almanac("serve"), "--port", str(OUR_PORT)],
    port=OUR_PORT,
    below="/team/",
)
HUGO = Generator(
    name="Hugo",
    write=write_hugo,
    build=[_hugo(), "--quiet"],
    made=("public", "resources"),
    template="layouts/news/page.html",
    after='{{ define "main" }}',
    server=[
        *(_hugo(), "server", "--renderToMemory", "--port", str(HUGO_PORT)),
        *("--baseURL", f"http://127.0.0.1:{HUGO_PORT}/team/"),
    ],
    port=HUGO_PORT,
    below="/team/",
)
PELICAN = Generator(
    name="Pelican",
    write=write_pelican,
    build=[str(PEERS / "bin" / "pelican"), "--quiet"],
    made=("output",),
    template="theme/templates/article.html",
    after="{% block main %}",
)
PEERS_OF_OURS = (HUGO, PELICAN)
