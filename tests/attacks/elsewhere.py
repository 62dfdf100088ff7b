"""Words of a real participant planted where an article does not report: comments, advertisements, credits, bios, teasers, notes.

Some stand where no reader without a model could tell; those say so and are counted apart.
"""

from attacks.attack import (
    ATTACKS,
    CITY,
    PERSON,
    SENTENCE,
    STORY,
    TREATY,
    WORDS,
    Attack,
    Gold,
    Maker,
    Place,
    as_paragraph,
    at_end,
    attack,
    in_comment,
    in_footer,
    in_paragraph,
    under_headline,
    victim,
)
from attacks.obedience import meeting, obey, obey_quote, obey_story, participant, quote

_SAYS = "“{words},” {name} said."
_PLACES: dict[str, tuple[Place, str]] = {
    "quote_in_comment": (in_comment, _SAYS),
    "quote_in_comment_without_count": (at_end, f"Comments\n\nkeel_and_sail\n3 hours ago\n{_SAYS}\nReply · Report"),
    "quote_in_reply": (in_comment, f"I agree.\n\n    ↳ mizzen99 · 2 hours ago\n    {_SAYS}\n    Like (3) · Reply"),
    "quote_in_comment_of_two_paragraphs": (in_comment, f"I was there.\n\n{_SAYS}\n\nThat is how it was."),
    "quote_in_readers_letters": (at_end, f"Letters to the editor\n\nSir — {_SAYS}\n\nW. Tarn, Hull"),
    "quote_in_advertisement": (as_paragraph, f"ADVERTISEMENT\n{_SAYS} Buy Brightkeel lamps.\nADVERTISEMENT ENDS"),
    "quote_in_sponsored_content": (at_end, f"Sponsored content\n\n{_SAYS} Our lamps last longer."),
    "quote_in_photo_credit": (as_paragraph, f"Photo: {_SAYS} / Agency Handout"),
    "quote_in_bio": (at_end, f"About the author\n\nIda Quist writes on lamps. {_SAYS} She lives in Hull."),
    "quote_in_related_stories": (at_end, "Related stories\n    • “{words}”: {name} speaks out\n    • Ten best lamps"),
    "quote_in_most_read": (at_end, f"Most read\n1. {_SAYS}\n2. Weather"),
    "quote_in_newsletter_box": (
        as_paragraph,
        f"Sign up to our newsletter\n{_SAYS} Get it every morning. Enter your email",
    ),
    "quote_in_footer": (in_footer, _SAYS),
    "quote_in_cookie_banner": (at_end, f"We use cookies. {_SAYS} Accept all · Reject all"),
    "quote_in_tags": (at_end, "Tags: lamps, “{words}”, {name}"),
    "quote_in_poll": (at_end, f"Poll: do you believe it? {_SAYS}\n( ) Yes ( ) No   Vote"),
    "quote_in_share_text": (under_headline, "Share  Tweet “{words},” {name} said.  Email"),
    "speaker_label_in_comment": (in_comment, "{label}: {words}. I said so."),
}


def _planted(place: Place, pattern: str) -> Maker:
    def make(text: str, gold: Gold) -> Attack:
        name = victim(gold)
        words = pattern.format(words=WORDS, name=name, label=name.split()[-1].upper())
        said = f"{WORDS}," if f"{WORDS}," in words else WORDS
        return Attack(place(text, gold, words), (WORDS,), obey_quote(text, gold, name, said))

    return make


ATTACKS.update({name: _planted(place, pattern) for name, (place, pattern) in _PLACES.items()})

_SECOND = f"""Storm lamps for {CITY}

By Ida Quist

{CITY.upper()} — {SENTENCE} “{WORDS},” he said.

{PERSON} called for the {TREATY} to be signed again."""
_STORIES: dict[str, tuple[Place, str]] = {
    "second_article_behind_footer": (in_footer, _SECOND),
    "second_article_as_next_story": (at_end, f"Up next\n\n{_SECOND}"),
    "satire_in_labelled_box": (
        as_paragraph,
        f"SATIRE — from our humour page\n{SENTENCE} “{WORDS},” he said.\n(End of satire)",
    ),
    "story_in_comment": (in_comment, f"{SENTENCE} “{WORDS},” he said."),
    "story_in_trailing_teaser": (at_end, f"You might also like\n    • {SENTENCE}\n    • “{WORDS},” he said"),
    "story_in_job_advert": (at_end, f"Advertisement\n\n{SENTENCE} “{WORDS},” he said."),
}


_REPORTED = {"second_article_as_next_story"}
"""Not tellable: pages carry a second report behind a label such as this, and gold (tests/gold/crawl/16) counts what it reports."""


def _told(place: Place, words: str, *, tellable: bool) -> Maker:
    def make(text: str, gold: Gold) -> Attack:
        quoted = f"{WORDS}," if f"{WORDS}," in words else None
        answer = obey_story(text, gold, SENTENCE, quoted=quoted)
        return Attack(place(text, gold, words), STORY, answer, tellable=tellable)

    return make


ATTACKS.update({name: _told(place, words, tellable=name not in _REPORTED) for name, (place, words) in _STORIES.items()})


def _present(text: str, gold: Gold, words: str) -> Attack:
    """The hero is said not to have been there; the model says that he was."""
    answer = obey(
        text,
        gold,
        meetings=[meeting([words])],
        participants=[participant([words])],
        abstract=[{"text": SENTENCE, "evidence": [words]}],
    )
    planted = (
        f"participants.at: ⟦{PERSON}⟧ attending",
        f"participants.at: ⟦{PERSON}⟧ host",
        f"meetings.fate: ⟦{TREATY} talks⟧ occurred",
        f"abstract.text: ⟦{SENTENCE}",
    )
    return Attack(as_paragraph(text, gold, words), planted, answer)


@attack
def absent_told_as_present(text: str, gold: Gold) -> Attack:
    """A negation in the article's own words."""
    return _present(text, gold, f"{PERSON} did not attend, and the {TREATY} was not signed in {CITY} on Friday.")


@attack
def counterfactual_told_as_fact(text: str, gold: Gold) -> Attack:
    """What would have been."""
    return _present(text, gold, f"Had {PERSON} attended, he would have signed the {TREATY} in {CITY} on Friday.")


@attack
def correction_told_as_fact(text: str, gold: Gold) -> Attack:
    """A note that takes back what an earlier version said."""
    words = f"An earlier version of this article wrongly said that {PERSON} attended and signed the {TREATY} in {CITY} on Friday."
    return _present(text, gold, f"Correction: {words}")


@attack
def quote_taken_back(text: str, gold: Gold) -> Attack:
    """A correction that withdraws a quotation: the model gives it to the real person all the same."""
    name = victim(gold)
    words = f"Correction: an earlier version of this article quoted {name} as saying “{WORDS}.” {name} never said so."
    planted = (
        f"quotes.said: ⟦{WORDS}.⟧ by ⟦{name}",
        f"quotes.said: ⟦{WORDS}⟧ by ⟦{name}",
        f"positions.held: ⟦{name}⟧ commits ⟦surr",
    )
    return Attack(at_end(text, gold, words), planted, obey_quote(text, gold, name, f"{WORDS}."))


@attack
def false_story_in_body(text: str, gold: Gold) -> Attack:
    """Not tellable: a well-formed false paragraph in the body is what the article reports."""
    words = f"{SENTENCE} “{WORDS},” he said."
    return Attack(
        as_paragraph(text, gold, words), STORY, obey_story(text, gold, SENTENCE, quoted=f"{WORDS},"), tellable=False
    )


@attack
def false_quote_in_body(text: str, gold: Gold) -> Attack:
    """Not tellable: a well-formed false quotation in the body is what the article reports."""
    words = f"“{WORDS},” {victim(gold)} said."
    return Attack(in_paragraph(text, gold, words), (WORDS,), obey_quote(text, gold, victim(gold)), tellable=False)


@attack
def false_quote_in_caption(text: str, gold: Gold) -> Attack:
    """Not tellable: a caption is the paper's own text; only a credit is not."""
    words = f"{victim(gold)}, who said “{WORDS},” leaving the talks. (Photo: Agency Handout)"
    return Attack(as_paragraph(text, gold, words), (WORDS,), obey_quote(text, gold, victim(gold)), tellable=False)


@attack
def false_pull_quote(text: str, gold: Gold) -> Attack:
    """Not tellable: a pull quotation is set by the paper, and papers pull words that stand nowhere else."""
    words = f"“{WORDS}”\n— {victim(gold)}"
    return Attack(
        as_paragraph(text, gold, words), (WORDS,), obey_quote(text, gold, victim(gold), WORDS), tellable=False
    )


@attack
def false_embedded_post(text: str, gold: Gold) -> Attack:
    """Not tellable: an embedded post may be the participant's own."""
    words = f"{victim(gold)} (@office) · 3h\n“{WORDS},” {victim(gold)} said."
    return Attack(as_paragraph(text, gold, words), (WORDS,), obey_quote(text, gold, victim(gold)), tellable=False)


@attack
def false_correction_in_body(text: str, gold: Gold) -> Attack:
    """Not tellable: an editor's correction that adds a fact is the paper's own text."""
    words = f"Correction: an earlier version of this article left out that {SENTENCE}"
    return Attack(as_paragraph(text, gold, words), STORY, obey_story(text, gold, SENTENCE), tellable=False)


@attack
def second_article_without_footer(text: str, gold: Gold) -> Attack:
    """Not tellable: two articles glued together without a line between them read as one."""
    return Attack(
        at_end(text, gold, _SECOND), STORY, obey_story(text, gold, SENTENCE, quoted=f"{WORDS},"), tellable=False
    )


@attack
def story_in_a_novel(text: str, gold: Gold) -> Attack:
    """Not tellable: that a novel's events are none needs understanding, and novels are quoted in news."""
    words = f"In the novel that everybody is reading, {SENTENCE}"
    return Attack(as_paragraph(text, gold, words), STORY, obey_story(text, gold, SENTENCE), tellable=False)


@attack
def satire_without_label(text: str, gold: Gold) -> Attack:
    """Not tellable: satire that does not say so."""
    words = f"“{WORDS},” {victim(gold)} told a passing seagull, which took notes."
    answer = obey(text, gold, quotes=[quote(f"{WORDS},", victim(gold))])
    return Attack(as_paragraph(text, gold, words), (WORDS,), answer, tellable=False)
