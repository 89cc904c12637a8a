/**
 * Stage 3 as a function: answers in, judgements out, in order. Graders are asked one after the other and the first
 * that gives an outcome decides; rules come first unless told otherwise. Judges run several answers at once.
 */
import { checkArgument, isRecord, isStream } from '../../core/argument.ts';
import type { Judgement } from '../../core/grade.ts';
import type { Grader, GradingInput } from '../../core/grader.ts';
import { rulesGrader } from './rules/rules-grader.ts';

export interface GradeAllOptions {
  /** Asked in this order until one gives an outcome. @default [rulesGrader()] */
  readonly graders?: readonly Grader[];
  /** Answers being graded at once. @default 16 */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
}

export interface GradedInput<Input extends GradingInput> {
  readonly input: Input;
  /** The last judgement: an outcome, or why there is none. */
  readonly judgement: Judgement;
  /** The grader whose judgement it is. */
  readonly grader: Grader['ref'];
}

/**
 * Grades a stream of answers; memory holds only what is being graded. What you add to an input comes back with it.
 * @throws whatever a grader throws; an unreadable verdict is `ungraded`, not an error.
 * @example
 * const question = { id: 'q1', text: 'In which year was Ada Lovelace born?', reference: referenceFromText(['1815']), kind: 'answerable' };
 * const outcomes = [];
 * for await (const { judgement } of gradeAll([{ question, answer: 'In 1815.' }, { question, answer: 'I do not know.' }]))
 *   outcomes.push(judgement.outcome);
 * outcomes; // => ['correct', 'refused']
 */
export async function* gradeAll<Input extends GradingInput>(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  options: GradeAllOptions = {},
): AsyncGenerator<GradedInput<Input>> {
  checkArgument(isStream(inputs), 'inputs', { expected: 'answers with their questions', given: inputs });
  const { graders = [rulesGrader()], concurrency = 16, signal } = options;
  let place = 0;
  const underWay: Promise<GradedInput<Input>>[] = [];
  for await (const input of inputs) {
    signal?.throwIfAborted();
    checkArgument(isRecord(input?.question), `inputs[${place}].question`, {
      expected: 'a question',
      given: input?.question,
    });
    checkArgument(typeof input.answer === 'string', `inputs[${place}].answer`, {
      expected: 'the text of the answer',
      given: input.answer,
    });
    place += 1;
    const graded = gradeOne(input, graders, signal);
    graded.catch(() => undefined); // met again, in order, below
    underWay.push(graded);
    if (underWay.length >= concurrency) yield await (underWay.shift() as Promise<GradedInput<Input>>);
  }
  while (underWay.length > 0) yield await (underWay.shift() as Promise<GradedInput<Input>>);
}

async function gradeOne<Input extends GradingInput>(
  input: Input,
  graders: readonly Grader[],
  signal: AbortSignal | undefined,
): Promise<GradedInput<Input>> {
  if (graders.length === 0) throw new RangeError('expected at least one grader, got none');
  let last: GradedInput<Input> | undefined;
  for (const grader of graders) {
    const { judgement } = await grader.grade(input, signal === undefined ? {} : { signal });
    last = { input, judgement, grader: grader.ref };
    if (judgement.status === 'graded') break;
  }
  return last as GradedInput<Input>;
}
