"""Closed classes of English words that the reading of attributions leans on."""

from functools import cache

from summariser.reading.tables import countries, list_words, titles

LOOK_BACK = 70
"""Tokens between a verb and its subject at most, long insertions included."""

PRONOUNS = list_words("he she they i we it who one others both neither some many several sie er ich wir")
POSSESSIVES = list_words("his her their its my our your whose seine ihre sein ihr seiner ihrer")
DETERMINERS = (
    list_words(
        "the a an this that these those one two three four another some any both each every several many no other der die das ein eine einer des dem den einem eines"
    )
    | POSSESSIVES
)
AUXILIARIES = list_words("has have had is was are were be been being hat haben habe hatte hatten ist sei")
MODALS = list_words("will would could may might should can must shall")
NEGATIONS = list_words(
    "not never n't no neither nor hardly nicht nie didn't doesn't don't hasn't haven't hadn't won't wouldn't couldn't"
)
ADVERBS = list_words(
    """long also later then again once repeatedly already earlier since still even only just now soon often simply further too first instead
    meanwhile thus therefore both all ever previously subsequently reportedly famously angrily bluntly auch später dann erneut zudem"""
)
PREPOSITIONS = list_words(
    """in at on with from to by near for of after before during inside outside under over between among about against around through via
    into amid despite following since within without across along beside beyond until upon than like as per including ahead alongside
    im beim vom zum zur nach vor mit von aus bei für über unter gegen auf"""
)
SUBORDINATORS = list_words(
    """that which who whom whose where when while because if although though whether what how why unless whereas until since as once
    dass weil wenn während obwohl ob"""
)
BE = list_words("is was are were be been being")
PARTICLES = list_words("van von der den de la le du da dos del di al el bin ibn bint ter ten zu zur y e")
"""What may stand in small letters within a name."""

A_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))})"

CONJUNCTIONS = list_words("and but or then yet nor so und aber")
TIMES = list_words(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon evening night
    january february march april May june july august september october november december week month year weekend early late last this
    earlier later separately privately publicly afterwards afterward overnight recently there here"""
)
ADDRESSEES = list_words(
    """reporters journalists parliament lawmakers deputies me us him her them you it television tv radio newspaper newspapers press
    correspondents senators delegates supporters viewers readers lawmaker mps meps ministers colleagues leaders council assembly
    congress conference audience crowd committee session forum gathering magazine agency afp reuters ap bbc cnn broadcaster station
    everyone anyone everybody diplomats officials aides allies guests students investors envoys counterpart counterparts host hosts"""
)
FINITE = list_words(
    "is was are were has had have will would could can may might should must does did do cannot won't isn't wasn't aren't weren't hasn't hadn't wouldn't didn't doesn't don't can't couldn't needs remains"
)
ABOUT_TALK = list_words(
    """statement answer reply response message word words comment remark remarks verdict advice warning speech letter post tweet text
    declaration communique communiqué question view assessment account version explanation motto sentence line note summary conclusion complaint appeal demand excuse argument retort mantra refrain"""
)
BODIES = list_words(
    """opposition ministry government office embassy commission council committee statement report newspaper paper agency
    party presidency palace cabinet parliament court army police administration delegation document letter communique
    communiqué declaration readout complaint email e-mail company union group media outlet outlets broadcaster channel magazine website daily
    weekly tabloid newspapers papers agencies authorities authority regulator bank institute foundation organisation organization
    bureau mission consulate federation chamber association team side sides release note text draft memo cable editorial article
    command headquarters department service movement bloc alliance leadership junta portal university monitor watchdog fund hospital navy guard coastguard charity operator network
    think-tank centre center registry prosecutor prosecution tribunal observatory secretariat presidium chancellery foreign-ministry kremlin regierung ministerium sprecher behörde"""
)
CROWD = list_words(
    """officials diplomats sources source aides analysts experts people residents witnesses critics observers lawmakers reporters
    journalists ministers leaders envoys negotiators advisers advisors allies opponents insiders participants delegates historians
    economists activists campaigners guerrillas rebels militants insurgents separatists paramilitaries protesters others some many"""
)
EXTRA_SPEAKERS = list_words(
    """official diplomat aide reporter journalist source visitor host hostess guest man woman lawyer trader farmer driver witness resident neighbour
    neighbor critic expert veteran spokesman spokeswoman mediator negotiator fisherman captain student teacher worker manager person
    lawmaker insider participant organiser organizer adviser advisor colleague counterpart peer predecessor successor deputy
    grandfather grandmother father mother brother sister friend tsar boss chief head chair chairman chairwoman commissioner president
    premier minister secretary ambassador envoy chancellor king queen prince princess pope senator governor mayor speaker judge
    general admiral leader politician analyst economist historian professor scholar writer author columnist activist campaigner
    businessman businesswoman banker executive director coordinator candidate soldier officer commander delegate representative
    technocrat newcomer duo pair former latter delegation interpreter waiter hydrologist engineer ministerin präsident präsidentin
    kanzler kanzlerin aussenminister außenminister aussenministerin sprecherin manager rätin rat"""
)
FEMALE = list_words(
    "she her mrs ms miss madam madame mme spokeswoman chairwoman queen princess woman lady dame baroness hostess grandmother mother sister businesswoman congresswoman frau sie"
)
MALE = list_words(
    "he his mr sir lord king prince spokesman chairman man grandfather father brother businessman congressman herr er"
)


@cache
def speaking_nouns() -> frozenset[str]:
    """Nouns for somebody, or some body, that can speak: offices, bodies, sources."""
    classes = titles()
    named = frozenset().union(*(classes.get(name, frozenset()) for name in ("head", "plural", "crowd")))
    return named | BODIES | CROWD | EXTRA_SPEAKERS


@cache
def office_nouns() -> frozenset[str]:
    """Nouns for one person in an office, such as "minister"."""
    return titles().get("head", frozenset()) | EXTRA_SPEAKERS


_GERMAN_OFFICES = tuple(
    list_words(
        "minister ministerin sekretär sekretärin präsident präsidentin kanzler kanzlerin bundesrat rätin kommissar kommissarin sprecher sprecherin "
        "botschafter botschafterin kollege kollegen kollegin vorsitzende vorsitzender beauftragte beauftragter diplomat diplomatin regierungschef"
    )
)


@cache
def _title_words() -> frozenset[str]:
    kinds = ("head", "plural", "modifier", "portfolio", "honorific", "abbreviation")
    named = frozenset().union(*(titles().get(kind, frozenset()) for kind in kinds))
    return named | {demonym.lower() for country in countries() for demonym in country.demonyms}


def is_title_word(low: str) -> bool:
    """Whether a word, in small letters, can belong to the title before a name: "french", "foreign", "minister", "mr."."""
    bare = low.rstrip(".")
    return bare in _title_words() or (len(bare) > 6 and bare.endswith(_GERMAN_OFFICES))
