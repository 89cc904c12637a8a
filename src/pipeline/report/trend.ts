/**
 * The same questions over time: each run of the store, and each file of answers, is one point of the series. Published
 * tables and summaries hold no single answers, so nothing of them pairs, and they are refused.
 */
import { join } from 'node:path';
import { ClosedbookError } from '../../core/errors.ts';
import { SET_ASIDE } from '../../core/grade.ts';
import { contentHash } from '../../core/hash.ts';
import { DEFAULT_RUBRIC, rubricName } from '../../core/rubric.ts';
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import type { Trend } from '../../core/trend.ts';
import { redactorOf } from '../../model/redact.ts';
import { fileStem } from '../../rows/file-names.ts';
import { type TrendSource, trend } from '../../stages/analyze/trend/trend.ts';
import { renderTrend, type TrendFormat } from '../../stages/report/trend/render-trend.ts';
import { readStore } from '../../store/with-store.ts';
import { fileReading } from '../file-reading.ts';
import { refuseLookedAt } from '../looked-at.ts';
import type { Source } from '../source.ts';
import { lookAt } from '../sources.ts';
import { fileTable } from '../summarize/file-table.ts';
import { clusterByOf, DEFAULT_SEED, type SummarizeOptions } from '../summarize/summarize-options.ts';
import { refuseDrawing, refuseUnlikeChances } from '../unlike-chances.ts';
import type { Workspace } from '../workspace.ts';
import { writeArtefacts } from './write-report.ts';

/** `date`: by the time of the first reply; `given`: as named on the command line. */
export const TREND_ORDERS = ['date', 'given'] as const;
export type TrendOrder = (typeof TREND_ORDERS)[number];

export interface TrendOfOptions extends Omit<SummarizeOptions, 'by' | 'workload' | 'compareAlso'> {
  /** The run or file, as named among the sources, that differences are counted from. @default the first in order */
  readonly reference?: string;
  /** @default 'date' */
  readonly order?: TrendOrder;
}

/** @throws ClosedbookError `usage` for fewer than two sources, one named twice, or one without single answers. */
export async function trendOf(
  texts: readonly string[],
  workspace: Workspace,
  options: TrendOfOptions,
): Promise<Trend> {
  if (texts.length < 2) {
    throw new ClosedbookError('usage', `expected two or more runs or files of answers, got ${texts.length}`);
  }
  const looked = await Promise.all(texts.map((text) => lookAt(text, options)));
  const found: TrendSource[] = [];
  for (const [place, source] of looked.entries()) {
    const one = await sourceOf(source, workspace, options);
    const twice = found.findIndex(({ name }) => name === one.name);
    if (twice >= 0) {
      throw new ClosedbookError('usage', `${texts[place]} is ${texts[twice]} again: expected each run once`);
    }
    found.push(one);
  }
  const { sources, notes } = ordered(found, options.order ?? 'date');
  const wanted = options.reference === undefined ? sources[0]! : named(options.reference, found, texts);
  return trend(sources, {
    title: redactorOf(workspace.env)(options.title ?? `${found.length} runs of the same questions`),
    closedbookVersion: workspace.version,
    reference: sources.indexOf(wanted),
    ...(options.penalties === undefined ? {} : { penalties: options.penalties }),
    ...(options.level === undefined ? {} : { level: options.level }),
    clusterBy: clusterByOf(options.clusterBy),
    seed: options.seed ?? DEFAULT_SEED,
    notes,
  });
}

/** Writes the forms asked for. @returns their paths. */
export async function writeTrend(
  found: Trend,
  {
    formats,
    out = join('output', 'trend'),
  }: { readonly formats: readonly TrendFormat[]; readonly out?: string },
): Promise<string[]> {
  return writeArtefacts(renderTrend(found, { formats }), out);
}

async function sourceOf(source: Source, workspace: Workspace, options: TrendOfOptions): Promise<TrendSource> {
  switch (source.kind) {
    case 'run':
      return readStore(workspace.storePath, async (store) => runSource(store, await store.run(source.id)));
    case 'answers':
      return fileSource(source, workspace, options);
    default:
      throw new ClosedbookError(
        'usage',
        `${source.path}: expected a run or answers, got a ${source.kind === 'summary' ? 'summary' : 'published table'}`,
        {
          hint: 'A trend pairs outcomes question by question; name the run or the answers it was made from.',
        },
      );
  }
}

async function runSource(store: Store, run: Run): Promise<TrendSource> {
  refuseUnlikeChances([run], 'in a series');
  refuseLookedAt(run.manifest.stopping, { whose: `run ${run.id}`, what: 'in a series' });
  const counts = await store.servedCounts(run.id);
  const builds = (await store.remarkCounts(run.id)).filter(({ remark }) => remark.startsWith(BUILD));
  const served = new Map<string, string>();
  for (const { id } of run.respondents) {
    const names = counts.flatMap((row) => (row.respondent === id && row.served !== null ? [row.served] : []));
    const told = builds.flatMap((row) => (row.respondent === id ? [row.remark.slice(BUILD.length)] : []));
    const all = [...new Set(names), ...[...new Set(told)].sort()];
    if (all.length > 0) served.set(id, all.join(', '));
  }
  // An imported run was made before it was imported.
  const first = run.status === 'imported' ? counts.map((row) => row.first).sort()[0] : undefined;
  return {
    name: run.id,
    title: run.title,
    at: first ?? run.createdAt,
    table: await store.outcomeTable([run.id]),
    served,
    instrument: {
      ...Object.fromEntries(
        run.manifest.prompts.map(({ id, version, text }) => [
          `wording ${id}`,
          `version ${version} (${contentHash(text).slice(0, 6)})`,
        ]),
      ),
      ...(await gradersOf(store, run)),
    },
  };
}

const BUILD = 'version: ';

/** Whose grades stand, and by grader its version and rubric. */
async function gradersOf(store: Store, run: Run): Promise<Record<string, string>> {
  const spoke = (await store.graders(run.id)).filter(({ version }) => version !== SET_ASIDE);
  const standing = await store.standingRubrics(run.id);
  const versions = standing.flatMap(({ kind, id, rubric }) => {
    const own = spoke.filter((one) => one.kind === kind && one.id === id && one.rubric === rubric);
    const newest = own
      .map(({ version }) => version)
      .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
      .at(-1);
    return newest === undefined || newest === '' ? [] : [[versionOf(ownName(id)), `${newest} (${rubric})`]];
  });
  return {
    grades: gradersText([...standing.map(({ id }) => id), ...judgeAsked(run)]),
    ...Object.fromEntries(versions),
  };
}

/** A judge to whom the rules left nothing measured as one to whom they left something. */
function judgeAsked({ spec }: Run): string[] {
  const names = [...(spec?.judges ?? [])].sort();
  if (names.length === 0) return [];
  return [names.length === 1 ? `judge:${names[0]}` : `panel:${names.join('+')}`];
}

const versionOf = (grader: string): string => `version of ${grader}`;

/** An export of ours names the graders of its run, behind its own name. */
const ownName = (id: string): string => id.replace(/^imported:closedbook\//, '');

function gradersText(ids: readonly string[]): string {
  return [...new Set(ids.map(ownName))].sort().join(', ') || 'none';
}

async function fileSource(
  { path, files }: Extract<Source, { kind: 'answers' }>,
  workspace: Workspace,
  options: TrendOfOptions,
): Promise<TrendSource> {
  const read = await fileTable(files, {
    ...fileReading(options, workspace),
    rubric: DEFAULT_RUBRIC,
    apart: options.apart,
    pool: options.pool,
  });
  refuseDrawing(read.design.drawing, { whose: path, what: 'in a series' });
  refuseLookedAt(read.design.stopping, { whose: path, what: 'in a series' });
  const rules = read.gradedByRules > 0;
  return {
    name: path,
    title: fileStem(path),
    at: dateIn(path),
    table: read.table,
    served: new Map(),
    instrument: {
      grades: gradersText([...(rules ? ['rules'] : []), ...Object.keys(read.imported)]),
      ...(rules ? { [versionOf('rules')]: `${read.rulesVersion} (${rubricName(read.rubric)})` } : {}),
    },
  };
}

/** A date or month in a file's name, `answers-2026-07.jsonl`; the last where there are several. */
function dateIn(path: string): string | null {
  const dates = [
    ...path.matchAll(/(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)/g),
  ];
  const last = dates.at(-1);
  return last === undefined
    ? null
    : [last[1], last[2], ...(last[3] === undefined ? [] : [last[3]])].join('-');
}

function ordered(
  found: readonly TrendSource[],
  order: TrendOrder,
): { readonly sources: TrendSource[]; readonly notes: string[] } {
  if (order === 'given') return { sources: [...found], notes: [] };
  const undated = found.filter(({ at }) => at === null);
  if (undated.length > 0) {
    const names = undated.map(({ name }) => name).join(', ');
    return {
      sources: [...found],
      notes: [`Nothing tells the date of ${names}: the runs stand in the order in which they were named.`],
    };
  }
  return { sources: [...found].sort((a, b) => (a.at! < b.at! ? -1 : a.at! > b.at! ? 1 : 0)), notes: [] };
}

function named(text: string, found: readonly TrendSource[], texts: readonly string[]): TrendSource {
  const place = texts.indexOf(text);
  const some =
    place >= 0 ? [found[place]!] : found.filter(({ name, title }) => name.startsWith(text) || title === text);
  if (some.length === 1) return some[0]!;
  throw new ClosedbookError('usage', `expected --reference to name one of the runs, got "${text}"`, {
    hint: `Name one of: ${found.map(({ name }) => name).join(', ')}.`,
  });
}
