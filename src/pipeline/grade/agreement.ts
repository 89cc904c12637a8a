/**
 * Automatic grades held against people's, from a run with human grades or a file with a human column. Labels that say
 * only correct or not are compared as that; a reply on which people disagree is contested, and nothing is held against it.
 */
import { existsSync } from 'node:fs';
import { ClosedbookError } from '../../core/errors.ts';
import { referenceHash } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import { shortLabels } from '../../stages/analyze/labels.ts';
import { type AgreementRow, agreement } from '../../stages/grade/human/agreement.ts';
import { type Disagreement, disagreements, type JudgedPair } from '../../stages/grade/human/disagreements.ts';
import { readStore } from '../../store/with-store.ts';
import { type FileWords, fileReading } from '../file-reading.ts';
import { rubricNamed } from '../rubric-named.ts';
import { gradedAnswers } from '../summarize/answer-file.ts';
import type { Workspace } from '../workspace.ts';
import { standingOfGrades } from './standing-of-grades.ts';

export interface AgreementResult {
  readonly labels: 'three' | 'two';
  readonly pairs: number;
  /** Replies on which people disagree; in none of the figures. */
  readonly contested: number;
  readonly rows: readonly AgreementRow[];
  readonly toRead: readonly (Disagreement & { readonly question: string; readonly answer: string })[];
  /** Short names of the respondents, by id. */
  readonly names: Readonly<Record<string, string>>;
}

interface ReadablePair extends JudgedPair {
  readonly question: string;
  readonly answer: string;
}

interface LabelledPairs {
  readonly pairs: ReadablePair[];
  readonly contested: number;
  readonly respondents: readonly Respondent[];
}

/** @throws ClosedbookError `usage` when nothing carries a human label. */
export async function agreementOf(
  target: string,
  workspace: Workspace,
  options: FileWords & {
    readonly rubric?: string;
    readonly read: number;
    readonly seed: number;
  },
): Promise<AgreementResult> {
  const { pairs, contested, respondents } = existsSync(target)
    ? await pairsOfFile(target, { ...options, workspace })
    : await pairsOfRun(target, workspace.storePath);
  if (pairs.length === 0 && contested > 0) {
    throw new ClosedbookError(
      'usage',
      `people disagree about all that they graded in ${target} (${contested})`,
      {
        hint: 'Nothing can be held against them until they agree on some.',
      },
    );
  }
  if (pairs.length === 0) {
    throw new ClosedbookError('usage', `${target} holds no human label`, {
      hint: 'Name the column with --human COLUMN, or draw a sample with closedbook audit draw RUN.',
    });
  }
  const labels = pairs.some((pair) => pair.human === 'refused') ? 'three' : 'two';
  const byId = new Map(pairs.map((pair) => [pair.replyId, pair]));
  const short = shortLabels(respondents);
  return {
    labels,
    pairs: pairs.length,
    contested,
    rows: agreement(pairs, { labels, seed: options.seed }),
    toRead: disagreements(pairs, { limit: options.read }).map((one) => {
      const { question, answer } = byId.get(one.pair.replyId) as ReadablePair;
      return { ...one, question, answer };
    }),
    names: Object.fromEntries(respondents.map(({ id }, at) => [id, short[at]!])),
  };
}

async function pairsOfFile(
  path: string,
  options: FileWords & { readonly rubric?: string; readonly workspace: Workspace },
): Promise<LabelledPairs> {
  const pairs: ReadablePair[] = [];
  const respondents = new Map<string, Respondent>();
  const rubric = rubricNamed(options.rubric, options.workspace);
  const answers = gradedAnswers([path], { ...fileReading(options, options.workspace), rubric });
  for await (const { answer, question, trial, human, judgement } of answers) {
    const { reply, respondent } = answer;
    if (human === null || reply.status !== 'answered') continue;
    respondents.set(respondent.id, respondent);
    pairs.push({
      replyId: `${question.id} ${respondent.id} ${answer.pass ?? 'open'} ${trial}`,
      questionId: question.id,
      respondentId: respondent.id,
      human,
      automatic: judgement.status === 'graded' ? judgement.outcome : null,
      question: question.text,
      answer: reply.text,
    });
  }
  return { pairs, contested: 0, respondents: [...respondents.values()] };
}

async function pairsOfRun(id: string, storePath: string): Promise<LabelledPairs> {
  return readStore(storePath, async (store) => {
    const run = await store.run(id);
    const pairs: ReadablePair[] = [];
    let contested = 0;
    for await (const { question, respondent, reply, grades } of store.answers({ runIds: [run.id] })) {
      const { human, automatic } = standingOfGrades(grades, referenceHash(question.reference));
      if (human === null || reply.status !== 'answered') continue;
      if (human === 'contested') {
        contested += 1;
        continue;
      }
      pairs.push({
        replyId: reply.id,
        questionId: question.id,
        respondentId: respondent.id,
        human,
        automatic,
        question: question.text,
        answer: reply.text,
      });
    }
    return { pairs, contested, respondents: run.respondents };
  });
}
