"""Editors' Markdown: what it becomes, and what never becomes of it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.rendering.markdown import markdown
from tests.rendering.paper import page, writing

ALERT = "alert(1)"
# Written for this suite in the spirit of the public lists: every way in that we know of.
ATTACKS = [
    f"<script>{ALERT}</script>",
    f"<ScRiPt>{ALERT}</sCrIpT>",
    "<script src=//evil.example/x.js></script>",
    f"<scr<script>ipt>{ALERT}</scr</script>ipt>",
    f"<img src=x onerror={ALERT}>",
    f"<img src='x' onerror='{ALERT}'",
    f'<img """><script>{ALERT}</script>">',
    f"<svg onload={ALERT}>",
    f"<svg><script>{ALERT}</script></svg>",
    f"<svg><animate onbegin={ALERT} attributeName=x dur=1s>",
    f"<math><mtext><style><img src=x onerror={ALERT}></style></mtext></math>",
    f"<math><mi xlink:href='javascript:{ALERT}'>x</mi></math>",
    f"<body onload={ALERT}>",
    f"<iframe src='javascript:{ALERT}'></iframe>",
    f"<iframe srcdoc='<script>{ALERT}</script>'></iframe>",
    f"<object data='javascript:{ALERT}'></object>",
    f"<embed src='javascript:{ALERT}'>",
    f"<form action='javascript:{ALERT}'><button>go</button></form>",
    f"<a href='javascript:{ALERT}'>x</a>",
    f"<a href='&#106;avascript:{ALERT}'>x</a>",
    f"<a href='java\tscript:{ALERT}'>x</a>",
    f"<a href=' \x01javascript:{ALERT}'>x</a>",
    f"<a href='vbscript:{ALERT}'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    f"[x](javascript:{ALERT})",
    f"[x](JaVaScRiPt:{ALERT})",
    f"[x](javascript&colon;{ALERT})",
    f"[x](java&#10;script:{ALERT})",
    f"[x](<javascript:{ALERT}>)",
    f"[x]: javascript:{ALERT}\n\n[x]",
    f"![x](javascript:{ALERT})",
    f'![x" onerror="{ALERT}](y)',
    f'[x](/news/ "y\\" onclick=\\"{ALERT}")',
    f"[x](/javascript:{ALERT})",
    f"<javascript:{ALERT}>",
    f"# x {{: onclick={ALERT} }}",
    f"x {{onfocus={ALERT} autofocus}}",
    f"`x`<details ontoggle={ALERT} open>",
    f"```\n</code></pre><script>{ALERT}</script>\n```",
    f'``` x" onclick="{ALERT}\n```',
    f"<style>@import 'javascript:{ALERT}';</style>",
    f"<p style='background:url(javascript:{ALERT})'>x</p>",
    f"<link rel=stylesheet href='javascript:{ALERT}'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{ALERT}'>",
    f"<base href='javascript:{ALERT}//'>",
    f"<template><script>{ALERT}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={ALERT}>'></noscript>",
    f"<!--><img src=x onerror={ALERT}>-->",
    f"<![CDATA[<script>{ALERT}</script>]]>",
    f"<table><td background='javascript:{ALERT}'>x</td></table>",
    f"|a|\n|-|\n|<img src=x onerror={ALERT}>|",
    f"&lt;script&gt;{ALERT}&lt;/script&gt;",
]
RUNS = {"script", "iframe", "object", "embed", "form", "style", "link", "meta", "base", "svg", "math", "template"}


class Found(HTMLParser):
    """The tags and attributes of a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str, attribute: str) -> list[str]:
        return [attributes[attribute] for name, attributes in self.tags if name == tag and attribute in attributes]


def found(text: str, address: str = "/news/two-days/") -> Found:
    with writing(page(address)):
        return Found(markdown(text))


def assert_nothing_runs(result: Found) -> None:
    for tag, attributes in result.tags:
        assert tag not in RUNS
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name not in {"style", "srcdoc", "action", "formaction", "background"}
            bare = "".join(letter for letter in value.lower() if letter > " ")
            if name in {"href", "src"}:
                assert not bare.startswith(("javascript:", "vbscript:", "data:"))
        assert "alert" not in attributes.get("src", "") or attributes["src"].startswith("./")


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("address", ["/", "/news/two-days/", "/404.html"])
def test_nothing_that_an_editor_writes_runs(attack: str, address: str) -> None:
    assert_nothing_runs(found(attack, address))


@given(st.lists(st.sampled_from([*ATTACKS, "<", ">", '"', "'", "`", "\n\n", "[x](", ")", "**"]), max_size=4))
def test_nothing_runs_however_the_pieces_are_put_together(pieces: list[str]) -> None:
    assert_nothing_runs(found("".join(pieces)))


def test_an_own_link_is_set_for_the_page_it_stands_on() -> None:
    assert found("[a](/athletes/ada-lund/)").all("a", "href") == ["../../athletes/ada-lund/"]
    assert found("[a](/athletes/ada-lund/)", "/404.html").all("a", "href") == ["/team/athletes/ada-lund/"]
    assert found('<a href="/athletes/ada-lund/">a</a>', "/").all("a", "href") == ["athletes/ada-lund/"]


def test_a_link_to_another_site_does_not_hand_over_the_window() -> None:
    result = found("[a](https://other.example/x?a=1&b=2)")
    assert result.all("a", "href") == ["https://other.example/x?a=1&b=2"]
    assert result.all("a", "rel") == ["noopener"]


def test_no_image_is_asked_of_another_host() -> None:
    result = found("![a](https://other.example/x.png) ![b](//other.example/y.png) ![c](/photos/z.jpg)")
    assert result.all("img", "src") == ["../../photos/z.jpg"]
    assert len([tag for tag, _ in result.tags if tag == "img"]) == 1


@pytest.mark.parametrize("text", ["# a\n\n## b", "## a\n\n### b", "#### a\n\n##### b"])
def test_the_highest_heading_is_the_second_level_of_the_page(text: str) -> None:
    assert [tag for tag, _ in found(text).tags] == ["h2", "h3"]


def test_headings_have_ids_of_their_own_and_links_within_the_text_find_them() -> None:
    result = found("## Two days\n\n## 两天\n\n## Two days\n\n[up](#two-days) <h2 id='location'>x</h2>")
    assert result.all("h2", "id")[:3] == ["text-two-days", "text-两天", "text-two-days_1"]
    assert all(each.startswith("text-") for each in result.all("h2", "id"))
    assert result.all("a", "href") == ["#text-two-days"]


def test_two_texts_on_a_page_share_no_id() -> None:
    with writing():
        first, second = markdown("## a"), markdown("## a")
    assert Found(first).all("h2", "id") == ["text-a"]
    assert Found(second).all("h2", "id") == ["text-2-a"]


def test_a_table_says_what_its_columns_head_and_aligns_without_style() -> None:
    result = found("| name | time |\n|---|--:|\n| Ada | 34.32 |")
    assert result.all("th", "scope") == ["col", "col"]
    assert result.all("td", "class") == ["align-right"]


def test_what_editors_use_comes_through() -> None:
    text = "**a** *b* `c`\n\n- d\n\n1. e\n\n> f\n\n---\n\n```\ng\n```\n\nh\n:   i\n"
    tags = {tag for tag, _ in found(text).tags}
    assert {"strong", "em", "code", "ul", "ol", "li", "blockquote", "hr", "pre", "dl", "dt", "dd"} <= tags


def test_a_line_saying_toc_is_a_line() -> None:
    with writing():
        assert "[TOC]" in markdown("[TOC]\n\n## a")
