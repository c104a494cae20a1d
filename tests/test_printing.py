"""Printing: which reports there are, what their PDFs are called, and what is said when the extra is missing."""

import builtins
import shutil
from pathlib import Path
from typing import Any

import pytest

from almanac import printing
from almanac.printing import ReportPage, main, print_reports, report_pages

SITE = Path(__file__).parent / "tiny_team_site"


def test_every_report_of_every_language_has_a_name_of_its_own() -> None:
    found = {report.name: report.base for report in report_pages(SITE)}
    assert found == dict.fromkeys(
        [f"season-report-{season}.{code}.pdf" for season in ("2029-30", "2030-31") for code in ("en", "zh")],
        "https://frostmark.example/team/",
    )


def test_a_page_without_its_language_or_address_is_no_report(tmp_path: Path) -> None:
    page = tmp_path / "seasons" / "2030-31" / "report" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<!doctype html>", "utf-8")
    assert list(report_pages(tmp_path)) == []


def test_a_pdf_that_is_the_same_already_is_left_alone(tmp_path: Path) -> None:
    def printer(report: ReportPage) -> bytes:
        return report.name.encode()

    first = print_reports(SITE, tmp_path / "dist", printer)
    times = [path.stat().st_mtime_ns for path in first]
    assert print_reports(SITE, tmp_path / "dist", printer) == first
    assert [path.stat().st_mtime_ns for path in first] == times
    assert [path.read_bytes().decode() for path in first] == [path.name for path in first]


def test_only_files_of_the_site_are_read() -> None:
    report = next(report_pages(SITE))
    assert printing.file_behind(report, report.base + "robots.txt") == (SITE / "robots.txt").resolve()
    for url in ("https://elsewhere.example/a.css", "file:///etc/passwd", report.base + "../../pyproject.toml"):
        with pytest.raises(ValueError, match="site"):
            printing.file_behind(report, url)


def test_without_the_extra_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    imported = builtins.__import__

    def missing(name: str, *more: Any) -> Any:
        if name.startswith("weasyprint"):
            raise ModuleNotFoundError(f"No module named {name!r}")
        return imported(name, *more)

    monkeypatch.setattr(builtins, "__import__", missing)
    assert main([str(SITE), str(tmp_path / "dist")]) == 1
    said = capsys.readouterr().err
    assert "make report" in said
    assert "Traceback" not in said
    assert not (tmp_path / "dist").exists()


def test_wrong_usage_and_a_site_without_reports(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main([]) == 2
    monkeypatch.setattr(printing, "weasyprint_printer", lambda: lambda _report: b"")
    assert main([str(tmp_path), str(tmp_path / "dist")]) == 1
    assert "make site" in capsys.readouterr().err
    assert main([str(SITE), str(tmp_path / "dist")]) == 0
    assert "season-report-2030-31.zh.pdf" in capsys.readouterr().out


@pytest.mark.printing
def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(SITE, site)
    printer = printing.weasyprint_printer()
    first, again = (print_reports(site, tmp_path / name, printer) for name in "ab")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]
    assert all(path.read_bytes().startswith(b"%PDF") for path in first)
