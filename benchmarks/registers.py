"""How many lines of two public registers of official visits come out whole: `python benchmarks/registers.py FOLDER`.

FOLDER holds `visits.jsonl` and `travels.jsonl` (the Office of the Historian's registers as JSON lines). The data is never part of the project.

How a line is judged, without asking the reader what it thinks a title is:

* visits: `visitor` is put into the sentence "VISITOR of COUNTRY arrived in Washington on Tuesday." The line is whole when every word of
  `visitor` stands in the title or the name of some person found, commas and "and" apart, when the last word of each person stands in the
  name and not in the title, and when a word in front that is an office is not taken into the name.
* travels (offices without a name such as "the Amir of Kuwait" or "the Foreign Ministers" name nobody and are passed over): of each sentence of `text` that holds "met with", the stretch behind it up to a full stop, a semicolon or the next verb is
  judged: every capitalised word in it must stand in a person (title, name or home), a group, a delegation, a country, a body or a known
  place. A stretch in which an office stands in capitals right before another capitalised word must yield a person there. Lines
  without such a stretch are not counted.

Printed: the share of whole lines of each register, and the kinds that fail with examples.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from summariser.article import Article
from summariser.reading import Reading, read
from summariser.reading.names.lexicon import match_known
from summariser.reading.names.tokens import Piece, Tokens
from summariser.reading.tables import titles

_PADDING = "\n\nThe rest of the page is of no importance here, and nobody else is named in it at all.\n"
_WORD = re.compile(r"[^\W_][\w'’.\-]*")
_MET = re.compile(r"\b[Mm]et (?:\w+ )?with ([^.;]*(?:\b(?:[A-Z]|Jr|Sr|St|Dr|Gen|Lt|Mr)\.[^.;]*)*)")
_NEXT_VERB = re.compile(
    r"\b(?:to|in|at|on|during|who|which|for|following|before|after|about|(?:and|also|then) (?:visited|attended|addressed|discussed|signed|met|toured|received|delivered|spoke|made|held|participated|laid|announced|opened|traveled|proposed|gave|inspected|witnessed|exchanged|reviewed|conferred|dedicated|took|joined)|visited|attended|addressed)\b"
)


def main(folder: str) -> None:
    """Judge both registers and print the figures."""
    path = Path(folder)
    for name, judge in (("visits", judge_visit), ("travels", judge_travel)):
        lines = [json.loads(line) for line in (path / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if line]
        verdicts = [(verdict, line) for line in lines if (verdict := judge(line)) is not None]
        _report(name, verdicts)


def _report(name: str, verdicts: list[tuple[str, dict[str, str]]]) -> None:
    kinds = Counter(verdict for verdict, _ in verdicts)
    whole = kinds.pop("whole", 0)
    print(f"{name}: {whole} of {len(verdicts)} lines whole ({whole / max(len(verdicts), 1):.1%})")
    examples = defaultdict(list)
    for verdict, line in verdicts:
        examples[verdict].append(line.get("visitor", "") if name == "visits" else line["text"])
    for kind, count in kinds.most_common():
        print(f"  {count:4}  {kind}")
        for example in list(dict.fromkeys(examples[kind]))[:: max(len(examples[kind]) // 6, 1)][:6]:
            print(f"          {example[:110]}")


def judge_visit(line: dict[str, str]) -> str | None:
    """ "whole", or why not."""
    visitor = line["visitor"].strip()
    country = line["country"].split(",")[0].strip()
    reading = read(Article(f"{visitor} of {country} arrived in Washington on Tuesday.{_PADDING}"))
    people = [
        (name, reading.entities[name.entity])
        for name in reading.names
        if name.kind == "person" and name.start < len(visitor)
    ]
    if not people:
        return "nobody found"
    covered = [(name.title or (name.start, name.end), (name.start, name.end)) for name, _ in people]
    loose = [
        m.group()
        for m in _WORD.finditer(visitor)
        if m.group() not in ("and", "of", "the") and not _is_inside(m.start(), covered)
    ]
    if loose:
        return "words left over"
    if any(
        visitor[name.start : name.end].split()[0].lower() in titles()["head"]
        for name, _ in people
        if name.end <= len(visitor) and len(name.text.split()) > 1
    ):
        return "an office inside the name"
    return "whole"


def _is_inside(offset: int, covered: list[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    return any(title[0] <= offset < name[1] for title, name in covered)


def judge_travel(line: dict[str, str]) -> str | None:
    """ "whole", or why not; None when nobody was met."""
    text = line["text"].strip()
    stretches = list(_find_stretches(text))
    if not stretches:
        return None
    reading = read(Article(text + _PADDING))
    for start, end in stretches:
        if fault := _judge_stretch(reading, text, start, end):
            return fault
    return "whole"


def _find_stretches(text: str) -> Iterator[tuple[int, int]]:
    for match in _MET.finditer(text):
        start, end = match.span(1)
        cut = _NEXT_VERB.search(text, start, end)
        end = cut.start() if cut else end
        if any(word[0].isupper() for word in _WORD.findall(text[start:end])):
            yield start, end


_NOBODY = re.compile(
    r"(?:[A-Z][\w’'\-]+ (?:and |for )?){0,5}?(?:[A-Z][\w’'\-]* of\b|(?:Ministers|Presidents|Leaders|Council|Committee|Cabinet|Commission|Authorities)\b)"
)


def _names_nobody(text: str, offset: int) -> bool:
    """ "the Amir of Kuwait", "the Foreign Ministers": an office without a name, or a body, is not a person to be found."""
    return _NOBODY.match(text, offset) is not None


def _judge_stretch(reading: Reading, text: str, start: int, end: int) -> str | None:
    spans = [
        ((name.title or (name.start, 0))[0], name.end, name.kind) for name in reading.names if name.start >= start - 40
    ]
    spans += [(*span, "role") for entity in reading.entities for span in entity.role_spans]
    tokens = Tokens(text, [Piece(0, len(text), "body", titled=False)])
    known = [tokens.span(hit.start, hit.end) for i in range(len(tokens)) if (hit := match_known(tokens, i))]
    for word in _WORD.finditer(text, start, end):
        if (
            not word.group()[0].isupper()
            or any(s <= word.start() < e for s, e, _ in spans)
            or any(s <= word.start() < e for s, e in known)
        ):
            continue
        if _names_nobody(text, word.start()):
            continue
        office = word.group().lower().rstrip(".,") in titles()["head"] | titles()["plural"] | titles()["modifier"]
        return "an office without a person" if office else "a name left over"
    return None


if __name__ == "__main__":
    main(sys.argv[1])
