/**
 * Models and graders as plain functions, made into the shapes the pipeline takes. A function of one's own is named as it
 * is in a config file (`own/<name>`), so that a program and the command line give a respondent one name.
 */
import { checkArgument, isRecord } from '../core/argument.ts';
import type { CompleteOptions, CompletionRequest } from '../core/completion.ts';
import type { OwnModel } from '../core/config.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { Judgement } from '../core/grade.ts';
import type { Grader, GradingInput } from '../core/grader.ts';
import { OUTCOMES, type Outcome } from '../core/outcome.ts';
import { DEFAULT_RUBRIC } from '../core/rubric.ts';

/** Gives the answer's text. What it throws is a failed reply, never an answer. */
export type ModelFunction = (
  /** The question as it is put to the model, with the policy's instruction where it has no system prompt. */
  prompt: string,
  options: CompleteOptions & { readonly messages: CompletionRequest['messages'] },
) => string | Promise<string>;

/** Gives an outcome, or null where it leaves the answer to the next grader. */
export type GraderFunction = (input: GradingInput) => Outcome | null | Promise<Outcome | null>;

/** A name of `openai/…` and kin, or functions by name. */
export type GivenModels =
  | readonly (string | Readonly<Record<string, ModelFunction>>)[]
  | Readonly<Record<string, ModelFunction>>;

/** Names as a spec takes them, and the config with the functions behind `own/<name>`. */
export function modelsOf(given: GivenModels): { names: string[]; own: Record<string, OwnModel> } {
  const names: string[] = [];
  const own: Record<string, OwnModel> = {};
  for (const one of Array.isArray(given) ? given : [given]) {
    if (typeof one === 'string') {
      names.push(one);
      continue;
    }
    checkArgument(isRecord(one), 'models', { expected: 'names, and functions by name', given: one });
    for (const [name, model] of Object.entries(one as Record<string, unknown>)) {
      checkArgument(typeof model === 'function', `models.${name}`, { expected: 'a function', given: model });
      names.push(`own/${name}`);
      own[name] = ownModel(model as ModelFunction);
    }
  }
  checkArgument(names.length > 0, 'models', { expected: 'names, and functions by name', given });
  return { names, own };
}

function ownModel(answer: ModelFunction): OwnModel {
  return {
    async complete(request, options = {}) {
      const text: unknown = await answer(request.messages.at(-1)?.content ?? '', {
        ...options,
        messages: request.messages,
      });
      if (typeof text !== 'string') throw new TypeError(`expected the answer's text, got ${typeof text}`);
      return text;
    },
  };
}

/** Graders as they are, functions as graders named after themselves. */
export function gradersOf(given: readonly (Grader | GraderFunction)[]): Grader[] {
  checkArgument(Array.isArray(given), 'graders', { expected: 'a list of graders and functions', given });
  return given.map((one, place) => {
    if (typeof one === 'function') return ownGrader(one, place);
    checkArgument(typeof one?.grade === 'function' && isRecord(one.ref), `graders[${place}]`, {
      expected: 'a grader or a function',
      given: one,
    });
    return one;
  });
}

function ownGrader(grade: GraderFunction, place: number): Grader {
  const id = grade.name === '' ? `grader-${place + 1}` : grade.name;
  return {
    ref: { kind: 'rules', id, version: '1', rubric: DEFAULT_RUBRIC },
    async grade(input) {
      const outcome = await grade(input);
      if (outcome !== null && !OUTCOMES.includes(outcome)) {
        throw new ClosedbookError(
          'argument-invalid',
          `graders[${place}]: expected ${OUTCOMES.join(', ')} or null, got "${String(outcome)}"`,
        );
      }
      return { judgement: judgementOf(outcome, id) };
    },
  };
}

function judgementOf(outcome: Outcome | null, rule: string): Judgement {
  return outcome === null
    ? { status: 'ungraded', why: 'undecided', evidence: { rule } }
    : { status: 'graded', outcome, reason: null, confidence: null, evidence: { rule } };
}
