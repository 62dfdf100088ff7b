"""Damage to who: speakers, actors, names, titles, and words said to stand beside a quotation."""

import re

from adversaries import words
from adversaries.words import Edit, bare
from adversaries.wounds import Case, Change, Item, ban, kind

NOBODY = (
    "Barnabas Oyelaran-Quist", "Philippa Dunmorrow", "Tarquin Helmersen", "Ysolde Kapranos", "Ignatius Bellwether",
    "Morwenna Achterkamp", "Lazar Vukotich", "Perpetua Ndlela", "Cornelis Haverstock", "Zenobia Farquhar",
    "Anselm Worthing", "Oksana Prydatko", "Desiderio Malvaso", "Hadiza Umarova", "Leopold Szentivany",
)  # fmt: skip
FIRST_NAMES = ("Alexander", "Ottilie", "Bartholomew", "Wilhelmine", "Crispin", "Leontyne", "Ambrose", "Theodora")
TITLES = ("Sir", "Professor", "Baroness", "Ayatollah", "Monsignor", "Brigadier", "Senator", "Archduke")
ROLES = (
    "Deputy Comptroller", "Vice-Chancellor", "Attorney General", "Chief Rabbi", "Postmaster General",
    "Harbour Commissioner",
)  # fmt: skip
BESIDE = {
    "speaker_mention": ("the weeping chancellor", "the veteran strategist", "a furious monarch"),
    "cue": ("confessed tearfully", "snarled", "sang"),
    "addressee": ("the Vatican", "a parliamentary inquiry", "jubilant pilgrims"),
}

_SOMEBODY = re.compile(
    r"\b(?:he|she|they|him|his|her|them|their|it|its|we|us|our|i|my|me|both|all|two|er|sie|minister\w*|president"
    r"|secretar\w*|commissioner|envoy|spokes\w*|chair\w*|guest|host|counterpart|official\w*|director)\b",
    re.IGNORECASE,
)
"""Words that may stand for an actor whom a sentence does not name."""


def _first(quote: Item) -> str:
    return max([quote["text"]] if isinstance(quote["text"], str) else quote["text"], key=len)


def _given_to(case: Case, at: int, name: str) -> list[Change]:
    """The quotation given to that name; the mention beside it stays, goes, or is made to fit."""
    quote = case.answer["quotes"][at]
    mention = case.dice.choice((quote["speaker_mention"], None, name.split()[-1]))
    item = {**quote, "speaker": name, "speaker_mention": mention}
    return [
        Change(
            "quotes", at, item, "speaker", (ban("quotes", ("speaker", "same", name), ("text", "says", _first(quote))),)
        )
    ]


@kind("partly", "quotes")
def speaker_other(case: Case, section: str, at: int) -> list[Change]:
    """The words given to another person of the article. Catchable: partly, by the name or cue beside them.

    Not where the speaker is named sentences before and only a pronoun or nothing stands beside the words.
    """
    quote = case.answer["quotes"][at]
    name = case.somebody_but(quote["speaker"]) if quote["speaker"] else None
    return _given_to(case, at, name) if name else []


@kind("yes", "quotes")
def speaker_absent(case: Case, section: str, at: int) -> list[Change]:
    """The words given to somebody whom the article does not name. Catchable: yes."""
    name = case.absent(NOBODY)
    return _given_to(case, at, name) if name and case.answer["quotes"][at]["speaker"] else []


@kind("partly", "quotes")
def speaker_for_anonymous(case: Case, section: str, at: int) -> list[Change]:
    """A name of the article given to an unnamed source.

    Catchable: partly, by the indefinite mention beside the words.
    """
    name = None if case.answer["quotes"][at]["speaker"] else case.somebody_but(None)
    return _given_to(case, at, name) if name else []


@kind("partly", "quotes")
def speakers_swapped(case: Case, section: str, at: int) -> list[Change]:
    """Two speakers change places, with all that stands beside them.

    Catchable: partly, as one misattribution at a time.
    """
    quotes = case.answer["quotes"]
    parts = ("speaker", "speaker_mention", "cue")
    mine = quotes[at]["speaker"]
    others = [n for n, quote in enumerate(quotes) if quote["speaker"] and mine and _strangers(quote["speaker"], mine)]
    if not others:
        return []
    other = case.dice.choice(others)
    changes = []
    for place, source in ((at, other), (other, at)):
        item = {**quotes[place], **{part: quotes[source][part] for part in parts}}
        bans = (ban("quotes", ("speaker", "same", item["speaker"]), ("text", "says", _first(item))),)
        changes.append(Change("quotes", place, item, "speaker", bans))
    return changes


def _strangers(one: str, other: str) -> bool:
    return not set(bare(one).split()) & set(bare(other).split())


@kind("yes", "quotes")
def beside_invented(case: Case, section: str, at: int) -> list[Change]:
    """A mention, cue or addressee that the article has not.

    Catchable: yes, these are words of the article or nothing.
    """
    field = case.dice.choice(sorted(BESIDE))
    new = case.dice.choice([one for one in BESIDE[field] if not case.given(one)])
    quote = case.answer["quotes"][at]
    bans = (ban("quotes", (field, "same", new), ("text", "says", _first(quote))),)
    return [Change("quotes", at, {**quote, field: new}, field, bans)]


def _renamed(case: Case, section: str, at: int, edit: Edit) -> list[Change]:
    """The name of a person in any section changed; the changed name is banned."""
    field = {"quotes": "speaker", "participants": "name", "positions": "actor"}[section]
    item = case.answer[section][at]
    old = item[field]
    new = edit(old, case.dice, case.article) if old in case.people else None
    if not new or case.given(new):
        return []
    return [Change(section, at, {**item, field: new}, field, (ban(section, (field, "same", new)),))]


def _with_other_surname(case: Case) -> Edit:
    def edit(name: str, dice: object, article: str) -> str | None:
        other = case.somebody_but(name)
        return f"{name.split()[0]} {other.split()[-1]}" if other else None

    return edit


@kind("yes", "quotes", "participants", "positions")
def name_misspelt(case: Case, section: str, at: int) -> list[Change]:
    """One letter of a name changed. Catchable: yes, a name is the article's or it is wrong, however near."""
    return _renamed(case, section, at, words.misspell)


@kind("yes", "quotes", "participants", "positions")
def name_crossed(case: Case, section: str, at: int) -> list[Change]:
    """One person's first name with another's surname. Catchable: yes, both words are there but never side by side."""
    return _renamed(case, section, at, _with_other_surname(case))


@kind("yes", "quotes", "participants", "positions")
def first_name_added(case: Case, section: str, at: int) -> list[Change]:
    """A second first name that the article does not give. Catchable: yes."""
    added = case.dice.choice([one for one in FIRST_NAMES if not case.given(one)])
    return _renamed(case, section, at, lambda name, dice, article: f"{added} {name}")


@kind("yes", "quotes", "participants", "positions")
def title_added(case: Case, section: str, at: int) -> list[Change]:
    """A title that the article does not give. Catchable: yes."""
    added = case.dice.choice([one for one in TITLES if not case.given(one)])
    return _renamed(case, section, at, lambda name, dice, article: f"{added} {name}")


@kind("yes", "quotes", "participants", "positions")
def half_surrogate_in_name(case: Case, section: str, at: int) -> list[Change]:
    """Half a surrogate pair in a name. Catchable: yes; nothing may crash on it, and nothing may print it."""
    field = {"quotes": "speaker", "participants": "name", "positions": "actor"}[section]
    item = case.answer[section][at]
    new = words.half_character(item[field], case.dice, case.article) if item[field] else None
    return [Change(section, at, {**item, field: new}, field, (ban("*", ("*", "holds", new)),))] if new else []


@kind("yes", "participants")
def role_invented(case: Case, section: str, at: int) -> list[Change]:
    """An office that the article does not give. Catchable: yes, by its words."""
    item = case.answer["participants"][at]
    role = case.dice.choice([one for one in ROLES if not case.given(one)])
    bans = (ban("participants", ("name", "same", item["name"]), ("role", "same", role)),)
    return [Change("participants", at, {**item, "role": role}, "role", bans)]


@kind("partly", "participants")
def role_of_other(case: Case, section: str, at: int) -> list[Change]:
    """Another participant's office.

    Catchable: partly, when the office must stand beside the name; not across sentences.
    """
    item = case.answer["participants"][at]
    roles = {one["role"] for one in case.answer["participants"] if one["role"] and one["kind"] == "person"}
    free = sorted(role for role in roles if item["role"] and _strangers(role, item["role"]))
    if not free or item["kind"] != "person":
        return []
    role = case.dice.choice(free)
    bans = (ban("participants", ("name", "same", item["name"]), ("role", "same", role)),)
    return [Change("participants", at, {**item, "role": role}, "role", bans)]


@kind("partly", "positions")
def actor_other(case: Case, section: str, at: int) -> list[Change]:
    """A position given to another person of the article, with true evidence. Catchable: partly.

    By the subject beside the evidence, where it is a name; not where it is a pronoun or "the minister".
    """
    item = case.answer["positions"][at]
    name = case.somebody_but(item["actor"])
    if not name:
        return []
    statement = item["statement"].replace(item["actor"], name)
    bans = (ban("positions", ("actor", "same", name), ("issue", "same", item["issue"])),)
    return [Change("positions", at, {**item, "actor": name, "statement": statement}, "actor", bans)]


@kind("yes", "positions")
def actor_absent(case: Case, section: str, at: int) -> list[Change]:
    """A position given to somebody whom the article does not name. Catchable: yes."""
    item = case.answer["positions"][at]
    name = case.absent(NOBODY)
    bans = (ban("positions", ("actor", "same", name)),) if name else ()
    return [Change("positions", at, {**item, "actor": name}, "actor", bans)] if name else []


@kind("partly", "positions")
def evidence_elsewhere(case: Case, section: str, at: int) -> list[Change]:
    """A position resting on a sentence of the article that says nothing about its actor. Catchable: partly.

    That the sentence neither names the actor nor has a pronoun can be seen; that it says nothing of the issue, only
    by words.
    """
    item = case.answer["positions"][at]
    names = set(bare(item["actor"] + " " + item["issue"]).split())
    spoken = " / ".join(bare(" ".join(quote["text"])) for quote in case.answer["quotes"])
    free = [one for one in words.sentences(case.article) if not _SOMEBODY.search(one)]
    free = [one for one in free if not names & set(bare(one).split()) and bare(one) not in spoken]
    if not free:
        return []
    new = case.dice.choice(free)
    bans = (ban("positions", ("actor", "same", item["actor"]), ("evidence.text", "says", new)),)
    return [Change("positions", at, {**item, "evidence": [new]}, "evidence", bans)]


@kind("yes", "participants")
def alias_invented(case: Case, section: str, at: int) -> list[Change]:
    """An alias that the article does not give. Catchable: yes."""
    item = case.answer["participants"][at]
    alias = case.absent(NOBODY)
    bans = (ban("participants", ("aliases", "same", alias)),) if alias else ()
    return (
        [Change("participants", at, {**item, "aliases": [*item["aliases"], alias]}, "aliases", bans)] if alias else []
    )


@kind("yes", "positions", "agenda")
def third_party_invented(case: Case, section: str, at: int) -> list[Change]:
    """An addressee, reporter or source of a topic whom the article does not name. Catchable: yes."""
    item = dict(case.answer[section][at])
    name = case.absent(NOBODY)
    if not name:
        return []
    field = case.dice.choice(("addressee", "reported_by")) if section == "positions" else "attributed_to"
    item[field] = name
    if section == "agenda":
        item["basis"] = "attributed"
    return [Change(section, at, item, field, (ban(section, (field, "same", name)),))]
