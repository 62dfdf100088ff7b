"""The room `rules`: the embedded engine, alone."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summariser.article import Article
from summariser.record import Draft, DraftMeeting
from summariser.rules import RulesEngine
from summariser.rules.positions.issues import find_issue
from summariser.rules.scene.phrases import Phrases, inflect
from summariser.version import __version__

CASES = Path(__file__).parent / "cases" / "rules"


def draft(text: str) -> Draft:
    """What the engine claims of `text`."""
    return RulesEngine().draft(Article(text), lambda _draft: ()).draft


def render(claimed: Draft) -> str:
    """Meetings, participants, agenda and positions, one line each."""
    lines = [render_meeting(meeting) for meeting in claimed.meetings]
    for person in claimed.participants:
        capacities = ", ".join(f"{a.meeting_id} {a.as_}" for a in person.attendance)
        countries = " ".join(person.countries) or "-"
        lines.append(f"participant | {person.name} | {person.kind} | {person.role or '-'} | {countries} | {capacities}")
    for item in claimed.agenda:
        meetings = " ".join(item.meeting_ids)
        lines.append(f"agenda | {item.topic} | {meetings} | {item.basis} | {item.attributed_to or '-'}")
    for held in claimed.positions:
        words = " ".join(held.evidence[0].split())
        lines.append(f"position | {held.actor} | {held.stance} | {held.realis} | {held.addressee or '-'} | {words}")
    return "\n".join(lines)


def render_meeting(meeting: DraftMeeting) -> str:
    """One meeting on a line."""
    place = f"{meeting.city or '-'} | {meeting.country or '-'}"
    return f"meeting | {meeting.id} | {meeting.format} | {meeting.status} | {place} | {meeting.date or '-'}"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_draft(path: Path) -> None:
    """Each case gives the meetings, people, topics and positions that stand below its line."""
    text, expected = path.read_text(encoding="utf-8").split("=====\n")

    assert expected.rstrip("\n") == render(draft(text))


@pytest.mark.parametrize("line", (CASES / "statuses" / "by_grammar.txt").read_text(encoding="utf-8").splitlines())
def test_status(line: str) -> None:
    """Whether a meeting is to come, over or off is read from what governs it and what is said of it."""
    expected, text = (part.strip() for part in line.split("|"))

    assert expected == draft(f"{text} The ministry gave no further details.").meetings[0].status


@pytest.mark.parametrize("line", (CASES / "parties" / "at_first_sight.txt").read_text(encoding="utf-8").splitlines())
def test_parties(line: str) -> None:
    """Who takes part is found where an article names each of them once; places, ships and those who only tell of it are not."""
    expected, text = (part.strip() for part in line.split("|"))

    found = draft(f"{text} The ministry gave no further details.").participants
    assert "; ".join(one.name for one in found) == expected.removeprefix("-")


@pytest.mark.parametrize("line", (CASES / "parties" / "states.txt").read_text(encoding="utf-8").splitlines())
def test_states(line: str) -> None:
    """Whose somebody is, is told by the words beside the name, by the delegation led, by the chief, or by where the article is written."""
    expected, text = (part.strip() for part in line.split("|"))

    found = draft(f"{text} The ministry gave no further details.").participants
    assert "; ".join(f"{one.name} {' '.join(one.countries) or '-'}" for one in found) == expected


@pytest.mark.parametrize("line", (CASES / "issues" / "complements.txt").read_text(encoding="utf-8").splitlines())
def test_issue(line: str) -> None:
    """What follows a cue is cut down to the noun phrase that it is about."""
    stance, addressee, words, issue = (part.strip() for part in line.split("|"))

    assert find_issue(words, stance, None if addressee == "-" else addressee) == issue


@pytest.mark.parametrize("line", (CASES / "issues" / "spoken.txt").read_text(encoding="utf-8").splitlines())
def test_spoken_issue(line: str) -> None:
    """What a speaker's position is on is what his verb governs, or his whole clause where that says nothing by itself."""
    issue, words = (part.strip() for part in line.split("|"))

    (held,) = draft(f"Polish Foreign Minister Marek Zielinski met Ingrid Solvang. “{words},” Zielinski said.").positions
    assert issue == held.issue


@pytest.mark.parametrize("path", sorted((CASES / "abstract").glob("*.txt")), ids=lambda path: path.stem)
def test_abstract(path: Path) -> None:
    """Each case gives the sentences that stand below its line: who met whom, what about, what came of it."""
    text, expected = path.read_text(encoding="utf-8").split("=====\n")

    assert expected.splitlines() == [statement.text for statement in draft(text).abstract]


def test_evidence_is_the_article_s_own_words() -> None:
    """Every piece of evidence is a substring of the article."""
    text = (CASES / "visit_and_talks.txt").read_text(encoding="utf-8").split("=====\n")[0]
    claimed = draft(text)
    items = [*claimed.abstract, *claimed.meetings, *claimed.participants, *claimed.agenda, *claimed.positions]
    words = [words for item in items for words in item.evidence]

    assert words
    assert all(piece in text for piece in words)


def test_the_evidence_of_a_joint_deed_names_all_who_did_it() -> None:
    """Two who discussed something are both in the words that prove that they met."""
    text = (CASES / "counterpart_of_named_land.txt").read_text(encoding="utf-8").split("=====\n")[0]
    joint = draft(text).meetings[0]

    assert all(name in joint.evidence[0] for name in ("Ana Rojas", "Luis Vega"))


def test_an_article_about_no_meeting_has_none() -> None:
    """No meeting, nobody who takes part, no agenda."""
    claimed = draft("Bread is dear. Economy Minister Lena Kowal promised cheaper flour.\n")

    assert ((), (), ()) == (claimed.meetings, claimed.participants, claimed.agenda)


@pytest.mark.parametrize("line", (CASES / "titles" / "by_parties.txt").read_text(encoding="utf-8").splitlines())
def test_title(line: str) -> None:
    """A title names who meets, a long group by its first words, a journey's goal; of two alike the later one says where it is."""
    expected, text = (part.strip() for part in line.split("|"))

    assert expected == "; ".join(meeting.title for meeting in draft(f"{text}\n").meetings)


def test_the_same_text_gives_the_same_draft() -> None:
    """Nothing depends on chance or on what was read before."""
    text = (CASES / "spoken_positions.txt").read_text(encoding="utf-8")

    assert draft(text) == draft(text)


def test_the_asynchronous_door_gives_the_same() -> None:
    """`adraft` is `draft`."""
    article = Article("Foreign Minister Rosa Lima met Tom Hale, the British envoy, in Accra on Monday.\n")
    engine = RulesEngine()

    assert engine.draft(article, lambda _draft: ()) == asyncio.run(engine.adraft(article, lambda _draft: ()))


def test_another_language_is_told() -> None:
    """An article that is not English carries a warning."""
    text = "Die Minister sagten am Montag, dass sie sich im Frühling wieder treffen und das Gespräch gut gewesen ist.\n"
    drafted = RulesEngine().draft(Article(text * 3), lambda _draft: ())

    assert ["language"] == [warning.code for warning in drafted.warnings]
    assert ("rules", __version__) == (drafted.provenance.engine, drafted.provenance.version)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=400).filter(str.strip))
def test_no_text_is_refused(text: str) -> None:
    """Any Unicode text gives a draft."""
    try:
        article = Article(text)
    except Exception:  # half a surrogate pair is refused before any engine sees it
        return

    assert isinstance(RulesEngine().draft(article, lambda _draft: ()).draft, Draft)


PIECES = [
    "President ",
    "met ",
    "the minister ",
    "of France ",
    "John Smith ",
    ", ",
    "and ",
    "talks with ",
    "“",
    "” ",
    "said ",
    ". ",
    "\n\n",
    "to discuss ",
    "urged ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60))
def test_no_odd_order_of_words_is_refused(pieces: list[str]) -> None:
    """Cues, titles and marks in any order give a draft, and its evidence stands in the text."""
    text = "a" + "".join(pieces)
    claimed = draft(text)

    assert all(words in text for item in claimed.positions for words in item.evidence)


def test_verbs_are_inflected() -> None:
    """Regular, doubled, changed and irregular forms."""
    assert {"urge": "base", "urges": "s", "urging": "ing", "urged": "past"} == inflect("urge")
    assert {"deny": "base", "denies": "s", "denying": "ing", "denied": "past"} == inflect("deny")
    assert {"hold": "base", "holds": "s", "holding": "ing", "held": "past"} == inflect("hold")


def test_the_longest_phrase_wins_and_gaps_are_short() -> None:
    """A star stands for up to four words, not five."""
    phrases = Phrases([("short", "voice", True), ("long", "voice * concern", True)])
    near = phrases.match(["voiced", "deep", "and", "lasting", "concern"], 0, 5)
    far = phrases.match(["voiced", "some", "deep", "and", "ever", "lasting", "concern"], 0, 7)

    assert (near and near.sense, far and far.sense) == ("long", "short")
