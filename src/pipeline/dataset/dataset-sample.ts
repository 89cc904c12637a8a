/**
 * `closedbook dataset sample`: a part of a set, drawn in strata to a size or to the width of an interval, or chosen so
 * that past respondents rank on it as on the whole.
 */
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { type OutcomeTable, outcomeOfCode, PASSES } from '../../core/outcome-table.ts';
import type { Question } from '../../core/question.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { COVERAGE_FIELDS, coverageValue } from '../../stages/dataset/coverage.ts';
import {
  type OutcomeGrid,
  type RankingSample,
  rankingSample,
} from '../../stages/dataset/sample/ranking-sample.ts';
import { stratifiedSample } from '../../stages/dataset/sample/stratified-sample.ts';
import { nForHalfWidth } from '../../stats/plan/n-for-half-width.ts';
import { loadDataset } from '../datasets.ts';
import { outcomeTableOf } from '../summarize/outcome-table-of.ts';
import type { Workspace } from '../workspace.ts';
import { type WrittenDataset, writeDataset } from './write-dataset.ts';

export interface SampleDatasetOptions {
  readonly size?: number | undefined;
  /** Half-width of the 95 % interval of a rate, in (0, 0.5]; the size follows, at the worst rate of one half. */
  readonly halfWidth?: number | undefined;
  /** Fields of coverage. */
  readonly by: readonly string[];
  /** Runs or files of answers whose ranking the part shall keep. */
  readonly like: readonly string[];
  readonly out?: string | undefined;
  /** `field=column`. */
  readonly map: readonly string[];
  readonly seed: number;
}

export interface SampledDataset {
  readonly of: number;
  readonly size: number;
  readonly strata: readonly { readonly stratum: string; readonly of: number; readonly drawn: number }[];
  /** Only where a ranking was kept. */
  readonly ranking:
    | (Omit<RankingSample, 'chosen'> & { readonly respondents: number; readonly answered: number })
    | null;
  readonly ids: readonly string[];
  readonly written: WrittenDataset | null;
}

/** @throws ClosedbookError `usage` for a size that cannot be drawn or an unknown field; the errors of reading. */
export async function sampleDataset(
  nameOrPath: string,
  workspace: Workspace,
  options: SampleDatasetOptions,
): Promise<SampledDataset> {
  const unknown = options.by.find((field) => !COVERAGE_FIELDS.includes(field));
  if (unknown !== undefined) {
    throw new ClosedbookError('usage', `--by expects ${COVERAGE_FIELDS.join(', ')}, got "${unknown}"`);
  }
  const dataset = await loadDataset(nameOrPath, { map: parseColumnMap(options.map) });
  const { questions } = dataset;
  const size = sizeOf(options, questions.length);
  const strata = questions.map((question) =>
    options.by.map((field) => coverageValue(question, field)).join(' · '),
  );
  let places: readonly number[];
  let ranking: SampledDataset['ranking'] = null;
  if (options.like.length === 0) places = stratifiedSample(strata, { size, seed: options.seed });
  else {
    const { grid, at } = gridOf(await outcomeTableOf(options.like, workspace), questions);
    if (size > grid.questions) {
      throw new ClosedbookError(
        'usage',
        `--size ${size}: ${grid.questions} questions of the set were answered by all ${grid.respondents} respondents`,
      );
    }
    const { chosen, heldOut, random } = rankingSample(grid, { size, seed: options.seed });
    ranking = { heldOut, random, respondents: grid.respondents, answered: grid.questions };
    places = chosen.map((question) => at[question]!);
  }
  const kept = new Set(places);
  const counts = new Map<string, { of: number; drawn: number }>();
  for (const [place, stratum] of strata.entries()) {
    const count = counts.get(stratum) ?? { of: 0, drawn: 0 };
    counts.set(stratum, { of: count.of + 1, drawn: count.drawn + (kept.has(place) ? 1 : 0) });
  }
  const drawn = questions.filter((_, place) => kept.has(place));
  const written =
    options.out === undefined
      ? null
      : await writeDataset(each(drawn), {
          out: options.out,
          parentCard: dataset.card,
          parentVersion: () => dataset.version,
          change: () => changeText(options, drawn.length, questions.length),
        });
  return {
    of: questions.length,
    size: drawn.length,
    strata: options.by.length === 0 ? [] : [...counts].map(([stratum, count]) => ({ stratum, ...count })),
    ranking,
    ids: drawn.map(({ id }) => id),
    written,
  };
}

async function* each(questions: readonly Question[]): AsyncGenerator<Question> {
  yield* questions;
}

function sizeOf({ size, halfWidth }: SampleDatasetOptions, questions: number): number {
  if ((size === undefined) === (halfWidth === undefined)) {
    throw new ClosedbookError('usage', 'expected one of --size and --width');
  }
  if (size !== undefined) {
    if (size <= questions) return size;
    throw new ClosedbookError('usage', `--size ${size}: the set has ${counted(questions, 'question')}`);
  }
  const width = halfWidth as number;
  if (width <= 0 || width > 0.5)
    throw new ClosedbookError('usage', `--width expects a half-width up to 0.5, got ${width}`);
  const needed = nForHalfWidth(0.5, { halfWidth: width });
  if (needed <= questions) return needed;
  throw new ClosedbookError('usage', `--width ${width} needs ${needed} questions, the set has ${questions}`, {
    hint: 'Allow a wider interval, or add questions.',
  });
}

function changeText(options: SampleDatasetOptions, drawn: number, of: number): string {
  const how =
    options.like.length > 0
      ? `chosen to rank respondents as the whole does (${options.like.join(', ')})`
      : `drawn ${options.by.length === 0 ? 'at random' : `within ${options.by.join(', ')}`}`;
  return `closedbook dataset sample: ${drawn} of ${of} questions ${how}, seed ${options.seed}`;
}

/** Open-pass outcomes of the first trial, for questions of the set that every respondent has an outcome on. */
function gridOf(
  table: OutcomeTable,
  questions: readonly Question[],
): { readonly grid: OutcomeGrid; readonly at: readonly number[] } {
  const placeOf = new Map(questions.map(({ id }, place) => [id, place]));
  const places = table.questions.map(({ id }) => placeOf.get(id));
  const width = table.questions.length;
  const cells = new Uint8Array(table.respondents.length * width).fill(NONE);
  for (let row = 0; row < table.rows; row += 1) {
    if (PASSES[table.pass[row]!] !== 'open' || outcomeOfCode(table.cell[row]!) === null) continue;
    const cell = table.respondent[row]! * width + table.question[row]!;
    if (cells[cell] === NONE) cells[cell] = table.cell[row]!;
  }
  const full: number[] = [];
  for (let question = 0; question < width; question += 1) {
    const everyone = table.respondents.every(
      (_, respondent) => cells[respondent * width + question] !== NONE,
    );
    if (everyone && places[question] !== undefined) full.push(question);
  }
  if (full.length === 0) {
    throw new ClosedbookError('usage', 'no question of the set has an outcome of every respondent', {
      hint: 'The ids of the questions must be those of the run.',
    });
  }
  const grid = {
    respondents: table.respondents.length,
    questions: full.length,
    cells: Uint8Array.from({ length: table.respondents.length * full.length }, (_, index) => {
      const respondent = Math.floor(index / full.length);
      return cells[respondent * width + full[index % full.length]!]!;
    }),
  };
  return { grid, at: full.map((question) => places[question] as number) };
}

const NONE = 255;
