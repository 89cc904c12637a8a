/** From answers to a review sheet, from the filled sheet to a new version of the question set. */
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatasetCard } from '../../src/core/dataset.ts';
import type { ItemsSection } from '../../src/core/summary/items.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { writeRows } from '../../src/rows/write-rows.ts';
import { REVIEW_COLUMNS } from '../../src/stages/dataset/items/review-sheet.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const TOWNS = ['Lisbon', 'Kyoto', 'Nairobi', 'Quito', 'Perth', 'Oulu'];
const MODELS = ['gpt-4o', 'gpt-4.1', 'claude-opus-4', 'claude-haiku-4', 'gemini-3-pro', 'llama-4'];
/** The set says Graz; five of six models say something else. */
const WRONG = 7;

describe('closedbook dataset items and review', () => {
  let place: Scratch;
  let answers: string;
  let dataset: string;

  beforeAll(async () => {
    place = await scratch();
    answers = place.path('answers.jsonl');
    dataset = place.path('towns.jsonl');
    const questions = Array.from({ length: 30 }, (_, at) => ({
      id: `town-${at}`,
      question: `Where was person number ${at} born?`,
      gold: at === WRONG ? 'Graz' : 'Ulm',
    }));
    await writeRows(dataset, questions);
    await writeRows(
      answers,
      questions.flatMap(({ id, question, gold }, at) =>
        MODELS.map((model, one) => {
          const erring = (at + one) % (one + 3) === 0 ? TOWNS[one] : 'Ulm';
          const says = at === WRONG ? (one === 5 ? 'Graz' : '=Bergen') : erring;
          return {
            question_id: id,
            question,
            gold,
            model,
            response: `Person number ${at} was born in ${says}.`,
          };
        }),
      ),
    );
  });
  afterAll(() => place[Symbol.asyncDispose]());

  async function filled(change: Readonly<Record<string, string>>): Promise<string> {
    const sheet = place.path('sheet.csv');
    await closedbook(['dataset', 'items', answers, '--out', sheet, '--json', '--quiet']);
    const rows: Record<string, unknown>[] = [];
    for await (const { row } of readRows(sheet)) {
      rows.push(row['question_id'] === `town-${WRONG}` ? { ...row, ...change } : row);
    }
    const path = place.path('filled.csv');
    await writeRows(path, rows, { columns: REVIEW_COLUMNS });
    return path;
  }

  const fix = {
    decision: 'fix',
    new_value: 'Bergen',
    reason: 'the gold is that of a namesake',
    source: 'Parish register of Bergen, 1871',
    name: 'Eva',
  };

  test('the planted wrong gold is first, with families read from model names', async () => {
    const { code, out } = await closedbook(['dataset', 'items', answers, '--json', '--quiet']);
    expect(code).toBe(0);
    const section = JSON.parse(out) as ItemsSection;
    expect(section.rows[0]).toMatchObject({ id: `town-${WRONG}`, gold: 'Graz', proposed: 'Bergen' });
    expect(section.rows[0]!.answers[0]!.families).toEqual(['gpt', 'claude', 'gemini']);
    expect(section.listed['wrong-gold']).toEqual([`town-${WRONG}`]);
  });

  test('the table fits 80 columns and warns of shared misconceptions', async () => {
    const { out } = await closedbook(['dataset', 'items', answers, '--quiet']);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out.replace(/\s+/g, ' ')).toMatch(/misconceptions they share.*source outside the models/);
  });

  test('a fix with a source makes a new version beside the old one, with parent and changelog', async () => {
    const before = await readFile(dataset, 'utf8');
    const out = place.path('second');
    const { code, out: said } = await closedbook([
      ...['dataset', 'review', await filled(fix), '--dataset', dataset, '--out', out, '--json'],
    ]);
    expect(code).toBe(0);
    const result = JSON.parse(said) as { parent: string; version: string };
    expect(result.version).not.toBe(result.parent);
    expect(await readFile(dataset, 'utf8')).toBe(before);
    const card = JSON.parse(await readFile(`${out}/card.json`, 'utf8')) as DatasetCard;
    expect(card.parent).toBe(result.parent);
    expect(card.changelog[0]).toMatch(
      /town-7: changed from "Graz" to "Bergen".*namesake.*Parish register.*by Eva/,
    );
    expect(await readFile(`${out}/questions.jsonl`, 'utf8')).toMatch(/Bergen/);
    const again = await closedbook([
      ...['dataset', 'review', await filled(fix), '--dataset', dataset, '--out', out],
    ]);
    expect(again.code).toBe(2);
    expect(again.err).toMatch(/never overwritten/);
  });

  test('a fix without a source is refused with its line, and nothing is written', async () => {
    const out = place.path('third');
    const { code, err } = await closedbook([
      ...['dataset', 'review', await filled({ ...fix, source: 'all models agree' })],
      ...['--dataset', dataset, '--out', out],
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(/filled\.csv\D*2: "fix" needs a source outside the models/);
    await expect(readFile(`${out}/questions.jsonl`)).rejects.toThrow();
  });

  test('an empty sheet and a foreign file are told apart from a review', async () => {
    const untouched = await filled({});
    const args = ['--dataset', dataset, '--out', place.path('fourth')];
    expect((await closedbook(['dataset', 'review', untouched, ...args])).err).toMatch(
      /no row has a decision/,
    );
    const foreign = place.path('foreign.csv');
    await writeFile(foreign, 'a,b\n1,2\n');
    expect((await closedbook(['dataset', 'review', foreign, ...args])).err).toMatch(
      /columns of a review sheet/,
    );
  });
});
