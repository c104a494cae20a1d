"""Publishing: the finished files become the site's folder, all of them or none."""

from almanac.publishing.folder import Files, Lying, Published, publish, signs_below, standing
from almanac.publishing.hosts import SECURITY_HEADERS, host_files

__all__ = ["SECURITY_HEADERS", "Files", "Lying", "Published", "host_files", "publish", "signs_below", "standing"]
