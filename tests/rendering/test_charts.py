"""Charts: SVG that any page can hold and any reader can read."""

import re
from xml.etree import ElementTree

from almanac.rendering.charts import chart
from almanac.website import Chart, ChartPoint
from tests.rendering.paper import page, writing

SVG = "{http://www.w3.org/2000/svg}"


def points(*values: int, best: int = -1) -> tuple[ChartPoint, ...]:
    return tuple(
        ChartPoint(x=n, y=y, value=f"{y / 1000:.2f}", day=f"2030-11-{n + 1:02}", label="Norhavn", is_best=n == best)
        for n, y in enumerate(values)
    )


def drawn(*values: int, best: int = -1, x_ticks: tuple[tuple[int, str], ...] = (), lower: bool = True) -> Chart:
    ticks = tuple((y, f"{y / 1000:.2f}") for y in (34000, 35000))
    return Chart(points=points(*values, best=best), x_ticks=x_ticks, y_ticks=ticks, lower_is_better=lower)


def svg(made: Chart, title: str = "500 m", summary: str = "From 35.00 to 34.32") -> ElementTree.Element:
    with writing():
        text = str(chart(made, title, summary))
    return ElementTree.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_a_chart_is_named_and_described_for_those_who_do_not_see_it() -> None:
    root = svg(drawn(35000, 34320), title="500 m <men>")
    names = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("role") == "img"
    assert [names[name] for name in root.get("aria-labelledby", "").split()] == ["500 m <men>", "From 35.00 to 34.32"]


def test_two_charts_on_a_page_share_no_id_and_two_builds_share_all() -> None:
    def ids() -> list[str]:
        with writing(page()):
            return re.findall(r'id="([^"]+)"', chart(drawn(35000), "a", "b") + chart(drawn(34000), "a", "b"))

    assert ids() == ids() == ["chart-title", "chart-desc", "chart-2-title", "chart-2-desc"]


def test_a_faster_time_stands_higher() -> None:
    slow, fast = (float(each.get("cy", "")) for each in svg(drawn(35000, 34000)).iter(f"{SVG}circle"))
    assert fast < slow
    low, high = (float(each.get("cy", "")) for each in svg(drawn(34000, 35000, lower=False)).iter(f"{SVG}circle"))
    assert high < low


def test_the_best_is_another_shape_with_its_value_beside_it() -> None:
    root = svg(drawn(35000, 34320, best=1))
    assert len(root.findall(f"{SVG}circle")) == 1
    assert len([path for path in root.iter(f"{SVG}path") if path.get("class") == "chart-best"]) == 1
    assert [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "chart-value"] == ["34.32"]


def test_every_point_says_its_value_place_and_day() -> None:
    titles = [title.text for title in svg(drawn(34320)).iter(f"{SVG}title")]
    assert titles == ["500 m", "34.32, Norhavn, 1 November 2030"]


def test_no_style_and_no_script_stand_in_a_chart() -> None:
    for element in svg(drawn(35000, 34320, best=1)).iter():
        assert not {name for name in element.attrib if name == "style" or name.startswith("on")}


def test_everything_lies_within_the_drawing() -> None:
    ticks = tuple((n, f"season {n}") for n in range(12))
    root = svg(drawn(*range(34000, 35200, 100), best=0, x_ticks=ticks))
    width, height = map(int, root.get("viewBox", "").split()[2:])
    for element in root.iter():
        x, y = element.get("x") or element.get("cx"), element.get("y") or element.get("cy")
        if x and y:
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height


def test_labels_that_would_run_into_each_other_give_way_to_the_newest() -> None:
    ticks = tuple((n, f"2{n:03}-{n:02}") for n in range(30))
    texts = [text.text for text in svg(drawn(*range(34000, 34030), x_ticks=ticks)).iter(f"{SVG}text")]
    shown = [text for text in texts if text and text.startswith("2")]
    assert 2 <= len(shown) < 10
    assert shown[-1] == "2029-29"


def test_one_point_alone_stands_without_a_line() -> None:
    root = svg(Chart(points=points(34320, best=0), x_ticks=(), y_ticks=()))
    assert root.find(f"{SVG}polyline") is None


def test_a_chart_without_points_is_nothing() -> None:
    with writing():
        assert chart(drawn(), "a", "b") == ""
