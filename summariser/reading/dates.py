"""Dates as written, and the value they have when the text itself gives the year."""

import re
from typing import Literal

from summariser.patterns import regex

Precision = Literal["day", "month", "year"]

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
"""A day of the week and a month in English, to be set into expressions."""

_MONTHS = {
    name: i + 1
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    )
    for i, name in enumerate(names.split())
} | {"sept": 9}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ORDINAL = r"(?:st|nd|rd|th|er)?"
_SPAN = rf"(?:\s*(?:-|–|—|to|and|bis)\s*\d{{1,2}}{_ORDINAL}\.?)?"
_MONTH_DAY = regex(
    rf"\b({_NAME})\b\.?\s+(\d{{1,2}}){_ORDINAL}\b{_SPAN}(?:\s*,)?(?:\s+(?:of\s+)?((?:18|19|20)\d\d)\b)?", re.I
)
_DAY_MONTH = regex(
    rf"\b(\d{{1,2}}){_ORDINAL}\.?{_SPAN}\s+(?:of\s+)?({_NAME})\b\.?(?:\s*,)?(?:\s+((?:18|19|20)\d\d)\b)?", re.I
)
_MONTH_YEAR = regex(rf"\b({_NAME})\b\.?,?\s+(?:of\s+)?((?:18|19|20)\d\d)\b", re.I)
_ISO = regex(r"\b((?:18|19|20)\d\d)-(\d\d)(?:-(\d\d))?\b")
_YEAR = regex(r"\b((?:18|19|20)\d\d)\b")
_MONTH = regex(rf"\b({_NAME})\b", re.I)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_date(words: str) -> tuple[str | None, Precision | None]:
    """The ISO value and the precision of the first date in `words`, such as ("2024-04-02", "day").

    The value is None unless the words give the year; the precision is None when they hold no calendar date at all ("on Tuesday").
    Of a range the first day counts. Never filled in from today.
    """
    if match := _ISO.search(words):
        return _read(match[1], match[2], match[3])
    if match := _MONTH_DAY.search(words):
        return _read(match[3], str(_MONTHS[match[1].lower()]), match[2])
    if match := _DAY_MONTH.search(words):
        return _read(match[3], str(_MONTHS[match[2].lower()]), match[1])
    if match := _MONTH_YEAR.search(words):
        return _read(match[2], str(_MONTHS[match[1].lower()]), None)
    if match := _YEAR.search(words):
        return match[1], "year"
    match = _MONTH.search(words)
    return None, "month" if match and match[0][0].isupper() else None


def _read(year: str | None, month: str, day: str | None) -> tuple[str | None, Precision | None]:
    number = int(month)
    if not 1 <= number <= 12 or (day is not None and not 1 <= int(day) <= _DAYS[number - 1]):
        return (year, "year") if year else (None, None)
    precision: Precision = "month" if day is None else "day"
    if year is None:
        return None, precision
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else ""), precision
