"""Where the topics behind a cue begin and end: behind what leads in, before another clause, a time, a verb or whom they are talked over with."""

import re

from summariser.patterns import regex
from summariser.rules.agenda.partners import cut_parties, find_partner, skip_partner
from summariser.rules.agenda.topic_cues import CUES, HE_OR_SHE, ON_DATE, TALK
from summariser.rules.scene import Clause, Scene

_TELLING = r"(?:underscor|underlin|stress|reaffirm|reiterat|highlight|emphasi[sz]|vow|pledg|urg|express|welcom|cit|warn|add|voic|spann|signall?|reflect)ing"
"""What somebody does beside talking of the topics before it, or what goes on with the last of them."""
_STOP = regex(
    rf"[;()]|\n\n|: |(?<=[a-z])\.(?=[A-Z][a-z])|,? but\b|, (?:which|who|where|when|while|as(?! well)|amid(?:st)?|with|according|said|saying|although|though|after|before|ahead|because|during|until|whose|{HE_OR_SHE}|they|it|both|an? (?:[\w-]+ ){{1,3}}(?:that|which|who|whom|they|he|she|it|we|both|the two)|{_TELLING}|the (?:two |three )?(?:talks|meeting|ministers|sides|leaders|presidents|parties|delegations|heads|secretaries)|officials|among|so)\b|(?<! and), (?:in(?! addition to)|at)\b|"
    rf" the {TALK} (?:is|are|was|were|will|would|has|have|had) |,? and (?:I|we|you|it|this|there|the (?:two|three|ministers|leaders|sides|parties|presidents)|left|went|came|[a-z]{{3,}}ed (?:an?|the|to|on|that|in|his|her|their))\b|, [^,]{{2,60}}? (?:said|says|reported|announced|added|told|wrote|confirmed|described)\b| that (?=[A-Z][^;:]{{2,40}}, )|"
    r", and (?:an?|the|[A-Z])(?:(?! (?:that|which|who|whom|how|what|whether) )[^,.;:]){3,90}? (?:hopes?|wants?|plans?|intends?|expects?|will|would|is|are|was|were|has|have|had) |"
    rf"(?<!,) (?:remains?|(?:to be )?(?:put |placed )?on the (?:agenda|table)|amid|amidst|without a|ahead of|(?<!reached )(?<!made )(?<!signed )(?<!agreed )during|(?:several|many|numerous|countless|two|three|four|five) times|twice|repeatedly|(?<!ed )(?<!made )at (?:an?|the|their|its)(?= (?:[\w-]+ )?{TALK}\b| [A-Z])|in (?:his|her|their) (?:\w+ )?{TALK}|in an? (?:[\w-]+ ){{0,2}}(?:call|conversation|meeting)|for (?:another|the (?:first|second|third|last|final|next|following)) (?:day|session|round|sitting)|before|after|(?<! of )when|while|among other|because|as (?:(?:the|its|main|possible) )*(?:items|topics|subjects|points|themes)|(?<!progress )since|despite|if|until|so that|in order to|in (?:the )?light of|with (?:a view|the aim|(?:an? )?(?:[a-z]+ )?(?:focus|emphasis|accent) (?:on|to))|as (?:required|part|they|{HE_OR_SHE}|it|both)|{ON_DATE}|on the (?:sidelines|margins))(?!\w)|"
    rf" [\"“‘']as\b| (?:{HE_OR_SHE}|they|the \w+) (?:said|added)\b| and (?:exchanged|agreed|welcomed|stressed|expressed|reaffirmed|decided|signed|pledged|vowed|called|noted|underlined|achieved|reached|obtained|produced|concluded|adopted|announced|reiterated|emphasi[sz]ed|hailed|praised|thanked|condemned|concurred|affirmed|underscored|highlighted|reviewed|discussed|urged|explored?|will|would|is|are|was|were|has|have|{HE_OR_SHE}|they)\b| [—–-] |—"
)
_JOINED = regex(r"(?:,|,? and)(?: also| then)? \Z")
"""What joins a second cue to the topics of the first: "took stock of the levy and brought up visas"."""
_CLOSING = regex(r"[”»]|(?<=\w)\"(?= )|[,.!?][\"’']|[\"’'][,.]")
_GENERAL = regex(r"(?:the )?(?:progress|developments|efforts|work)[”»\"] (?:on|in|of|towards?|regarding) ")
"""Marks that close before the topic: they “reviewed progress” on visas."""
_PARTICIPLE = regex(r", \w+ing\b")
"""Behind "agreed to run a watch" a participle goes on with the deed and begins no topic."""

_LEAD_IN = regex(
    r"[ \n:]*(?:, )?(?:in [A-Z][\w-]+ (?:on \w+day )?(?=(?:the|an?|how|whether|ways)\b))?(?:(?:concerns?|differences|disagreements) (?:over|about|at|on|regarding) )?(?:(?:when|as) (?:they|the \w+|he|she) (?:meet|sit down|gather)[^:.;,]{0,60}: )?(?:(?:among other \w+|among others|inter alia|as expected|in particular|at length|in detail),? )?"
)
_RANGE_OF = (
    r"(?:an? |the )?(?:[\w-]+ )?(?:range|array|number|series|list|variety|host|spectrum|gamut|slate|raft|mix|multitude)"
)
_COUNTED = regex(
    r"[“\"]?(?:(?:the |these )?(?:following |\w+ )?(?:things|issues|topics|subjects|points|questions|matters|themes|items|files|dossiers|priorities|proposals|options|ideas|demands)(?: \w+){0,3}: |(?:[^,.;:]{0,60} )?(?:issues|topics|subjects|matters|questions|challenges|problems|priorities|concerns|developments|areas|fields|things|crises|points|sectors|items|agreements|ties|relations|cooperation|complexities|realities|dimensions|aspects)(?: (?:of|facing|between|concerning|for|on|that) [\w’' ]{3,60})?,? (?:(?:particularly|especially)(?! \w+ing (?:the|a|an|that|our|their)\b)|including|notably|in particular|principally|chiefly|primarily|mainly|above all|most notably|namely|such as|pertaining to|relat(?:ed|ing) to(?! each)|(?:(?:foremost|chief) )?among them)(?![^;:]{1,160}, as well as ):? |"
    rf"(?:{_RANGE_OF} of )?(?:the |these )?(?:[\w-]+ ){{0,3}}(?:issues|topics|subjects|matters|questions|areas|concerns),? (?:ranging|running|stretching|going) (?=from )|(?:everything|anything) (?=from )|(?:addressing |tackling |resolving )?(?:the |these )?(?:\w+ )?(?:issues|topics|subjects|matters|questions|challenges|problems) such as |{_RANGE_OF} of (?:[\w-]+ ){{0,4}}?(?:issues|topics|crises|matters|questions|subjects|challenges)(?:, | such as | )(?=from |(?!{_TELLING})\w))"
)
"""A general word before the list of topics that it announces."""

_VERB_AFTER = regex(
    r"(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\btheir)(?<!['’]s) [\"“‘]?(?:(?:that|which|who) )?(?:is|are|was|were|has|have|had|will|would|ended|lasted|lasts|remain(?:s|ed)|persist(?:s|ed)?|filled|ran|dragged|went|began|continued|took|could|comes?|came|concluded|resumed|collapsed|broke|stalled|failed(?! states?\b)|foundered|faltered|yielded|opened|resumes?|begins?|starts?|held|can|must|should|may|might|marks?|follow(?:s|ed)?|hold|said|showcase|aimed|including|by (?:the )?(?=[A-Z]))\b"
)
_RANGE = regex(r"from ((?:(?! to )[^,.;:]){3,80}) to ")
"""From X to Y: two ends of a list."""

_ASKS = regex(r"who|what|how|whether|where|when|why")
"""A question among the topics: behind it the same word asks the next one."""
_BEFORE_A_VERB = regex(rf"^{TALK}\b|^[Dd]i(?:ffer|sagree)\w+s\b|[Dd]ecision on\Z|^(?:workshop|seminar)")
"""Cues that are the subject of a verb behind the topic: "the meeting on visas lasted"."""


def find_stretch(scene: Scene, clause: Clause, match: re.Match[str]) -> tuple[int, int]:
    """Where the topics begin behind their cue, and where they end."""
    text, start = scene.text, match.end()
    limit = scene.part_at(clause, scene.word_before(match.start() + 1)).end
    if lead := _LEAD_IN.match(text, start, limit):
        start = lead.end()
    start = skip_partner(scene, start, limit)
    if counted := _COUNTED.match(text, start, limit):
        start = counted.end()
    asks = _ASKS.match(text, start, limit)
    stops = (s for s in _STOP.finditer(text, start, limit) if not asks or s.group() != f", {asks.group()}")
    if text.endswith(": ", 0, start):
        stops = (s for s in stops if s.group() != ";")
    end = next((s.start() for s in stops), limit)
    if another := next((m for m in CUES.finditer(text, start, end) if _JOINED.search(text, start, m.start())), None):
        end = another.start()
    if scene.is_quoted(match.start()) and (closing := _CLOSING.search(text, start, end)):
        general = _GENERAL.match(text, start, limit)
        start, end = (general.end(), end) if general else (start, closing.start())
    if match.group().endswith((" to", "agree")) and (participle := _PARTICIPLE.search(text, start, end)):
        end = participle.start()
    if not asks and _BEFORE_A_VERB.search(match.group()):
        verb = _VERB_AFTER.search(text, start, end)
        end = cut_parties(text, start, verb.start() if verb else end)
    return start, find_partner(scene, start, end)


_ASIDE = regex(r", (?:which|who|whose|where) [^,;:]{3,90}, and (?=(?:on|about|over|an?|the|how|whether|their|its) )")


def find_rest(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a list of topics goes on behind an aside: "the force, whose funding runs out, and a dispute"."""
    aside = _ASIDE.match(text, start, end)
    if aside is None:
        return None
    stop = next(_STOP.finditer(text, aside.end(), end), None)
    rest = aside.end(), stop.start() if stop else end
    return None if _VERB_AFTER.search(text, *rest) or _SAYS.search(text, *rest) else rest


_SAYS = regex(r" (?:said|says|told|added|[a-z]+ed (?:to|that|an?|the)) ")


def split_range(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Of "from grain to gas" the two ends."""
    ends = _RANGE.match(text, start, end)
    if ends is None:
        return [(start, end)]
    middle = _FURTHER.search(text, ends.end(), end)
    rest = [(ends.end(), middle.start()), (middle.end(), end)] if middle else [(ends.end(), end)]
    return [ends.span(1), *rest]


_FURTHER = regex(
    r"(?<! access)(?<! threats)(?<! threat)(?<! support)(?<! aid)(?<! response)(?<! return)(?<! exports)(?<! help)(?<! damage) to (?=the )"
)
"""Of "from trade to water to the war" the last joint."""
