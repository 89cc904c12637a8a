/**
 * Outcomes of simulated models as a table, without words and without HTTP: hundreds of seeds in seconds, for tests of
 * interval coverage and false alarms. The draws are those of the HTTP server: the same seed, question, instruction
 * and trial give the same outcome on both ways.
 */

import { checkArgument } from '../core/argument.ts';
import { type OutcomeTable, outcomeTableBuilder, type QuestionRow } from '../core/outcome-table.ts';
import { type Policy, parsePolicy } from '../core/policy.ts';
import type { Question } from '../core/question.ts';
import { questionRow } from '../core/question-row.ts';
import { type Respondent, respondentId } from '../core/respondent.ts';
import { extendKey, uniformAt } from './keyed-random.ts';
import { DEFAULT_SPREADS, type Decision, decide, mindOf, type Spreads } from './mind.ts';
import { questionFacts } from './question-facts.ts';
import type { ErrorMatrix } from './simulated-judge.ts';
import { drawVerdict } from './simulated-judge.ts';
import type { SimulatedModel } from './simulated-model.ts';
import { statedConfidence } from './stated-confidence.ts';
import { meanTokenLogprob } from './token-doubt.ts';

export interface SimulateOutcomesOptions {
  readonly questions: readonly Question[];
  readonly models: readonly SimulatedModel[];
  /** @default [plain] */
  readonly policies?: readonly Policy[];
  /** @default 1 */
  readonly seed?: number;
  /** Askings per question. @default 1 */
  readonly trials?: number;
  /** Ask again, forced, what was refused and this share of what was answered; absent = no forced pass. */
  readonly forcedControl?: number;
  /** Grades come from a judge that errs like this; absent = true outcomes. */
  readonly judge?: ErrorMatrix;
  /** Each open reply is also graded, without error, by a person with this probability. @default 0 */
  readonly humanShare?: number;
  readonly spreads?: Partial<Spreads>;
  /** Whether token probabilities come with the replies, and answers are told apart as trials are compared. @default false */
  readonly confidences?: boolean;
}

/**
 * A table of simulated outcomes, rows ordered by respondent, question, trial.
 * @example
 * simulateOutcomes({ questions: demoQuestions(1, 10), models: DEFAULT_MODELS.slice(0, 2) }).rows; // => 20
 */
export function simulateOutcomes(options: SimulateOutcomesOptions): OutcomeTable {
  checkArgument(Array.isArray(options?.questions), 'options.questions', {
    expected: 'a list of questions',
    given: options?.questions,
  });
  checkArgument(Array.isArray(options.models), 'options.models', {
    expected: 'a list of simulated models',
    given: options.models,
  });
  const {
    questions,
    models,
    policies = [parsePolicy('plain')],
    seed = 1,
    trials = 1,
    humanShare = 0,
  } = options;
  const world = { seed, spreads: { ...DEFAULT_SPREADS, ...options.spreads } };
  const facts = questions.map(questionFacts);
  const respondents = models.flatMap((model) => policies.map((policy) => ({ model, policy })));
  const builder = outcomeTableBuilder(questions.length * respondents.length * trials);
  for (const [respondent, { model, policy }] of respondents.entries()) {
    for (const [question, questionFact] of facts.entries()) {
      const mind = mindOf(model, questionFact, { world });
      for (let trial = 0; trial < trials; trial += 1) {
        const open = decide(mind, world.spreads, { policy, trial: trialName(trial), seed });
        const add = (decision: typeof open, pass: 'open' | 'forced') => {
          const { outcome, key } = decision;
          const drawn = pass === 'open' && uniformAt(key, 50) < humanShare;
          const verdict =
            outcome === null
              ? 'ungraded'
              : options.judge === undefined
                ? outcome
                : drawVerdict(options.judge[outcome], uniformAt(extendKey(key, 'judge'), 0));
          builder.add({
            question,
            respondent,
            trial,
            pass,
            cell: drawn && outcome !== null ? outcome : verdict,
            reason: verdict === 'refused' ? (decision.reason ?? 'unknown') : null,
            automaticCell: verdict,
            humanCell: drawn ? outcome : null,
            inclusion: humanShare,
            confidence: policy.confidence ? statedConfidence(decision, model) : null,
            ...(options.confidences ? tracesOf(decision, trial) : {}),
          });
        };
        add(open, 'open');
        if (options.forcedControl === undefined) continue;
        const isAsked = open.outcome === 'refused' || uniformAt(open.key, 51) < options.forcedControl;
        if (isAsked)
          add(
            decide(mind, world.spreads, { policy, pass: 'forced', trial: trialName(trial), seed }),
            'forced',
          );
      }
    }
  }
  return builder.build({
    questions: questions.map(rowOf),
    respondents: respondents.map(({ model, policy }) => respondentOf(model, policy)),
    closedBook: respondents.map(() => 'declared'),
    planned: respondents.map(() => questions.length * trials),
  });
}

/** One set is drawn in hundreds of worlds; what its questions are in a table stays the same. */
const rows = new WeakMap<Question, QuestionRow>();

function rowOf(question: Question): QuestionRow {
  const row = rows.get(question) ?? questionRow(question, { dataset: 'simulated' });
  rows.set(question, row);
  return row;
}

/** What a reply shows besides its words: how likely its tokens were, and which of the answers to its question it is. */
function tracesOf({ certainty, outcome, misconception, key }: Decision, trial: number) {
  return {
    meanLogprob: meanTokenLogprob(certainty, uniformAt(key, 52)),
    answerCluster:
      outcome === 'correct' ? 0 : outcome === 'refused' ? -1 : misconception === 'none' ? 2 + trial : 1,
  };
}

/** The trial's name in the draws: the first is the request without a nonce. */
function trialName(trial: number): string {
  return trial === 0 ? '' : String(trial);
}

function respondentOf(model: SimulatedModel, policy: Policy): Respondent {
  const name = `simulated/${model.name}`;
  return {
    id: respondentId(name, {}, policy),
    model: name,
    settings: {},
    policy,
    family: model.family,
    knowledgeCutoff: model.knowledgeCutoff,
    simulated: true,
  };
}
