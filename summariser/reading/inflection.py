"""The forms of English verbs."""

from typing import Literal

from summariser.patterns import regex

Form = Literal["base", "s", "past", "ing", "fixed"]

_IRREGULAR = {
    "begin": ("began", "begun"), "bid": ("bid", "bid"), "bind": ("bound", "bound"), "break": ("broke", "broken"),
    "bring": ("brought", "brought"), "cast": ("cast", "cast"), "catch": ("caught", "caught"), "come": ("came", "come"),
    "cut": ("cut", "cut"), "deal": ("dealt", "dealt"), "dig": ("dug", "dug"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"),
    "dwell": ("dwelt", "dwelt"), "fall": ("fell", "fallen"), "find": ("found", "found"), "fly": ("flew", "flown"), "get": ("got", "got"),
    "give": ("gave", "given"), "go": ("went", "gone"), "have": ("had", "had"), "hit": ("hit", "hit"), "hold": ("held", "held"),
    "keep": ("kept", "kept"), "lay": ("laid", "laid"), "lead": ("led", "led"), "lean": ("leaned", "leant"), "leave": ("left", "left"),
    "lend": ("lent", "lent"), "make": ("made", "made"), "meet": ("met", "met"), "pay": ("paid", "paid"), "put": ("put", "put"),
    "ring": ("rang", "rung"), "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"), "seek": ("sought", "sought"),
    "send": ("sent", "sent"), "set": ("set", "set"), "shake": ("shook", "shaken"), "shoot": ("shot", "shot"), "shut": ("shut", "shut"),
    "sit": ("sat", "sat"), "speak": ("spoke", "spoken"), "spend": ("spent", "spent"), "split": ("split", "split"),
    "stand": ("stood", "stood"), "swear": ("swore", "sworn"), "take": ("took", "taken"), "tell": ("told", "told"),
    "throw": ("threw", "thrown"), "undertake": ("undertook", "undertaken"), "win": ("won", "won"), "wind": ("wound", "wound"),
    "withdraw": ("withdrew", "withdrawn"), "withhold": ("withheld", "withheld"),
}  # fmt: skip
_DOUBLES = regex(
    r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]|(?:ad|com|per|sub|o)mit|(?:re|pre|con|de)fer|(?:oc|con|in)cur|(?:com|ex|re)pel|abhor|patrol|control|begin|regret|rebut|demur"
)
"""Verbs that double their last letter: of one short syllable, or with the stress on the last."""
_DOUBLED_IN_BRITAIN = ("ial", "cel", "vel", "bel", "nal", "rrel", "cil", "sel")
"""Ends of verbs that may double their last letter: "travelled", "traveled"."""


def inflect(verb: str) -> dict[str, Form]:
    """The forms of an English verb; a past participle counts as past."""
    stem_y = verb.endswith("y") and verb[-2:-1] not in "aeiou"
    third = verb[:-1] + "ies" if stem_y else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o", "z")) else "s")
    if verb == "have":
        third = "has"
    doubled = verb + verb[-1] if _DOUBLES.fullmatch(verb) else verb
    regular = verb[:-1] + "ied" if stem_y else doubled + ("d" if verb.endswith("e") else "ed")
    pasts = _IRREGULAR.get(verb, (regular,))
    forms: dict[str, Form] = {verb: "base", third: "s", _find_ing(verb): "ing"}
    if verb.endswith(_DOUBLED_IN_BRITAIN):
        forms[f"{verb}ling"], pasts = "ing", (*pasts, f"{verb}led")
    for past in pasts:
        forms.setdefault(past, "past")
    return forms


def _find_ing(verb: str) -> str:
    """The participle: the last letter doubles as in the past, "stopped", "stopping"."""
    if verb == "lie":
        return "lying"
    if _DOUBLES.fullmatch(verb):
        return f"{verb}{verb[-1]}ing"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"
