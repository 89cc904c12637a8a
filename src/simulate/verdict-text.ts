/**
 * A verdict in the form that a judge's prompt demands: any JSON schema with an enum that names the outcomes, the
 * letters of SimpleQA's grader, plain words; and the ways in which judges fail to give one.
 */
import type { Outcome } from '../core/outcome.ts';
import type { JudgeTask } from './judge-request.ts';
import type { Verdict } from './simulated-judge.ts';
import { type JsonObject, objectAt, type WireRequest } from './wire.ts';

/** Words by which schemas and prompts name the three outcomes. */
const NAMES: Readonly<Record<Outcome, readonly string[]>> = {
  correct: ['correct', 'corrected', 'a', 'yes', 'right'],
  incorrect: ['incorrect', 'accepted', 'b', 'no', 'wrong'],
  refused: ['refused', 'not_attempted', 'not attempted', 'declined', 'abstained', 'c'],
};

/** A judge's reply. */
export function verdictText(verdict: Verdict, request: WireRequest, task: JudgeTask): string {
  const { schema } = request;
  switch (verdict.kind) {
    case 'refuses':
      return 'I would rather not assess this answer.';
    case 'unreadable':
      return schema === null ? 'It depends on how one reads the question.' : '{"verdict": "it depends';
    case 'two-verdicts':
      return verdict.outcomes.map((outcome) => oneVerdict(outcome, request, task)).join('\n');
    case 'verdict':
      return oneVerdict(verdict.outcome, request, task);
  }
}

function oneVerdict(outcome: Outcome, request: WireRequest, task: JudgeTask): string {
  if (request.schema !== null) return JSON.stringify(valueFor(request.schema, outcome, task));
  const text = `${request.instruction}\n${request.user}`;
  if (/just return the letters?\b|"A", "B", or "C"/i.test(text)) {
    return { correct: 'A', incorrect: 'B', refused: 'C' }[outcome];
  }
  if (/\bNOT_ATTEMPTED\b/.test(text)) {
    return { correct: 'CORRECT', incorrect: 'INCORRECT', refused: 'NOT_ATTEMPTED' }[outcome];
  }
  const mark = /"VERDICT ([0-9a-f]{12}): WORD"/.exec(request.instruction)?.[1];
  return `VERDICT${mark === undefined ? '' : ` ${mark}`}: ${outcome.toUpperCase()}`;
}

/** A value that fits the schema, with the outcome wherever an enum names one. */
function valueFor(schema: JsonObject, outcome: Outcome, task: JudgeTask, name = ''): unknown {
  if (Array.isArray(schema.enum)) return enumValue(schema.enum, outcome, task);
  if (schema.const !== undefined) return schema.const;
  const union = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(union)) return valueFor(union[0] as JsonObject, outcome, task, name);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(objectAt(schema, 'properties') ?? {}).map(([key, member]) => [
          key,
          valueFor(member as JsonObject, outcome, task, key),
        ]),
      );
    case 'array':
      return [];
    case 'number':
    case 'integer':
      return schema.maximum === 1 ? 0.9 : schema.maximum === 100 ? 90 : 1;
    case 'boolean':
      return outcome === 'correct';
    case 'string':
      return /quote/i.test(name)
        ? task.answer.slice(0, 80)
        : 'A simulated judge compared the answer with the reference.';
    default:
      return null;
  }
}

/** The outcome's name; in an enum that names none, the reason of a refusal, and else whatever says "none". */
function enumValue(options: readonly unknown[], outcome: Outcome, task: JudgeTask): unknown {
  const named = options.find(
    (option) => typeof option === 'string' && NAMES[outcome].includes(option.toLowerCase()),
  );
  if (named !== undefined) return named;
  const nothing = options.find((option) => option === null || option === 'none' || option === '');
  if (outcome !== 'refused') return nothing === undefined ? options[0] : nothing;
  return [task.reason, 'unknown'].find((reason) => options.includes(reason)) ?? options[0];
}
