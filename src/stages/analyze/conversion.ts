/**
 * Can the eager model be made conservative? Per model the routes to fewer answers, each a curve from bold to careful,
 * their envelopes, and at every penalty the best setting with what it is worth on questions that did not choose it.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { ConversionChoice, ConversionSection } from '../../core/summary/refusal.ts';
import { mean } from '../../stats/numeric/sum.ts';
import type { CrossFittedChoice } from '../../stats/penalty/cross-fitted-choice.ts';
import { crossFittedUtilities } from '../../stats/penalty/cross-fitted-utilities.ts';
import { utilityEnvelope } from '../../stats/penalty/utility-envelope.ts';
import { asEstimate } from './as-estimate.ts';
import { type Candidate, type ModelCandidates, modelCandidates, PROMPTS } from './conversion-candidates.ts';
import { conversionSentences } from './conversion-sentences.ts';
import type { EstimatedBase } from './estimated-base.ts';
import type { Grid } from './grid.ts';
import { repeatedAnswers } from './repeated-answers.ts';
import { membersByModel } from './same-model.ts';

type Model = ConversionSection['models'][number];

export interface ConversionOptions {
  readonly level: number;
  readonly seed: number;
  readonly penalties: readonly number[];
  readonly label: (id: string) => string;
  /** What the choice rests on where outcomes are missing. @default [] */
  readonly bases?: readonly EstimatedBase[];
}

const DECLINE = 'decline everything';
/** Fewer common questions than this give folds of one or two. */
const FEWEST_QUESTIONS = 20;

/** The section; undefined when no model has more than one setting. */
export function conversionSection(
  table: OutcomeTable,
  grid: Grid,
  options: ConversionOptions,
): ConversionSection | undefined {
  const { bases = [] } = options;
  const repeated = repeatedAnswers(table);
  const stating = confident(table);
  const mayConvert = (members: readonly number[]): boolean =>
    members.length > 1 || repeated[members[0]!]!.length > 0 || stating.has(members[0]!);
  const models = [...membersByModel(table.respondents)]
    .filter(([, members]) => mayConvert(members))
    .map(([model, members]) => modelCandidates(table, grid, { model, members, repeated, bases }))
    .filter(({ columns, routes }) => columns.length >= FEWEST_QUESTIONS && candidatesOf(routes).length > 1)
    .map((candidates) => modelOf(candidates, grid, options));
  return models.length === 0 ? undefined : { models };
}

/** Respondents that have a confidence at least once, stated or of their tokens. */
function confident(table: OutcomeTable): ReadonlySet<number> {
  const found = new Set<number>();
  for (let row = 0; row < table.rows; row += 1) {
    if (table.confidence[row]! >= 0 || table.tokenProbability[row]! >= 0) found.add(table.respondent[row]!);
  }
  return found;
}

/** Every setting once: the curves of the other routes start at a prompt, which stands among the prompts. */
function candidatesOf(routes: ModelCandidates['routes']): Candidate[] {
  return routes.flatMap(({ route, candidates }) => candidates.filter((one) => one.route === route));
}

function modelOf(candidates: ModelCandidates, grid: Grid, options: ConversionOptions): Model {
  const { model, columns, routes, estimated, asked } = candidates;
  const all = candidatesOf(routes);
  const clusters = Array.from(columns, (column) => grid.cluster[column]!);
  const prompts = routes.find(({ route }) => route === PROMPTS)?.candidates ?? [];
  const eager = prompts.reduce((most, one) => (attempts(one) > attempts(most) ? one : most));
  const best = new Set(
    utilityEnvelope(
      all.map(({ incorrect }) => mean(incorrect)),
      all.map(({ correct }) => mean(correct)),
    ).flatMap((reign) => reign.best),
  );
  const nothing = { correct: new Float64Array(columns.length), incorrect: new Float64Array(columns.length) };
  const fitted = crossFittedUtilities([...all, nothing], clusters, options);
  const choose = (some: readonly Candidate[]): ConversionChoice[] =>
    options.penalties.map((penalty) => {
      const among = [...some.map((one) => all.indexOf(one)), all.length];
      const choice = fitted({ penalty, among });
      const gain = fitted({ penalty, among, over: all.indexOf(eager) });
      return choiceAt(penalty, choice, { gain, candidates: some });
    });
  const known: Omit<Model, 'sentences'> = {
    model,
    questions: columns.length,
    ...(estimated ? { estimated } : {}),
    clusters: new Set(clusters).size,
    eager: eager.respondent,
    routes: routes.map(({ route, respondent, candidates: settings }) => ({
      route,
      respondent,
      points: settings.map((one) => ({
        setting: one.setting,
        correct: mean(one.correct),
        incorrect: mean(one.incorrect),
        n: columns.length,
        respondent: one.respondent,
        onEnvelope: best.has(all.indexOf(one)),
      })),
      best: choose(settings),
    })),
    best: choose(all),
  };
  return {
    ...known,
    sentences: conversionSentences(known, { eager: eager.setting, asked, label: options.label }),
  };
}

function choiceAt(
  penalty: number,
  choice: CrossFittedChoice,
  { gain, candidates }: { readonly gain: CrossFittedChoice; readonly candidates: readonly Candidate[] },
): ConversionChoice {
  const metric = `utility@${penalty}`;
  const chosen = choice.chosen === null ? undefined : candidates[choice.chosen];
  const estimated = (fitted: CrossFittedChoice, name: string): Estimate =>
    asEstimate(fitted, {
      metric: name,
      numerator: fitted.heldOut.reduce((total, value) => total + value, 0),
      denominator: fitted.heldOut.length,
    });
  return {
    penalty,
    setting: chosen?.setting ?? DECLINE,
    route: chosen?.route ?? null,
    utility: estimated(choice, metric),
    inSample: choice.inSample,
    chosenInFolds: sureness(choice),
    gain: estimated(gain, `${metric}, gain`),
  };
}

function sureness({ chosen, votes, folds }: CrossFittedChoice): number | null {
  return chosen === null || folds === 0 ? null : votes[chosen]! / folds;
}

function attempts({ correct, incorrect }: Candidate): number {
  return mean(correct) + mean(incorrect);
}
