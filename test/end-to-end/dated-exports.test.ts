/** What happened after a model stopped learning is told of exported answers as of the run: dates and cutoffs come back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../src/core/summary/summary.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

describe('answers to dated questions', () => {
  let place: Scratch;
  let simulator: Simulator;
  let run: string;
  let ofRun: ReturnType<typeof cutoffCells>;

  beforeAll(async () => {
    place = await scratch();
    const questions = demoQuestions(3, 24, { nonexistent: 0, perSubject: 1 }).map((question, at) => ({
      ...question,
      tags: [`event:${at % 3 === 0 ? '2026-03' : '2024-05-01'}`],
    }));
    const dataset = await place.questions('dated.jsonl', questions);
    simulator = await startSimulator({ questions, seed: 3 });
    const spec = await place.file(
      'spec.yaml',
      [
        `datasets: [${dataset}]`,
        'models: [simulated/owl, simulated/rook]',
        'modelFacts: { simulated/owl: { knowledgeCutoff: "2025-06" } }',
      ].join('\n'),
    );
    const ran = await at('run', spec, '--json', '--quiet', '--out', place.folder);
    const { runId, summary } = JSON.parse(ran.out);
    run = runId;
    ofRun = cutoffCells(summary);
  });
  afterAll(async () => {
    await simulator.close();
    await place[Symbol.asyncDispose]();
  });

  const at = (...words: string[]) =>
    closedbook([...words, '--store', place.path('s.db')], { CLOSEDBOOK_SIMULATED_URL: simulator.url });

  test('are sliced at the cutoff that the spec states', () => {
    expect(ofRun).toEqual([
      ['after the cutoff', 8],
      ['up to the cutoff', 16],
    ]);
  });

  test.each(['csv', 'jsonl', 'parquet', 'inspect', 'lm-eval', 'mlflow', 'langfuse', 'every-eval-ever'])(
    '%s keeps dates and cutoffs, read as a file and imported',
    async (to) => {
      const file = place.path(`answers.${to}`);
      await at('export', run, '--to', to, '--out', file, '--quiet');
      const analysed = await at('analyze', file, '--json');
      expect(cutoffCells(JSON.parse(analysed.out))).toEqual(ofRun);
      const imported = JSON.parse((await at('import', file, '--json', '--quiet')).out);
      const again = await at('analyze', imported.runId ?? imported.runs[0].runId, '--json');
      expect(cutoffCells(JSON.parse(again.out))).toEqual(ofRun);
    },
  );

  test('a plain file may state a cutoff in its own words beside each row', async () => {
    const rows = Array.from({ length: 30 }, (_, row) =>
      [
        `Who won race ${row}?`,
        `Ann Lee${row}`,
        'm',
        `Ann Lee${row}`,
        row % 2 ? '2026-03-01' : '2024',
        'June 2025',
      ].join(),
    );
    const file = await place.file(
      'plain.csv',
      ['question,gold,model,answer,event_date,training_cutoff', ...rows].join('\n'),
    );
    expect(cutoffCells(JSON.parse((await at('analyze', file, '--json')).out))).toEqual([
      ['after the cutoff', 15],
      ['up to the cutoff', 15],
    ]);
  });
});

/** Parts of the slice with their numbers of questions. */
function cutoffCells(given: Summary | { readonly summary: Summary }): [string, number][] {
  const summary = 'summary' in given ? given.summary : given;
  const slice = summary.slices?.slices.find(({ by }) => by === 'cutoff');
  return (slice?.cells ?? []).map(({ value, estimates }) => [
    value,
    estimates['correct/asked']!.denominator!,
  ]);
}
