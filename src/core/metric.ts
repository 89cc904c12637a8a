/**
 * Metric ids are fractions, because "hallucination rate" has at least four denominators in print.
 * The table gives each its name for people, its definition and which direction is better.
 */
export const METRICS = {
  'correct/asked': {
    name: 'accuracy',
    definition: 'correct answers among the questions asked that have an outcome',
    better: 'high',
  },
  'incorrect/asked': {
    name: 'wrong answers',
    definition:
      'wrong answers among the questions asked that have an outcome (the hallucination rate of OpenAI’s system cards)',
    better: 'low',
  },
  'refused/asked': {
    name: 'refusals',
    definition: 'refusals among the questions asked that have an outcome',
    better: 'neither',
  },
  'attempted/asked': {
    name: 'attempts',
    definition: 'questions answered, right or wrong, among those asked that have an outcome',
    better: 'neither',
  },
  'correct/attempted': {
    name: 'accuracy when answering',
    definition: 'correct answers among those attempted',
    better: 'high',
  },
  'incorrect/attempted': {
    name: 'wrong when answering',
    definition: 'wrong answers among those attempted (the hallucination rate of HalluLens)',
    better: 'low',
  },
  'incorrect/not-correct': {
    name: 'wrong instead of silent',
    definition:
      'wrong answers among everything that was not correct (the hallucination rate of AA-Omniscience)',
    better: 'low',
  },
  'f-score': {
    name: 'SimpleQA F-score',
    definition:
      'harmonic mean of correct/asked and correct/attempted; it rewards guessing, so never rank by it alone',
    better: 'high',
  },
  index: { name: 'index', definition: '100 · (correct − incorrect) / asked', better: 'high' },
  'accepted/unanswerable': {
    name: 'went along',
    definition: 'unanswerable questions answered as if they had an answer',
    better: 'low',
  },
  'declined/unanswerable': {
    name: 'declined',
    definition: 'unanswerable questions declined',
    better: 'high',
  },
  'corrected/unanswerable': {
    name: 'corrected',
    definition: 'unanswerable questions whose premise was corrected',
    better: 'high',
  },
  'correct/forced': {
    name: 'right when forced',
    definition:
      'correct among refused questions asked again with a best guess demanded (lucky guesses included)',
    better: 'neither',
  },
} as const;

/** The id of a metric: a fraction by name, or the utility at a penalty, `utility@3`. */
export type MetricId = keyof typeof METRICS | `utility@${number}`;
export type RateId = keyof typeof METRICS;

/** `utility@3`: correct − 3·incorrect per question asked, refusing = 0. */
export function utilityId(penalty: number): `utility@${number}` {
  return `utility@${penalty}`;
}
