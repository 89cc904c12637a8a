/**
 * What the outcome table needs of a reply, twenty thousand replies at a time, as eight columns of numbers: the eight words of
 * a row are packed into one number for the journey.
 */
import { type RawBuilder, sql } from 'kysely';
import { OUTCOMES, type Outcome, REFUSAL_REASONS, type RefusalReason } from '../core/outcome.ts';
import { type Cell, type CellFacts, cellOf } from '../core/outcome-table.ts';
import type { ClosedBookLevel, Pass } from '../core/reply.ts';
import type { Packing, Reader } from './reader.ts';

export interface PackedOutcomes {
  readonly ids: readonly number[];
  readonly questions: readonly number[];
  readonly respondents: readonly number[];
  readonly trials: readonly number[];
  /** For {@link unpackWords}. */
  readonly words: readonly number[];
  readonly confidences: readonly (number | null)[];
  /** Absent where nobody was asked with log-probabilities. */
  readonly meanLogprobs?: readonly (number | null)[];
  readonly costsUsd: readonly (number | null)[];
  readonly latenciesMs: readonly (number | null)[];
}

export interface OutcomeWords {
  readonly pass: Pass;
  readonly closedBook: ClosedBookLevel;
  readonly cell: Cell;
  readonly reason: RefusalReason | null;
  readonly automaticCell: Cell;
  readonly humanCell: Cell | null;
}

/** Closed-book levels, weakest last. */
export const LEVELS: readonly ClosedBookLevel[] = [
  'enforced',
  'declared',
  'unverified',
  'violated',
  'other-model',
];

/** A column's words; code 0 is none of them. */
const WORDS = {
  pass: { column: 'replies.pass', words: ['open', 'forced'] },
  status: { column: 'replies.status', words: ['answered', 'blocked', 'failed'] },
  kind: { column: 'replies.kind', words: ['error', 'empty', 'truncated'] },
  closedBook: { column: 'replies.closed_book', words: LEVELS },
  outcome: { column: 'standing.outcome', words: OUTCOMES },
  reason: { column: 'standing.reason', words: REFUSAL_REASONS },
  automatic: { column: 'standing.automatic', words: OUTCOMES },
  human: { column: 'standing.human', words: [...OUTCOMES, 'contested'] },
} as const satisfies Record<string, { column: string; words: readonly string[] }>;

type WordColumn = keyof typeof WORDS;

const BY_ID = { column: 'replies.id', name: 'ids', size: 20_000 } as const;

/** The replies of a run in the order of their ids. */
export function packedOutcomes(
  database: Reader,
  { run, logprobs }: { readonly run: number; readonly logprobs: boolean },
): AsyncIterable<PackedOutcomes> {
  const rows = database.kysely
    .selectFrom('replies')
    .leftJoin('standing', 'standing.reply', 'replies.id')
    .leftJoin('calls', 'calls.id', 'replies.call')
    .select([
      'replies.id as ids',
      'replies.question as questions',
      'replies.respondent as respondents',
      'replies.trial as trials',
      'replies.confidence as confidences',
      'calls.cost_usd as costsUsd',
      'calls.latency_ms as latenciesMs',
    ])
    .select(packedWords().as('words'))
    .where('replies.run', '=', run);
  return logprobs
    ? database.pages(
        rows.select('replies.mean_logprob as meanLogprobs'),
        { ...COLUMNS, meanLogprobs: 'plain' },
        BY_ID,
      )
    : database.pages(rows, COLUMNS, BY_ID);
}

const COLUMNS = {
  ids: 'plain',
  questions: 'plain',
  respondents: 'plain',
  trials: 'plain',
  words: 'plain',
  // Compared for equality, so every digit counts; of costs and times fifteen are enough, and quicker.
  confidences: 'fraction',
  costsUsd: 'rounded',
  latenciesMs: 'rounded',
} as const satisfies Record<Exclude<keyof PackedOutcomes, 'meanLogprobs'>, Packing>;

/** Sum of each word's position times what the columns before it can hold. */
function packedWords(): RawBuilder<number> {
  let weight = 1;
  const parts = Object.values(WORDS).map(({ column, words }) => {
    const cases = words.map((word, at) => sql`when ${sql.lit(word)} then ${sql.lit((at + 1) * weight)}`);
    weight *= words.length + 1;
    // Most columns hold nothing in most rows, and then no word is compared.
    return sql`case when ${sql.ref(column)} is null then 0 else case ${sql.ref(column)} ${sql.join(cases, sql` `)} else 0 end end`;
  });
  return sql<number>`${sql.join(parts, sql` + `)}`;
}

/** Reads packed words; the same few hundred numbers come again and again, so each is read once. */
export function unpackWords(): (packed: number) => OutcomeWords {
  const known = new Map<number, OutcomeWords>();
  return (packed) => {
    const kept = known.get(packed);
    if (kept !== undefined) return kept;
    const read = toOutcomeWords(splitWords(packed));
    known.set(packed, read);
    return read;
  };
}

type Split = Record<WordColumn, string | null>;

function splitWords(packed: number): Split {
  let rest = packed;
  const entries = Object.entries(WORDS).map(([name, { words }]) => {
    const code = rest % (words.length + 1);
    rest = Math.floor(rest / (words.length + 1));
    return [name, code === 0 ? null : words[code - 1]] as const;
  });
  return Object.fromEntries(entries) as Split;
}

function toOutcomeWords(row: Split): OutcomeWords {
  const facts = {
    status: row.status as CellFacts['status'],
    failure: row.kind,
    closedBook: row.closedBook as ClosedBookLevel | null,
  };
  const cell = cellOf(facts, row.outcome as Outcome | null);
  const blocked = row.status === 'blocked';
  return {
    pass: (row.pass ?? 'open') as Pass,
    closedBook: (row.closedBook ?? 'unverified') as ClosedBookLevel,
    cell,
    reason: cell !== 'refused' ? null : blocked ? 'blocked' : (row.reason as RefusalReason | null),
    automaticCell: cellOf(facts, row.automatic as Outcome | null),
    humanCell: row.human === null ? null : row.human === 'contested' ? 'ungraded' : (row.human as Cell),
  };
}
