/** The public face of `closedbook/grade`: graders, and grading a stream of answers with them. */

export type { Complete } from '../../core/completion.ts';
export type { Judgement } from '../../core/grade.ts';
export type { Grader, GradingInput, GradingResult } from '../../core/grader.ts';
export type { Reference } from '../../core/reference.ts';
export {
  DEFAULT_RUBRIC,
  type OwnRubric,
  type OwnRubricInput,
  RUBRIC_IDS,
  type RubricChoice,
  type RubricId,
} from '../../core/rubric.ts';
export { type ReferenceHints, referenceFromText } from '../../values/reference-from-text.ts';
export { type GradeAllOptions, type GradedInput, gradeAll } from './grade-all.ts';
export { type JudgeGraderOptions, judgeGrader } from './judge/judge-grader.ts';
export { panelGrader } from './judge/panel-grader.ts';
export { ownRubric } from './own-rubric.ts';
export { RUBRICS, type Rubric } from './rubric-table.ts';
export { type GradeByRulesInput, gradeByRules } from './rules/grade-by-rules.ts';
export { rulesGrader } from './rules/rules-grader.ts';
export { RULES_VERSION } from './rules/rules-version.ts';
