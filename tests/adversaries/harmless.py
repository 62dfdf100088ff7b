"""Changes that leave an answer true: nothing of it may be lost. Else refusing everything would look best."""

import re
from collections.abc import Callable
from random import Random

from adversaries.answers import NOTES, Answer

Harmless = Callable[[Answer, Random], Answer]

_FOLDS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\xa0": " ", "…": "..."}
)  # fmt: skip


def _texts(answer: Answer, change: Callable[[str], str]) -> Answer:
    """All strings that rest on the article, changed."""
    changed = {NOTES: answer[NOTES]}
    for section, items in answer.items():
        if section != NOTES:
            changed[section] = [_item(section, item, change) for item in items]
    return changed


def _item(section: str, item: Answer, change: Callable[[str], str]) -> Answer:
    item = dict(item)
    if "evidence" in item:
        item["evidence"] = [change(text) for text in item["evidence"]]
    if section == "quotes":
        item["text"] = [change(text) for text in item["text"]]
    if section == "not_speech":
        item["text"] = change(item["text"])
    return item


def _quotes(answer: Answer, change: Callable[[Answer], Answer]) -> Answer:
    return {**answer, "quotes": [{**quote, **change(quote)} for quote in answer["quotes"]]}


def plain_typography(answer: Answer, dice: Random) -> Answer:
    """Straight marks, hyphens for dashes, plain spaces, three dots."""
    return _texts(answer, lambda text: text.translate(_FOLDS))


def one_space(answer: Answer, dice: Random) -> Answer:
    """Line breaks and runs of spaces made one space."""
    return _texts(answer, lambda text: " ".join(text.split()))


def first_letter(answer: Answer, dice: Random) -> Answer:
    """A capital at the start, as when a clause is made a sentence."""
    return _texts(answer, lambda text: text[:1].upper() + text[1:])


def bare_edges(answer: Answer, dice: Random) -> Answer:
    """Quotations without the comma or full stop at the edge."""
    return _quotes(answer, lambda quote: {"text": [re.sub(r"[\s.,;:]+$", "", text) for text in quote["text"]]})


def marks_included(answer: Answer, dice: Random) -> Answer:
    """Quotations in marks, with their outer marks."""
    return _quotes(answer, lambda quote: {"text": [_marked(quote, text) for text in quote["text"]]})


def _marked(quote: Answer, text: str) -> str:
    return text if quote["kind"] == "indirect" else f"“{text}”"


def nothing_beside(answer: Answer, dice: Random) -> Answer:
    """Quotations without mention and cue, which a model may leave out."""
    return _quotes(answer, lambda quote: {"speaker_mention": None, "cue": None})


def alias_speaks(answer: Answer, dice: Random) -> Answer:
    """Speakers by a shorter form that the article gives."""
    short = {item["name"]: item["aliases"][0] for item in answer["participants"] if item["aliases"]}
    return _quotes(answer, lambda quote: {"speaker": short.get(quote["speaker"], quote["speaker"])})


def out_of_order(answer: Answer, dice: Random) -> Answer:
    """The items of every list in another order."""
    shuffled = {section: dice.sample(items, len(items)) for section, items in answer.items() if section != NOTES}
    return {NOTES: answer[NOTES], **shuffled}


def single_strings(answer: Answer, dice: Random) -> Answer:
    """One piece of evidence as a string instead of a list, as every model writes it now and then."""
    lists = ("abstract", "meetings", "participants", "agenda", "positions")
    return {**answer, **{section: [_single(item) for item in answer[section]] for section in lists}}


def _single(item: Answer) -> Answer:
    evidence = item["evidence"]
    return {**item, "evidence": evidence[0] if len(evidence) == 1 else evidence}


HARMLESS: dict[str, Harmless] = {
    change.__name__: change
    for change in (
        plain_typography, one_space, first_letter, bare_edges, marks_included, nothing_beside, alias_speaks,
        out_of_order, single_strings,
    )
}  # fmt: skip
