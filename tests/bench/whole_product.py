"""The whole product: every page kind, both languages, the shipped templates."""

import shutil
import time
from pathlib import Path
from typing import Any

from tests.bench.corpus import Corpus
from tests.bench.generators import OURS, PROJECT
from tests.bench.like_for_like import SETTLED, news_of
from tests.bench.measuring import Run, add_word, better_time, medians, run, served
from tests.bench.projects import write_team


def whole_product(folder: Path, corpus: Corpus, rounds: int) -> dict[str, Any]:
    """Seconds by work, files a second, memory."""
    write_team(folder, corpus)
    news, template = _news(folder), folder / "templates" / "news_item.html"
    template.parent.mkdir(exist_ok=True)
    shutil.copy(PROJECT / "templates" / "news_item.html", template)

    def build(*, memory: bool = False) -> Run:
        return run(OURS.build, folder, memory=memory)

    found: dict[str, Any] = {"cold": medians(lambda: OURS.forget(folder), build, rounds)}
    watched = medians(lambda: OURS.forget(folder), lambda: build(memory=True), 1)
    found["cold"]["memory_mib"] = watched["memory_mib"]
    found["files"] = sum(1 for path in (folder / "site").rglob("*") if path.is_file())
    found["files_per_second"] = round(found["files"] / found["cold"]["seconds"])
    time.sleep(SETTLED)
    build()
    found["no change"] = medians(lambda: None, build, rounds)
    found["one news item"] = medians(lambda: add_word(news, "## After it\n\n"), build, rounds)
    found["one result"] = medians(lambda: better_time(folder), build, rounds)
    found["one template"] = medians(lambda: add_word(template, "{% block main %}"), build, rounds)
    found["save to served"] = {"seconds": round(served(OURS.server, folder, news, OURS.address(news), rounds), 3)}
    return found


def _news(folder: Path) -> Path:
    """The newest, in the default language."""
    return news_of(folder).with_name(news_of(folder).name.replace(".zh.md", ".md"))
