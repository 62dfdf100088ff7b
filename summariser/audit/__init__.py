"""The independent check: does a record say only what its article bears out, as far as characters, marks and references can tell?

It trusts nothing but the article and the record, whoever made it, and shares no code with grounding: it imports only the article, the
record's classes and the reader of quotation marks. It cannot tell furniture from prose, nor whether evidence proves what it stands for.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from summariser.article import Article
from summariser.audit.grounded import check_proofs
from summariser.audit.reader import Reader
from summariser.audit.spans import Finding, check_date, check_facts, check_identity, check_spans
from summariser.reading.marks import Stretch
from summariser.record import Evidence, Grounded, Quote, Span, Summary

__all__ = ["Finding", "check"]

_NOBODY = frozenset(
    {"q", "a", "question", "answer", "interviewer", "reporter", "journalist", "moderator", "audience", "speaker"}
)


def check(record: Summary | Grounded[Any], article: Article) -> tuple[Finding, ...]:
    """Everything in `record` that `article` contradicts; empty when the record is proven.

    When the record is about another text, that alone is reported, because nothing else would mean anything.
    """
    other = tuple(check_identity(record.article, article))
    if other:
        return other
    reader = Reader(article.text)
    findings = (
        *check_spans(record, "", reader),
        *check_facts(record.article, reader),
        *(check_proofs(record) if isinstance(record, Grounded) else _check_summary(record, reader)),
    )
    return tuple(dict.fromkeys(findings))


def _check_summary(record: Summary, reader: Reader) -> Iterator[Finding]:
    yield from _check_dates(record, reader)
    yield from _check_references(record)
    yield from _check_names(record, reader)
    yield from _check_quotes(record, reader)
    yield from _check_ledger(record, reader)


def _check_dates(record: Summary, reader: Reader) -> Iterator[Finding]:
    for at, meeting in enumerate(record.meetings):
        if meeting.date is not None:
            yield from check_date(f"meetings[{at}].date", meeting.date.text, meeting.date.value, reader)


def _check_references(record: Summary) -> Iterator[Finding]:
    lists = {
        name: [one.id for one in getattr(record, name)]
        for name in ("meetings", "participants", "agenda", "positions", "quotes")
    }
    for name, ids in lists.items():
        first = {one: at for at, one in reversed(list(enumerate(ids)))}
        for at, one in enumerate(ids):
            if first[one] != at:
                yield Finding(f"{name}[{at}].id", f"{one} is given twice")
    for path, target, home in _references(record):
        if target is not None and target not in lists[home]:
            yield Finding(path, f"there is no {target} in {home}")


def _references(record: Summary) -> Iterator[tuple[str, str | None, str]]:
    """Every mention of an id: where, which, and the list it must be in."""
    for at, participant in enumerate(record.participants):
        for number, attendance in enumerate(participant.attendance):
            yield f"participants[{at}].attendance[{number}].meeting_id", attendance.meeting_id, "meetings"
    for at, item in enumerate(record.agenda):
        for number, meeting in enumerate(item.meeting_ids):
            yield f"agenda[{at}].meeting_ids[{number}]", meeting, "meetings"
    for at, position in enumerate(record.positions):
        yield f"positions[{at}].participant_id", position.participant_id, "participants"
        yield f"positions[{at}].quote_id", position.quote_id, "quotes"
    for at, quote in enumerate(record.quotes):
        yield f"quotes[{at}].participant_id", quote.participant_id, "participants"


def _check_names(record: Summary, reader: Reader) -> Iterator[Finding]:
    for path, words in _names(record):
        if words is not None and not reader.holds(words):
            yield Finding(path, f"the article does not name {words!r}")


def _names(record: Summary) -> Iterator[tuple[str, str | None]]:
    """Every field that gives a name, or words of the article, without a span of its own."""
    for at, meeting in enumerate(record.meetings):
        yield f"meetings[{at}].city", meeting.city
    for at, participant in enumerate(record.participants):
        yield f"participants[{at}].name", participant.name
        yield f"participants[{at}].affiliation", participant.affiliation
        yield from (
            (f"participants[{at}].aliases[{number}]", alias) for number, alias in enumerate(participant.aliases)
        )
    for at, item in enumerate(record.agenda):
        yield f"agenda[{at}].attributed_to", item.attributed_to
    for at, position in enumerate(record.positions):
        yield f"positions[{at}].actor", position.actor
        yield f"positions[{at}].addressee", position.addressee
        yield f"positions[{at}].reported_by", position.reported_by
    for at, quote in enumerate(record.quotes):
        for name in ("speaker", "speaker_mention", "cue", "addressee"):
            yield f"quotes[{at}].{name}", getattr(quote, name)


def _check_quotes(record: Summary, reader: Reader) -> Iterator[Finding]:
    for at, quote in enumerate(record.quotes):
        path = f"quotes[{at}]"
        if quote.text != " … ".join(span.text for span in quote.spans):
            yield Finding(f"{path}.text", "the text is not that of its spans, joined by “ … ”")
        if not _are_in_order(quote.spans):
            yield Finding(f"{path}.spans", "the spans overlap or are not in the order of the article")
        for number, span in enumerate(quote.spans):
            yield from _check_quoted(quote, span, f"{path}.spans[{number}]", reader)


def _are_in_order(spans: Sequence[Span]) -> bool:
    return all(one.end <= other.start for one, other in itertools.pairwise(spans))


def _check_quoted(quote: Quote, span: Evidence, path: str, reader: Reader) -> Iterator[Finding]:
    if span.match == "near":
        yield Finding(path, "quoted words are the article's own, never nearly so")
    if quote.kind == "indirect":
        if reader.touches_marks(span):
            yield Finding(
                path, f"{span.text!r} is called indirect but stands between quotation marks, or runs over one"
            )
    elif reader.around(span) is None and not (quote.kind == "direct" and _is_labelled(quote, span, reader)):
        yield Finding(path, f"{span.text!r} is called {quote.kind} but does not stand between quotation marks")


def _is_labelled(quote: Quote, span: Span, reader: Reader) -> bool:
    """Whether a speaker's label gives the words to the speaker of the quotation, as in a transcript."""
    label = reader.label_of(span)
    if label is None or (reader.touches_marks(span) and reader.around(span) is None and _runs_over(span, reader)):
        return False
    names = {word for name in (quote.speaker, quote.speaker_mention) if name for word in _words(name)}
    if not names or names & _words(label):
        return True
    # A label that names nobody: whoever speaks is introduced elsewhere.
    return bool(_words(label) & _NOBODY)


def _runs_over(span: Span, reader: Reader) -> bool:
    """Whether an edge of `span` lies within a stretch: labelled speech may hold whole quotations, not halves."""
    return any(one.outer_start < edge < one.outer_end for one in reader.outer for edge in (span.start, span.end))


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower()))


def _check_ledger(record: Summary, reader: Reader) -> Iterator[Finding]:
    """Every outermost stretch is either quoted or listed as no speech, in full and not both."""
    quoted = sorted((span.start, span.end) for quote in record.quotes for span in quote.spans)
    listed = sorted((one.span.start, one.span.end) for one in record.not_speech)
    for at, one in enumerate(record.not_speech):
        if reader.around(one.span) is None:
            yield Finding(f"not_speech[{at}].span", f"{one.span.text!r} does not stand between quotation marks")
    for stretch in reader.outer:
        words = reader.text[stretch.start : stretch.end]
        if not any(map(str.isalnum, words)):
            continue
        speech, silence = _left_over(stretch, quoted, reader), _left_over(stretch, listed, reader)
        if speech and silence:
            yield Finding(
                "quotes",
                f"{words!r} stands between quotation marks at {stretch.start} but is neither quoted nor listed as no speech",
            )
        elif not speech and not silence:
            yield Finding("not_speech", f"{words!r} at {stretch.start} is both quoted and listed as no speech")


def _left_over(stretch: Stretch, spans: list[tuple[int, int]], reader: Reader) -> bool:
    """Whether some word of `stretch` lies in none of `spans`, which are sorted."""
    at = stretch.start
    first = max(bisect_right(spans, (stretch.start, stretch.start)) - 1, 0)
    for start, end in spans[first:]:
        if start >= stretch.end:
            break
        if any(map(str.isalnum, reader.text[at : max(at, start)])):
            return True
        at = max(at, end)
        if not stretch.closed and start <= stretch.start < end:
            return False  # where it ends is anybody's judgement
    return any(map(str.isalnum, reader.text[at : stretch.end]))
