"""Memory: what was computed before, found again by its content. It may be missing or thrown away, never stale."""

from almanac.memory.fingerprints import digest, fingerprint
from almanac.memory.shelves import Memory, Shelf
from almanac.memory.sightings import Sightings, Sign, content_name, sign_of

__all__ = [
    "Memory",
    "Shelf",
    "Sightings",
    "Sign",
    "content_name",
    "digest",
    "fingerprint",
    "sign_of",
]
