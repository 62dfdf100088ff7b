"""Damaged answers over real HTTP: what a model gets wrong on purpose stands in no record, and what it got right stays."""

import json
from pathlib import Path

import pytest
from server import ServerDouble, answer

from adversaries.answers import Answer, bare_draft
from adversaries.damage import KINDS, named
from adversaries.run import Row, articles, measure
from adversaries.wounds import Record
from summariser.article import Article
from summariser.live import ModelEngine, ModelOptions
from summariser.pipeline import summarise

ROOT = Path(__file__).parent.parent.parent
NAME, TEXT, TRUE = next(one for one in articles([ROOT / "seeds" / "gold"]) if one[0].startswith("12-"))
CAUGHT = (
    "word_altered",
    "negation_flipped",
    "merged",
    "spilt_over",
    "invented_in_style",
    "speaker_absent",
    "name_crossed",
    "role_invented",
    "claim_name_altered",
    "claim_number_altered",
    "evidence_negated",
    "year_added",
    "country_added",
    "participant_invented",
    "duplicated",
)
SHARES = (0.1, 0.5, 1.0)


def through_a_server(text: str, damaged: Answer) -> Record:
    """The record of a live model that gives this answer to whatever it is asked, mending included."""
    reply = answer(json.dumps(bare_draft(damaged)))
    with ServerDouble(lambda _: reply) as server:
        engine = ModelEngine(ModelOptions(model="m", base_url=server.url, api_key="sk-test-1", timeout=5.0, retries=0))
        record: Record = summarise(Article(text), engine).model_dump(mode="python", by_alias=True)
    return named(record)


@pytest.mark.parametrize("kind", CAUGHT)
def test_catchable_damage_from_a_live_model_stands_in_no_record(kind: str) -> None:
    """At every share no damaged item is kept as fact, no true one is lost, and every record can be written."""
    row = Row(kind, 0)
    for share in SHARES:
        damaged, wounds = KINDS[kind](TRUE, TEXT, share, 1)
        measure(row, NAME, TEXT, damaged, wounds, through_a_server)

    assert row.damaged
    assert ([], [], []) == (row.kept, row.lost, row.crashed)


def test_what_is_tested_is_catchable() -> None:
    """Every kind tested here is one that a checker without a model can catch in principle."""
    assert {"yes"} == {KINDS[kind].catchable for kind in CAUGHT}
