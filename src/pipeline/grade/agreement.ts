/**
 * Automatic grades held against people's, from a run with human grades or a file with a human column. Labels that say
 * only correct or not are compared as that; a reply on which people disagree is contested, and nothing is held against it.
 */
import { existsSync } from 'node:fs';
import { counted, grouped } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Estimate } from '../../core/estimate.ts';
import { referenceHash } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import { shortLabels } from '../../stages/analyze/labels.ts';
import { type AgreementRow, agreement } from '../../stages/grade/human/agreement.ts';
import { type Disagreement, disagreements, type JudgedPair } from '../../stages/grade/human/disagreements.ts';
import { fixed } from '../../stages/report/wording/numbers.ts';
import { readStore } from '../../store/with-store.ts';
import { clipCells, displayWidth, padCells, wrapCells } from '../../terminal/cells.ts';
import { cutNames } from '../../terminal/cut-names.ts';
import { oneLine } from '../../terminal/words.ts';
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

/** Cells of the columns beside the respondent. */
const FIGURE_CELLS = 7 + 11 + 20 + 20;

/** The result for a terminal. */
export function agreementText(result: AgreementResult, width: number): string {
  const classes = result.labels === 'two' ? 'correct against not correct' : 'correct, incorrect, refused';
  const lines = [`${counted(result.pairs, 'answer')} with a human label (${classes})`];
  if (result.contested > 0) {
    lines.push(
      ...wrapCells(
        `${grouped(result.contested)} more on which people disagree are contested and in none of the figures`,
        width,
      ),
    );
  }
  lines.push('');
  const nameWidth = Math.max(22, width - FIGURE_CELLS);
  lines.push(
    `${padCells('respondent', nameWidth)}${'n'.padStart(7)}${'undecided'.padStart(11)}${'agree %'.padStart(20)}${'kappa'.padStart(20)}`,
  );
  const nameOf = (id: string) => result.names[id] ?? id;
  const names = cutNames(
    result.rows.flatMap(({ respondent }) => (respondent === null ? [] : [nameOf(respondent)])),
    { width: nameWidth - 2, measure: displayWidth },
  );
  let named = 0;
  for (const row of result.rows) {
    const name = row.respondent === null ? 'all' : names[named++]!;
    lines.push(
      `${padCells(name, nameWidth)}${String(row.n).padStart(7)}${String(row.undecided).padStart(11)}${interval(row.raw, 100, 1).padStart(20)}${interval(row.kappa, 1, 2).padStart(20)}`,
    );
  }
  for (const { kind, pair, question, answer } of result.toRead) {
    lines.push(
      '',
      `${kind}: people say ${pair.human}, ${pair.automatic ?? 'undecided'} by the grader (${nameOf(pair.respondentId)})`,
    );
    lines.push(`  ${clipCells(oneLine(question), width - 2)}`, `  ${clipCells(oneLine(answer), width - 2)}`);
  }
  return `${lines.join('\n')}\n`;
}

function interval(estimate: Estimate, scale: number, digits: number): string {
  if (estimate.value === null) return `– (${estimate.why ?? 'undefined'})`;
  const text = (value: number | null): string => (value === null ? '–' : fixed(scale * value, digits));
  return `${text(estimate.value)} ${text(estimate.low)}–${text(estimate.high)}`;
}
