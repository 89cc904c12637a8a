/** The rules about a set as a whole, or several sets together. */
import type { SetRule } from './lint-rule.ts';
import { brokenPair } from './set-rules/broken-pair.ts';
import { conflictingGold } from './set-rules/conflicting-gold.ts';
import { duplicateQuestion } from './set-rules/duplicate-question.ts';
import { leakage } from './set-rules/leakage.ts';
import { missingSource } from './set-rules/missing-source.ts';
import { mixedLanguages } from './set-rules/mixed-languages.ts';
import { namesakes } from './set-rules/namesakes.ts';
import { templateCluster } from './set-rules/template-cluster.ts';
import { translationsDisagree } from './set-rules/translations-disagree.ts';

export const SET_RULES: readonly SetRule[] = [
  conflictingGold,
  translationsDisagree,
  brokenPair,
  duplicateQuestion,
  leakage,
  namesakes,
  mixedLanguages,
  missingSource,
  templateCluster,
];
