/** `run --dry-run`: the numbers are those of the run that would follow, and fit an 80-column terminal. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scratch } from '../end-to-end/scratch.ts';
import { closedbook } from './captured-terminal.ts';

const dryRun = (...more: string[]) => closedbook(['run', '--dry-run', ...more]);

describe('a dry run', () => {
  test('counts a question that stands in two sets once, as the run asks it once', async () => {
    const sets = ['-d', 'person-facts', '-d', 'false-premises', '-m', 'simulated/rook'];
    const parts = await Promise.all(
      ['person-facts', 'false-premises'].map((set) => dryRun('-d', set, '-m', 'simulated/rook', '--json')),
    );
    const whole = await dryRun(...sets, '--json');
    const questions = (out: string): number => JSON.parse(out).questions;
    const sum = parts.reduce((total, part) => total + questions(part.out), 0);
    expect(questions(whole.out)).toBeLessThan(sum);
    expect(JSON.parse(whole.out).calls).toBe(questions(whole.out));
  });

  test('says in plain words what is paid for and what is simulated, in lines of 80 columns', async () => {
    const { out } = await dryRun(
      ...['-d', 'people-who-never-were', '--sample', '30', '--forced', '--judge', 'simulated/assayer'],
      ...['-m', 'simulated/rook', '-m', 'openai/gpt-4.1', '-m', 'compatible/mine@http://localhost:9/v1'],
      ...['-p', 'plain+confidence'],
    );
    expect(out.replaceAll('\n', ' ')).toMatch(
      /^30 questions, about 123 calls, \$\d+\.\d\d and what 1 respondent of unknown price costs /,
    );
    expect(out).toMatch(/ simulated {2}simulated\/rook · plain\+confidence\n/);
    expect(out).toContain('price unknown');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('says how far a limit of cost reaches that is below what is reckoned', async () => {
    const set = ['-d', 'people-who-never-were', '--sample', '30', '-m', 'openai/gpt-4.1'];
    const { costUsd } = JSON.parse((await dryRun(...set, '--json')).out);
    const told = async (limit: number) =>
      (await dryRun(...set, '--max-cost', String(limit))).out.replace(/\s+/g, ' ');
    expect(await told(costUsd / 2)).toMatch(
      /more than the limit of \$\d+\.\d\d: the run would stop after about (?:49|50) % of it/,
    );
    expect(await told(costUsd * 2)).not.toContain('limit');
  });

  test('reckons with the price of batches where it is known, and says where it is not', async () => {
    const set = ['-d', 'people-who-never-were', '--sample', '30'];
    const known = [
      '-m',
      'openai/gpt-4.1',
      '-m',
      'anthropic/claude-opus-5-5',
      '-m',
      'gemini/gemini-3.6-flash',
      '--judge',
      'openai/gpt-6-luna',
    ];
    const cost = (out: string): number => JSON.parse(out).costUsd;
    const live = await dryRun(...set, ...known, '--json');
    const batch = await dryRun(...set, ...known, '--json', '--batch');
    expect(cost(batch.out)).toBeCloseTo(cost(live.out) / 2, 10);
    const [judged] = JSON.parse(batch.out).judging;
    expect(judged.costUsd).toBeCloseTo(JSON.parse(live.out).judging[0].costUsd / 2, 10);
    expect(JSON.parse(batch.out).batches).toEqual({ askedLive: [], fullPrice: [] });
    const gateway = 'openai/gpt-4.1@https://gateway.example/v1';
    const { out } = await dryRun(...set, '--batch', '-m', gateway, '-m', 'mistral/mistral-large');
    expect(out).toContain(`at full price, for that of batches is not known`);
    expect(out).toContain('live, for no batches are known of the server');
  });

  test('refuses a mistyped simulated model, as the run does before it makes anything', async () => {
    await using place = await scratch();
    const args = [
      'run',
      '-d',
      'people-who-never-were',
      '-m',
      'simulated/owll',
      '--store',
      place.path('a.db'),
    ];
    for (const more of [['--dry-run'], []]) {
      const { code, err } = await closedbook([...args, ...more]);
      expect(code).toBe(2);
      expect(err).toContain('Did you mean simulated/owl?');
    }
    expect(existsSync(place.path('a.db'))).toBe(false);
    const { err } = await closedbook(args.with(-3, 'simulated/nosuch'));
    expect(err).toContain('There are simulated/');
    expect(err).not.toContain('Did you mean');
  });

  test('names the known model that a mistyped name was meant to be, and none for a new version', async () => {
    const set = ['-d', 'people-who-never-were', '--sample', '3'];
    const named = ['openai/gtp-6-luna', 'openai/gpt-6.3-luna', 'openai/mine-6-luna', 'mistral/gtp-6-luna'];
    const { code, err } = await dryRun(...set, ...named.flatMap((name) => ['-m', name]));
    expect(code).toBe(0);
    expect(err.match(/did you mean \S+\?/g)).toEqual(['did you mean openai/gpt-6-luna?']);
  });

  test('a run on a set that does not exist leaves no run behind', async () => {
    await using place = await scratch();
    const store = ['--store', place.path('b.db')];
    const args = ['run', '-d', 'nowhere.csv', '-m', 'compatible/mine@http://localhost:9/v1', ...store];
    expect((await closedbook(args)).code).toBe(2);
    expect(JSON.parse((await closedbook(['runs', '--json', ...store])).out)).toEqual([]);
  });

  test('reckons second verdicts into what judging costs at most, as the plan does', async () => {
    const set = ['-d', 'people-who-never-were', '-m', 'openai/gpt-4.1', '--judge', 'openai/gpt-4.1'];
    const judging = async (...more: string[]) =>
      JSON.parse((await dryRun(...set, '--sample', '40', '--json', ...more)).out).judging[0];
    const once = await judging();
    const half = await judging('--judge-again', '0.5');
    expect([once.calls, half.calls]).toEqual([40, 60]);
    expect(half.costUsd / once.costUsd).toBeCloseTo(1.5, 9);
    const planned = await closedbook(['plan', '--questions', '40', ...set, '--judge-again', '0.5', '--json']);
    expect(JSON.parse(planned.out).asking.judges[0].calls).toBe(60);
  });
});
