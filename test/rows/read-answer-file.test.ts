import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnswerFile } from '../../src/rows/read-answer-file.ts';

const shared = resolve('../shared/data');

describe.skipIf(!existsSync(shared))('answer files from the field (../shared is absent: skipped)', () => {
  it('reads every row and label of a packed JSONL file with people’s grades', async () => {
    const labels: Record<string, number> = {};
    for await (const row of readAnswerFile(`${shared}/graded/evouna.jsonl.gz`)) {
      labels[String(row.human)] = (labels[String(row.human)] ?? 0) + 1;
    }
    expect(labels).toEqual({ correct: 9448, incorrect: 2753, null: 1334 });
  });
});
