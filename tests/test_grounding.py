"""Grounding: claimed words in, proven spans out."""

import json
import random
import re
import string
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, BeforeValidator, Field, model_validator
from schemas.ruling import Ruling
from schemas.trade import TradeDeal

from summariser import summarise
from summariser.article import Article
from summariser.audit import check
from summariser.engine import Answered, Drafted
from summariser.errors import SettingsError
from summariser.grounding import Grounder, Index, Place, Refusal, SchemaGrounder, prove, require_provable
from summariser.grounding.folding import fold
from summariser.grounding.index import keeps_case, trim
from summariser.grounding.near import WordTable
from summariser.record import (
    Claim,
    Draft,
    DraftQuote,
    Grounded,
    Mention,
    Passage,
    Provenance,
    Summary,
    Supported,
    Verbatim,
)

CASES = Path(__file__).parent / "cases" / "grounding"
SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def cases(folder: str) -> list[Any]:
    """The cases of a folder, each with its name."""
    return [
        pytest.param(json.loads(path.read_text()), id=path.stem) for path in sorted((CASES / folder).glob("*.json"))
    ]


def ground(text: str, **draft: Any) -> Summary:
    """The summary of a draft given as plain values; the independent check must accept it."""
    article = Article(text)
    summary = Grounder(article).ground(Drafted(Draft.model_validate(draft), Provenance(engine="model", version="0")))
    assert check(summary, article) == ()
    return summary


def sound(index: Index, claim: str) -> list[Place]:
    """The places that would be accepted for a quotation."""
    return [place for place in index.find(claim) if not place.guarded]


# ---- where words stand ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", cases("match"))
def test_a_claim_is_found_as_the_case_says(case: dict[str, Any]) -> None:
    """Each case names a text, a claim, how they match, and the text's own words; null stands for anything but exact and folded."""
    index = Index(case["article"])
    found, near = index.find(case["claim"]), index.find_near(case["claim"])
    place = next(iter(sound(index, case["claim"])), None)
    if place is None and near is not None and not near.guarded and not found:
        place = near
    match = place.match if place else "altered" if found or near else "absent"

    if case["match"] is None:
        assert match not in ("exact", "folded")
    else:
        assert case["match"] == match
        assert case["texts"] == [
            case["article"][start:end] for start, end in (place.spans if place and match != "altered" else ())
        ]


def words_of(text: str) -> list[tuple[int, int]]:
    """Spans of the white-space separated words of `text`."""
    return [found.span() for found in re.finditer(r"\S+", text)]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.data())
def test_a_found_span_slices_to_what_was_claimed(text: str, data: st.DataObject) -> None:
    """For any text and any slice of it, a span that is found folds to the slice, and an exact one is the slice itself."""
    start = data.draw(st.integers(0, len(text)))
    claim = text[start : data.draw(st.integers(start, len(text)))]

    for place in Index(text).find(claim):
        pieces = [text[first:last] for first, last in place.spans]
        if place.match == "exact":
            assert [claim.strip()] == pieces
        elif len(pieces) == 1:
            assert trim(fold(claim).text) == trim(fold(pieces[0]).text)


SCRIPTS = "abc déf Ünï “q” ‘x’ – — … no\u00a0t 12,5 мир عربي 中文 हिन्दी 👩🏽‍🚀 \u200f\u2067\u2028\r\n\u00ad\u200b ﬁ"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=SCRIPTS, min_size=1, max_size=80), st.data())
def test_whole_words_of_a_text_are_found_exactly_where_they_stand(text: str, data: st.DataObject) -> None:
    """Any run of whole words is found as exact, and one of the places is where it was taken from."""
    spans = words_of(text)
    if not spans:
        return
    first = data.draw(st.integers(0, len(spans) - 1))
    last = data.draw(st.integers(first, len(spans) - 1))
    start, end = spans[first][0], spans[last][1]
    if not any(map(str.isalnum, text[start:end])):
        return

    assert (((start, end),), "exact") in [(place.spans, place.match) for place in Index(text).find(text[start:end])]


FOLDINGS = {
    "straight marks": lambda words: re.sub("[“”«»]", '"', re.sub("[‘’]", "'", words)),
    "turned marks": lambda words: words.replace('"', "”").replace("'", "’"),
    "dashes": lambda words: words.replace("—", "–").replace("–", " – "),
    "spaces": lambda words: words.replace(" ", "\u00a0\n"),
    "thin spaces": lambda words: words.replace(" ", "\u2009"),
    "decomposed": lambda words: unicodedata.normalize("NFD", words),
    "composed": lambda words: unicodedata.normalize("NFC", words),
    "soft hyphens": lambda words: re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", words),
    "zero width": lambda words: words.replace(" ", " \u200b"),
    "direction marks": lambda words: f"\u200e{words}\u200f",
    "ligatures": lambda words: words.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "dots": lambda words: words.replace("…", "..."),
    "capitals": str.upper,
    "outer marks": lambda words: f"«{words}»",
}


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.text("abcdeéöfilmnorst’“”—", min_size=2, max_size=9).filter(lambda word: word.upper().lower() == word),
        min_size=4,
        max_size=25,
    ),
    st.sampled_from(sorted(FOLDINGS)),
    st.data(),
)
def test_a_slice_is_found_under_any_folding(words: list[str], folding: str, data: st.DataObject) -> None:
    """However a slice is respelled, it is found, and what is found slices to the text it came from."""
    text = " ".join(words)
    spans = words_of(text)
    first = data.draw(st.integers(0, len(spans) - 2))
    last = data.draw(st.integers(first, len(spans) - 1))
    taken = text[spans[first][0] : spans[last][1]]
    if not any(map(str.isalnum, taken)) or not keeps_case(FOLDINGS[folding](taken), taken):
        return  # "IT" is another word than "it"
    found = Index(text).find(FOLDINGS[folding](taken))

    assert trim(taken) in [trim(text[place.start : place.end]) for place in found]


@settings(max_examples=60, deadline=None)
@given(st.text("abcdefghijklm ,.“”’\n", max_size=150), st.text("nopqrstuvwxyz ,.“”’", max_size=40), st.data())
def test_words_the_article_lacks_are_never_exact_or_folded(text: str, strange: str, data: st.DataObject) -> None:
    """A claim that holds a word the article lacks has no place, whatever else is in it."""
    if not any(map(str.isalnum, strange)):
        return
    start = data.draw(st.integers(0, len(text)))
    claim = text[start : start + 30] + " " + strange

    assert Index(text).find(claim) == ()


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200), st.text(max_size=60))
def test_no_text_is_an_exception(text: str, claim: str) -> None:
    """Any Unicode string may be article or claim."""
    index = Index(text)

    for place in (*index.find(claim), *filter(None, [index.find_near(claim)])):
        assert all(0 <= start < end <= len(text) for start, end in place.spans)


def stretches() -> Iterator[tuple[str, Index]]:
    """Every quotation of the seeds, with the index of its article."""
    for path in SEEDS:
        article = Article.from_file(path)
        index = Index(article.text)
        for one in Grounder(article)._beside.reading.stretches:
            words = article.text[one.start : one.end]
            if len(words.split()) >= 3:
                yield words, index


def alter(words: str, kind: str, rng: random.Random) -> str:
    """`words` with one word, number, name or negation changed."""
    parts = words.split()
    at = rng.randrange(len(parts))
    if kind == "word":
        parts[at] = rng.choice(["therefore", "gently", "harbour", "quarrel", "measured"])
    elif kind == "number":
        parts.insert(at, str(rng.randrange(2, 99)))
    elif kind == "name":
        parts[at] = rng.choice(["Oslo", "Brandt", "Kazakhstan", "Ndiaye"])
    else:
        parts.insert(max(1, at), rng.choice(["not", "never", "no"]))
    return " ".join(parts)


def test_no_altered_quotation_is_accepted() -> None:
    """Of two thousand quotations with one word, number, name or negation changed, none is exact or folded, and none is near without a guard but for a plain word."""
    rng = random.Random(3)
    pool = list(stretches())
    accepted, judged = [], 0
    while judged < 2000:
        words, index = rng.choice(pool)
        kind = rng.choice(["word", "number", "name", "negation"])
        altered = alter(words, kind, rng)
        if " ".join(altered.split()) == " ".join(words.split()):
            continue
        judged += 1
        near = index.find_near(altered)
        if sound(index, altered) or (kind != "word" and near is not None and not near.guarded):
            accepted.append((kind, altered))

    assert accepted == []


def test_no_typographic_variant_is_rejected() -> None:
    """Of two thousand respelled true quotations, all are found."""
    rng = random.Random(4)
    pool = list(stretches())
    rejected = []
    for _ in range(2000):
        words, index = rng.choice(pool)
        first, second = rng.choice(sorted(FOLDINGS)), rng.choice(sorted(FOLDINGS))
        variant = FOLDINGS[second](FOLDINGS[first](words))
        if not sound(index, variant):
            rejected.append((first, second, words, variant))

    assert rejected == []


@pytest.mark.parametrize(
    "text",
    [
        " " * 200_000 + "a",
        "a" + "\u0301\u0316" * 100_000,
        "the " * 50_000,
        "“" * 100_000,
        "a…" * 60_000,
        "\u200b" * 200_000,
        "- " * 100_000,
        "क\u093c" * 60_000,
        "no " * 30_000 + "yes",
    ],
    ids=["spaces", "marks", "the", "quotation marks", "dots", "zero width", "dashes", "nukta", "no"],
)
def test_hostile_texts_cost_little(text: str) -> None:
    """Texts built to be slow are indexed and searched; a cost of the square of their length would not come to an end."""
    index = Index(text)

    for claim in ("the end of the road", "no … yes", "the the the the the", text[:3000]):
        index.find(claim)
        index.find_near(claim)


def test_alignment_looks_at_few_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A near match of a page looks at a bounded number of equal pairs for each of its words."""
    from summariser.grounding import near

    looked = []
    plain = near._longest_chain
    monkeypatch.setattr(near, "_longest_chain", lambda pairs: looked.append(len(pairs)) or plain(pairs))
    rng = random.Random(5)
    vocabulary = ["".join(rng.choices(string.ascii_lowercase, k=5)) for _ in range(400)] + ["the", "of", "and"] * 40
    text = " ".join(rng.choices(vocabulary, k=40_000))
    page = text.split()[20_000:20_500]
    page[::7] = ["changed"] * len(page[::7])
    place = Index(text).find_near(" ".join(page))

    assert place is not None
    assert (place.score or 0) > 0.8
    assert sum(looked) < 3 * 500 * 129


def test_word_table_knows_the_way_back() -> None:
    """A word of the table leads to its characters in the text."""
    text = "The “oﬃcial” said — no."
    table = WordTable(text, fold(text))

    assert [table.written(at) for at in range(len(table.keys))] == ["The", "oﬃcial", "said", "no"]


# ---- any model ----------------------------------------------------------------------------------------------------------


class Party(BaseModel):
    """A side of a deal, by somebody else's schema."""

    name: Mention
    quote: Verbatim | None = None


class Deal(BaseModel):
    """A trade deal, by somebody else's schema."""

    seller: Party
    others: list[Party] = []
    clauses: Annotated[tuple[Passage, ...], Field(max_length=9)] = ()
    by_topic: dict[str, Verbatim] = {}


class Finder:
    """Finds a claim in one text, and nothing more."""

    def __init__(self, text: str) -> None:
        self.index = Index(text)

    def prove(self, claim: Claim, words: str, path: tuple[str | int, ...]) -> Place | Refusal:
        """The first place."""
        places = self.index.find(words)
        return places[0] if places else Refusal("not_in_article", f"no {words}")


TEXT = "Norway sells gas to Poland. “We agreed on a price,” said Oslo. Delivery starts in May."


def test_a_failed_item_leaves_its_list_and_an_optional_field_becomes_none() -> None:
    """What cannot be proven is taken out where the model allows it, and listed with its path."""
    deal = Deal(
        seller=Party(name="Norway", quote="We agreed on nothing"),
        others=[Party(name="Chile"), Party(name="Poland", quote="We agreed on a price")],
        clauses=("Delivery starts in June", "Delivery starts in May"),
        by_topic={"price": "We agreed on a price", "term": "ten years"},
    )
    proof = prove(deal, Finder(TEXT))

    assert proof.value == Deal(
        seller=Party(name="Norway"),
        others=[Party(name="Poland", quote="We agreed on a price")],
        clauses=("Delivery starts in May",),
        by_topic={"price": "We agreed on a price"},
    )
    assert [one.path for one in proof.refusals] == [
        ("seller", "quote"),
        ("others", 0, "name"),
        ("clauses", 0),
        ("by_topic", "term"),
    ]
    assert TEXT[proof.places["others", 0, "name"].start : proof.places["others", 0, "name"].end] == "Poland"


def test_a_required_claim_takes_its_parent_with_it() -> None:
    """At the root nothing is left."""
    proof = prove(Deal(seller=Party(name="Sweden")), Finder(TEXT))

    assert (proof.value, [one.path for one in proof.refusals], dict(proof.places)) == (None, [("seller", "name")], {})


def test_a_list_that_becomes_too_short_takes_its_parent_with_it() -> None:
    """A model that demands one proof at least does not stand without any."""

    class Ruling(BaseModel):
        grounds: Annotated[list[Passage], Field(min_length=1)]

    proof = prove(Ruling(grounds=["never said"]), Finder(TEXT))

    assert proof.value is None
    assert [one.reason for one in proof.refusals] == ["not_in_article", "no_evidence"]


# ---- the record -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", cases("rules"))
def test_a_draft_is_grounded_as_the_case_says(case: dict[str, Any]) -> None:
    """Each case names a text, a draft, what is refused (kind, field, reason), and values of the record."""
    summary = ground(case["article"], **case["draft"])
    record = summary.model_dump(mode="json")

    assert case["refused"] == [[one.kind, one.field, one.reason] for one in summary.unsupported]
    for path, value in case.get("record", {}).items():
        assert value == look_up(record, path), path


def look_up(record: Any, path: str) -> Any:
    """The value at a path such as "quotes[0].speaker"; "#" counts a list."""
    for part in re.findall(r"[^.\[\]]+", path):
        record = len(record) if part == "#" else record[int(part)] if part.isdigit() else record[part]
    return record


WIRE = (
    "OSLO — Norway's Foreign Minister Ingrid Solvang met Polish counterpart Jan Kowal in Oslo on Tuesday.\n\n"
    "“We will not be rushed,” Solvang said after the talks. “The price is fair.”\n\n"
    "Kowal told reporters that Poland needed an answer by May. “We hope for a deal,” he said.\n"
)


def test_review_names_every_problem_and_what_was_forgotten() -> None:
    """The engine is told where each problem is, why, and which quotations are missing."""
    draft = Draft.model_validate(
        {"quotes": [{"kind": "direct", "text": ["We will be rushed"], "speaker": "Ingrid Solvang"}]}
    )
    problems = Grounder(Article(WIRE)).review(draft)

    assert (problems[0].kind, problems[0].path, problems[0].reason) == ("quote", "quotes[0]", "altered")
    assert "not" in problems[0].detail
    assert {"forgotten"} == {problem.reason for problem in problems[1:]}
    assert "We hope for a deal," in " ".join(problem.detail for problem in problems)


def test_the_ledger_closes_on_every_seed() -> None:
    """With nothing claimed, every stretch between quotation marks is quoted or listed, exactly once."""
    for path in SEEDS:
        article = Article.from_file(path)
        summary = Grounder(article).ground(Drafted(Draft(), Provenance(engine="model", version="0")))

        assert check(summary, article) == (), path.name
        assert {"found"} >= {quote.origin for quote in summary.quotes}


def test_grounding_is_deterministic_and_indifferent_to_order() -> None:
    """The same claims in another order give the same record but for the list of refusals."""
    quotes = [
        {"kind": "direct", "text": ["We hope for a deal,"], "speaker": "Jan Kowal"},
        {"kind": "direct", "text": ["We will not be rushed,", "The price is fair."], "speaker": "Ingrid Solvang"},
        {"kind": "direct", "text": ["We will never pay"], "speaker": "Jan Kowal"},
    ]
    one, other = ground(WIRE, quotes=quotes), ground(WIRE, quotes=quotes[::-1])

    assert one == other
    assert [each.reason for each in one.unsupported] == ["not_in_article"]


def test_repeated_words_are_placed_beside_their_speaker() -> None:
    """Of two places with the same words, each speaker gets their own."""
    text = "“We are ready,” said Norwegian Foreign Minister Ingrid Solvang in Oslo.\n\n“We are ready,” said Polish Foreign Minister Jan Kowal in Warsaw.\n"
    quotes = [
        {"kind": "direct", "text": ["We are ready,"], "speaker": name} for name in ("Jan Kowal", "Ingrid Solvang")
    ]
    summary = ground(text, quotes=quotes)

    assert [(one.speaker, one.spans[0].start) for one in summary.quotes] == [("Ingrid Solvang", 1), ("Jan Kowal", 74)]
    assert summary.unsupported == ()


def test_hopeless_repetition_is_said_to_be_ambiguous() -> None:
    """Where nothing tells equal places apart, the first is taken and a warning says so."""
    text = "“We are ready.”\n\nNobody said who spoke.\n\n“We are ready.”\n"
    summary = ground(text, quotes=[{"kind": "direct", "text": ["We are ready."]}])

    assert [warning.code for warning in summary.warnings] == ["ambiguous"]


def test_half_a_surrogate_pair_is_no_exception() -> None:
    """A claim that no article can hold is refused, and the record can still be written."""
    summary = ground(WIRE, quotes=[{"kind": "direct", "text": ["We hope \ud83d for a deal"], "speaker": "Jan Kowal"}])

    assert [one.reason for one in summary.unsupported] == ["altered"]
    assert "\ufffd" in summary.model_dump_json()


# ---- records of anybody's class -------------------------------------------------------------------------------------------

SCHEMAS = Path(__file__).parent / "schemas"
OWN: list[tuple[type[BaseModel], str]] = [(TradeDeal, "trade"), (Ruling, "ruling")]


def ground_as(schema: type[BaseModel], text: str, given: BaseModel | dict[str, Any]) -> Grounded[Any]:
    """The record of an answer; the independent check must accept it, with and without sight of the class."""
    article = Article(text)
    value = schema.model_validate(given)
    record: Grounded[Any] = SchemaGrounder(article, schema).ground(
        Answered(value, Provenance(engine="model", version="0"))
    )
    assert check(record, article) == ()
    assert check(Grounded[Any].model_validate_json(record.model_dump_json()), article) == ()
    return record


def own(name: str, reply: str) -> tuple[str, dict[str, Any]]:
    """An example's article and one of its replies."""
    return (SCHEMAS / f"{name}.txt").read_text(), json.loads((SCHEMAS / f"{name}.{reply}.json").read_text())


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """(path, string) of every string in a JSON value."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from strings(one, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from strings(one, f"{path}[{at}]")
    elif isinstance(value, str):
        yield path, value


def items_in(value: BaseModel) -> int:
    """How many items the lists of an answer hold."""
    return sum(len(one) for _, one in value if isinstance(one, tuple))


@pytest.mark.parametrize(("schema", "name"), OWN, ids=["trade", "ruling"])
def test_a_true_answer_of_any_class_stands_whole(schema: type[BaseModel], name: str) -> None:
    """Nothing of a careful answer is refused, and each claim is written as the article writes it."""
    text, reply = own(name, "reply")
    record = ground_as(schema, text, reply)
    written = dict(strings(json.loads(record.model_dump_json())["value"]))

    assert () == record.unsupported
    assert {path: fold(words).text for path, words in strings(reply)} == {
        path: fold(words).text for path, words in written.items()
    }
    for proof in record.proofs:
        assert written[proof.path] == " … ".join(text[one.start : one.end] for one in proof.evidence)


@pytest.mark.parametrize(
    ("schema", "name", "refused"),
    [
        (
            TradeDeal,
            "trade",
            {
                "signed_on": "not_in_article",
                "parties[0].signatory": "not_named",
                "parties[2]": "not_named",
                "parties[3]": "no_evidence",
                "parties[3].evidence[0]": "boilerplate",
                "clauses[0]": "altered",
                "clauses[2].text": "altered",
                "clauses[3].evidence[0]": "altered",
                "clauses[4].evidence[0]": "not_in_article",
                "clauses[5].text": "altered",
            },
        ),
        (
            Ruling,
            "ruling",
            {
                "judges[1].name": "not_named",
                "judges[2].reason": "boilerplate",
                "orders[0].deadline": "not_in_article",
                "orders[1]": "no_evidence",
                "remarks[0].words": "altered",
                "remarks[1]": "altered",
            },
        ),
    ],
    ids=["trade", "ruling"],
)
def test_damage_to_any_class_is_set_apart(schema: type[BaseModel], name: str, refused: dict[str, str]) -> None:
    """What was altered, invented or taken from the page's furniture is unsupported with its reason; what is true beside it stands."""
    text, damaged = own(name, "damaged")
    record = ground_as(schema, text, damaged)
    reasons = {one.path: one.reason for one in record.unsupported}
    left = {"trade": {"parties": 2, "clauses": 1}, "ruling": {"judges": 1, "orders": 1, "remarks": 0}}[name]

    assert refused == {path: reasons[path] for path in refused}
    assert left == {key: len(getattr(record.value, key)) for key in left}
    assert all(one.claim is not None and one.detail.endswith(".") for one in record.unsupported)


@pytest.mark.parametrize(("schema", "name"), OWN, ids=["trade", "ruling"])
@pytest.mark.parametrize("damage", ["not ", "99 ", "Marlowe "])
def test_no_altered_claim_of_any_class_reaches_the_value(schema: type[BaseModel], name: str, damage: str) -> None:
    """A negation, a number or a name put into any one claim keeps that claim out, and no claim of another item."""
    text, reply = own(name, "reply")
    whole = ground_as(schema, text, reply)
    for proof in whole.proofs:
        damaged = json.loads(json.dumps(reply))
        *steps, last = [int(one) if one.isdigit() else one for one in re.findall(r"[^.\[\]]+", proof.path)]
        holder = damaged
        for step in steps:
            holder = holder[step]
        first, _, rest = holder[last].partition(" ")
        holder[last] = f"{first} {damage}{rest}".strip()
        record = ground_as(schema, text, damaged)
        values = [words for _, words in strings(json.loads(record.model_dump_json())["value"])]

        assert holder[last] not in values
        assert proof.path in [one.path for one in record.unsupported]
        if len(steps) > 1:
            assert items_in(whole.value) - 1 <= items_in(record.value)


class Toll(Supported):
    """An item with a number that nobody proves."""

    place: Mention | None = None
    euros: float | None = None


class Tolls(BaseModel):
    """A root that asserts nothing itself."""

    tolls: list[Toll] = []
    note: Verbatim | None = None


class Marked(BaseModel):
    """An item with optional claims only, and something without a claim."""

    name: Mention | None = None
    grade: int = 0


class Marks(BaseModel):
    """Items of this kind, one of them required."""

    first: Marked
    others: list[Marked] = []


BRIDGE = "The ferry to Hove costs 4 euros.\n\nThe bridge to Lund costs 9 euros. The road is free.\n\nThe tunnel to Sund is closed. The road is free.\n"


def test_numbers_stand_and_fall_with_their_item() -> None:
    """What no claim covers stands where its item is proven, is said to be unproven, and leaves with the item."""
    tolls = [
        {"evidence": ["The ferry to Hove costs 4 euros."], "place": "Hove", "euros": 4},
        {"evidence": ["The ferry to Malta costs 5 euros."], "place": "Hove", "euros": 5},
    ]
    record = ground_as(Tolls, BRIDGE, {"tolls": tolls})

    assert [4.0] == [one.euros for one in record.value.tolls]
    assert ("tolls[0].euros",) == record.unproven
    assert tolls[1] == next(one.claim for one in record.unsupported if one.path == "tolls[1]")


def test_an_item_without_any_proof_leaves() -> None:
    """Optional claims that all fail leave nothing that a number could stand on; a required item takes the answer with it."""
    others = ground_as(Marks, BRIDGE, {"first": {"name": "Hove"}, "others": [{"name": "Malta", "grade": 3}]})
    first = ground_as(Marks, BRIDGE, {"first": {"name": "Malta", "grade": 3}})

    assert [] == others.value.others
    assert [("others[0].name", "not_named"), ("others[0]", "no_evidence")] == [
        (one.path, one.reason) for one in others.unsupported
    ]
    assert (None, (), ()) == (first.value, first.proofs, first.unproven)
    assert ["first.name", "first", ""] == [one.path for one in first.unsupported]
    assert {"first": {"name": "Malta", "grade": 3}, "others": []} == first.unsupported[-1].claim


def test_an_answer_that_claims_nothing_stands() -> None:
    """An article may hold nothing of what is asked for."""
    record = ground_as(Tolls, BRIDGE, {"tolls": [], "note": None})

    assert (Tolls(), (), ()) == (record.value, record.proofs, record.unsupported)


def test_a_required_claim_of_the_root_takes_everything() -> None:
    """The value is null then, and the whole answer is among what is unsupported."""
    text, reply = own("ruling", "reply")
    record = ground_as(Ruling, text, reply | {"court": "Court of Session"})

    assert (None, ()) == (record.value, record.proofs)
    assert ["court", ""] == [one.path for one in record.unsupported]
    assert reply["judges"] == record.unsupported[-1].claim["judges"]


def test_repeated_words_of_an_item_are_placed_beside_its_other_words() -> None:
    """Of two places with the same words the one beside the item's own is meant; where nothing tells, a warning says so."""
    words = ["The tunnel to Sund is closed.", "The road is free."]
    beside = ground_as(Tolls, BRIDGE, {"tolls": [{"evidence": words}]})
    alone = ground_as(Tolls, BRIDGE, {"note": "The road is free."})

    assert BRIDGE.rindex("The road") == beside.proofs[1].evidence[0].start
    assert ([], ["ambiguous"]) == ([one.code for one in beside.warnings], [one.code for one in alone.warnings])


def test_a_name_from_elsewhere_is_said_to_stand_apart() -> None:
    """Name and evidence may both be true and yet not belong together; that is for the reader, who is told."""
    record = ground_as(Tolls, BRIDGE, {"tolls": [{"evidence": ["costs 9 euros"], "place": "Hove"}]})

    assert ["apart"] == [one.code for one in record.warnings]
    assert "tolls[0].place" in record.warnings[0].detail


def test_fields_are_called_as_in_the_answer() -> None:
    """A field with an alias is proven, written and read again under it."""
    text, reply = own("ruling", "reply")
    record = ground_as(Ruling, text, reply)

    assert "in the matter of" in [one.path for one in record.proofs]
    assert record == Grounded[Ruling].model_validate_json(record.model_dump_json())


def test_half_a_surrogate_pair_in_any_class_is_no_exception() -> None:
    """It is refused as any words that the article lacks."""
    record = ground_as(Tolls, BRIDGE, {"note": "costs \ud83d euros"})

    assert "\ufffd" in record.unsupported[0].claim


def test_a_review_says_what_to_mend() -> None:
    """An engine hears of each refusal, by its path in the answer."""
    text, damaged = own("trade", "damaged")
    problems = SchemaGrounder(Article(text), TradeDeal).review(TradeDeal.model_validate(damaged))

    assert {"signed_on", "parties[2].name", "clauses[2].text"} <= {one.path for one in problems}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=SCRIPTS, min_size=1, max_size=80).filter(str.strip), st.data())
def test_any_answer_to_any_text_gives_a_record_that_checks(text: str, data: st.DataObject) -> None:
    """Whatever is claimed of whatever text, nothing is an exception, and what is left in the value is the text's own."""
    cut = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    words = st.one_of(cut.map(lambda one: text[min(one) : max(one)]), st.text(max_size=12))
    tolls = st.lists(
        st.fixed_dictionaries({"evidence": st.lists(words, min_size=1, max_size=2), "place": words}), max_size=3
    )

    ground_as(Tolls, text, {"tolls": data.draw(tolls), "note": data.draw(words)})


class Rate(Supported):
    """An item whose class reads and judges what it is given."""

    words: Annotated[str, Claim("verbatim"), Field(max_length=30)] | None = None
    euros: Annotated[float | None, BeforeValidator(lambda given: float(str(given).split()[0]) / 2)] = None

    @model_validator(mode="after")
    def _is_said(self) -> "Rate":
        if self.words is None and len(self.evidence) < 2:
            raise ValueError("words or two passages")
        return self


class Rates(BaseModel):
    """Items of this kind."""

    rates: list[Rate] = []


def test_what_a_class_read_once_is_not_read_again() -> None:
    """Taking one thing out leaves the others as the class has read them; an item that its class would not take so leaves."""
    two = ["The ferry to Hove costs 4 euros.", "costs 9 euros"]
    rates = [
        {"evidence": [*two, "costs 5 euros"], "words": "costs 4 euros", "euros": "4 euros"},
        {"evidence": [*two, "costs 5 euros"], "words": "costs 5 euros", "euros": "4 euros"},
        {"evidence": two[:1], "words": "costs 5 euros", "euros": "5 euros"},
    ]
    record = ground_as(Rates, BRIDGE, {"rates": rates})

    assert [(2.0, "costs 4 euros"), (2.0, None)] == [(one.euros, one.words) for one in record.value.rates]
    assert ("rates[2]", "no_evidence") == (record.unsupported[-1].path, record.unsupported[-1].reason)


def test_all_that_is_wrong_in_an_item_is_said_at_once() -> None:
    """An item falls with its first required claim that fails, and a model that mends it is told of the others too."""
    text, reply = own("ruling", "reply")
    remarks = [{"speaker": "Vera Quint", "words": "I did win this alone"}, reply["remarks"][1]]
    record = ground_as(Ruling, text, reply | {"remarks": remarks})

    assert ["remarks[0].speaker", "remarks[0]", "remarks[0].words"] == [one.path for one in record.unsupported]
    assert ["Ellen Pellew"] == [one.speaker for one in record.value.remarks]


class Named(BaseModel):
    """A class of a field that can be proven."""

    name: Mention


class InSet(BaseModel):
    """A claim where no walk finds it."""

    words: set[Verbatim]


class Mixed(BaseModel):
    """A string or an object: once read, nobody knows which was meant."""

    one: Verbatim | Named


class OnNumber(BaseModel):
    """A claim on a number."""

    count: Annotated[int, Claim("verbatim")]


class Free(BaseModel):
    """Keys that are not known beforehand."""

    name: Mention
    rest: dict[str, str]


class Loose(BaseModel):
    """Any value at all."""

    name: Mention
    rest: Any


class Bare(BaseModel):
    """Nothing that could be proven."""

    name: str


class Undefined(BaseModel):
    """A field of a class that is nowhere."""

    name: "Nowhere"  # type: ignore[name-defined]  # noqa: F821


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        (InSet, "InSet.words marks a claim inside a set"),
        (Mixed, "Mixed.one marks a claim in a union"),
        (OnNumber, "OnNumber.count marks a claim on something that is no string"),
        (Free, "Free.rest: an object with keys that are not known beforehand"),
        (Loose, "Loose.rest: a value of any type"),
        (Bare, "Bare has no field that can be proven"),
        (Undefined, "Undefined: `Undefined` is not fully defined"),
        (BaseModel, "'BaseModel' is no pydantic model"),
        (str, "'str' is no pydantic model"),
    ],
)
def test_a_class_that_cannot_be_proven_is_one_clear_line(schema: Any, said: str) -> None:
    """Nothing is asked of a model whose answer nobody could prove."""
    with pytest.raises(SettingsError) as caught:
        require_provable(schema)

    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("second", ["the roads are open again", "are open again", "open again"])
def test_words_given_twice_stand_once(second: str) -> None:
    """A quotation whose stretches repeat or overlap each other is one stretch, and its record passes the check."""
    article = Article("Ana Prill said that the roads are open again. Nobody asked her why.")
    claim = DraftQuote(kind="indirect", text=("the roads are open again", second), speaker="Ana Prill", cue="said")
    summary = Grounder(article).ground(Drafted(Draft(quotes=(claim,)), Provenance(engine="model", version="test")))

    assert ["the roads are open again"] == [quote.text for quote in summary.quotes]
    assert () == check(summary, article)


def test_many_meetings_of_one_day_keep_their_date() -> None:
    """A date is sought beside each meeting, however often the article repeats it before."""
    lines = (
        f"Minister {chr(65 + n % 26)}a{'bcdefghijklm'[n // 26]}o met Envoy Leru in Oslo on 3 May 2024."
        for n in range(230)
    )
    summary = summarise(Article("Ministers meet\n\n" + "\n\n".join(lines)))

    assert len(summary.meetings) > 200
    assert all(meeting.date for meeting in summary.meetings)
