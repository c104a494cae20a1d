"""Texts for readers, and the news written with them."""

from almanac.model.news import Story, story_in
from almanac.model.wording import Wording

BOTH = Wording((("en", "Frost Bay"), ("nn", "Frostvika")))


def test_a_text_is_shown_in_the_language_asked_for() -> None:
    assert BOTH.in_language("nn") == ("nn", "Frostvika")


def test_a_text_not_written_in_that_language_says_in_which_one_it_is() -> None:
    assert BOTH.in_language("zh") == ("en", "Frost Bay")


def test_a_plain_text_belongs_to_every_language() -> None:
    assert Wording.plain("Frost Bay").in_language("zh") == ("zh", "Frost Bay")


def test_a_story_is_shown_in_the_language_asked_for_or_else_as_first_written() -> None:
    english = Story(language="en", title="Ice", body="", origin="ice.md")
    norwegian = Story(language="nn", title="Is", body="", origin="ice.nn.md")
    assert story_in((english, norwegian), "nn") is norwegian
    assert story_in((english, norwegian), "zh") is english
