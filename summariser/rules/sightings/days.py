"""Whether two dates as written can be of one day."""

import re

from summariser.patterns import regex
from summariser.reading.dates import DAY, MONTH

_WEEKDAY = regex(DAY)
_OF_MONTH = regex(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?({MONTH})(?: (\d{{1,2}})\b)?")
_NEAR_DAY = regex(
    r"\b(?:(?P<before>yesterday|last night)|(?P<on>today|tonight|this (?:morning|afternoon|evening))|(?P<after>tomorrow))\b",
    re.I,
)
_RELATIVE = regex(r"\b(?:[Tt]he (?:next|following) day|[Aa] day (?:later|earlier)|[Tt]he day (?:before|after))\b")
_LONG_AGO = regex(
    rf"(?:[Ii]n )?(?:(?:early|mid|late|last|next) )?{MONTH}(?: (?:19|20)\d\d)?|(?:last|next) (?:month|year)|(?:in )?(?:(?:the|last|next|this) )?(?:early |late )?(?:spring|summer|autumn|fall|winter)|(?:19|20)\d\d"
)
"""A time that no article tells of by a day of the week."""
_YEAR = regex(r"\b(?:19|20)\d\d\b")


def is_apart(one: str, other: str) -> bool:
    """Whether two dates as written cannot be the same: two weekdays, two months, two years; "the next day" is none told before."""
    if _RELATIVE.search(one) is None and _RELATIVE.search(other):
        return True
    years = (_YEAR.search(one), _YEAR.search(other))
    if years[0] and years[1] and years[0].group() != years[1].group():
        return True
    days = (_WEEKDAY.search(one), _WEEKDAY.search(other))
    if days[0] and days[1]:
        return days[0].group() != days[1].group()
    near = (_NEAR_DAY.search(one), _NEAR_DAY.search(other))
    if near[0] and near[1]:
        return near[0].lastgroup != near[1].lastgroup
    near_by = [bool(_WEEKDAY.search(date) or _NEAR_DAY.search(date)) for date in (one, other)]
    if any(near_by) and any(_LONG_AGO.fullmatch(date) for date in (one, other)):
        return True
    months = (_OF_MONTH.search(one), _OF_MONTH.search(other))
    if months[0] is None or months[1] is None:
        return False
    if months[0].group(2)[:3] != months[1].group(2)[:3]:
        return True
    numbers = [m.group(1) or m.group(3) for m in months if m]
    return None not in numbers and numbers[0] != numbers[1]
