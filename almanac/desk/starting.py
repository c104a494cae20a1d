"""A new team: a folder with the smallest case of everything, invented, that builds at once."""

import pathlib

_STARTER = pathlib.Path(__file__).parent / "starter"


def team_files() -> dict[str, str]:
    """The files of a new team by their paths below its folder."""
    paths = sorted(path for path in _STARTER.rglob("*") if path.is_file())
    names = (path.relative_to(_STARTER).as_posix() for path in paths)
    return {
        ".gitignore" if name == "gitignore" else name: path.read_text("utf-8")
        for name, path in zip(names, paths, strict=True)
    }
