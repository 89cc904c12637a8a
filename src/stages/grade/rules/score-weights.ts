/**
 * Weights of the rules' score: data, made by scripts/fit-score.ts. Ridge logistic regression (ridge 2) on the
 * 2917 answers of EVOUNA's public half (Natural Questions and TriviaQA, four models, human labels) that no rule
 * settles alone. The thresholds were chosen on cross-validation by question; docs/grading.md has the curve.
 */
import type { ScoreWeights } from './score.ts';

export const SCORE_WEIGHTS: ScoreWeights = {
  intercept: -0.18,
  weights: {
    phrase: 0.42,
    phraseLate: -0.29,
    phraseEchoed: 0.17,
    recall: 1.05,
    addedRecall: 0.6,
    addedFull: -0.11,
    addedMost: 0.39,
    addedHalf: 0.33,
    addedNone: -0.23,
    allEchoed: -0.22,
    nameFull: 1.27,
    nameFamily: 0.55,
    nameOther: -0.77,
    dateSame: 0.66,
    dateLate: 0.66,
    dateCoarser: 1.72,
    dateNone: -1.29,
    numberSame: -0.29,
    numberLate: -0.29,
    numberNear: -0.62,
    numberNone: 0.84,
    absentPerson: -0.89,
    absentPlace: -0.05,
    absentThing: 0.14,
    absentProper: -1.1,
    absentShort: -0.17,
    absentEntity: -0.11,
    reasonAsked: -0.23,
    reasonAbsent: -0.69,
    longExpected: -0.2,
    longAnswer: 0.34,
    shortAnswer: -0.67,
    explained: 1.99,
    otherEntities: -0.57,
    manyCandidates: 0.58,
    properPartial: -0.88,
    refusal: -0.02,
    hedge: -0.4,
    negated: -0.04,
    severalAliases: -1.41,
  },
  correctFrom: 0.75,
  incorrectTo: 0.15,
};
