"""Patterns: how times, ranks, medals and counts are written in stories, in English and in Chinese."""

import re
from collections.abc import Iterator

LINK = re.compile(r"\[\[\s*([^\[\]\n]*?)\s*\]\]")
BLOCK = re.compile(r"^competition:\s*(\S+)", re.MULTILINE)
TIME = re.compile(r"(?<![\d.:+−-])(?:(\d{1,2}):)?(\d{1,2})\.(\d{2,3})(?:\((\d)\))?(?![\d%:])(?!\.\d)")
CHINESE_TIME = re.compile(r"(?<!\d)(?:(\d{1,2})分)?(\d{1,2})秒(\d{2,3})(?!\d)")
TWO_WORDS = re.compile(r"[A-Z](?<=\b[A-Z])[a-z]+ [A-Z][a-z]+\b")  # begun by what is seldom
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\[A-Z])|(?<=[。！？；])")
CLAUSE = re.compile(r"[,;，；。]|\band\b|\bbut\b|\bwhile\b|\bahead of\b|\bbehind\b")
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
ORDINAL = "|".join([*ORDINALS, r"\d{1,2}(?:st|nd|rd|th)"])
RANK = re.compile(
    rf"\b(?:was|came|comes|finished|finishes|placed|ranked)\s+(?:in\s+)?({ORDINAL})\b(?!\s+(?:race|time|day|win|title))"
)
CHINESE_RANK = re.compile(
    r"(?:排名|名列|位列|获得|列|取得)第([一二三四五六七八九十]|\d{1,2})(?:名|位)?(?![枚金银铜次个站届])"
)
MEDAL = re.compile(r"\b(?:took|takes|won|wins|claimed|claims)\s+(?:the\s+)?(?:\S+\s+){0,3}?(gold|silver|bronze)\b")
CHINESE_MEDAL = re.compile(r"(?:获得|夺得|摘得|摘下|拿到|收获)[^，。；]{0,12}?([金银铜])牌")
COUNT = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+medals\b")
CHINESE_COUNT = re.compile(r"([两二三四五六七八九十]|\d{1,2})枚奖牌")
COUNTED = ("medals", "枚奖牌")  # without either nothing is counted
# A sentence with one of these tells of another day or another list.
ELSEWHERE = re.compile(
    r"\b(?:ago|earlier|before|previous|last (?:season|year|week)|standings|qualification|had)\b"
    r"|[年月周天]前|此前|曾|积分|总排名|上赛季|去年"
)
KINDS = {"gold": 1, "silver": 2, "bronze": 3, "金": 1, "银": 2, "铜": 3}
WORDS = {1: "gold", 2: "silver", 3: "bronze"}
NUMBERS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {"两": 2}
ENGLISH_NUMBERS = {
    word: number for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)
}


def clauses(sentence: str) -> Iterator[tuple[int, str]]:
    """The parts of a sentence that say one thing each, with where they begin."""
    start = 0
    for match in CLAUSE.finditer(sentence):
        yield start, sentence[start : match.start()]
        start = match.end()
    yield start, sentence[start:]


def thousandths(match: re.Match[str]) -> int | None:
    """A time as it is written; None where its seconds are none."""
    minutes, seconds, digits = match[1], match[2], match[3]
    if int(seconds) > 59:  # noqa: PLR2004 -- seconds of a minute
        return None
    return (int(minutes or 0) * 60 + int(seconds)) * 1000 + int(digits.ljust(3, "0"))


def rank_of(word: str) -> int:
    """`third`, `3rd`, `三` or `3` as a number."""
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    return NUMBERS.get(word) or int(re.sub(r"\D", "", word))
