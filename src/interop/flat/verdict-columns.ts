/**
 * Which columns of a file are verdicts, from their names and from what its beginning holds. What is believed and what is
 * not is said with its reason: a column that never changes tells nothing of one answer, a scale has no right and wrong,
 * and "right" beside "left" is a side. Single letters mean different things in different tools ("C" is correct in Inspect
 * and not attempted in SimpleQA), so what they mean is decided over the column, not a cell.
 */
import type { Outcome } from '../../core/outcome.ts';
import { numberCell } from '../../rows/number-cell.ts';
import { isNeitherWord, isSureWord, outcomeOfWord, plainWord, verdictKey } from '../outcome-words.ts';
import { type LetterMeaning, toolOutcome } from '../tool-judgement.ts';
import { type GradeColumn, gradeColumns } from './grade-columns.ts';

/** What a person says words or numbers of a file mean, by {@link verdictKey}; null is no outcome. */
export type OutcomeNames = ReadonlyMap<string, Outcome | null>;

export interface VerdictColumn extends GradeColumn {
  readonly letters: LetterMeaning;
  /** What 1, 0 and −1 mean where the column holds −1. */
  readonly signed: Readonly<Record<'1' | '0' | '-1', Outcome>> | null;
  /** A cross in the column says that it is so, and a blank cell nothing. */
  readonly crossed: boolean;
}

export interface VerdictColumns {
  readonly verdicts: readonly VerdictColumn[];
  /** What was taken for a verdict and what was not, and why: one sentence each. */
  readonly notes: readonly string[];
  /** Columns that a note speaks of. */
  readonly told: ReadonlySet<string>;
}

export interface LookedAt {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Columns that hold something else. */
  readonly taken: ReadonlySet<string>;
  /** Whether a row declines, by its flag or by saying nothing; for the meaning of −1. */
  readonly declines: (row: Readonly<Record<string, unknown>>) => boolean;
  /** Golds of the rows, for telling answers of yes and no from verdicts. */
  readonly golds: (row: Readonly<Record<string, unknown>>) => readonly string[];
  readonly outcomes?: OutcomeNames;
}

export function verdictColumns(header: readonly string[], look: LookedAt): VerdictColumns {
  const verdicts: VerdictColumn[] = [];
  const notes: string[] = [];
  const told = new Set<string>();
  for (const named of gradeColumns(header, look.taken)) {
    const cells = look.rows.map((row) => row[named.column]).filter((cell) => !isBlank(cell));
    if (cells.length === 0 || isPass(cells)) continue;
    const found = named.means === 'verdict' ? verdictOf(named, cells, look) : flagOf(named, cells);
    if (found === null) continue;
    told.add(named.column);
    notes.push(`the column "${named.column}" ${found.why}`);
    if (found.verdict !== null) verdicts.push(found.verdict);
  }
  for (const column of header) {
    if (told.has(column) || look.taken.has(column)) continue;
    const words = unnamedVerdict(look.rows.map((row) => row[column]).filter((cell) => !isBlank(cell)));
    if (words === null) continue;
    told.add(column);
    const person = PERSON.test(column) ? `, --map human="${column}" for a person's` : '';
    notes.push(
      `the column "${column}" holds ${words}, and its name is none of a verdict: --map outcome="${column}" takes it for one${person}`,
    );
  }
  return { verdicts, notes, told };
}

/** "pass" says of a test that it passed, and in our own words which asking a row is of. */
const isPass = (cells: readonly unknown[]): boolean =>
  cells.every((cell) => cell === 'open' || cell === 'forced');

const PERSON =
  /review|annotat|rater|human|mensch|prüfer|gutacht|person|expert|relecteur|revisor|revisore|аннотатор|эксперт|人/i;

/** The outcome that a cell of a verdict's column means. */
export function verdictOutcome(
  value: unknown,
  { letters, signed, crossed }: Pick<VerdictColumn, 'letters' | 'signed' | 'crossed'>,
  outcomes?: OutcomeNames,
): Outcome | null {
  const named = outcomes === undefined ? undefined : outcomes.get(verdictKey(value));
  if (named !== undefined) return named;
  if (crossed) return flagCell(value) === true ? 'correct' : null;
  if (signed !== null) {
    const number = numberCell(value)?.value;
    return number === 1 ? signed['1'] : number === 0 ? signed['0'] : number === -1 ? signed['-1'] : null;
  }
  return toolOutcome(value, letters);
}

interface Found {
  /** Null where the column gives no outcome. */
  readonly verdict: VerdictColumn | null;
  /** The rest of a sentence that begins with the column. */
  readonly why: string;
}

/** Below this many rows a name that says "correct" may well say the same of all. */
const CONSTANT_CORRECTNESS = 10;
const CONSTANT = 3;
const TAKE = (column: string) => `--map outcome="${column}" takes it`;

function verdictOf(named: GradeColumn, cells: readonly unknown[], look: LookedAt): Found | null {
  const { column } = named;
  if (look.outcomes !== undefined && cells.some((cell) => look.outcomes?.has(verdictKey(cell)))) {
    return taken(named, { why: 'is taken for the verdict, with the meanings of --outcomes' });
  }
  const numbers = cells.map((cell) => (typeof cell === 'boolean' ? Number(cell) : numberCell(cell)?.value));
  const kinds = new Set(cells.map((cell) => verdictKey(cell)));
  const shown = shownKinds(cells);
  if (numbers.every((number) => number !== undefined)) {
    if (named.name === 'scorer') return unknownScorer(column, numbers as number[], shown);
    return named.name === 'doubtful'
      ? null
      : numericVerdict(named, numbers as number[], { look, shown, kinds });
  }
  if (named.name === 'correctness' && cells.length < look.rows.length && [...kinds].join() === 'x') {
    return taken(named, { crossed: true, why: 'is taken for the file’s verdict: its crosses say correct' });
  }
  const letters = letterMeaning(cells);
  const words = [...kinds].filter((word) => !/^[+-]?[\d.,]+%?$/.test(word));
  const foreign = words.filter((word) => outcomeOf(word, letters) === null && !isNeitherWord(word));
  const sure = words.some((word) => isSureWord(word) || (letters !== null && /^[a-z]$/.test(word)));
  const byWordsAlone = named.name === 'doubtful' || named.name === 'scorer';
  if (byWordsAlone && (foreign.length > 0 || !sure)) return null;
  if (foreign.length > 0 && !sure) {
    return none(`holds ${shown}, which are no words of a verdict together, so it gives no outcome`);
  }
  if (!sure && areAnswers(cells, look)) {
    return none(`holds ${shown}, which are the answers asked for, so it gives no outcome`);
  }
  if (!sure && isConstant(kinds, cells.length, named)) {
    return none(`says ${shown} in every row, which tells nothing of one answer (${TAKE(column)})`);
  }
  return taken(named, { letters, why: `is taken for the file’s verdict: its name, and its words ${shown}` });
}

function numericVerdict(
  named: GradeColumn,
  numbers: readonly number[],
  {
    look,
    shown,
    kinds,
  }: { readonly look: LookedAt; readonly shown: string; readonly kinds: ReadonlySet<string> },
): Found {
  const { column } = named;
  if (numbers.some((number) => Math.abs(number) > 1)) {
    return none('holds numbers beyond 1: a scale, so it gives no outcome');
  }
  const partial = numbers.filter((number) => ![1, 0, -1].includes(number)).length;
  if (partial > numbers.length / 2 || (partial > 0 && numbers.some((number) => number < 0))) {
    return none('holds points and no verdicts, so it gives no outcome');
  }
  if (isConstant(kinds, numbers.length, named)) {
    return none(`says ${shown} in every row, which tells nothing of one answer (${TAKE(column)})`);
  }
  if (!numbers.includes(-1)) {
    return taken(named, { why: `is taken for the file’s verdict: its name, and its numbers ${shown}` });
  }
  const minusDeclines = declining(look, column, -1) > declining(look, column, 0);
  const signed = minusDeclines
    ? ({ '1': 'correct', '0': 'incorrect', '-1': 'refused' } as const)
    : ({ '1': 'correct', '0': 'refused', '-1': 'incorrect' } as const);
  const words = Object.entries(signed).map(([number, outcome]) => `${number} ${outcome}`);
  return taken(named, {
    signed,
    why: `is taken for the file’s verdict: ${words.join(', ')}${minusDeclines ? ', for the rows with −1 decline' : ''} (--outcomes says otherwise)`,
  });
}

/** A "score_" of anything: what it measures may be right or wrong, style, length or agreement. */
function unknownScorer(column: string, numbers: readonly number[], shown: string): Found | null {
  if (numbers.some((number) => number !== 0 && number !== 1)) return null;
  return none(
    `holds ${shown}, and its name does not say that 1 is right: it gives no outcome (${TAKE(column)} for the verdict)`,
  );
}

/** Share of the rows with this number that decline; −1 without any. */
function declining({ rows, declines }: LookedAt, column: string, wanted: number): number {
  const with_ = rows.filter((row) => numberCell(row[column])?.value === wanted);
  return with_.length === 0 ? -1 : with_.filter(declines).length / with_.length;
}

function flagOf(named: GradeColumn, cells: readonly unknown[]): Found | null {
  const said = cells.filter((cell) => flagCell(cell) !== null).length;
  if (said === 0) return null;
  const what = {
    refused: 'is taken for the file’s word on declining',
    incorrect: 'is taken for the file’s word on wrong answers',
    attempted: 'is taken for the file’s word on declining: an answer not attempted is declined',
    verdict: '',
  }[named.means];
  return taken(named, { why: what });
}

function taken(
  named: GradeColumn,
  rest: Partial<Pick<VerdictColumn, 'letters' | 'signed' | 'crossed'>> & { readonly why: string },
): Found {
  const { why, letters = null, signed = null, crossed = false } = rest;
  return { verdict: { ...named, letters, signed, crossed }, why };
}

function none(why: string): Found {
  return { verdict: null, why };
}

function isConstant(kinds: ReadonlySet<string>, rows: number, { name }: GradeColumn): boolean {
  return kinds.size === 1 && rows >= (name === 'correctness' ? CONSTANT_CORRECTNESS : CONSTANT);
}

/** Answers of yes and no are asked for where the golds are of yes and no as well. */
function areAnswers(cells: readonly unknown[], { rows, golds }: LookedAt): boolean {
  const kinds = new Set(cells.map((cell) => verdictKey(cell)));
  const right = rows.flatMap((row) => golds(row).slice(0, 1).map(plainWord));
  return right.length > 0 && right.filter((gold) => kinds.has(gold)).length > right.length / 2;
}

/** "CORRECT, INCORRECT" where a column of any name holds two outcomes in words of a verdict and nothing else. */
function unnamedVerdict(cells: readonly unknown[]): string | null {
  if (cells.length === 0 || !cells.every((cell) => typeof cell === 'string' && cell.length <= 40))
    return null;
  const words = [...new Set(cells as string[])];
  if (words.length > 12 || !words.every((word) => isSureWord(word) || isNeitherWord(word))) return null;
  const outcomes = new Set(words.map(outcomeOfWord).filter((outcome) => outcome !== null));
  return outcomes.size > 1
    ? words
        .slice(0, 4)
        .map((word) => `"${word}"`)
        .join(', ')
    : null;
}

function outcomeOf(word: string, letters: LetterMeaning): Outcome | null {
  return toolOutcome(word, letters);
}

function shownKinds(cells: readonly unknown[]): string {
  const kinds = [...new Set(cells.map((cell) => String(cell).slice(0, 30)))];
  return kinds.length > 4 ? `${kinds.slice(0, 4).join(', ')} …` : kinds.join(', ');
}

/** What the letters of a column mean, from the values it holds; null where they may mean either, or something else. */
export function letterMeaning(values: Iterable<unknown>): LetterMeaning {
  const letters = new Set<string>();
  for (const value of values) {
    if (typeof value === 'string' && /^\s*[a-z][+-]?\s*$/i.test(value))
      letters.add(value.trim().toUpperCase());
  }
  const has = (...some: string[]) => some.some((letter) => letters.has(letter));
  const only = (all: string) => [...letters].every((letter) => all.includes(letter) && letter.length === 1);
  // A D, an F or a B+ among them: marks of a school.
  if (has('I', 'N', 'P')) return only('CINP') ? 'cin' : null;
  return has('A', 'B') && only('ABC') ? 'abc' : null;
}

/** Whether a flag is set; null for a cell that says neither. */
export function flagCell(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const number = numberCell(value);
  if (number !== null) return number.value === 1 ? true : number.value === 0 ? false : null;
  if (typeof value !== 'string') return null;
  const word = plainWord(value);
  if (/^(x|t)$/.test(word)) return true;
  if (/^(f|answer|answered|attempted|attempt|answers)$/.test(word)) return false;
  const outcome = outcomeOfWord(word);
  return outcome === null ? null : outcome === 'correct' || outcome === 'refused';
}

/** Whether a cell says nothing. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'string' && /^\s*(none|null|nan|n\/a|\[\])?\s*$/i.test(value);
}
