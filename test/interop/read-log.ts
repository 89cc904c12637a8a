/** A log read as the import reads it: format found by content, answers collected, the tool's values counted. */
import type { ImportEnding, ImportHeader, ImportOptions } from '../../src/core/codec.ts';
import type { ImportedAnswer } from '../../src/core/imported-answer.ts';
import { codecOf } from '../../src/interop/detect.ts';

export interface ReadLog {
  readonly format: string;
  readonly header: ImportHeader;
  readonly answers: readonly ImportedAnswer[];
  readonly ending: ImportEnding;
  /** Scorer to value to count; numbers as Python prints floats, so that 1 and 1.0 are one. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export async function readLog(path: string, options: ImportOptions = {}): Promise<ReadLog> {
  const codec = await codecOf(path);
  const { header, answers: read, ending } = await codec.open(path, options);
  const answers: ImportedAnswer[] = [];
  const counts: Record<string, Record<string, number>> = {};
  for await (const answer of read) {
    answers.push(answer);
    for (const { name, value } of answer.verdicts ?? []) {
      counts[name] ??= {};
      const word = valueWord(value);
      counts[name][word] = (counts[name][word] ?? 0) + 1;
    }
  }
  return {
    format: codec.format,
    header,
    answers,
    counts,
    ending: ending?.() ?? { recomputedMetrics: [], notes: [] },
  };
}

function valueWord(value: unknown): string {
  if (typeof value !== 'number') return String(value);
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
