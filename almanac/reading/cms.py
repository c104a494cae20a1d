"""A form for the browser: the configuration with which Decap CMS edits news and pages, made of the format's own tables.

Facts stand once, in the default language's file; only titles, summaries and texts are asked for in every language.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from almanac.model.team import Team
from almanac.reading.record import Field, Table
from almanac.reading.tables.content import ARTICLE, NEWS, TWIN

_BY_HAND = {"photo", "quotes", "note", "disputed", "withdrawn", "embargo"}  # what a form would only make harder

Config = dict[str, Any]
# Plain, for a richer widget would write [[links]] and blocks of results in a way of its own.
_BODY: Config = {"name": "body", "label": "Text", "widget": "text", "required": False, "i18n": True}
# Of a day alone the program's own widget would make a moment, and of a moment a day.
_DATE: Config = {
    "widget": "string",
    "pattern": [r"^\d{4}-\d{2}-\d{2}(T.+)?$", "A day such as 2026-02-15, or a moment with its zone"],
}


def form_keys() -> frozenset[str]:
    """The keys of news and pages that the form shows; all others stay as they stand in the file."""
    return frozenset(field.key for table in (NEWS, ARTICLE) for field in table.fields) - _BY_HAND


def form(team: Team | None) -> str:
    """The configuration as JSON, which is YAML too; empty where the team cannot be read."""
    return "" if team is None else json.dumps(_config(team), indent=1, ensure_ascii=False)


def _config(team: Team) -> Config:
    first, *_ = team.publication.languages
    return {
        "backend": {"name": "proxy", "proxy_url": "/admin/api"},
        "media_folder": "content/photos",
        "public_folder": "photos",
        "locale": first,
        "i18n": {
            "structure": "multiple_files",
            "locales": list(team.publication.languages),
            "default_locale": first,
        },
        "collections": [
            _collection("news", "content/news", NEWS, team, slug="{{fields.date | truncate(10, '')}}-{{slug}}"),
            _collection("pages", "content/pages", ARTICLE, team, slug="{{slug}}"),
        ],
    }


def _collection(name: str, folder: str, table: Table, team: Team, slug: str) -> Config:
    return {
        "name": name,
        "label": name.capitalize(),
        "folder": folder,
        "create": True,
        "slug": slug,
        "extension": "md",
        "format": "frontmatter",
        "i18n": True,
        "editor": {"preview": False},  # the real preview is the site
        "fields": [*_fields(table, team), _BODY],
    }


def _fields(table: Table, team: Team) -> Iterator[Config]:
    for field in table.fields:
        if field.key not in _BY_HAND:
            yield {
                "name": field.key,
                "label": field.key.capitalize(),
                "hint": field.meaning,
                "required": field.required,
                "i18n": field.key in TWIN.by_key,
                **_widget(field, team),
            }


def _widget(field: Field, team: Team) -> Mapping[str, Any]:
    people = [{"label": str(athlete.name), "value": name} for name, athlete in team.athletes.items()]
    return {
        "date": _DATE,
        "draft": {"widget": "boolean", "default": True},
        "summary": {"widget": "text"},
        "athletes": {"widget": "select", "multiple": True, "options": people},
        "competition": {"widget": "select", "options": [*team.competitions][::-1]},  # the newest first
        "tags": {"widget": "select", "multiple": True, "options": [*team.tags]},
        "sources": {"widget": "list"},
    }.get(field.key, {"widget": "string"})
