"""What hosts are told."""

from pathlib import Path

from almanac.publishing import SECURITY_HEADERS, host_files


def rules(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith(" "):
            found[list(found)[-1]].append(line.strip())
        else:
            found[line] = []
    return found


def test_every_page_is_sent_with_every_security_header() -> None:
    everywhere = rules(host_files()["_headers"].decode())["/*"]
    assert {f"{name}: {value}" for name, value in SECURITY_HEADERS.items()} <= set(everywhere)


def test_the_policy_lets_nothing_run_that_is_not_the_sites_own() -> None:
    policy = dict(part.strip().split(" ", 1) for part in SECURITY_HEADERS["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert not any("unsafe" in source or "http" in source or "*" in source for source in policy.values())


def test_only_static_files_are_kept_for_good() -> None:
    told = rules(host_files()["_headers"].decode())
    assert told["/static/*"] == ["Cache-Control: public, max-age=31536000, immutable"]
    assert not any(line.startswith("Cache-Control") for line in told["/*"])


def test_github_pages_takes_the_files_as_they_are() -> None:
    assert host_files()[".nojekyll"] == b""


def test_the_hosting_guide_gives_the_same_headers() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "hosting.md").read_text("utf-8")
    for name, value in SECURITY_HEADERS.items():
        assert f'add_header {name} "{value}" always;' in guide
