"""Most times are held against one range; it passes over nothing that the bounds of an event would tell."""

from hypothesis import given
from hypothesis import strategies as st

from almanac.model.event import Category, Event, EventKind, PlausibleTimes
from almanac.model.race_time import RaceTime
from almanac.model.result import Result
from almanac.model.wording import Wording
from almanac.reading.checks import times

NAME = Wording((("en", "500 m"),))
TIMES = st.integers(3_000, 3_060).map(lambda hundredths: RaceTime(hundredths * 10))
BOUND = st.none() | TIMES


@given(st.builds(PlausibleTimes, impossible_under=BOUND, record=BOUND, slow_over=BOUND, impossible_over=BOUND), TIMES)
def test_a_time_is_usual_exactly_when_no_bound_speaks_against_it(limits: PlausibleTimes, time: RaceTime) -> None:
    event = Event(
        id="men-500", name=NAME, short=NAME, category=Category.MEN, kind=EventKind.TIME, distance=500, plausible=limits
    )
    timed = times._Timed(Result(time=time), event, time)
    told = times._impossible(limits, timed) or times._unlikely(limits, timed)
    assert (time.hundredths in times._usual(limits)) == (told == "")
