"""The record's classes: what a draft takes in, what a summary gives out."""

import pytest
from pydantic import ValidationError

from summariser.record import Attendance, Draft, Evidence, Meeting, Span


def test_single_evidence_is_a_list_of_one() -> None:
    """A string where a list of strings was asked for is taken as a list of one."""
    draft = Draft.model_validate({"quotes": [{"kind": "direct", "text": "We agree."}]})

    assert ("We agree.",) == draft.quotes[0].text


def test_empty_answer_is_a_draft() -> None:
    """An article that reports nothing gives an empty draft, which is valid."""
    assert Draft() == Draft.model_validate_json("{}")


def test_unknown_kind_is_refused() -> None:
    """A word outside a closed vocabulary is an error, not a new member of it."""
    with pytest.raises(ValidationError):
        Draft.model_validate({"quotes": [{"kind": "paraphrase", "text": ["x"]}]})


def test_exact_evidence_has_no_score() -> None:
    """Score and differing words are written only where a match is near."""
    exact = Evidence(start=0, end=2, text="ab", match="exact")
    near = Evidence(start=0, end=2, text="ab", match="near", score=0.9, differs=("c",))

    assert {"start", "end", "text", "match"} == set(exact.model_dump())
    assert {"start", "end", "text", "match", "score", "differs"} == set(near.model_dump())


def test_attendance_is_written_as_read() -> None:
    """The field named `as` keeps its name on both sides of JSON."""
    raw = {"meeting_id": "m1", "as": "host"}

    assert raw == Attendance.model_validate(raw).model_dump()


def test_proof_is_required() -> None:
    """No item of a summary can be made without evidence."""
    with pytest.raises(ValidationError):
        Meeting.model_validate({"id": "m1", "title": "Talks", "format": "other", "status": "occurred", "evidence": []})


def test_records_cannot_be_changed() -> None:
    """What was proven stays as it was proven."""
    with pytest.raises(ValidationError):
        Span(start=0, end=1, text="a").start = 5  # type: ignore[misc]
