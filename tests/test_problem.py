"""A problem points at its column, whatever stands before it."""

import pytest

from almanac.problem import Place, Problem


@pytest.mark.parametrize(
    ("line", "column", "blank"),
    [
        ("rank: 1st", 7, "      "),
        ("  给出34秒66", 5, "  \u3000\u3000"),
        ("\trank: 1", 2, "\t"),
        ("34秒，“66”", 6, "  \u3000\u3000 "),
    ],
)
def test_the_mark_stands_under_the_sign_that_is_meant(line: str, column: int, blank: str) -> None:
    problem = Problem(Place("content/news/a.md", 3, column, line), "prose", "is wrong")
    assert str(problem).splitlines()[-1] == f"    {blank}^"


def test_a_problem_of_a_whole_line_has_no_mark() -> None:
    assert "^" not in str(Problem(Place("data/a.yaml", 3, 0, "rank: 1"), "value", "is wrong"))
