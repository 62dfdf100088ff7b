"""The forms of English verbs."""

from typing import Literal

Form = Literal["base", "s", "past", "ing", "fixed"]

_IRREGULAR = {
    "hold": ("held", "held"), "wind": ("wound", "wound"), "have": ("had", "had"), "meet": ("met", "met"), "seek": ("sought", "sought"),
    "stand": ("stood", "stood"), "speak": ("spoke", "spoken"), "take": ("took", "taken"), "begin": ("began", "begun"),
    "sit": ("sat", "sat"), "go": ("went", "gone"), "come": ("came", "come"), "fly": ("flew", "flown"), "see": ("saw", "seen"),
    "pay": ("paid", "paid"), "make": ("made", "made"), "give": ("gave", "given"), "undertake": ("undertook", "undertaken"),
    "throw": ("threw", "thrown"), "lead": ("led", "led"), "lay": ("laid", "laid"), "swear": ("swore", "sworn"),
    "lend": ("lent", "lent"), "spend": ("spent", "spent"), "shake": ("shook", "shaken"), "shrug": ("shrugged", "shrugged"),
    "commit": ("committed", "committed"), "plan": ("planned", "planned"), "beg": ("begged", "begged"), "confer": ("conferred", "conferred"),
    "cast": ("cast", "cast"), "prefer": ("preferred", "preferred"), "stop": ("stopped", "stopped"), "wrap": ("wrapped", "wrapped"),
    "slam": ("slammed", "slammed"), "rebut": ("rebutted", "rebutted"), "put": ("put", "put"), "bring": ("brought", "brought"),
    "run": ("ran", "run"), "set": ("set", "set"), "offer": ("offered", "offered"), "lean": ("leaned", "leant"), "say": ("said", "said"),
    "chide": ("chided", "chided"), "spurn": ("spurned", "spurned"), "fault": ("faulted", "faulted"), "tell": ("told", "told"), "deal": ("dealt", "dealt"),
    "dig": ("dug", "dug"), "withhold": ("withheld", "withheld"), "withdraw": ("withdrew", "withdrawn"), "skip": ("skipped", "skipped"), "slip": ("slipped", "slipped"), "drop": ("dropped", "dropped"),
    "scrap": ("scrapped", "scrapped"), "get": ("got", "got"), "leave": ("left", "left"), "fall": ("fell", "fallen"), "break": ("broke", "broken"),
    "defer": ("deferred", "deferred"), "snub": ("snubbed", "snubbed"), "drag": ("dragged", "dragged"),
    "draw": ("drew", "drawn"), "hit": ("hit", "hit"), "keep": ("kept", "kept"), "chip": ("chipped", "chipped"), "prod": ("prodded", "prodded"), "shoot": ("shot", "shot"),
    "swat": ("swatted", "swatted"), "bat": ("batted", "batted"), "slap": ("slapped", "slapped"), "fret": ("fretted", "fretted"), "demur": ("demurred", "demurred"), "pin": ("pinned", "pinned"),
    "bind": ("bound", "bound"), "regret": ("regretted", "regretted"), "find": ("found", "found"), "ring": ("rang", "rung"), "tip": ("tipped", "tipped"), "shut": ("shut", "shut"), "cut": ("cut", "cut"), "dwell": ("dwelt", "dwelt"),
    "send": ("sent", "sent"), "dial": ("dialled", "dialed"), "drive": ("drove", "driven"), "catch": ("caught", "caught"), "chat": ("chatted", "chatted"),
}  # fmt: skip
_DOUBLED_ING = frozenset(["sit", "begin", "put", "run", "set", "get", "hit", "cut", "shut", "dig"])
"""Verbs of an irregular past that double their last letter before "ing"."""
_DOUBLED_IN_BRITAIN = ("cel", "vel", "bel", "nal", "rrel", "cil", "sel")
"""Ends of verbs that may double their last letter: "travelled", "traveled"."""


def inflect(verb: str) -> dict[str, Form]:
    """The forms of an English verb; a past participle counts as past."""
    stem_y = verb.endswith("y") and verb[-2:-1] not in "aeiou"
    third = verb[:-1] + "ies" if stem_y else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o", "z")) else "s")
    if verb == "have":
        third = "has"
    regular = verb[:-1] + "ied" if stem_y else verb + ("d" if verb.endswith("e") else "ed")
    pasts = _IRREGULAR.get(verb, (regular,))
    forms: dict[str, Form] = {verb: "base", third: "s", _find_ing(verb, pasts): "ing"}
    if verb.endswith(_DOUBLED_IN_BRITAIN):
        forms[f"{verb}ling"], pasts = "ing", (*pasts, f"{verb}led")
    for past in pasts:
        forms.setdefault(past, "past")
    return forms


def _find_ing(verb: str, pasts: tuple[str, ...]) -> str:
    """The participle: the last letter doubles as in the past, "stopped", "stopping"."""
    if verb == "lie":
        return "lying"
    if verb in _DOUBLED_ING or f"{verb}{verb[-1]}ed" in pasts:
        return f"{verb}{verb[-1]}ing"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"
