"""Words near a meeting that tell how it stands, where nothing governs it."""

import re

from summariser.patterns import regex
from summariser.record import Status

UNCLEAR = regex(
    r"\b(?:(?-i:may)|might|could|whether|possible|unclear|uncertain|unconfirmed|not (?:yet )?(?:been )?confirmed|neither confirmed|yet to (?:be )?confirm(?:ed)?|rumou?red|is considering)\b",
    re.I,
)
PLANNED = regex(
    r"\b(?:will|shall|is to|are to|was to|were to|due|set to|is set|are set|set for|scheduled|slated|expected|(?:plans?|expects?|hopes?|aims?) to|plans? for|(?:opens|begins|starts|convenes|takes place) (?:on|in|at|next|tomorrow)\b|planned|planning|upcoming|forthcoming|next (?:week|month|year|round|meeting|summit|session|\w+day)|"
    r"ahead of|agreed to (?:meet|hold|convene|continue)|intends?|look(?:s|ed|ing)? forward|invited|invitation|to be (?:held|convened|hosted)|would (?:be held|meet|host|travel|visit|take place|be)|on the eve|until after|wait until|tomorrow|the holding of|(?:has|have|had) proposed|proposes|foreseen|provisionally|pencilled|in the diary|supposed to|prepar(?:es?|ing) (?:to|for)|considering|work(?:ing|s|ed)? on an? (?:\w+ )?(?:trip|visit|meeting|summit)|being (?:worked out|prepared|arranged|planned|finali[sz]ed)|mulling|weighing|in the run-up|promised to|want(?:s)? to meet|going to)\b",
    re.I,
)
ONGOING = regex(
    r"\b(?:is|are) (?:being held|under ?way|meeting|holding|hosting|visiting|gathering|gathered|attending|in session|continuing|now in|discussing|taking place|currently|in \w+ (?:for|on))\b|\bunder ?way\b|"
    r"\bha(?:s|ve) (?:arrived|begun|started|gathered|landed|opened|convened)\b|\bcontinues? (?:on|for a|into|today|to be)\b|\bnow in (?:its|their)\b",
    re.I,
)
OCCURRED = regex(
    r"\b(?:met|held|hosted|received|took place|ended|concluded|wrapped up|closed|visited|welcomed|after (?:[\w’'-]+ ){0,4}(?:talks|meeting)|following (?:[\w’'-]+ ){0,3}(?:talks|meeting|call|visit|summit)|discussed|agreed|spoke|left|"
    r"emerged|added|produced|yielded|adopted|approved|lasted|followed|(?:hours|days|minutes) of (?:\w+ ){0,2}(?:talks|discussions|negotiations)|completed|adjourned|gathered|signed|attended|talked|came|spent|had (?:met|held|talks|been))\b",
    re.I,
)

BY_RANK: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("unclear", UNCLEAR),
    ("ongoing", ONGOING),
    ("planned", PLANNED),
    ("occurred", OCCURRED),
)
