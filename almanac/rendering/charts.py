"""Charts as SVG inside the page: its colours, its script-free reading, its text twin."""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape
from msgspec import Struct

from almanac.rendering.dates import day
from almanac.rendering.writing import WRITING
from almanac.website import Chart, ChartPoint

# Units of the drawing. It is narrow on purpose: at 320 px a unit is about three quarters of a pixel, and text of
# 13 units is still read; stylesheets keep it from growing past their measure.
_WIDTH, _HEIGHT = 400, 240
_TEXT = 13
_TOP, _RIGHT, _BOTTOM = 26, 16, 26
_GAP = 8

_SVG = (
    '<svg class="chart" role="img" aria-labelledby="{stem}-title {stem}-desc" viewBox="0 0 {width} {height}"'
    ' font-size="{text}" fill="currentColor">\n'
    '<title id="{stem}-title">{title}</title>\n<desc id="{stem}-desc">{summary}</desc>\n{drawing}\n</svg>\n'
)
_GRID = '<path class="chart-grid" d="{d}" fill="none" stroke="currentColor" stroke-opacity=".2"/>'
_LINE = '<polyline class="chart-line" points="{points}" fill="none" stroke="currentColor" stroke-width="2"/>'
_POINT = '<circle class="chart-point" cx="{x}" cy="{y}" r="3.5"><title>{said}</title></circle>'
_BEST = '<path class="chart-best" d="M{x} {y}m0-8l8 8-8 8-8-8z"><title>{said}</title></path>'
_LABEL = '<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>'


class _Scale(Struct, frozen=True):
    """A range of values laid over a range of the drawing; one value alone stands in the middle."""

    low: int
    high: int
    start: float
    end: float

    def at(self, value: int) -> float:
        """Where the value lies."""
        if self.low == self.high:
            return (self.start + self.end) / 2
        return self.start + (self.end - self.start) * (value - self.low) / (self.high - self.low)


def chart(drawn: Chart, title: object, summary: object) -> Markup:
    """The chart as inline SVG, named by `title` and said in a sentence by `summary`; nothing without points."""
    if not drawn.points:
        return Markup("")
    x, y = _scales(drawn)
    parts = [_grid(drawn, y), *_y_labels(drawn, y), *_x_labels(drawn, x), _line(drawn, x, y), *_points(drawn, x, y)]
    return _drawn(
        _SVG,
        stem=WRITING.get().unique("chart"),
        width=_WIDTH,
        height=_HEIGHT,
        text=_TEXT,
        title=title,
        summary=summary,
        drawing=Markup("\n").join(part for part in parts if part),
    )


def _drawn(shape: str, **values: object) -> Markup:
    """A shape with these values in it, escaped; `Markup.format` takes far longer for every point."""
    return Markup(shape.format(**{name: escape(value) for name, value in values.items()}))  # noqa: S704 -- escaped


def _scales(drawn: Chart) -> tuple[_Scale, _Scale]:
    xs = [*(point.x for point in drawn.points), *(value for value, _ in drawn.x_ticks)]
    ys = [*(point.y for point in drawn.points), *(value for value, _ in drawn.y_ticks)]
    left = max((_width(text) for _, text in drawn.y_ticks), default=0) + 2 * _GAP
    top, bottom = _TOP, _HEIGHT - _BOTTOM - _GAP
    start, end = (top, bottom) if drawn.lower_is_better else (bottom, top)
    return _Scale(min(xs), max(xs), left + _GAP, _WIDTH - _RIGHT), _Scale(min(ys), max(ys), start, end)


def _grid(drawn: Chart, y: _Scale) -> Markup:
    left = max((_width(text) for _, text in drawn.y_ticks), default=0) + 2 * _GAP
    lines = "".join(f"M{_number(left)} {_number(y.at(value))}H{_WIDTH}" for value, _ in drawn.y_ticks)
    return _drawn(_GRID, d=lines) if lines else Markup("")


def _line(drawn: Chart, x: _Scale, y: _Scale) -> Markup:
    pairs = [f"{_number(x.at(point.x))},{_number(y.at(point.y))}" for point in drawn.points]
    return _drawn(_LINE, points=" ".join(pairs)) if len(pairs) > 1 else Markup("")


def _points(drawn: Chart, x: _Scale, y: _Scale) -> Iterable[Markup]:
    language = WRITING.get().language
    for point in drawn.points:
        shape = _BEST if point.is_best else _POINT
        said = escape(f"{point.value}, {point.label}, {day(point.day, language)}")
        yield Markup(shape.format(x=_number(x.at(point.x)), y=_number(y.at(point.y)), said=said))  # noqa: S704 -- escaped
    best = next((point for point in drawn.points if point.is_best), None)
    if best:
        yield _best_value(best, x.at(best.x), y.at(best.y))


def _best_value(best: ChartPoint, x: float, y: float) -> Markup:
    """The best's value, printed beside it and inside the drawing."""
    half = _width(best.value) / 2
    middle = min(max(x, half), _WIDTH - half)
    return _drawn(
        _LABEL, kind="chart-value", x=_number(middle), y=_number(y - _GAP - 4), anchor="middle", text=best.value
    )


def _y_labels(drawn: Chart, y: _Scale) -> Iterable[Markup]:
    right = max((_width(text) for _, text in drawn.y_ticks), default=0) + _GAP
    places = [(y.at(value), text) for value, text in drawn.y_ticks]
    for place, text in _apart([(place, _TEXT, text) for place, text in places]):
        yield _drawn(
            _LABEL, kind="chart-tick", x=_number(right), y=_number(place + _TEXT * 0.35), anchor="end", text=text
        )


def _x_labels(drawn: Chart, x: _Scale) -> Iterable[Markup]:
    bottom = _HEIGHT - _GAP
    places = [(x.at(value), _width(text), text) for value, text in drawn.x_ticks]
    inside = [(min(max(place, width / 2), _WIDTH - width / 2), width, text) for place, width, text in places]
    for place, text in _apart(inside):
        yield _drawn(_LABEL, kind="chart-tick", x=_number(place), y=bottom, anchor="middle", text=text)


def _apart(labels: list[tuple[float, float, str]]) -> list[tuple[float, str]]:
    """The labels (place, room, text) that do not run into the one before, from the last back: the newest is kept."""
    kept: list[tuple[float, str]] = []
    free = float("inf")
    for place, room, text in sorted(labels, reverse=True):
        if place + room / 2 <= free:
            kept.append((place, text))
            free = place - room / 2 - _GAP / 2
    return kept[::-1]


@lru_cache(maxsize=1 << 12)
def _width(text: str) -> float:
    """About how wide a label is: no font is known here, so digits and wide characters are reckoned generously."""
    from unicodedata import east_asian_width  # noqa: PLC0415 -- few builds draw anew

    return sum(_TEXT if east_asian_width(letter) in "WF" else 0.6 * _TEXT for letter in text)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
