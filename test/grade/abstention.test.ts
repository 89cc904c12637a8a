import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { REFUSAL_REASONS } from '../../src/core/outcome.ts';
import { readRefusal } from '../../src/stages/grade/rules/refusal.ts';
import { mayDecline } from '../../src/stages/grade/rules/refusal-cues.ts';
import { cohenKappa } from '../../src/stats/cohen-kappa.ts';

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

const labels: readonly Labelled[] = readFileSync(resolve('test/grade/abstention-labels.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

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
      return { actual: label === 'refusal', predicted: read(row).kind === 'refusal' };
    });
    expect(f1Of(pairs).f1).toBeGreaterThanOrEqual(0.95);
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
