"""Answers for this computer alone: by its own name, and to its own pages."""

from urllib.parse import urlsplit

from tornado.web import HTTPError, RequestHandler

HOST = "127.0.0.1"


def is_own_name(host: str, port: int) -> bool:
    """Another name that leads here is a stranger's page, reading drafts through the editor's own browser."""
    return host in {f"{name}:{port}" for name in (HOST, "localhost")}


class Local(RequestHandler):
    """Refuses whoever asks by another name."""

    port: int

    def prepare(self) -> None:
        if not is_own_name(self.request.host, self.port):
            raise HTTPError(403)


class OwnPages(Local):
    """Refuses the pages of other sites as well; where something is written, a page must say that it is our own."""

    def prepare(self) -> None:
        super().prepare()
        origin = self.request.headers.get("Origin")
        if origin is None and self.request.method in {"GET", "HEAD"}:
            return
        address = urlsplit(origin or "")
        if address.scheme != "http" or not is_own_name(address.netloc, self.port):
            raise HTTPError(403)
