/**
 * Draws the questions of a run whose order is adaptive: each with a chance that earlier runs' replies give it, fixed before
 * anybody is asked. They are asked in random order, so that a run which stops early is an equal draw from those drawn and its
 * weights stand.
 */
import type { Drawing } from '../../core/adaptive-order.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { contentHash } from '../../core/hash.ts';
import { type Question, questionHash } from '../../core/question.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import type { Store } from '../../core/store/store.ts';
import { questionScores } from '../../stages/analyze/planning/question-scores.ts';
import { inclusionProbabilities } from '../../stats/draw/inclusion-probabilities.ts';
import { pivotalSample } from '../../stats/draw/pivotal-sample.ts';
import { createRandom } from '../../stats/draw/random.ts';

/** Four times the equal weight is the most that a reply can have. */
const FLOOR = 0.25;

/** @throws ClosedbookError `usage` for what an adaptive order cannot go with, before anything is written */
export function assertCanDraw(spec: RunSpec): void {
  if (spec.order === undefined) return;
  const refuse = (why: string, hint: string) =>
    new ClosedbookError('usage', `--order adaptive ${why}`, { hint });
  if (spec.sample === undefined) {
    throw refuse('chooses which questions are asked, and needs --sample N', 'Without it all are asked.');
  }
  if (spec.datasets.length > 1) {
    throw refuse(
      `draws from one question set, got ${spec.datasets.length}`,
      'Make one set of them, or ask each in a run of its own.',
    );
  }
  if (spec.until !== undefined) {
    throw refuse(
      'draws with unlike chances, and --until needs equal ones',
      'Its intervals at every look hold for questions in plain random order: leave out one of the two.',
    );
  }
  if (spec.forced) {
    throw refuse('is for ranking, and has no forced pass', 'Ask the forced pass in a run of its own.');
  }
}

export interface AdaptiveDraw {
  readonly drawing: Drawing;
  /** Those drawn, in the order of asking. */
  readonly questions: readonly Question[];
}

/** @throws ClosedbookError `run-unknown` for an earlier run that is not there, `usage` where none knows any of the questions */
export async function adaptiveDraw(
  all: AsyncIterable<Question>,
  spec: RunSpec,
  store: Store,
): Promise<AdaptiveDraw> {
  const order = spec.order!;
  const from = [];
  for (const id of order.from) from.push((await store.run(id)).id);
  const scores = questionScores(await store.outcomeTable(from), order);
  const ranked: { readonly question: Question; readonly rank: string }[] = [];
  for await (const question of all) {
    ranked.push({ question, rank: contentHash(['adaptive order', spec.seed, question.id]) });
  }
  // The draw is a function of ids and seed, whatever the order of the file.
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const questions = ranked.map(({ question }) => question);
  const told = questions.map((question) => {
    const found = scores.get(question.id);
    return found !== undefined && found.hash === questionHash(question) ? found.score : null;
  });
  const known = told.filter((score) => score !== null);
  if (known.length === 0) {
    throw new ClosedbookError(
      'usage',
      `${from.join(', ')} ${from.length === 1 ? 'has' : 'have'} no reply to any of these questions`,
      { hint: 'An adaptive order takes earlier runs of the same questions; --sample alone draws at random.' },
    );
  }
  // Of what nobody was asked nothing is known: it is drawn as the others are on average.
  const mean = known.reduce((sum, score) => sum + score, 0) / known.length;
  const chances = inclusionProbabilities(
    told.map((score) => score ?? mean),
    { count: spec.sample!, floor: FLOOR },
  );
  const random = createRandom(spec.seed, { stream: 'adaptive order' });
  const drawn = pivotalSample(chances, random);
  return {
    questions: drawn.map((place) => questions[place]!),
    drawing: {
      ...order,
      from,
      seed: spec.seed,
      population: questions.length,
      known: known.length,
      floor: FLOOR,
      inclusion: Object.fromEntries(drawn.map((place) => [questions[place]!.id, chances[place]!])),
    },
  };
}
