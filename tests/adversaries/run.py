"""Run every kind of damage through grounding: python tests/adversaries/run.py [GOLD_DIR ...] [-v]."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from adversaries.answers import Answer, bare_draft, true_answer  # noqa: E402
from adversaries.damage import KINDS, Kind, Wound, named, trusting  # noqa: E402
from adversaries.harmless import HARMLESS, Harmless  # noqa: E402
from adversaries.words import bare  # noqa: E402
from adversaries.wounds import SECTIONS, Item, Record  # noqa: E402

Reader = Callable[[str, Answer], Record]
ROOT = TESTS.parent
DEFAULT = (ROOT / "seeds" / "gold", TESTS / "gold" / "open")
SAME = {
    "quotes": ("speaker", "speaker_mention", "cue"),
    "meetings": ("status", "city", "country", "date.text"),
    "participants": ("role", "affiliation", "countries", "aliases", "meeting_titles"),
    "agenda": ("basis", "attributed_to", "meeting_titles"),
    "positions": ("stance", "realis", "addressee", "reported_by"),
}
"""Fields that a true item should still have, for the column "stripped"."""


def grounded(text: str, answer: Answer) -> Record:
    """The record that grounding makes of the answer."""
    from summariser.article import Article
    from summariser.engine import Drafted
    from summariser.grounding import Grounder
    from summariser.record import Draft, Provenance

    drafted = Drafted(
        draft=Draft.model_validate(bare_draft(answer)), provenance=Provenance(engine="model", version="0")
    )
    record: Record = Grounder(Article(text)).ground(drafted).model_dump(mode="python", by_alias=True)
    return named(record)


def unwritable(record: Record) -> str | None:
    """Why the record cannot be written as UTF-8; half characters in `unsupported` count too."""
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        return f"the record cannot be written: {error.object[max(0, error.start - 60) : error.end + 20]!r}"
    return None


def trusted(text: str, answer: Answer) -> Record:
    """The record of a reader who believes everything, for comparison."""
    return {**trusting(answer), "unsupported": []}


def articles(folders: list[Path]) -> Iterator[tuple[str, str, Answer]]:
    """Name, text and perfect answer of every article; the text stands beside the gold or one folder above."""
    for path in sorted(path for folder in folders for path in folder.rglob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        place = next(place for place in (path.parent, path.parent.parent) if (place / f"{name}.txt").exists())
        text = (place / f"{name}.txt").read_bytes().decode()
        yield name, text, true_answer(json.loads(path.read_text(encoding="utf-8")), text)


@dataclass
class Row:
    """The counts of one kind at one share, with what to show of each."""

    kind: str
    share: float
    catchable: str = ""
    damaged: int = 0
    kept: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    stripped: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)
    true_items: int = 0

    def line(self) -> str:
        """One line of the table."""
        counts = (self.damaged, len(self.kept), self.true_items, len(self.lost), len(self.stripped), len(self.crashed))
        return f"{self.kind:<25}{self.catchable:<8}{self.share:>5.0%}" + "".join(f"{count:>10}" for count in counts)

    def examples(self, most: int) -> Iterator[str]:
        """Up to `most` examples of every bad count, taken from all over the articles."""
        for name in ("kept", "lost", "stripped", "crashed"):
            found = getattr(self, name)
            for text in found[:: max(1, len(found) // most)][:most]:
                yield f"    {name:<9}{_one_line(text)}"


HEAD = f"{'kind':<25}{'catch?':<8}{'share':>5}" + "".join(
    f"{name:>10}" for name in ("damaged", "kept!", "true", "lost!", "stripped!", "crashed!")
)


def _one_line(text: str) -> str:
    return " ".join(text.split()).encode("utf-8", "backslashreplace").decode()[:320]


def measure(row: Row, name: str, text: str, answer: Answer, wounds: list[Wound], reader: Reader) -> None:
    """Add one answer to one article to the counts."""
    try:
        record = reader(text, answer)
    except ImportError as error:
        sys.exit(f"grounding cannot be imported: {error}")
    except Exception as error:  # a crash of grounding is a finding, not the end of the run
        row.crashed.append(f"{name}: {type(error).__name__}: {error}")
        return
    if why := unwritable(record):
        row.crashed.append(f"{name}: {why}")
    row.damaged += len(wounds)
    row.kept += [f"{name}: {wound.path} {'; '.join(map(str, wound.bans))}" for wound in wounds if wound.open_in(record)]
    hurt = {wound.path[:2] for wound in wounds}
    expected = trusting(answer)
    for section in SECTIONS:
        for at, item in enumerate(expected[section]):
            if (section, at) not in hurt:
                row.true_items += 1
                _look_for(row, name, section, item, record)


def _look_for(row: Row, name: str, section: str, item: Item, record: Record) -> None:
    """Count a true item as lost when it is absent, as stripped when one of its fields is."""
    found = [other for other in record[section] if _same_item(section, item, other)]
    label = f"{name}: {section} {_label(section, item)!r}"
    if not found:
        row.lost.append(f"{label} -> {_why(section, item, record)}")
    elif gone := [
        one for one in SAME.get(section, ()) if not any(_values(item, one) <= _values(other, one) for other in found)
    ]:
        row.stripped.append(f"{label}: {', '.join(f'{one} {sorted(_values(item, one))}' for one in gone)}")


def _label(section: str, item: Item) -> str:
    return str(item["span"]["text"] if section == "not_speech" else item[_key(section)])


def _key(section: str) -> str:
    return {"participants": "name", "agenda": "topic", "meetings": "title", "positions": "issue"}.get(section, "text")


def _same_item(section: str, item: Item, other: Item) -> bool:
    """By spans for what is quoted, by name for the rest."""
    if section == "quotes":
        spans = [bare(span["text"]) for span in other["spans"]]
        return all(any(bare(span["text"]) in there for there in spans) for span in item["spans"])
    if section == "not_speech":
        return bare(item["span"]["text"]) == bare(other["span"]["text"])
    keys = ("actor", "issue") if section == "positions" else (_key(section),)
    return all(bare(item[key]) == bare(other[key]) for key in keys)


def _values(item: Item, path: str) -> set[str]:
    """The words of a field, which may be a list, a dict's member or null; a shorter form of a name is no other name."""
    head, _, rest = path.partition(".")
    value: Any = item.get(head)
    if rest:
        value = value and value.get(rest)
    return {word for one in ([value] if isinstance(value, str) else value or ()) for word in bare(one).split()}


def _why(section: str, item: Item, record: Record) -> str:
    """The reasons of unsupported items with the same label."""
    label = bare(_label(section, item).replace(" … ", " "))
    said = [
        f"{one['reason']}: {one['detail']}"
        for one in record.get("unsupported", ())
        if label in bare(" ".join(map(str, one["item"].values())))
    ]
    return "; ".join(dict.fromkeys(said)) or "gone without a word"


def main() -> None:
    """Print the table, and with -v examples under each row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=list(DEFAULT), help="folders with *.gold.json")
    parser.add_argument("-v", "--verbose", action="store_true", help="up to five examples of each bad count")
    parser.add_argument("-k", "--kind", action="append", choices=sorted(KINDS), help="only this kind (repeatable)")
    parser.add_argument("-s", "--share", action="append", type=float, help="only this share, as 0.1 (repeatable)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--trusting", action="store_true", help="a reader who believes everything, instead of grounding"
    )
    asked = parser.parse_args()
    reader = trusted if asked.trusting else grounded
    stock = list(articles(asked.folders))
    chosen = [KINDS[name] for name in asked.kind or KINDS]
    print(f"{len(stock)} articles, {len(chosen)} kinds; what ends in ! should be 0\n{HEAD}")
    rows: list[Row] = []
    for work in _plan(chosen, asked.share or [0.1, 0.5, 1.0], all_of_it=not asked.kind):
        rows.append(_row(work, stock, reader, asked.seed))
        print(rows[-1].line(), *(rows[-1].examples(5) if asked.verbose else ()), sep="\n", flush=True)
    _totals(rows)


Damage = Callable[[Answer, str, int], tuple[Answer, list[Wound]]]


def _plan(kinds: list[Kind], shares: list[float], *, all_of_it: bool) -> Iterator[tuple[Row, Damage]]:
    """An empty row and how to damage, for all that is to be run: first what leaves the answer true."""
    yield Row("(untouched)", 0, "true"), lambda answer, text, seed: (answer, [])
    for name, change in HARMLESS.items() if all_of_it else ():
        yield Row(name, 0, "true"), _unhurt(change)
    for one in kinds:
        for share in shares:
            yield Row(one.name, share, one.catchable), _hurt(one, share)


def _unhurt(change: Harmless) -> Damage:
    return lambda answer, text, seed: (change(answer, Random(seed)), [])


def _hurt(one: Kind, share: float) -> Damage:
    return lambda answer, text, seed: one(answer, text, share, seed)


def _row(work: tuple[Row, Damage], stock: list[tuple[str, str, Answer]], reader: Reader, seed: int) -> Row:
    row, damage = work
    for name, text, answer in stock:
        damaged, wounds = damage(answer, text, seed)
        measure(row, name, text, damaged, wounds, reader)
    return row


def _totals(rows: list[Row]) -> None:
    for verdict in ("yes", "partly", "no"):
        some = [row for row in rows if row.catchable == verdict]
        damaged, kept = sum(row.damaged for row in some), sum(len(row.kept) for row in some)
        print(
            f"catchable {verdict + ':':<8}{kept} of {damaged} damaged items kept as fact ({kept / max(1, damaged):.1%})"
        )


if __name__ == "__main__":
    main()
