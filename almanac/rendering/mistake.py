"""What a template or a phrases file can get wrong, said without a traceback."""

from almanac.problem import Place


class Mistake(Exception):
    """A fault of a template, a phrases file or a static file. `place` where it is known to the one who found it."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.place = place
