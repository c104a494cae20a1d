"""Editing in the browser: `/admin/` with Decap CMS, and the few words by which it reads and writes content/.

It answers this computer alone, like the rest of the preview, and no path leaves content/. The looser policy that the
editor's program needs holds for its own page and for nothing else.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from almanac.serving.merging import is_blank, merged

PAGE = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>News and pages</title></head>
<body><script src="/admin/dist/decap-cms.js"></script></body></html>
"""
# The program compiles the checks of its forms and writes styles of its own; it still may ask no other host.
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' blob:; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; "
    "frame-src 'self' blob:; frame-ancestors 'none'"
)
LARGEST = 30_000_000  # bytes of one request

Answer = tuple[int, Any]
Params = Mapping[str, Any]


class RefusedError(Exception):
    """What is asked for cannot be done; said to the browser."""


class Editing(Struct, frozen=True):
    """The project's folder, the program's files, its configuration as JSON, and the default language.

    The configuration is made when it is asked for, and empty while the files have problems. The program calls a
    default text `x.en.md`; here it is `x.md`.
    """

    root: Path
    program: Path
    config: Callable[[], str]
    language: str
    shown: frozenset[str]

    @property
    def is_there(self) -> bool:
        """Whether the program has been put where it belongs."""
        return (self.program / "decap-cms.js").is_file()

    def answer(self, asked: bytes) -> Answer:
        """The status and the answer to one request of the program."""
        try:
            request = json.loads(asked)
            action, params = _ACTIONS.get(request["action"]), request.get("params", {})
        except (ValueError, KeyError, TypeError):
            return 400, {"error": "this cannot be read"}
        if action is None:
            return 422, {"error": f"unknown action {request['action']}"}
        try:
            return 200, action(self, params)
        except (RefusedError, OSError, KeyError, TypeError, ValueError, binascii.Error) as fault:
            return 422, {"error": str(fault) or type(fault).__name__}

    def program_file(self, name: str) -> bytes | None:
        """A file of the program, by its name alone."""
        path = self.program / name
        return path.read_bytes() if "/" not in name and not name.startswith(".") and path.is_file() else None

    def path(self, name: str) -> Path:
        """A path of the project that may be read and written; RefusedError outside content/."""
        path = (self.root / self.on_disk(name)).resolve()
        if not path.is_relative_to((self.root / "content").resolve()):
            raise RefusedError(f"{name} does not lie in content/")
        return path

    def on_disk(self, name: str) -> str:
        """The name of a file that the program calls by its language."""
        ending = f".{self.language}.md"
        return f"{name.removesuffix(ending)}.md" if name.endswith(ending) else name

    def as_asked(self, name: str) -> str:
        """The name by which the program calls a file."""
        stem = name.removesuffix(".md")
        return name if name == stem or "." in stem else f"{stem}.{self.language}.md"


def _info(_: Editing, __: Params) -> object:
    return {"repo": "content", "publish_modes": ["simple"], "type": "local_fs"}


def _entry(editing: Editing, name: str) -> object:
    path = editing.path(name)
    text = path.read_text("utf-8") if path.is_file() else None
    mark = hashlib.sha256(text.encode()).hexdigest() if text is not None else None
    return {"data": text, "file": {"path": name, "id": mark}}


def _entries_of_folder(editing: Editing, params: Params) -> object:
    folder, ending = editing.path(params["folder"]), f".{params['extension']}"
    paths = sorted(path for path in folder.iterdir() if path.name.endswith(ending)) if folder.is_dir() else []
    return [_entry(editing, f"{params['folder']}/{editing.as_asked(path.name)}") for path in paths]


def _entries_of_files(editing: Editing, params: Params) -> object:
    return [_entry(editing, file["path"]) for file in params["files"]]


def _one_entry(editing: Editing, params: Params) -> object:
    return _entry(editing, params["path"])


def _keep_entry(editing: Editing, params: Params) -> object:
    files = params.get("dataFiles") or [params["entry"]]
    texts = dict(_texts(editing, files))
    pictures = {editing.path(asset["path"]): base64.b64decode(asset["content"]) for asset in params.get("assets", ())}
    gone = [editing.path(file["path"]) for file in files if file.get("newPath")]
    for path, content in {**texts, **pictures}.items():
        _write(path, content)
    for path in gone:
        if path not in texts:
            path.unlink(missing_ok=True)
    return {"message": "kept"}


def _texts(editing: Editing, files: Iterable[Params]) -> Iterator[tuple[Path, bytes]]:
    """Each file's new text; a translation that nobody wrote makes no file."""
    for file in files:
        before, path = editing.path(file["path"]), editing.path(file.get("newPath") or file["path"])
        if path.suffix != ".md":
            raise RefusedError(f"{path.name} is not a text")
        if before.is_file() or not is_blank(file["raw"]):
            old = before.read_text("utf-8") if before.is_file() else ""
            yield path, merged(file["raw"], old, editing.shown).encode()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _picture(editing: Editing, name: str) -> object:
    content = editing.path(name).read_bytes()
    return {
        "id": hashlib.sha256(content).hexdigest(),
        "content": base64.b64encode(content).decode(),
        "encoding": "base64",
        "path": name,
        "name": name.rpartition("/")[2],
    }


def _pictures(editing: Editing, params: Params) -> object:
    folder = editing.path(params["mediaFolder"])
    names = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    return [_picture(editing, f"{params['mediaFolder']}/{name}") for name in names if not name.startswith(".")]


def _one_picture(editing: Editing, params: Params) -> object:
    return _picture(editing, params["path"])


def _keep_picture(editing: Editing, params: Params) -> object:
    asset = params["asset"]
    _write(editing.path(asset["path"]), base64.b64decode(asset["content"]))
    return _picture(editing, asset["path"])


def _remove(editing: Editing, params: Params) -> object:
    paths = [editing.path(name) for name in params.get("paths") or [params["path"]]]
    for path in paths:
        path.unlink()
    return {"message": "removed"}


def _nothing(_: Editing, __: Params) -> object:
    return None


_ACTIONS: Mapping[str, Callable[[Editing, Params], object]] = {
    "info": _info,
    "entriesByFolder": _entries_of_folder,
    "entriesByFiles": _entries_of_files,
    "getEntry": _one_entry,
    "persistEntry": _keep_entry,
    "getMedia": _pictures,
    "getMediaFile": _one_picture,
    "persistMedia": _keep_picture,
    "deleteFile": _remove,
    "deleteFiles": _remove,
    "getDeployPreview": _nothing,
}
