"""Damage to the words of quotations: altered, glued, cut, spilt over, invented."""

import re

from adversaries import words
from adversaries.words import Edit, bare
from adversaries.wounds import Ban, Case, Change, How, Item, ban, kind

_NO_MARK = f"[^{re.escape(words.MARKS)}\n]"

STYLE = (
    "We are not here to redraw the map, we are here to read it.",
    "There is still a long road ahead of us, but the direction is right.",
    "Nobody should expect a breakthrough before the end of the year.",
    "We had a frank and constructive exchange.",
    "Our partners know exactly where our red lines are.",
    "This is a good day for both our countries.",
    "The time for declarations is over; what counts now is delivery.",
    "We will not accept a deal at any price.",
    "I have no doubt that we will find a solution.",
    "Let me be clear: this door remains open.",
    "That is a question you should put to the other side.",
    "We agreed to disagree, and then we agreed to meet again.",
)


def _stretches(item: Item) -> list[str]:
    return [item["text"]] if isinstance(item["text"], str) else list(item["text"])


def _edited(case: Case, at: int, edit: Edit, how: How = "says") -> list[Change]:
    """One stretch of the quotation changed so that the article no longer has it; the changed words are banned."""
    quote = case.answer["quotes"][at]
    stretches = _stretches(quote)
    for place in case.dice.sample(range(len(stretches)), len(stretches)):
        new = edit(stretches[place], case.dice, case.article)
        if new and (how == "holds" or not case.given(new)):
            text = [*stretches[:place], new, *stretches[place + 1 :]]
            where = ("*", "*") if edit is words.half_character else ("quotes", "text")
            return [Change("quotes", at, {**quote, "text": text}, "text", (ban(where[0], (where[1], how, new)),))]
    return []


def _in_marks(case: Case, at: int) -> list[tuple[int, str]]:
    """Those stretches of the quotation, with their numbers, that stand once in the article and between two marks."""
    found = []
    for place, stretch in enumerate(_stretches(case.answer["quotes"][at])):
        start = case.article.index(stretch)
        around = case.article[max(0, start - 1) : start] + case.article[start + len(stretch) :][:1]
        if case.article.count(stretch) == 1 and len(around) == 2 and set(around) <= set(words.MARKS):
            found.append((place, stretch))
    return found


def _reporter(case: Case) -> list[str]:
    """Sentences of the writer: no marks, no reported speech, nothing of it in any quotation or in boilerplate."""
    spoken = [bare(stretch) for item in case.answer["quotes"] for stretch in _stretches(item)]
    spoken += [bare(line) for text in case.answer["_notes"]["boilerplate"] for line in text.split("\n") if line.strip()]
    cue = (
        r"\b(?:said|says?|told|tell|asked|added|accord\w*|promis\w+|den(?:y|ies|ied)|urge\w*|accus\w+|warn\w*"
        r"|announc\w+|insist\w*|reject\w*|agree\w*|call\w*|demand\w*|argu\w+|report\w*|want\w*|I|we|my|our|sagte|sagt)\b"
    )
    plain = [one for one in words.sentences(case.article) if not re.search(cue, one)]
    return [one for one in plain if not any(said in bare(one) or bare(one) in said for said in spoken)]


def _new_quote(case: Case, text: str, kind_of_quote: str = "direct") -> list[Change]:
    """An added quotation, banned whoever is said to have said it."""
    name = case.dice.choice(case.people) if case.people else None
    item = {
        "kind": kind_of_quote, "speaker": name, "speaker_mention": name and name.split()[-1], "cue": "said",
        "secondhand": False, "text": [text],
    }  # fmt: skip
    return [Change("quotes", None, item, "", (ban("quotes", ("text", "says", text)),))]


@kind("yes", "quotes")
def word_altered(case: Case, section: str, at: int) -> list[Change]:
    """One plain word of a quotation replaced by another. Catchable: yes, the words stand nowhere in the article."""
    return _edited(case, at, words.alter_word)


@kind("yes", "quotes")
def words_swapped(case: Case, section: str, at: int) -> list[Change]:
    """Two words of a quotation change places. Catchable: yes, by order; a bag of words would let it pass."""
    return _edited(case, at, words.swap_words)


@kind("yes", "quotes")
def number_altered(case: Case, section: str, at: int) -> list[Change]:
    """One number of a quotation altered. Catchable: yes."""
    return _edited(case, at, words.alter_number)


@kind("yes", "quotes")
def name_altered_in_words(case: Case, section: str, at: int) -> list[Change]:
    """One name inside a quotation becomes another name of the article. Catchable: yes, by order."""
    return _edited(case, at, words.alter_name)


@kind("yes", "quotes")
def negation_flipped(case: Case, section: str, at: int) -> list[Change]:
    """A negation added to a quotation or dropped from it. Catchable: yes, though 99 % of the letters agree."""
    return _edited(case, at, words.flip_negation)


@kind("yes", "quotes")
def modal_swapped(case: Case, section: str, at: int) -> list[Change]:
    """Must for may, could for will. Catchable: yes, though all but one short word agree."""
    return _edited(case, at, words.swap_modal)


@kind("yes", "quotes")
def ellipsis_hides(case: Case, section: str, at: int) -> list[Change]:
    """A negation, modal or number left out behind dots. Catchable: yes, what was omitted stands in the article."""
    return _edited(case, at, words.hide_behind_dots)


@kind("yes", "quotes")
def homoglyph(case: Case, section: str, at: int) -> list[Change]:
    """Cyrillic letters that look Latin.

    Catchable: yes; printing the article's own letters instead is as good as refusing.
    """
    return _edited(case, at, words.homoglyphs, "holds")


@kind("yes", "quotes")
def zero_width(case: Case, section: str, at: int) -> list[Change]:
    """A letter of no width in a word.

    Catchable: yes; printing the article's own letters instead is as good as refusing.
    """
    return _edited(case, at, words.zero_width, "holds")


@kind("yes", "quotes")
def half_surrogate_in_words(case: Case, section: str, at: int) -> list[Change]:
    """Half a surrogate pair in a quotation. Catchable: yes, it cannot be written as UTF-8; nothing may crash on it."""
    return _edited(case, at, words.half_character, "holds")


@kind("yes", "quotes")
def cut_after_negation(case: Case, section: str, at: int) -> list[Change]:
    """A quotation that begins after its negation.

    Catchable: yes, the words are exact but do not begin at the mark or clause.

    In marks, one sees that the stretch does not begin at the mark; without marks, that a negation stands right
    before it.
    """
    quote = case.answer["quotes"][at]
    new = words.cut_after_negation(_stretches(quote)[0], case.dice, case.article)
    bans = (ban("quotes", ("text", "same", new)),) if new else ()
    return [Change("quotes", at, {**quote, "text": [new]}, "text", bans)] if new else []


@kind("yes", "quotes")
def merged(case: Case, section: str, at: int) -> list[Change]:
    """Two quotations glued into one string.

    Catchable: yes, the glued words stand nowhere, and two speakers never share one.

    Where the speakers differ, it is as bad when the first is given the second's words in a span of their own.
    """
    quotes = case.answer["quotes"]
    if at + 1 >= len(quotes):
        return []
    first, second = quotes[at], quotes[at + 1]
    glued = f"{_stretches(first)[-1]} {_stretches(second)[0]}"
    if case.given(glued):
        return []
    bans = [ban("quotes", ("text", "holds", glued))]
    if first["speaker"] and second["speaker"] and first["speaker"] != second["speaker"]:
        bans.append(ban("quotes", ("speaker", "same", first["speaker"]), ("text", "says", _stretches(second)[0])))
    item = {**first, "text": [*_stretches(first)[:-1], glued, *_stretches(second)[1:]]}
    return [Change("quotes", at, item, "text", tuple(bans)), Change("quotes", at + 1, None)]


@kind("yes", "quotes")
def stitched(case: Case, section: str, at: int) -> list[Change]:
    """The first half of one quotation and the second half of a distant one, as one string. Catchable: yes, by order."""
    return _stitch(case, at, glue=True)


@kind("partly", "quotes")
def stitched_in_two(case: Case, section: str, at: int) -> list[Change]:
    """The same as two stretches, each of them exact.

    Catchable: partly; speaker, marks and distance tell, not the words.

    A stretch that is only half of what stands between two marks is a sign, too; indirect speech has no such sign.
    """
    return _stitch(case, at, glue=False)


def _stitch(case: Case, at: int, *, glue: bool) -> list[Change]:
    quotes = case.answer["quotes"]
    far = [other for n, other in enumerate(quotes) if abs(n - at) > 1 and len(bare(_stretches(other)[0]).split()) > 7]
    head = _stretches(quotes[at])[0].split()
    if not far or len(head) < 8:
        return []
    tail = _stretches(case.dice.choice(far))[0].split()
    halves = [" ".join(head[: len(head) // 2]), " ".join(tail[len(tail) // 2 :])]
    text = [" ".join(halves)] if glue else halves
    if case.given(" ".join(halves)):
        return []
    bans: tuple[Ban, ...] = (ban("quotes", ("text", "says", " ".join(halves))),)
    return [Change("quotes", at, {**quotes[at], "text": text}, "text", bans)]


@kind("yes", "quotes")
def spilt_over(case: Case, section: str, at: int) -> list[Change]:
    """The words after the closing mark taken into the quotation, with or without the mark. Catchable: yes.

    With the mark left in, the string is the article's own, character for character: only the marks tell.
    """
    for place, stretch in _in_marks(case, at):
        end = case.article.index(stretch) + len(stretch)
        tail = re.match(rf"{_NO_MARK}{{8,60}}(?=[\s.,])", case.article[end + 1 :])
        if tail and len(bare(tail[0]).split()) > 1:
            mark = case.article[end] if case.dice.random() < 0.5 else ""
            spilt = [*bare(stretch).split()[-1:], *bare(tail[0]).split()[:2]]
            return _spilt(case, at, place, f"{stretch}{mark}{tail[0]}", spilt)
    return []


@kind("yes", "quotes")
def spilt_before(case: Case, section: str, at: int) -> list[Change]:
    """The words before the opening mark taken into the quotation, with or without the mark.

    Catchable: yes, by the marks.
    """
    for place, stretch in _in_marks(case, at):
        start = case.article.index(stretch)
        head = re.search(rf"\b(?=\w){_NO_MARK}{{8,60}}$", case.article[: start - 1])
        if head and len(bare(head[0]).split()) > 1:
            mark = case.article[start - 1] if case.dice.random() < 0.5 else ""
            spilt = [*bare(head[0]).split()[-2:], *bare(stretch).split()[:1]]
            return _spilt(case, at, place, f"{head[0]}{mark}{stretch}", spilt)
    return []


def _spilt(case: Case, at: int, place: int, new: str, spilt: list[str]) -> list[Change]:
    quote = case.answer["quotes"][at]
    text = [*_stretches(quote)[:place], new, *_stretches(quote)[place + 1 :]]
    return [Change("quotes", at, {**quote, "text": text}, "text", (ban("quotes", ("text", "says", " ".join(spilt))),))]


@kind("yes", "quotes")
def reporter_as_speech(case: Case, section: str, at: int) -> list[Change]:
    """The writer's own sentence given as direct speech. Catchable: yes, it does not stand between marks.

    Calling it indirect speech instead is as wrong: nobody is reported to have said it.
    """
    free = [one for one in _reporter(case) if one not in case.used]
    if not free:
        return []
    text = case.dice.choice(free)
    case.used.add(text)
    return _new_quote(case, text)


@kind("yes", "quotes")
def indirect_as_direct(case: Case, section: str, at: int) -> list[Change]:
    """Indirect speech given as direct. Catchable: yes, no marks stand around it; the item may stay as indirect."""
    quote = case.answer["quotes"][at]
    if quote["kind"] != "indirect" or _labelled(case, quote):
        return []
    bans = (ban("quotes", ("kind", "same", "direct"), ("text", "says", _stretches(quote)[0])),)
    return [Change("quotes", at, {**quote, "kind": "direct"}, "kind", bans)]


def _labelled(case: Case, quote: Item) -> bool:
    """Whether the words stand on a line of a transcript or interview, where speech needs no marks, or in marks."""
    start = case.article.index(_stretches(quote)[0])
    line = case.article[: start + 1].rpartition("\n")[2]
    return bool(re.match(r"[A-Z][\w .’'-]{0,40}:|[AQ][:.] ", line)) or bool(re.search(r"[\"“„«]", line[-2:]))


@kind("yes", "quotes")
def scrambled(case: Case, section: str, at: int) -> list[Change]:
    """A quotation made of the article's own words in no order of the article. Catchable: yes, by order."""
    stock = re.findall(r"\b[^\W\d_]{2,}\b", case.article)
    text = " ".join(case.dice.choice(stock).lower() for _ in range(case.dice.randint(6, 14)))
    return _new_quote(case, f"{text[:1].upper()}{text[1:]}.")


@kind("yes", "quotes")
def invented_in_style(case: Case, section: str, at: int) -> list[Change]:
    """A quotation such as a diplomat might well have said it. Catchable: yes, as direct and as indirect speech."""
    free = [text for text in STYLE if text not in case.used and not case.given(text)]
    if not free:
        return []
    text = case.dice.choice(free)
    case.used.add(text)
    return _new_quote(case, text, case.dice.choice(("direct", "mixed", "indirect")))


@kind("partly", "not_speech")
def marks_as_speech(case: Case, section: str, at: int) -> list[Change]:
    """A title, motto, term or scare quote given as somebody's words. Catchable: partly.

    The marks are there; that nobody speaks can be seen where no cue is near, or from a table of titles and terms,
    not always.
    """
    item = case.answer["not_speech"][at]
    made = _new_quote(case, item["text"], "mixed")[0]
    bans = (ban("quotes", ("text", "same", item["text"])),)
    return [Change("quotes", None, made.item, "", bans), Change("not_speech", at, None)]
