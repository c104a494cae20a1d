"""Phrases: the words of the templates."""

from pathlib import Path

import pytest
import yaml
from markupsafe import Markup

from almanac.rendering.mistake import Mistake
from almanac.rendering.phrases import Phrases, read_phrases
from almanac.website import Text
from tests.rendering.paper import folder


def phrases(path: Path, text: str, language: str = "en") -> Phrases:
    return read_phrases([folder(path, {f"phrases/{language}.yaml": text})])[language]


def test_a_phrase_has_its_places_filled(tmp_path: Path) -> None:
    assert phrases(tmp_path, "by: by {name}").say("by", name="Ada Lund") == "by Ada Lund"


def test_one_and_other_are_chosen_by_the_number(tmp_path: Path) -> None:
    said = phrases(tmp_path, "medals: {one: '{n} medal', other: '{n} medals'}")
    assert [said.say("medals", n=n) for n in (0, 1, 2)] == ["0 medals", "1 medal", "2 medals"]


def test_a_language_without_a_singular_needs_only_other(tmp_path: Path) -> None:
    assert phrases(tmp_path, "medals: {other: '{n}枚奖牌'}", "zh").say("medals", n=1) == "1枚奖牌"


def test_a_word_that_yaml_takes_for_a_value_stays_a_word(tmp_path: Path) -> None:
    said = phrases(tmp_path, "no: no\nyes: on\nnull: 010")
    assert [said.say(key) for key in ("no", "yes", "null")] == ["no", "on", "010"]


def test_phrases_are_read_without_the_fast_part_of_yaml_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    assert phrases(tmp_path, "no: no").say("no") == "no"


def test_a_marked_text_keeps_its_language_and_the_rest_is_escaped(tmp_path: Path) -> None:
    said = phrases(tmp_path, "by: <by> {name} {plain}").say("by", name=Text("艾达", "zh"), plain="<b>")
    assert said == Markup('&lt;by&gt; <span lang="zh">艾达</span> &lt;b&gt;')


def test_plain_places_give_plain_text_for_the_template_to_escape(tmp_path: Path) -> None:
    assert not isinstance(phrases(tmp_path, "by: by {name}").say("by", name="<b>"), Markup)


def test_an_earlier_folder_says_it_its_own_way_and_leaves_the_rest(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", {"phrases/en.yaml": "news: Stories"})
    shipped = folder(tmp_path / "shipped", {"phrases/en.yaml": "news: News\nraces: Races"})
    said = read_phrases([own, shipped])["en"]
    assert (said.say("news"), said.say("races")) == ("Stories", "Races")


def test_an_unknown_phrase_names_the_file_and_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(Mistake, match=r"phrases/en\.yaml has no phrase 'medal'; did you mean 'medals'\?"):
        phrases(tmp_path, "medals: medals").say("medal")


def test_a_place_that_was_not_given_is_named(tmp_path: Path) -> None:
    with pytest.raises(Mistake, match="'by' needs 'name'"):
        phrases(tmp_path, "by: by {name}").say("by")


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("a: x\na: y", "'a' stands twice", 2),
        ("- a", "expected a map", 1),
        ("a: x\nb: [x]", "expected a map", 2),
        ("a: {one: x}", "`other`", 1),
        ("a: {other: x, few: y}", "`other`", 1),
        ("a: '{name.secret}'", "a plain {name}", 1),
        ("a: '{name!r}'", "a plain {name}", 1),
        ("a: '{0}'", "a plain {name}", 1),
        ("a: '{'", "'{'", 1),
        ("a: [", "cannot be read", 0),
    ],
)
def test_a_fault_of_the_file_is_told_with_its_line(tmp_path: Path, text: str, message: str, line: int) -> None:
    with pytest.raises(Mistake) as caught:
        phrases(tmp_path, text)
    assert message in str(caught.value)
    assert caught.value.place is not None
    assert (caught.value.place.path, caught.value.place.line) == ("templates/phrases/en.yaml", line)


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert phrases(tmp_path, "").texts == {}
