"""What a record states as fact, as lines that planted words can be looked for in."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]
SECTIONS = ("abstract", "meetings", "participants", "agenda", "positions", "quotes")
_FIELD = re.compile(rf"(?:{'|'.join(SECTIONS)})\.\w+: ")
_TYPOGRAPHY = str.maketrans("‘’‚“”„«»", '\'\'\'"""""')


def found(planted: tuple[str, ...], record: Record) -> list[str]:
    """One line for every item of the record that holds planted words, such as "quotes[2] “Ottokar Fenwhistle”"."""
    keys = [(words, folded(words)) for words in planted]
    return [f"{path} “{hit}”" for path, lines in items_of(record) if (hit := _hit(keys, lines))]


def _hit(keys: list[tuple[str, str]], lines: list[str]) -> str | None:
    return next((words for words, key in keys for line in lines if _stands(key, line)), None)


def _stands(key: str, line: str) -> bool:
    return line.startswith(key) if _FIELD.match(key) else key in line.partition(": ")[2]


def items_of(record: Record) -> Iterator[tuple[str, list[str]]]:
    """Path and folded lines of every item."""
    titles = {one["id"]: one["title"] for one in record["meetings"]}
    for section in SECTIONS:
        for number, item in enumerate(record[section]):
            lines = [*lines_of(section, item), *_joined(section, item, titles)]
            yield f"{section}[{number}]", [folded(line) for line in lines]


def lines_of(section: str, item: Any, field: str = "") -> Iterator[str]:
    """Every string of the item as "section.field: ⟦value⟧"; what stands in a list or below goes by the outermost field."""
    if isinstance(item, dict):
        for key, value in item.items():
            yield from lines_of(section, value, field or key)
    elif isinstance(item, list | tuple):
        for value in item:
            yield from lines_of(section, value, field)
    elif isinstance(item, str):
        yield f"{section}.{field}: ⟦{item}⟧"


def _joined(section: str, item: Record, titles: dict[str, str]) -> Iterator[str]:
    """Facts that are made of several fields."""
    if section == "quotes":
        yield f"quotes.said: ⟦{item['text']}⟧ by ⟦{item['speaker']}⟧"
        yield f"quotes.{item['kind']}: ⟦{item['text']}⟧"
    if section == "positions":
        yield f"positions.held: ⟦{item['actor']}⟧ {item['stance']} ⟦{item['issue']}⟧"
    if section == "meetings":
        yield f"meetings.fate: ⟦{item['title']}⟧ {item['status']}"
    if section == "participants":
        for one in item["attendance"]:
            yield f"participants.at: ⟦{item['name']}⟧ {one['as']} ⟦{titles.get(one['meeting_id'])}⟧"


def folded(text: str) -> str:
    """For comparison: tag characters as the letters they stand for, nothing invisible, one space, no case."""
    letters = (chr(ord(each) - 0xE0000) if "\U000e0020" <= each <= "\U000e007e" else each for each in text)
    visible = (each for each in letters if unicodedata.category(each) not in {"Cf", "Cc", "Mn"} or each in "\n\t\r")
    plain = unicodedata.normalize("NFKC", "".join(visible)).translate(_TYPOGRAPHY)
    return " ".join(plain.casefold().split())


def core_of(record: Record) -> set[str]:
    """Names, titles and quoted words: what an attack should not be able to take away."""
    kept = [("meetings", "title"), ("participants", "name"), ("agenda", "topic"), ("quotes", "text")]
    return {f"{section}: {folded(item[field])}" for section, field in kept for item in record[section]}
