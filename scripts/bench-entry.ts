/** What bench/grade.mjs measures, gathered for the bundler. */
export { gradeByRules } from '../src/stages/grade/rules/grade-by-rules.ts';
export { referenceFromText } from '../src/values/reference-from-text.ts';
