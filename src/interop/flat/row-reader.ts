/**
 * One row of answers as an imported answer, and what is counted on the way. A cell that says whether a question can be
 * answered makes declining right; a column of context makes the answer open-book.
 */
import { shortHash } from '../../core/hash.ts';
import type { ImportEnding, ImportedAnswer } from '../../core/ports.ts';
import type { Question } from '../../core/question.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import type { PlacedRow } from '../../rows/place.ts';
import { namesContext } from '../given-context.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { metricMeans } from '../metric-means.ts';
import { type LetterMeaning, toolJudgement, toolOutcome, toolValue } from '../tool-judgement.ts';
import { UNHELD_ANSWER } from '../unheld-answer.ts';
import { type AnswerColumns, type AnswerRow, answerRow } from './answer-row.ts';
import type { GradeColumn } from './grade-columns.ts';
import { type RowWords, rowWords } from './row-words.ts';

/** What a file's first rows tell of all of them. */
export interface Look {
  readonly header: readonly string[];
  readonly columns: AnswerColumns;
  readonly verdicts: readonly (GradeColumn & { readonly letters: LetterMeaning })[];
  /** Columns named like a verdict whose numbers are a scale's. */
  readonly scales: readonly string[];
  readonly models: readonly string[];
  /** The file has no ids of questions, only of rows or none: what is asked tells which rows belong together. */
  readonly byContent: boolean;
}

export class RowReader {
  readonly #look: Look;
  readonly #model: string;
  readonly #context: readonly string[];
  readonly #unanswerable: readonly { readonly column: string; readonly when: boolean }[];
  readonly #means = metricMeans();
  readonly #ids = new Map<string, string>();
  #cut = 0;
  #withContext = 0;
  #unanswerableRows = 0;

  constructor(look: Look, model: string) {
    this.#look = look;
    this.#model = model;
    this.#context = look.header.filter(namesContext);
    this.#unanswerable = look.header.flatMap((column): { column: string; when: boolean }[] => {
      if (/^(is_)?answerable$/i.test(column)) return [{ column, when: false }];
      if (/^((is_)?(unanswerable|impossible)|should_abstain)$/i.test(column)) return [{ column, when: true }];
      return [];
    });
  }

  answer({ row, place }: PlacedRow): ImportedAnswer {
    const read = answerRow(row, place, { columns: this.#look.columns, model: this.#model });
    const verdicts = this.#look.verdicts.flatMap(({ column }) =>
      column in row ? [{ name: column, value: toolValue(row[column]) }] : [],
    );
    for (const { column, letters, means } of this.#look.verdicts) {
      const outcome = means === 'verdict' ? toolOutcome(row[column], letters) : null;
      const number = typeof row[column] === 'number' ? (row[column] as number) : Number.NaN;
      const mark = outcome === null ? number : outcome === 'correct' ? 1 : 0;
      if (means === 'verdict') this.#means.add(`${column}/mean`, Number.isFinite(mark) ? mark : null);
    }
    const given = this.#context.filter((column) => !blank(row[column]));
    if (given.length > 0) this.#withContext += 1;
    const words = rowWords(row, read.answer);
    if (/(\.\.\.|…)$/.test(read.question.trimEnd())) this.#cut += 1;
    return {
      question: this.#question(read, row, words),
      respondent: { ...importedRespondent(read.respondent.model), ...read.respondent },
      trial: read.trial,
      ...(words.pass === undefined ? {} : { pass: words.pass }),
      reply: words.reply ?? replyOf(read, this.#look.columns.answer !== null),
      usage: {
        inputTokens: wholeNumber(row.input_tokens ?? row.prompt_tokens),
        outputTokens: wholeNumber(row.output_tokens ?? row.completion_tokens),
        costUsd: finite(row.cost_usd),
      },
      latencyMs: finite(row.latency_ms ?? row.duration_ms),
      closedBookSigns: [
        ...given.map((column) => `context given to the model (column ${column})`),
        ...(words.violated ? ['violated, as the row says'] : []),
      ],
      grades: this.#grades(read, row),
      verdicts,
      source: { path: place.path, place: `line ${place.line}` },
      row,
    };
  }

  ending(): ImportEnding {
    const notes: string[] = [];
    if (this.#cut > 0) {
      notes.push(
        `${this.#cut} questions end in "...": the file may have cut them, so they cannot be matched with other files`,
      );
    }
    if (this.#withContext > 0) {
      notes.push(`${this.#withContext} answers were given with a context: they are not closed-book`);
    }
    if (this.#unanswerableRows > 0) {
      notes.push(`${this.#unanswerableRows} questions are marked as unanswerable: declining is right there`);
    }
    return { recomputedMetrics: this.#means.all(), notes };
  }

  #question(read: AnswerRow, row: Readonly<Record<string, unknown>>, words: RowWords): Question {
    const unanswerable =
      words.kind === undefined && this.#unanswerable.some(({ column, when }) => flag(row[column]) === when);
    if (unanswerable) this.#unanswerableRows += 1;
    const { subject, property, topic, popularity } = read;
    return importedQuestion({
      id: read.questionId ?? (this.#look.byContent ? this.#firstId(read) : read.id),
      text: read.question,
      golds: read.gold,
      ...(unanswerable ? { kind: 'unknowable' as const } : {}),
      ...(words.kind === undefined ? {} : { kind: words.kind }),
      ...(words.status === undefined ? {} : { status: words.status }),
      ...(subject === null ? {} : { subject: { name: subject } }),
      ...(property === null ? {} : { property }),
      ...(topic === null ? {} : { topic }),
      ...(popularity === null
        ? {}
        : { popularity: typeof popularity === 'number' ? { value: popularity } : { band: popularity } }),
    });
  }

  /** The id of the first row that asks the same; its later rows are other models' answers or further trials. */
  #firstId({ id, question, gold }: AnswerRow): string {
    const content = shortHash([question, gold]);
    const known = this.#ids.get(content);
    if (known !== undefined) return known;
    this.#ids.set(content, id);
    return id;
  }

  #grades(read: AnswerRow, row: Readonly<Record<string, unknown>>): ImportedAnswer['grades'] {
    const grades: ImportedAnswer['grades'][number][] = [];
    for (const { column, means, letters } of this.#look.verdicts.toReversed()) {
      const value = row[column];
      if (blank(value)) continue;
      const refused = means === 'abstention' && flag(value) === true;
      if (means === 'abstention' && !refused) continue;
      grades.push({
        grader: { kind: 'imported', id: `imported:file/${column}`, version: '1' },
        judgement: toolJudgement(column, refused ? 'refused' : value, { letters }),
      });
    }
    if (read.outcome !== null) {
      grades.push({
        grader: { kind: 'imported', id: 'imported:file/outcome', version: '1' },
        judgement: toolJudgement('outcome', read.outcome),
        threeWay: true,
      });
    }
    if (read.human !== null) {
      grades.push({
        grader: { kind: 'human', id: 'human:file', version: '1' },
        judgement: toolJudgement('human', read.human),
      });
    }
    return grades;
  }
}

function replyOf({ answer, confidence }: AnswerRow, held: boolean): ImportedAnswer['reply'] {
  if (!held) return UNHELD_ANSWER;
  if (answer === null) return { status: 'failed', kind: 'empty', message: 'the row holds no answer' };
  if (answer.trim() === '') return { status: 'failed', kind: 'empty', message: 'the answer is empty' };
  return { status: 'answered', ...splitReasoning(answer), confidence };
}

function blank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'string' && /^\s*(none|null|nan|n\/a|\[\])?\s*$/i.test(value);
}

function flag(value: unknown): boolean | null {
  const outcome = toolOutcome(value);
  return outcome === 'correct' ? true : outcome === 'incorrect' ? false : null;
}

function finite(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

function wholeNumber(value: unknown): number | null {
  const number = finite(value);
  return number !== null && Number.isInteger(number) ? number : null;
}
