"""The panel: what is wrong, shown in the page itself, above the last good site."""

from collections.abc import Sequence

from markupsafe import Markup

from almanac.problem import Problem

_PANEL = Markup(
    '<aside id="almanac-panel" class="{kind}" role="{role}" aria-labelledby="almanac-panel-title" tabindex="-1">\n'
    '<h2 id="almanac-panel-title">{title}</h2>\n<p>{advice}</p>\n{problems}</aside>\n'
)
_WARNINGS = Markup("<details><summary>{count}</summary>\n<ol>\n{problems}</ol>\n</details>\n")
_LIST = Markup("<ol>\n{}</ol>\n")
_PROBLEM = Markup("<li><p><code>{place}</code> {message}</p>\n{line}{allowed}{nearest}</li>\n")
_LINE = Markup("<pre>{before}<mark>{marked}</mark>{after}</pre>\n")
_WAY = Markup("<p>{}: <strong>{}</strong></p>\n")


def panel(problems: Sequence[Problem]) -> str:
    """The panel of a build's problems as HTML; nothing where there are none."""
    faults = [problem for problem in problems if not problem.is_warning]
    warnings = [problem for problem in problems if problem.is_warning]
    if not problems:
        return ""
    title, advice = "Warnings", "The site below is whole."
    if faults:
        title = _count(len(faults), "problem")
        advice = "Below is the last good site. Mend these and save; this goes by itself. Esc closes and opens it."
    parts = [_LIST.format(_all(faults))] if faults else []
    if warnings:
        parts.append(_WARNINGS.format(count=_count(len(warnings), "warning"), problems=_all(warnings)))
    return str(
        _PANEL.format(
            kind="faults" if faults else "warnings",
            role="alert" if faults else "status",
            title=title,
            advice=advice,
            problems=Markup("").join(parts),
        )
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _all(problems: Sequence[Problem]) -> Markup:
    return Markup("").join(_one(problem) for problem in problems)


def _one(problem: Problem) -> Markup:
    return _PROBLEM.format(
        place=str(problem.place),
        message=problem.message,
        line=_line(problem.place.text, problem.place.column),
        allowed=_WAY.format("allowed", problem.allowed) if problem.allowed else "",
        nearest=_WAY.format("did you mean", problem.nearest) if problem.nearest else "",
    )


def _line(text: str, column: int) -> Markup:
    """The line itself, marked from its column on to the next space."""
    if not text.strip():
        return Markup("")
    start = max(0, column - 1)
    end = next((place for place in range(start + 1, len(text)) if text[place] in " ,]}"), len(text))
    return _LINE.format(
        before=text[:start], marked=text[start:end] if column else "", after=text[end if column else 0 :]
    )
