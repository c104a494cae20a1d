"""The short ways through Jinja's sandbox: they give what the long ones give, and lead nowhere else."""

from types import MappingProxyType
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape
from msgspec import Struct, field

from almanac.rendering.environment import environment
from almanac.rendering.mistake import Mistake
from almanac.rendering.reads import fields_read
from almanac.rendering.sandbox import Sandbox, printable


class View(Struct, frozen=True):
    """A view with a field of each kind."""

    name: str = "A & B"
    count: int = 3
    markup: Markup = Markup("<b>C</b>")
    places: tuple[str, ...] = ("<x>", "冰")
    by_key: dict[str, str] = field(default_factory=lambda: {"key": "'v'"})

    def method(self) -> str:
        return "a method is no field"


TEMPLATES = {
    "page.html": (
        "{% from 'macros.html' import tag, around %}{% block main %}{{ page.name }}|{{ page.count }}|{{ page.markup }}|"
        "{% for place in page.places %}{{ loop.index }}{{ tag(place, kind=page.name) }}{{ own(place) }}{% endfor %}|"
        "{{ page.by_key.key }}|{% call around() %}{{ page.name }}{% endcall %}|{{ page.name ~ '<i>' }}|"
        "{{ super_name is defined }}|{% autoescape false %}{{ page.name }}{% endautoescape %}{% endblock %}"
    ),
    "macros.html": (
        "{% macro tag(text, kind='') %}<p class=\"{{ kind }}\">{{ text }}</p>{% endmacro %}"
        "{% macro around() %}<div>{{ caller() }}</div>{% endmacro %}"
    ),
    "page.txt": "{% from 'macros.html' import tag %}{{ page.name }} {{ tag(page.name) }}",
}


def own(text: str) -> str:
    return f"<{text}>"


def written(kind: type[ImmutableSandboxedEnvironment], template: str, **more: object) -> str:
    """A template as this sandbox writes it: one of those above, or a text."""
    made = kind(
        loader=DictLoader({**TEMPLATES, "one.html": template}),
        autoescape=lambda name: name is None or name.endswith(".html"),
        undefined=StrictUndefined,
        finalize=printable,
        extensions=["jinja2.ext.do"],
    )
    made.globals = {**made.globals, "own": own}
    if isinstance(made, Sandbox):
        made.own_are([own])
    return made.get_template(template if template in TEMPLATES else "one.html").render(page=View(), **more)


@pytest.mark.parametrize("template", ["page.html", "page.txt"])
def test_the_same_is_written_as_by_jinja_s_own_sandbox(template: str) -> None:
    assert written(Sandbox, template) == written(ImmutableSandboxedEnvironment, template)


@given(st.text() | st.integers() | st.booleans() | st.floats(allow_nan=False) | st.text().map(Markup))
def test_a_value_stands_in_a_page_as_markupsafe_has_it(value: object) -> None:
    assert Sandbox.ink(value) == escape(value)


def test_nothing_is_printed_for_none() -> None:
    with pytest.raises(Mistake, match="an expression is None"):
        written(Sandbox, "{{ nothing }}", nothing=None)


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.__class__ }}",
        "{{ page.name.__class__.__mro__ }}",
        "{{ own.__globals__ }}",
        "{{ page.method.__func__ }}",
        "{{ ''.format_map.__self__ }}",
        "{% do things.append(1) %}",
        "{{ own.__code__.co_consts }}",
        "{{ unsafe() }}",
    ],
)
def test_what_the_sandbox_forbids_stays_forbidden(template: str) -> None:
    def unsafe() -> str:
        return "called"

    unsafe.unsafe_callable = True  # type: ignore[attr-defined]
    with pytest.raises((SecurityError, UndefinedError)):
        written(Sandbox, template, things=[], unsafe=unsafe)


def test_only_functions_are_our_own() -> None:
    made = Sandbox()
    made.own_are([own, 1, MappingProxyType({})])
    assert made.own == {own}


def test_a_template_that_was_looked_into_is_compiled_without_being_taken_apart_again() -> None:
    templates = environment([], {}, {})
    with patch.object(Parser, "parse", autospec=True, side_effect=Parser.parse) as parse:
        assert fields_read(templates, "{{ page.title }}") == frozenset(["title"])
        assert templates.from_string("{{ page.title }}").render(page={"title": "Ice"}) == "Ice"
        assert parse.call_count == 1
        assert templates.from_string("{{ page.title }}").render(page={"title": "Ice"}) == "Ice"  # and not a second time
        assert parse.call_count == 2
