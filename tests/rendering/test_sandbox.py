"""The short ways through Jinja's sandbox: they give what the long ones give, and lead nowhere else."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.filters import do_trim
from jinja2.parser import Parser
from jinja2.runtime import markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape
from msgspec import Struct, field

from almanac.rendering.environment import environment
from almanac.rendering.ink import ink, joined, printable, trimmed
from almanac.rendering.mistake import Mistake
from almanac.rendering.reads import fields_read
from almanac.rendering.sandbox import Sandbox


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
    "included.html": "{{ own(page.name) }}{{ page.count }}",
    "page.txt": "{% from 'macros.html' import tag %}{{ page.name }} {{ tag(page.name) }}",
}


def own(text: str) -> str:
    return f"<{text}>"


def named(**places: object) -> str:
    return repr(places)


def written(kind: type[ImmutableSandboxedEnvironment], template: str, **more: object) -> str:
    """A template as this sandbox writes it: one of those above, or a text."""
    is_ours = kind is Sandbox
    made = kind(
        **({"own": {"own": own, "named": named}, "printed": {"own": lambda text: ink(own(text))}} if is_ours else {}),
        loader=DictLoader({**TEMPLATES, "one.html": template}),
        autoescape=lambda name: name is None or name.endswith(".html"),
        undefined=StrictUndefined,
        finalize=printable,
        extensions=["jinja2.ext.do"],
    )
    made.globals = {**made.globals, "own": own, "named": named}
    name = template if template in TEMPLATES else "one.html"
    try:
        return made.get_template(name).render(page=View(), **more)
    except AttributeError:
        assert isinstance(made, Sandbox)
        return made.by_long_ways.get_template(name).render(page=View(), **more)


@pytest.mark.parametrize("template", ["page.html", "page.txt"])
def test_the_same_is_written_as_by_jinja_s_own_sandbox(template: str) -> None:
    assert written(Sandbox, template) == written(ImmutableSandboxedEnvironment, template)


@given(st.text() | st.integers() | st.booleans() | st.floats(allow_nan=False) | st.text().map(Markup))
def test_a_value_stands_in_a_page_as_markupsafe_has_it(value: object) -> None:
    assert ink(value) == escape(value)


@given(st.text(), st.booleans(), st.none() | st.text(min_size=1))
def test_what_is_trimmed_is_what_jinja_trims(text: str, is_markup: bool, chars: str | None) -> None:  # noqa: FBT001
    value = Markup(text) if is_markup else text  # noqa: S704 - never shown
    assert (trimmed(value, chars), type(trimmed(value, chars))) == (do_trim(value, chars), type(do_trim(value, chars)))


@given(st.lists(st.text() | st.integers() | st.text().map(Markup)))
def test_what_is_joined_is_what_jinja_joins(parts: list[object]) -> None:
    assert (joined(parts), type(joined(parts))) == (markup_join(parts), type(markup_join(parts)))


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.by_key.key }}",
        "{{ page.by_key['key'] }}{{ page.by_key.items()|list }}",
        "{{ page.nothing is defined }}{{ page.nothing|default('none') }}{{ page.by_key.key is defined }}",
        "{{ page.nothing is none }}",
        "{% set own = page.name %}{{ own }}",
        "{% for own in page.places %}{{ own }}{% endfor %}",
        "{% macro own(a) %}[{{ a }}]{% endmacro %}{{ own(1) }}",
        "{% macro twice(a, b='-') %}{{ a }}{{ b }}{% endmacro %}{{ twice(1) }}{{ twice(1, 2) }}{{ twice(b=3, a=4) }}",
        "{% macro all() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ all(1, 2) }}{{ all(a=3) }}{{ all() }}",
        "{% macro around() %}<{{ caller('x') }}>{% endmacro %}{% call(y) around() %}{{ y }}{% endcall %}",
        "{{ named(text='c') }}{{ named(class='c', n=1) }}{{ named(**{'from': page.count}) }}",
        "{% set own_of = own %}{{ own_of('a') }}{{ own(*['b']) }}{{ own(text='c') }}{{ own is defined }}",
        "{% block title %}T{% endblock %}{{ self.title() }}",
        "{{ 'a{}'.format(page.name) }}{{ page.name.upper() }}{{ (page.name ~ 1).lower() }}{{ (1.5).is_integer() }}",
        "{% set at = namespace(n=1) %}{% for _ in page.places %}{% set at.n = at.n + 1 %}{% endfor %}{{ at.n }}",
        "{% for place in page.places %}{{ loop.index0 }}{{ loop.last }}{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{{ page.name ~ page.markup ~ 1 }}{{ page.count ~ '' }}{{ page.places|map('upper')|join(page.name) }}",
        "{% autoescape false %}{{ page.name ~ page.markup }}{% macro m() %}&{% endmacro %}{{ m() }}{% endautoescape %}",
        "{% include 'included.html' %}{% import 'macros.html' as these %}{{ these.tag('a') }}",
        "{{ range(3)|list }}{{ cycler('a', 'b').next() }}{{ dict(a=page.name).a }}",
        "{{ page.name if page.count > 2 else page.places }}{{ page.places[0] }}{{ page.places[-1:] }}",
        "{% macro m(a='') %} {{ a }} & {% endmacro %}{{ m()|trim }}{{ m(a=1)|trim }}{{ m(2)|trim('&') }}",
        "{{ own(' a ')|trim }}{{ page.name.upper()|trim }}{{ own(own('a')|trim) }}{{ [own('a'), own('b')]|join }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(own(m(1)))|trim }}{{ m(m(own('&'))) }}{{ (m('&') ~ '&')|trim }}",
        "{% macro around(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call around(own(1)) %}{{ own(2) }}{% endcall %}",
        "{% autoescape false %}{{ own('&') }}{{ own('&')|trim }}{% endautoescape %}",
        "{% set a %}{{ own('&') }}{% endset %}{{ a }}{{ a|trim }}",
    ],
)
def test_a_short_way_leads_where_the_long_one_leads(template: str) -> None:
    assert written(Sandbox, template) == written(ImmutableSandboxedEnvironment, template)


@pytest.mark.parametrize(
    "template",
    ["{{ page.nothing }}", "{{ page.by_key.nothing }}", "{{ nothing.at_all }}", "{% if page.nothing %}{% endif %}"],
)
def test_what_is_not_there_is_told_as_jinja_tells_it(template: str) -> None:
    told = []
    for kind in (Sandbox, ImmutableSandboxedEnvironment):
        with pytest.raises(UndefinedError) as caught:
            written(kind, template)
        told.append(str(caught.value))
    assert told[0] == told[1]


def test_what_is_asked_of_every_page_asks_no_sandbox() -> None:
    made = Sandbox({"own": own}, loader=DictLoader(TEMPLATES), autoescape=True, finalize=printable)
    source = "{% for place in page.places %}{{ own(place.name) }}{{ own(page.name ~ place) }}{% endfor %}"
    code = made.compile(source, raw=True)
    assert not [way for way in ("getattr(", "environment.call(", "resolve('own')", "markup_join(") if way in code]


@pytest.mark.parametrize("name", ["format", "append", "pop", "gi_frame", "mro", "_name", "__class__", "ﬁeld", "class"])
def test_a_name_that_may_be_forbidden_goes_the_long_way(name: str) -> None:
    assert "environment.getattr(" in Sandbox().compile(f"{{{{ page.{name} }}}}", raw=True)


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


def test_a_template_that_was_looked_into_is_compiled_without_being_taken_apart_again() -> None:
    templates = environment([], {}, {})
    with patch.object(Parser, "parse", autospec=True, side_effect=Parser.parse) as parse:
        assert fields_read(templates, "{{ page.name }}") == frozenset(["name"])
        assert templates.from_string("{{ page.name }}").render(page=View()) == "A &amp; B"
        assert parse.call_count == 1
        assert templates.from_string("{{ page.name }}").render(page=View()) == "A &amp; B"  # and not a second time
        assert parse.call_count == 2
