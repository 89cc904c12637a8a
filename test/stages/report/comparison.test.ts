import { describe, expect, test } from 'vitest';
import type { Artefact } from '../../../src/stages/report/artefact.ts';
import { renderCard } from '../../../src/stages/report/card/render-card.ts';
import { renderComparison } from '../../../src/stages/report/compare/render-comparison.ts';
import { unpairedDifference } from '../../../src/stages/report/compare/unpaired-difference.ts';
import { fullSummary } from './fixtures/full-summary.ts';
import { SIX } from './fixtures/published.ts';
import { proportion, summaryFromCounts } from './fixtures/summary-from-counts.ts';

async function all(made: AsyncIterable<Artefact>): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const artefact of made) if (artefact.kind === 'text') files.set(artefact.path, artefact.text);
  return files;
}

describe('the comparison of summaries', () => {
  test('the unpaired interval is Newcombe’s: 56 of 70 against 48 of 80', () => {
    // Newcombe 1998 (Statistics in Medicine 17:873), table II, method 10: 0.2000, 0.0524 to 0.3339.
    const difference = unpairedDifference(
      proportion('correct/asked', 48, 80),
      proportion('correct/asked', 56, 70),
    )!;
    expect(difference.value).toBeCloseTo(0.2, 10);
    expect(difference.low).toBeCloseTo(0.0524, 4);
    expect(difference.high).toBeCloseTo(0.3339, 4);
  });

  test('names what differs between the runs beside the respondents', async () => {
    const first = summaryFromCounts(SIX, { title: 'March' });
    const second = summaryFromCounts(
      SIX.map((row) => ({ ...row, correct: row.correct - 100, refused: row.refused + 100 })),
      { title: 'June' },
    );
    const moved = {
      ...second,
      provenance: { ...second.provenance, datasets: [{ name: 'another', version: '2', questions: 9 }] },
    };
    const files = await all(renderComparison([first, moved]));
    const page = files.get('comparison.html')!;
    expect(page).toContain('March against June');
    expect(page).toContain('Differences are unpaired');
    expect(page).toContain('The question sets differ');
    expect(page).not.toContain('The prompts differ');
    expect(files.get('tables/comparison.csv')).toContain('o3,correct/asked,March,0.516,June,0.416,');
  });

  test('one summary is nothing to compare', async () => {
    await expect(all(renderComparison([summaryFromCounts(SIX)]))).rejects.toThrow(/two or more/);
  });
});

describe('the card of one respondent', () => {
  test('has its numbers and no other respondent', async () => {
    const page = (await all(renderCard(fullSummary(SIX), 'claude-opus-4'))).get('card.html')!;
    expect(page).toContain('19.2%');
    expect(page).toContain('id="figure-reliability"');
    expect(page).not.toContain('gpt-4o');
  });

  test('an unknown respondent is an error that names those there are', async () => {
    await expect(all(renderCard(summaryFromCounts(SIX), 'nobody'))).rejects.toThrow(/o3.*got nobody/);
  });
});

test('sources analysed together are paired on the questions they share', async () => {
  const [first, second] = ['March', 'June'].map((title) => summaryFromCounts(SIX, { title }));
  const page = (await all(renderComparison([first!, second!], { together: fullSummary(SIX) }))).get(
    'comparison.html',
  )!;
  expect(page).toContain('On shared questions');
  expect(page).toContain('id="figure-differences"');
});
