/**
 * English refusals as a small grammar: who speaks, whether it is negated, the verb of knowing or telling,
 * and what is missing. Built from word classes instead of whole phrases, so that a wording nobody has seen
 * ("I'm not in a position to verify the exact day") is read like the ones everybody has.
 * Tested on one clause at a time, lower case, straight apostrophes; the patterns tell case apart, because ignoring
 * it makes them several times slower.
 */
import type { RefusalMove } from './refusal-move.ts';
import {
  ADVERB,
  CANNOT,
  DETERMINE,
  KNOW,
  KNOWLEDGE,
  SPEAKER,
  TELL,
  UNSURE,
  VAGUE,
  WILL_NOT,
} from './refusal-words-en.ts';

export interface EnglishPattern {
  readonly move: RefusalMove;
  readonly pattern: RegExp;
  /** Matches only what the speaker says of itself. */
  readonly spoken: boolean;
}

const SPOKEN = [String.raw`\b${SPEAKER}`, String.raw`\b(?:i|we)`, String.raw`\bi(?:`, String.raw`\bi `];

const rule = (move: RefusalMove, source: string): EnglishPattern => ({
  move,
  pattern: new RegExp(source),
  spoken: SPOKEN.some((opening) => source.startsWith(opening)) && !/\|\\b(?!i\b)/.test(source),
});

/** In order: the first that matches says what the clause does. */
export const ENGLISH_PATTERNS: readonly EnglishPattern[] = [
  rule(
    'courtesy',
    String.raw`\bi(?:'m| am) (?:very |so |truly |deeply |really )?sorry (?:to hear|for (?:your|the) (?:loss|trouble|confusion)|that you|you(?:'re| are)|about)\b`,
  ),
  // Whole clauses of two or three words.
  rule(
    'decline',
    String.raw`^\W*(?:(?:sorry|h+m+|u+[hm]+|e+r+m?|well|oh|ah|ugh)[,.…]* )*(?:i )?(?:honestly )?(?:(?:i'll |i will |i'd |i would )?(?:have to |rather |just )?(?:pass|skip)(?: (?:on )?(?:this|that|it)(?: one| question)?)?|(?:have )?forg[eo]t(?:ten)?(?: (?:it|that|the (?:answer|name)))?|(?:can ?not|can't|could not|couldn't)(?: (?:help|say|tell)(?: you)?(?: (?:that|with (?:that|this|it)))?)?|i'd have to guess|(?:i'm |am )?(?:drawing a blank|afraid not)|(?:have not|haven't|have never|'ve never|never) heard of (?:it|that|this|him|her|them)|abstain(?:ed|ing)?|refused?|declined?(?: to answer)?|unanswerable|no response|(?:i )?give up|stumped|(?:(?:this|that|it)(?:'s| is) )?beyond me(?:,? i'm afraid)?|(?:can ?not|can't) answer|unknown|idk|i dunno|dunno|no idea|no clue|no answer|not sure|unsure|not known|not certain|n/a|no comment|pass|i pass|skip|can't say|cannot say|hard to say|beats me|don't know|do not know|dont know|unclear|unable to (?:answer|say|determine)|not available|not attempted|who knows|cannot be determined|undetermined|no information(?: available)?)\W*$`,
  ),
  rule(
    'decline',
    String.raw`^(?:not (?:sure|aware|certain|familiar)|no (?:idea|clue)|idk|dunno|not (?:a|the (?:faintest|slightest|foggiest)) (?:clue|idea)|unsure|unclear)\b`,
  ),
  // "I cannot provide …", "I'm not able to verify …"
  rule(
    'decline',
    String.raw`\b${SPEAKER}(?: am| are| is| was| were|'m|'re)?,? ?${ADVERB}${CANNOT},? ${ADVERB}(?!do not|don't|be \w+(?:ed|en|t)\b)\w+`,
  ),
  rule(
    'decline',
    String.raw`\b${SPEAKER}(?: am|'m)?(?: ${CANNOT})? ${ADVERB}(?:and |or )?(?:cannot|can't|unable to|not able to) ${ADVERB}(?:${TELL}|${KNOW})`,
  ),
  rule('decline', `^(?:sorry,? |apologies,? )?(?:unable to|cannot|can't) ${ADVERB}(?:${TELL}|${KNOW})`),
  // "I don't know", "I do not recall"
  rule(
    'decline',
    String.raw`\b${SPEAKER} ${ADVERB}(?:do not|don't|dont|didn't|did not|wouldn't|would not) ${ADVERB}(?:know|recall|remember|recollect|possess|retain)\b`,
  ),
  rule(
    'scope',
    String.raw`\b${SPEAKER} ${ADVERB}(?:do not|don't|lack|do not currently|have) ${ADVERB}(?:have |possess |hold |contain )?(?:any |the |an? |direct |enough )?(?:access to |information (?:on|about) |knowledge of )?(?:any |the )?(?:real[- ]time|live|current|recent|latest|up[- ]to[- ]date|updated|internet|the internet|external|future|most recent|most current|real[- ]world|browsing)\b(?!.*\b(?:19|20)\d\d\b.*\bwas\b)`,
  ),
  rule(
    'scope',
    String.raw`\b${SPEAKER} ${ADVERB}(?:do not|don't|lack) ${ADVERB}(?:have |possess |hold )?(?:any |a |the )?(?:access to )?(?:personal|own|physical|feelings|emotions|opinions|beliefs|preferences|a body|bones|senses)\b`,
  ),
  rule(
    'decline',
    String.raw`\b${SPEAKER} ${ADVERB}(?:do not|don't|did not|didn't|won't|will not|lack|have no|have very little|have insufficient|have limited|have not (?:been )?(?:found|seen|any)|haven't (?:been )?(?:found|seen|any|got)) ?${ADVERB}(?:have |possess |hold |got |contain |come across |see |find )?[^,;]{0,60}?\b${KNOWLEDGE}\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:i|we) ${ADVERB}(?:do not|don't|did not|didn't|won't|will not) ${ADVERB}have (?:the|its|his|her|their|that|this|those|these|an? (?:exact|specific|definitive|reliable|precise|clear)|exact|specific|enough|sufficient|precise)\b`,
  ),
  rule('decline', String.raw`\bi(?: have|'ve)? (?:got )?no (?:idea|clue|comment|opinion|way of|way to)\b`),
  rule(
    'decline',
    String.raw`\bi (?:haven't|have not) (?:got )?(?:an?|the|any) (?:\w+ )?(?:clue|idea|inkling)\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:i|we)(?:'ve| have)? ${ADVERB}(?:have|got|possess|hold|retain|recall|keep)(?: got)? (?:absolutely |virtually |next to )?(?:no(?! (?:doubt|hesitation|reservation|problem|trouble|objection|regret)s?\b)|nothing|none|zero)\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:i|we)(?: am|'m| are|'re| was)(?: still| just| also| afraid i'm| honestly| currently| sorry,? i'm)* ${UNSURE}\b`,
  ),
  rule(
    'decline',
    String.raw`\bi(?: am|'m) (?:afraid|sorry),? (?:but )?(?:i|that) (?:do not|don't|can't|cannot|am not|'m not|have no|is not|isn't)\b`,
  ),
  // "I will not help", "I decline"
  rule(
    'decline',
    String.raw`\b(?:i|we)(?:'d| would|'m| am|'ve| have)? ${ADVERB}(?:(?:rather|prefer|choose|chose|opt|opted|elect|decided?) not(?: to)?|rather (?:say nothing|stay silent|leave|give no)|(?:hesitant|reluctant) to) ${ADVERB}\w+`,
  ),
  rule(
    'decline',
    String.raw`\b(?:i|we)(?:'d| would)? ${ADVERB}(?:do not|don't|not) (?:want|wish|like) to (?:risk |end up )?(?:giv|guess|mislead|mak|invent|speculat|stat|say|claim|answer|fabricat|hallucinat)`,
  ),
  rule(
    'decline',
    String.raw`\bi(?:'d| would| might| may) (?:only |just |merely )?be (?:making|inventing|guessing|fabricating|speculating)\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:ha(?:s|ve)|got|'s got) me (?:beat(?:en)?|stumped|puzzled|at a loss)\b|\b(?:your|anyone's|anybody's) guess\b`,
  ),
  rule(
    'decline',
    String.raw`\b${SPEAKER}(?: am|'m)? ${ADVERB}${WILL_NOT} ${ADVERB}(?:${TELL}|feel comfortable|(?:think|believe) (?:i can|i should))`,
  ),
  rule(
    'decline',
    String.raw`\b(?:i|we)(?: must| will| have to|'ll| 'd| would| need to| respectfully| politely|'m going to)* (?:decline|refuse|abstain|refrain|pass on)\b`,
  ),
  rule(
    'decline',
    String.raw`\bi(?: would|'d|'ll| will)?(?: have| need) to (?:look|check|do (?:some|more)|research|search|consult|verify)\b`,
  ),
  rule('decline', String.raw`\b(?:i need to|let me) look (?:it|that|this|into)\b`),
  rule(
    'decline',
    String.raw`\b(?:i am|i'm) (?:not|only) (?:programmed|trained|designed|intended|built) (?:to|for|on)\b`,
  ),
  // "It is unclear who …", "the exact date is not known"
  rule(
    'decline',
    String.raw`\b(?:it|this|that|which)(?: is|'s| remains| was) (?:also |currently |still |therefore |simply |not )*${VAGUE}\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:it|this|that)(?: is|'s| was| will be|'ll be| would be| may be| might be|'d be)(?: very| quite| extremely| also| therefore| currently| nearly| almost| rather| too| somewhat| a bit| a little)* (?:impossible|difficult|hard|tough|challenging|not possible|not feasible|not easy|tricky)(?: for me| for anyone| for us)? to (?:\w+ly )?${DETERMINE}`,
  ),
  rule(
    'decline',
    String.raw`\b(?:is|are|was|were|remains?|has been|have been|has|have)(?: currently| still| largely| unfortunately| generally| also| often| usually)* (?:${VAGUE}|not been (?:publicly |officially |widely |yet )?(?:disclosed|announced|released|revealed|confirmed|determined|documented|recorded|specified|provided))\b(?! (?:for|as (?:a|an|the)\b|to have|to be))`,
  ),
  rule(
    'decline',
    String.raw`\b(?:there (?:is|are|was|were|'s|isn't|aren't|seems? to be|appears? to be|does not (?:seem|appear) to be)|there's) (?:currently |not |also |still )*(?:no|not|insufficient|not enough|limited|little|zero|hardly any|any)?(?: [\w-]+){0,3} ${KNOWLEDGE}\b(?= (?:is|are|was|about|on|available|regarding|to|that|of|for|in|as)|\W*$)`,
  ),
  rule(
    'decline',
    String.raw`^(?:unfortunately,? |sorry,? )?(?:there is |there's )?(?:no|not enough|insufficient|without)(?: [\w-]+){0,3} (?:information|context|details?|data|records?)\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:no|not enough|insufficient)(?: [\w-]+){0,2} (?:information|details?|data|records?|context)\b.{0,60}\b(?:available|found|provided|given|exists?|to (?:answer|determine|identify))\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:does not|doesn't|did not|didn't|do not|don't) (?:contain|provide|include|specify|mention|give|have)(?: [\w-]+){0,3} (?:information|details?|context|data|answer)\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:cannot|can't|can not|could not|couldn't) be (?:\w+ly )?(?:determined|answered|known|verified|confirmed|identified|established|provided|disclosed|shared)\b`,
  ),
  rule(
    'decline',
    String.raw`\bnot (?:something|information|a (?:topic|question|request)) (?:that )?(?:i|we) (?:can|am able|know|will|have)\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:beyond|outside|exceeds?) (?:of )?(?:my|the scope of my|the limits of my) (?:knowledge|training|scope|expertise|capabilit|abilit|current)`,
  ),
  rule(
    'decline',
    String.raw`\bwithout (?:\w+ ){0,4}(?:information|context|details?|researching|looking|searching|access|clarification|specifics|specifying|knowing)\b`,
  ),
  // What one's own knowledge lacks: "my records do not cover it", "it is not in my memory", "no source I know".
  rule(
    'decline',
    String.raw`(?<!\bto )(?<!\bbest of )\bmy (?:\w+ )?(?:knowledge|memory|information|training(?: data)?|data|records?|recollection|sources?|notes|confidence|certainty)\b(?! cut-?off)[^,;]{0,50}?\b(?:too (?:thin|limited|patchy|vague|hazy|sparse|little|low|weak)|insufficient|patchy|lacking|hazy|blank|(?:do|does|did|is|are)(?:n't| not)|lacks?|fails?|stops? short)\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:is|are|was|were)(?: not|n't)(?: \w+)? (?:in|part of|within|among|covered (?:by|in)|included in|contained in|found in) (?:my|what i)\b|\b(?:falls?|lies?|is|are) (?:outside|beyond)(?: of)? (?:my|what i)\b`,
  ),
  rule(
    'decline',
    String.raw`^(?:no|none|nothing)\b[^,;]{0,60}\b(?:that i|i (?:know|trust|recall|remember|have|can)|known to me|of my|in my|of mine)\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:sources?|records?|documents?|texts?|references?|literature|databases?)(?: \w+){0,3} (?:do|does|did)(?: not|n't) (?:\w+ )?(?:mention|state|say|give|specify|record|name|list|tell|indicate)\b`,
  ),
  rule('decline', String.raw`\bthere(?: is|'s| was) nothing\b[^,;]{0,40}\b(?:i|my)\b`),
  rule(
    'decline',
    String.raw`^(?:(?:the|exact|specific|requested|precise) )*(?:information|info|data|details?|answer|date|year|name|number|figure|identity|author|artist|location|place|result|value)s?(?: is| are)? (?:currently |publicly )?(?:not (?:available|known|found|given|provided|recorded|documented|specified|determined)|unavailable|unknown|undetermined|undisclosed|unspecified)\W*$`,
  ),
  rule(
    'decline',
    String.raw`\bi(?:'m| am) not (?:the|an?) (?:right|best|good|reliable|suitable|expert|authority)\b`,
  ),
  rule('decline', String.raw`\bi (?:can|may|am able to) only (?:answer|help|discuss|assist|talk)\b`),
  rule('decline', String.raw`\b(?:can|could|will) neither \w+ nor\b`),
  rule('decline', String.raw`\bi (?:do not|don't) (?:have|know|recall|remember|possess)\W*$`),
  rule('decline', String.raw`^not (?:by |to |for |with |from )?(?:whom|who|when|where|which|how|why)\b`),
  rule(
    'decline',
    String.raw`\bno (?:\w+ )?(?:way|means|basis|grounds?) (?:for me|for us|of knowing|of telling|i (?:can|know)|to (?:say|know|tell|verify|confirm|determine|be (?:sure|certain)))\b`,
  ),
  rule(
    'decline',
    String.raw`\bthere (?:is not|isn't|are not|aren't|was not|wasn't) (?:enough|sufficient|any)(?: [\w-]+){0,3} ${KNOWLEDGE}\b`,
  ),
  // Memory that fails, guesses not made, candidates not chosen.
  rule(
    'decline',
    String.raw`\bmemory (?:fails|does not|doesn't|is (?:hazy|blank))|\b(?:escapes|eludes|stumps|stumped|puzzles|beats) me\b|\b(?:i(?:'m| am)|mind is) (?:blanking|going blank)\b|\bslip(?:s|ped|ping) my mind\b|\btip of my tongue\b|\b(?:only|just|merely|purely|simply) (?:be )?(?:guess|speculat)\w*|\bwould (?:only |just )?be (?:an? )?(?:\w+ )?(?:guess|speculation)\b|\bno (?:\w+ )?answer (?:comes|springs|that i)|\bnothing (?:in my|comes to|reliable|that i|i know)|\bnever (?:heard|come across|encountered|seen)\b|\b(?:unknown|unfamiliar|a mystery) to me\b|\bi(?:'ve| have)? never (?:learn(?:ed|t)|read|knew|known)\b|\bi (?:do not|don't) feel (?:confident|comfortable|certain|sure)\b|(?:\bnot|n't) (?:something|a name|anyone|anything|one) (?:that )?i\b|\bnot an? [\w' -]{1,30}? (?:that |which |whom )?i(?:'m| am|'ve| have| can| know| recogni[sz]e| recall| remember)\b|\bbeyond what i\b|\bleave (?:this|it|that|the)(?: one| question)? (?:unanswered|open|blank|out|aside|to (?:others|someone))|\bleave (?:this|that) one\b`,
  ),
  rule(
    'decline',
    String.raw`\b(?:would|will|could|can|do)(?: not|n't) (?:want to |dare |like to |care to )?(?:guess|settle|commit|stand|bet|venture|put my name|choose|decide)\b|\bcannot (?:settle|commit|choose|decide)\b|\bnone (?:that|of (?:them|which)) i (?:would|could|can|am)\b|\btorn between\b|\bi (?:find|know of|see|recall|have found) no\b|\bi (?:do not|don't|did not|didn't) recogni[sz]e\b|^(?:don't|do not|didn't|can't|cannot) (?:remember|recall|know|say|tell)\b|\b(?:is|are)(?: not|n't) (?:known|available|accessible|clear|familiar) to me\b`,
  ),
  // The question handed back.
  rule(
    'ask-back',
    String.raw`\b(?:could|can|would|will) you (?:please |kindly |perhaps |possibly )*(?:provide|clarify|specify|tell me|give|share|rephrase|elaborate|explain|let me know|be more)\b`,
  ),
  rule(
    'ask-back',
    String.raw`\b(?:please|kindly) (?:provide|specify|clarify|give|share|rephrase|let me know|tell me|be more|elaborate|state|indicate|supply)\b`,
  ),
  rule(
    'ask-back',
    String.raw`\b(?:i|we|you|one)(?:'d|'ll| would| will| may| might)?(?: have to| also)? (?:need|require|want|specify|clarify)(?: to (?:know|specify|clarify|provide|see|be))?(?: [\w-]+){0,4} (?:context|information|details?|specifics?|clarification|clarity|season|year|name|data|research|show|version|episode|referring|mean|series|event|team|city)\b`,
  ),
  rule(
    'ask-back',
    String.raw`\bif you (?:can |could |would |are able to |'re able to )?(?:please )?(?:provide|give|share|clarify|specify|tell|offer|supply|have)(?: me)?(?: [\w'-]+){0,4} (?:context|information|details?|specifics?|clarification|which)\b`,
  ),
  rule(
    'ask-back',
    String.raw`\b(?:more|additional|further|specific) (?:context|information|details?|specifics?|clarification) (?:is|are|would be|about|needed|required|to)\b`,
  ),
  rule(
    'ask-back',
    String.raw`\b(?:need|needs|require|requires|lacks?|without)(?: [\w-]+){0,3} (?:context|clarification|specification|specifics)\b`,
  ),
  rule(
    'ask-back',
    String.raw`\b(?:what|which)(?: [\w'-]+){0,3} (?:do |did |are |would )?you(?:'re| are)? (?:mean|refer|referring|talking|asking|trying|have in mind|interested|thinking)\b.*\?$`,
  ),
  rule(
    'ask-back',
    String.raw`\b(?:is|are) (?:ambiguous|incomplete|not clear|unclear|too vague|vague|not specific)\b`,
  ),
  // Sent elsewhere.
  rule(
    'redirect',
    String.raw`\b(?:i(?:'d| would)? (?:strongly |highly )?(?:recommend|suggest|advise|encourage|urge)(?: that)?(?: you)?|you(?: may| might| can| could| should| will| would|'ll|'d)(?: \w+)?(?: want| wish| need| have| like| try)?(?: to)?|it(?:'s| is| would be|'d be)(?: always)? (?:best|recommended|advisable|better|a good idea|advised|helpful|necessary|important)(?: to| for you to)?|please|be sure to|make sure to|always|try|consider|for (?:the )?(?:most |more )?[\w -]{0,50},? (?:please|it(?:'s| is)|you|i)[\w' -]{0,30}?)(?: \w+){0,2} (?:check|checking|consult|consulting|refer|referring|visit|visiting|contact|contacting|verify|verifying|look|looking|search|searching|ask|asking|keep|keeping|speak|speaking|seek|seeking|reach|reaching|research|researching|review|follow|stay tuned|monitor)\b`,
  ),
  rule(
    'redirect',
    String.raw`^(?:please |instead,? |kindly )?(?:check|consult|refer to|visit|contact|verify|look (?:up|at|for)|search|ask|keep an eye|stay tuned|see)\b`,
  ),
  rule(
    'redirect',
    String.raw`\b(?:is there (?:anything|something)|how (?:can|may|else can) i (?:help|assist)|let me know|feel free|i(?:'d| would)? (?:be|am) (?:happy|glad)|i (?:can|could|would|would like to|'d like to|would be happy to)(?: \w+)? (?:offer|suggest|recommend|help|emphasi[sz]e|encourage|point out)|i(?:'ll| will) (?:be happy|do my best)|would you like|do you have (?:any|another)|happy to help|i hope|(?<=^|i |we |wish you |and )good luck|if you have (?:any )?(?:other|more|further|additional)|instead,? (?:i (?:can|could)|let's))\b`,
  ),
  rule(
    'redirect',
    String.raw`\bwould need to be (?:checked|verified|confirmed|looked up)\b|\bcan be found (?:by|through|on|via) (?:an? |the |its |their )?(?:quick |simple )?(?:internet|online|web|google|search|official|website|checking|searching|visiting|looking)|\b(?:need|have) to (?:refer to|consult|check)\b`,
  ),
  // No one answer.
  rule(
    'varies',
    String.raw`\b(?:(?:can|may|might|will|would|has|have) )?(?:vary|varies|varied|differs?)\b(?! from the)|\b(?:can|may|might|could|will|would) change\b|\bchang(?:es|ed)(?: \w+)?(?: (?:over time|over the|each|every|frequently|regularly|yearly|annually|from (?:year|season)|with (?:each|every)|year|daily|hands)\b)`,
  ),
  rule(
    'varies',
    String.raw`\b(?:it|that|this|the (?:answer|date|number|exact \w+)|which)(?: \w+){0,2} depends? (?:on|upon|entirely)\b|\bdepend(?:s|ing)? on (?:the|which|when|your|many|several|various|who|what)\b|\bno (?:one|single|specific|definitive|simple) (?:\w+ )?answer\b|\bat (?:various|different|several) (?:locations|places|venues|cities|sites|stadiums)\b`,
  ),
  // What one should not do.
  rule(
    'moral',
    String.raw`^(?=.*(?:appropriat|ethic|accept|legal|okay|\bok\b|moral|wrong|harm|justif|respect|offensive|unlawful|against the law|crim|recommend|advis|safe|health|productiv|condon|tolerat))(?:(?:no|first|firstly|however|also|additionally|i think|i believe|i do not think|i don't think|i do not believe|i don't believe),? )*(?:that )?(?:it|that|this|what you|asking|such (?:\w+ ){1,3}|doing so|the (?:idea|notion|use|question) [^,]{2,60}?|[\w']+ing (?:[\w'-]+ ?){1,8}?)(?: is| ?'s| are| was| would be| were| would not be| isn't| wasn't)(?: \w+ly| considered| both)* (?:not|never|neither)?(?: only)?(?: a| an)? ?(?:\w+ly |(?:healthy|safe|legal|ethical|fair|responsible|valid|wise|serious|accurate(?= or appropriate)),? (?:or|and) |very )*(?:appropriate|ethical|acceptable|legal|okay|ok|moral|inappropriate|unethical|illegal|immoral|unacceptable|wrong|harmful|justified|justifiable|respectful|disrespectful|offensive|unlawful|against the law|a crime|(?:serious )?crime|criminal|recommended|advisable|safe|healthy|productive|condoned|tolerated)\b`,
  ),
  rule(
    'moral',
    String.raw`^(?:[\w'’-]+ ){1,14}(?:was|were|is|are) not (?:morally |ethically |at all |a )?(?:justified|right to|good thing|acceptable|a good thing|beneficial|best for)\b`,
  ),
  rule('moral', String.raw`^(?:it|that) would not be (?:best|right|fair|just|good|ethical)\b`),
  rule(
    'moral',
    String.raw`\beveryone,? (?:regardless|should|deserves|has the right)|(?<!\bnot )\b(?:have|has) (?:every|the same|an equal|equal) rights?\b|\bthis (?:statement|question|request) (?:is|contains|promotes|implies)\b`,
  ),
  rule('moral', String.raw`\b(?:we|one|no one|nobody) (?:should|must) (?:not|never|ever)\b`),
  rule(
    'moral',
    String.raw`\bthe question (?:itself |you have asked |you asked )*(?:is|contains|promotes|implies|assumes)\b`,
  ),
  rule(
    'moral',
    String.raw`\bthere (?:is|are|was|were|'s|can be) (?:absolutely |simply )?no (?!inherent)(?:\w+ )?(?:reason|justification|excuse|benefits?|moral)\b`,
  ),
  rule(
    'moral',
    String.raw`\b(?:violence|harm|abuse|discrimination|racism|hate|murder|suicide|self-harm|theft)\b.{0,40}\b(?:is|are) (?:never|not|always|wrong|illegal)\b`,
  ),
  rule(
    'moral',
    String.raw`\b(?:i|we) (?:strongly |firmly |deeply |do not |don't |cannot |wholeheartedly )*(?:condemn|condone|disagree|oppose|disapprove|reject|object|believe in)\b`,
  ),
  rule(
    'moral',
    String.raw`\b(?:it(?:'s| is) (?:important|crucial|essential|vital|necessary) (?:to|that)(?: \w+){0,2} (?:remember|respect|prioriti[sz]e|treat|recogni[sz]e|promote|avoid|always|condemn))\b`,
  ),
  rule(
    'moral',
    String.raw`\b(?:against|violat(?:es?|ing|ion of)|contrary to) (?:\w+ ){0,3}(?:programming|guidelines|principles?|laws?|ethics|ethical|moral|values|polic(?:y|ies)|terms|dignity|rights|privacy)\b`,
  ),
  // Comfort instead of an answer.
  rule(
    'moral',
    String.raw`\b(?:you are|you're) not alone\b|\bpeople who care about you\b|\breach(?:ing)? out to (?:a |an |your )?(?:trusted|mental|professional|loved|friend|crisis|suicide)|\b(?:suicide|crisis) (?:prevention|hotline|line|helpline|lifeline)`,
  ),
  // Courtesy says nothing.
  rule(
    'courtesy',
    String.raw`^\W*(?:i must (?:clarify|emphasi[sz]e|inform you|point out|say|stress)|i(?:'m| am) (?:very |so |truly |deeply |really )?sorry to hear|i want to be (?:direct|honest|clear)|i(?:'m| am) (?:very |so |really |deeply |truly )?sorry|sorry|i apologi[sz]e|apologies|my apologies|unfortunately|thank you|thanks|hello|hi|hmm+|well|sure|of course|that(?:'s| is) (?:a|an) (?:good|great|interesting|excellent|tough|difficult|hard) (?:question|one)|good question|great question|i understand|i appreciate|i(?:'m| am) (?:just |only )?(?:an? )?(?:ai|artificial|language|large|assistant|chatbot|helpful))\b[^.]{0,60}$`,
  ),
  rule(
    'unsure',
    String.raw`\b(?:i (?:think|believe|guess|suspect|suppose|assume|would guess|would say|vaguely)|i'd (?:say|guess)|i(?:'m|'d| am| would| do)? (?:lean(?:ing)?|inclined|tempted) (?:to|on)(?:wards?)?|my (?:best )?(?:guess|bet|hunch) (?:is|would be)|perhaps|maybe|possibly|probably|likely|it (?:may|might|could) be|(?:may|might|could) (?:have|be)|if i (?:recall|remember)|to (?:my|the best of my) knowledge|as far as i know|i'm not (?:100%|totally|absolutely)|not entirely)\b`,
  ),
];
