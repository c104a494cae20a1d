"""Rollover: the files of a new season, made of the last one's; what nobody can know yet is asked, not guessed."""

from collections.abc import Collection, Iterator

from almanac.desk.writing import yaml_text
from almanac.model.citing import Cited
from almanac.model.roster import Roster, RosterSquad, StaffMember
from almanac.model.season import Season
from almanac.model.team import Team
from almanac.model.wording import Wording
from almanac.problem import Place, Problem

_UNTIL_CONFIRMED = "2199-12-31"


def season_files(team: Team, name: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The files of a season (`2026-27`) that are not there yet, by path; a problem where no season is called so.

    The roster carries squads, staff and bases of the season before, under embargo until a person has confirmed them;
    aims are listed as comments, for they are stated anew. No points table is made: the points of a season are not
    known before its rules are out.
    """
    try:
        season = Season.parse(name, team.publication.season_starts)
    except ValueError as fault:
        return {}, (Problem(Place(name), "season", str(fault), name),)
    before = team.rosters.get(season.before)
    files = {} if season in team.rosters else {f"data/rosters/{season}.yaml": _roster(season, before)}
    return files, ()


def next_steps(season: str, files: Collection[str]) -> tuple[str, ...]:
    """What a person does after these files were made."""
    if not files:
        return (f"the season {season} is there already: nothing was changed",)
    return (
        f"next: answer the questions in data/rosters/{season}.yaml",
        f"next: put each competition into data/competitions/{season}/ (new competition ID --season {season} …)",
        f"next: put the points into data/reference/points/{season}.yaml when the season's rules are out",
    )


def _roster(season: Season, before: Roster | None) -> str:
    lines = [f"# The season {season}: every line comes from the season before. Is it still true, and who says so?", ""]
    lines += [f"embargo: {_UNTIL_CONFIRMED}  # nothing of this is public; take this line away when all is answered", ""]
    squads = [squad for squad in before.squads if squad.competition is None] if before else []
    if before is None or not squads:
        lines += ["squads: []"]
    else:
        lines += ["squads:", *(line for squad in squads for line in _squad(squad))]
    return "\n".join([*lines, *(_rest(season, before) if before else ()), ""])


def _rest(season: Season, before: Roster) -> Iterator[str]:
    staff = [member for member in before.staff if member.end is None]
    if staff:
        yield from ("", "staff:", *(line for member in staff for line in _member(member)))
    if before.bases:
        yield from (
            "",
            "bases:",
            *(line for base in before.bases for line in (f"  - rink: {base.rink}", *_asked(base))),
        )
    if before.goals:
        yield from ("", f"# The aims of {season.before} were these; state the new ones with their source.", "# goals:")
        yield from (f"#   - {{id: {goal.id}, text: {_said(goal.text)}}}" for goal in before.goals)


def _squad(squad: RosterSquad) -> Iterator[str]:
    yield f"  - name: {_said(squad.name)}"
    if squad.id:
        yield f"    id: {squad.id}"
    if squad.athletes:
        yield "    # Who stays, who is new, who has ended?"
        yield f"    athletes: [{', '.join(squad.athletes)}]"
    yield from _asked(squad)


def _member(member: StaffMember) -> Iterator[str]:
    yield f"  - id: {member.id}"
    yield f"    name: {_said(member.name)}"
    yield f"    role: {_said(member.role)}"
    yield from _asked(member)


def _asked(held: Cited) -> Iterator[str]:
    """The old source is named to be looked up again, never carried as if it said so of the new season."""
    old = ", ".join(source.id or source.link or source.publisher.texts[0][1] for source in held.sources)
    yield f"    # source: (of the season before: {old})" if old else "    # source:"


def _said(wording: Wording) -> str:
    if wording.texts[0][0] == "":
        return yaml_text(wording.texts[0][1])
    return "{" + ", ".join(f"{code}: {_in_brackets(text)}" for code, text in wording.texts) + "}"


def _in_brackets(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
