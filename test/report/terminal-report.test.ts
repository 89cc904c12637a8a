import { describe, expect, test } from 'vitest';
import { terminalReport } from '../../src/stages/report/terminal-report.ts';
import { displayWidth } from '../../src/stages/report/wording/terminal-cells.ts';
import { SIMPLEQA_VERIFIED } from './fixtures/published.ts';
import { summaryFromCounts } from './fixtures/summary-from-counts.ts';

const widest = (text: string) => Math.max(...text.split('\n').map(displayWidth));

describe('the report in a terminal', () => {
  test('fits 80 columns and names every respondent', () => {
    const text = terminalReport(summaryFromCounts(SIMPLEQA_VERIFIED));
    expect(widest(text)).toBeLessThanOrEqual(80);
    for (const name of ['o3', 'claude-opus-4', 'gemini-2.5-pro']) expect(text).toContain(name);
    expect(text).toContain('19.2 16.9–21.8');
  });

  test('places declining everything where its utility belongs', () => {
    const lines = terminalReport(summaryFromCounts(SIMPLEQA_VERIFIED)).split('\n');
    const place = (name: string) => lines.findIndex((line) => line.startsWith(name));
    expect(place('claude-opus-4')).toBeLessThan(place('decline everything'));
    expect(place('decline everything')).toBeLessThan(place('claude-sonnet-4'));
  });

  test('fits also with long, Chinese and Arabic names and different n', () => {
    const text = terminalReport(
      summaryFromCounts([
        {
          label: 'a-provider/a-very-long-model-name-with-date-2026-11-21 effort=high · penalty:9+confidence',
          correct: 4,
          incorrect: 1,
          refused: 0,
        },
        { label: '通义千问大模型 · 保守', correct: 40_000, incorrect: 10_000, refused: 50_000 },
        { label: 'نموذج اللغة', correct: 1, incorrect: 0, refused: 3 },
      ]),
    );
    expect(widest(text)).toBeLessThanOrEqual(80);
  });

  test('is plain text unless colours are asked for', () => {
    const summary = summaryFromCounts(SIMPLEQA_VERIFIED);
    expect(terminalReport(summary)).not.toContain('\u001b');
    expect(terminalReport(summary, { colour: true })).toContain('\u001b[34m');
  });

  test('shows control characters of a name instead of obeying them', () => {
    const text = terminalReport(
      summaryFromCounts([{ label: 'evil\u001b[2J', correct: 1, incorrect: 1, refused: 1 }]),
    );
    expect(text).not.toContain('\u001b');
    expect(text).toContain('⟨U+001B⟩');
  });

  test('says why a number is missing', () => {
    const text = terminalReport(
      summaryFromCounts([{ label: 'nobody', correct: 0, incorrect: 0, refused: 0 }]),
    );
    expect(text).toContain('no question has an outcome');
  });
});
