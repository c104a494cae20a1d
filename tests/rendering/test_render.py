"""Pages in, bytes out; what goes wrong is told with its template, line and page."""

from pathlib import Path
from unittest.mock import patch

import pytest

from almanac.memory import Memory
from almanac.rendering import render
from almanac.website import Text
from almanac.workers import WorkerLostError
from tests.rendering.paper import contents, folder, page, rendered, sheet, written


def test_a_template_sees_its_view_its_page_and_its_site(tmp_path: Path) -> None:
    template = "{{ page.said }} {{ here.address }} {{ site.title }} {{ language }}"
    assert written(tmp_path, template, said="hello") == "hello /news/ Frost Islands en"


def test_macros_know_the_page_without_being_told(tmp_path: Path) -> None:
    macros = "{% macro home() %}{{ url('/') }} {{ phrase('x') }} {{ '2025'|day }}{% endmacro %}"
    files = {
        "_m.html": macros,
        "page.html": "{% from '_m.html' import home %}{{ home() }}",
        "phrases/en.yaml": "x: en",
        "phrases/zh.yaml": "x: zh",
    }
    made = rendered(tmp_path, files, page("/a/b/"), page("/zh/", language="zh"))
    assert made.problems == ()
    assert contents(made)["a/b/index.html"] == b"../../ en 2025"
    assert contents(made)["zh/index.html"].decode() == "../ zh 2025年"


def test_what_a_mapping_has_under_a_key_is_read_like_a_field_and_written_once(tmp_path: Path) -> None:
    template = "{{ page.said[0]|markdown }}{{ page.said[1].rank }}"
    assert written(tmp_path, template, ("# Ice", {"rank": 3})) == '<h2 id="text-ice">Ice</h2>3'


def test_templates_are_looked_into_here_where_a_worker_is_lost(tmp_path: Path) -> None:
    with patch("almanac.rendering.prepared.spread", side_effect=WorkerLostError([0])):
        assert written(tmp_path, "{{ page.said }}", "here") == "here"


def test_markup_in_a_view_is_text_in_html_and_xml(tmp_path: Path) -> None:
    files = {"page.html": "{{ page.said }}", "feed.xml": "{{ page.said }}", "robots.txt": "{{ page.said }}"}
    pages = [page(f"/{name}", "<b> & 'c'", template=name) for name in files]
    made = rendered(tmp_path, files, *pages)
    assert contents(made)["page.html"] == contents(made)["feed.xml"] == b"&lt;b&gt; &amp; &#39;c&#39;"
    assert contents(made)["robots.txt"] == b"<b> & 'c'"


def test_a_marked_text_carries_its_language(tmp_path: Path) -> None:
    assert written(tmp_path, "{{ page.said }}", said=Text("<冰>", "zh")) == '<span lang="zh">&lt;冰&gt;</span>'


def test_a_static_file_bears_the_mark_of_its_content(tmp_path: Path) -> None:
    files = {"page.html": "{{ asset('style.css') }} {{ full(static('a/b.svg')) }}", "static/style.css": "a{}"}
    made = rendered(tmp_path, {**files, "static/a/b.svg": "<svg/>"})
    assert made.problems == ()
    link, public = contents(made)["news/index.html"].decode().split()
    assert link.startswith("../static/style.")
    assert contents(made)[link.removeprefix("../")] == b"a{}"
    assert contents(made)[public.removeprefix("https://frost.example/team/")] == b"<svg/>"
    changed = rendered(tmp_path, {"static/style.css": "b{}"})
    assert link.removeprefix("../") not in changed.files


def test_a_projects_own_template_replaces_the_shipped_one_and_can_use_the_others(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", {"page.html": "{% extends 'base.html' %}{% block a %}own{% endblock %}"})
    shipped = folder(tmp_path / "shipped", {"base.html": "[{% block a %}{% endblock %}]", "page.html": "shipped"})
    assert contents(render(sheet(page()), [own, shipped]))["news/index.html"] == b"[own]"
    assert contents(render(sheet(page()), [shipped]))["news/index.html"] == b"shipped"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("\n{{ page.sayd }}", "'tests.rendering.paper.View object' has no attribute 'sayd'"),
        ("\n{{ nobody }}", "'nobody' is undefined"),
        ("\n{{ page.said }}", "an expression is None"),
        ("\n{{ phrase('nope') }}", "has no phrase 'nope'"),
        ("\n{{ asset('stile.css') }}", "there is no static/stile.css; did you mean 'style.css'?"),
        ("\n{{ url('news') }}", "url() takes an address"),
        ("\n{{ 'soon'|day }}", "not a date: 'soon'"),
        ("\n{{ 1 / 0 }}", "ZeroDivisionError"),
        ("\n{% if %}", "Expected an expression"),
        ("\n{% include 'gone.html' %}", "there is no template gone.html"),
    ],
)
def test_a_failure_names_template_line_and_page(tmp_path: Path, template: str, message: str) -> None:
    files = {"page.html": template, "phrases/en.yaml": "", "static/style.css": ""}
    problems = rendered(tmp_path, files).problems
    assert len(problems) == 1
    assert (problems[0].place.path, problems[0].place.line) == ("templates/page.html", 2)
    assert message in problems[0].message
    assert "(page /news/)" in problems[0].message
    assert "Traceback" not in str(problems[0])


def test_one_fault_of_a_template_is_one_problem_however_many_pages_have_it(tmp_path: Path) -> None:
    problems = rendered(tmp_path, {"page.html": "{{ nobody }}"}, page("/a/"), page("/b/"), page("/c/")).problems
    assert [problem.message for problem in problems] == ["UndefinedError: 'nobody' is undefined (page /a/ and 2 more)"]


def test_a_fault_in_a_macro_names_the_macros_own_file(tmp_path: Path) -> None:
    files = {
        "_m.html": "{% macro x() %}\n\n{{ nobody }}{% endmacro %}",
        "page.html": "{% from '_m.html' import x %}{{ x() }}",
    }
    [problem] = rendered(tmp_path, files).problems
    assert (problem.place.path, problem.place.line) == ("templates/_m.html", 3)


def test_a_page_without_a_template_is_a_problem(tmp_path: Path) -> None:
    [problem] = rendered(tmp_path, {}, page(template="gone.html")).problems
    assert problem.message == "there is no template gone.html (page /news/)"


def test_a_language_without_phrases_is_a_problem(tmp_path: Path) -> None:
    [problem] = rendered(tmp_path, {"page.html": "{{ phrase('x') }}"}).problems
    assert "there is no phrases/en.yaml" in problem.message


def test_a_fault_in_the_phrases_is_told_once_for_the_whole_site(tmp_path: Path) -> None:
    made = rendered(tmp_path, {"page.html": "", "phrases/en.yaml": "a: x\na: y"}, page("/a/"), page("/b/"))
    assert made.files == {}
    assert [str(problem.place) for problem in made.problems] == ["templates/phrases/en.yaml:2:1"]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ page.__class__.__mro__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ '{0.__class__}'.format(page) }}",
        "{{ page.said.append(1) }}",
        "{{ here.site.__dict__ }}",
        "{{ url.__globals__ }}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(tmp_path: Path, attack: str) -> None:
    [problem] = rendered(tmp_path, {"page.html": attack}, page(said=[])).problems
    assert "SecurityError" in problem.message or "is undefined" in problem.message or "no attribute" in problem.message


def test_a_static_file_that_leads_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    templates = folder(tmp_path / "templates", {"static/style.css": ""})
    (templates / "static" / "leak.txt").symlink_to(tmp_path / "secret")
    made = render([], [templates])
    assert made.files == {}
    assert "leads out" in made.problems[0].message


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    files = {"page.html": "{{ page.said|markdown }}{{ asset('a.css') }}", "static/a.css": "a"}
    pages = [page("/b/", "# x\n\n[y](/a/)"), page("/a/", "## z")]
    first, again = (contents(rendered(tmp_path, files, *pages)) for _ in range(2))
    assert list(first.items()) == list(again.items())


def test_what_is_made_of_the_templates_that_ship_is_kept_with_the_engine(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", {"page.html": "{% extends 'base.html' %}", "phrases/en.yaml": "x: own"})
    files = {"base.html": "{{ phrase('x') }}", "page.html": "shipped", "phrases/zh.yaml": "x: 带"}
    shipped = folder(tmp_path / "shipped", files)
    memory = Memory(shipped=Memory())
    assert contents(render(sheet(page()), [own, shipped], memory=memory))["news/index.html"] == b"own"
    for name in ("templates", "fields", "phrases"):
        assert [len(one.shelf(name).asked) for one in (memory, memory.shipped)] == [1, 1]
