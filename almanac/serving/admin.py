"""The addresses below `/admin/`: the page, its configuration, the program's files, and what it asks for."""

import json
import mimetypes

from tornado.ioloop import IOLoop
from tornado.web import HTTPError

from almanac.serving.editing import LARGEST, PAGE, POLICY, Editing
from almanac.serving.local import OwnPages


class _Admin(OwnPages):
    def initialize(self, editing: Editing, port: int) -> None:
        self.editing, self.port = editing, port

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")


class _SentOn(_Admin):
    """`/admin` lacks its end."""

    def get(self) -> None:
        self.redirect("/admin/")


class _Front(_Admin):
    """The page that the program fills."""

    def get(self) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(PAGE)


class _Config(_Admin):
    """The form as the team is now; JSON is YAML."""

    async def get(self) -> None:
        config = await IOLoop.current().run_in_executor(None, self.editing.config)
        self.set_header("Content-Type", "text/yaml; charset=utf-8")
        if not config:
            self.set_status(503)
        self.write(config or "# The files have problems: build.py check lists them. Mend them, then load this again.\n")


class _Program(_Admin):
    """A file of the program."""

    def get(self, name: str) -> None:
        content = self.editing.program_file(name)
        if content is None:
            raise HTTPError(404)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.write(content)


class _Asked(_Admin):
    """What the program reads and writes."""

    def post(self) -> None:
        if self.request.headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
            raise HTTPError(415)
        if len(self.request.body) > LARGEST:
            raise HTTPError(413)
        status, answer = self.editing.answer(self.request.body)
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.write(json.dumps(answer))


ROOMS: tuple[tuple[str, type[_Admin]], ...] = (
    (r"/admin", _SentOn),
    (r"/admin/", _Front),
    (r"/admin/config\.yml", _Config),
    (r"/admin/dist/(.*)", _Program),
    (r"/admin/api", _Asked),
)
