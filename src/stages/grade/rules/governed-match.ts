/**
 * Whether the match is the object of a clause about another name: "Otto Lind, who succeeded Ada Lind", "Karl Holt, building on Ada
 * Lind's work", "pneumonia after years of cholera", "green with a red disc". Told by the words before the match and not by
 * lists of verbs: a relative clause or a participle behind another name is about that name.
 */
import { areClassRivals, isClassMember } from '../../../values/closed-classes.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Span } from './span.ts';
import { isGeneric } from './text-match.ts';
import type { Verdict } from './verdict.ts';

/** True where a clause about another name, or a phrase of time behind another value, has the match for its object. */
export function isGoverned(
  answer: AnswerReading,
  match: Verdict,
  { other, question }: { readonly other: boolean; readonly question: string },
): boolean {
  const { words } = answer;
  if (match.first < 2) return false;
  return (
    (other &&
      match.rule !== 'date' &&
      words[match.first]!.capital &&
      !words[match.first]!.digits &&
      isObject(answer, match.first, question)) ||
    isAfterAnother(answer, match)
  );
}

/** "…, who succeeded X", "…, building on X": the verb stands within a preposition and an article before the match. */
function isObject(answer: AnswerReading, first: number, question: string): boolean {
  const { words, read } = answer;
  if (isCompanion(answer, first)) return true;
  let at = first - 1;
  while (at > 0 && LEADS.has(words[at]!.text)) at -= 1;
  const verb = words[at];
  if (at > 1 && MODALS.has(words[at - 1]!.text) && isOtherName(answer, at - 2))
    return verb !== undefined && !verb.stop && !isAsked(verb, answer);
  if (at < 1 || first - at > 4 || verb === undefined || verb.capital) return false;
  // "Otto Lind killed Ada Brandt", asked who killed somebody: whoever does it is the answer.
  if (isAsked(verb, answer)) return asksWho(question, verb.text) && hasOtherSubject(answer, at);
  const gap = read.text.slice(words[at - 1]!.end, verb.start);
  if (verb.text.endsWith('ing') && verb.text.length > 5)
    return (/, $/.test(gap) || words[at - 1]!.text === 'while') && !PLACED.has(verb.text);
  if ((!verb.text.endsWith('ed') && !PAST.has(verb.text)) || PLACED.has(verb.text)) return false;
  if (hasOtherSubject(answer, at)) return true;
  const subject = RELATIVE.has(words[at - 1]!.text) ? at - 1 : at - 2;
  return subject > 0 && RELATIVE.has(words[subject]?.text ?? '') && words[subject - 1]!.capital;
}

/** Who does what the verb says: "who killed". */
function asksWho(question: string, verb: string): boolean {
  return [...question.toLowerCase().matchAll(/\bwho (\w+)/g)].some(([, said]) => said === verb);
}

/** "Otto Lind succeeded Ada Brandt", "Otto Lind wrote it for Ada Brandt": a name that is not asked about does something to the match. */
function hasOtherSubject(answer: AnswerReading, verb: number): boolean {
  const { words, read } = answer;
  const subject = words[verb - 1]!;
  if (MAKES.has(words[verb]!.text) || subject.stop || !isOtherName(answer, verb - 1)) return false;
  if (!/^'?s? $/.test(read.text.slice(subject.end, words[verb]!.start))) return false;
  return !words.slice(verb + 1, verb + 4).some(({ text }) => text === 'by' || text === 'of');
}

/** A name that the answer adds ends at a word, one word of it or more: "Zenda Tower", asked for a tower. */
function isOtherName(answer: AnswerReading, last: number): boolean {
  const { words, read } = answer;
  const end = words[last]!;
  // "The Dallas Mavericks", asked about the Mavericks.
  if (!answer.adds(last) && !isGeneric(end) && !KINDS.has(end.stem)) return false;
  for (let at = last; at >= 0 && words[at]!.capital && !words[at]!.stop; at -= 1) {
    if (answer.adds(at)) return true;
    if (at > 0 && read.text.slice(words[at - 1]!.end, words[at]!.start) !== ' ') break;
  }
  return false;
}

const KINDS = new Set(['tower', 'building', 'hall', 'house']);

/** "Otto Lind wrote the tune for Ada Brandt", "Otto Lind played opposite Ada Brandt": another name does it, for or with the match. */
function isCompanion(answer: AnswerReading, first: number): boolean {
  const { words, read } = answer;
  const preposition = words[first - 1]?.text === 'the' ? first - 2 : first - 1;
  if (preposition < 2 || !BESIDES.has(words[preposition]!.text)) return false;
  for (let verb = preposition - 1; verb >= Math.max(1, preposition - 4); verb -= 1) {
    const { text, capital } = words[verb]!;
    const subject = words[verb - 1]!;
    if (capital || text === 'by') return false;
    if (!(text.endsWith('ed') || PAST.has(text))) continue;
    const together = words[preposition]!.text === 'against' || words[preposition]!.text === 'with';
    if (together && isAsked(words[verb]!, answer)) return false;
    if (/['’]s$/.test(read.text.slice(subject.start, subject.end))) return false;
    return (
      !subject.stop &&
      isOtherName(answer, verb - 1) &&
      read.text.slice(subject.end, words[verb]!.start) === ' '
    );
  }
  return false;
}
const BESIDES = new Set('for with under to against opposite alongside beside'.split(' '));
const MODALS = new Set('will would may might could can'.split(' '));

/** Who is asked or named to do it does it. */
const MAKES = new Set(
  'commissioned hired appointed named chose elected selected nominated called nicknamed dubbed crowned asked invited recruited married'.split(
    ' ',
  ),
);
const LEADS = new Set('the a an it this that on to from with for of by under against over'.split(' '));
const RELATIVE = new Set(['who', 'which', 'whom']);
const PAST = new Set(
  'beat lost won wrote led made taught met knew left took fought gave sang drew'.split(' '),
);
/** These give another name of the same, or who else takes part. */
const PLACED = new Set(
  'being starring featuring including meaning using having starting beginning'.split(' '),
);

/** By fewer letters than elsewhere, for a verb without its ending: "played" where one asks who is playing. */
function isAsked({ text, stem }: Word, { asked }: AnswerReading): boolean {
  if (asked.has(stem)) return true;
  const root = text.slice(0, Math.min(5, Math.max(4, text.length - 3)));
  for (const one of asked) if (one.length >= 4 && one.startsWith(root)) return true;
  return false;
}

/** "Of pneumonia after years of cholera", "Oxford, after being rejected by Ulm": a value of the match's kind stands before "after". */
function isAfterAnother(answer: AnswerReading, { first }: Span): boolean {
  const { words, asked } = answer;
  let after = first - 1;
  while (after > 0 && first - after <= 5 && words[after]!.text !== 'after') after -= 1;
  if (after < 1 || words[after]!.text !== 'after' || asked.has('after')) return false;
  const wanted = words[first]!;
  return words.slice(0, after).some((word, at) => {
    if (word.stop || word.digits !== wanted.digits || !answer.adds(at)) return false;
    if (wanted.digits) return word.text.length === wanted.text.length;
    return wanted.capital ? word.capital : LEADING.has(words[at - 1]?.text ?? '');
  });
}
const LEADING = new Set('of from by with'.split(' '));

/** "Green with a red disc": another of a class that everybody can list stands before it in the sentence. */
export function isBesideClassmate(
  answer: AnswerReading,
  { first, last }: Span,
  {
    question,
    expected,
  }: { readonly question: string; readonly expected: readonly { readonly raw: string }[] },
): boolean {
  const { words, read } = answer;
  const word = words[first]!;
  if (first !== last || first === 0 || !isClassMember(word.text)) return false;
  if (/\b(?:colou?rs|months|planets|days|seasons|elements|metals|continents|signs|suits)\b/i.test(question))
    return false;
  if (expected.some(({ raw }) => areClassRivals(word.text, raw.trim().toLowerCase()))) return false;
  for (let at = first - 1; at >= 0; at -= 1) {
    if (/[.!?;](?:\s|$)/.test(read.text.slice(words[at]!.end, words[at + 1]!.start))) return false;
    if (NOT.has(words[at]!.text)) return false;
    if (areClassRivals(word.text, words[at]!.text) && answer.adds(at)) return !isCorrected(answer, at, first);
  }
  return false;
}
const NOT = new Set('not but actually rather no instead'.split(' '));

function isCorrected({ words }: AnswerReading, from: number, to: number): boolean {
  return words.slice(Math.max(0, from - 3), to).some(({ text }) => NOT.has(text));
}
