/**
 * One row of answers as an imported answer, and what is counted on the way. A cell that says whether a question can be
 * answered makes declining right; a column of context makes the answer open-book.
 */

import { counted } from '../../core/counted.ts';
import { shortHash } from '../../core/hash.ts';
import { keptWhileOfUse } from '../../core/kept-while-of-use.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { ImportEnding, ImportedAnswer } from '../../core/ports.ts';
import type { Question } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { idRegister } from '../../rows/id-register.ts';
import { numberCell } from '../../rows/number-cell.ts';
import type { PlacedRow } from '../../rows/place.ts';
import { eventTag } from '../../values/event-tag.ts';
import { namesContext } from '../given-context.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { metricMeans } from '../metric-means.ts';
import { isNoVerdict } from '../outcome-words.ts';
import { toldEnding } from '../told-ending.ts';
import { toolJudgement, toolValue } from '../tool-judgement.ts';
import { UNHELD_ANSWER } from '../unheld-answer.ts';
import type { AnswerRespondent } from './answer-respondent.ts';
import { type AnswerRow, answerRow } from './answer-row.ts';
import type { Look } from './look-at-rows.ts';
import { callBeside, type RowWords, rowWords } from './row-words.ts';
import { flagCell, isBlank, type VerdictColumn, verdictOutcome } from './verdict-columns.ts';

type Row = Readonly<Record<string, unknown>>;

export class RowReader {
  readonly #look: Look;
  readonly #model: string;
  readonly #context: readonly string[];
  readonly #unanswerable: readonly { readonly column: string; readonly when: boolean }[];
  readonly #means = metricMeans();
  readonly #contents = idRegister();
  /** By number, from 1. */
  readonly #ids: string[] = [];
  readonly #questions = sameQuestions();
  readonly #respondents = new WeakMap<AnswerRespondent, Respondent>();
  #cut = 0;
  #guesses = 0;
  #contradicted = 0;
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

  /** The answer of a row, and behind it the guess that was demanded where the row holds one. */
  answers({ row, place }: PlacedRow): ImportedAnswer[] {
    const read = answerRow(row, place, { ...this.#look.reading, model: this.#model });
    const { declined } = this.#verdicts(read, row);
    const given = this.#context.filter((column) => !isBlank(row[column]));
    if (given.length > 0) this.#withContext += 1;
    const words = rowWords(row, read.answer);
    if (/(\.\.\.|…)$/.test(read.question.trimEnd())) this.#cut += 1;
    const respondent = this.#respondent(read.respondent, read.knowledgeCutoff);
    const pass = words.pass ?? (this.#look.onlyGuesses ? ('forced' as const) : undefined);
    const call = callBeside(row);
    const signs = [
      ...given.map((column) => `context given to the model (column ${column})`),
      ...(words.violated ? ['violated, as the row says'] : []),
      ...(call === null ? [] : [`tool-call: ${call} (column of the file)`]),
    ];
    const answer: ImportedAnswer = {
      question: this.#question(read, row, words),
      respondent,
      trial: read.trial,
      ...(pass === undefined ? {} : { pass }),
      reply: words.reply ?? replyOf(read, { held: this.#look.reading.columns.answer !== null, declined }),
      usage: {
        inputTokens: wholeNumber(row.input_tokens ?? row.prompt_tokens),
        outputTokens: wholeNumber(row.output_tokens ?? row.completion_tokens),
        costUsd: finite(row.cost_usd),
      },
      latencyMs: finite(row.latency_ms ?? row.duration_ms),
      finishReason: toldEnding(row),
      closedBookSigns: signs,
      grades: this.#grades(read, row, declined),
      verdicts: this.#look.verdicts.map(({ column }) => ({ name: column, value: toolValue(row[column]) })),
      source: { path: place.path, place: `line ${place.line}` },
      row,
    };
    const guess = read.guess === null ? null : this.#guess(answer, read, declined);
    return guess === null ? [answer] : [answer, guess];
  }

  #respondent(read: AnswerRespondent, knowledgeCutoff: string | null): Respondent {
    const known = this.#respondents.get(read);
    if (known !== undefined) return known;
    const respondent = { ...importedRespondent(read.model), ...read, knowledgeCutoff };
    this.#respondents.set(read, respondent);
    return respondent;
  }

  /** Whether the row declines, by its flags; and on the way the means of its verdicts. */
  #verdicts(read: AnswerRow, row: Row): { readonly declined: boolean } {
    let declined = read.declined === true;
    for (const verdict of this.#look.verdicts) {
      const { column, means } = verdict;
      if (means === 'refused' && flagCell(row[column]) === true) declined = true;
      if (means === 'attempted' && flagCell(row[column]) === false) declined = true;
      if (means !== 'verdict') continue;
      const outcome = this.#outcome(row, verdict);
      const number = numberCell(row[column])?.value ?? null;
      this.#means.add(`${column}/mean`, outcome === null ? number : outcome === 'correct' ? 1 : 0);
    }
    return { declined };
  }

  #outcome(row: Row, verdict: VerdictColumn): Outcome | null {
    return verdictOutcome(row[verdict.column], verdict, this.#look.reading.outcomes);
  }

  /**
   * The guess as an answer of the forced pass. Where the answer was no decline and the guess repeats it, nothing was asked
   * again, and a control of answers that are the same by making would say that force changes nothing.
   */
  #guess(answer: ImportedAnswer, read: AnswerRow, declined: boolean): ImportedAnswer | null {
    const guess = read.guess ?? '';
    if (!declined && guess.trim() === (read.answer ?? '').trim()) return null;
    this.#guesses += 1;
    const { row = {}, source } = answer;
    const grades =
      read.guessOutcome === null
        ? declined
          ? this.#columnGrades(row, ({ column }) => this.#look.judgesGuess.has(column))
          : []
        : [graded('guess_outcome', read.guessOutcome, { outcome: read.guessOutcome })];
    return {
      ...answer,
      pass: 'forced',
      reply: { status: 'answered', ...splitReasoning(guess), confidence: read.guessConfidence },
      usage: {},
      latencyMs: null,
      verdicts: [],
      grades,
      source: { ...source, place: `${source.place}, its guess` },
    };
  }

  ending(): ImportEnding {
    const notes: string[] = [];
    if (this.#cut > 0) {
      notes.push(
        `${counted(this.#cut, 'question ends', 'questions end')} in "...": the file may have cut them, so they cannot be matched with other files`,
      );
    }
    if (this.#withContext > 0) {
      notes.push(
        `${counted(this.#withContext, 'answer was', 'answers were')} given with a context: not closed-book`,
      );
    }
    if (this.#unanswerableRows > 0) {
      notes.push(
        `${counted(this.#unanswerableRows, 'question is', 'questions are')} marked as unanswerable: declining is right there`,
      );
    }
    if (this.#guesses > 0) {
      notes.push(
        `${counted(this.#guesses, 'guess stands', 'guesses stand')} beside the answers: their forced pass, perhaps given in the same reply and not when asked anew`,
      );
    }
    if (this.#contradicted > 0) {
      notes.push(
        `${counted(this.#contradicted, 'row says', 'rows say')} both that the answer declines and that it is right: counted as declined`,
      );
    }
    return { recomputedMetrics: this.#means.all(), notes };
  }

  #question(read: AnswerRow, row: Row, words: RowWords): Question {
    const unanswerable =
      words.kind === undefined &&
      this.#unanswerable.some(({ column, when }) => flagCell(row[column]) === when);
    if (unanswerable) this.#unanswerableRows += 1;
    const {
      question: text,
      gold,
      reference,
      dataset,
      subject,
      property,
      topic,
      language,
      popularity,
      eventDate,
    } = read;
    const event = eventDate === null ? null : eventTag(eventDate);
    const id = read.questionId ?? (this.#look.byContent ? this.#firstId(read) : read.id);
    const kind = unanswerable ? 'unknowable' : words.kind;
    const { status } = words;
    const parts = [
      id,
      text,
      gold,
      reference,
      kind,
      status,
      dataset,
      subject,
      property,
      topic,
      language,
      popularity,
      event,
    ];
    return this.#questions(JSON.stringify(parts), () =>
      importedQuestion({
        id,
        text,
        golds: gold,
        ...(reference === null ? {} : { reference }),
        ...(kind === undefined ? {} : { kind }),
        ...(status === undefined ? {} : { status }),
        ...(dataset === null ? {} : { source: dataset }),
        ...(subject === null ? {} : { subject: { name: subject } }),
        ...(property === null ? {} : { property }),
        ...(topic === null ? {} : { topic }),
        ...(language === null ? {} : { language }),
        ...(event === null ? {} : { tags: [event] }),
        ...(popularity === null
          ? {}
          : { popularity: typeof popularity === 'number' ? { value: popularity } : { band: popularity } }),
      }),
    );
  }

  /** The id of the first row that asks the same; its later rows are other models' answers or further trials. */
  #firstId({ id, question, gold, reference }: AnswerRow): string {
    const asked = reference === null ? [question, gold] : [question, reference];
    const known = this.#contents.firstLine(shortHash(asked), this.#ids.length + 1);
    if (known !== null) return this.#ids[known - 1]!;
    this.#ids.push(id);
    return id;
  }

  #grades(read: AnswerRow, row: Row, declined: boolean): ImportedAnswer['grades'] {
    const { reading, verdicts } = this.#look;
    const grades: ImportedAnswer['grades'][number][] = [];
    if (declined) {
      const flags = verdicts.filter(
        ({ means, column }) =>
          (means === 'refused' && flagCell(row[column]) === true) ||
          (means === 'attempted' && flagCell(row[column]) === false),
      );
      const column =
        read.declined === true ? (reading.columns.declined ?? 'declined') : (flags[0]?.column ?? 'declined');
      // What a two-way column says beside it is "not right", or is about a guess.
      const others = this.#columnGrades(
        row,
        (verdict) => verdict.means === 'verdict' && this.#outcome(row, verdict) === 'refused',
      );
      const right = verdicts.some((one) => one.means === 'verdict' && this.#outcome(row, one) === 'correct');
      if (right && this.#look.judgesGuess.size === 0) this.#contradicted += 1;
      grades.push(graded(column, row[column] ?? true, { outcome: 'refused' }), ...others);
    } else {
      const threeFlags = verdicts.some(({ means }) => means === 'incorrect') && this.#knowsDeclining();
      const odd = threeFlags ? this.#oddFlags(row) : null;
      if (odd !== null) grades.push({ ...graded('flags', odd, { outcome: null }), threeWay: true });
      else
        for (const grade of this.#columnGrades(row, () => true)) {
          grades.push(threeFlags ? { ...grade, threeWay: true } : grade);
        }
    }
    if (read.outcome !== null) {
      grades.push({ ...graded('outcome', read.outcome, { outcome: read.outcome }), threeWay: true });
    }
    if (read.outcomeBetween !== null) {
      grades.push({ ...graded('outcome', read.outcomeBetween, { outcome: null }), threeWay: true });
    }
    if (read.human !== null) {
      grades.push({
        grader: { kind: 'human', id: 'human:file', version: '1' },
        judgement: toolJudgement('human', read.human, { outcome: read.human }),
      });
    }
    return grades;
  }

  /** Of flags for right, wrong and declined one is set; where two are, or none, the row has no verdict. */
  #oddFlags(row: Row): string | null {
    const { verdicts } = this.#look;
    const right = verdicts.find(({ means, name }) => means === 'verdict' && name === 'correctness');
    const wrong = verdicts.find(({ means }) => means === 'incorrect');
    if (right === undefined || wrong === undefined) return null;
    const [isRight, isWrong] = [flagCell(row[right.column]), flagCell(row[wrong.column])];
    return isRight === null || isWrong === null || isRight !== isWrong
      ? null
      : `${right.column} ${row[right.column]}, ${wrong.column} ${row[wrong.column]}`;
  }

  #knowsDeclining(): boolean {
    return (
      this.#look.reading.columns.declined !== null ||
      this.#look.verdicts.some(({ means }) => means === 'refused' || means === 'attempted')
    );
  }

  /** Grades by the columns that are wanted; a flag that is not set gives none. */
  #columnGrades(row: Row, wanted: (verdict: VerdictColumn) => boolean): ImportedAnswer['grades'] {
    return this.#look.verdicts.toReversed().flatMap((verdict) => {
      const value = row[verdict.column];
      if (!wanted(verdict) || isBlank(value) || (typeof value === 'string' && isNoVerdict(value))) return [];
      if (verdict.means === 'verdict') {
        return [graded(verdict.column, value, { outcome: this.#outcome(row, verdict) })];
      }
      if (verdict.means !== 'incorrect' || flagCell(value) !== true) return [];
      return [graded(verdict.column, value, { outcome: 'incorrect' })];
    });
  }
}

function graded(
  column: string,
  value: unknown,
  { outcome }: { readonly outcome: Outcome | null },
): ImportedAnswer['grades'][number] {
  return {
    grader: { kind: 'imported', id: `imported:file/${column}`, version: '1' },
    judgement: toolJudgement(column, value, { outcome }),
  };
}

const KEPT_QUESTIONS = 5000;

/** Rows that ask the same share one record: reading a gold takes as long as the rest of the row. */
function sameQuestions(): (key: string, make: () => Question) => Question {
  const known = keptWhileOfUse<Question>(KEPT_QUESTIONS);
  return (key, make) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const made = make();
    known.set(key, made);
    return made;
  };
}

/** What programs write for a cell that holds nothing; an answer only where it is what counts as right. */
const MISSING = /^\s*(?:none|null|nan|undefined|<na>|nat)\s*$/i;

function replyOf(
  { answer, confidence, gold }: AnswerRow,
  { held, declined }: { readonly held: boolean; readonly declined: boolean },
): ImportedAnswer['reply'] {
  // A decline without words is one: the flag is what the file holds of it.
  if (!held || (declined && (answer === null || isBlank(answer)))) return UNHELD_ANSWER;
  if (answer === null) return { status: 'failed', kind: 'empty', message: 'the row holds no answer' };
  if (MISSING.test(answer) && !gold.some((one) => MISSING.test(one))) {
    return {
      status: 'failed',
      kind: 'empty',
      message: `the row holds "${answer.trim()}" in place of an answer`,
    };
  }
  if (answer.trim() === '') return { status: 'failed', kind: 'empty', message: 'the answer is empty' };
  return { status: 'answered', ...splitReasoning(answer), confidence };
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
