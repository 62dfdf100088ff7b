"""The words that lead to a topic: what is done with it, what bears its name, where it stands; a few frames for many wordings."""

import re

from summariser.patterns import regex
from summariser.reading.dates import DAY, MONTH
from summariser.reading.inflection import inflect
from summariser.reading.tables import read_rows_of

_AT_WORD = r"\b(?=[A-Za-z])"
"""Where a word begins. Without the letter the alternatives behind it are tried at its end as well: twice the work.
`TALK` and `_ITEM` name their first letters, because what heeds no capitals is else tried at every word."""
TALK = r"(?=[CcDdGgLlMmNnPpRrSsTtVv])(?i:talks|discussions?|negotiations|(?:phone|telephone|video) calls?|consultations|meetings?|summit|conference|session|conversations?|dialogue|round(?! of)|lunch|dinner|deliberations|debates?|gathering)"
HE_OR_SHE = "he|she"
_AGENDA = r"(?:agenda|programme|program|list|menu|bill|order of business|docket)"
ON_DATE = rf"on (?:{DAY}|{MONTH})"

_NOT_OVER = r"(?! (?:(?:an?|the|another) )?(?:\w+ )?(?:lunch|dinner|breakfast|supper|coffee|tea|drinks?|meal|hours?|days|course|weekend|phone|telephone|\w+day)\b| (?:the )?(?:past|last|next|two|three|half|\d+) (?:[\w-]+ ){0,2}(?:hours?|days?|weeks?|months?|years?|courses|meals|weekends?)\b)"
"""Over what people meet without talking of it: a meal, some days."""
_ABOUT = rf"(?:on|about|over{_NOT_OVER}|regarding|concerning|around)"
_NOT_ABOUT = (
    rf"(?! (?:which|whom|whose|{DAY}|{MONTH}|\d|behalf|board|condition|foot|top|hold|time|track|account|its|(?:his|her|their) (?:\w+ )?(?:visit|trip|arrival|return|way)|the (?:\w+ )?"
    r"(?:sidelines|margins|eve|same|day|island|coast|border|bridge|phone|telephone|basis|grounds|weekend|fringes|visit|invitation|morning|afternoon|evening|\d)))"
)
"""What stands behind "talks on" without being their subject: days, places, the sidelines of something else."""
_WORDS = r"(?:(?!follow(?:s|ed)?|appear(?:s|ed)?|seem(?:s|ed)?|look(?:s|ed)?|comes?|came|ran|runs?|lasted|amid|after|before|following|because|despite|that|which|who|with|is|are|was|were|will|would|ended|and|has|had|have|to (?!be ))[\w’'-]+ ){0,5}?"
_PARTNER = r"(?:(?! (?:concerns?|worries|fears|amid|rising|as|while|that|which|who|is|are|was|were|has|have|had|will|would|said|says|and [a-z]+ing) )[^,.;:]){3,90}?(?:, [A-ZÀ-ÖØ-Þ][^,.;:]{2,50},)?"
_BE = r"(?:is|are|was|were|will be|would be|remains?|remained|stands?|stood)"
_ADVERB = r"(?:(?!not )(?:\w+ly|also|first|again|still|then|in detail|in depth|at length|in particular|in part) )"


_CUES = {kind: cues.split(";") for kind, cues in read_rows_of("summariser.rules.tables", "topics.tsv", 2)}


def _any_of(kind: str) -> str:
    """The cues of one kind as they stand."""
    return f"(?:{'|'.join(_CUES[kind])})"


def _forms(kind: str) -> str:
    """All forms of the verbs of one kind with what belongs to them; an adverb may stand between: "focused mainly on"."""
    parts = (phrase.partition(" ") for phrase in _CUES[kind])
    return "|".join(
        f"(?:{'|'.join(inflect(verb))})" + (f" {_ADVERB}?{rest}" if rest else "") for verb, _, rest in parts
    )


_EXCHANGED = rf"(?:exchang(?:e|ed|es|ing)|trad(?:e|ed|es|ing)|swap(?:s|ped|ping)?|shar(?:e|ed|es|ing)|compar(?:e|ed|es|ing)) (?:[\w-]+ ){{0,2}}?{_any_of('exchanged')} (?:with [^,.;:]{{2,60}}? )?(?:on|about|over|of|regarding|concerning)"
_ALONE = _forms("alone")
"""What one does with a topic and with nothing else."""

_OBJECT = r"(?! (?:(?:the |its |all )?(?:costs?|expenses|losses|bills?) of|parliament\b|lawmakers|to|and|or|by|for|of|about|that|most|much|half|all|part|in|at|as|it|him|her|them|us|questions? (?:from|by)|reporters|journalists|troops|speculation|hopes|fears|expectations|doubts|eyebrows|(?:the|an?|his|her|its|their) (?:\w+ )?(?:[Gg]uards?|troops|parade|honou?r|flags?|crowd|audience|nation|media|press|parliament|forum|conference|summit|session|assembly|plenary|rally|congress|gathering|opening|posts?|position|office|job|role|duties|reins|residence|arms|challenge|offer|invitation|hand|path(?! to\b)|voice|glass|toast|price|rate|level|number(?! of)|capacity|sum|money|funds|hour|hours|day|morning|afternoon|talks|meeting)|the (?:[A-Z][\w–-]+ ){1,6}(?:Council|Assembly|Forum|Parliament|Congress|Conference|Association|University|Chamber|Senate)|holding|attending|visiting)\b)"
_BESIDE = _forms("beside")
"""What is also done with other things: counts only beside a meeting, with an object that can be talked about."""

_SPOKEN = (
    r"(?:[Mm]uch|[Mm]ost|[Hh]alf|[Pp]art|[Tt]he (?:rest|bulk)) of (?:the|their|its|that) (?:\w+ )?(?:meeting|talks|hour|time|session|day|evening|morning|afternoon|lunch|dinner|call|conversation|visit) (?:(?:was|were|is|will be) (?:\w+ )?(?:taken up|spent|given over|consumed|occupied) (?:by|with|on|to)|went (?:on|to))|[Tt]he (?:first|second|last|whole) (?:hour|half|day|session|morning|afternoon) (?:(?:was|is|will be) (?:spent|given over) (?:on|to)|went (?:on|to))|"
    r"(?:was|were) (?:also )?(?:much |some |a lot of )?talk (?:of|about)|talk(?:s|ed|ing)? (?:[\w’'-]+ ){0,6}?about|(?:talk|sp(?:oke|eak))(?:s|ed|ing)? (?:to|with) (?!reporters|journalists|the press|the media)[^,.;:]{2,80}? on(?= (?:how|whether|ways|the (?!phone|telephone|\w+ of the|margins|sidelines|same|eve)\w+ \w+|\w+ing)\b)|sp(?:oke|eak|oken|eaking) [^,.;:]{0,80}?about|exchange of (?:views|opinions) on|[Hh]a(?:d|ve|s) (?:an? )?(?:\w+ ){0,3}(?:exchanges?|interactions?|sitting|chat) (?:on|about)|sp(?:oke|oken) (?:at length )?of|(?:(?:[Tt]he )?(?:two(?: \w+)?|pair|ministers|leaders|presidents|premiers)|[Tt]hey|[Bb]oth) (?:also )?talked(?= (?!to|with|about|by|on|for|at|over|in|through|of|it|and|again|during|after|until|privately|alone|late)[a-z]+(?:,| and|\.))|(?<=[Tt]hey )treated(?! [^.;]{0,80} (?:as|like|with) )|[Ww]hat (?:we|they|the two \w+) (?:talked about|spoke about|discussed)(?: \w+)? (?:is|was)|"
    r"(?:attention|emphasis|time) (?:was|were|is|will be) (?:\w+ )?(?:paid|given|devoted|placed|laid) (?:to|on)|(?:paid|paying|devoted|gave|giving) (?:\w+ ){0,2}attention to|(?<=to )(?<!yet to )(?:approve|adopt|endorse|take (?:a|another) (?:\w+ )?look at)(?= (?:a|an|the|\w+['’]s)\b)(?! (?:[\w-]+ ){1,4}(?:stances?|approach|tone|line|posture|positions?|attitude)\b)|(?:lists?|listed|names?|named)(?= [^.;]{3,200} as (?:\w+ ){0,3}(?:items|topics|subjects|points|themes)\b)|tak(?:e|es|ing) in(?= (?:a|the) (?:\w+ )?(?:range|number|array|series|list))|[Vv]iews (?:were|are|will be) (?:also )?exchanged on|(?:[Ee]xchange|[Ss]haring) of (?:views|opinions|assessments) took place on|(?<=[Cc]onversation )(?:then |later |also )?moved (?:on )?to|[Uu](?:p for|nder) (?:discussion|debate|review|consideration|negotiation) (?:is|are|was|were)|press(?:ed|es|ing)? (?:[A-Z][\w’'-]+|him|her|them) (?:on|about)(?= )|(?:(?:two|both) (?:countries|sides|nations|parties)[’']|their) (?:shared|joint|common|mutual) (?:commitment|resolve|interest|determination) (?:to|in)"
)
_OPENING = r"(?:Besides|Beyond|Apart from|Aside from|In addition to|As well as|Along with|Alongside|With regard to|As regards|Regarding|Concerning|Turning to|On)(?= (?:(?!issues,|matters,|occasion,|day,|sidelines,|margins,|evening,|morning,|afternoon,|eve,|whole,|hand,|basis,|\w+day,)[^,.;:]){3,60}, (?:the (?:two )?(?:talks|meeting|discussions|ministers|sides|leaders|presidents|parties|delegations|heads)|they|both)\b(?! (?:held|met)))"
_NAMED_TALKS = (
    rf"spen[dt] (?:\w+ ){{0,4}}?(?:time|hours?|minutes|morning|afternoon) on{_NOT_ABOUT}|{TALK} {_WORDS}{_ABOUT}{_NOT_ABOUT}|{TALK} (?:with|between) {_PARTNER} {_ABOUT}{_NOT_ABOUT}(?= [a-z])|"
    rf"(?:meeting|summit|conference|session|dinner|lunch) of (?:[\w'’-]+ ){{1,7}}?(?:on|about|over){_NOT_ABOUT}(?= (?:a|an|the|how|what)\b)|"
    rf"{TALK}, (?:on|about|over){_NOT_ABOUT}(?= [a-z])|(?:{TALK}|visit|trip|journey) (?:was|were|is|are|will be|had been) (?:\w+ly )?(?:about|(?:called|convened|summoned|arranged) (?:over|about))|(?<=, )(?:chiefly|mainly|mostly|primarily|largely|principally) (?:on|about|over){_NOT_ABOUT}|with (?:an? |the )?(?:\w+ )?(?:emphasis|focus|accent|attention) (?:on|to)(?! the (?:need|fact|importance))|"
    rf"m(?:et|eets?)\b(?:(?! (?:that|which|who|and|to|after|before|said|amid|as) )[^.,;:“”\"]){{0,80}}? (?:about|over){_NOT_OVER}"
)
_ITEM = r"(?=[CcFfIiDdMmPpQqRrSsTt])(?i:topics?|subjects?|(?:main|chief|principal|first|real) business|issues?|items?|points?|themes?|(?:talking|discussion) points|questions|matters)"
_INCLUDES = r"(?:will |would |(?:is|are|was|were) (?:expected|likely|due|set) to )?(?:also )?(?:includ(?:es?|ed)|cover(?:s|ed)?|reflects?|compris(?:es?|ed)|featur(?:es?|ed)|address(?:es|ed)?|concern(?:s|ed)?|rang(?:e|es|ed)(?= from))"
_WHOSE = (
    r"(?:(?:discussed|raised|on the agenda|on the table|under discussion|to be (?:discussed|raised|taken up)|up for discussion|of discussion|(?:for|under) discussion|taken up|"
    r"with [A-Z][^,.;:]{2,60}?|(?:of|at|in|for) (?:the|their|our|these|those|this) (?:[\w-]+ ){0,2}?\w+)(?:, [^,;:]{3,60}(?:, [^,;:]{3,90})?,)? )"
)
_BEARERS = (
    rf"(?:agenda|programme|{TALK}|{_ITEM}) {_WHOSE}?{_INCLUDES}|(?<!ing )(?<!saying the )(?<!said the )(?<!that the ){_ITEM} {_WHOSE}?(?:is|are|was|were|will be|has been|had been)(?! (?:also )?(?:on|at|not|to|high|among|under|up|for|in|being|still|now|more|too|so|very|as|left|put|set|made|held|kept|brought|taken|\w+ed)\b)|agenda\b[^.:;]{{0,40}}(?=:)|(?:Agenda|[Ss]ubjects?|[Tt]opics?|[Tt]hemes?)(?=: )|(?:subject|topic|issue|question) [^.;:]{{0,60}}?(?:discussed|raised|on the table)\b[^.;:]{{0,40}}(?=:)|"
    r"(?i:two|three|four|five|six|several) (?:\w+ )?(?:items|topics|issues|subjects|points|themes)\b[^.:;]{0,140}(?=:)|"
    rf"adopted (?:\w+ ){{1,3}}(?:points|principles) on|(?:issues|topics|subjects|matters) (?:is|are|was|were|will be) on the (?:{_AGENDA}|table),? (?:including|such as|among them|ranging(?= from))|"
    rf"{TALK}(?: (?:in|at|between|of) [^,.;:]{{2,60}}?)? (?:concern(?:s|ed)?(?! (?:about|by|over|that|at)\b)|looked at)|"
    r"(?<=, )concern(?:s|ed)?(?= a| the)"
)
"""What bears the topic's name: "the talking points of the meeting, chaired by A, also included", "three things:"."""

_OF_MEETING = rf"(?:the |their |these |those |his |her )?(?:[\w’'-]+ ){{0,2}}?(?:{TALK}|[Vv]isit|[Tt]rip|{_AGENDA})"
_PLACES = (
    rf"(?:(?:[Aa]t|[Ii]n) the (?:heart|centre|center|top|forefront|core) of|[Cc]entral to|[Cc]rucial to|(?:[Hh]igh|[Ff]irst|[Tt]op|[Nn]ext|[Ff]oremost) on|[Tt]op of|[Tt]opping|[Hh]eading|[Dd]ominating) {_OF_MEETING}"
    rf"(?: (?:in|at|for|with|between) [^,.;:]{{2,90}})?(?: {_BE}| lies?| lay|(?=: ))|top(?:s|ped)? the agenda {_BE}|(?:[Aa]t (?:issue|stake)|[Ss]ticking points?|[Ss]tumbling blocks?) {_BE}(?! (?:not|\w+ed)\b)|[Oo]n the (?:{_AGENDA}|table)(?:(?: (?:in|at|for) [^,.;:]{{2,40}}|, (?:according to|said|say|as) [^,.;:]{{2,40}},|, [^,.;:]{{2,40}} (?:said|says),)? {_BE}(?: also)?|(?=: ))|(?:focus|subject|topic|theme|purpose) (?:of|at|for) {_OF_MEETING} {_BE}(?! (?:to|on|not)\b)"
)
"""The topic told of last: "central to the dialogue was", "at the heart of the talks is"."""

_OUTCOMES = (
    r"(?:to (?:seek|find|secure|strike|work out|work on)|trying to \w+) (?:an? |the )(?:\w+ )?(?:consensus|agreement|understanding|deal|compromise|accord) on|reach(?:ed|ing)? (?:an? |the )?(?:\w+ )?(?:consensus|agreement|understanding|deal|compromise) on(?= (?:an?|the|how)\b)|agreed (?:\w+ ){0,3}?on(?= (?:a|an|the)\b)(?! the (?:need|importance|necessity|urgency)\b)|agreed(?= (?:an?|terms)\b(?! (?:[\w-]+ )?(?:date|venue|time|statement|declaration|communiqu[eé])))|settled (?:the|their) (?:question|issue|matter|row|dispute) (?:of|over)|(?:settled|finali[sz]ed|concluded|completed|agreed) (?:the )?(?:text|terms|wording|draft|details|negotiations) (?:of|on|for)|set up (?:an? )(?:\w+ )?(?:working group|commission|committee|panel|task ?force|group|body) (?:on|for)|left open(?= (?:who|what|how|whether|when|where)\b)|(?:(?:could|can|did)(?: not|n[’']t)|cannot) agree(?: on)?(?= (?:who|what|how|whether|an?|the)\b)(?! an? (?:[\w-]+ ){0,2}(?:statement|declaration|communiqué|text|date|venue|agenda)\b)|(?:without|no|little) (?:a |an |any )?(?:\w+ )?(?:deal|decision|agreement|accord|breakthrough|progress|headway|movement|consensus) (?:was (?:made|reached) )?on|(?:close(?:r)? to|near(?:er|ing)?|towards?|short of) (?:an? |the )(?:\w+ )?(?:deal|agreement|accord|compromise|consensus|understanding) on|fail(?:ed|s|ing)? (?:\w+ ){0,3}?to agree (?:\w+ )?on|(?<=to )agree(?:(?= what\b)|(?: on)?(?= (?:whether|how)\b)| on(?= an?\b(?! (?:[\w-]+ ){0,2}(?:statement|declaration|communiqué|text|date|venue|agenda)\b)))|"
    r"(?:(?:mad|mak|in)(?:e|ing)|report(?:ed|s)?|noted) (?:\w+ )?(?:progress|headway) (?:on|in|towards?)|common ground on|(?:[Dd]iffer(?:ed|ences(?: (?:remain|persist)(?:ed)?)?)|divided|split|at odds|at loggerheads|deadlocked?|[Dd]isagree(?:d|ments?)) (?:about|over|on)|"
    rf"(?:(?<=to |ll |ld )(?:sign|initial)|adopted(?:, [^,.;:]{{3,30}},)?) (?:an?|the|two|three|several) (?:\w+ ){{0,2}}?{_any_of('paper')}(?: of understanding)? on(?= [a-z])|"
    r"to (?:end|settle|resolve|defuse) (?:a|an|the|their|its) (?:\w+ ){0,3}?(?:row|dispute|quarrel|stand-?off|feud|argument) (?:over|about)|"
    rf"(?:agreed|decided|resolved) (?:\w+ )?to (?:work (?:closely )?together|cooperate|co-operate|collaborate|join forces|(?:co-?ordinate|redouble|intensify|step up) (?:their |its )?(?:joint )?(?:efforts|policies|positions|work|response)) (?:closely )?(?:on|for|to|in|against|over)|work together (?:closely )?(?:on|for|against)(?= (?:an?|the)\b)|(?:[Tt]hey|two|both|ministers|leaders|presidents|sides|parties|countries|delegations) (?:also |jointly |further )?decided to(?= {_any_of('agreed')}\b)|"
    rf"agreed (?:(?:on )?\w+day |(?:at|during|in) [^,.;:]{{3,60}}? )?to(?: [a-z]+ly)?(?= {_any_of('agreed')}\b)"
)

_PROPOSED = "|".join(_CUES["agreed"])

_WHOM = r"(?:[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3}|him|her|them|(?:his|her|its|their|the) \w+(?: \w+)?)"
_PUT = (
    rf"(?:want(?:s|ed)?|put(?:s|ting)?|plac(?:e|es|ed|ing)|asked for)(?= [^.;:]{{3,80}} on the agenda\b)|"
    rf"(?<!eporters )(?<!ournalists )(?:told|asked|quizz(?:ed|es)|question(?:ed|s)|pressed|confronted) {_WHOM} (?:about|on){_NOT_ABOUT}|(?:complain|protest)(?:ed|s) (?:to|with) {_WHOM} (?:about|over|at|against)"
)
"""What somebody puts before the other side."""

CUES = regex(
    rf"{_AT_WORD}(?:(?:[Dd]iscussed|[Rr]aised|[Rr]eviewed|debated|covered) (?:was|were)|(?P<beside>(?:{_BESIDE}){_OBJECT}|(?<=will )(?:also )?look at|(?:due|expected|trying) to settle|(?:look(?:s|ed|ing)? for|sought|seek(?:s|ing)?)(?= ways\b)|(?<=[Tt]hey )(?:also |then )?looked at|(?:(?<=two )|(?<=both )|(?<=nisters )|(?<=sides )|(?<=eaders ))(?:also |then )?looked at|(?:clash|quarrell?|squabbl|tussl)ed over|(?:(?<=[Tt]hey )|(?<=eaders )|(?<=nisters )|(?<=two )|(?<=alks )|(?<=sides ))(?:started|began|opened) with(?! (?:an? |the )?(?:\w+ )?(?:prayer|ceremony|statement|dinner|lunch|tour|handshake|minute|speech|toast|song|concert|visit|walk|joke|apology|same)\b)|(?:the |[Tt]he )(?:main |primary |chief )?focus (?:of [^,.;:]{{3,40}}? )?(?:will be|would be|was|is) on(?! the need)|(?:[Aa]ttention|[Tt]alk) (?:then |soon |also )?(?:turned|shifted|moved|will turn) to|(?:workshop|seminar) on{_NOT_ABOUT}|(?<=will )(?:start|begin|open) with(?= (?:the|an?|how|who)\b)|(?:put(?:ting)? off|postpon(?:e|ed|ing)|defer(?:red|ring)?|delay(?:ed|ing)?|took|take|reach(?:ed)?|made|make) (?:a|any|no|the|their) (?:\w+ )?decision on|(?:[Aa]|[Aa]ny|[Nn]o|[Tt]he) (?:\w+ )?decision on(?= [^.;:]{{3,80}} (?:was|were|has been|had been) (?:put off|postponed|deferred|taken|reached|left))|le(?:ft|ave|aving)(?= [^.;:]{{3,60}} (?:for|until|to) (?:the |an?|another )(?:\w+ )?(?:day|session|meeting|round|summit|sitting)\b)|le(?:ft|ave|aving) (?:for|until) (?:another day|later|the next (?:round|meeting|session))(?= (?:the|an?)\b)|sound(?:s|ed)? (?:out [^,.;:]{{2,50}}?|[^,.;:]{{2,50}}? out) (?:on|about)|(?:s(?:eek|ought)|ask(?:s|ed)? for|request(?:s|ed)?) (?:\w+ )?(?:assurances|guarantees|clarity|clarification|answers|help|assistance|support|backing) (?:on|about|with|in|for)|(?:signed|initial?led) (?:an?|the|two|three|several) (?:\w+ ){{0,2}}?{_any_of('paper')}(?: of understanding)? (?:on|for|fixing|regulating|governing)(?= [a-z])|flagged(?= (?:the|his|her|their|its|an?)\b)|(?:{_forms('voiced')}) (?:[\w’'-]+ ){{0,3}}?{_any_of('stance')} (?:on|about|over|at|regarding|concerning|towards?){_NOT_ABOUT}|(?<=, )(?:expressing|voicing|conveying) (?:[\w’'-]+ ){{0,2}}?(?:concerns?|alarm|worries) (?:about|over|at|on)|hear(?:s|d)? (?:[\w-]+ ){{0,2}}(?:reports?|briefings?|presentations?|updates?) (?:[^,.;:]{{2,50}}? )??(?:on|about)|(?<=[Ii]t )(?:was|is|will be) (?:mostly|mainly|chiefly|largely|all|only) about|(?:brief(?:s|ed)?|updat(?:es?|ed)|informed) (?!reporters|journalists|the (?:press|media))[^,.;:]{{2,50}}? (?:on|about){_NOT_ABOUT}|(?:suggest(?:s|ed)?|propos(?:es?|ed)|recommend(?:s|ed)?) (?:that )?(?:the )?(?:two|both) [\w-]+ (?:should )?(?:{_PROPOSED})(?= )|for the (?:signing|launch|launching|inauguration) of|negotiat(?:e|ed|es|ing)(?= (?:a|an|the|over|on)\b)|{_PUT})|(?P<alone>{_ALONE})|{_EXCHANGED}|{_SPOKEN}|{_OPENING}|{_NAMED_TALKS}|{_BEARERS}|{_PLACES}|{_OUTCOMES})\b:?"
)
"""What stands before a topic; in the group `beside` what needs a meeting beside it, in the group `alone` what needs those who may meet."""

_AIM = _forms("aim")
_BID = r",? in (?:(?:a|an|the) (?:\w+ )?(?:bid|effort|attempt|push|drive) to(?= [a-z])|(?:the )?hopes? of(?= \w+ing\b))"
_MEETS = r"\b(?:met|meets?|meeting|confer(?:s|red)?|receiv(?:es?|ed)|gather(?:s|ed)?|conven(?:es?|ed)|assembled?|huddled|sat down)\b(?:(?! (?:that|which|who|said|and|to) )[^.;:]){0,90}?,? (?:to try |trying )?to"
_TRAVELS = r"\b(?:(?:is|are|was|were) (?:[\w-]+ )?(?:in|at|to|for)|travel\w*|f(?:ly|lies|lew|lying)|go(?:es|ing)?|went|com(?:es?|ing)|came|arriv\w+|leav\w+|left|head\w*|visit\w*)\b(?:(?! (?:that|which|who|said|and|not) )[^.;:]){2,90}?,? to"
"""How a sentence tells of a journey that has an errand."""
AIMS = regex(
    rf"{_AT_WORD}(?:(?:purpose|aim|goal|objective)s? of {_OF_MEETING} (?:is|was) to(?= (?:{_AIM})\b)|(?:{TALK}|(?P<journey>[Vv]isit|[Tt]rip|[Tt]our))\b(?:(?(journey)(?!)) (?:(?!came|is|are|was|were|has|had|will|would|said|ended|failed|agreed)[\w’'-]+ ){{0,3}}?to(?= (?:{_AIM})\b)|(?(journey)(?!)) (?:with|between) (?:(?! (?:that|which|who|to|said) )[^.;:]){{2,90}} to(?= (?:{_AIM})\b)|(?:(?! (?:that|which|who|ended|came|said|is|are|was|were|has|have|had|will|would) )[^.;:]){{0,90}}?"
    rf"(?: (?:(?:is|are|was|were) )?(?:aimed at(?= [\w-]+ing\b)|(?:aims?|aiming|meant|intended|designed|seeking) to(?= (?:{_AIM})\b)|(?:is|are|was|were) to(?= (?:{_AIM})\b))|{_BID})))"
)
"""What a meeting is to bring about, where nothing else says what it is about: "talks with A aimed at ending the strike"."""

ENDS = regex(
    rf"{_BID}|{_MEETS}(?= (?:{_AIM})\b)|{_TRAVELS} (?:{_forms('errand')})(?= (?:an?|the|its|their|his|her|(?:[\w-]+ )?terms|support|[a-z]+s|[A-Z][a-z]+(?:an|ese|ish|i) [a-z]+)\b|(?<=look at) [a-z])"
)
"""The same, where the sentence tells of the meeting by a verb: "A will meet B in a bid to end the war"."""

GOALS = regex(
    rf"\b(?:(?:[Tt]he|[Tt]heir|[Ii]ts) (?:\w+ )?(?:aim|goal|purpose|objective|task|idea) (?:is|was|will be|would be) to|(?:[Tt]hey|[Tt]he two(?: \w+)?|[Bb]oth sides) (?:(?:will|would|are (?:expected |due |set )?to|were to) (?:also )?(?:try|seek|attempt) to|(?:hope|hoped|want|wanted|aim|aimed|tried|sought|are trying|were trying) to))(?= (?:{_AIM})\b)"
)
"""What those who were told to meet want to bring about: "the goal is to settle the row"."""

EVENT = regex(
    rf"(?:an? |the |two |three |his |her |their )?(?:[\w’'-]+ ){{0,2}}?{_any_of('event')}\b(?! (?:on|about)\b)"
)
"""What a programme holds beside topics."""

_SUBJECT = _any_of("subject")
NAMED_AFTER = regex(
    rf"\b(?P<topic>(?:{_SUBJECT}(?:,? and |[ -]))*{_SUBJECT}(?: (?:release|exchange|swap|deal|sharing|control|reform|relief))?) (?:talks|negotiations|summit|conference|dialogue|discussions)\b",
    re.I,
)
"""A meeting named after its topic: "ceasefire talks", "a trade and investment dialogue"."""

_MAYBE = r"(?:(?:will|would|could|may|might|must|(?:is|are|was|were) (?:also |widely )?(?:expected|likely|set|due|sure|bound|certain) to|continues? to|(?:is|are|was|were) to)(?: have| be)? )"
_ADVERBS = r"(?:also |again |still |first |prominently |almost certainly |inevitably |(?!not )\w+ly )*"
_UP = rf"(?:(?:tabled|slated|scheduled|due|set) for {_any_of('up')}|(?:up|down) for (?:{_any_of('up')}\b|(?:the )?(?:first|second|third|last|opening|closing) (?:day|session|sitting|morning)))"
BEFORE = regex(
    rf"{_AT_WORD}(?:on which (?:they|both|the two(?: \w+)?|[A-ZÀ-Þ][^,;:.]{{2,70}}?) (?:(?:again |had |have )?failed to agree|(?:could|did) not agree|disagreed?|differ(?:ed)?)|(?:{_MAYBE}?{_ADVERBS}(?:{_BE}|be|ranks?|featur(?:es?|ed)|figur(?:es?|ed)) {_ADVERBS}|(?=(?:high |top |first |next |at the top of )|on the (?:agenda|table|programme|menu)\b|(?:all |both )?(?:up|down) for|uppermost))"
    rf"(?:(?:all |both )?{_UP}|uppermost in|(?:been )?(?:added to|put on|placed on|included (?:in|on)) (?:the|their) agenda|(?:the|an?) (?:\w+ )?(?:sticking points?|stumbling blocks?|bones? of contention|point of contention|open question)|(?:high |top |first |next |again |still |all )*on (?:the|their|his|her) (?:(?!published |official )[\w-]+ )?(?:{_AGENDA}|table)|at the (?:top|heart|cent(?:re|er)|forefront|core) of {_OF_MEETING}|central to {_OF_MEETING}"
    rf"|(?:(?:a|the|one|another) (?:\w+ )?)?(?:focus|subject|topic|theme|priority) (?:of|at|for|in) (?:the|their|these|his|her)"
    rf"|to (?:have been|be) the (?:only|main|chief|first) (?:subject|topic|item|theme)|among (?:the|their|our) (?:\w+ )?(?:{_ITEM}|priorities)|(?:high on|(?:at the )?top of) (?:the|their) (?:{_AGENDA}))"
    rf"|{_MAYBE}{_ADVERBS}(?:come up(?! with\b)|arise|feature|figure|come (?:first|next)|take cent(?:re|er) stage|loom large)|(?:also )?(?:came|coming) (?:up(?! with\b)|(?:up for|under) (?:discussion|review|consideration))|came (?:first|next)(?= (?:at|in|on))|(?:featured|figured)(?: (?:prominently|high|heavily)(?= (?:at|in|on))|(?= (?:at|in|during) {_OF_MEETING}\b))|loom(?:s|ed) (?:large )?over {_OF_MEETING}"
    rf"|{_MAYBE}?{_ADVERBS}(?:(?:dominat(?:e|es|ed|ing)|top(?:s|ped|ping)?|head(?:s|ed|ing)?) (?:the|their|his|her|both|all) (?:[\w-]+ )?(?:{_AGENDA}|{TALK}|sessions)|dominat(?:e|ed) (?:[\w-]+ )?{TALK})"
    rf"|{_MAYBE}?{_ADVERBS}(?:(?:took|take|takes|taken|taking) up|account(?:s|ed)? for|form(?:s|ed)? the (?:core|heart|bulk) of) (?:about )?(?:{_OF_MEETING}|(?:most|much|half|the rest|part|all|a lot) of (?:it|them|the (?:hour|day|session|meeting|talks|time|morning|afternoon|lunch|evening)))|loom(?:s|ed) large|(?:took|takes|taking) cent(?:re|er) stage|also (?:featured|figured)(?= (?:at|in|during) |\.)|(?<!is )(?<!are )(?<!was )(?<!were )(?<!is also )(?<!are also )(?:also )?(?:likely|expected|due|set|certain) to (?:come up|feature|be (?:discussed|raised|addressed|taken up))"
    rf"|{_BE} (?:left|kept|saved|held over) (?:for|until|to) (?:the|an?|another) (?:\w+ )?(?:round|meeting|session|day)"
    rf"|{_BE} (?:also )?(?:(?:the|their|one of the|among the) (?:[\w-]+ ){{0,2}}(?:focal points?|subjects?|topics?|themes?|issues?|items?|priorities) (?:of|at|in|for|during|on) {_OF_MEETING}|(?:another|a further|a second|a third) (?:[\w-]+ )?(?:topic|subject|theme|focus|item|talking point))"
    rf"|{_BE} (?:the|their) (?:(?:only|main|sole|chief|first|central) )?(?:items?|subjects?|topics?|themes?|issues?)(?= (?:when|as|of|at|in)\b|[.,]))\b"
)
"""What stands behind a topic: "is high on the agenda", "are expected to dominate the talks", "came up"."""

PASSIVE = regex(
    r"\b(?:(?:is|are|was|were) (?:also |then |again |briefly )?(?:(?:expected |due |likely |set |planned |scheduled )?to be |being )?|(?:will|would|can|could|may|might|should|must) (?:also |then |again |once more )?be |(?:has|have|had) (?:also )?been )"
    r"(?:also |briefly |again |(?!not )\w+ly )?(?:(?P<sure>discussed|taken up|debated|touched (?:up)?on|talked (?:about|over)|gone (?:through|over)|brought up)|raised|addressed|reviewed|covered|tackled|negotiated|dealt with|considered|examined)\b"
)
"""What was discussed stands before the verb; behind it stands who, where or in what order."""
