/**
 * A question whose answer changes with the day it is asked. Words of the present count unless the question fixes its
 * time; a present-tense question for an office or a record counts too. An asOf date settles it: the reference says
 * when it was true.
 */
import type { QuestionRule } from '../lint-rule.ts';

const PRESENT =
  /\b(?:current(?:ly)?|(?:right |as of |until |up to |till )now|today|nowadays|at present|at the moment|to date|so far|this (?:year|month|week|season|century|decade)|(?<!the )(?:last|next|past) (?:year|month|week)|most recent(?:ly)?|the latest|still)\b/;
/** "Still" of a pot, "current" of a river or a circuit, "today" in a title: not the present. */
const NOT_PRESENT =
  /"[^"]*"|'[A-Z][^']*'|\b(?:electric(?:al)?|constant|alternating|direct|ocean|gulf|eddy|river|air|tidal) currents?\b|\bcurrent(?:s)? (?:of|in) (?:the )?(?:river|ocean|wire|circuit|electricity)\b|\b(?:usa|this|good morning|psychology|history) today\b|\b(?:still (?:life|lifes|image|images|alive|born|felt|had|photograph\w*)|(?:was|were|while|had) still)\b|\bused to\b/gi;
const FIXED =
  /\b(?:as of|in|by|during|since|until|before|after|of|for|from|on) (?:the (?:year|end|start|beginning|summer|winter|spring|fall) (?:of )?)?(?:(?:early|mid|late)[- ])?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2})?,? )?(?:\d{1,2} \w+ )?(?:1\d{3}|20\d{2})\b|\b(?:1[5-9]\d{2}|20\d{2})\b/;
const OFFICE =
  /^who(?: is|'s) (?:the )?(?:(?:prime|foreign|finance|chief|head|vice|deputy|first) )?(?:president|prime minister|minister|chancellor|king|queen|monarch|emperor|pope|governor|mayor|ceo|chairman|chairperson|chief executive|head coach|coach|manager|captain|speaker|secretary|leader|commissioner|head of state)\b/;
const AGE = /^how old (?:is|are)\b/;
const MEASURE =
  /^(?:what is|what's|how (?:many|much)|who is|which (?:\w+ )?is|who holds|who has)\b.*\b(?:population of|richest|wealthiest|highest[- ]paid|best[- ]selling|most followers|most subscribers|record for|net worth|world record|gdp|unemployment rate|life expectancy|most (?:goals|wins|titles|caps|viewed|watched|streamed|populous|visited|popular)|price of)\b/;

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
  ],
  check({ question, lower }) {
    if (question.asOf !== undefined || question.kind !== 'answerable' || question.reference === null)
      return null;
    const present = PRESENT.test(lower) ? PRESENT.exec(withoutOther(question.text, lower)) : null;
    const office = present === null ? (OFFICE.exec(lower) ?? AGE.exec(lower) ?? MEASURE.exec(lower)) : null;
    if ((present === null && office === null) || FIXED.test(lower)) return null;
    if (present !== null) return `"${present[0]}" depends on the day`;
    return office === null ? null : `"${clipped(office[0])}" has another answer in another year`;
  },
};

function withoutOther(text: string, lower: string): string {
  // Titles are told by their capitals, so the text as written is looked at: "Christianity Today".
  const cut = text.replace(NOT_PRESENT, ' ').replace(/(?<=\S )(?:Today|Now|Current|Still|Latest)\b/g, ' ');
  return cut === text ? lower : cut.toLowerCase();
}

function clipped(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
