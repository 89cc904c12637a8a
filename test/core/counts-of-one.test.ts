/**
 * "1 questions" in no output: a count before a word is made by `counted`, or stands here because it is never one. Read from
 * the sources, which costs nothing and sees every output; what hides in a variable it cannot see.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { counted } from '../../src/core/counted.ts';

const SRC = join(dirname(fileURLToPath(import.meta.url)), '../../src');

const WORDS =
  'questions|respondents|replies|answers|runs|grades|pairs|sets|files|rows|families|languages|claims|subjects|trials|askings|workers|chunks|batches|requests|calls|models|verdicts|outcomes|settings|clusters|cells|people|wordings|resamples|panels|sources';
/** After "of" stands a whole, of which one would be no part; a line that asks for one has its own words. */
const COUNT = new RegExp(`(?<!\\bof )\\$\\{((?:[^{}]|\\{[^{}]*\\})*)\\} (?:${WORDS})\\b`, 'g');
const ASKS = /=== 1|> 1|RangeError/;

/** What stands before these words is never one, or no number. */
const NEVER_ONE = new Set([
  // Constants, and what is told of several alone.
  'FEW',
  'FEWEST_OUTCOMES',
  'estimatedOver',
  'parts.length',
  'gaps.length',
  'moves.length',
  'names.length',
  'pairs',
  'pairs.length',
  'section.pairs.length',
  'frontier.probabilityBest.resamples',
  'row.trials',
  'runs.length',
  'found.length',
  'fits.length',
  'members.length',
  'respondents',
  'respondents.length',
  'of',
  'wordings',
  'whom',
  'problems.length',
  'found.conflicts.length',
  'families',
  // Kinds and names.
  'kind',
  'row.kind',
  'question.kind',
  'record.grade.grader.id',
  // Rates and ranges.
  'decimal(row.wrongPerReply)',
  'rangeText(shown.map(({ people }) => people))',
  'rangeText(worth)',
  // Far too many, or named in a limit.
  'count',
  'needed',
  'grid.questions',
  'grid.respondents',
  'section.plan.questions',
  'planned.questions',
  'pilot.questions',
  'pilot.subjects',
  'asking.available',
  'plan.cached',
  'replies?.length',
  'grades?.length',
  'grouped(calls).padStart(12)',
  'failures',
  "replies.toLocaleString('en')",
  'planned',
  // One has its own sentence in the line before.
  'files',
  // Told of many, or to programmers.
  'table.length',
]);

function unheld(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('page-script.ts'))
    .flatMap((file) =>
      readFileSync(join(SRC, file), 'utf8')
        .split('\n')
        .flatMap((line, at) => {
          if (ASKS.test(line)) return [];
          return [...line.matchAll(COUNT)].flatMap(([all, said]) => {
            const number = said!.replace(/^(?:grouped|count|whole)\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/, '$1');
            return NEVER_ONE.has(number) ? [] : [`${file}:${at + 1} ${all}`];
          });
        }),
    );
}

describe('a count of one', () => {
  test('has its noun in the singular, wherever a count stands before a word', () => {
    expect(unheld()).toEqual([]);
  });

  test('and its verb, where the word takes it along', () => {
    expect(counted(1, 'reply', 'replies')).toBe('1 reply');
    expect(counted(1, 'reply waits', 'replies wait')).toBe('1 reply waits');
    expect(counted(1200, 'question')).toBe('1,200 questions');
  });
});
