/**
 * From sources to one summary: runs share a table, answer files share a table, a published table stands alone.
 * Kinds are not mixed, because a paper's counts and our own answers cannot be paired.
 */
import { CLAIMS_GRADER } from '../../core/claim.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { SET_ASIDE } from '../../core/grade.ts';
import type { DecidingGrader } from '../../core/grader-counts.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import { DEFAULT_RUBRIC } from '../../core/rubric.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { readPublishedTable } from '../../interop/published/read-published-table.ts';
import { redactorOf, redactRecord } from '../../model/redact.ts';
import { fileStem } from '../../rows/file-names.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { type AnalyzeOptions, analyze } from '../../stages/analyze/analyze.ts';
import { claimsSection } from '../../stages/analyze/claims/claims-section.ts';
import type { SplitReply } from '../../stages/analyze/claims/split-reply.ts';
import { CLUSTERS, type ClusterBy } from '../../stages/analyze/cluster-key.ts';
import { analyzePublished } from '../../stages/analyze/from-published.ts';
import { type GradersOptions, gradersFlag, gradersSection } from '../../stages/analyze/graders.ts';
import { refuseUnknownSlices } from '../../stages/analyze/slice-fields.ts';
import { withLeftOut } from '../../stages/analyze/with-left-out.ts';
import type { Workload } from '../../stages/analyze/workload.ts';
import { withStore } from '../../store/with-store.ts';
import { sameReply } from '../../values/same-reply.ts';
import { type FileWords, fileReading } from '../file-reading.ts';
import { lookAt, type Source } from '../sources.ts';
import type { Workspace } from '../workspace.ts';
import { answeringOf } from './answered-by.ts';
import { fileTable } from './file-table.ts';
import { type JudgeSectionOptions, judgeSection } from './judge-section.ts';
import { ownFamily } from './own-family.ts';
import { fileProvenance, publishedProvenance, runProvenance } from './provenance.ts';
import { splitReplies } from './split-replies.ts';
import { withGoal, withStopping } from './with-stopping.ts';
import { withWeights } from './with-weights.ts';

export interface SummarizeOptions extends FileWords {
  readonly by?: readonly string[];
  readonly clusterBy?: string;
  readonly penalties?: readonly number[];
  readonly title?: string;
  /** The mix and the share of unanswerable questions that numbers should stand for. */
  readonly workload?: Workload;
  readonly seed: number;
  /** Confidence level of every interval. @default 0.95 */
  readonly level?: number;
  /** Keep a model that occurs in two answer files apart, instead of as one respondent. @default false */
  readonly apart?: boolean;
  /** Take answers of one respondent in several files to one question for trials. @default false */
  readonly pool?: boolean;
  /** Ids that are compared wherever they stand. @default none beyond those that lead */
  readonly compareAlso?: AnalyzeOptions['compareAlso'];
}

/** The summary of one or several sources of one kind. */
export async function summarize(
  texts: readonly string[],
  workspace: Workspace,
  options: SummarizeOptions,
): Promise<Summary> {
  refuseUnknownSlices(options.by);
  const sources = await Promise.all(texts.map((text) => lookAt(text, options)));
  const kinds = [...new Set(sources.map((source) => source.kind))];
  if (kinds.length > 1) {
    throw new ClosedbookError('usage', `expected sources of one kind, got ${kinds.join(' and ')}`);
  }
  switch (sources[0]!.kind) {
    case 'summary':
      checkNoWorkload(options, 'a summary holds no single answers');
      return only(sources).summary;
    case 'published':
      return summarizePublished(only<'published'>(sources).path, workspace, options);
    case 'answers':
      return summarizeFiles(sources as Extract<Source, { kind: 'answers' }>[], workspace, options);
    case 'run':
      return summarizeRuns(
        sources.map((source) => (source as Extract<Source, { kind: 'run' }>).id),
        workspace,
        options,
      );
  }
}

async function summarizePublished(
  path: string,
  workspace: Workspace,
  options: SummarizeOptions,
): Promise<Summary> {
  if (options.workload !== undefined) {
    throw new ClosedbookError(
      'usage',
      'a published table cannot be reweighted: it has no bands and no kinds',
    );
  }
  const read = await readPublishedTable(path, { map: parseColumnMap(options.map ?? []) });
  const table = redactRecord(read, redactorOf(workspace.env));
  return analyzePublished(table, {
    ...analyzeOptions(workspace, options),
    title: options.title ?? table.title,
    provenance: publishedProvenance(table),
  });
}

async function summarizeFiles(
  sources: readonly Extract<Source, { kind: 'answers' }>[],
  workspace: Workspace,
  options: SummarizeOptions,
): Promise<Summary> {
  const paths = sources.flatMap(({ files }) => files);
  const passedOver = sources
    .flatMap(({ skipped }) => skipped)
    .map(({ path, why }) => `${path}: passed over, ${why}`);
  const read = await fileTable(paths, {
    ...fileReading(options, workspace),
    rubric: DEFAULT_RUBRIC,
    apart: options.apart,
    pool: options.pool,
  });
  const summary = analyze(read.table, {
    ...analyzeOptions(workspace, options),
    title: options.title ?? titleOf(paths),
    provenance: fileProvenance(paths, { ...read, notes: [...passedOver, ...read.notes] }),
    humanLabels: read.humanLabels > 0,
    gradeWith: `closedbook import ${paths.map(shellWord).join(' ')}, then closedbook grade RUN --judge MODEL`,
  });
  const deciding: DecidingGrader[] = Object.entries(read.imported).map(([grader, outcomes]) => ({
    kind: grader.startsWith('human:') ? 'human' : 'imported',
    grader,
    outcomes,
  }));
  if (read.gradedByRules > 0) deciding.push({ kind: 'rules', grader: 'rules', outcomes: read.gradedByRules });
  return withJudge(withGraders(summary, { deciding, meetings: read.meetings }), read.table, {
    grader: Object.keys(read.imported).length > 0 ? 'the file’s outcomes' : 'rules',
    against: 'the file’s human labels',
  });
}

/** The summary of runs in the store. */
export async function summarizeRuns(
  ids: readonly string[],
  workspace: Workspace,
  options: SummarizeOptions,
): Promise<Summary> {
  return withStore(
    workspace.storePath,
    async (store) => {
      const runs = await Promise.all(ids.map((id) => store.run(id)));
      const graders = (await Promise.all(runs.map((run) => store.graders(run.id))))
        .flat()
        .filter(({ version }) => version !== SET_ASIDE);
      // Counting what stands reads every grade: only where graders spoke under several rubrics can they mix.
      const standing =
        new Set(graders.map(({ rubric }) => rubric)).size < 2
          ? []
          : (await Promise.all(runs.map((run) => store.standingRubrics(run.id)))).flat();
      const table = await store.outcomeTable(
        runs.map((run) => run.id),
        { sameAnswer: sameReply },
      );
      const answering = await answeringOf(store, runs);
      const batches = (await Promise.all(runs.map((run) => store.batches(run.id)))).flat();
      const provenance = runProvenance(runs, { graders, standing, table, answering, batches });
      const penalties = options.penalties ?? runs[0]!.spec?.penalties;
      const summary = analyze(table, {
        ...analyzeOptions(workspace, options),
        penalties: withGoal(penalties, runs),
        title: options.title ?? runs.map((run) => run.title).join(', '),
        provenance,
        gradeWith: runs.map(({ id }) => `closedbook grade ${id} --judge MODEL`).join('; '),
      });
      const several = new Set(graders.map(({ id }) => id)).size > 1;
      const deciding = several
        ? (await Promise.all(runs.map((run) => store.standingRubrics(run.id)))).flat()
        : [];
      const meetings = several
        ? (await Promise.all(runs.map((run) => store.graderMeetings(run.id)))).flat()
        : [];
      const told = withGraders(
        await withStopping(withWeights(summary, table, runs), table, {
          runs,
          store,
          warnings: provenance.warnings,
        }),
        {
          deciding: deciding.map(({ kind, id, replies }) => ({ kind, grader: id, outcomes: replies })),
          meetings,
        },
      );
      const people = graders.map((grader) => grader.id).filter((id) => id.startsWith('human:'));
      const split = graders.some(({ id }) => id.startsWith(CLAIMS_GRADER))
        ? withClaims(
            told,
            await splitReplies(
              store,
              runs.map((run) => run.id),
            ),
          )
        : told;
      return withJudge(split, table, {
        grader: 'the automatic grades',
        against: people.join(', '),
        sameFamily: ownFamily(graders, table.respondents),
        verdictPairs: (await Promise.all(runs.map((run) => store.verdictPairs(run.id)))).flat(),
      });
    },
    { readonly: true },
  );
}

/** Who decided, what the others said, and on the first screen whose rates hang on it. */
function withGraders(summary: Summary, counts: Pick<GradersOptions, 'deciding' | 'meetings'>): Summary {
  const { deciding, meetings } = counts;
  if (deciding.length === 0 && meetings.length === 0) return summary;
  const graders = gradersSection({ deciding, meetings, rates: summary.rates.rows, level: summary.level });
  const labels = new Map(summary.respondents.map(({ id, label }) => [id, label]));
  const flag = gradersFlag(graders, (id) => labels.get(id) ?? id);
  const { decision } = summary;
  return {
    ...summary,
    graders,
    ...(flag === null ? {} : { decision: { ...decision, sentences: [flag, ...decision.sentences] } }),
  };
}

/** Why a run whose questions had unlike chances goes without. */
const COUNTED = 'they count replies, and no weight is in them';

/** Long answers claim by claim; a run that may have stopped early has no interval for them. */
function withClaims(summary: Summary, replies: readonly SplitReply[]): Summary {
  const { level, respondents } = summary;
  const claims = claimsSection(replies, { level, respondents });
  if (claims === undefined) return summary;
  if (summary.drawing !== undefined) return withLeftOut(summary, ['claims'], COUNTED);
  return summary.sequential === undefined ? { ...summary, claims } : withLeftOut(summary, ['claims']);
}

function withJudge(
  summary: Summary,
  table: OutcomeTable,
  facts: Pick<JudgeSectionOptions, 'grader' | 'against' | 'sameFamily' | 'verdictPairs'>,
): Summary {
  const judge = judgeSection(table, { ...facts, level: summary.level, seed: summary.provenance.seed });
  // Without people's grades there is no section, and the warning is what is left to say.
  const warnings = [...summary.provenance.warnings, ...(facts.sameFamily ?? []).map((one) => `${one}.`)];
  const told = { ...summary, provenance: { ...summary.provenance, warnings } };
  if (judge === undefined) return told;
  if (summary.drawing !== undefined) return withLeftOut(told, ['judge'], COUNTED);
  return summary.sequential === undefined ? { ...told, judge } : withLeftOut(told, ['judge']);
}

function checkNoWorkload({ workload }: SummarizeOptions, why: string): void {
  if (workload === undefined) return;
  throw new ClosedbookError('usage', `--mix and --unanswerable-share need answers: ${why}`);
}

/** A few names whole, of many how many. */
function titleOf(paths: readonly string[]): string {
  const stems = paths.map(fileStem);
  return stems.length <= 4
    ? stems.join(', ')
    : `${stems.slice(0, 3).join(', ')} and ${stems.length - 3} more`;
}

/** The word of `--cluster`. @throws ClosedbookError `usage`. */
export function clusterByOf(word = 'subject'): ClusterBy {
  const clusterBy = CLUSTERS.find((one) => one === word);
  if (clusterBy !== undefined) return clusterBy;
  throw new ClosedbookError('usage', `expected --cluster ${CLUSTERS.join(', ')}, got "${word}"`);
}

function analyzeOptions(
  workspace: Workspace,
  options: SummarizeOptions,
): Omit<AnalyzeOptions, 'title' | 'provenance'> {
  return {
    closedbookVersion: workspace.version,
    ...(options.penalties === undefined ? {} : { penalties: options.penalties }),
    clusterBy: clusterByOf(options.clusterBy),
    seed: options.seed,
    ...(options.level === undefined ? {} : { level: options.level }),
    ...(options.by === undefined ? {} : { by: options.by }),
    ...(options.compareAlso === undefined ? {} : { compareAlso: options.compareAlso }),
    ...(options.workload === undefined ? {} : { workload: options.workload }),
  };
}

function only<Kind extends 'summary' | 'published' = 'summary'>(
  sources: readonly Source[],
): Extract<Source, { kind: Kind }> {
  if (sources.length > 1) {
    throw new ClosedbookError('usage', `expected one ${sources[0]!.kind}, got ${sources.length}`);
  }
  return sources[0] as Extract<Source, { kind: Kind }>;
}
