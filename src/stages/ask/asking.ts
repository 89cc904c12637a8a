/**
 * Questions x respondents x trials, one rendered request at a time. Question by question, not respondent by
 * respondent: what a stopped run holds is then comparable, and no provider waits for another to finish the set.
 * Nothing is held, so a million questions need the memory of one.
 */
import { checkArgument, isRecord, isStream } from '../../core/argument.ts';
import type { CompletionRequest } from '../../core/completion.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { contentHash } from '../../core/hash.ts';
import { type Question, questionHash } from '../../core/question.ts';
import { type AskKeyParts, askKey, type Pass } from '../../core/reply.ts';
import type { Respondent } from '../../core/respondent.ts';
import { askMessages } from '../../prompts/policies.ts';

/** One thing to ask. */
export interface Asking {
  readonly question: Question;
  readonly questionId: string;
  readonly questionHash: string;
  readonly respondent: Respondent;
  /** 0-based. */
  readonly trial: number;
  /** `open`, or `forced` after a refusal. */
  readonly pass: Pass;
  readonly request: CompletionRequest;
  readonly requestHash: string;
  readonly askKey: string;
  /** Key of the same question in the forced pass, where a best guess in this reply takes its place. */
  readonly guessKey?: string;
}

export interface AskingsOptions {
  readonly respondents: readonly Respondent[];
  /** @default 1 */
  readonly trials?: number;
  /** @default 'open' */
  readonly pass?: Pass;
  /** Which to ask, where not all. */
  readonly chosen?: (questionId: string, respondentId: string, trial: number) => boolean;
}

/**
 * Every asking, lazily.
 * @throws ClosedbookError `policy-unknown` for a respondent without a policy: its instruction is not known.
 * @example
 * const questions = [{ id: 'q1', text: 'Capital of Chad?', reference: null, kind: 'answerable', status: 'ok', tags: [], source: [] }];
 * const respondent = { id: 'parrot', model: 'parrot', settings: {}, policy: parsePolicy('plain'), family: null, knowledgeCutoff: null, simulated: false };
 * const ids = [];
 * for await (const { questionId, trial } of askingsOf(questions, { respondents: [respondent], trials: 2 })) ids.push(`${questionId} ${trial}`);
 * ids; // => ['q1 0', 'q1 1']
 */
export async function* askingsOf(
  questions: AsyncIterable<Question> | Iterable<Question>,
  options: AskingsOptions,
): AsyncGenerator<Asking> {
  checkArgument(isStream(questions), 'questions', { expected: 'questions', given: questions });
  checkArgument(Array.isArray(options?.respondents), 'options.respondents', {
    expected: 'a list of respondents',
    given: options?.respondents,
  });
  for (const [at, respondent] of options.respondents.entries()) {
    checkArgument(isRecord(respondent?.settings), `options.respondents[${at}].settings`, {
      expected: 'an object, {} where nothing is set',
      given: respondent?.settings,
    });
  }
  const { respondents, trials = 1, pass = 'open', chosen } = options;
  for await (const question of questions) {
    const hash = questionHash(question);
    for (let trial = 0; trial < trials; trial++) {
      for (const respondent of respondents) {
        if (chosen !== undefined && !chosen(question.id, respondent.id, trial)) continue;
        const request = askRequest(question, respondent, { trial, pass });
        const requestHash = contentHash(request);
        const place = { respondentId: respondent.id, questionId: question.id, trial };
        yield {
          question,
          questionId: question.id,
          questionHash: hash,
          respondent,
          trial,
          pass,
          request,
          requestHash,
          askKey: askKey({ requestHash, ...place, pass }),
          ...(pass === 'open' && respondent.policy?.confidence === 'guess'
            ? { guessKey: guessKey(question, respondent, place) }
            : {}),
        };
      }
    }
  }
}

function guessKey(
  question: Question,
  respondent: Respondent,
  place: Pick<AskKeyParts, 'respondentId' | 'questionId' | 'trial'>,
): string {
  const request = askRequest(question, respondent, { trial: place.trial, pass: 'forced' });
  return askKey({ requestHash: contentHash(request), ...place, pass: 'forced' });
}

function askRequest(
  question: Question,
  respondent: Respondent,
  { trial, pass }: { readonly trial: number; readonly pass: Pass },
): CompletionRequest {
  if (respondent.policy === null) {
    throw new ClosedbookError('policy-unknown', `respondent "${respondent.id}" has no policy to ask with`);
  }
  return {
    model: respondent.model,
    messages: askMessages(question.text, respondent.policy, pass),
    settings: respondent.settings,
    purpose: 'ask',
    nonce: `${pass} ${trial}`,
  };
}
