"""What hosts are told beside the pages: nothing may run, be framed or be fetched that is not the site's own."""

from collections.abc import Mapping

from almanac.website import CONTENT_POLICY

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": f"{CONTENT_POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# A static file's name changes with its content, so a browser may keep it for good. Pages keep the host's own rule,
# which is to ask again: a second Cache-Control for the same address would only be added to the first.
_FOR_A_YEAR = "public, max-age=31536000, immutable"


def host_files() -> dict[str, bytes]:
    """`_headers` for Netlify and Cloudflare Pages; `.nojekyll` so that GitHub Pages takes the files as they are."""
    everywhere = "".join(f"  {name}: {value}\n" for name, value in SECURITY_HEADERS.items())
    headers = f"/*\n{everywhere}/static/*\n  Cache-Control: {_FOR_A_YEAR}\n"
    return {".nojekyll": b"", "_headers": headers.encode()}
