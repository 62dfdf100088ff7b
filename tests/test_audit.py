"""The independent check: it trusts nothing but the article and the record."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from summariser.article import Article
from summariser.audit import Finding, check
from summariser.record import Grounded, Summary

CASES = Path(__file__).parent / "cases" / "audit"
TEXT = (
    "OSLO — Norwegian Foreign Minister Ingrid Solvang met Jan Kowal of Poland in Oslo on 4 May 2031.\n\n"
    "“We will not be rushed,” Solvang said. “The price is fair.” She called the offer a “gesture”.\n\n"
    "Kowal said that Poland needed an answer.\n"
)


def span(words: str, **more: Any) -> dict[str, Any]:
    """The place of `words` in the text."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **more}


def proof(words: str) -> dict[str, Any]:
    """The place of `words`, as exact evidence."""
    return span(words, match="exact")


def record() -> dict[str, Any]:
    """A record by hand in which everything holds."""
    article = Article(TEXT)
    return {
        "article": {"source": "a.txt", "sha256": article.sha256, "characters": len(TEXT)},
        "abstract": [{"text": "Solvang met Kowal.", "evidence": [proof("Ingrid Solvang met Jan Kowal")]}],
        "meetings": [
            {
                "id": "m1",
                "title": "Oslo talks",
                "format": "bilateral",
                "status": "occurred",
                "city": "Oslo",
                "country": "NOR",
                "date": {"text": "4 May 2031", "value": "2031-05-04", "precision": "day"},
                "evidence": [proof("met Jan Kowal of Poland in Oslo")],
            }
        ],
        "participants": [
            {
                "id": "p1",
                "name": "Ingrid Solvang",
                "kind": "person",
                "aliases": ["Solvang"],
                "affiliation": "Norwegian",
                "attendance": [{"meeting_id": "m1", "as": "host"}],
                "evidence": [proof("Ingrid Solvang")],
            }
        ],
        "agenda": [
            {
                "id": "a1",
                "topic": "price",
                "meeting_ids": ["m1"],
                "basis": "attributed",
                "attributed_to": "Solvang",
                "evidence": [proof("The price is fair.")],
            }
        ],
        "positions": [
            {
                "id": "s1",
                "actor": "Jan Kowal",
                "stance": "calls_for",
                "issue": "an answer",
                "statement": "Kowal needs an answer.",
                "quote_id": "q2",
                "evidence": [
                    span("Poland needed an answer", match="near", score=0.8, differs=["reply", "answer"]),
                ],
            }
        ],
        "quotes": [
            {
                "id": "q1",
                "kind": "direct",
                "text": "We will not be rushed, … The price is fair.",
                "speaker": "Ingrid Solvang",
                "speaker_mention": "Solvang",
                "cue": "said",
                "participant_id": "p1",
                "spans": [proof("We will not be rushed,"), proof("The price is fair.")],
            },
            {
                "id": "q2",
                "kind": "indirect",
                "text": "Poland needed an answer",
                "speaker": "Jan Kowal",
                "spans": [proof("Poland needed an answer")],
            },
        ],
        "not_speech": [{"span": span("gesture"), "why": "scare"}],
        "provenance": {"engine": "model", "version": "0"},
    }


def findings(value: dict[str, Any], article: Article | None = None) -> tuple[Finding, ...]:
    """What the check finds in a record given as plain values."""
    return check(Summary.model_validate(value), article or Article(TEXT))


def put(value: Any, path: str, new: Any) -> None:
    """Put `new` at a path such as "quotes[0].spans[1].text"; an ending "+" adds to a list or to a number, null removes from a list."""
    *way, last = re.findall(r"[^.\[\]+]+", path)
    for part in way:
        value = value[int(part)] if part.isdigit() else value[part]
    key = int(last) if last.isdigit() else last
    if path.endswith("+"):
        value[key] = value[key] + (new if isinstance(new, int) else [new])
    elif new is None and isinstance(value, list):
        del value[key]
    else:
        value[key] = new


def test_a_true_record_is_accepted() -> None:
    """Nothing is found where everything holds."""
    assert findings(record()) == ()


@pytest.mark.parametrize(
    "case", [pytest.param(json.loads(path.read_text()), id=path.stem) for path in sorted(CASES.glob("*.json"))]
)
def test_a_damaged_record_is_rejected(case: dict[str, Any]) -> None:
    """Each case changes the true record at some paths and names the paths that are found."""
    damaged = record()
    for path, new in case["change"].items():
        put(damaged, path, new)

    assert case["found"] == [finding.path for finding in findings(damaged)]


def test_another_article_is_all_that_is_reported() -> None:
    """A record of another text has one finding, whatever else is wrong with it."""
    assert [one.path for one in findings(record(), Article(TEXT + " "))] == ["article.sha256"]


def test_every_offset_moved_by_one_is_found() -> None:
    """No start or end can be moved, wherever it stands."""
    true = record()
    places = [path for path in walk(true) if path.endswith((".start", ".end"))]
    missed = []
    for path in places:
        for step in (-1, 1):
            moved = json.loads(json.dumps(true))
            put(moved, path + "+", step)
            if not findings(moved):
                missed.append((path, step))

    assert len(places) == 18
    assert missed == []


def test_every_changed_character_is_found() -> None:
    """No text of a span can be changed."""
    true = record()
    missed = []
    for path in walk(true):
        if re.search(r"(?:evidence|spans)\[\d\]\.text$|span\.text$", path):
            changed = json.loads(json.dumps(true))
            put(changed, path, "X" + look_up(true, path)[1:])
            missed += [] if findings(changed) else [path]

    assert missed == []


def walk(value: Any, path: str = "") -> list[str]:
    """The paths of all plain values."""
    if isinstance(value, dict):
        return [found for key, one in value.items() for found in walk(one, f"{path}.{key}" if path else key)]
    if isinstance(value, list):
        return [found for at, one in enumerate(value) for found in walk(one, f"{path}[{at}]")]
    return [path]


def look_up(value: Any, path: str) -> Any:
    """The value at a path."""
    for part in re.findall(r"[^.\[\]]+", path):
        value = value[int(part)] if part.isdigit() else value[part]
    return value


TRANSCRIPT = (
    "MINISTER SOLVANG: We had a good talk.\n\nWe will meet again.\n\nQUESTION: Will the price fall?\n\nNote: edited.\n"
)


def labelled(words: str, speaker: str | None) -> tuple[Finding, ...]:
    """What is found in a record with one direct quotation of the transcript."""
    article, start = Article(TRANSCRIPT), TRANSCRIPT.index(words)
    place = {"start": start, "end": start + len(words), "text": words, "match": "exact"}
    return findings(
        {
            "article": {"source": "t", "sha256": article.sha256, "characters": len(TRANSCRIPT)},
            "quotes": [{"id": "q1", "kind": "direct", "text": words, "speaker": speaker, "spans": [place]}],
            "provenance": {"engine": "rules", "version": "0"},
        },
        article,
    )


@pytest.mark.parametrize(
    ("words", "speaker", "accepted"),
    [
        ("We had a good talk.", "SOLVANG", True),
        ("We will meet again.", "SOLVANG", True),
        ("Will the price fall?", None, True),
        ("We had a good talk.", "QUESTION", False),
        ("SOLVANG: We had a good talk.", "SOLVANG", False),
    ],
)
def test_labelled_speech_is_direct_speech_of_its_speaker(words: str, speaker: str | None, accepted: bool) -> None:
    """In a transcript a label does what marks do elsewhere, for its own speaker and behind its colon."""
    assert accepted == (labelled(words, speaker) == ())


def own_record() -> dict[str, Any]:
    """A record by hand of a class that the check never sees, in which everything holds."""
    article = Article(TEXT)
    return {
        "schema_name": "Offer",
        "article": {"source": "a.txt", "sha256": article.sha256, "characters": len(TEXT)},
        "value": {"buyer": "Poland", "terms": [{"words": "The price … a “gesture”", "euros": 9.5, "note": None}]},
        "proofs": [
            {"path": "buyer", "proof": "mention", "evidence": [proof("Poland")]},
            {"path": "terms[0].words", "proof": "verbatim", "evidence": [proof("The price"), proof("a “gesture”")]},
        ],
        "unproven": ["terms[0].euros"],
        "provenance": {"engine": "model", "version": "0"},
    }


def own_findings(value: dict[str, Any]) -> list[str]:
    """Where the check finds something in a record of anybody's class."""
    return [one.path for one in check(Grounded[Any].model_validate(value), Article(TEXT))]


def test_a_true_record_of_any_class_is_accepted() -> None:
    """Words of several places are told by an ellipsis between them, and white space is nobody's claim."""
    value = own_record()
    value["value"]["buyer"] = "Poland\n"

    assert [] == own_findings(own_record()) == own_findings(value)


NEAR = proof("The price") | {"match": "near", "score": 0.9, "differs": ["a"]}


@pytest.mark.parametrize(
    ("path", "new", "found"),
    [
        ("article.sha256", "0" * 64, ["article.sha256"]),
        ("value.buyer", "Norway", ["proofs[0]"]),
        ("value.buyer", 7, ["proofs[0]"]),
        ("value.buyer", None, ["proofs[0].path"]),
        ("value", None, ["proofs[0].path", "proofs[1].path", "unproven"]),
        ("value.seller", "Norway", ["value"]),
        ("value.terms[0].note", "cheap", ["value"]),
        ("value.terms[0].words", "The price a “gesture”", ["proofs[1]"]),
        ("proofs[0].path", "seller", ["proofs[0].path", "value"]),
        ("proofs[0].evidence[0].start", 3, ["proofs[0].evidence[0]"]),
        ("proofs[0].evidence[0].text", "Norway", ["proofs[0].evidence[0]", "proofs[0]"]),
        ("proofs[1].evidence[0]", NEAR, ["proofs[1]"]),
        ("proofs[1].evidence", [proof("a “gesture”"), proof("The price")], ["proofs[1]", "proofs[1].evidence"]),
        ("proofs", [], ["value", "value", "unproven"]),
        ("unproven", [], ["value"]),
        ("unproven", ["terms[0].euros", "terms[1].euros"], ["unproven"]),
        ("unproven", ["terms[0].euros", "buyer"], ["proofs"]),
        ("article.title", "A headline", ["article.title"]),
    ],
)
def test_damage_to_a_record_of_any_class_is_found(path: str, new: Any, found: list[str]) -> None:
    """What the value says, its proofs must say, span for span, and nothing in it may be unaccounted for."""
    value = own_record()
    put(value, path, new)

    assert found == own_findings(value)
