"""Serving: the site on this computer alone, built again and shown again whenever a source changes.

Pages are answered from memory, with the headers, the sub-folder and the 404 pages that a host would give them.
livereload tells the browser; where it is too free (any host, any origin, a build that holds up every answer, a
change lost when it comes soon after another) it is held tighter here.
"""

import mimetypes
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from socket import socket
from urllib.parse import urlsplit

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from msgspec import Struct, field
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from almanac.problem import Place, Problem
from almanac.serving.admin import ROOMS
from almanac.serving.editing import LARGEST, Editing
from almanac.serving.local import HOST, Local, is_own_name
from almanac.serving.panel import panel
from almanac.serving.watching import Sources
from almanac.website import output_path

_OWN = Path(__file__).parent  # where the files of the preview alone lie
_NOTHING_YET = b"""<!doctype html><html lang="en"><head><title>Almanac</title></head>
<body>
<p>There is no good site yet. When the problems are mended, it is shown here.</p></body></html>
"""


class Made(Struct, frozen=True):
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


class Outcome(Struct, frozen=True):
    """What came of a build: the site, or None where one of the problems is more than a warning."""

    problems: tuple[Problem, ...]
    made: Made | None


def serve(
    make: Callable[[], Outcome],
    sources: Iterable[Path],
    headers: Mapping[str, str],
    port: int,
    editing: Editing | None = None,
) -> tuple[Problem, ...]:
    """Serve what `make` makes until Ctrl-C; while it makes none, the site it made before stands, below its problems.

    With `editing`, `/admin/` edits the texts.
    """
    if editing is not None and not editing.is_there:
        return (Problem(Place("/admin/"), "no-editor", "the editor is not here yet", allowed="make admin, once"),)
    try:
        sockets = bind_sockets(port, HOST)
    except OSError as error:
        return (
            Problem(Place(f"{HOST}:{port}"), "port", f"cannot be served: {error.strerror}", allowed="another --port"),
        )
    site = _Site(make, headers, port, editing)
    site.refresh()
    _Server(site, Sources(tuple(sources), site.refresh), sockets).serve(port=port, host=HOST)
    return ()


class _Site(Struct):
    """What is shown now, and to whom."""

    make: Callable[[], Outcome]
    headers: Mapping[str, str]
    port: int
    editing: Editing | None = None
    made: Made = field(default_factory=lambda: Made({"index.html": _NOTHING_YET, "404.html": _NOTHING_YET}))
    problems: tuple[Problem, ...] = ()
    count: int = field(default_factory=time.time_ns)  # no two servers count alike

    def refresh(self) -> None:
        """Make the site anew; readers see the old one until the new one is whole."""
        outcome = self.make()
        self.made, self.problems = outcome.made or self.made, outcome.problems
        self.count += 1  # last: a page that says so shows it


class _Local(Local):
    """Answers this computer alone."""

    def initialize(self, site: _Site) -> None:
        self.site, self.port = site, site.port


class _Page(_Local):
    """A file of the site."""

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")

    def get(self, path: str) -> None:
        self.count = self.site.count  # before what is shown, which may only be newer
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
            content = self._with_preview(content)
        self.write(content)

    def _with_preview(self, content: bytes) -> bytes:
        """Files of our own address, so that they work under the very policy that hosts are given."""
        head = (
            f'<script src="/livereload.js?port={self.site.port}"></script>'
            f'<script src="/almanac/preview.js" data-count="{self.count}" defer></script>'
            '<link rel="stylesheet" href="/almanac/preview.css"></head>'
        )
        content = content.replace(b"</head>", head.encode(), 1)
        return content.replace(b"</body>", panel(self.site.problems).encode() + b"</body>", 1)


class _Own(_Local):
    """The script and the style sheet of the preview, which no site has."""

    def get(self, name: str) -> None:
        self.set_header("Content-Type", f"{mimetypes.guess_type(name)[0]}; charset=utf-8")
        self.write((_OWN / name).read_bytes())


class _Count(_Local):
    """Counts up when the site is made: a page that shows an older one has missed a change while it loaded."""

    def get(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.write(str(self.site.count))


class _Script(_Local, LiveReloadJSHandler):
    """The script that listens for changes."""


class _Changes(_Local, LiveReloadHandler):
    """Tells the pages of this server, and no other, that something changed."""

    def check_origin(self, origin: str) -> bool:
        return is_own_name(urlsplit(origin).netloc, self.port)


class _Server(Server):
    """livereload's server with our answers in place of its own."""

    def __init__(self, site: _Site, watcher: Sources, sockets: list[socket]) -> None:
        super().__init__(watcher=watcher)
        self.site = site
        self.sockets = sockets

    def application(self, port: int, host: str, *_: object, **__: object) -> None:
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
        LiveReloadHandler.watcher = self.watcher
        rooms = [
            (r"/livereload", _Changes),
            (r"/livereload\.js", _Script),
            (r"/almanac/(preview\.(?:js|css))", _Own),
            (r"/almanac/count", _Count),
            (r"/(.*)", _Page),
        ]
        editing = {"editing": self.site.editing, "port": self.site.port}
        admin = [(path, handler, editing) for path, handler in ROOMS] if self.site.editing else []
        answers = Application([*admin, *((path, handler, {"site": self.site}) for path, handler in rooms)])
        HTTPServer(answers, max_buffer_size=LARGEST).add_sockets(self.sockets)
        print(f"serving http://{host}:{port}{self.site.made.base} (Ctrl-C ends it)", flush=True)
        if self.site.editing:
            print(f"editing at http://{host}:{port}/admin/", flush=True)

    def _setup_logging(self) -> None:
        """The terminal is for the build; livereload's own log stays quiet."""
