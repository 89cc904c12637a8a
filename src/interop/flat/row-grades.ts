/**
 * What a row's own columns say of its answer: whether it declines, and the verdicts beside it. The same word in the same
 * column is the same grade: it is made once a file, for most files hold a few words many times.
 */

import type { StatedMetric } from '../../core/codec.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Outcome } from '../../core/outcome.ts';
import { remembered } from '../../core/remembered.ts';
import { numberCell } from '../../rows/number-cell.ts';
import { metricMeans } from '../metric-means.ts';
import { isNoVerdict } from '../outcome-words.ts';
import { toolJudgement } from '../tool-judgement.ts';
import type { AnswerRow } from './answer-row.ts';
import type { Look } from './look-at-rows.ts';
import { flagCell, isBlank, type VerdictColumn, verdictOutcome } from './verdict-columns.ts';

type Row = Readonly<Record<string, unknown>>;
type ImportedGrade = ImportedAnswer['grades'][number];

/** Words of a column kept; a column of measurements has as many as rows. */
const KEPT_WORDS = 200;

export class RowGrades {
  readonly #look: Pick<Look, 'reading' | 'verdicts' | 'judgesGuess'>;
  readonly #lastFirst: readonly VerdictColumn[];
  /** Flags for right and wrong beside a word for declining: three words, of which one is set. */
  readonly #threeFlags: boolean;
  readonly #means = metricMeans();
  readonly #made = new Map<string, Map<unknown, ImportedGrade>>();
  #contradicted = 0;

  constructor(look: Pick<Look, 'reading' | 'verdicts' | 'judgesGuess'>) {
    this.#look = look;
    this.#lastFirst = look.verdicts.toReversed();
    this.#threeFlags = look.verdicts.some(({ means }) => means === 'incorrect') && this.#knowsDeclining();
  }

  /** Rows that say both that the answer declines and that it is right. */
  get contradicted(): number {
    return this.#contradicted;
  }

  means(): StatedMetric[] {
    return this.#means.all();
  }

  /** Whether the row declines, by its flags; and on the way the means of its verdicts. */
  declines(read: AnswerRow, row: Row): boolean {
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
    return declined;
  }

  /** Of the guess beside an answer: what the file says of it, or what verdicts on a declined answer can be about. */
  ofGuess(read: AnswerRow, row: Row, declined: boolean): ImportedAnswer['grades'] {
    if (read.guessOutcome !== null)
      return [this.#graded('guess_outcome', read.guessOutcome, read.guessOutcome)];
    return declined ? this.#columnGrades(row, ({ column }) => this.#look.judgesGuess.has(column)) : [];
  }

  of(read: AnswerRow, row: Row, declined: boolean): ImportedAnswer['grades'] {
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
      grades.push(this.#graded(column, row[column] ?? true, 'refused'), ...others);
    } else {
      const threeFlags = this.#threeFlags;
      const odd = threeFlags ? this.#oddFlags(row) : null;
      if (odd !== null) grades.push(threeWayGrade(this.#graded('flags', odd, null)));
      else
        for (const grade of this.#columnGrades(row, () => true)) {
          grades.push(threeFlags ? threeWayGrade(grade) : grade);
        }
    }
    if (read.outcome !== null) {
      grades.push(threeWayGrade(this.#graded('outcome', read.outcome, read.outcome)));
    }
    if (read.outcomeBetween !== null) {
      grades.push(threeWayGrade(this.#graded('outcome', read.outcomeBetween, null)));
    }
    if (read.human !== null) {
      grades.push(humanGrade(read.human));
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

  #outcome(row: Row, verdict: VerdictColumn): Outcome | null {
    return verdictOutcome(row[verdict.column], verdict, this.#look.reading.outcomes);
  }

  /** Grades by the columns that are wanted; a flag that is not set gives none. */
  #columnGrades(row: Row, wanted: (verdict: VerdictColumn) => boolean): ImportedAnswer['grades'][number][] {
    const grades: ImportedAnswer['grades'][number][] = [];
    for (const verdict of this.#lastFirst) {
      const value = row[verdict.column];
      if (!wanted(verdict) || isBlank(value) || (typeof value === 'string' && isNoVerdict(value))) continue;
      if (verdict.means === 'verdict') {
        grades.push(this.#graded(verdict.column, value, this.#outcome(row, verdict)));
      } else if (verdict.means === 'incorrect' && flagCell(value) === true) {
        grades.push(this.#graded(verdict.column, value, 'incorrect'));
      }
    }
    return grades;
  }

  #graded(column: string, value: unknown, outcome: Outcome | null): ImportedGrade {
    const key = `${column} ${outcome}`;
    const made = this.#made.get(key) ?? new Map<unknown, ImportedGrade>();
    this.#made.set(key, made);
    const known = made.get(value);
    if (known !== undefined) return known;
    const grade: ImportedGrade = {
      grader: { kind: 'imported', id: `imported:file/${column}`, version: '1' },
      judgement: toolJudgement(column, value, { outcome }),
    };
    // Of records the same content is another value each time.
    if (made.size < KEPT_WORDS && typeof value !== 'object') made.set(value, grade);
    return grade;
  }
}

const humanGrade = remembered(
  (outcome: Outcome): ImportedGrade => ({
    grader: { kind: 'human', id: 'human:file', version: '1' },
    judgement: toolJudgement('human', outcome, { outcome }),
  }),
);

/** One grade of each that is told apart by words: what is made of it further on is made once, too. */
const threeWayGrade = remembered((grade: ImportedGrade): ImportedGrade => ({ ...grade, threeWay: true }), {
  most: 200,
});
