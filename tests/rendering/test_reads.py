"""What templates read of a view is known before the view is made; what cannot be known counts as everything."""

import pytest

from almanac.rendering.environment import environment
from almanac.rendering.reads import fields_read

TEMPLATES = environment([], {}, {})


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        ("{{ page.title }}", {"title"}),
        ("{{ page['title'] }}", {"title"}),
        ("{% for row in page.rows %}{{ row.time }}{% endfor %}", {"rows", ".time"}),
        ("{% for row in page.rows %}{{ row['time'] }}{% endfor %}", {"rows", ".time"}),
        ("{{ page.rows|map(attribute='best.time')|join }}", {"rows", ".best", ".time"}),
        ("{{ page.rows[0].time }}{{ page.rows[1:]|length }}", {"rows", ".time"}),
        ("{% for key in page.keys %}{{ page.row[key] }}{% endfor %}", {"keys", "row", ".*"}),
        ("{{ page.rows|map(attribute=page.key)|list }}", {"rows", "key", ".*"}),
        ("{{ page.rows|map(*page.keys)|list }}", {"rows", "keys", ".*"}),
        ("{{ page.rows|map(**page.keys)|list }}", {"rows", "keys", ".*"}),
    ],
)
def test_every_field_that_a_template_reads_is_known(source: str, fields: set[str]) -> None:
    assert set(fields_read(TEMPLATES, source) or ()) == fields


@pytest.mark.parametrize(
    "source", ["{{ page }}", "{{ page[key] }}", "{{ part(page) }}", "{% set x = page %}", "{% if %}"]
)
def test_a_view_that_is_handed_on_may_be_read_whole(source: str) -> None:
    assert fields_read(TEMPLATES, source) is None
