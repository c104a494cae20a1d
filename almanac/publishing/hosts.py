"""What hosts are told beside the pages: nothing may run, be framed or be fetched that is not the site's own."""

from collections.abc import Mapping

_POLICY = """
    default-src 'none'
    script-src 'self'
    style-src 'self'
    img-src 'self' data:
    font-src 'self'
    connect-src 'self'
    manifest-src 'self'
    base-uri 'none'
    form-action 'none'
    frame-ancestors 'none'
"""

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(line.strip() for line in _POLICY.strip().splitlines()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# A static file's name changes with its content, so a browser may keep it for good; pages are asked for again.
_FOR_A_YEAR = "public, max-age=31536000, immutable"
_FOR_A_MINUTE = "public, max-age=60, must-revalidate"


def host_files() -> dict[str, bytes]:
    """`_headers` for Netlify and Cloudflare Pages; `.nojekyll` so that GitHub Pages takes the files as they are."""
    everywhere = "".join(f"  {name}: {value}\n" for name, value in SECURITY_HEADERS.items())
    # A static file matches both rules; without the `!` a host would send both lifetimes.
    headers = (
        f"/*\n{everywhere}  Cache-Control: {_FOR_A_MINUTE}\n"
        f"/static/*\n  ! Cache-Control\n  Cache-Control: {_FOR_A_YEAR}\n"
    )
    return {".nojekyll": b"", "_headers": headers.encode()}
