/**
 * Whether a scorer of a tracing platform says that an answer is right. Its name decides, because the same 1 is good in
 * one scorer and bad in the next; what it wrote in all rows decides with it, because a 1 of 5 is the worst. A scorer whose
 * name says nothing of being right gives no outcome until a person names it (`--map outcome=NAME`).
 */
import type { Judgement } from '../../core/grade.ts';
import type { Outcome } from '../../core/outcome.ts';
import { metricMeaning } from '../metric-name.ts';
import { isSureWord, outcomeOfWord } from '../outcome-words.ts';
import { toolJudgement, toolOutcome } from '../tool-judgement.ts';

export interface Score {
  readonly name: string;
  readonly value: unknown;
  /** A word beside a number, as Phoenix and LangSmith keep them. */
  readonly label?: string | null;
  readonly explanation?: string | null;
  /** A person gave it. */
  readonly human?: boolean;
  /** The scorer itself failed. */
  readonly error?: string | null;
  /** The tool compares texts with this scorer, whatever it is called. */
  readonly compares?: boolean;
}

/** What a scorer wrote over the file. */
interface Seen {
  count: number;
  beyond: boolean;
  fraction: boolean;
  readonly words: Set<string>;
}

export interface ScoreReader {
  /** Shows a score of the first pass. */
  look(score: Score): void;
  judge(score: Score): Judgement;
  /** Which scorers were not taken, and why. */
  notes(): string[];
}

const JUDGES =
  /(^|[^a-z])(is ?)?(correct(ness)?|accura(te|cy)|factual(ity|ly)?|exact ?match(es)?|string ?(match|check)|equals?|match(es|ed)?|grade[rd]?|verdict|outcome|judg(e)?ment|right|contains?|qa|em|em score|answer ?(check|match|correct(ness)?))([^a-z]|$)/;
/** Ways of saying the opposite with the same words. */
const TURNED =
  /(^|[^a-z])(in|un|non ?|not ?|mis|no ?|dis|wrong|fail\w*|error\w*|violat\w*|hallucin\w*|toxic\w*|bias\w*|fabricat\w*|contradict\w*|refus\w*|abstain\w*|abstention)(correct|accura|factual|match|equal|contains?|[^a-z]|$)/;
/** Measures of likeness: their 1 is one end of a scale. */
const LIKENESS =
  /levenshtein|similar|distance|embedding|rouge|bleu|meteor|\bf1\b|bertscore|cosine|overlap|edit|fuzzy|relevan|faithful|ground(ed|ing)|coheren|concise|fluen|helpful|tone|style|length|format|json|valid|latency|cost|token/;

type Meaning = 'right' | 'refused' | 'wrong' | 'none' | 'untold';

/** @param named - The scorer that a person named as the verdict. */
export function scoreReader(named: string | null = null): ScoreReader {
  const seen = new Map<string, Seen>();
  const meaningOf = (score: Score): Meaning => {
    if (named !== null) return plain(score.name) === plain(named) ? 'right' : 'none';
    return meaning(score);
  };
  const scaled = (name: string): string | null => {
    const { beyond, fraction } = seen.get(name) ?? { beyond: false, fraction: false };
    if (beyond) return 'its numbers go beyond 1, so 1 is no "right"';
    return fraction && !sayCorrect(name) ? 'its numbers are fractions' : null;
  };
  return {
    look({ name, value, label }) {
      const known = seen.get(name) ?? { count: 0, beyond: false, fraction: false, words: new Set<string>() };
      seen.set(name, known);
      known.count += 1;
      const number = numberOf(value);
      if (number !== null && (number > 1 || number < -1)) known.beyond = true;
      if (number !== null && !Number.isInteger(number)) known.fraction = true;
      const word = label ?? (typeof value === 'string' && number === null ? value : null);
      if (word !== null && known.words.size < 20) known.words.add(word);
    },
    judge(score) {
      const { name, value, label, explanation = null } = score;
      if (score.error) {
        const evidence = { rule: 'as in the file', text: `${name} failed: ${score.error.slice(0, 500)}` };
        return { status: 'ungraded', why: 'judge-failed', evidence };
      }
      const shown =
        label != null && value != null && value !== '' ? `${label} (${String(value)})` : (label ?? value);
      return toolJudgement(name, shown, {
        outcome: outcomeOf(score, meaningOf(score), scaled(name)),
        explanation,
      });
    },
    notes() {
      return [...seen].flatMap(([name]) => {
        const score = { name, value: null };
        const scale = scaled(name);
        const means = meaningOf(score);
        if (scale !== null && means === 'right') return [`${name} gives no outcome: ${scale}`];
        if (means !== 'untold' || named !== null || onlySure(seen.get(name))) return [];
        return [
          `${name} gives no outcome: its name does not say that it judges whether the answer is right (--map "outcome=${name}" says so)`,
        ];
      });
    },
  };
}

function meaning({ name, compares }: Score): Meaning {
  const words = spaced(name);
  const told = metricMeaning(name);
  if (told === 'refused') return 'refused';
  if (told === 'incorrect') return 'wrong';
  if (TURNED.test(words) || told === 'none' || LIKENESS.test(words)) return 'none';
  return compares === true || JUDGES.test(words) ? 'right' : 'untold';
}

function outcomeOf({ value, label, name }: Score, means: Meaning, scaled: string | null): Outcome | null {
  if (means === 'none') return null;
  const word = label ?? (typeof value === 'string' && numberOf(value) === null ? value : null);
  if (word !== null && word.trim() !== '') {
    // A word of a verdict and of nothing else speaks for itself, except where the name turns it round.
    if (isSureWord(word) && means !== 'wrong' && means !== 'refused') return outcomeOfWord(word);
    const plainWord = word.trim().toLowerCase();
    if (means === 'right' && /^(pass(ed)?|fail(ed)?|c|i|n)$/.test(plainWord))
      return LETTERS[plainWord[0]!] ?? null;
    if (means === 'right') return outcomeOfWord(word);
    return set(word) && means !== 'untold' ? (means === 'refused' ? 'refused' : 'incorrect') : null;
  }
  if (means === 'untold') return null;
  if (means === 'refused' || means === 'wrong') {
    return set(value) ? (means === 'refused' ? 'refused' : 'incorrect') : null;
  }
  if (scaled !== null && !(typeof value === 'boolean')) return null;
  const number = numberOf(value);
  if (number === -1) return 'refused';
  return toolOutcome(number ?? value) ?? (name === '' ? null : null);
}

const LETTERS: Readonly<Record<string, Outcome>> = {
  p: 'correct',
  f: 'incorrect',
  c: 'correct',
  i: 'incorrect',
  n: 'refused',
};

function set(value: unknown): boolean {
  return (
    value === true ||
    numberOf(value) === 1 ||
    (typeof value === 'string' && /^(yes|true|y|t)$/i.test(value.trim()))
  );
}

/** Judges of being right that know partly right: their 1 and 0 stay what they are beside a 0.6. */
function sayCorrect(name: string): boolean {
  return /correct|accura|factual/.test(spaced(name));
}

function onlySure(known: Seen | undefined): boolean {
  return known !== undefined && known.words.size > 0 && [...known.words].every(isSureWord);
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  return Number.isFinite(Number(value)) ? Number(value) : null;
}

function spaced(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[\s_./:-]+/g, ' ');
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_./:-]+/g, '');
}
