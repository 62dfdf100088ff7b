"""Damage to the sentences of abstract and positions, alone or together with the evidence they rest on."""

from adversaries import words
from adversaries.answers import sentence
from adversaries.words import Edit, bare
from adversaries.wounds import Case, Change, ban, kind


def _texts(case: Case, section: str, at: int, edit: Edit, field: str, *, evidence: bool) -> list[Change]:
    """The item's sentence changed; with `evidence`, what it rests on is changed in the same sense."""
    item = dict(case.answer[section][at])
    old = item[field]
    if evidence:
        changed = [edit(text, case.dice, case.article) for text in item["evidence"]]
        if not all(text and not case.given(text) for text in changed):
            return []
        item |= {"evidence": changed, field: sentence(str(changed[0]))}
    else:
        item[field] = edit(old, case.dice, case.article)
    if not item[field] or bare(item[field]) == bare(old):
        return []
    return [Change(section, at, item, field, (ban(section, (field, "same", item[field])),))]


def _claim(case: Case, section: str, at: int, edit: Edit) -> list[Change]:
    return _texts(case, section, at, edit, {"abstract": "text", "positions": "statement"}[section], evidence=False)


@kind("partly", "abstract", "positions")
def claim_negated(case: Case, section: str, at: int) -> list[Change]:
    """A negation in a sentence of the abstract or a statement that its evidence has not. Catchable: partly.

    A negation that stands in claim or evidence only is a sign; but "refused to" may rightly become "would not".
    """
    return _claim(case, section, at, words.flip_negation)


@kind("yes", "abstract", "positions")
def claim_number_altered(case: Case, section: str, at: int) -> list[Change]:
    """A number in the claim that its evidence has not. Catchable: yes."""
    return _claim(case, section, at, words.alter_number)


@kind("yes", "abstract", "positions")
def claim_name_altered(case: Case, section: str, at: int) -> list[Change]:
    """A name in the claim that its evidence has not.

    Catchable: yes, when names in the claim are looked for in its evidence.
    """
    return _claim(case, section, at, words.alter_name)


@kind("partly", "abstract", "positions")
def claim_word_altered(case: Case, section: str, at: int) -> list[Change]:
    """A plain word in the claim replaced by another of the article. Catchable: partly.

    A sentence made of the article's words alone can be held to them; a paraphrase cannot, without knowing what
    words mean.
    """
    return _claim(case, section, at, words.alter_word)


@kind("yes", "abstract", "positions")
def evidence_negated(case: Case, section: str, at: int) -> list[Change]:
    """Claim and all its evidence with the negation flipped. Catchable: yes, a negation is never a near match."""
    return _texts(
        case, section, at, words.flip_negation, "text" if section == "abstract" else "statement", evidence=True
    )


@kind("yes", "abstract", "positions")
def evidence_number_altered(case: Case, section: str, at: int) -> list[Change]:
    """Claim and all its evidence with another number. Catchable: yes, a number is never a near match."""
    return _texts(
        case, section, at, words.alter_number, "text" if section == "abstract" else "statement", evidence=True
    )


@kind("yes", "abstract", "positions")
def evidence_modal_swapped(case: Case, section: str, at: int) -> list[Change]:
    """Claim and all its evidence with another modal. Catchable: yes, a modal is never a near match."""
    return _texts(case, section, at, words.swap_modal, "text" if section == "abstract" else "statement", evidence=True)


@kind("yes", "abstract", "agenda", "positions")
def half_surrogate_in_claim(case: Case, section: str, at: int) -> list[Change]:
    """Half a surrogate pair in a text that is not the article's.

    Catchable: yes; nothing may crash on it or print it.
    """
    field = {"abstract": "text", "agenda": "topic", "positions": "issue"}[section]
    item = case.answer[section][at]
    new = words.half_character(item[field], case.dice, case.article)
    return [Change(section, at, {**item, field: new}, field, (ban("*", ("*", "holds", str(new))),))]
