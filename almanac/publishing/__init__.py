"""Publishing: the finished files become the site's folder, all of them or none."""

from almanac.publishing.folder import Files, Published, publish
from almanac.publishing.hosts import SECURITY_HEADERS, host_files
from almanac.publishing.lying import Trees, signs_below, standing, trees

__all__ = [
    "SECURITY_HEADERS",
    "Files",
    "Published",
    "Trees",
    "host_files",
    "publish",
    "signs_below",
    "standing",
    "trees",
]
