"""Season reports as PDF: `python -m almanac.printing site dist` prints every report page of a built site.

WeasyPrint does the setting; it is an extra (`pip install almanac[report]`, or `make report`), because a site is
complete without it. The same site gives the same bytes: no clock and no path of this machine reaches a PDF.
"""

import logging
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

_MISSING = """\
To print reports, WeasyPrint is needed, which comes as an extra: run `make report`, or
    pip install --require-hashes -r requirements-report.lock
and the system's Pango library (on Debian: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, and
fonts-noto-core fonts-noto-cjk for Latin and Chinese letters)."""
_USAGE = "usage: python -m almanac.printing SITE DIST   (a built site, and the folder for the PDFs)"
_LANGUAGE = re.compile(r'<html lang="([\w-]+)"')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_SECONDS_OF_NOTHING = "0"  # fonts inside a PDF carry the moment they were cut; this is the same moment always


class ReportPage(Struct, frozen=True, kw_only=True):
    """A report of the built site: its page, its public address, the folder that stands at `base`, the PDF's name."""

    page: Path
    address: str
    site: Path
    base: str
    name: str


Printer = Callable[[ReportPage], bytes]


def report_pages(site: Path) -> Iterator[ReportPage]:
    """Every report in the site, in a fixed order."""
    for page in sorted(site.glob("**/seasons/*/report/index.html")):
        text = page.read_text("utf-8")
        language, address = _LANGUAGE.search(text), _CANONICAL.search(text)
        if language and address:
            inside = page.parent.relative_to(site).as_posix() + "/"
            season = page.parent.parent.name
            base = address[1].removesuffix(inside)
            yield ReportPage(
                page=page, address=address[1], site=site, base=base, name=f"season-report-{season}.{language[1]}.pdf"
            )


def print_reports(site: Path, dist: Path, printer: Printer) -> list[Path]:
    """The PDFs written, one a report; a PDF that is the same already is left alone."""
    written = []
    for report in report_pages(site):
        path, content = dist / report.name, printer(report)
        dist.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
        written.append(path)
    return written


def weasyprint_printer() -> Printer:
    """The printer; ImportError or OSError where WeasyPrint or a library it needs is missing."""
    os.environ["SOURCE_DATE_EPOCH"] = _SECONDS_OF_NOTHING
    from weasyprint import HTML  # noqa: PLC0415 -- the extra is needed only here
    from weasyprint.urls import URLFetcherResponse  # noqa: PLC0415

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)

    def printed(report: ReportPage) -> bytes:
        def fetch(url: str) -> object:
            """Files of the site by their public address; nothing is asked of the network."""
            path = file_behind(report, url)
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": guess_type(path.name)[0] or ""})

        text = report.page.read_text("utf-8")
        document = HTML(string=text, base_url=report.address, url_fetcher=fetch)
        return bytes(document.write_pdf(pdf_identifier=sha256(text.encode()).digest()[:16]))

    return printed


def file_behind(report: ReportPage, url: str) -> Path:
    """The file of the site at a public address; ValueError for an address outside it."""
    if not url.startswith(report.base):
        raise ValueError(f"{url} is not of this site")
    path = (report.site / unquote(url.removeprefix(report.base))).resolve()
    if not path.is_relative_to(report.site.resolve()):
        raise ValueError(f"{url} leads out of the site")
    return path


def main(arguments: Sequence[str]) -> int:
    """Print; 0 when all is well, 1 when something is missing, 2 for wrong usage."""
    if len(arguments) != len(("site", "dist")):
        print(_USAGE, file=sys.stderr)
        return 2
    site, dist = map(Path, arguments)
    try:
        written = print_reports(site, dist, weasyprint_printer())
    except (ImportError, OSError) as missing:
        print(f"{_MISSING}\n({missing})", file=sys.stderr)
        return 1
    if not written:
        print(f"there is no season report in {site}/: build the site first, with `make site`", file=sys.stderr)
        return 1
    for path in written:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
