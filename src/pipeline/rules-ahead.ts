/**
 * Rows in the order they come, with what the rules say of them worked out in other threads while this one reads, writes and
 * stores. The row in front waits until its verdict is known, so nothing shows how it came about; where there are no threads, or
 * one ends, whoever is given the rows asks the rules as ever. A thread takes a fifth of a second and tens of megabytes before
 * it is of use, so the first rows are held until it is sure that there are thousands; and as rules take as much again in each
 * thread that has asked them, this one leaves them all to the others.
 */
import type { Judgement } from '../core/grade.ts';
import type { GradeByRulesInput } from '../stages/grade/rules/grade-by-rules.ts';
import type { VerdictMemory } from '../stages/grade/rules/remembered-verdict.ts';
import { type Said, type VerdictsElsewhere, verdictsElsewhere } from './rules-elsewhere.ts';
import { openRulesThreads } from './rules-threads.ts';

/** How many threads may work. */
export interface ThreadUse {
  /** With the one that reads and writes: 1 is none beside it. */
  readonly threads: number;
  /** Answers to be graded that are worth others. @default 4000 */
  readonly from?: number | undefined;
  /** Bytes of a file that are worth a further thread, which reads it. @default none is read elsewhere */
  readonly fromBytes?: number | undefined;
  /** Told in a sentence of a thread that ended before its time; the work goes on without it. */
  readonly ended?: ((why: string) => void) | undefined;
}

export interface RulesAheadOptions<Row> {
  readonly memory: VerdictMemory;
  /** @default no other threads */
  readonly use: ThreadUse | undefined;
  /** @default threads of the rules */
  readonly open?: typeof openRulesThreads;
  /** What the rules will be asked of a row; null where nothing. */
  readonly asked: (row: Row) => GradeByRulesInput | null;
}

export interface RowAhead<Row> {
  readonly row: Row;
  /** Null where it is not known, or nothing is asked. */
  readonly said: Judgement | null;
}

const FROM = 4_000;
/** Characters of answers that are worth others, however few the answers. */
const FROM_CHARACTERS = 2_000_000;
/** Where rules are asked of fewer than every second row, they are not what takes the time. */
const HELD = 2;
/** Rows that are read together. */
const PAGE = 128;

type PagesAhead<Row> = AsyncGenerator<readonly RowAhead<Row>[]>;

/** Pages of rows as they came, each row with what the rules say. */
export async function* rulesAhead<Row>(
  pages: AsyncIterable<readonly Row[]>,
  options: RulesAheadOptions<Row>,
): PagesAhead<Row> {
  const opened = openRulesAhead(options);
  try {
    yield* opened.ahead(pages);
  } finally {
    await opened.close();
  }
}

export interface RulesAhead<Row> {
  ahead(pages: AsyncIterable<readonly Row[]>): PagesAhead<Row>;
  close(): Promise<void>;
}

/** The same for several sources one after the other, which share the threads. */
export function openRulesAhead<Row>({
  memory,
  use = { threads: 1 },
  open = openRulesThreads,
  asked,
}: RulesAheadOptions<Row>): RulesAhead<Row> {
  const { threads, from = FROM, ended } = use;
  const wanted = newAnswers(memory, asked);
  let elsewhere: VerdictsElsewhere | null = null;
  let mayStart = threads > 1;

  /** @returns whether more rows are to be seen before it is decided. */
  const decide = async (rows: readonly Row[], held: number): Promise<boolean> => {
    if (!mayStart || elsewhere !== null) return false;
    wanted.add(rows);
    if (wanted.count < from && wanted.characters < FROM_CHARACTERS) {
      mayStart = held < HELD * from;
      return mayStart;
    }
    elsewhere = await verdictsElsewhere(memory, { open: () => open(threads - 1), ended });
    mayStart = elsewhere !== null;
    return false;
  };

  return {
    async *ahead(pages: AsyncIterable<readonly Row[]>): PagesAhead<Row> {
      const held: (readonly Row[])[] = [];
      const queue: PageAhead<Row>[] = [];
      let fault: { readonly error: unknown } | null = null;
      let rowsHeld = 0;
      try {
        for await (const rows of pages) {
          held.push(rows);
          rowsHeld += rows.length;
          if (await decide(rows, rowsHeld)) continue;
          for (const page of held.splice(0)) {
            if (elsewhere === null) {
              yield unsaid(page);
              await pause();
              continue;
            }
            queue.push(pageAhead(page, elsewhere.ask(page.map(asked))));
            await pause();
            while (queue[0]?.isReady || queue.length > elsewhere.most) yield await inFront(queue);
          }
          rowsHeld = 0;
        }
      } catch (error) {
        fault = { error };
      }
      // What was read before a fault is given out before it is told.
      for (const page of held) {
        yield unsaid(page);
        await pause();
      }
      while (queue.length > 0) yield await inFront(queue);
      if (fault !== null) throw fault.error;
    },
    async close(): Promise<void> {
      await elsewhere?.close();
    },
  };
}

/** What came from the threads, and Ctrl-C, is heard of between two pages and at no other time. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** How many answers the rules would be asked that they have not been asked before. */
function newAnswers<Row>(memory: VerdictMemory, asked: RulesAheadOptions<Row>['asked']) {
  const keys = new Set<string>();
  let unkept = 0;
  let characters = 0;
  return {
    add(rows: readonly Row[]): void {
      for (const row of rows) {
        const input = asked(row);
        if (input === null) continue;
        const key = memory.keyOf(input);
        if (key !== null && (keys.has(key) || memory.known(key) !== undefined)) continue;
        if (key === null) unkept += 1;
        else keys.add(key);
        characters += input.answer.length;
      }
    },
    get count() {
      return keys.size + unkept;
    },
    get characters() {
      return characters;
    },
  };
}

interface PageAhead<Row> {
  readonly rows: readonly Row[];
  readonly said: readonly Said[];
  readonly ready: Promise<void>;
  isReady: boolean;
}

function pageAhead<Row>(
  rows: readonly Row[],
  { said, ready }: ReturnType<VerdictsElsewhere['ask']>,
): PageAhead<Row> {
  const page: PageAhead<Row> = { rows, said, ready, isReady: false };
  ready.then(() => {
    page.isReady = true;
  });
  return page;
}

async function inFront<Row>(queue: PageAhead<Row>[]): Promise<readonly RowAhead<Row>[]> {
  const { rows, said, ready } = queue.shift()!;
  await ready;
  return rows.map((row, at) => ({ row, said: said[at]!.judgement }));
}

function unsaid<Row>(rows: readonly Row[]): readonly RowAhead<Row>[] {
  return rows.map((row) => ({ row, said: null }));
}

/** Rows in pages; those before a fault are a page, too. */
export async function* inPages<Row>(rows: AsyncIterable<Row>, size = PAGE): AsyncGenerator<readonly Row[]> {
  let fault: { readonly error: unknown } | null = null;
  let page: Row[] = [];
  try {
    for await (const row of rows) {
      page.push(row);
      if (page.length < size) continue;
      yield page;
      page = [];
    }
  } catch (error) {
    fault = { error };
  }
  if (page.length > 0) yield page;
  if (fault !== null) throw fault.error;
}
