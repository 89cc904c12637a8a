import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { UNKNOWN_PROVENANCE } from '../../../src/core/summary/provenance.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { summarySchema } from '../../../src/core/summary/summary.ts';
import { readPublishedTable } from '../../../src/interop/published/read-published-table.ts';
import { analyzePublished } from '../../../src/stages/analyze/from-published.ts';

const TABLE = fileURLToPath(new URL('../../../datasets/published/simpleqa-verified.csv', import.meta.url));

const provenance = { ...UNKNOWN_PROVENANCE, kind: 'published' as const };

describe('SimpleQA Verified, Table 7', () => {
  let summary: Summary;
  beforeAll(async () => {
    summary = analyzePublished(await readPublishedTable(TABLE), {
      title: 't',
      closedbookVersion: '0',
      provenance,
    });
  });
  const pair = (a: string, b: string) =>
    summary.comparisons?.pairs.find((one) => [one.a, one.b].includes(a) && [one.a, one.b].includes(b));

  test('is a valid summary', () => {
    expect(summarySchema.safeParse(summary).error).toBeUndefined();
  });

  test('o3 and Opus 4 tie at L = 1.03, unpaired 0.82 to 1.29', () => {
    const tie = pair('o3', 'claude-opus-4')?.tie;
    expect(tie?.penalty).toBeCloseTo(1.0318, 4);
    expect(tie?.low).toBeCloseTo(0.82, 2);
    expect(tie?.high).toBeCloseTo(1.29, 2);
    expect(tie?.method).toBe('unpaired-fieller');
    expect(tie?.below).toBe('o3');
    expect(tie?.above).toBe('claude-opus-4');
  });

  test('the comparison is told in words, every better competitor named', () => {
    const words = pair('o3', 'claude-opus-4')?.sentences.join(' ') ?? '';
    expect(words).toContain('o3 is ahead of claude-opus-4 below L = 1.03, claude-opus-4 above it');
    expect(words).toContain('0.82 to 1.29, unpaired');
    expect(words).toContain('Beyond L = 1.18 declining everything beats both.');
    expect(words).toMatch(/gemini-2\.5-pro\b.* beats? both throughout that range/);
  });

  test('the decision repeats that comparison and says who is best at which cost', () => {
    expect(summary.decision.headline).toBe(
      'While a wrong answer costs less than 1.13 right ones, choose gemini-2.5-pro; from 1.13 to 1.33 choose gemini-2.5-pro or claude-opus-4, or decline everything (resamples do not tell them apart); beyond 1.33 decline everything.',
    );
    expect(summary.decision.sentences.join(' ')).toContain('o3 is ahead of claude-opus-4 below L = 1.03');
  });

  test('the break-even of Opus 4 is 1.18', () => {
    const row = summary.rates.rows.find((one) => one.respondent === 'claude-opus-4');
    expect(row?.breakEven.value).toBeCloseTo(1.178, 3);
    expect(row?.breakEven.low).toBeLessThan(1.178);
    expect(row?.breakEven.high).toBeGreaterThan(1.178);
  });
});

describe('small printed shares', () => {
  test('become counts that add up to the questions asked', () => {
    const half = { benchmark: 'b', source: '', url: '', unit: 'percent', evidence: '', note: '' } as const;
    const row = { ...half, model: 'm', n: 3, correct: 0.5, incorrect: 0.5, refused: 0 };
    const [rates] = analyzePublished(
      { title: 't', rows: [row] },
      { title: 't', closedbookVersion: '0', provenance },
    ).rates.rows;
    expect(rates!.tally).toMatchObject({ correct: 2, incorrect: 1, refused: 0 });
    expect(rates!.estimates['correct/asked']!.denominator).toBe(3);
  });
});
