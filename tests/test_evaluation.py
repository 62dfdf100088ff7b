"""Evaluation: each metric on a case of its own, the gold's own faults, floors and tables."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from summariser.article import Article
from summariser.errors import InputError
from summariser.evaluation import (
    Case,
    Gold,
    check_floors,
    evaluate,
    find_shortfalls,
    gold_schema,
    read_cases,
    read_floors,
    read_gold,
    score,
    write_tables,
)
from summariser.evaluation.gold_items import GoldItem
from summariser.evaluation.names import compare_names
from summariser.evaluation.overlap import count_shared, merge, trim
from summariser.evaluation.pairing import pair
from summariser.record import Span, Summary
from summariser.schema import format_schema

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases" / "evaluation"
ARTICLE = Article((CASES / "article.txt").read_text(encoding="utf-8"), "article.txt")
FACTS = {"source": "article.txt", "sha256": ARTICLE.sha256}


def place(node: Any, match: dict[str, str]) -> Any:
    """The case with every text of `evidence` and `spans` put as a span of the article."""
    if isinstance(node, list):
        return [place(each, match) for each in node]
    if not isinstance(node, dict):
        return node
    return {k: [span(t) | match for t in v] if k in ("evidence", "spans") else place(v, match) for k, v in node.items()}


def span(text: str) -> dict[str, Any]:
    """Where `text` stands first."""
    start = ARTICLE.text.index(text)
    return {"start": start, "end": start + len(text), "text": text}


def make_gold(case: dict[str, Any]) -> Gold:
    """Gold from the short form of a case."""
    return Gold.model_validate({"article": FACTS, **place(case, {})})


def make_summary(case: dict[str, Any]) -> Summary:
    """A summary from the short form of a case."""
    record = place(case, {"match": "exact"})
    for quote in record.get("quotes", []):
        quote["text"] = " … ".join(s["text"] for s in quote["spans"])
    for position in record.get("positions", []):
        position["statement"] = "…"
    facts = FACTS | {"characters": len(ARTICLE.text)}
    return Summary.model_validate({"article": facts, "provenance": {"engine": "rules", "version": "0"}, **record})


@pytest.mark.parametrize("path", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_a_case_has_the_figures_it_expects(path: Path) -> None:
    """Each case states a fact about a metric, and the figures bear it out."""
    case = json.loads(path.read_text(encoding="utf-8"))
    figures = score(make_summary(case["summary"]), make_gold(case["gold"])).figures()

    assert case["expected"] == {metric: figures[metric] for metric in case["expected"]}


def load(name: str) -> tuple[Case, Summary]:
    """A case by name, as evaluate takes it."""
    case = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return Case(name, ARTICLE, make_gold(case["gold"])), make_summary(case["summary"])


def test_micro_weighs_items_and_macro_articles() -> None:
    """Over an article with everything right and one with nothing given, micro counts items and macro takes the mean."""
    evaluation = evaluate([load("all-right"), load("nothing-given")])

    assert (evaluation.micro.figures()["quotations.recall"], evaluation.macro()["quotations.recall"]) == (2 / 3, 0.5)


def test_remarks_name_what_was_missed_extra_and_wrong() -> None:
    """Every item that costs something is told with its words."""
    case, summary = load("speaker-wrong")

    assert [(r.kind, r.fault) for r in score(summary, case.gold).remarks] == [("quotations", "speaker")]


def test_the_evaluation_is_json() -> None:
    """What machines get survives a round trip and holds every article."""
    evaluation = evaluate([load("traps"), load("all-right")], "rules")
    data = json.loads(json.dumps(evaluation.to_dict()))

    assert [article["name"] for article in data["articles"]] == ["traps", "all-right"]
    assert len(data["articles"][0]["violations"]) == 2


def test_tables_show_articles_counts_traps_and_floors() -> None:
    """One evaluation is drawn by article and in all, with the traps that sprang and the floors not reached."""
    evaluation = evaluate([load("traps"), load("quote-twice")], "rules")
    stream = io.StringIO()
    write_tables([evaluation], stream, shortfalls=find_shortfalls(evaluation, {"quotations.precision": 0.9}), width=120)

    for words in ("quote-twice", "1/1", "participants[0].name", "Floors not reached"):
        assert words in stream.getvalue()


def test_two_evaluations_stand_side_by_side() -> None:
    """Of two sets each metric is one row with the difference."""
    stream = io.StringIO()
    write_tables([evaluate([load("all-right")], "a"), evaluate([load("nothing-given")], "b")], stream, width=120)

    assert "-1.000" in stream.getvalue()


def test_values_in_tables_are_text() -> None:
    """Neither rich markup nor an escape sequence of an article's name reaches the terminal as such."""
    case, summary = load("all-right")
    stream = io.StringIO()
    write_tables([evaluate([(Case("[red]\x1b[31m", ARTICLE, case.gold), summary)])], stream, width=160)

    assert "[red]\\x1b[31m" in stream.getvalue()


def test_floors_that_are_reached_are_not_listed() -> None:
    """A floor holds at equality, a number of violations is a most, and nothing to measure reaches no floor."""
    evaluation = evaluate([load("quote-twice")])
    floors = {"quotations.precision": 0.5, "quotations.recall": 1.01, "must_not": 0, "agenda.f1": 0.1}

    assert [shortfall.metric for shortfall in find_shortfalls(evaluation, floors)] == ["quotations.recall", "agenda.f1"]


@pytest.mark.parametrize("floors", [[], {"quotation.f1": 0.9}, {"quotations.f1": "high"}, {"quotations.f1": True}])
def test_floors_that_cannot_hold_are_refused(floors: object) -> None:
    """An unknown metric or a floor that is no number is an input error, not a floor that never fails."""
    with pytest.raises(InputError, match=r"^floors\.json: "):
        check_floors(floors, "floors.json")


def test_floors_are_read_from_a_file(tmp_path: Path) -> None:
    """The floors stand in the file itself or under the key floors, beside what else it holds."""
    path = tmp_path / "floors.json"
    path.write_text('{"reason": "first figures", "floors": {"agenda.f1": 0.5}}', encoding="utf-8")

    assert read_floors(path) == {"agenda.f1": 0.5}


BAD_GOLD: dict[str, Any] = {
    "not JSON": "{",
    "meetings[0].status": {"meetings": [{**span("Vienna"), "id": "m1"}]},
    "optinal": {"quotes": [{"id": "q1", "kind": "direct", "spans": [span("hollow")], "optinal": True}]},
    "'m9', which": {
        "agenda": [{"id": "a", "topic": "t", "meeting_ids": ["m9"], "basis": "stated", "evidence": [span("trade")]}]
    },
    "given twice": {"quotes": [{"id": "q1", "kind": "direct", "spans": [span("hollow")]}] * 2},
    "no 'participants[].nam'": {"must_not": [{"field": "participants[].nam", "matches": "x", "why": "x"}]},
    "no regular expression": {"must_not": [{"field": "*", "matches": "(", "why": "x"}]},
    "there stands": {"quotes": [{"id": "q1", "kind": "direct", "spans": [span("hollow") | {"text": "hallow"}]}]},
    "outside the article": {
        "quotes": [{"id": "q1", "kind": "direct", "spans": [{"start": 1, "end": 9999, "text": "x"}]}]
    },
    "another text": {"article": {"source": "article.txt", "sha256": "0" * 64}},
}


@pytest.mark.parametrize("words", BAD_GOLD)
def test_bad_gold_is_one_line_that_names_file_and_place(words: str, tmp_path: Path) -> None:
    """Whatever is wrong with a gold file, the error is one line with the file's name and the place in it."""
    bad = BAD_GOLD[words]
    text = bad if isinstance(bad, str) else json.dumps({"article": FACTS, **bad})
    (tmp_path / "article.gold.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_cases(tmp_path, CASES)

    assert words.split(".")[0] in str(caught.value) or words in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_missing_gold_and_missing_articles_are_input_errors(tmp_path: Path) -> None:
    """A folder without gold, a file that is not there, and gold without its article are told as such."""
    with pytest.raises(InputError, match="no file named"):
        read_cases(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        read_gold(tmp_path / "a.gold.json")
    (tmp_path / "a.gold.json").write_text(json.dumps({"article": FACTS | {"source": "../../x.txt"}}), encoding="utf-8")
    with pytest.raises(InputError, match=r"no article a\.txt"):
        read_cases(tmp_path)


def test_the_schema_file_is_generated_from_the_classes() -> None:
    """schemas/gold.schema.json is what gold_schema returns, and the cases' gold fits it."""
    schema = gold_schema()
    Draft202012Validator.check_schema(schema)
    gold = json.loads((CASES / "all-right.json").read_text(encoding="utf-8"))["gold"]

    assert format_schema(schema) == (ROOT / "schemas" / "gold.schema.json").read_text(encoding="utf-8")
    assert list(Draft202012Validator(schema).iter_errors({"article": FACTS, **place(gold, {})})) == []


@pytest.mark.parametrize(
    "folder",
    [
        "seeds/gold",
        *(f"tests/gold/{each.name}" for each in sorted((ROOT / "tests" / "gold").iterdir()) if each.is_dir()),
    ],
)
def test_every_gold_of_the_project_is_proven(folder: str) -> None:
    """Every gold file fits the format and its article: digest, spans, ids and traps."""
    cases = read_cases(ROOT / folder)

    assert len(list((ROOT / folder).glob("*.gold.json"))) == len(cases)


SAME_NAMES = [
    ("Rubio", "Marco Rubio", True),
    ("President Trump", "Trump", True),
    ("J. Smith", "John Smith", True),
    ("Kim Min-jun", "Min-jun Kim", True),
    ("al-Rawahi", "Haitham bin Salim al-Rawahi", True),
    ("Özgüneş", "OZGUNES", True),
    ("Ukrainian delegation", "delegation from Ukraine", True),
    ("foreign ministers of the G7", "G7 foreign ministers", True),
    ("NATO foreign ministers", "Foreign ministers of the NATO countries", True),
    ("the Kremlin", "Russia", True),
    ("Turkish government", "Ankara", True),
    ("the foreign ministry in Baku", "Azerbaijani Foreign Ministry", True),
    ("the EU", "European Union", True),
    ("Anna Kovac", "Petr Kovac", False),
    ("President", "President Rubio", False),
    ("EU", "EU leaders", False),
    ("Russia", "Russian officials", False),
    ("Turkey", "Turkish Foreign Ministry", False),
    ("South Korea", "North Korea", False),
    ("", "Rubio", False),
]


@pytest.mark.parametrize(("left", "right", "same"), SAME_NAMES)
def test_names_are_compared_both_ways(left: str, right: str, same: bool) -> None:
    """Two names are of one bearer or not, whichever is asked first."""

    assert (same, same) == (compare_names([left], [right]) > 0, compare_names([right], [left]) > 0)


def test_a_shared_surname_is_no_proof_among_aliases() -> None:
    """Two full names that differ stay two people although both are also called by their surname."""

    assert compare_names(["Anna Kovac", "Kovac"], ["Petr Kovac", "Kovac"]) == 0


def test_matching_finds_the_most_pairs() -> None:
    """An item that likes best what another needs gives way."""
    likes = {(0, 0): 1.0, (0, 1): 0.9, (1, 0): 0.8}
    golds = (GoldItem(note="0"), GoldItem(note="1"))

    assert pair(golds, (0, 1), lambda gold, item: likes.get((int(gold.note or 0), item), 0.0)) == {0: 1, 1: 0}


def test_long_chains_of_wishes_are_settled() -> None:
    """A thousand items that each have to give way by one are all paired."""
    golds = tuple(GoldItem(note=str(n)) for n in range(300))
    likeness = lambda gold, item: 1.0 if item - int(gold.note or 0) in (0, -1) else 0.0  # noqa: E731

    assert len(pair(golds, tuple(range(300)), likeness)) == 300


def test_overlap_counts_each_character_once() -> None:
    """Spans that overlap count once on either side."""
    left = merge([Span(start=0, end=10, text="x"), Span(start=5, end=12, text="x")])
    right = merge([Span(start=8, end=9, text="x"), Span(start=11, end=20, text="x")])

    assert count_shared(left, right) == 2


def test_trimming_keeps_what_is_inside() -> None:
    """Marks, spaces and punctuation fall at the edges only; a text of nothing else trims to nothing."""

    assert trim(10, "“‘I can't, no.’ ") == (12, 23)
    assert trim(10, "“…”") == (13, 13)
