"""Words sorted by what they do in an exit line: leaving, thanking, wishing well, hedging, insulting, threatening.

The classes are written from the language, British and American, not from the training lines: that is what lets a
pattern learnt on one person's wording fit a stranger's. A word is in one class; function words that carry grammar
(pronouns, auxiliaries, prepositions, question words) stay themselves or merge with their forms.
"""

from __future__ import annotations

_CLASSES = """
I: i me my myself mine
YOU: you your yours yourself yourselves ye yas ya yer
WE: we us our ours ourselves
BE: am is are was were be been being ain
HAVE: have has had having
WILL: will shall gonna
WOULD: would should ought
CAN: can could able
MIGHT: might may maybe perhaps possibly probably potentially mebbe dunno
NOT: not no never neither nor cannot nope nah none nothing nobody nowhere nae
THANK: thank thanks thankful grateful appreciate appreciated appreciative appreciates appreciating obliged cheers ta
    gratitude indebted thanking thanked gracias thankfully gratefully
KIND: kind kindly kindness generous generosity lovely pleasure pleasant nice wonderful great delightful delight
    enjoyed enjoy enjoyable patient patience welcoming warm courteous courtesy hospitality gracious good brilliant
    terrific fantastic helpful useful interesting insightful thoughtful decent honest honesty frank frankness openness
    candour candor candid open openly clear clearly sincere sincerely genuinely truly honoured honored privileged
    glad pleased happy flattered
TIME: time hour minutes minute afternoon morning day evening today week invitation invite invited coffee tea tour
    patience attention consideration explanation answers showing meeting seeing having inviting talking speaking
    listening explaining arranging hosting bringing considering interviewing slot visit welcome brew water lunch
ITV: interview interviews conversation chat talk discussion call session process application applications candidacy
    candidature candidate running consideration selection competition contention shortlist list name recruitment
    proceedings appointment interviewing zoom phone
ROLE: role job position post place vacancy opening opportunity work gig career seat post placement traineeship
    internship spot career contract offer fit match
COMP: company firm team organisation organization department office business school branch store shop ward hospital
    clinic agency charity college university nursery kitchen restaurant hotel bank council warehouse factory lab
    studio practice trust institute museum library church theatre crew staff unit depot site startup project launch
    search hunt
SOMEONE: someone somebody person people one candidates colleague hire anyone whoever whomever applicant applicants
    manager engineer nurse teacher driver chef assistant developer analyst designer administrator accountant
    receptionist supervisor starter fella lad lass woman man guy folks folk
WITHDRAW: withdraw withdrawing withdrawn withdrew withdrawal retract retracting resign resigning quit quitting bow
    bowing exit exiting depart departing decline declining declined bail bailing bounce bouncing dip dipping
    abandon abandoning forgo rescind recuse drop dropping pull pulling desist scarper skedaddle vamoose abort bin
    jack pack packing cancel cancelling canceling cancelled scratch strike remove removing desisting
END: stop stopping stopped end ending ended ends finish finishing finished conclude concluding concluded conclusion
    wrap wrapping close closing closed terminate terminating terminated halt halting cease ceasing complete over done
    through finito enough adjourn adjourning finishes
GO: go going leave leaving left goes gone head heading step stepping walk walking walked leave back opt opting bugger
    slip slipping duck ducking pop popping shoot dash dashing push scoot move moving run away off out stand standing
    hang ring log sign signing check checking part parting fold folding pass passing depart exit leaves home
    departure shove toddle clear
BYE: bye goodbye cheerio farewell byebye adieu toodle ciao toodles tata cya adios hooroo goodnight tara
STAY: stay staying stayed stays remain remaining continue continuing continued continues proceed proceeding carry
    carrying progress progressing pursue pursuing advance advancing keep keeping resume resuming persevere forward
    ahead further extend start starting begin next join joining accept
HOPE: hope hoping hopefully wish wishing wishes luck best success trust fingers crossed rooting confident certain
    successful fortune fortunate blessing blessings bless all
FIND: find finds finding found fill filling fills filled appoint appointing hire hiring hires recruit recruiting land
    landing choose choosing suits suit suited perfect right ideal
SORRY: sorry apologies apologise apologize apologising apologizing apology forgive forgiveness pardon excuse soz
    afraid regret
SORRYFOR: embarrassed ashamed ashame embarrassing awful terrible mortified
BEG: beg begging begged please mercy humbly humble permission allow allowed unworthy grovel pls plz
SELF: useless hopeless worthless stupid rubbish failure idiot fool foolish silly dumb thick inadequate pathetic
    incompetent clueless disappointment unqualified undeserving deserve burden waste loser coward weak nobody
HEDGE: guess suppose think reckon feel feeling seem seems sounds sort bit rather quite somewhat tempted wondering
    wonder unsure uncertain leaning inclined considering hmm um er uh erm hm likely sure doubt doubts wavering
    torn hesitant hesitate
WANT: want wanted prefer decide decided choose chosen deciding decision choice intend plan like need must
KNOW: know knew realise realised realize realized see saw seen hear heard learn learned learnt understand understood
    told
INSULT: idiot idiots muppet muppets clown clowns moron morons fool fools jerk jerks bully bullies liar liars crook
    crooks cowboys cowboy amateur amateurs loser losers pig pigs snob snobs creep creeps tyrant tyrants dinosaur
    dinosaurs weasel weasels fraud frauds charlatan charlatans parasite parasites cretin imbecile imbeciles halfwit
    dimwit twit twits prat prats pillock plonker numpty numpties tosser tossers wally git gits bellend dope dopes
    buffoon buffoons nitwit goon goons leech leeches vulture vultures monster monsters bastard bastards bitch cow
    gorilla rats rat snake snakes sharks cheapskate cheapskates skinflint dictator nonce oaf oafs lout louts
    shambles circus joke jokes farce dump hole hellhole madhouse zoo sweatshop cult disgrace embarrassment scam
    sham trainwreck cesspit pigsty tip pit swamp snakepit asylum prison cowards garbage trash mess
BAD: rude pathetic ridiculous disgusting disgraceful unprofessional useless incompetent insulting laughable awful
    appalling terrible horrible dreadful atrocious shocking shameful abysmal vile nasty toxic arrogant smug
    patronising patronizing condescending ignorant disrespectful offensive obnoxious miserable dishonest crooked
    shady bullying hostile lousy crap crappy shoddy amateurish disorganised disorganized chaotic boring tedious dull
    dullest pompous sleazy slimy sneaky cruel unfair unacceptable outrageous abusive racist sexist deaf blind
    delusional cheap stingy mean petty spiteful inept ghastly grim stupid dumb thick wretched hopeless rotten
    lied lying lies lie cheated misled insulted wasted wasting shame worst
BLAME: fault blame because ignored ignoring interrupted interrupting mocked mocking laughed laughing smirk smirking
    late waiting kept shouted shouting unprepared excuse apologises apologizes
PROF: fuck fucking fucked fuckers fucker shit shitty bullshit damn damned bloody arse arsehole asshole ass crap piss
    pissed bollocks hell wtf goddamn christ jesus knob dick dickhead twat wanker wankers bugger sod effing feck
    freaking cunt stuffed shove stick screw knotted
THREAT: lawyer lawyers solicitor solicitors attorney court tribunal sue suing legal report reporting reported review
    reviews glassdoor press newspaper newspapers papers journalist journalists tweet twitter tiktok linkedin facebook
    instagram viral expose exposing exposed ombudsman regulator union police authorities recorded recording
    screenshot screenshots complaint complain complaining reputation online internet everyone everybody consequences
    revenge sorrier watch warned warning warn post posting blog media
COND: if unless provided assuming whether until otherwise
BUT: but though although however yet still anyway anyhow
ASK: ask asking question questions answer asked
WHAT: what when where why who how which whose
DO: do does did doing
TO: to
FOR: for
THIS: this that it there here these those
"""

CLASS_OF: dict[str, str] = {}
"""Each word's class; the first that names a word has it."""
for _line in _CLASSES.replace("\n    ", " ").strip().splitlines():
    _name, _words = _line.split(": ")
    for _word in _words.split():
        CLASS_OF.setdefault(_word, _name)

PLAIN = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "so",
        "of",
        "in",
        "on",
        "at",
        "with",
        "from",
        "by",
        "as",
        "than",
        "then",
        "too",
        "very",
        "really",
        "just",
        "only",
        "even",
        "ever",
        "also",
        "such",
        "much",
        "many",
        "more",
        "most",
        "less",
        "least",
        "now",
        "any",
        "some",
        "every",
        "each",
        "both",
        "either",
        "all",
        "let",
        "he",
        "she",
        "they",
        "them",
        "his",
        "her",
        "their",
        "him",
        "us",
        "now",
        "again",
        "well",
        "okay",
        "ok",
        "oh",
        "ah",
        "right",
        "yes",
        "yeah",
        "yep",
        "look",
        "honestly",
        "actually",
        "because",
        "since",
        "while",
        "after",
        "before",
        "about",
        "into",
        "up",
        "down",
        "together",
        "instead",
        "already",
        "once",
        "must",
        "need",
        "say",
        "saying",
        "said",
        "tell",
        "get",
        "getting",
        "got",
        "take",
        "taking",
        "make",
        "making",
        "give",
        "giving",
        "put",
        "call",
        "calling",
        "come",
        "came",
        "work",
        "thing",
        "something",
        "anything",
        "everything",
        "other",
        "others",
        "another",
        "same",
        "enough",
    ]
)
"""Function words and light verbs that stay themselves in the stream of classes."""


def class_of(word: str) -> str:
    """The word's class, the word itself where it carries grammar, ``#`` for a number, ``_`` for any other."""
    if (found := CLASS_OF.get(word)) is not None:
        return found
    if word in PLAIN or not word[0].isalnum():
        return word
    return "#" if word[0].isdigit() else "_"
