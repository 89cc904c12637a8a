/**
 * How often questions succeed with whom, from few respondents: logit of the chance = the respondent's ability + the
 * question's ease, eases drawn from a normal whose variance is estimated too. One curve a question in which only its place
 * is free; a slope of its own (irt-two-parameter.ts) takes hundreds of respondents, and one has a handful.
 */

/** Successes out of trials of one respondent on one question; pairs without a trial are left out. */
export interface EffectCell {
  /** Places, 0-based. */
  readonly respondent: number;
  readonly question: number;
  readonly successes: number;
  readonly trials: number;
}

export interface QuestionEffects {
  /** On the logit scale; 0 for a question without a trial, the mean of the eases. */
  readonly ease: Float64Array;
  /** Variance of each ease given the answers; that of all eases where there was no trial. */
  readonly easeVariance: Float64Array;
  readonly ability: Float64Array;
  /** Variance of the eases over questions. */
  readonly variance: number;
}

/** Prior variance of an ability, so that one who never fails stays finite. */
const ABILITY_VARIANCE = 9;
const ROUNDS = 200;
const LEAPS = 50;
const CLOSE = 1e-8;
const LEAST_VARIANCE = 1e-3;

/**
 * The most probable eases and abilities; the variance by EM on the normal approximation of the eases.
 *
 * @throws RangeError where successes exceed trials or a place lies outside
 * Source: Rasch 1960; Breslow and Clayton 1993, Journal of the American Statistical Association 88:9 (penalised likelihood).
 * @example
 * questionEffects([{ respondent: 0, question: 0, successes: 1, trials: 1 }], { respondents: 1, questions: 2 }).ease[1]; // => 0
 */
export function questionEffects(
  cells: readonly EffectCell[],
  { respondents, questions }: { readonly respondents: number; readonly questions: number },
): QuestionEffects {
  for (const { respondent, question, successes, trials } of cells) {
    const inside = respondent < respondents && question < questions && respondent >= 0 && question >= 0;
    if (!inside || !(successes >= 0 && successes <= trials)) {
      throw new RangeError(
        `expected successes from 0 to trials at a place inside, got ${successes} of ${trials} at ${respondent}, ${question}`,
      );
    }
  }
  const ability = new Float64Array(respondents);
  const ease = new Float64Array(questions);
  const slope = new Float64Array(Math.max(respondents, questions));
  const bend = new Float64Array(slope.length);
  let variance = 1;
  /** One damped Newton step for every effect of one kind, the other held. @returns the largest move */
  const step = (effects: Float64Array, at: 'respondent' | 'question', prior: number): number => {
    slope.fill(0);
    bend.fill(0);
    for (const cell of cells) {
      const chance = 1 / (1 + Math.exp(-(ability[cell.respondent]! + ease[cell.question]!)));
      slope[cell[at]]! += cell.successes - cell.trials * chance;
      bend[cell[at]]! += cell.trials * chance * (1 - chance);
    }
    let most = 0;
    for (let place = 0; place < effects.length; place += 1) {
      const move = (slope[place]! - effects[place]! / prior) / (bend[place]! + 1 / prior);
      const held = Math.max(-1, Math.min(1, move));
      effects[place]! += held;
      most = Math.max(most, Math.abs(held));
    }
    return most;
  };
  /** Effects at the variance, then the variance that they ask for: one step of EM. */
  const expected = (): number => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const moved = Math.max(step(ability, 'respondent', ABILITY_VARIANCE), step(ease, 'question', variance));
      if (moved < CLOSE) break;
    }
    let squares = 0;
    for (let place = 0; place < questions; place += 1) {
      squares += ease[place]! ** 2 + 1 / (bend[place]! + 1 / variance);
    }
    return questions === 0 ? 1 : Math.max(LEAST_VARIANCE, squares / questions);
  };
  // EM creeps where there is little to learn a variance from: two steps tell where they lead to (Steffensen).
  for (let leap = 0; leap < LEAPS; leap += 1) {
    const before = variance;
    const first = expected();
    variance = first;
    const second = expected();
    variance = second;
    const bent = second - 2 * first + before;
    const reached = before - (first - before) ** 2 / bent;
    if (bent !== 0 && reached > LEAST_VARIANCE && reached < 100) variance = reached;
    if (Math.abs(variance - before) < CLOSE * Math.max(1, before)) break;
  }
  expected();
  const easeVariance = Float64Array.from(ease, (_, place) => 1 / (bend[place]! + 1 / variance));
  return { ease, easeVariance, ability, variance };
}
