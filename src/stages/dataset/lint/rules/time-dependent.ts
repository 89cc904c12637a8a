/**
 * A question whose answer changes with the day it is asked. Words of the present count unless the question fixes its
 * time or asks for something past; a present-tense question for an office, a record or a tie of living people counts
 * too. An asOf date settles it: the reference says when it was true.
 */
import type { QuestionRule } from '../lint-rule.ts';

const PRESENT =
  /\b(?:current(?:ly)?|(?:right |as of |until |up to |till )now|today|nowadays|at present|at the moment|to date|so far|this (?:year|month|week|season|century|decade)|(?<!the )(?:last|next|past) (?:year|month|week)|most recent(?:ly)?|the latest|still)\b/;
/** "Still" of a pot, "current" of a river or a circuit, "today" in a title or of a name: not the present. */
const NOT_PRESENT =
  /"[^"]*"|'[A-Z][^']*'|\b(?:electric(?:al)?|constant|alternating|direct|ocean|gulf|eddy|river|air|tidal)[ -]currents?\b|\bcurrent(?:s)? (?:(?:of|in) (?:the )?(?:river|ocean|wire|circuit|electricity)|strength|density|flow|intensity|carrying)\b|\b(?:usa|this|good morning|psychology|history) today\b|\b(?:still (?:life|lifes|image|images|alive|born|felt|had|photograph\w*)|(?:was|were|while|had) still)\b|\bused to\b/gi;
/** In a question about the past these words only say where something is to be found. */
const OF_TODAY = /\btoday(?:'s)?\b|\bnowadays\b/g;
const PAST_VERB = /\b(?:was|were|did|had)\b|^who \w+ed\b/;
const PRESENT_VERB = /\b(?:is|are|does|do|has|have|will|can)\b|^\w+'s\b/;
const FIXED =
  /\b(?:as of|in|by|during|since|until|before|after|of|for|from|on) (?:the (?:year|end|start|beginning|summer|winter|spring|fall) (?:of )?)?(?:(?:early|mid|late)[- ])?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2})?,? )?(?:\d{1,2} \w+ )?(?:1\d{3}|20\d{2})\b|\b(?:1[5-9]\d{2}|20\d{2})\b/;
const HOLDERS =
  'president|prime minister|minister|chancellor|king|queen|monarch|emperor|pope|governor|mayor|ceo|chairman|chairperson|chief executive|head coach|coach|manager|captain|speaker|secretary|leader|commissioner|head of state';
const OFFICE = new RegExp(
  `^who(?: is|'s) (?:(?:the )?(?:(?:prime|foreign|finance|chief|head|vice|deputy|first) )?|[^?]{2,40}s?'s? )(?:${HOLDERS})\\b`,
);
const AGE = /^how old (?:is|are)\b/;
const MEASURE =
  /^(?:what is|what's|how (?:many|much)|who is|which (?:\w+ )?is|who holds|who has)\b.*\b(?:population of|richest|wealthiest|highest[- ]paid|best[- ]selling|most followers|most subscribers|record for|net worth|world record|gdp|unemployment rate|life expectancy|most (?:goals|wins|titles|caps|viewed|watched|streamed|populous|visited|popular)|price of)\b/;
/** What people are to each other and do, as long as they live; "in …" names a story or a place that fixes it. */
const TIE =
  /^who(?: is|'s) (?:the )?(?:\w+ )?(?:wife|husband|spouse|girlfriend|boyfriend|fianc[eé]e?|partner) of\b(?!.* in )|^who(?: is|'s) (?:[^?]{2,40} )?married to\b|^who(?: is|'s) [^?]{2,40}'s? (?:wife|husband|spouse|girlfriend|boyfriend|fianc[eé]e?|partner)\b(?!.* in )|^who (?:coaches|owns|manages|runs|leads|chairs|heads|governs|captains)\b(?!.* in )|^(?:which|what|for which|for what) (?:\w+ )?(?:club|team|side|company|channel|network) (?:does|do) [^?]+ (?:play|work|drive|race|ride)\b|^where (?:does|do) [^?]+ (?:live|work|play|teach)\b(?!.* in )|^how many (?:grand)?children (?:does|do)\b/;
/** What people build is surpassed. */
const SURPASSED =
  /^(?:what|which)(?: is|'s) the (?:world's )?(?:tallest|largest|biggest|longest|fastest|busiest|most expensive|most powerful) (?:\w+ )?(?:building|skyscraper|tower|bridge|tunnel|ship|airport|airline|company|bank|stadium|hotel|train|car|aircraft|aeroplane|airplane|computer|supercomputer|city|army|economy|university|employer)\b/;

export const timeDependent: QuestionRule = {
  name: 'time-dependent',
  severity: 'warning',
  finds: 'a question whose answer depends on the day it is asked, without a date in the question or an asOf',
  remedy: 'Put the date into the question ("as of 2024"), or say in asOf when the reference was true.',
  words: [
    ...'current currently now today nowadays present moment date far this last next past recent recently latest'.split(
      ' ',
    ),
    ...'still president minister chancellor king queen monarch emperor pope governor mayor ceo chairman'.split(
      ' ',
    ),
    ...'chairperson executive coach manager captain speaker secretary leader commissioner state old'.split(
      ' ',
    ),
    ...'population richest wealthiest highest best most record worth gdp rate expectancy price'.split(' '),
    // The accented letter ends a word.
    ...'wife husband spouse girlfriend boyfriend fiance fiancee fianc partner married coaches owns manages runs'.split(
      ' ',
    ),
    ...'leads chairs heads governs captains club team side company channel network live work play teach'.split(
      ' ',
    ),
    ...'children grandchildren tallest largest biggest longest fastest busiest'.split(' '),
  ],
  check({ question, lower }) {
    if (question.asOf !== undefined || question.kind !== 'answerable' || question.reference === null)
      return null;
    const present = PRESENT.test(lower) ? PRESENT.exec(withoutOther(question.text, lower)) : null;
    const other = present === null ? changing(lower) : null;
    if ((present === null && other === null) || FIXED.test(lower)) return null;
    if (present !== null) return `"${present[0]}" depends on the day`;
    return other === null ? null : `"${clipped(other[0])}" has another answer in another year`;
  },
};

function changing(lower: string): RegExpExecArray | null {
  for (const pattern of [OFFICE, AGE, MEASURE, TIE, SURPASSED]) {
    const found = pattern.exec(lower);
    if (found !== null) return found;
  }
  return null;
}

function withoutOther(text: string, lower: string): string {
  // Titles are told by their capitals, so the text as written is looked at: "Christianity Today".
  const cut = text
    .replace(NOT_PRESENT, ' ')
    .replace(
      /(?<=\S )(?:(?:This|Last|Next|Past) )?(?:Today|Now|Current|Still|Latest|Year|Month|Week|Season|Century|Decade)\b/g,
      ' ',
    );
  const left = cut === text ? lower : cut.toLowerCase();
  return asksForThePast(lower) ? left.replace(OF_TODAY, ' ') : left;
}

/** Whether the first verb that tells is a past one. */
function asksForThePast(lower: string): boolean {
  const past = PAST_VERB.exec(lower)?.index ?? Number.POSITIVE_INFINITY;
  return past < (PRESENT_VERB.exec(lower)?.index ?? Number.POSITIVE_INFINITY);
}

function clipped(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
