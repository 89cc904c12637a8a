/**
 * Inspect's score values as judgements. Only words and numbers that mean an outcome are mapped: C, I, N and their
 * spellings, true and false, exactly 1 and 0. A partial mark, 0.7 or "left" is no outcome and stays ungraded. A scorer
 * that knows only right and wrong calls a refusal wrong, so its 0 says so in the evidence.
 */
import type { Judgement } from '../../core/grade.ts';
import type { ImportedAnswer, ToolValue } from '../../core/imported-answer.ts';
import type { Outcome } from '../../core/outcome.ts';
import { remembered } from '../../core/remembered.ts';
import { asList, asRecord, asWords, isRecord, type LooseRecord } from '../loose.ts';
import { metricMeaning } from '../metric-name.ts';
import { toolValue } from '../tool-judgement.ts';

type ImportedGrade = ImportedAnswer['grades'][number];

export interface ReadScores {
  readonly grades: readonly ImportedGrade[];
  readonly verdicts: readonly { readonly name: string; readonly value: ToolValue }[];
}

const WORDS: Readonly<Record<string, Outcome>> = {
  c: 'correct',
  correct: 'correct',
  true: 'correct',
  yes: 'correct',
  i: 'incorrect',
  incorrect: 'incorrect',
  false: 'incorrect',
  no: 'incorrect',
  n: 'refused',
  noanswer: 'refused',
  not_attempted: 'refused',
  'not attempted': 'refused',
  refused: 'refused',
  refusal: 'refused',
  abstained: 'refused',
};

/** One record a scorer: what is made of it further on is made once, too. */
const scorersOf = remembered((version) =>
  remembered((scorer): ImportedGrade['grader'] => ({
    kind: 'imported',
    id: `imported:inspect/${scorer}`,
    version,
  })),
);

/** Every score of a sample: the scorer's own value, and what a person later made of it. */
export function readScores(scores: unknown, version: string): ReadScores {
  const grades: ImportedGrade[] = [];
  const verdicts: { name: string; value: ToolValue }[] = [];
  const named = Object.entries(asRecord(scores)).flatMap(([scorer, entry]) => {
    // Versions before named scores held the value itself.
    const score: LooseRecord = isRecord(entry) && 'value' in entry ? entry : { value: entry };
    return partsOf(score).map(([part, one]) => ({ scorer, part, score: one }));
  });
  for (const { scorer: whole, part, score } of named) {
    const scorer = part === null ? whole : `${whole}/${part}`;
    verdicts.push({ name: scorer, value: toolValue(score.value) });
    const edits = asList(score.history).map(asRecord);
    const byPerson = edits.filter((edit) => asRecord(edit.provenance).author !== undefined);
    const original = byPerson.length === 0 ? score.value : (edits[0]?.value ?? score.value);
    grades.push({
      grader: scorersOf(version)(scorer),
      judgement:
        part === null || CORRECTNESS.test(part)
          ? judgementOf(original, part ?? whole, score)
          : { status: 'ungraded', why: 'not-mapped', evidence: { rule: 'as in the file' } },
    });
    const last = byPerson.findLast((edit) => edit.value !== undefined && edit.value !== 'UNCHANGED');
    if (last !== undefined) grades.push(humanGrade(last, scorer));
  }
  return { grades, verdicts };
}

/** Of several values beside each other only one that names correctness says an outcome. */
const CORRECTNESS = /correct|accura|exact.?match|factual/i;

/**
 * A scorer of several values, `{"accuracy": 1, "style": 0.3}`, is as many scorers, each by its own name; three flags of
 * one verdict stay one, and so does what a person has edited.
 */
function partsOf(score: LooseRecord): readonly (readonly [string | null, LooseRecord])[] {
  const { value } = score;
  if (!isRecord(value) || asList(score.history).length > 0) return [[null, score]];
  const parts = Object.entries(value);
  const isVerdict = parts.some(([name]) => Object.hasOwn(WORDS, name.toLowerCase().replace(/^is_/, '')));
  const isPlain = parts.every(([, part]) => part === null || typeof part !== 'object');
  if (parts.length === 0 || isVerdict || !isPlain) return [[null, score]];
  return parts.map(([name, part]) => [name, { ...score, value: part }]);
}

function humanGrade(edit: LooseRecord, scorer: string): ImportedGrade {
  const provenance = asRecord(edit.provenance);
  const author = asWords(provenance.author)?.trim() ?? 'unnamed';
  const reason = asWords(provenance.reason);
  return {
    grader: { kind: 'human', id: `human:${author}`, version: 'inspect-edit' },
    judgement: judgementOf(edit.value, scorer, reason === null ? {} : { explanation: reason }),
  };
}

/** The outcome a value means, or that it means none. */
export function judgementOf(value: unknown, scorer: string, score: LooseRecord = {}): Judgement {
  const outcome = namedOutcome(scorer, value);
  const reason = asWords(score.reason) ?? asWords(asRecord(score.metadata).reason);
  const explanation = asWords(score.explanation);
  const said = `${scorer} = ${JSON.stringify(toolValue(value)) ?? 'null'}${reason === null ? '' : ` (${reason})`}`;
  const evidence = {
    rule: 'as in the file',
    text: outcome === 'incorrect' && twoWay(value) ? `${said}; the scorer's 0 may hold refusals` : said,
    ...(explanation === null ? {} : { quote: explanation.slice(0, 500) }),
  };
  if (reason === 'refusal' || reason === 'no_response') {
    return { status: 'graded', outcome: 'refused', reason: null, confidence: null, evidence };
  }
  return outcome === null
    ? { status: 'ungraded', why: 'not-mapped', evidence }
    : { status: 'graded', outcome, reason: null, confidence: null, evidence };
}

/** A scorer of refusals or of wrong answers says so by its name, and its 0 says nothing of right. */
function namedOutcome(scorer: string, value: unknown): Outcome | null {
  const meaning = metricMeaning(scorer);
  const outcome = outcomeOf(value);
  if (meaning === 'verdict' || isRecord(value)) return outcome;
  if (typeof value === 'string') {
    // "C" of a scorer of refusals may mean that it refused, or that it was right to.
    if (/^\s*[a-z]\s*$/i.test(value)) return null;
    if (!/^\s*(true|false|yes|no|[01](\.0+)?)\s*$/i.test(value)) return outcome;
  }
  if (meaning === 'none' || outcome !== 'correct') return null;
  return meaning;
}

function outcomeOf(value: unknown): Outcome | null {
  if (typeof value === 'boolean') return value ? 'correct' : 'incorrect';
  if (typeof value === 'number') return value === 1 ? 'correct' : value === 0 ? 'incorrect' : null;
  if (typeof value === 'string') {
    const word = value.trim().toLowerCase();
    if (/^[01](\.0+)?$/.test(word)) return Number(word) === 1 ? 'correct' : 'incorrect';
    return Object.hasOwn(WORDS, word) ? WORDS[word]! : null;
  }
  return isRecord(value) ? threeWay(value) : null;
}

/** `{"correct": 1, "incorrect": 0, "not_attempted": 0}`: exactly one of the three is set. */
function threeWay(value: LooseRecord): Outcome | null {
  const set = Object.entries(value).flatMap(([key, flag]) => {
    const word = key.toLowerCase().replace(/^is_/, '');
    const outcome = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    return outcome !== undefined && (flag === 1 || flag === true) ? [outcome] : [];
  });
  return set.length === 1 ? set[0]! : null;
}

function twoWay(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || /^0/.test(String(value));
}
