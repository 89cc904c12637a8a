import { describe, expect, test } from 'vitest';
import { terminalReport } from '../../../src/stages/report/terminal-report.ts';
import { displayWidth } from '../../../src/terminal/cells.ts';
import { SIMPLEQA_VERIFIED } from './fixtures/published.ts';
import { proportion, summaryFromCounts } from './fixtures/summary-from-counts.ts';

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

  test('of more respondents than letters draws who leads, and says how many it draws', () => {
    const crowd = Array.from({ length: 44 }, (_, n) => ({
      ...{ label: `model-${n}`, correct: 200 + 5 * n, incorrect: 400 },
      refused: 400 - 5 * n,
    }));
    const text = terminalReport(summaryFromCounts(crowd), { width: 80 });
    expect(text).toContain('A model-43*   B model-42');
    expect(text).not.toMatch(/[A-Z] model-17\b/);
    expect(text).toContain('26 of 44: who is best somewhere, and who is worth most.');
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

  test('announces intervals only where some stand in the table', () => {
    const flat = (unknownN: boolean) =>
      terminalReport(summaryFromCounts(SIMPLEQA_VERIFIED, { unknownN }), { width: 300 });
    expect(flat(false)).toContain('(n = 1000 each), 95% intervals.');
    expect(flat(true)).toContain(
      'Shares of the questions asked, without intervals: the number of questions is not known.',
    );
    expect(flat(true)).not.toMatch(/95%|\?/);
  });

  test('worth stands on the scale of the shares, and even at with three digits throughout', () => {
    const text = terminalReport(
      summaryFromCounts([
        { label: 'owl', correct: 200, incorrect: 20, refused: 80 },
        { label: 'wren', correct: 100, incorrect: 50, refused: 150 },
      ]),
    );
    expect(text).toMatch(/owl .* 60\.0 +10\.0\n/);
    expect(text).toMatch(/wren .* 16\.7 +2\.00\n/);
    expect(text.replaceAll('\n', ' ')).toContain('correct − 1·wrong, in right answers per 100 questions');
  });

  test('says what L is where it first stands, and only where it stands', () => {
    const summary = summaryFromCounts(SIMPLEQA_VERIFIED);
    const of = (headline: string, sentences: readonly string[]) =>
      terminalReport({ ...summary, decision: { headline, sentences: [...sentences] } }).split('\n');
    const words = 'L: what a wrong answer costs, in right answers.';
    expect(of('At L = 1 owl.', ['More.']).slice(2, 5)).toEqual(['At L = 1 owl.', words, 'More.']);
    const once = ['Choose owl.', 'At L = 1.', words, 'At L = 2.'];
    expect(of('Choose owl.', ['At L = 1.', 'At L = 2.']).slice(2, 6)).toEqual(once);
    expect(of('Choose owl.', ['More.'])).not.toContain(words);
  });

  test('says why a number is missing', () => {
    const text = terminalReport(
      summaryFromCounts([{ label: 'nobody', correct: 0, incorrect: 0, refused: 0 }]),
    );
    expect(text).toContain('no question has an outcome');
  });

  test('says how many replies have no outcome, why, and how far the rates could move', () => {
    const summary = summaryFromCounts([
      { label: 'owl', correct: 8, incorrect: 2, refused: 2, ungraded: 3, failed: 2 },
      { label: 'wren', correct: 12, incorrect: 3, refused: 2 },
    ]);
    const bounds = [
      { metric: 'correct/asked', lowest: 8 / 17, highest: 13 / 17, missing: 5 },
      { metric: 'incorrect/asked', lowest: 2 / 17, highest: 7 / 17, missing: 5 },
      { metric: 'refused/asked', lowest: 1 / 17, highest: 6 / 17, missing: 5 },
    ];
    const [owl, ...others] = summary.rates.rows;
    const text = terminalReport({ ...summary, rates: { rows: [{ ...owl!, bounds }, ...others] } });
    expect(widest(text)).toBeLessThanOrEqual(80);
    expect(text.replaceAll('\n', ' ')).toContain(
      'owl: 12 of 17 asked have an outcome (3 ungraded, 2 failed). Whichever way the rest had gone: correct 47% to 76%, wrong 12% to 41%, refused 6% to 35%.',
    );
    expect(text).not.toContain('wren: ');
  });

  test('counts askings where questions were asked several times', () => {
    const summary = summaryFromCounts([{ label: 'owl', correct: 8, incorrect: 2, refused: 2 }]);
    const share = proportion('correct/asked', 3, 4);
    const row = { trials: 3, questions: 4, meanAgreement: share, modalCorrect: share, bins: [] };
    const repeated = {
      ...summary,
      consistency: { rows: [{ ...row, respondent: summary.respondents[0]!.id }] },
    };
    expect(terminalReport(repeated)).toContain('Shares of the askings (n = 12 each)');
    expect(terminalReport(summary)).toContain('Shares of the questions asked (n = 12 each)');
  });
});
