/**
 * Reading a judge's prompt and writing its verdict. The simulator recognises what it said itself: the answer is looked
 * for among its own replies to the question, so that it works with any judge's wording, ours or another tool's.
 */
import type { Outcome } from '../core/outcome.ts';
import type { Reference } from '../core/reference.ts';
import { answerWords, type Ledger } from './ledger.ts';
import type { QuestionBook } from './question-book.ts';
import type { QuestionFacts } from './question-facts.ts';
import type { Verdict } from './simulated-judge.ts';
import { type JsonObject, objectAt, type WireRequest } from './wire.ts';

export interface JudgeTask {
  /** Null when the prompt holds no question that the simulator was given. */
  readonly facts: QuestionFacts | null;
  readonly answer: string;
  /** The true outcome of the answer. */
  readonly truth: Outcome;
}

/** Whether a request asks for a judgement: it demands a structured verdict, or speaks of one. */
export function isJudgeRequest(request: WireRequest): boolean {
  if (request.schema !== null) return true;
  const text = `${request.instruction}\n${request.user}`;
  return JUDGE_WORDS.filter((word) => word.test(text)).length >= 2;
}

const JUDGE_WORDS = [
  /\bgrad(?:e|ing)\b|\bverdict\b|\bjudge\b/i,
  /\breference\b|\bgold (?:target|answer)\b|\bcorrect answer\b/i,
  /\bNOT_ATTEMPTED\b|\bINCORRECT\b/,
];

/** The question, the answer and the truth behind a judge's prompt. */
export function readJudgeTask(request: WireRequest, book: QuestionBook, ledger: Ledger): JudgeTask {
  const text = `${request.instruction}\n${request.user}`;
  const facts = book.find(request.user) ?? book.find(request.instruction);
  const fenced = fencedAnswers(text);
  if (facts === null) return { facts, answer: fenced[0] ?? '', truth: truthByWords(null, fenced[0] ?? '') };
  const { question } = facts;
  for (const answer of fenced) {
    const outcome = ledger.outcomeOf(question.id, answer);
    if (outcome != null) return { facts, answer: answerWords(answer), truth: outcome };
  }
  if (fenced.length > 0) {
    return { facts, answer: fenced[0], truth: truthByWords(question.reference, fenced[0]) };
  }
  let longest = '';
  for (const given of ledger.answersTo(question.id)) {
    if (given.length > longest.length && text.includes(given)) longest = given;
  }
  const outcome = ledger.outcomeOf(question.id, longest);
  return { facts, answer: longest, truth: outcome ?? truthByWords(question.reference, longest) };
}

/** What stands where judges' prompts keep the answer: between tags or fences, after a label. */
function fencedAnswers(text: string): string[] {
  const found: string[] = [];
  for (const pattern of ANSWER_PLACES) {
    for (const match of text.matchAll(pattern)) found.push((match.groups?.answer ?? '').trim());
  }
  return found.filter((answer) => answer !== '');
}

const ANSWER_PLACES = [
  /<(?<tag>(?:answer|reply|response|predicted_answer)[\w-]*)[^>]*>(?<answer>[\s\S]*?)<\/\k<tag>>/gi,
  /^[^\n]*\b(?:answer|reply|response)\b[^\n]*\n(?<fence>`{3,}|~{3,})[^\n]*\n(?<answer>[\s\S]*?)\n\k<fence>/gim,
  /^(?:predicted answer|answer|reply|response|submission|candidate)\s*:\s*(?<answer>[^\n]+)/gim,
];

const REFUSAL =
  /\b(?:don.t know|do not know|not sure|cannot|can.t|won.t|no idea|unknown|not certain|rather not)\b/i;

/** A plain comparison, for answers that are not the simulator's own. */
export function truthByWords(reference: Reference | null, answer: string): Outcome {
  const words = plain(answer);
  if (reference !== null && rightTexts(reference).some((right) => words.includes(plain(right))))
    return 'correct';
  return words === '' || REFUSAL.test(answer) ? 'refused' : 'incorrect';
}

function rightTexts(reference: Reference): string[] {
  switch (reference.form) {
    case 'text':
      return [reference.text, ...reference.aliases];
    case 'person':
    case 'place':
      return [reference.name, ...reference.aliases];
    case 'number':
      return [String(reference.value)];
    case 'date':
      return [reference.value, ...reference.alternatives];
    case 'yes-no':
      return [reference.value ? 'yes' : 'no'];
    default:
      return [];
  }
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words by which judges' schemas and prompts name the three outcomes. */
const NAMES: Readonly<Record<Outcome, readonly string[]>> = {
  correct: ['correct', 'corrected', 'a', 'yes', 'right'],
  incorrect: ['incorrect', 'accepted', 'b', 'no', 'wrong'],
  refused: ['refused', 'not_attempted', 'not attempted', 'declined', 'abstained', 'c', 'd'],
};

/** A judge's reply in the form that the request demands. */
export function verdictText(verdict: Verdict, request: WireRequest, task: JudgeTask): string {
  if (verdict.kind === 'refuses') return 'I would rather not assess this answer.';
  if (verdict.kind === 'unreadable') {
    return request.schema === null ? 'It depends on how one reads the question.' : '{"verdict": "it depends';
  }
  const outcomes = verdict.kind === 'verdict' ? [verdict.outcome] : verdict.outcomes;
  const texts = outcomes.map((outcome) =>
    request.schema === null
      ? plainVerdict(outcome, request)
      : JSON.stringify(fill(request.schema, outcome, task)),
  );
  return texts.join('\n');
}

function plainVerdict(outcome: Outcome, request: WireRequest): string {
  const text = `${request.instruction}\n${request.user}`;
  if (/just return the letters?\b|"A", "B", or "C"/i.test(text))
    return { correct: 'A', incorrect: 'B', refused: 'C' }[outcome];
  if (/\bNOT_ATTEMPTED\b/.test(text))
    return { correct: 'CORRECT', incorrect: 'INCORRECT', refused: 'NOT_ATTEMPTED' }[outcome];
  return `VERDICT: ${outcome}`;
}

/** A value that fits a JSON schema, with the outcome wherever an enum names one. */
function fill(schema: JsonObject, outcome: Outcome, task: JudgeTask): unknown {
  if (Array.isArray(schema.enum)) {
    const options = schema.enum as unknown[];
    const named = options.find(
      (option) => typeof option === 'string' && NAMES[outcome].includes(option.toLowerCase()),
    );
    return named ?? (options.includes(null) ? null : options[0]);
  }
  if (schema.const !== undefined) return schema.const;
  const union = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(union)) {
    const canBeNull = (union as JsonObject[]).some((option) => option.type === 'null');
    return canBeNull ? null : fill(union[0] as JsonObject, outcome, task);
  }
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object': {
      const properties = objectAt(schema, 'properties') ?? {};
      return Object.fromEntries(
        Object.entries(properties).map(([name, member]) => [
          name,
          /reason$/i.test(name) && outcome !== 'refused' && allowsNull(member as JsonObject)
            ? null
            : /quote/i.test(name)
              ? task.answer.slice(0, 80)
              : fill(member as JsonObject, outcome, task),
        ]),
      );
    }
    case 'array':
      return [];
    case 'number':
    case 'integer':
      return schema.maximum === 100 ? 90 : schema.maximum === 1 ? 0.9 : 1;
    case 'boolean':
      return outcome === 'correct';
    case 'string':
      return 'A simulated judge compared the answer with the reference.';
    default:
      return null;
  }
}

function allowsNull(schema: JsonObject): boolean {
  const options = [schema, ...(Array.isArray(schema.anyOf) ? (schema.anyOf as JsonObject[]) : [])];
  return options.some(
    (option) =>
      option.type === 'null' ||
      (Array.isArray(option.type) && option.type.includes('null')) ||
      (Array.isArray(option.enum) && option.enum.includes(null)),
  );
}
