"""Damage to facts: meetings, participants, agenda, stances, duplicates, and boilerplate taken for any of them."""

import re

from adversaries import words
from adversaries.answers import sentence
from adversaries.attribution import NOBODY
from adversaries.words import bare
from adversaries.wounds import Case, Change, Item, ban, kind

COUNTRIES = (
    ("PRY", "Paragua"), ("BTN", "Bhutan"), ("LSO", "Lesotho"), ("SUR", "Surinam"), ("KIR", "Kiribati"), ("TKM",
    "Turkmen"),
    ("BRN", "Brunei"), ("ERI", "Eritrea"), ("MNG", "Mongol"), ("AND", "Andorra"), ("TCD", "Chad"), ("NRU", "Nauru"),
)  # fmt: skip
CITIES = (
    "Ouagadougou",
    "Reykjavik",
    "Thimphu",
    "Asunción",
    "Ulaanbaatar",
    "Nukuʻalofa",
    "Maseru",
    "Bandar Seri Begawan",
)
TOPICS = (
    "whaling quotas", "extradition of fraudsters", "visa waivers for musicians", "nuclear submarines",
    "gene-edited soybeans", "asteroid mining", "repatriation of fossils", "sanctions on caviar",
)  # fmt: skip
FLIPPED = {
    "supports": "opposes",
    "opposes": "supports",
    "calls_for": "rejects",
    "commits": "rejects",
    "rejects": "supports",
}
_NAMED_BY = {
    "meetings": ["title"], "quotes": ["text"], "participants": ["name"], "agenda": ["topic"],
    "positions": ["actor", "issue"],
}  # fmt: skip
BODIES = ("Union of Alpine Dairies", "Pan-Arctic Lighthouse Council", "Hexagon Syndicate", "Order of Ferrymen")


def _meeting(case: Case, at: int, field: str, new: str) -> list[Change]:
    item = case.answer["meetings"][at]
    bans = (ban("meetings", ("title", "same", item["title"]), (field, "same", new)),)
    return [Change("meetings", at, {**item, field: new}, field, bans)]


@kind("partly", "meetings")
def status_occurred(case: Case, section: str, at: int) -> list[Change]:
    """A planned, postponed, cancelled, denied or doubtful meeting given as occurred, with true evidence.

    Catchable: partly.

    By the verb of the evidence ("is to receive", "called off"); not where the fate stands in another sentence.
    """
    item = case.answer["meetings"][at]
    return [] if item["status"] in ("occurred", "ongoing") else _meeting(case, at, "status", "occurred")


@kind("partly", "meetings")
def status_planned(case: Case, section: str, at: int) -> list[Change]:
    """A cancelled, postponed, denied or past meeting given as planned, with true evidence.

    Catchable: partly, by the verb.
    """
    item = case.answer["meetings"][at]
    return [] if item["status"] in ("planned", "unclear") else _meeting(case, at, "status", "planned")


@kind("yes", "meetings")
def year_added(case: Case, section: str, at: int) -> list[Change]:
    """A year that the article does not give. Catchable: yes."""
    item = case.answer["meetings"][at]
    year = case.dice.choice([year for year in ("2019", "2021", "2023", "2024", "2026") if year not in case.article])
    if not item["date"] or re.search(r"\d{4}", item["date"]):
        return []
    bans = tuple(
        ban("meetings", ("title", "same", item["title"]), (field, "holds", year))
        for field in ("date.text", "date.value")
    )
    return [Change("meetings", at, {**item, "date": f"{item['date']} {year}"}, "date", bans)]


@kind("yes", "meetings")
def date_invented(case: Case, section: str, at: int) -> list[Change]:
    """A date that the article does not give. Catchable: yes."""
    date = case.dice.choice([d for d in ("17 August", "the day before yesterday", "Whit Monday") if not case.given(d)])
    return _dated(case, at, date)


def _dated(case: Case, at: int, date: str) -> list[Change]:
    item = case.answer["meetings"][at]
    bans = (ban("meetings", ("title", "same", item["title"]), ("date.text", "says", date)),)
    return [Change("meetings", at, {**item, "date": date}, "date", bans)]


@kind("partly", "meetings")
def date_of_other(case: Case, section: str, at: int) -> list[Change]:
    """Another meeting's date. Catchable: partly, when the date must stand near the evidence."""
    item = case.answer["meetings"][at]
    dates = sorted({one["date"] for one in case.answer["meetings"] if one["date"] and one["date"] != item["date"]})
    return _dated(case, at, case.dice.choice(dates)) if dates else []


@kind("yes", "meetings")
def city_invented(case: Case, section: str, at: int) -> list[Change]:
    """A place that the article does not name. Catchable: yes."""
    return _meeting(case, at, "city", case.dice.choice([city for city in CITIES if not case.given(city)]))


def _absent_code(case: Case) -> str:
    return case.dice.choice([code for code, stem in COUNTRIES if stem not in case.article and code not in case.article])


@kind("yes", "participants", "meetings")
def country_added(case: Case, section: str, at: int) -> list[Change]:
    """The code of a country that the article does not name. Catchable: yes, with a table of countries and cities."""
    return _country(case, section, at, _absent_code(case))


@kind("partly", "participants", "meetings")
def country_of_other(case: Case, section: str, at: int) -> list[Change]:
    """The code of a country that the article names, but not for this one.

    Catchable: partly, when it must stand beside.
    """
    codes = {code for item in case.answer["participants"] for code in item["countries"]}
    codes |= {item["country"] for item in case.answer["meetings"] if item["country"]}
    item = case.answer[section][at]
    free = sorted(codes - set(item["countries"] if section == "participants" else [item["country"]]))
    return _country(case, section, at, case.dice.choice(free)) if free else []


def _country(case: Case, section: str, at: int, code: str) -> list[Change]:
    if section == "meetings":
        return _meeting(case, at, "country", code)
    item = case.answer["participants"][at]
    bans = (ban("participants", ("name", "same", item["name"]), ("countries", "same", code)),)
    return [Change("participants", at, {**item, "countries": [*item["countries"], code]}, "countries", bans)]


@kind("partly", "participants", "agenda")
def wrong_meeting(case: Case, section: str, at: int) -> list[Change]:
    """A participant or a topic moved into a meeting of the article that it does not belong to.

    Catchable: partly at most.

    Every word stays true; only the distance between the item's evidence and the meeting's could tell.
    """
    item = dict(case.answer[section][at])
    mine = [one["meeting_id"] for one in item["attendance"]] if section == "participants" else item["meeting_ids"]
    free = [meeting for meeting in case.answer["meetings"] if meeting["id"] not in mine]
    if not free or not mine:
        return []
    other = case.dice.choice(free)
    if section == "participants":
        item["attendance"] = [{**item["attendance"][0], "meeting_id": other["id"]}, *item["attendance"][1:]]
    else:
        item["meeting_ids"] = [other["id"], *mine[1:]]
    key, field = ("name", "attendance") if section == "participants" else ("topic", "meeting_ids")
    bans = (ban(section, (key, "same", item[key]), ("meeting_titles", "same", other["title"])),)
    return [Change(section, at, item, field, bans)]


def _new_participant(case: Case, name: str, evidence: str, person: bool = True) -> list[Change]:
    item = {
        "name": name, "kind": "person" if person else "organisation", "role": None, "affiliation": None,
        "countries": [], "aliases": [],
        "attendance": [{"meeting_id": case.answer["meetings"][0]["id"], "as": "attending"}],
        "evidence": [evidence],
    }  # fmt: skip
    return [Change("participants", None, item, "", (ban("participants", ("name", "same", name)),))]


@kind("yes", "participants")
def participant_invented(case: Case, section: str, at: int) -> list[Change]:
    """Somebody, or some body, that the article does not name, with true evidence. Catchable: yes."""
    name = case.absent(NOBODY if case.dice.random() < 0.7 else BODIES)
    evidence = case.answer["participants"][at]["evidence"][0]
    return _new_participant(case, name, evidence, person=name in NOBODY) if name else []


@kind("no", "participants")
def mentioned_as_participant(case: Case, section: str, at: int) -> list[Change]:
    """Somebody whom the article only mentions, given a seat, with exact evidence of the name.

    Catchable: no, but for traces.

    Name and words are there; that a spokesman does not sit at the table is reading, not checking.
    """
    free = [
        one for one in case.answer["_notes"]["mentioned"] if one["name"] not in case.used and case.given(one["name"])
    ]
    if not free:
        return []
    one = case.dice.choice(free)
    case.used.add(one["name"])
    return _new_participant(case, one["name"], one["evidence"], person=" " in one["name"])


@kind("partly", "participants", "quotes")
def boilerplate_as_fact(case: Case, section: str, at: int) -> list[Change]:
    """Navigation, byline, bio, comment or footer as sentence, quotation or participant. Catchable: partly.

    What looks like boilerplate is seen; a bio written as plain prose, or a byline without "By", may not be.
    """
    options = [one for one in _from_boilerplate(case) if one[1] not in case.used]
    if not options:
        return []
    as_what, text, line = case.dice.choice(options)
    case.used.add(text)
    if as_what == "participant":
        return _new_participant(case, text, line)
    if as_what == "abstract":
        item: Item = {"text": sentence(text), "evidence": [text]}
        return [Change("abstract", None, item, "", (ban("abstract", ("text", "says", text)),))]
    item = {
        "kind": "direct",
        "speaker": None,
        "speaker_mention": None,
        "cue": None,
        "secondhand": False,
        "text": [text],
    }
    return [Change("quotes", None, item, "", (ban("quotes", ("text", "says", text)),))]


def _from_boilerplate(case: Case) -> list[tuple[str, str, str]]:
    """What could be taken out of boilerplate, as (as what, text, line)."""
    found: list[tuple[str, str, str]] = []
    body = case.article
    regions = case.answer["_notes"]["boilerplate"]
    for region in regions:
        body = body.replace(region, "\n")
    for line in (line.strip() for region in regions for line in region.split("\n")):
        if len(bare(line).split()) >= 4:
            found += [("abstract", line, line), ("quote", line, line)]
        names = re.findall(r"\b[A-ZÀ-Ž][a-zà-ž]+ [A-ZÀ-Ž][\w-]+", line) if case.answer["meetings"] else []
        found += [("participant", name, line) for name in names if bare(name) not in bare(body)]
    return found


@kind("yes", "meetings", "quotes", "participants", "agenda", "positions")
def duplicated(case: Case, section: str, at: int) -> list[Change]:
    """The same item twice, now and then in other letters. Catchable: yes."""
    item = dict(case.answer[section][at])
    keys = _NAMED_BY[section]
    if section == "quotes" and case.article.count(item["text"][0]) > 1:
        return []
    louder = item[keys[-1]].upper() if section != "quotes" else ""
    if louder and case.dice.random() < 0.3 and bare(louder) == bare(item[keys[-1]]):
        item[keys[-1]] = louder
    if section == "meetings":
        item["id"] = f"m{len(case.answer['meetings']) + at + 1}"
    shown = [(key, " … ".join(item[key]) if key == "text" else item[key]) for key in keys]
    bans = (ban(section, *((key, "same", text) for key, text in shown), allowed=1),)
    return [Change(section, None, item, "", bans)]


@kind("partly", "meetings")
def meeting_invented(case: Case, section: str, at: int) -> list[Change]:
    """A meeting that the article has not, resting on a sentence of its own about something else. Catchable: partly.

    A place that is nowhere tells, in title as in city; so does evidence without any word of meeting.
    """
    item = case.answer["meetings"][at]
    free = [one for one in words.sentences(case.article) if not any(one in own for own in item["evidence"])]
    city = case.absent(CITIES)
    if not free or not city:
        return []
    made = {**item, "id": f"x{at}", "title": f"{city} summit", "format": "summit", "status": "planned", "city": city}
    made |= {"date": None, "evidence": [case.dice.choice(free)]}
    bans = tuple(ban("meetings", (field, "says", city)) for field in ("title", "city"))
    return [Change("meetings", None, made, "", bans)]


@kind("partly", "agenda")
def topic_invented(case: Case, section: str, at: int) -> list[Change]:
    """A topic that nobody spoke of, on true evidence.

    Catchable: partly, as far as topics are made of the article's words.
    """
    item = case.answer["agenda"][at]
    topic = case.absent(TOPICS)
    bans = (ban("agenda", ("topic", "same", topic)),) if topic else ()
    return [Change("agenda", at, {**item, "topic": topic}, "topic", bans)] if topic else []


@kind("partly", "agenda")
def guess_as_stated(case: Case, section: str, at: int) -> list[Change]:
    """The author's expectation, or somebody's word, given as a stated topic.

    Catchable: partly, by "will likely" and cues.
    """
    item = case.answer["agenda"][at]
    if item["basis"] == "stated":
        return []
    bans = (ban("agenda", ("topic", "same", item["topic"]), ("basis", "same", "stated")),)
    return [Change("agenda", at, {**item, "basis": "stated", "attributed_to": None}, "basis", bans)]


@kind("no", "positions")
def stance_flipped(case: Case, section: str, at: int) -> list[Change]:
    """Supports for opposes, on true evidence. Catchable: no, but where the evidence's own verb is in a table."""
    item = case.answer["positions"][at]
    new = FLIPPED.get(item["stance"])
    bans = (
        (ban("positions", ("actor", "same", item["actor"]), ("issue", "same", item["issue"]), ("stance", "same", new)),)
        if new
        else ()
    )
    return [Change("positions", at, {**item, "stance": new}, "stance", bans)] if new else []


@kind("partly", "positions")
def hope_as_held(case: Case, section: str, at: int) -> list[Change]:
    """Expected, hypothetical or denied given as asserted. Catchable: partly, by "is expected to", "if", "not"."""
    item = case.answer["positions"][at]
    if item["realis"] == "asserted":
        return []
    bans = (
        ban(
            "positions",
            ("actor", "same", item["actor"]),
            ("issue", "same", item["issue"]),
            ("realis", "same", "asserted"),
        ),
    )
    return [Change("positions", at, {**item, "realis": "asserted"}, "realis", bans)]
