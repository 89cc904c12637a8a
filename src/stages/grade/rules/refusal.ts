/**
 * Reads whether an answer declines, hedges or neither, and why. It says only what the text does: whether a
 * declining sentence stands beside a right answer is for the matching rules, which outrank it.
 * Decided clause by clause: an answer that declines and offers nothing of the kind asked for is a refusal;
 * one that declines and then offers something is a hedge.
 */
import { type RefusalReason, refusalGroup } from '../../../core/outcome.ts';
import { LetterPattern } from '../../../values/letter-pattern.ts';
import { hasForeignLetter } from './languages/foreign-move.ts';
import { askedKind } from './question-words.ts';
import { statesFirst } from './refusal-after-answer.ts';
import type { Clause } from './refusal-clauses.ts';
import { isException } from './refusal-clauses-en.ts';
import { mayDecline } from './refusal-cues.ts';
import type { RefusalMove } from './refusal-move.ts';
import { offer, type Read, readMoves, SAYS } from './refusal-read-moves.ts';
import { refusalReasonOf } from './refusal-reason.ts';
import { rebukes, relents } from './refusal-rebuke.ts';
import { isDeclineToken, unescapeEntities } from './refusal-token.ts';

export interface RefusalReading {
  /** `hedge`: something is offered, with doubt or a disclaimer around it. */
  readonly kind: 'refusal' | 'hedge' | 'none';
  /** Set for a refusal, null otherwise. */
  readonly reason: RefusalReason | null;
  /** The clause that decided, as written. */
  readonly phrase: string | null;
  /** False where a reader could see it otherwise: worth a judge's look when no rule matches. */
  readonly certain: boolean;
  /** A refusal that something stands before which may answer ("It was timber, but I'm not sure"). @default false */
  readonly mayAnswer?: boolean;
}

export interface RefusalOptions {
  /** The question: what it asks for decides whether the rest of an answer offers it. */
  readonly question?: string;
}

/** Reads an answer; a blank one is `none`, because nothing was said. Never throws. */
export function readRefusal(answer: string, options: RefusalOptions = {}): RefusalReading {
  const { question = null } = options;
  const written = unescapeEntities(answer);
  if (isDeclineToken(written, question))
    return { kind: 'refusal', reason: 'unknown', phrase: answer.trim(), certain: true };
  if (!mayDecline(written)) return NONE;
  return decide(readMoves(withoutHeading(written, question)), question);
}

/** Without "Answer:", or a heading that repeats the question ("Capital of France: not sure"). */
function withoutHeading(written: string, question: string | null): string {
  const marked = written.replace(ANSWER_MARK, '');
  const answer = marked === written ? written : marked.replace(/^["'\s]+|["'}\s]+$/g, '');
  if (question === null) return answer;
  const heading = /^\s*([^:\n]{3,120}):\s+(?=\S)/.exec(answer);
  if (heading === null) return answer;
  const asked = question.toLowerCase();
  const words = heading[1]!.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const repeated = words.filter((word) => asked.includes(word.replace(/s$/, '')));
  return repeated.length * 2 >= words.length ? answer.slice(heading[0].length) : answer;
}

const ANSWER_MARK =
  /^\W{0,3}(?:(?:final|my|short|direct) )?(?:answer|response|antwort|antwoord|réponse|respuesta|resposta|risposta|odpověď|答案?|回答|答え)\W{0,3}?[:：]\W{0,3}?(?=\S)/i;

function decide(read: readonly Read[], question: string | null): RefusalReading {
  const of = (...moves: RefusalMove[]) => read.filter(({ move }) => moves.includes(move));
  const opening = read.find(({ move }) => move !== 'courtesy');
  const declines = of('decline').filter(({ clause }) => !isOwnAnswer(clause.text, question));
  const limits = of('ask-back', 'scope', 'varies').filter(
    ({ clause, move }) => move !== 'varies' || clause.sentence < 2,
  );
  const moral = opening?.move === 'decline' ? null : rebukes(read, question);
  if (moral !== null) return refusal(moral, read, true);
  const speaking = declines[0] ?? limits[0];
  const redirect = of('redirect')[0];
  const limited = read.find(({ clause }) => LIMITED.test(clause.text));
  const doubt = of('unsure')[0] ?? limited;
  if (speaking === undefined && redirect === undefined) {
    if (doubt === undefined && speaksOfItself(read, question)) return refusal(read[0]!, read, false);
    return doubt === undefined ? NONE : hedge(doubt);
  }
  const offered = offer(
    read.filter(({ move }) => SAYS.has(move)),
    question,
    { declined: declines.length > 0 },
  );
  if (speaking !== undefined) {
    const opens = opening !== undefined && [...declines, ...limits].includes(opening);
    const reading = refusal(speaking, read, true);
    if (
      opens &&
      speaking.move !== 'varies' &&
      reading.reason !== null &&
      refusalGroup(reading.reason) === 'will not'
    ) {
      if (relents(read, question)) return hedge(speaking, false);
      return { ...reading, certain: !ASKERS_OWN.test(speaking.clause.text) };
    }
    if (opening === declines[0] && opening !== undefined && WILL_NOT_GIVE.test(opening.clause.text)) {
      const turns = read.some(({ clause, move }) => clause.contrast && SAYS.has(move));
      if (!turns && !relents(read, null) && ['open', 'yes-no'].includes(askedKind(question))) return reading;
    }
    if (offered === 'answer') {
      const lacking = declines.find(({ clause }) => LACKS.test(clause.text));
      if (
        lacking === undefined ||
        askedKind(question) === 'yes-no' ||
        !declinesAfterAll(lacking, read, question)
      )
        return hedge(speaking);
      return refusal(lacking, read, false);
    }
    const asked = askedKind(question);
    if (declines.length > 0 && statesFirst(read, question))
      return { ...reading, certain: false, mayAnswer: true };
    // A thing that varies may be all there is to say.
    if (offered === 'nothing') return { ...reading, certain: speaking.move !== 'varies' };
    if (declines.length === 0 && asked === 'open') return hedge(speaking, false);
    // A value is asked, and whatever stands around the decline has none.
    const valueless = offered === 'something' && asked !== 'open' && asked !== 'yes-no';
    return { ...reading, certain: declines.length > 0 && (opens || valueless) };
  }
  if (redirect !== undefined && offered !== 'answer') {
    const asked = askedKind(question);
    if (offered === 'nothing' || (limited !== undefined && asked !== 'open')) {
      return refusal(redirect, read, false);
    }
  }
  return doubt === undefined ? NONE : hedge(doubt);
}

/** "Can you marry your cousin?" - "I can't marry my cousin": what cannot be done is the answer, in the question's words. */
function isOwnAnswer(clause: string, question: string | null): boolean {
  if (question === null || askedKind(question) !== 'yes-no') return false;
  const asked = question.toLowerCase();
  const said = (clause.match(/[a-z]{3,}/g) ?? []).filter((word) => !MODAL.test(word));
  return said.length >= 2 && said.every((word) => asked.includes(word.slice(0, 5)));
}
const MODAL = /^(?:can|cannot|could|not|don|won|the|and|but|you|yes|when|your|our|mine)$/;

/** Asked for a value, every clause is about the speaker and none has one: a refusal in words not listed. */
function speaksOfItself(read: readonly Read[], question: string | null): boolean {
  const said = read.filter(({ move }) => move !== 'courtesy');
  if (said.length === 0 || ['open', 'yes-no'].includes(askedKind(question))) return false;
  return (
    said.every(({ clause }) => isOfSpeaker(clause)) &&
    !said.some(({ clause }) => isException(clause.text) || CHOOSES.test(clause.text)) &&
    offer(said, question) !== 'answer'
  );
}

/** "I would settle on the flute": an answer in the speaker's own words. */
const CHOOSES =
  /\bi(?:'(?:d|ll|m)| would| will| am)? (?:(?:settle|bet) on|(?:go|going|stick) with|lean(?:ing)? (?:to(?:wards?)?|on)|(?:opt|plump) for|choose|pick) (?:the|an?) (?!(?:safer?|honest|cautious|conservative|careful|refusal|non-answer|silen\w+)\b)[a-z]{3}/;

/**
 * Of the speaker in English, and neither "Karel I", "I Can Only Imagine" nor a little word of another language ("Jan i Maria");
 * what stands before "my favourite city" or behind "to be direct:" is not of the speaker.
 */
function isOfSpeaker({ text, raw }: Clause): boolean {
  return OF_SPEAKER.test(text) && !hasForeignLetter(text) && !IN_NAME.test(raw);
}
const IN_NAME = new LetterPattern(
  /\p{Lu}\p{Ll}+ I(?![\p{L}'])|(?<=\p{L} )I \p{Lu}\p{Ll}|^\p{Lu}[\p{L}'-]+, (?:my|our|the|an?|which)(?!\p{L})|: \S/u,
);
const OF_SPEAKER = new LetterPattern(
  /(?:^|[^\p{L}'])i(?:'(?:m|ve|d|ll)|\s+[a-z]{2,})(?!\p{L})|(?:^|[^\p{L}'])(?:me|my)(?:$|[^\p{L}])/u,
);

const NONE: RefusalReading = { kind: 'none', reason: null, phrase: null, certain: true };

function hedge(deciding: Read, certain = true): RefusalReading {
  return { kind: 'hedge', reason: null, phrase: deciding.clause.raw, certain };
}

function refusal(deciding: Read, read: readonly Read[], certain: boolean): RefusalReading {
  const declining = read.filter(({ move }) => move !== 'content' && move !== 'unsure');
  const reason = refusalReasonOf(declining.map(({ clause, move }) => ({ text: clause.text, move })));
  return { kind: 'refusal', reason, phrase: deciding.clause.raw, certain };
}

/**
 * What stands before "I couldn't find …" leads up to it, and what follows a search without result is of
 * something else; neither is certain, so a judge should look.
 */
function declinesAfterAll(lacking: Read, read: readonly Read[], question: string | null): boolean {
  if (/\b(?:find|locate)\b/.test(lacking.clause.text)) return true;
  const after = read.slice(read.indexOf(lacking) + 1).filter(({ move }) => SAYS.has(move));
  return offer(after, question) !== 'answer';
}

/** Gives nothing of what was asked, whatever is said beside it. */
const WILL_NOT_GIVE = /\b(?:provide|assist|help|support|advise|offer|instruct|justify|list|discuss|engage)\b/;
/** A date after which the speaker knows nothing. */
const LIMITED =
  /\b(?:as of|at|since) (?:my|the|that) (?:last|latest|knowledge|training|date)|\bknowledge cut-?off\b/;
/** The speaker lacks the very thing asked for. */
const LACKS =
  /\bi (?:\w+ )?(?:cannot|can't|couldn't|could not|am unable to|am not able to|'m unable to|'m not able to|do not have|don't have)(?: \w+){0,2} (?:find|locate|provide|give|information|details?|access|data|(?:any|specific|exact|the) )|\bit is (?:unclear|not (?:clear|known)) (?:who|when|where|which|what|how (?:many|much|long))\b/;
/** What only the asker can know is neither ignorance nor refusal. */
const ASKERS_OWN =
  /(?:\bnot|n't|\bno) (?:\w+ )?(?:have )?access to (?:personal information about )?your\b|\bunable to (?:determine|know|tell|access)(?: if| whether)? your\b/;
