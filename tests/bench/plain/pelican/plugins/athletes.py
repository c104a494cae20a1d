"""Pages of athletes from the same YAML as everybody's, read with PyYAML's C part."""

from pathlib import Path

import yaml
from pelican import signals
from pelican.generators import Generator

EVENTS = {"men-500": "500 m", "men-1000": "1000 m", "women-1500": "1500 m", "women-3000": "3000 m"}


def _read(path: Path) -> dict:
    with path.open("rb") as source:
        return yaml.load(source, Loader=yaml.CSafeLoader)  # noqa: S506 -- the C part of the safe loader


class Athletes(Generator):
    """A page an athlete and a list of them."""

    def generate_context(self) -> None:
        """Read the data."""
        data = Path(self.path).parent / "data"
        rows: dict[str, list[dict]] = {}
        for path in sorted((data / "competitions").rglob("*.yaml")):
            competition = _read(path)
            for race in competition["races"]:
                for row in race["results"]:
                    rows.setdefault(row["athlete"], []).append(
                        {
                            "day": race["date"],
                            "competition": competition["name"]["en"],
                            "event": EVENTS[race["event"]],
                            "rank": row["rank"],
                            "time": row["time"],
                        }
                    )
        athletes = []
        for path in sorted((data / "athletes").glob("*.yaml")):
            athlete = _read(path)
            own = sorted(rows.get(path.stem, []), key=lambda row: row["day"])
            bests = {}
            for row in own:
                if row["event"] not in bests or row["time"] < bests[row["event"]]["time"]:
                    bests[row["event"]] = row
            athletes.append(
                {
                    "id": path.stem,
                    "name": f"{athlete['name']['given']} {athlete['name']['family']}",
                    "gender": athlete["gender"],
                    "born": athlete["born"],
                    "bio": athlete["bio"]["en"],
                    "bests": [bests[event] for event in EVENTS.values() if event in bests],
                    "rows": own[::-1],
                }
            )
        self.context["athletes"] = sorted(athletes, key=lambda athlete: athlete["name"])

    def generate_output(self, writer) -> None:
        """Write the pages."""
        page, listing = self.get_template("athlete"), self.get_template("athletes")
        writer.write_file("athletes/index.html", listing, self.context, url="athletes/")
        for athlete in self.context["athletes"]:
            address = f"athletes/{athlete['id']}/"
            writer.write_file(f"{address}index.html", page, self.context, athlete=athlete, url=address)


def _athletes(_: object) -> type[Athletes]:
    return Athletes


def register() -> None:
    """Tell Pelican."""
    signals.get_generators.connect(_athletes)
