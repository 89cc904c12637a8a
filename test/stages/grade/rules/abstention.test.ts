import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { REFUSAL_REASONS } from '../../../../src/core/outcome.ts';
import { readRefusal } from '../../../../src/stages/grade/rules/refusal.ts';
import { mayDecline } from '../../../../src/stages/grade/rules/refusal-cues.ts';
import { agreementInterval } from '../../../../src/stats/agreement/agreement-interval.ts';
import { cohenKappa } from '../../../../src/stats/agreement/cohen-kappa.ts';
import { gwetAc1 } from '../../../../src/stats/agreement/gwet-ac1.ts';
import type { Interval } from '../../../../src/stats/numeric/interval.ts';
import { wilson } from '../../../../src/stats/rate/wilson.ts';

type Label = 'refusal' | 'hedge' | 'answer';
interface Labelled {
  readonly id: string;
  readonly pass1: Label;
  readonly pass2: Label;
  readonly label: Label;
  readonly reason?: string;
}
interface Row {
  readonly id: string;
  readonly question: string | null;
  readonly answer: string | null;
  readonly refusal?: string;
  readonly human?: string | null;
}

const GRADED = resolve('../shared/data/graded');
const CZECH = resolve('../shared/data/logs/flat/czech_gpt-4o-mini-2024-07-18.csv.gz');
const present = existsSync(GRADED) && existsSync(CZECH);
if (!present) console.warn('skipped: ../shared/data is not here, so the labelled answers have no text');

const labels: readonly Labelled[] = readFileSync(
  resolve('test/stages/grade/rules/abstention-labels.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

interface SecondLabel {
  readonly id: string;
  readonly label: Label;
  /** What the guideline says where the readers differ, and why. */
  readonly settled?: Label;
  readonly note?: string;
}
const second: readonly SecondLabel[] = readFileSync(
  resolve('test/stages/grade/rules/abstention-labels-second-reader.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const settled = new Map(second.map((row) => [row.id, row.settled ?? row.label]));

const unpack = (path: string) =>
  (path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path)).toString('utf8');
const rowsOf = (name: string): Row[] =>
  unpack(resolve(GRADED, name))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const read = ({ question, answer }: Row) => readRefusal(answer ?? '', question === null ? {} : { question });

/** F1 of `predicted` against `true_`, with the counts behind it. */
function f1Of(pairs: readonly { readonly actual: boolean; readonly predicted: boolean }[]) {
  const count = (actual: boolean, predicted: boolean) =>
    pairs.filter((pair) => pair.actual === actual && pair.predicted === predicted).length;
  const hits = count(true, true);
  const [falseAlarms, misses] = [count(false, true), count(true, false)];
  return { hits, falseAlarms, misses, f1: (2 * hits) / (2 * hits + falseAlarms + misses) };
}

describe('the abstention labels', () => {
  it('cover at least 400 answers once each, with a reason for every refusal and for nothing else', () => {
    expect(labels.length).toBeGreaterThanOrEqual(400);
    expect(new Set(labels.map(({ id }) => id)).size).toBe(labels.length);
    for (const { label, reason } of labels) {
      if (label === 'refusal') expect(REFUSAL_REASONS).toContain(reason);
      else expect(reason).toBeUndefined();
    }
  });

  it('hold ids and labels only, no text', () => {
    for (const row of labels) {
      for (const key of Object.keys(row)) expect(['id', 'pass1', 'pass2', 'label', 'reason']).toContain(key);
    }
  });

  it('agree between the passes as the guideline reports', () => {
    const words = ['refusal', 'hedge', 'answer'] as const;
    const table = words.map((first) =>
      words.map((second) => labels.filter((row) => row.pass1 === first && row.pass2 === second).length),
    );
    const { observedAgreement, estimate } = cohenKappa(table);
    expect(observedAgreement).toBeCloseTo(0.983, 3);
    expect(estimate).toBeCloseTo(0.974, 3);
  });
});

describe('the second reader of the abstention set', () => {
  const first = new Map(labels.map(({ id, label }) => [id, label]));
  const pairs = second.map(({ id, label }) => [first.get(id), label] as const);

  it('read at least 200 answers of the set, and every difference is settled with a reason', () => {
    expect(second.length).toBeGreaterThanOrEqual(200);
    for (const { id, label, settled: ending, note } of second) {
      expect(first.has(id)).toBe(true);
      if (first.get(id) === label) expect(ending).toBeUndefined();
      else expect([ending, note?.length ?? 0]).toEqual([expect.stringMatching(/^\w+$/), expect.any(Number)]);
    }
  });

  it.each([
    [
      'three labels',
      ['refusal', 'hedge', 'answer'],
      { raw: [0.971, 0.939, 0.987], kappa: [0.956, 0.922, 0.991], ac1: [0.958, 0.922, 0.986] },
    ],
    [
      'refusal against the rest',
      ['refusal', 'other'],
      { raw: [0.981, 0.952, 0.993], kappa: [0.957, 0.916, 0.999], ac1: [0.966, 0.93, 0.992] },
    ],
  ] as const)('agrees with the first as the guideline reports, on %s', (_, words, expected) => {
    const word = (label: string | undefined) => words.find((one) => one === label) ?? 'other';
    const read = pairs.map((pair) => pair.map(word));
    const table = words.map((one) =>
      words.map((other) => read.filter((pair) => pair[0] === one && pair[1] === other).length),
    );
    const rows = [0, 1].map((reader) => read.map((pair) => pair[reader]!));
    const same = read.filter((pair) => pair[0] === pair[1]).length;
    expect({
      raw: figures(wilson(same, read.length)),
      kappa: figures(cohenKappa(table)),
      ac1: figures(agreementInterval(rows, (redrawn) => gwetAc1(redrawn, { categories: words }).estimate)),
    }).toEqual(expected);
  });
});

const figures = ({ estimate, lower, upper }: Interval) =>
  [estimate, lower, upper].map((value) => (value === null ? null : Number(value.toFixed(3))));

describe.skipIf(!present)('readRefusal on labelled answers', () => {
  it('finds refusals in the abstention set with F1 of at least 0.95', () => {
    const czech = (parse(unpack(CZECH), { columns: true }) as Record<string, string>[]).map((row, index) => ({
      id: `czech-gpt-4o-mini:${index}`,
      question: row.problem ?? null,
      answer: row.predicted_answer ?? null,
    }));
    const files = [
      'evouna.jsonl.gz',
      'truthfulqa_finetune.jsonl.gz',
      'refchecker_zero_context.jsonl',
      'simpleqa_prompt_examples.jsonl',
    ];
    const texts = new Map([...files.flatMap(rowsOf), ...czech].map((row) => [row.id, row]));
    const pairs = labels.map(({ id, label }) => {
      const row = texts.get(id);
      if (row === undefined) throw new Error(`no text for ${id}`);
      const predicted = read(row).kind === 'refusal';
      return {
        first: { actual: label === 'refusal', predicted },
        both: { actual: (settled.get(id) ?? label) === 'refusal', predicted },
      };
    });
    expect(f1Of(pairs.map(({ first }) => first)).f1).toBeGreaterThanOrEqual(0.95);
    expect(f1Of(pairs.map(({ both }) => both)).f1).toBeGreaterThanOrEqual(0.95);
  });

  it('finds full refusals for safety better than matching the opening words (F1 0.861)', () => {
    const pairs = rowsOf('xstest.jsonl.gz').map((row) => {
      const { kind, certain } = read(row);
      return { actual: row.refusal === 'full_refusal', predicted: kind === 'refusal' && certain };
    });
    expect(f1Of(pairs).f1).toBeGreaterThanOrEqual(0.93);
  });

  it('calls fewer than one in five hundred answers that people found right a certain refusal', () => {
    const right = rowsOf('evouna.jsonl.gz').filter((row) => row.answer && row.human === 'correct');
    const alarms = right.filter((row) => {
      const { kind, certain } = read(row);
      return kind === 'refusal' && certain;
    });
    expect(alarms.length / right.length).toBeLessThan(0.002);
  });

  it('loses no refusal to the quick look that lets plain answers pass', () => {
    for (const row of rowsOf('xstest.jsonl.gz')) {
      if (row.refusal === 'full_refusal') expect(mayDecline(row.answer ?? '')).toBe(true);
    }
  });
});
