/**
 * The grading step of a run: rules over everything answered, then long answers claim by claim where asked for, then the
 * judge or panel over what rules leave undecided, then a share of that once more. Grades are appended; nothing is graded twice by the same grader, version and reference.
 */
import type { Complete, Usage } from '../../core/completion.ts';
import type { Grader } from '../../core/grader.ts';
import { referenceHash } from '../../core/question.ts';
import type { QuestionStretch } from '../../core/question-stretch.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import type { GradeRecord } from '../../core/saved-records.ts';
import type { ReplyToGrade } from '../../core/store/stored-grades.ts';
import { judgeGrader } from '../../stages/grade/judge/judge-grader.ts';
import { panelGrader } from '../../stages/grade/judge/panel-grader.ts';
import { rememberedVerdicts } from '../../stages/grade/rules/remembered-verdict.ts';
import { rulesRef } from '../../stages/grade/rules/rules-ref.ts';
import { askedOfRules } from '../asked-of-rules.ts';
import { rulesAhead } from '../rules-ahead.ts';
import type { RunContext } from '../run-context.ts';
import { drawnAgain, judgeAgain } from './judge-again.ts';
import { judgeByBatch, judgesByBatch } from './judge-by-batch.ts';
import { judgeReplies } from './judge-replies.ts';
import { rulesGrade } from './rules-grade.ts';
import { notSplit, splitAnswers } from './split-answers.ts';
import { judgedUnderAnother, restateRules } from './under-one-rubric.ts';
import { untilStopped } from './until-stopped.ts';

export interface GradeRunOptions {
  /** Ids of the questions whose replies are graded. @default all */
  readonly only?: ReadonlySet<string>;
  /** Questions whose replies are graded, as a stretch of the run. @default all */
  readonly within?: QuestionStretch;
  /**
   * Also put to the judge what a judge decided under another rubric, and let rules of this rubric speak last where
   * those of another have spoken since. A run that goes on has no call for it, one graded again has.
   * @default false
   */
  readonly anew?: boolean;
  /**
   * Ctrl-C ends what rules do, too. A run that stops has what it holds graded all the same.
   * @default false
   */
  readonly stops?: boolean;
}

/**
 * Grades what is not graded yet.
 * @returns why it stopped early, or null.
 * @throws ClosedbookError `interrupted` with `stops`, while rules were at work.
 */
export async function gradeRun(context: RunContext, options: GradeRunOptions = {}): Promise<string | null> {
  const { run, store } = context;
  const { within } = options;
  if (options.anew) await restateRules(context, options);
  await gradeRepliesByRules(context, options);
  for (const own of context.workspace.config.graders ?? []) {
    const pages = those(options.only, undecidedBy(context, own, options));
    const stopped = await judgeReplies(context, own, pages);
    if (stopped !== null) return stopped;
  }
  const split = await splitAnswers(context, {
    pages: (grader) => those(options.only, store.repliesToGrade(run.id, { within, withoutGradeBy: grader })),
  });
  if (split !== null) return split;
  const grader = graderOf(context);
  if (grader === null) return null;
  const judged = (pages: AsyncIterable<ReplyToGrade[]>) => notSplit(context, those(options.only, pages));
  const undecided = () => judged(undecidedBy(context, grader, options));
  const another = () => judged(judgedUnderAnother(context, grader.ref));
  const stopped =
    (await judgeAll(context, grader, undecided)) ??
    (options.anew ? await judgeAll(context, grader, another) : null);
  const share = context.spec.judgeAgain ?? 0;
  if (stopped !== null || share === 0) return stopped;
  return judgeShareAgain(context, { share, ...options });
}

/** Where a run goes by rounds it is asked live: by batch each round would be waited for once more. */
async function judgeShareAgain(
  context: RunContext,
  options: Pick<GradeRunOptions, 'only'> & { readonly share: number },
): Promise<string | null> {
  const second = graderOf(context, 1) as Grader;
  const pages = () => drawnAgain(context, second, options);
  const byRounds = context.run.manifest.stopping !== undefined;
  if (byRounds || !(await judgesByBatch(context, true))) return judgeAgain(context, second, pages());
  const graderOver = (complete: Complete, price: JudgeAnswers['price']) =>
    graderOf(context, 1, { complete, price }) as Grader;
  const stopped = await judgeByBatch(context, { graderOver, pages, judge: judgeAgain, again: true });
  return stopped !== null || context.spec.batch ? stopped : judgeAgain(context, second, pages());
}

/** What a run that stops still does: rules cost nothing, and its report needs them. */
export function withoutJudges(spec: RunSpec): RunSpec {
  const { claims: _, ...rest } = spec;
  return { ...rest, judges: [] };
}

async function gradeRepliesByRules(
  { run, spec, store, workspace }: RunContext,
  { only, within, stops = false }: GradeRunOptions,
): Promise<void> {
  const grader = rulesRef(spec.rubric);
  let done = 0;
  let refused = 0;
  const { rubric } = spec;
  // What is read ahead waits to be graded: Ctrl-C is heard before it as well as behind it.
  const stoppable = <Page>(pages: AsyncIterable<Page>) => (stops ? untilStopped(pages, workspace) : pages);
  const read = those(only, store.repliesToGrade(run.id, { within, withoutGradeBy: grader }));
  const pages = rulesAhead(stoppable(read), {
    memory: rememberedVerdicts,
    use: workspace.threads,
    asked: ({ reply, question }) => askedOfRules(reply.text, question, rubric),
  });
  for await (const page of stoppable(pages)) {
    const gradedAt = workspace.now().toISOString();
    const records = page.map(({ row: { reply, question }, said }): GradeRecord => {
      const against = referenceHash(question.reference);
      const grade = rulesGrade(reply, { question, referenceHash: against, rubric, gradedAt, said });
      if (grade.status === 'graded' && grade.outcome === 'refused') refused += 1;
      return { grade };
    });
    await store.saveGrades(records);
    done += records.length;
    workspace.progress({ stage: 'grade', done, total: null, refused });
  }
}

/** By batches where the run asks so, or has verdicts under way from before; what is in none then is judged live. */
async function judgeAll(
  context: RunContext,
  grader: Grader,
  pages: () => AsyncIterable<ReplyToGrade[]>,
): Promise<string | null> {
  if (!(await judgesByBatch(context, false))) return judgeReplies(context, grader, pages());
  const graderOver = (complete: Complete, price: JudgeAnswers['price']) =>
    graderOf(context, 0, { complete, price }) as Grader;
  const stopped = await judgeByBatch(context, { graderOver, pages, judge: judgeReplies, again: false });
  return stopped !== null || context.spec.batch ? stopped : judgeReplies(context, grader, pages());
}

interface JudgeAnswers {
  readonly complete: Complete;
  readonly price: (model: string, usage: Usage) => number | null;
}

/** @param repeat - How often the judges were asked before; a repeat is never answered by a remembered verdict. */
function graderOf(
  { spec, models, store, workspace }: RunContext,
  repeat = 0,
  { complete, price }: JudgeAnswers = { complete: models.complete, price: models.costUsd },
): Grader | null {
  const judges = spec.judges.map((model) =>
    judgeGrader(complete, {
      model,
      rubric: spec.rubric,
      repeat,
      family: models.describe(model).family,
      ...(repeat === 0 ? { cache: (hash) => store.judgeText(hash) } : {}),
      price,
      now: workspace.now,
    }),
  );
  if (judges.length === 0) return null;
  return judges.length === 1 ? judges[0]! : panelGrader(judges);
}

function undecidedBy(
  { run, store }: RunContext,
  grader: Grader,
  { within }: Pick<GradeRunOptions, 'within'>,
): AsyncIterable<ReplyToGrade[]> {
  return store.repliesToGrade(run.id, { within, undecidedOnly: true, withoutGradeBy: grader.ref });
}

/** Pages without the replies to other questions. */
async function* those(
  only: ReadonlySet<string> | undefined,
  pages: AsyncIterable<ReplyToGrade[]>,
): AsyncGenerator<ReplyToGrade[]> {
  for await (const page of pages) {
    yield only === undefined ? page : page.filter(({ question }) => only.has(question.id));
  }
}
