/**
 * What a trend promises, over many simulated series of twelve months: where nothing changes at most 5 % of series claim
 * anything, and a drift of three points planted in month 7 is found. Minds of the simulator, whose questions cluster by
 * subject and whose repeated askings differ on 14 % of questions. The figures stand in docs/trend.md.
 */
import { describe, expect, it } from 'vitest';
import { demoQuestions } from '../../../src/simulate/demo-questions.ts';
import { type TrendSource, trend } from '../../../src/stages/analyze/trend/trend.ts';
import { type SimulatedSeriesOptions, simulatedSeries } from '../../fixtures/simulated-series.ts';

const MONTHS = 12;
const OPTIONS = { title: '', closedbookVersion: '', seed: 1 };

const changesIn = (sources: readonly TrendSource[]) =>
  trend(sources, OPTIONS).respondents.flatMap(({ metrics }) => metrics);

describe('false alarms', () => {
  const designs: readonly [string, number, number, Partial<SimulatedSeriesOptions>][] = [
    ['460 questions on 155 subjects', 500, 1200, {}],
    ['92 questions', 100, 400, {}],
    ['one that hardly wavers', 500, 400, { spreads: { knowledgeWobble: 0.03, beliefWobble: 0.03 } }],
    ['two trials a month', 250, 200, { trials: 2 }],
  ];
  it.each(designs)('of %s: at most 5 %% of series', (name, asked, worlds, more) => {
    const questions = demoQuestions(3, asked);
    let alarmed = 0;
    let excluded = 0;
    for (let seed = 1; seed <= worlds; seed += 1) {
      const metrics = changesIn(simulatedSeries({ questions, months: MONTHS, seed, ...more }));
      if (metrics.some(({ changes }) => changes.length > 0)) alarmed += 1;
      const accuracy = metrics.find(({ metric }) => metric === 'correct/asked')!;
      const apart = accuracy.points.some(
        ({ difference }) => difference?.low != null && (difference.low > 0 || difference.high! < 0),
      );
      if (apart) excluded += 1;
    }
    console.log(
      `${name}: ${alarmed} of ${worlds} series alarmed, ${excluded} with an interval of accuracy beside 0`,
    );
    // Three standard errors of 5 % above it would still be no proof; what was seen lies far below.
    expect(alarmed / worlds).toBeLessThanOrEqual(0.05);
    expect(excluded / worlds).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / worlds));
  });
});

describe('three respondents, the error kept over all of them and their metrics', () => {
  const OTHERS = ['heron', 'magpie'];

  it('nothing changes: at most 5 % of series claim anything of anybody', () => {
    const questions = demoQuestions(3, 500);
    const worlds = 200;
    let alarmed = 0;
    for (let seed = 1; seed <= worlds; seed += 1) {
      const series = simulatedSeries({ questions, months: MONTHS, seed, others: OTHERS });
      if (changesIn(series).some(({ changes }) => changes.length > 0)) alarmed += 1;
    }
    console.log(`three respondents, 460 questions: ${alarmed} of ${worlds} series alarmed`);
    expect(alarmed / worlds).toBeLessThanOrEqual(0.05);
  });

  it.each([[650, 0.6]])(
    'one of the three drifts by three points, %i questions asked: it is found, and no other',
    (asked, least) => {
      const questions = demoQuestions(3, asked);
      const rated = questions.filter(({ kind }) => kind === 'answerable').length;
      const worlds = 60;
      let [found, wrong] = [0, 0];
      for (let seed = 1; seed <= worlds; seed += 1) {
        const drift = { from: 7, knowledge: -0.11 };
        const series = simulatedSeries({ questions, months: MONTHS, seed, drift, others: OTHERS });
        const [drifted, ...others] = trend(series, OPTIONS).respondents;
        const accuracy = drifted!.metrics.find(({ metric }) => metric === 'correct/asked')!;
        if (accuracy.changes.some(({ estimate }) => estimate.value! < 0)) found += 1;
        if (others.some(({ metrics }) => metrics.some(({ changes }) => changes.length > 0))) wrong += 1;
      }
      console.log(
        `three respondents, ${rated} questions: the drift of one found in ${found} of ${worlds}, a claim of another in ${wrong}`,
      );
      expect(found / worlds).toBeGreaterThanOrEqual(least);
      expect(wrong / worlds).toBeLessThanOrEqual(0.05);
    },
  );
});

describe('a drift of three points in month 7 of 12', () => {
  const worlds = 200;
  // Rated questions, and the share of series found that must be reached.
  const designs = [
    [325, 0.4],
    [490, 0.65],
    [650, 0.8],
    [870, 0.9],
    [1300, 0.98],
  ] as const;
  it.each(designs)('among %i questions asked', (asked, least) => {
    const questions = demoQuestions(3, asked);
    const rated = questions.filter(({ kind }) => kind === 'answerable').length;
    const months: number[] = [];
    let near = 0;
    let dropped = 0;
    for (let seed = 1; seed <= worlds; seed += 1) {
      const drift = { from: 7, knowledge: -0.11 };
      const metrics = changesIn(simulatedSeries({ questions, months: MONTHS, seed, drift }));
      const accuracy = metrics.find(({ metric }) => metric === 'correct/asked')!;
      const rates = accuracy.points.map(({ rate }) => rate.value!);
      const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
      dropped += (mean(rates.slice(6)) - mean(rates.slice(0, 6))) / worlds;
      const found = accuracy.changes.find(({ estimate }) => estimate.value! < 0);
      if (found === undefined) continue;
      months.push(found.foundAt + 1);
      if (found.earliest <= 6 && found.latest >= 6) near += 1;
    }
    const middle = months.sort((a, b) => a - b)[Math.floor(months.length / 2)];
    console.log(
      `${rated} questions: found ${((100 * months.length) / worlds).toFixed(1)} % of ${worlds} (drop ${(100 * dropped).toFixed(2)} points), median month ${middle}, month 7 among the likely ones in ${((100 * near) / months.length).toFixed(1)} %`,
    );
    expect(months.length / worlds).toBeGreaterThanOrEqual(least);
    expect(near / months.length).toBeGreaterThanOrEqual(0.85);
  });
});
