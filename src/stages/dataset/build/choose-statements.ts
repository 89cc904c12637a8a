/**
 * Which statements of a property count. Deprecated ones never do; preferred and normal ones both do, because the
 * short form of SPARQL (`wdt:`) hides a normal value beside a preferred one and would mark a right answer wrong.
 * Where the world has one value only, statements of the best rank that differ are a dispute, and nothing is asked.
 */
import type { LeftOutReason } from './left-out.ts';
import { datesAgree, type KnownDate, knownDate } from './wikidata-date.ts';
import type { Statement, StatementValue } from './wikidata-entity.ts';

export interface Refusal {
  readonly reason: LeftOutReason;
  readonly detail?: string;
}

/** Statements of the best rank, and those below it that count as right too. */
export interface Standing {
  readonly best: readonly Statement[];
  readonly accepted: readonly Statement[];
}

export interface StandingOptions {
  /** ISO date; what begins later does not count. */
  readonly asOf: string;
  /** What has ended by then does not count either. */
  readonly current: boolean;
}

/** Start and end, and what marks a statement as disputed or hedged. */
const START = 'P580';
const END = 'P582';
const DISPUTED_BY = 'P1310';
const HEDGES = ['P1480', 'P1319', 'P1326'];

/** The statements that stand at the as-of date, or why none does. */
export function standingStatements(
  statements: readonly Statement[] | undefined,
  { asOf, current }: StandingOptions,
): Standing | Refusal {
  if (statements === undefined || statements.length === 0) return { reason: 'not-stated' };
  const ranked = statements.filter(({ rank }) => rank !== 'deprecated');
  if (ranked.length === 0) return { reason: 'deprecated-only' };
  const preferred = ranked.filter(({ rank }) => rank === 'preferred');
  const leading = preferred.length > 0 ? preferred : ranked;
  if (leading.every(({ value }) => value.kind === 'none')) return { reason: 'no-value' };
  if (leading.every(({ value }) => value.kind === 'unknown' || value.kind === 'none')) {
    return { reason: 'unknown-value' };
  }
  if (leading.some(({ qualifiers }) => qualifiers.has(DISPUTED_BY))) {
    return { reason: 'disputed', detail: `marked as disputed (${DISPUTED_BY})` };
  }
  const hedge = HEDGES.find((property) => leading.some(({ qualifiers }) => qualifiers.has(property)));
  if (hedge !== undefined) return { reason: 'uncertain', detail: `qualifier ${hedge}` };
  const holds = (statement: Statement) =>
    isKnown(statement.value) && begun(statement, asOf) && !(current && ended(statement, asOf));
  const best = leading.filter(holds);
  if (best.length === 0) return { reason: 'not-current' };
  return {
    best,
    accepted: ranked.filter((one) => one.rank === 'normal' && !best.includes(one) && holds(one)),
  };
}

export interface ChosenDate extends KnownDate {
  readonly statement: Statement;
  /** Other dates stated at a lower rank: they count as right. */
  readonly accepted: readonly KnownDate[];
}

/** The one date that stands, the finest where several agree. */
export function chooseDate({ best, accepted }: Standing): ChosenDate | Refusal {
  const read = best.map((statement) => ({ statement, date: dateOf(statement.value) }));
  const known = read.flatMap(({ statement, date }) =>
    typeof date === 'string' ? [] : [{ ...date, statement }],
  );
  const failed = read.map(({ date }) => date).find((date) => typeof date === 'string');
  if (known.length === 0) return { reason: failed ?? 'malformed' };
  if (failed === 'uncertain') return { reason: 'uncertain', detail: 'bounds before or after the date' };
  const [finest, ...others] = [...known].sort((a, b) => b.value.length - a.value.length);
  const first = finest as (typeof known)[number];
  const against = others.find((date) => !datesAgree(first, date));
  if (against !== undefined) return { reason: 'disputed', detail: `${first.value} and ${against.value}` };
  return {
    ...first,
    accepted: accepted.flatMap(({ value }) => {
      const date = dateOf(value);
      return typeof date === 'string' ? [] : [date];
    }),
  };
}

/** A statement's items, each once: the same office with two terms is one value. */
export function distinctItems(statements: readonly Statement[]): string[] {
  return [...new Set(statements.flatMap(({ value }) => (value.kind === 'item' ? [value.id] : [])))];
}

/** Years that a qualifier of a statement names, each once. */
export function qualifierYears(statement: Statement, qualifier: string): number[] {
  const years = (statement.qualifiers.get(qualifier) ?? []).flatMap((value) => {
    const date = dateOf(value);
    return typeof date === 'string' ? [] : [date.year];
  });
  return [...new Set(years)];
}

function dateOf(value: StatementValue): ReturnType<typeof knownDate> {
  return value.kind === 'time' ? knownDate(value.time) : 'malformed';
}

function isKnown(value: StatementValue): boolean {
  return value.kind !== 'unknown' && value.kind !== 'none' && value.kind !== 'other';
}

function begun({ qualifiers }: Statement, asOf: string): boolean {
  return (qualifiers.get(START) ?? []).every((value) => {
    const date = dateOf(value);
    return typeof date === 'string' || !isAfter(date, asOf);
  });
}

/** An end that is not known, or known too coarsely, is an end all the same. */
function ended({ qualifiers }: Statement, asOf: string): boolean {
  return (qualifiers.get(END) ?? []).some((value) => {
    const date = dateOf(value);
    return value.kind !== 'none' && (typeof date === 'string' || !isAfter(date, asOf));
  });
}

/** Whether a date, as finely as it is known, lies after an ISO day. */
export function isAfter(date: Pick<KnownDate, 'year' | 'value'>, asOf: string): boolean {
  const year = Number(asOf.slice(0, 4));
  return date.year === year ? date.value > asOf.slice(0, date.value.length) : date.year > year;
}
