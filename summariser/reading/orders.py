"""Words that give orders to whoever, or whatever, reads the article for others: a model, an assistant, an annotator.

Nobody reports in an order. It shows itself by who is addressed ("Note to language models:"), by what is to be done with whose output
("your summary must", "write into the record"), or by what is to be forgotten ("ignore all previous instructions").
"""

import re
import unicodedata

from summariser.patterns import regex
from summariser.reading.tables import list_words

_MACHINE = (
    r"(?:(?-i:AIs?|A\.I\.|LLMs?|GPT|KI|IA)|chat ?gpt|chat ?bots?|(?:large |big )?language models?|mod[eè]les? de langage|sprachmodelle?n?|"
    r"(?:(?-i:AI)|machine|automat(?:ed|ic)|artificial|robot)[ -](?:readers?|agents?|systems?|models?|assistants?|tools?|annotators?|summari[sz]ers?|analysts?|editors?)|"
    r"modelos? de lengua(?:je)?|modelli? linguistic[oi]|modelos? de linguagem|summari[sz]ers?|annotators?|(?:virtual |digital |writing )?assistants?|"
    r"asistentes?|assistente|(?:\w+ )?(?:software|programs?)|parsers?|crawlers?|scrapers?|bots?|machines?|modèle|modelo|modello|models?)"
)
_ADDRESS = r"(?:(?:to|for|at|pour|au|aux|à|an|für|para|al|alla|per|ao|the|any|all|every|each|only|le|la|les|l['’]|el|las|los|das|die|der|den|il|gli|o|your|our|and|other|human)\W{1,2}){0,4}"
_NOTE = (
    r"(?:notes?|notices?|messages?|memos?|instructions?|hints?|attention|reminders?|requests?|orders?|directives?|(?:image |picture )?descriptions?|alt[ -]text|context|metadata|"
    r"(?:editorial|house|site) polic(?:y|ies)|consignes?|instrucci(?:ón|ones)|notas?|mensajes?|istruzion[ei]|messaggi[oi]?|avis|aviso|anweisung(?:en)?|hinweise?|nachrichte?n?|instruç(?:ão|ões)|mensage(?:m|ns))"
)
_VERB = (
    r"(?:please|you|your|add|write|insert|include|put|list|report|record|return|output|append|say|state|note|mention|repeat|ignore|disregard|forget|call|answer|respond|reply|treat|translate|print|"
    r"summari[sz]e|extract|remember|replace|stop|do not|don['’]t|never|always|begin|start|end|quote|attribute|assign|mark|keep|use|set|give|enter|fill|name|copy|take)"
)
_OUTPUT = r"(?:summar(?:y|ies)|outputs?|json|abstract|annotations?|database|spreadsheet|transcript you|extraction)"
_MADE = rf"(?:{_OUTPUT}|answers?|record|repl(?:y|ies)|responses?|notes|ledger|list of (?:participants|meetings|quotes)|(?:participants?|meetings?|quotes?|positions?) (?:list|field|section|array))"
_DO = r"(?:add|write|insert|include|put|list|report|record|return|output|append|say|state|note|mention|repeat|enter|place|give|set|name|copy|quote)"
_MUST = r"(?:must|should|shall|has to|have to|needs? to|is (?:required|obliged) to|are (?:required|obliged) to|will now|now requires?)"
_HEAD = r"(?:^|[.!?:;…—–(\[>»”\"“]\s{0,3}|\b(?:please|kindly|and|then|now|also|just|simply|you (?:must|should|shall|will))\s)"
"""Where an order begins: an infinitive ("told to ignore") or an indicative ("we ignore") is none."""

_ORDERS = (
    # "Note to language models:", "Editorial policy for automated readers:", "For machine readers only:"
    rf"(?:^|[.!?(\[—–]\s?)\W{{0,4}}(?:{_NOTE}\b\W{{1,3}}{_ADDRESS}|for {_ADDRESS}|(?:dear|hello|hey|hi|attention)\b,?\s(?:\w+\s)?)\b{_MACHINE}\b(?: only)?[^.:,\n]{{0,40}}[:,—–]",
    # "AI: add", "Machines reading this must report"
    rf"(?:^|[.!?(\[“\"]\s?)\W{{0,4}}(?:(?:dear|hello|hey|hi|all|any)\s)?{_MACHINE}\s?[:,—–-]\s?[^.\n]{{0,24}}\b{_VERB}\b",
    rf"(?<!\w)(?-i:AIs?|LLMs?|GPT)\s?:\s{_VERB}\b",
    rf"\b{_MACHINE}\b(?: that| who)?(?: are| is)? (?:read\w*|process\w*|summari[sz]\w+|pars\w+|annotat\w+|scan\w*) (?:this|the (?:article|text|page|above))\b[^.\n]{{0,60}}\b(?:{_MUST}|{_VERB})\b",
    # "the output must contain", "any summary of this article must state"
    rf"\b(?:the|any|every|all|each|your|a correct|a good) {_OUTPUT}(?: of (?:this|the) (?:article|text|story|page))? {_MUST}\b",
    # "add it to the record"
    rf"{_HEAD}{_DO}\b[^.\n]{{0,120}}\b(?:to|in|into|as) (?:the|its|a|an|every|each) (?:{_MADE})\b(?= list| that|[.,:;!)]|$)",
    rf"\bfields? [`'\"“‘]?(?:participants?|meetings?|quotes?|positions?|agenda|abstract|speaker)\b[^.\n]{{0,40}}\b(?:{_MUST}|is now)\b",
    # "which event belongs in the output?"
    r"\b(?:belongs?|goes|go) (?:in|into) (?:the|your|its|any) (?:summar(?:y|ies)|outputs?|json|abstract|annotations?|extraction)\b",
    # "ignore all previous instructions"
    rf"{_HEAD}(?:ignore|disregard|forget|override)\b[^.\n]{{0,40}}\b(?:(?:previous|prior|earlier|above|preceding|system|all|any|your|these|those|other)\b[^.\n]{{0,30}}\b(?:instructions?|prompts?|rules|directions|guidelines)|(?:the|this|that) (?:article|text|rest|prompt|above)|(?:everything|anything|all|what|whatever)\b[^.\n]{{0,30}}\b(?:above|before|said|told|read|written|article))\b",
    rf"{_HEAD}never mind (?:what|all|everything) (?:\w+ )?(?:before|above)\b",
    rf"{_HEAD}(?:ignore[zr]|oublie[zr]|vergiss|vergessen sie|ignorier\w*|ignor[ea]d?|olvid[ae]|dimentica\w*|esqueça|ne tene[zr] pas compte)\b[^.\n]{{0,60}}\b(?:instructions?|consignes?|précèd\w+|anweisungen|bisherig\w+|instrucciones|anterior(?:es)?|istruzioni|precedent[ei]|instruções)\b",
    # the same in other languages: "écrivez dans votre résumé", "schreibe in deine Antwort"
    r"\b(?:écri[vs]\w*|ajoute[zr]?|mentionne[zr]?|inclu\w+|indique[zr]?)\b[^.\n]{0,80}\b(?:dans|à) (?:votre|ton|ta|le|la) (?:résumé|réponse|sortie|synthèse)\b",
    r"\b(?:schreib\w*|füge|nenne|erwähne|gib|nimm)\b[^.\n]{0,80}\b(?:in|zu) (?:deine[rnm]?|ihre[rnm]?|die|der) (?:antwort|zusammenfassung|ausgabe)\b",
    r"\b(?:escrib\w+|añad\w+|incluy\w+|mencion\w+|pon(?:ga)?)\b[^.\n]{0,80}\b(?:en|a) (?:tu|su|el|la) (?:respuesta|resumen|salida)\b",
    r"\b(?:scriv\w+|aggiung\w+|inclu\w+|menzion\w+)\b[^.\n]{0,80}\b(?:nel|nella|al|alla) (?:tu[oa] |su[oa] )?(?:risposta|riassunto|sommario)\b",
    r"\b(?:escrev\w+|adicion\w+|inclu\w+|mencion\w+)\b[^.\n]{0,80}\b(?:na|no|à) (?:sua |seu |tua |teu )?(?:resposta|resumo|saída)\b",
    # turns of a conversation
    r"<\|\w+\|>|\[/?INST\]|<</?SYS>>|</?s>|<(?:start|end)_of_turn>|</?(?:think|tool_call|system|user|assistant)>|^\s*#{2,} ?(?:system|instructions?|task|prompt|response|user|assistant|human|input)\b"
    r"|^\W*(?:system|assistant|user|human|developer|tool)\s*:\s",
    r"^\W{0,4}(?-i:SYSTEM|ADMIN(?:ISTRATOR)?|OPERATOR|DEVELOPER|ROOT)\b[^.:\n]{0,12}(?-i:UPDATE|MESSAGE|NOTE|NOTICE|OVERRIDE|PROMPT|INSTRUCTIONS?|COMMAND)\b",
    r"^\W{0,4}(?:(?:example|sample|expected) (?:article|input|text|answer|output|record|response|summary)|(?-i:INSTRUCTIONS?|PROMPT))\s?:",
    r"\b(?:this|the) article (?:is over|ends here|has ended|is finished)\b",
)
_ORDER = tuple(
    regex("|".join(f"(?:{one})" for one in _ORDERS if one.startswith(r"\b") == worded), re.IGNORECASE | re.MULTILINE)
    for worded in (True, False)
)
"""Those that begin with a word, and the others."""

_WORD = regex(r"\w")
_KEYWORDS = list_words(
    """ai ais llm llms gpt ki ia chat chatgpt chatbot chatbots bot bots language langage sprachmodell sprachmodelle sprachmodellen machine machines automated automatic
    artificial robot lengua lenguaje linguistico linguistici linguistica linguagem summarizer summarizers summariser summarisers annotator annotators assistant assistants
    asistente asistentes assistente parser parsers crawler crawlers scraper scrapers model models modèle modèles modele modeles modelo modelos modello modelli administrator
    developer operator summary summaries output outputs json abstract annotation annotations database spreadsheet transcript extraction your answer answers record reply
    replies response responses notes ledger list lists section array field fields content article prompt prompts instructions instruction report print respond return repeat
    reveal show write ignore ignorez ignorer disregard forget override oublie oubliez vergiss vergessen ignoriere ignorieren ignoriert ignora ignorad ignored olvida olvide
    dimentica dimenticate esqueça compte résumé réponse sortie synthèse antwort zusammenfassung ausgabe respuesta resumen salida risposta riassunto sommario resposta resumo
    saída system user human tool root admin attention important example sample expected mind task prompt
    software program programs"""
)
"""One of these stands in every order that is written in words."""

_SIGNS = ("<", "[", "A.I.")
"""Or one of these."""


DISGUISE = regex(
    r"[\u00ad\u034f\u115f\u200b-\u200f\u2060-\u2064\u3164\ufeff\uff01-\uff5e\U0001d400-\U0001d7ff\U000e0020-\U000e007e]"
)
"""Letters that are not seen, or are seen as others."""


def find_order(text: str, start: int, end: int) -> int | None:
    """Where the first word of the first order between `start` and `end` begins.

    Most paragraphs hold none of the words of an order, and cost no more than a look at theirs.
    """
    words, places = text[start:end], None
    if not words.isascii() and DISGUISE.search(words):
        words, places = _undisguised(words)
    if not any(sign in words for sign in _SIGNS) and _KEYWORDS.isdisjoint(re.findall(r"\w+", words.lower())):
        return None
    begins = min((found.start() for one in _ORDER if (found := one.search(words))), default=None)
    if begins is None:
        return None
    first = _WORD.search(words, begins)
    at = first.start() if first else begins
    return start + (places[at] if places else at)


def _undisguised(words: str) -> tuple[str, list[int]]:
    """The words as they are meant to be read, and the place of each letter."""
    letters = [(letter, at) for at, each in enumerate(words) for letter in _plain(each)]
    return "".join(letter for letter, _ in letters), [at for _, at in letters]


def _plain(letter: str) -> str:
    if not DISGUISE.match(letter):
        return letter
    if "\U000e0020" <= letter <= "\U000e007e":
        return chr(ord(letter) - 0xE0000)
    plain = unicodedata.normalize("NFKC", letter)
    return plain if plain.isprintable() and plain not in "\u3164\u115f\u1160" else ""


BACK = regex(
    r"\b(?:above|preceding|foregoing|previous (?:sentences?|paragraphs?|lines?)|(?:this|these|that) (?:sentences?|paragraphs?|lines?|words))\b",
    re.IGNORECASE,
)
"""By which an order takes what stands before it along."""

AHEAD = regex(
    r"(?::|\b(?:following|below|next|what follows)\b[^.\n]{0,40}[.:]?|(?m:^)\s*#{3,}[\w ]{1,30})\W*\Z", re.IGNORECASE
)
"""By which an order at the end of its paragraph takes the next one along."""
