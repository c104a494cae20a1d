"""Publishing: the finished files become the site's folder, all of them or none."""

from almanac.publishing.folder import Files, Published, publish, signs_below, standing
from almanac.publishing.hosts import SECURITY_HEADERS, host_files

__all__ = ["SECURITY_HEADERS", "Files", "Published", "host_files", "publish", "signs_below", "standing"]
