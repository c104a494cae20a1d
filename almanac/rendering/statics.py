"""Static files: styles, scripts and icons, each under a name that changes with its content."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path, PurePosixPath

from msgspec import Struct

from almanac.problem import Place
from almanac.rendering.mistake import Mistake


class Static(Struct, frozen=True):
    """A static file: `/static/style.<hash>.css` and its bytes. The name may be kept by browsers for ever."""

    address: str
    content: bytes


def read_statics(folders: Iterable[Path]) -> dict[str, Static]:
    """Every static file by its name below `static/`; an earlier folder's file replaces a later one's."""
    found: dict[str, Static] = {}
    for folder in reversed(list(folders)):
        root = folder / "static"
        for path in files_below(root):
            name = path.relative_to(root).as_posix()
            found[name] = _static(name, path.read_bytes())
    return dict(sorted(found.items()))


def files_below(root: Path) -> list[Path]:
    """The files below a folder in a fixed order; a link that leads out of it is a mistake."""
    home = root.resolve()
    paths = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    for path in paths:
        if not path.resolve().is_relative_to(home):
            raise Mistake(f"leads out of {root.name}/", Place(str(path)))
    return paths


def _static(name: str, content: bytes) -> Static:
    path = PurePosixPath(name)
    mark = sha256(content).hexdigest()[:12]
    return Static(f"/static/{path.with_name(f'{path.stem}.{mark}{path.suffix}')}", content)
