/**
 * Captions, findings and reasons, held as the sentences are: a reason why something is not shown is given only where its
 * premise holds, and what charts can say is said by some summary and not by all, or by a test of its own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Policy, statedPenalty } from '../../../src/core/policy.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { type Figures, isPresent } from '../../../src/stages/report/figures.ts';
import { figuresOnce } from './fixtures/figures-once.ts';
import { fragments } from './fixtures/fragments.ts';
import { GALLERY, STUDIES } from './fixtures/gallery-summaries.ts';
import { ODD } from './fixtures/odd-summaries.ts';

const HERE = import.meta.dirname;
const SRC = join(HERE, '../../../src/stages/report');
const SUMMARIES = Object.entries({
  ...GALLERY,
  'study of twelve': STUDIES['study of twelve']!,
  ...ODD,
}).map(([name, make]) => {
  const summary = make();
  return { name, summary, figures: figuresOnce(summary) };
});

/** What must be so where a reason is given; of the others the section is the premise itself. */
const PREMISES: Readonly<Record<string, (summary: Summary) => boolean>> = {
  'no penalty was stated in a prompt': ({ respondents }) =>
    !respondents.some(({ policy }) => policy !== null && statedPenalty(policy as Policy) !== null),
  'no confidence was asked for': ({ respondents }) => !respondents.some(({ policy }) => policy?.confidence),
  'none were asked': ({ provenance }) => (provenance.questions?.unanswerable ?? 0) === 0,
  'nothing was asked': ({ rates }) => rates.rows.length === 0,
  'no policy was asked in several wordings': ({ respondents }) =>
    new Set(respondents.map(({ policy }) => policy?.wording)).size < 2,
  'no model was asked at two levels of effort, thinking or temperature': ({ respondents }) =>
    (['effort', 'thinking', 'temperature'] as const).every(
      (one) => new Set(respondents.map(({ settings }) => settings[one])).size < 2,
    ),
  'no question has an outcome yet': ({ rates }) =>
    rates.rows.every(({ tally }) => tally.correct + tally.incorrect + tally.refused === 0),
};

describe.each(SUMMARIES)('$name', ({ summary, figures }) => {
  test('a reason is given only where its premise holds', () => {
    const untrue = figures
      .filter((entry) => !isPresent(entry))
      .filter(({ missing }) => PREMISES[missing]?.(summary) === false)
      .map(({ id, missing }) => `${id}: ${missing}`);
    expect(untrue).toEqual([]);
  });
});

function said(figures: readonly Figures[]): string {
  return figures
    .flatMap(({ charts }) => charts)
    .flatMap(({ title, caption, description, spec, table }) => [
      title,
      caption,
      description,
      JSON.stringify([spec, table]),
    ])
    .join('\n')
    .toLowerCase();
}

/** Of every report with outcomes: how its bars are read. */
const ALWAYS = [
  'Correct answers grow from the left, wrong ones from the right; what lies between was refused',
  '. The thin lines are the intervals: above the bar for correct, below it for wrong',
  'both axes are shares of the',
  'both axes are shares of the questions asked',
];

/** Words of an error, not of a chart. */
const ERRORS = ['a summary, as analyze gives it'];

/** Charts whose fixtures are those of another room. */
const ELSEWHERE = new Set(['claims.ts', 'languages.ts', 'coverage-bars.ts', 'trend-lines.ts', 'theme.ts']);

describe('what charts say, as their sources have it', () => {
  const texts = SUMMARIES.map(({ figures }) => said(figures));
  const tests = ['stages', 'pipeline', 'cli']
    .flatMap((room) =>
      readdirSync(join(HERE, '../..', room), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts') && !file.endsWith('captions-scanned.test.ts'))
        .map((file) => readFileSync(join(HERE, '../..', room, file), 'utf8')),
    )
    .join('\n')
    .replaceAll(/\s+/g, ' ');

  test.each(readdirSync(join(SRC, 'charts')).filter((file) => !ELSEWHERE.has(file)))('%s', (file) => {
    const unheld = fragments(readFileSync(join(SRC, 'charts', file), 'utf8')).filter((part) => {
      if (ALWAYS.includes(part) || ERRORS.includes(part) || tests.includes(part)) return false;
      const saying = texts.filter((text) => text.includes(part.toLowerCase())).length;
      return saying === 0 || saying === texts.length;
    });
    expect(unheld).toEqual([]);
  });
});
