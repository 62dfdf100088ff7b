"""The perfect answer to an article, made from its gold: what a model would send if it made no mistake."""

from typing import Any

Gold = dict[str, Any]
Answer = dict[str, Any]

NOTES = "_notes"
"""Key for what damage needs to know and no model says: boilerplate, who is only mentioned. `bare_draft` drops it."""

STANCES = {
    "supports": "supports",
    "opposes": "opposes",
    "calls_for": "calls for",
    "commits": "commits to",
    "rejects": "rejects",
    "warns": "warns of",
    "accuses": "accuses others over",
    "expresses_concern": "is concerned about",
    "other": "speaks on",
}


def true_answer(gold: Gold, article: str) -> Answer:
    """A draft as a JSON-able dict, with the gold's words as evidence; ValueError where gold and article do not fit."""
    answer = {
        "abstract": _abstract(gold),
        "meetings": [_meeting(item) for item in gold["meetings"]],
        "participants": [_participant(item) for item in gold["participants"]],
        "agenda": [_agenda_item(item) for item in gold["agenda"]],
        "positions": [_position(item) for item in gold["positions"]],
        "quotes": [_quote(item) for item in gold["quotes"]],
        "not_speech": [{"text": item["span"]["text"], "why": item["why"]} for item in gold["not_speech"]],
        NOTES: _notes(gold),
    }
    for words in _rests_on(answer):
        if words not in article:
            raise ValueError(
                f"the gold of {gold['article']['source']} rests on words that the article has not: {words!r}"
            )
    return answer


def bare_draft(answer: Answer) -> Answer:
    """The answer as a model would send it, without the notes."""
    return {section: items for section, items in answer.items() if section != NOTES}


def _abstract(gold: Gold) -> list[Answer]:
    """Two sentences, each the article's own words: the first meetings, else positions, else quotations."""
    evidence = [item["evidence"][0]["text"] for item in gold["meetings"] + gold["positions"]]
    evidence += [item["spans"][0]["text"] for item in gold["quotes"]]
    chosen = list(dict.fromkeys(evidence))[:2]
    return [{"text": sentence(words), "evidence": [words]} for words in chosen]


def sentence(words: str) -> str:
    """The words as one sentence on one line."""
    words = " ".join(words.split()).rstrip(",;:.")
    return f"{words[:1].upper()}{words[1:]}."


def _meeting(item: Gold) -> Answer:
    facts = {key: item.get(key) for key in ("id", "title", "format", "status", "city", "country")}
    date = item.get("date")
    return {**facts, "date": date["text"] if date else None, "evidence": _texts(item["evidence"])}


def _participant(item: Gold) -> Answer:
    facts = {key: item.get(key) for key in ("name", "kind", "role", "affiliation", "countries")}
    attendance = [{"meeting_id": one["meeting_id"], "as": one.get("as", "unclear")} for one in item["attendance"]]
    return {**facts, "aliases": _aliases(item), "attendance": attendance, "evidence": _texts(item["evidence"])}


def _aliases(item: Gold) -> list[str]:
    """Other forms of the name: mentions that share a capitalised word with it."""
    parts = {word for word in item["name"].split() if word[:1].isupper()}
    forms = _texts(item["mentions"]) + item.get("aliases", [])
    return [form for form in dict.fromkeys(forms) if form != item["name"] and parts & set(form.split())]


def _agenda_item(item: Gold) -> Answer:
    facts = {key: item.get(key) for key in ("topic", "meeting_ids", "basis", "attributed_to")}
    return {**facts, "evidence": _texts(item["evidence"])}


def _position(item: Gold) -> Answer:
    facts = {key: item.get(key) for key in ("actor", "stance", "issue", "realis", "addressee", "reported_by")}
    statement = sentence(f"{item['actor']} {STANCES[item['stance']]} {item['issue']}")
    return {**facts, "statement": statement, "evidence": _texts(item["evidence"])}


def _quote(item: Gold) -> Answer:
    facts = {key: item.get(key) for key in ("kind", "speaker", "speaker_mention", "cue", "secondhand")}
    return {**facts, "text": _texts(item["spans"])}


def _texts(spans: list[Gold]) -> list[str]:
    return [span["text"] for span in spans]


def _notes(gold: Gold) -> Answer:
    boilerplate = [one["span"]["text"] for one in gold["regions"] if one["kind"] in ("boilerplate", "byline")]
    mentioned = [{"name": one["name"], "evidence": one["span"]["text"]} for one in gold["not_participants"]]
    return {"boilerplate": boilerplate, "mentioned": mentioned}


def _rests_on(answer: Answer) -> list[str]:
    """Every string of the answer that must stand in the article exactly."""
    words = [words for section in ("abstract", "meetings", "participants", "agenda", "positions")
             for item in answer[section] for words in item["evidence"]]  # fmt: skip
    words += [stretch for quote in answer["quotes"] for stretch in quote["text"]]
    return words + [item["text"] for item in answer["not_speech"]]
