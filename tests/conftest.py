"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A machine that is busy is no fault of the code; CI looks at the same examples every time.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")

TINY_TEAM = Path(__file__).parent / "tiny_team"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept what the tiny team's site is now as what is expected")


@pytest.fixture(scope="session")
def tiny_team() -> Path:
    """The project of an invented team, with the smallest case of everything."""
    return TINY_TEAM
