"""A result list comes in: who is meant, what it changes, what it means, and a file that stays its editor's own."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import build
from almanac.desk.importing.formats import read_list
from almanac.reading import read

TODAY = "2031-02-20"
CUP = "data/competitions/2030-31/night-cup.yaml"
FILE = """\
# The Night Cup, typed by hand.
name: The Night Cup
series: world-cup
city: Nowhere
start: 2031-02-18
end: 2031-02-19
source: Words

races:
  - event: men-500   # the first of two
    date: 2031-02-18
    results:
      - {rank: 1, skater: Arn Holm, nation: SUD, time: 34.90}   # a friend of ours
      - {rank: 2, athlete: bo-vik, time: 35.05, note: "slipped, got up"}
      - rank: 3
        athlete: cai-berg
        time: 35.20  # to be checked
  - event: women-1500
    date: 2031-02-19

# The end.
"""
LIST = "Rank;Skater;NOC;Pair;Lane;Time\n1;Arn HOLM;SUD;2;I;34,90\n2;Bo VIK;FRO;1;O;35,04\n3;Cai BERG;FRO;3;I;35,20\n"


@pytest.fixture
def root(tiny_team: Path, tmp_path: Path) -> Path:
    root = Path(shutil.copytree(tiny_team, tmp_path / "team", ignore=shutil.ignore_patterns(".cache")))
    (root / CUP).write_text(FILE, "utf-8")
    return root


def run(root: Path, content: str | bytes, *options: str, event: str = "men-500", competition: str = "night-cup") -> int:
    path = root / "list.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    where = ["--competition", competition, "--event", event, "--root", str(root), "--today", TODAY]
    return build.main(["import", str(path), *where, *options])


def held(root: Path) -> str:
    return (root / CUP).read_text("utf-8")


def differing(root: Path) -> list[str]:
    before, after = FILE.splitlines(), held(root).splitlines()
    return [line for line in after if line not in before]


def test_what_differs_is_written_and_the_rest_stays_as_it_was_typed(root: Path) -> None:
    assert run(root, LIST, "--times", "loose", "--yes") == 0
    assert differing(root) == [
        "      - {rank: 1, skater: Arn Holm, nation: SUD, time: 34.90, pair: 2, lane: inner}   # a friend of ours",
        '      - {rank: 2, athlete: bo-vik, time: 35.04, pair: 1, lane: outer, note: "slipped, got up"}',
        "        pair: 3",
        "        lane: inner",
    ]
    assert "        time: 35.20  # to be checked" in held(root)


def test_done_twice_it_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, LIST, "--times", "loose", "--yes")
    once = held(root)
    capsys.readouterr()
    assert run(root, LIST, "--times", "loose", "--yes") == 0
    assert held(root) == once
    assert capsys.readouterr().out.splitlines()[-2:] == ["0 new, 0 changed, 3 same, 0 missing", "nothing changes"]


def test_without_a_yes_it_only_says_what_would_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options in ([], ["--dry-run"]):
        assert run(root, LIST, "--times", "loose", *options) == 0
        said = capsys.readouterr().out
        assert "changed  bo-vik  time 35.05 → 35.04, pair 1, lane outer" in said
        assert "nothing was written; --yes writes it" in said
        assert held(root) == FILE


def test_it_says_what_it_means_with_the_page_that_shows_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = "rank,name,nation,time\n1,VIK Bo,FRO,34.02\n2,Somebody NEW,SUD,34.10\n"
    assert run(root, content, "--number", "2", "--date", "2031-02-19", "--yes") == 0
    said = capsys.readouterr().out
    assert "new      bo-vik  rank 1, time 34.02" in said
    assert "not in names.yaml, written as printed: Somebody NEW (SUD)" in said
    assert "it means 1 PB, 1 podium\n" in said
    assert "PB: bo-vik 34.02 (men-500-2)  /athletes/bo-vik/" in said
    assert "podium: bo-vik gold (men-500-2)  /competitions/night-cup/" in said
    assert differing(root) == [
        "  - event: men-500",
        "    number: 2",
        "      - {rank: 1, athlete: bo-vik, time: 34.02}",
        "      - {rank: 2, skater: Somebody NEW, nation: SUD, time: 34.10}",
    ]
    assert held(root).endswith("\n# The end.\n")
    assert read(root).team is not None


def test_what_it_would_mean_is_said_before_it_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "rank,name,nation,time\n1,VIK Bo,FRO,34.02\n", "--number", "2", "--dry-run") == 0
    assert capsys.readouterr().out.splitlines()[-4:] == [
        "PB: bo-vik 34.02 (men-500-2)  /athletes/bo-vik/",
        "podium: bo-vik gold (men-500-2)  /competitions/night-cup/",
        "not held as the whole field, so that no cup counts it: if it is, say --complete",
        "nothing was written; --yes writes it",
    ]


def test_a_new_list_may_be_said_to_be_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "rank,name,nation,time\n1,VIK Bo,FRO,34.02\n", "--number", "2", "--complete", "--yes") == 0
    assert "--complete" not in capsys.readouterr().out
    assert "    number: 2\n    complete: true\n    results:\n" in held(root)


@pytest.mark.parametrize("said", ["", "    complete: no  # yet\n"])
def test_a_list_that_is_held_may_turn_out_to_be_whole(root: Path, said: str) -> None:
    where = "    results:\n      - {rank: 1, skater: Arn"
    (root / CUP).write_text(FILE.replace(where, said + where), "utf-8")
    assert run(root, LIST, "--times", "loose", "--complete", "--yes") == 0
    note = said.replace("no", "true") or "    complete: true\n"
    assert f"    date: 2031-02-18\n{note}    results:\n" in held(root)
    once = held(root)
    assert run(root, LIST, "--times", "loose", "--complete", "--yes") == 0
    assert held(root) == once


def test_a_whole_list_moves_ranks_in_the_cup(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "data/competitions/2030-31/wc-2030-31-1-norhavn.yaml"
    text = path.read_text("utf-8")
    start, end = text.index("  - event: men-500\n    number: 2"), text.index("  - event: women-1500")
    path.write_text(text[:start] + text[end:], "utf-8")
    content = "rank,name,nation,time\n1,Bo VIK,FRO,34.80\n2,Ole FJELL,NOM,34.81\n3,Cai BERG,FRO,35.02\n"
    where = ("--number", "2", "--division", "A", "--date", "2030-11-16")

    def said(*options: str) -> str:
        assert run(root, content, *where, *options, "--dry-run", competition="wc-2030-31-1-norhavn") == 0
        return capsys.readouterr().out

    assert "/standings/" not in said()
    assert "cup: bo-vik 2 → 1 in the cup men-500  /standings/2030-31/men-500/" in said("--complete")


def test_a_planned_race_gets_its_rows(root: Path) -> None:
    assert run(root, "rank,name,nation,time\n1,Ada LUND,FRO,1:59.00\n", "--yes", event="women-1500") == 0
    assert "    results:\n      - {rank: 1, athlete: ada-lund, time: 1:59.00}" in held(root)


def test_new_rows_stand_where_their_rank_puts_them(root: Path) -> None:
    content = "rank,name,nation,time,status\n2,Una ODD,SUD,34.99,\n,Ivo LATE,SUD,,DNS\n"
    assert run(root, content, "--yes") == 1  # the rank is Vik's: the list and the file disagree
    content = "rank,name,nation,time,status\n3,Bo VIK,FRO,35.05,\n4,Cai BERG,FRO,35.20,\n" + content.split("\n", 1)[1]
    assert run(root, content, "--yes") == 0
    rows = [line.strip() for line in held(root).splitlines() if "skater" in line or "athlete" in line]
    assert (
        rows[1:3]
        == [
            '- {rank: 3, athlete: bo-vik, time: 35.05, note: "slipped, got up"}',
            "- {rank: 2, skater: Una ODD, nation: SUD, time: 34.99}",
        ]
        or rows[1] == "- {rank: 2, skater: Una ODD, nation: SUD, time: 34.99}"
    )
    assert "- {skater: Ivo LATE, nation: SUD, status: DNS}" in held(root)


def test_a_later_status_takes_time_and_rank(root: Path) -> None:
    content = "rank,name,nation,time,status\n,Bo VIK,FRO,,DQ\n2,Cai BERG,FRO,35.20,\n"
    assert run(root, content, "--yes") == 0
    assert '      - {athlete: bo-vik, status: DQ, note: "slipped, got up"}' in held(root)
    assert "      - rank: 2\n        athlete: cai-berg" in held(root)
    assert run(root, "rank,name,nation,time\n2,Bo VIK,FRO,35.05\n3,Cai BERG,FRO,35.20\n", "--yes") == 0
    assert 'time: 35.05, note: "slipped, got up"}' in held(root)


BAD = "rank,name,nation,time\n1,Arn HOLM,SUD,34.90\n2,Bo VICK,FRO,35.04\nx,Cai BERG,FRO,35.20\n4,Una ODD,QQQ,35.30\n"


def test_bad_rows_are_named_with_candidates_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, BAD, "--yes") == 1
    told = capsys.readouterr().err
    assert "list.txt:3: no athlete of ours is called 'Bo VICK'" in told
    assert "did you mean bo-vik" in told
    assert "list.txt:4: 'x' is no rank" in told
    assert "'QQQ' is no nation of nations.yaml" in told
    assert held(root) == FILE


def test_what_is_skipped_is_told_by_every_later_build(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, BAD, "--yes", "--skip-bad") == 0
    assert "left out   line 3: 2,Bo VICK,FRO,35.04" in capsys.readouterr().out
    assert run(root, BAD, "--yes", "--skip-bad") == 0
    assert held(root).count("Bo VICK") == 1
    assert run(root, BAD.replace("4,Una ODD,QQQ", "5,Ivo ODD,QQQ"), "--yes", "--skip-bad") == 0
    assert held(root).count("ODD") == 2
    assert build.main(["check", "--root", str(root), "--today", TODAY]) == 0
    assert "an import left out this line: '2,Bo VICK,FRO,35.04'" in capsys.readouterr().err
    assert run(root, BAD, "--yes", "--skip-bad", "--number", "2", "--date", "2031-02-19") == 0
    assert held(root).count("skipped:") == 2


def test_other_countries_times_need_a_word(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, LIST, "--yes") == 1
    told = capsys.readouterr().err
    assert "'34,90' is not a race time" in told
    assert "--times loose takes it so" in told
    assert "did you mean 34.90?" in told


def test_the_isu_interface_and_a_printed_protocol_are_read_too() -> None:
    skater: dict[str, Any] = {"firstName": "Bo", "lastName": "VIK", "country": "FRO"}
    row = {
        "rank": 2,
        "time": "35.04",
        "startLane": "O",
        "laps": [{}, {}],
        "status": 0,
        "competitor": {"skater": skater},
    }
    out = {"competitor": {"skater": skater}, "status": 3}
    rows, problems = read_list(json.dumps({"results": [row, out]}).encode(), "x")
    assert problems == ()
    assert [(one.rank, one.name, one.nation, one.time, one.lane, one.status, one.laps) for one in rows] == [
        ("2", "Bo VIK", "FRO", "35.04", "outer", "", "2"),
        ("", "Bo VIK", "FRO", "", "", "status 3", ""),
    ]
    protocol = (
        "RESULT 500m\nRank Pair Lane Name NOC Time Behind\n 1  4 I  Arn HOLM  SUD  34.90\n"
        " 2. 3 O 12 Bo VIK FRO 1:35.04(2) +0.14 PB\n   Cai BERG T02 FRO DQ\n"
    )
    rows, problems = read_list(protocol.encode(), "x")
    assert problems == ()
    assert [(one.line, one.rank, one.name, one.nation, one.time, one.lane, one.status) for one in rows] == [
        (3, "1", "Arn HOLM", "SUD", "34.90", "inner", ""),
        (4, "2", "Bo VIK", "FRO", "1:35.04(2)", "outer", ""),
        (5, "", "Cai BERG", "FRO", "", "", "DQ"),
    ]


def test_a_team_race_goes_by_nations_and_a_mass_start_has_points(root: Path) -> None:
    teams = "rank,team,nation,time\n1,Sudland,SUD,3:40.00\n2,Frostmark,FRO,3:41.00\n"
    assert run(root, teams, "--yes", "--date", "2031-02-19", event="men-team-pursuit") == 0
    assert "      - {rank: 2, nation: FRO, time: 3:41.00}" in held(root)
    mass = "rank,name,nation,time,points\n1,Ada LUND,FRO,8:20.00,60\n"
    assert run(root, mass, "--yes", "--date", "2031-02-19", event="women-mass-start") == 0
    assert "      - {rank: 1, athlete: ada-lund, time: 8:20.00, points: 60}" in held(root)


PROTOCOL = "Rnk Nr Name Country Laps S1 S2 S3 S4 Total Time\n 1 7 Ada LUND FRO 16 3 60 63 8:20.00\n"
PROTOCOL += " 2 9 Una ODD SUD 11 0 6:31.66\n   Ivo LATE SUD 4 DNF\n"


SHEET = "rank,name,nation,laps,points,time,status\n1,Ada LUND,FRO,16,63,8:20.00,\n2,Una ODD,SUD,11,0,6:31.66,\n"
SHEET += ",Ivo LATE,SUD,4,,,DNF\n"


@pytest.mark.parametrize("content", [PROTOCOL, SHEET])
def test_who_was_lapped_in_a_mass_start_comes_in_with_the_laps(root: Path, content: str) -> None:
    for _ in range(2):
        assert run(root, content, "--yes", "--date", "2031-02-19", event="women-mass-start") == 0
        assert "{rank: 1, athlete: ada-lund, time: 8:20.00, points: 63}" in held(root)
        assert "{rank: 2, skater: Una ODD, nation: SUD, time: 6:31.66, points: 0, laps_skated: 11}" in held(root)
        assert held(root).count("{skater: Ivo LATE, nation: SUD, status: DNF, laps_skated: 4}") == 1


def test_laps_are_whole_numbers(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mass = "rank,name,nation,time,laps\n1,Ada LUND,FRO,8:20.00,x\n"
    assert run(root, mass, "--yes", "--date", "2031-02-19", event="women-mass-start") == 1
    assert "'x' is no laps" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it is empty"),
        (b"\xff\xfe\x00", "UTF-16"),
        (b"caf\xe9", "not UTF-8"),
        (b"nothing of the kind", "no row of a result list"),
        (b"{", "cannot be read as a list"),
        (b"[1]", "cannot be read as a list"),
        (b"rank,name,nation,time\n1,Arn HOLM,SUD,34.90,\n,Ivo,SUD,,\n", "no rank, no time and no status"),
        (b"rank,name,nation,status\n,Arn HOLM,SUD,OUT\n", "'OUT' is no status"),
    ],
)
def test_bad_lists_are_told(root: Path, capsys: pytest.CaptureFixture[str], content: bytes, told: str) -> None:
    assert run(root, content, "--yes") == 1
    assert told in capsys.readouterr().err
    assert held(root) == FILE


def test_where_it_goes_must_be_known(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, LIST, competition="night-cop", event="men-50") == 1
    told = capsys.readouterr().err
    assert "did you mean night-cup?" in told
    assert "did you mean men-500?" in told
    assert (
        build.main(["import", str(root), "--competition", "night-cup", "--event", "men-500", "--root", str(root)]) == 1
    )
    assert "the file cannot be read" in capsys.readouterr().err


def test_a_list_that_the_data_cannot_hold_is_not_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "rank,name,nation,time\n1,Bo VIK,FRO,12.00\n", "--yes") == 1
    assert "impossible" in capsys.readouterr().err
    assert held(root) == FILE


def test_a_list_may_be_read_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Read(io.StringIO):
        buffer = io.BytesIO(b"rank,name,nation,time\n2,Bo VIK,FRO,35.04\n")

    monkeypatch.setattr("sys.stdin", Read())
    where = ["--competition", "night-cup", "--event", "men-500", "--root", str(root), "--today", TODAY]
    assert build.main(["import", "-", *where, "--yes"]) == 0
    assert "time: 35.04" in held(root)


def test_a_competition_without_races_gets_its_first(root: Path) -> None:
    (root / CUP).write_text(FILE[: FILE.index("races:")], "utf-8")
    assert run(root, "rank,name,nation,time\n1,Bo VIK,FRO,35.04\n", "--yes", "--division", "A") == 0
    assert held(root).endswith(
        "\nraces:\n  - event: men-500\n    division: A\n    results:\n      - {rank: 1, athlete: bo-vik, time: 35.04}\n"
    )


ROW = st.fixed_dictionaries(
    {
        "rank": st.sampled_from(["", "2"]),
        "time": st.sampled_from(["", "35.05", "35.11"]),
        "status": st.sampled_from(["", "", "DQ", "DNF"]),
        "pair": st.sampled_from(["", "4"]),
        "lane": st.sampled_from(["", "I", "O"]),
    }
).filter(lambda row: row["rank"] or row["time"] or row["status"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROW, min_size=1, max_size=4))
def test_whatever_lists_say_one_after_the_other_the_file_stays_sound_and_says_it(
    root: Path, capsys: pytest.CaptureFixture[str], lists: list[dict[str, str]]
) -> None:
    (root / CUP).write_text(FILE, "utf-8")
    for row in lists:
        content = ",".join(["name", "nation", *row]) + "\n" + ",".join(["Bo VIK", "FRO", *row.values()]) + "\n"
        assert run(root, content, "--yes") == 0
        once = held(root)
        assert 'note: "slipped, got up"' in once
        assert "# a friend of ours" in once
        assert run(root, content, "--yes") == 0
        assert held(root) == once
    assert read(root).team is not None
    capsys.readouterr()
