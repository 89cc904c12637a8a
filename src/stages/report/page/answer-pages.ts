/**
 * The answers inside the page: an index of every packed question for filtering, and the texts in compressed
 * pages that the browser unpacks one at a time. A budget in bytes bounds the file; what did not fit is counted,
 * never dropped without a word. Compressed with fflate, not with Node's zlib, whose bytes differ between versions.
 */
import { strToU8, zlibSync } from 'fflate';
import type { AnswerSource, ShownAnswer, ShownGrade } from '../../../core/answer-view.ts';
import type { GraderRef } from '../../../core/grade.ts';
import { answerType } from '../../../core/question.ts';
import { referenceText } from '../../../core/reference.ts';
import { remembered } from '../../../core/remembered.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';

/** One question as the browser filters it. Tuples keep the packed text small. */
export interface PackedQuestion {
  readonly text: string;
  readonly reference: string;
  /** Values of {@link AnswerIndex.slices}, in that order. */
  readonly slices: readonly string[];
  /** `[respondent, outcome, reason]` of every answer, as places in the index's lists; reason −1 is none. */
  readonly answers: readonly (readonly [number, number, number])[];
}

export interface AnswerIndex {
  readonly respondents: readonly string[];
  readonly outcomes: readonly string[];
  readonly reasons: readonly string[];
  readonly slices: readonly string[];
  readonly questions: readonly PackedQuestion[];
  /** Questions a page of texts holds. */
  readonly pageSize: number;
}

/** One answer with its grades, parallel to {@link PackedQuestion.answers}. */
export interface PackedAnswer {
  readonly text: string;
  /** What stands in small print: forced pass, trial, stated confidence, blocked, failed. */
  readonly notes: readonly string[];
  readonly grades: readonly { readonly by: string; readonly verdict: string; readonly evidence: string }[];
}

export interface AnswerPages {
  /** Base64 of deflated JSON of an {@link AnswerIndex}. */
  readonly index: string;
  /** Base64 of deflated JSON of PackedAnswer[][], one array a question. */
  readonly pages: readonly string[];
  readonly questions: number;
  readonly answers: number;
  /** Answers the source has; more than `answers` when the budget cut. */
  readonly available: number;
}

/** Most bytes of base64 for index and pages together. */
const BUDGET = 1_000_000;
/** Letters of an answer kept. */
const LONGEST = 4_000;
const PAGE = 25;
const OUTCOMES = ['correct', 'incorrect', 'refused', 'none'];
const SLICES = ['property', 'topic', 'popularity', 'answer type'];

interface Gathered {
  readonly question: PackedQuestion & { readonly answers: [number, number, number][] };
  readonly answers: PackedAnswer[];
}

export async function packAnswers(
  source: AnswerSource,
  { summary, look }: { readonly summary: Summary; readonly look: Look },
): Promise<AnswerPages> {
  const available = await source.count();
  const places = new Map(summary.respondents.map((respondent, place) => [respondent.id, place]));
  const names = summary.respondents.map((respondent) => look.fullName(respondent.id));
  const reasons: string[] = [];
  const context: PackContext = { places, names, reasons, graderName: remembered(graderName) };
  const questions: PackedQuestion[] = [];
  const pages: string[] = [];
  let waiting: Gathered[] = [];
  let spent = 0;
  let answers = 0;

  const flush = (): boolean => {
    const page = compressed(waiting.map((one) => one.answers));
    const index = compressed(waiting.map((one) => one.question));
    if (pages.length > 0 && spent + page.length + index.length > BUDGET) return false;
    spent += page.length + index.length;
    pages.push(page);
    questions.push(...waiting.map((one) => one.question));
    answers += waiting.reduce((sum, one) => sum + one.answers.length, 0);
    waiting = [];
    return true;
  };

  for await (const group of byQuestion(source)) {
    const packed = pack(group, context);
    waiting.push(packed);
    if (waiting.length === PAGE && !flush()) break;
  }
  if (waiting.length > 0 && waiting.length < PAGE) flush();
  const index: AnswerIndex = {
    respondents: names,
    outcomes: OUTCOMES,
    reasons,
    slices: SLICES,
    questions,
    pageSize: PAGE,
  };
  return { index: compressed(index), pages, questions: questions.length, answers, available };
}

/** Answers of one question together; the source orders them by question. */
async function* byQuestion(source: AnswerSource): AsyncGenerator<ShownAnswer[]> {
  let group: ShownAnswer[] = [];
  for await (const page of source.shown?.() ?? oneByOne(source)) {
    for (const answer of page) {
      if (group.length > 0 && group[0]!.question.id !== answer.question.id) {
        yield group;
        group = [];
      }
      group.push(answer);
    }
  }
  if (group.length > 0) yield group;
}

async function* oneByOne(source: AnswerSource): AsyncGenerator<readonly ShownAnswer[]> {
  for await (const view of source.answers()) yield [view];
}

interface PackContext {
  readonly places: ReadonlyMap<string, number>;
  readonly names: string[];
  readonly reasons: string[];
  readonly graderName: (grader: GraderRef) => string;
}

function pack(views: readonly ShownAnswer[], context: PackContext): Gathered {
  const { question } = views[0]!;
  const slices = [
    question.property ?? '',
    question.topic ?? '',
    question.popularity?.band ?? '',
    answerType(question),
  ];
  return {
    question: {
      text: cut(question.text),
      reference: question.reference === null ? '' : cut(referenceText(question.reference)),
      slices: slices.map(visibleText),
      answers: views.map((view) => [
        respondentPlace(view, context),
        OUTCOMES.indexOf(view.outcome ?? 'none'),
        reasonPlace(view, context.reasons),
      ]),
    },
    answers: views.map((view) => ({
      text: answerText(view),
      notes: notesOf(view),
      grades: view.grades.map((grade) => packedGrade(grade, context)),
    })),
  };
}

function respondentPlace(view: ShownAnswer, { places, names }: PackContext): number {
  const known = places.get(view.respondent.id);
  if (known !== undefined) return known;
  const name = visibleText(view.respondent.id);
  const place = names.indexOf(name);
  return place === -1 ? names.push(name) - 1 : place;
}

function reasonPlace(view: ShownAnswer, reasons: string[]): number {
  if (view.outcome !== 'refused') return -1;
  const reason = view.grades.find(
    (grade) => grade.status === 'graded' && grade.outcome === 'refused' && grade.reason !== null,
  );
  if (reason === undefined || reason.status !== 'graded' || reason.reason === null) return -1;
  const place = reasons.indexOf(reason.reason);
  return place === -1 ? reasons.push(reason.reason) - 1 : place;
}

function answerText(view: ShownAnswer): string {
  const { reply } = view;
  if (reply.status === 'failed') return reply.text === null ? '' : cut(reply.text);
  return cut(reply.text ?? '');
}

function notesOf({ reply }: ShownAnswer): string[] {
  const notes: string[] = [];
  if (reply.pass === 'forced') notes.push('forced pass');
  if (reply.trial > 0) notes.push(`trial ${reply.trial + 1}`);
  if (reply.status === 'answered' && reply.confidence !== null)
    notes.push(`stated ${Math.round(reply.confidence * 100)}%`);
  if (reply.status === 'blocked')
    notes.push(
      `blocked by the ${reply.by}${reply.category === null ? '' : `: ${visibleText(reply.category)}`}`,
    );
  if (reply.status === 'failed')
    notes.push(`failed: ${reply.kind}, ${visibleText(reply.error.message.slice(0, 200))}`);
  if (reply.closedBook === 'violated')
    notes.push(`looked something up: ${reply.closedBookSigns.map(visibleText).join(', ')}`);
  if (reply.closedBook === 'other-model')
    notes.push(`not the model asked: ${reply.closedBookSigns.map(visibleText).join(', ')}`);
  if (reply.remarks !== undefined) notes.push(...reply.remarks.map(visibleText));
  return notes;
}

function packedGrade(grade: ShownGrade, context: PackContext): PackedAnswer['grades'][number] {
  const { rule, text, quote, facts, votes, sameFamily } = grade.evidence;
  const evidence = [
    rule,
    text,
    quote === undefined ? undefined : `“${quote}”`,
    facts?.map((fact) => `${fact.name}: ${fact.result}`).join(', '),
    votes?.map((vote) => `${vote.grader}: ${vote.outcome ?? 'no vote'}`).join(', '),
    sameFamily === true ? 'judge of the same family' : undefined,
  ].filter((part) => part !== undefined && part !== '');
  return {
    by: context.graderName(grade.grader),
    verdict:
      grade.status === 'graded'
        ? `${grade.outcome}${grade.reason === null ? '' : `: ${grade.reason}`}`
        : `ungraded: ${grade.why}`,
    evidence: cut(evidence.join(' · '), 600),
  };
}

function graderName({ id, version, rubric }: GraderRef): string {
  return visibleText(`${id}, version ${version}, rubric ${rubric}`);
}

/** The beginning of a long text and a note of what was cut; never half of a letter. */
function cut(text: string, longest = LONGEST): string {
  if (text.length <= longest) return visibleText(text);
  return `${visibleText(text.slice(0, longest))} … [cut here: ${text.length} characters, the first ${longest} are shown]`;
}

/** Standard base64 of a zlib stream, which DecompressionStream('deflate') reads. */
function compressed(value: unknown): string {
  const { buffer, byteOffset, byteLength } = zlibSync(strToU8(JSON.stringify(value)), { level: 9 });
  // A view: a copy of each page is a twelfth of packing.
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
