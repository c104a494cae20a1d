"""The only door through which source files come in: YAML and Markdown in, a Team or Problems out."""

from almanac.reading.project import Reading, read

__all__ = ["Reading", "read"]
