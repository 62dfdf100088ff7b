"""What holds of any record: it is about this text, its spans are the article's characters, its dates stand there."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from summariser.article import Article
from summariser.audit.reader import Reader
from summariser.record import ArticleFacts, Evidence, Span

_TURNING = frozenset({"not", "no", "never", "none", "nor", "without", "cannot"})


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold: where in the record, and why."""

    path: str
    detail: str


def check_identity(facts: ArticleFacts, article: Article) -> Iterator[Finding]:
    """The record is about this text and no other."""
    if facts.sha256 != article.sha256:
        yield Finding(
            "article.sha256",
            f"the record is about another text than {article.source}: the digest of this one is {article.sha256}",
        )
    elif facts.characters != len(article.text):
        yield Finding("article.characters", f"the article has {len(article.text)} characters, not {facts.characters}")


def check_spans(model: BaseModel, path: str, reader: Reader) -> Iterator[Finding]:
    """Every span, wherever it is, holds the article's own characters."""
    if isinstance(model, Span):
        yield from _check_span(model, path, reader)
    for name in type(model).model_fields:
        value = getattr(model, name)
        where = f"{path}.{name}" if path else name
        for at, one in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            if isinstance(one, BaseModel):
                yield from check_spans(one, where if at is None else f"{where}[{at}]", reader)


def _check_span(span: Span, path: str, reader: Reader) -> Iterator[Finding]:
    there = reader.text[span.start : span.end]
    if not span.start < span.end <= len(reader.text):
        yield Finding(path, f"{span.start} to {span.end} is no place in an article of {len(reader.text)} characters")
    elif there != span.text:
        yield Finding(path, f"characters {span.start} to {span.end} are {there!r}, not {span.text!r}")
    if isinstance(span, Evidence):
        yield from _check_match(span, path)


def _check_match(evidence: Evidence, path: str) -> Iterator[Finding]:
    if evidence.match != "near":
        if evidence.score is not None or evidence.differs:
            yield Finding(path, f"an {evidence.match} match has neither a score nor differing words")
    elif evidence.score is None or not evidence.differs:
        yield Finding(path, "a near match must say how alike the words are and which ones differ")
    else:
        for word in evidence.differs:
            if word.lower() in _TURNING or word.lower().endswith(("n't", "n’t")) or any(map(str.isdigit, word)):
                yield Finding(path, f"a near match may not differ in {word!r}")


def check_facts(facts: ArticleFacts, reader: Reader) -> Iterator[Finding]:
    """What is said of the article itself stands in it."""
    for name, words in (("title", facts.title), ("byline", facts.byline)):
        if words is not None and words not in reader.text:
            yield Finding(f"article.{name}", f"{words!r} does not stand in the article")
    if facts.published is not None:
        yield from check_date("article.published", facts.published.text, facts.published.value, reader)


def check_date(path: str, words: str, value: str | None, reader: Reader) -> Iterator[Finding]:
    """A date stands in the article, and its year is in the words of the date."""
    if words not in reader.text:
        yield Finding(f"{path}.text", f"{words!r} does not stand in the article")
    if value is not None and value[:4] not in words:
        yield Finding(f"{path}.value", f"the year of {value} is not in {words!r}")
