"""Serving: the site on this computer alone, built again and shown again whenever a source changes.

Pages are answered from memory, with the headers, the sub-folder and the 404 pages that a host would give them.
livereload tells the browser; where it is too free (any host, any origin, a build that holds up every answer, a
change lost when it comes soon after another) it is held tighter here.
"""

import mimetypes
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from socket import socket
from urllib.parse import urlsplit

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler

from almanac.problem import Place, Problem
from almanac.website import output_path

_HOST = "127.0.0.1"
_SECONDS_BETWEEN_LOOKS = 0.4
_NOTHING_YET = b"""<!doctype html><html lang="en"><head><title>Almanac</title></head>
<body><p>The site has problems; the terminal shows them. When they are mended, the site is shown here.</p></body></html>
"""


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a finished site and the public address it is made for."""

    files: Mapping[str, bytes]
    address: str = "/"

    @property
    def base(self) -> str:
        """The folder of the host that the site stands in: `/`, or `/team/`."""
        return urlsplit(self.address).path

    def find(self, path: str) -> bytes | None:
        """What lies at a path of the host."""
        return self.files.get(output_path("/" + path.removeprefix(self.base))) if path.startswith(self.base) else None

    def not_found(self, path: str) -> bytes:
        """The 404 page that is nearest above a path, as hosts choose it."""
        folders = PurePosixPath("/" + path.removeprefix(self.base)).parents
        pages = (self.files.get(output_path(f"{str(folder).rstrip('/')}/404.html")) for folder in folders)
        return next((page for page in pages if page), b"Not found\n")


def serve(
    make: Callable[[], Made | None], sources: Iterable[Path], headers: Mapping[str, str], port: int
) -> tuple[Problem, ...]:
    """Serve what `make` makes until Ctrl-C; while it returns None, the site it made before stands."""
    try:
        sockets = bind_sockets(port, _HOST)
    except OSError as error:
        return (
            Problem(Place(f"{_HOST}:{port}"), "port", f"cannot be served: {error.strerror}", allowed="another --port"),
        )
    site = _Site(make, headers, port)
    site.refresh()
    _Server(site, _Sources(tuple(sources), site.refresh), sockets).serve(port=port, host=_HOST)
    return ()


@dataclass(slots=True)
class _Site:
    """What is shown now, and to whom."""

    make: Callable[[], Made | None]
    headers: Mapping[str, str]
    port: int
    made: Made = field(default_factory=lambda: Made({"index.html": _NOTHING_YET, "404.html": _NOTHING_YET}))

    def refresh(self) -> None:
        """Make the site anew; readers see the old one until the new one is whole."""
        self.made = self.make() or self.made

    def is_asked_by_its_own_name(self, host: str) -> bool:
        """Another name that leads here is a stranger's page, reading drafts through the editor's own browser."""
        return host in {f"{name}:{self.port}" for name in (_HOST, "localhost")}


class _Local(RequestHandler):
    """Answers this computer alone."""

    def initialize(self, site: _Site) -> None:
        self.site = site

    def prepare(self) -> None:
        if not self.site.is_asked_by_its_own_name(self.request.host):
            raise HTTPError(403)


class _Page(_Local):
    """A file of the site."""

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")

    def get(self, path: str) -> None:
        made, path = self.site.made, f"/{path}"
        for name, value in self.site.headers.items():
            self.set_header(name, value)
        content = made.find(path)
        if content is not None:
            self._send(path, content)
        elif path == "/" or made.find(f"{path}/") is not None:
            self.redirect(made.base if path == "/" else f"{path}/")
        else:
            self.set_status(404)
            self._send("/404.html", made.not_found(path))

    head = get

    def _send(self, path: str, content: bytes) -> None:
        kind = mimetypes.guess_type(output_path(path))[0] or "application/octet-stream"
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if kind == "text/html":
            # A script of our own address, so that it runs under the very policy that hosts are given.
            script = f'<script src="/livereload.js?port={self.site.port}"></script></head>'
            content = content.replace(b"</head>", script.encode(), 1)
        self.write(content)


class _Script(_Local, LiveReloadJSHandler):
    """The script that listens for changes."""


class _Changes(_Local, LiveReloadHandler):
    """Tells the pages of this server, and no other, that something changed."""

    def check_origin(self, origin: str) -> bool:
        return self.site.is_asked_by_its_own_name(urlsplit(origin).netloc)


class _Sources(Watcher):
    """Looks at the sources and builds in a thread of its own, so that pages are answered meanwhile."""

    def __init__(self, folders: tuple[Path, ...], build: Callable[[], None]) -> None:
        super().__init__()
        self.folders = folders
        self.build = build

    def start(self, _poll: Callable[[], None]) -> bool:
        loop = IOLoop.current()
        threading.Thread(target=self._look, args=(loop,), daemon=True).start()
        return True

    def _look(self, loop: IOLoop) -> None:
        """What is saved while a build runs differs from what was seen before it, and is built next."""
        seen = self._signature()
        while True:
            time.sleep(_SECONDS_BETWEEN_LOOKS)
            if (now := self._signature()) != seen:
                seen = now
                self.build()
                loop.add_callback(LiveReloadHandler.reload_waiters)

    def _signature(self) -> list[tuple[str, int, int]]:
        return sorted(_stats(self.folders))


def _stats(folders: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in (path for folder in folders for path in folder.rglob("*")):
        try:
            stat = path.stat()
        except OSError:  # gone since it was listed
            continue
        yield str(path), stat.st_mtime_ns, stat.st_size


class _Server(Server):
    """livereload's server with our answers in place of its own."""

    def __init__(self, site: _Site, watcher: _Sources, sockets: list[socket]) -> None:
        super().__init__(watcher=watcher)
        self.site = site
        self.sockets = sockets

    def application(self, port: int, host: str, *_: object, **__: object) -> None:
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
        LiveReloadHandler.watcher = self.watcher
        rooms = [(r"/livereload", _Changes), (r"/livereload\.js", _Script), (r"/(.*)", _Page)]
        answers = Application([(path, handler, {"site": self.site}) for path, handler in rooms])
        HTTPServer(answers).add_sockets(self.sockets)
        print(f"serving http://{host}:{port}{self.site.made.base} (Ctrl-C ends it)", flush=True)

    def _setup_logging(self) -> None:
        """The terminal is for the build; livereload's own log stays quiet."""
