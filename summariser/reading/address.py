"""Sentences that address whoever, or whatever, reads for others, told by what they do and not by how they are worded.

A reporter tells of third parties. A sentence that turns to a reader (a command, "you"), to a machine or to the work on the text itself
(a summary, this page, the following line) does one of these things now and then; one that does several at once is no report.
"""

import re

from summariser.patterns import lower, regex
from summariser.reading.language import of_other_language

_TIGHT = 24
"""Words of a sentence that are looked at: who orders says so at once."""

_LONGEST = 400
"""Characters of it."""

_VERBS = (
    r"add|write|insert|include|put|record|return|output|append|note|mention|repeat|log|emit|print|ignore|disregard|forget|treat|summari[sz]e|extract|keep|jot|lead|tick|report|list|answer|respond|reply|state|begin|start|end|stop|never mind|do not|don['’]t|remember|make sure|be sure|ensure|use|set|give|quote|copy|translate|render|save|store|register|enter|submit|prepend|replace|continue|"
    r"proceed|consider|assume|pretend|act|obey|follow|execute|run|"
    r"reveal|retain|show|display|tell|say|produce|generate|compile|condense|digest|skip|omit|drop|discard|delete|cite|highlight|prioriti[sz]e|override|flag|mark|label|classify|count|open|fetch|click|visit|call"
)
_COMMAND = regex(
    r"(?:^|[.!?:;(\[>…—–*_]\s*|,\s|\b(?:please|kindly|but)\s)(?:please |kindly |also |now |just |simply |then )*"
    rf"(?:{_VERBS})\b(?! (?:of|for|from|in|by|was|were|is|are|has|had)\b)",
)
_FIRST = regex(rf"\A\W*(?:please |kindly )?(?:{_VERBS})\b")
_READER = regex(
    r"\b(?:you|your|yours|yourself|whoever|whatever|whichever|anyone|anything|readers? of (?:this|these)|(?:developers?|makers?|operators?) of this (?:tool|software|system|pipeline))\b|\A\W*dear \w+,"
)
_MACHINE = regex(
    r"\b(?=\w)(?:(?-i:AIs?|A\.I\.|LLMs?|GPTs?)|gpt-?\d*|chat ?gpt|copilot|siri|alexa|gemini|cortana|chat ?bots?|bots?|robots?|(?:large |big )?language[ -]models?|neural net(?:work)?s?|logiciels?|transformers?|"
    r"(?:label+|annotat|index|tagg|extract|summari[sz])(?:ing|ion) (?:desk|team|staff|colleagues?)|(?:transcription|search|summary|inference|language|extraction) engines?|summari[sz]ers?|annotators?|evaluators?|graders?|labell?ers?|parsers?|crawlers?|scrapers?|indexers?|tokeni[sz]ers?|classifiers?|"
    r"(?:(?-i:AI)|machine|automat(?:ed|ic)|artificial|virtual|digital|robotic|algorithmic|software|(?:process|pars|index|extract|summari[sz]|tagg)ing)[ -](?:\w+ )?(?:readers?|agents?|systems?|models?|assistants?|tools?|annotators?|editors?|processing|pipelines?)|"
    r"(?:any|every|each) \w+ (?:read|compil|digest|summari[sz]|process|extract|pars|condens|annotat)ing|(?:whoever|whatever|whichever \w+) (?:\w+ )?(?:reads?|compiles?|digests?|summari[sz]es?|process(?:es)?|extracts?|parses?|condenses?|annotates?)|readers?\b[^.,]{0,30}\b(?:is|are) (?:an? )?(?:software|machines?|programs?|automated)|the (?:end[ -])?users?|assistants|assistant(?=\W*(?:\Z|[,:.])))\b",
    re.IGNORECASE,
)
_WORK = regex(
    r"\b(?:summar(?:y|ies)|summari[sz](?:e|es|ing|ation)|digest(?:s|ing)?|abstract|extract(?:ion|ing)|outputs?|prompts?|json|schema|annotat(?:e|es|ion|ions|ing)|database|verbatim|word for word|condens(?:e|es|ing)|"
    r"(?:this|these|that|the (?:following|above|below|next|preceding|whole)) (?:pages?|texts?|sentences?|passages?|paragraphs?|lines?|words?|articles?|documents?|entr(?:y|ies)|events?|facts?|account|input|content|story|item)|"
    r"(?:new|these|following|previous|prior|earlier|your|my|all) instructions?|your (?:task|answer|notes|record|reply|response|job|context|instructions?|training)|as follows|(?:is|are) (?:now |currently )?(?:reading|processing|parsing|scanning)|the following|what follows|answer keys?|(?:contains?|includes?|states?|mentions?) this(?=\W*\Z)|(?:true|real|actual|correct|only|expected) (?:\w+ )?(?:story|facts?|account|content|output|answer|result|version))\b",
)
_DUTY = regex(
    r"\b(?:must|should|shall|required|requires?|obliged|have to|has to|needs? to|only|nothing but|instead|ignore|disregard|override|overrid\w+|make sure|unless|supposed to|authori[sz]ed|(?:is|are|be) (?:graded|scored|judged|evaluated|rewarded|penali[sz]ed))\b",
)
_LEADING = regex(r"[:：]\s*\Z|[:：]\s+\S")
_MARKED = regex(r"\A\W*(?:\[\[|%%|<<|\{\{|\(\(|==|>>>)|\s--[a-z][\w-]+[ =]|\A\W*(?:sudo|curl|python|bash|echo)\s")
"""What no sentence of prose begins with, or holds: doubled brackets, the options of a command."""

_QUOTED = regex(r"“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)|«[^»]*(?:»|\Z)|‘[^’]{12,}(?:’|\Z)|„[^“”]*(?:[“”]|\Z)")
_ROLE = regex(
    r"\A\W*(?:(?:user|human|you|assistant|system|\w*gpt)(?:\s[\w-]+=[^\]\n]{1,40})?\s?[:>\]|]|(?:tool|function|model) (?:results?|responses?|outputs?|calls?)(?:\s?\([^()\n]{0,40}\))?\s?:|(?:ground truth|(?:gold|reference|target|expected) (?:answers?|labels?|outputs?|summar(?:y|ies)|annotations?|records?))\b[^.:\n]{0,40}:)",
    re.IGNORECASE,
)

_VOCATIVE = regex(
    rf"\A\W*(?:dear (?:\w+\W{{1,3}}){{0,4}}|(?:\w+\W{{1,3}}){{0,2}})(?:{_MACHINE.pattern})\s?[,:]", re.IGNORECASE
)
_ASKING = regex(r"\A\W*(?:user|human|you)\s?:", re.IGNORECASE)


def addresses(sentence: str, language: str | None) -> bool:
    """Whether `sentence`, what stands between quotation marks apart, turns to whoever reads the article for others."""
    sentence = sentence[:_LONGEST]
    if _MARKED.search(sentence) or _ROLE.match(sentence):
        return True
    words = " ".join(_QUOTED.sub(" “” ", sentence).split()[:_TIGHT])
    low = lower(words)
    machine, work = _MACHINE.search(words), _WORK.search(low)
    if not machine and not work:
        return of_other_language(words, language)
    command, reader, duty, leads = (bool(one.search(low)) for one in (_COMMAND, _READER, _DUTY, _LEADING))
    first = bool(_FIRST.match(low))
    if machine and leads and machine.group().islower() and of_other_language(words, language, telling=1):
        return True
    if machine and work:
        return command or reader or duty or leads
    if machine:
        called = bool(_VOCATIVE.match(words))
        return (
            first
            or (called and reader)
            or (command and (reader or called))
            or (called and leads and "for " in low)
            or _is_label(words, machine.group())
        )
    return first or ((command or reader) and (duty or leads)) or (command and reader)


def _is_label(words: str, machine: str) -> bool:
    """Whether the sentence begins with a label that names for whom it is: "P.S. for robots:"; what is about AI names it as well."""
    label = _LEADING.split(words)[0]
    return label != words and machine in label and machine not in ("AI", "A.I.") and len(label.split()) <= _FEW


_FEW = 3
"""Words of such a label."""


def takes_turns(sentence: str) -> bool:
    """Whether it begins with the label of somebody's turn in a chat: the next paragraph answers."""
    return bool(_ASKING.match(sentence))
