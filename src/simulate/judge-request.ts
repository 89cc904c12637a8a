/**
 * Reading a judge's prompt. Ours is read with the table it was made from; in any other the simulator looks for what it
 * said itself. The truth comes from the ledger, so that a judge errs by its matrix and not by misreading.
 */
import type { Outcome, RefusalReason } from '../core/outcome.ts';
import type { Reference } from '../core/reference.ts';
import { recogniseJudgeMessages } from '../prompts/judge-messages.ts';
import { dateNotations } from './answer-text.ts';
import type { Given, Ledger } from './ledger.ts';
import type { QuestionBook } from './question-book.ts';
import type { QuestionFacts } from './question-facts.ts';
import { readPolicy } from './read-policy.ts';
import type { WireRequest } from './wire.ts';

export interface JudgeTask {
  /** Null when the prompt holds no question that the simulator was given. */
  readonly facts: QuestionFacts | null;
  readonly answer: string;
  /** The true outcome of the answer. */
  readonly truth: Outcome;
  /** Why the answer refuses, where it does. */
  readonly reason: RefusalReason | null;
}

/** Whether a request asks for a judgement: it demands a structured verdict, or speaks of one outside our policies. */
export function isJudgeRequest(request: WireRequest): boolean {
  if (request.schema !== null) return true;
  // A question may speak of judges and references itself.
  if (readPolicy(request.instruction).name !== null) return false;
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
  const { instruction, user } = request;
  const material = recogniseJudgeMessages([
    { role: 'system', content: instruction },
    { role: 'user', content: user },
  ]);
  const facts = book.find(material?.question ?? user) ?? (material === null ? book.find(instruction) : null);
  const answers = material === null ? fencedAnswers(`${instruction}\n${user}`) : [material.answer];
  if (facts === null) return taskOf(null, answers[0] ?? '', undefined);
  const { id } = facts.question;
  for (const answer of answers) {
    const given = ledger.given(id, answer);
    if (given !== undefined) return taskOf(facts, answer, given);
  }
  if (answers.length > 0) return taskOf(facts, answers[0]!, undefined);
  let longest = '';
  for (const answer of ledger.answersTo(id)) {
    if (answer.length > longest.length && user.includes(answer)) longest = answer;
  }
  return taskOf(facts, longest, ledger.given(id, longest));
}

function taskOf(facts: QuestionFacts | null, answer: string, given: Given | undefined): JudgeTask {
  if (given?.outcome != null) return { facts, answer, truth: given.outcome, reason: given.reason };
  const truth = truthByWords(facts?.question.reference ?? null, answer);
  return { facts, answer, truth, reason: truth === 'refused' ? 'unknown' : null };
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
function truthByWords(reference: Reference | null, answer: string): Outcome {
  const words = ` ${plain(answer)} `;
  if (reference !== null && rightTexts(reference).some((right) => words.includes(` ${plain(right)} `)))
    return 'correct';
  return words.trim() === '' || REFUSAL.test(answer) ? 'refused' : 'incorrect';
}

function rightTexts(reference: Reference): string[] {
  switch (reference.form) {
    case 'text':
      return [reference.text, ...reference.aliases];
    case 'person':
    case 'place':
      return [reference.name, ...reference.aliases];
    case 'number':
      return [String(reference.value), reference.value.toLocaleString('en-US')];
    case 'date':
      return [...dateNotations(reference), ...reference.alternatives];
    case 'yes-no':
      return [reference.value ? 'yes' : 'no'];
    default:
      return [];
  }
}

function plain(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  return words.trim();
}
