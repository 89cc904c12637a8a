/**
 * One row of answers as an imported answer, and what is counted on the way. A cell that says whether a question can be
 * answered makes declining right; a column of context makes the answer open-book.
 */

import type { ImportEnding } from '../../core/codec.ts';
import { counted } from '../../core/counted.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Respondent } from '../../core/respondent.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import type { PlacedRow } from '../../rows/place.ts';
import { namesContext } from '../given-context.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { toldEnding } from '../told-ending.ts';
import { toolValue } from '../tool-judgement.ts';
import type { AnswerRespondent } from './answer-respondent.ts';
import { type AnswerRow, answerRow, type RowReading } from './answer-row.ts';
import type { Look } from './look-at-rows.ts';
import { RowGrades } from './row-grades.ts';
import { RowQuestions } from './row-questions.ts';
import { atLeastZero, replyOf, wholeNumber } from './row-reply.ts';
import { callBeside, rowWords } from './row-words.ts';
import { isBlank } from './verdict-columns.ts';

export class RowReader {
  readonly #look: Look;
  readonly #reading: RowReading;
  readonly #context: readonly string[];
  readonly #questions: RowQuestions;
  readonly #grades: RowGrades;
  readonly #respondents = new WeakMap<AnswerRespondent, Respondent>();
  #cut = 0;
  #guesses = 0;
  #withContext = 0;

  constructor(look: Look, model: string) {
    this.#look = look;
    this.#reading = { ...look.reading, model };
    this.#context = look.header.filter(namesContext);
    this.#questions = new RowQuestions(look);
    this.#grades = new RowGrades(look);
  }

  /** The answer of a row, and behind it the guess that was demanded where the row holds one. */
  answers({ row, place }: PlacedRow): ImportedAnswer[] {
    const read = answerRow(row, place, this.#reading);
    const declined = this.#grades.declines(read, row);
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
      question: this.#questions.of(read, row, words),
      respondent,
      trial: read.trial,
      ...(pass === undefined ? {} : { pass }),
      reply: words.reply ?? replyOf(read, { held: this.#look.reading.columns.answer !== null, declined }),
      usage: {
        inputTokens: wholeNumber(row.input_tokens ?? row.prompt_tokens),
        outputTokens: wholeNumber(row.output_tokens ?? row.completion_tokens),
        costUsd: atLeastZero(row.cost_usd),
      },
      latencyMs: atLeastZero(row.latency_ms ?? row.duration_ms),
      finishReason: toldEnding(row),
      closedBookSigns: signs,
      grades: this.#grades.of(read, row, declined),
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

  /**
   * The guess as an answer of the forced pass. Where the answer was no decline and the guess repeats it, nothing was asked
   * again, and a control of answers that are the same by making would say that force changes nothing.
   */
  #guess(answer: ImportedAnswer, read: AnswerRow, declined: boolean): ImportedAnswer | null {
    const guess = read.guess ?? '';
    if (!declined && guess.trim() === (read.answer ?? '').trim()) return null;
    this.#guesses += 1;
    const { row = {}, source } = answer;
    return {
      ...answer,
      pass: 'forced',
      reply: { status: 'answered', ...splitReasoning(guess), confidence: read.guessConfidence },
      usage: {},
      latencyMs: null,
      verdicts: [],
      grades: this.#grades.ofGuess(read, row, declined),
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
    if (this.#questions.unanswerableRows > 0) {
      notes.push(
        `${counted(this.#questions.unanswerableRows, 'question is', 'questions are')} marked as unanswerable: declining is right there`,
      );
    }
    if (this.#guesses > 0) {
      notes.push(
        `${counted(this.#guesses, 'guess stands', 'guesses stand')} beside the answers: their forced pass, perhaps given in the same reply and not when asked anew`,
      );
    }
    if (this.#grades.contradicted > 0) {
      notes.push(
        `${counted(this.#grades.contradicted, 'row says', 'rows say')} both that the answer declines and that it is right: counted as declined`,
      );
    }
    return { recomputedMetrics: this.#grades.means(), notes };
  }
}
