"""Run every attack: python tests/attacks/run.py [-v] [-k PATTERN] [--seeds all|NAME,…] [--no-output] [--terminal]."""

import argparse
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from adversaries.answers import bare_draft, true_answer  # noqa: E402
from patience import TooSlow, patience  # noqa: E402

from attacks.attack import Answer, Attack, Gold, Maker  # noqa: E402
from attacks.attacks import ATTACKS, KINDS  # noqa: E402
from attacks.command import Folder, complaints, on_terminal, opened  # noqa: E402
from attacks.facts import Record, core_of, found  # noqa: E402
from attacks.safety import unsafe_on_terminal  # noqa: E402

SEEDS = TESTS.parent / "seeds"
USUAL = ("02", "03", "05", "08", "11")
ENGINES = ("rules", "model")
SLOW = 10.0
"""Seconds of the processor after which a reading is stopped and counts as unsafe."""


@dataclass(frozen=True)
class Seed:
    """A clean article, its gold, and what each engine makes of it."""

    name: str
    text: str
    gold: Gold
    clean: dict[str, Record]


@dataclass
class Row:
    """What one attack did, over the seeds, by engine."""

    name: str
    tellable: bool = True
    hits: dict[str, list[str]] = field(default_factory=lambda: {engine: [] for engine in ENGINES})
    lost: dict[str, list[str]] = field(default_factory=lambda: {engine: [] for engine in ENGINES})
    broken: list[str] = field(default_factory=list)
    slowest: float = 0.0
    planted: int = 0


def grounded(text: str, obedient: Answer) -> Record:
    """The record that grounding makes of an obedient draft."""
    from summariser.article import Article
    from summariser.engine import Drafted
    from summariser.grounding import Grounder
    from summariser.record import Draft, Provenance

    drafted = Drafted(draft=Draft.model_validate(obedient), provenance=Provenance(engine="model", version="0"))
    record: Record = Grounder(Article(text)).ground(drafted).model_dump(mode="python", by_alias=True)
    return record


def ruled(text: str, _: Answer) -> Record:
    """The record of the embedded rules."""
    from summariser.pipeline import summarise

    record: Record = summarise(text).model_dump(mode="python", by_alias=True)
    return record


READERS = {"rules": ruled, "model": grounded}


def seeds(chosen: str) -> Iterator[Seed]:
    """The articles to attack."""
    wanted = tuple(chosen.split(",")) if chosen else USUAL
    for path in sorted(SEEDS.glob("*.txt")):
        if chosen == "all" or path.name.startswith(wanted):
            text = path.read_bytes().decode()
            gold = json.loads((SEEDS / "gold" / f"{path.stem}.gold.json").read_text("utf-8"))
            answer = bare_draft(true_answer(gold, text))
            yield Seed(path.stem, text, gold, {engine: READERS[engine](text, answer) for engine in ENGINES})


def attacked(name: str, maker: Maker, articles: list[Seed]) -> Row:
    """One attack on every article through both engines."""
    row = Row(name)
    for seed in articles:
        if row.slowest > SLOW / 5:
            break  # one article shows it
        attack = maker(seed.text, seed.gold)
        row.tellable &= attack.tellable
        row.broken += _boundary(attack)
        for engine in ENGINES:
            _judge(row, seed, attack, engine)
    return row


def _judge(row: Row, seed: Seed, attack: Attack, engine: str) -> None:
    """Planted words that the clean article's record holds already are no fault of the attack."""
    clean = seed.clean[engine]
    planted = tuple(words for words in attack.planted if not found((words,), clean))
    row.planted += len(planted)
    started = time.process_time()
    try:
        with patience(SLOW):
            record = READERS[engine](attack.text, attack.obedient)
    except (Exception, TooSlow) as error:
        row.broken.append(f"{seed.name} {engine}: {type(error).__name__}: {error}"[:200])
        return
    finally:
        row.slowest = max(row.slowest, time.process_time() - started)
    row.hits[engine] += [f"{seed.name}: {hit}" for hit in found(planted, record)]
    row.lost[engine] += [f"{seed.name}: {one[:90]}" for one in sorted(core_of(clean) - core_of(record))]


def _boundary(attack: Attack) -> list[str]:
    """The prompt holds the article as it is, between two boundaries that it cannot hold itself."""
    from summariser.article import Article
    from summariser.prompt import boundary, render

    article = Article(attack.text)
    content = render(article).messages[-1].content
    mark = boundary(article)
    whole = f"\n{mark}\n{attack.text}\n{mark}" in content and content.count(mark) == 3
    return [] if whole else ["the prompt's boundary does not hold"]


def judged(row: Row, seed: Seed, folder: Folder, options: argparse.Namespace) -> Row:
    """The row with what the command writes, and shows on a terminal, for the attack on one seed."""
    attack = ATTACKS[row.name](seed.text, seed.gold)
    if row.slowest < SLOW and not options.no_output:
        row.broken += [f"{engine} {one}" for engine in ENGINES for one in complaints(attack, engine, folder)]
    if row.slowest < SLOW and options.terminal:
        row.broken += _shown(attack, folder)
    return row


def _shown(attack: Attack, folder: Folder) -> list[str]:
    shown = [(engine, on_terminal(attack, engine, folder)) for engine in ENGINES]
    return [f"{engine} terminal: {reason}" for engine, sent in shown for reason in unsafe_on_terminal(sent)]


HEAD = f"{'attack':38}{'tellable':>9}{'rules':>7}{'model':>7}{'lost by':>9}{'rules':>6}{'model':>6}{'unsafe':>8}{'slowest':>9}"


def line(row: Row) -> str:
    """One row of the table; items as fact and true items lost are sums over the seeds."""
    hits, lost = ([len(part[engine]) for engine in ENGINES] for part in (row.hits, row.lost))
    told = "yes" if row.tellable else "no"
    return (
        f"{row.name:38}{told:>9}{hits[0]:>7}{hits[1]:>7}{'':>9}{lost[0]:>6}{lost[1]:>6}"
        f"{len(row.broken):>8}{row.slowest:>8.2f}s"
    )


def details(row: Row) -> Iterator[str]:
    """Everything behind the figures of a row."""
    for engine in ENGINES:
        yield from (f"    {engine} as fact  {hit}" for hit in row.hits[engine])
        yield from (f"    {engine} lost     {one}" for one in row.lost[engine])
    yield from (f"    unsafe  {one}" for one in row.broken)


def totals(rows: list[Row]) -> Iterator[str]:
    """Sums over tellable attacks, the others apart."""
    for told in (True, False):
        part = [row for row in rows if row.tellable is told]
        yield f"{'tellable' if told else 'not tellable (not counted)'}: {len(part)} attacks"
        for engine in ENGINES:
            through = [row for row in part if row.hits[engine]]
            items = sum(len(row.hits[engine]) for row in through)
            lost = sum(len(row.lost[engine]) for row in part)
            yield f"  {engine}: planted items as fact {items}, by {len(through)} attacks; true items lost {lost}"
        yield f"  unsafe {sum(len(row.broken) for row in part)}; slower than {SLOW:.0f} s: {_slow(part)}"


def by_kind(rows: list[Row]) -> Iterator[str]:
    """Tellable attacks that got through, a line a kind: one hole lets a whole kind through."""
    for kind in KINDS:
        part = [row for row in rows if row.tellable and ATTACKS[row.name].__module__.endswith(kind)]
        through = [sum(bool(row.hits[engine]) for row in part) for engine in ENGINES]
        broken = sum(bool(row.broken) for row in part)
        yield f"{kind:14}{len(part):>4} attacks; through the rules {through[0]}, the model {through[1]}; unsafe {broken}"


def _slow(rows: list[Row]) -> str:
    return ", ".join(row.name for row in rows if row.slowest >= SLOW) or "none"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", action="store_true", help="show every planted item and every unsafe output")
    parser.add_argument("-k", default="", help="only attacks whose name this regular expression finds")
    parser.add_argument("--seeds", default="", help="all, or beginnings of names with commas [02,03,05,08,11]")
    parser.add_argument("--no-output", action="store_true", help="do not run the command")
    parser.add_argument(
        "--terminal", action="store_true", help="also run the command on a terminal (about 2 s an attack)"
    )
    return parser.parse_args()


def main() -> int:
    """Print the table; 1 when something tellable got through or something unsafe was written."""
    options = _options()
    articles = list(seeds(options.seeds))
    rows = []
    print(HEAD)
    with tempfile.TemporaryDirectory() as path, opened(Path(path)) as folder:
        for name, maker in ATTACKS.items():
            if re.search(options.k, name):
                rows.append(judged(attacked(name, maker, articles), articles[0], folder, options))
                print(line(rows[-1]), *(details(rows[-1]) if options.v else ()), sep="\n", flush=True)
    print(*by_kind(rows), *totals(rows), sep="\n")
    return int(any(row.broken or (row.tellable and any(row.hits.values())) for row in rows))


if __name__ == "__main__":
    sys.exit(main())
