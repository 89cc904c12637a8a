/**
 * What stands under the numbers of a report: sources, wordings, graders, what was left out, and what the
 * closed-book level proves and does not prove.
 */

import type { Batch } from '../../core/batch.ts';
import { LEVEL_WORDS, type StatedLevel, statedLevel } from '../../core/closed-book.ts';
import { counted } from '../../core/counted.ts';
import { groupBy } from '../../core/group-by.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { PublishedCounts, PublishedRow } from '../../core/published-counts.ts';
import { rubricName } from '../../core/rubric.ts';
import type { Run } from '../../core/run.ts';
import type { StandingRubric } from '../../core/store/stored-grades.ts';
import type { KnownProvenance as Known } from '../../core/summary/provenance.ts';
import { unequalEffortsWarning } from '../unequal-efforts.ts';
import type { Answering } from './answered-by.ts';
import type { FileTable } from './file-table.ts';
import { mixedRubricsWarning } from './mixed-rubrics.ts';

const NOTHING: Known = {
  kind: 'run',
  runs: [],
  datasets: [],
  prompts: [],
  graders: [],
  sources: [],
  leftOut: [],
  closedBook: [],
  warnings: [],
};

/** Closed book in words, level by level, and what no level says. */
function closedBookWords(levels: readonly StatedLevel[]): string[] {
  const present = (Object.keys(LEVEL_WORDS) as StatedLevel[]).filter((level) => levels.includes(level));
  return [
    ...present.map((level) => `${level}: ${LEVEL_WORDS[level]}`),
    ...(present.every((level) => level === 'simulated')
      ? []
      : [
          'Nothing is claimed about training data: an answer may have been memorised from this very question set.',
        ]),
  ];
}

function levelsOf({ respondents, closedBook }: OutcomeTable): StatedLevel[] {
  return respondents.map(({ simulated }, index) =>
    statedLevel({ simulated, closedBook: closedBook[index]! }),
  );
}

/** Of a published table. */
export function publishedProvenance(table: PublishedCounts): Known {
  const sources = groupBy(table.rows, (row) => `${row.source}|${row.url}`);
  const unknown = table.rows.filter((row) => row.n === null).length;
  return {
    ...NOTHING,
    kind: 'published',
    graders: printedGraders(table.rows),
    sources: [...sources.values()].map((rows) => ({
      ...sourceOf(rows[0]!),
      evidence: ofRows(rows, ({ evidence }) => evidence),
      note: ofRows(rows, ({ note }) => note),
    })),
    closedBook: [
      'unverified: the numbers are as published; how the models were run is for the source to say',
    ],
    warnings: [
      ...unpairedWarning(table.rows.length - unknown),
      ...unknownSizeWarning(unknown, table.rows.length),
    ],
  };
}

function sourceOf({ source, benchmark, url }: PublishedRow): { name: string; url: string } {
  return { name: source.includes(benchmark) ? source : `${benchmark}: ${source}`, url };
}

/** A difference has an interval where two rows print a number of questions. */
function unpairedWarning(known: number): string[] {
  return known < 2
    ? []
    : [
        'Pairing is unknown; differences are treated as independent, so their intervals are wider than paired ones would be.',
      ];
}

function unknownSizeWarning(unknown: number, rows: number): string[] {
  if (unknown === 0) return [];
  const none =
    'No number of questions is printed: points and differences have no intervals, and how far they could be chance is not known.';
  return [
    unknown === rows
      ? none
      : `${unknown} of ${rows} rows print no number of questions: points without intervals.`,
  ];
}

/** Who judged, with how many questions of the rows that say so; those that do not are one without a name. */
function printedGraders(rows: readonly PublishedRow[]): Known['graders'] {
  return [...groupBy(rows, ({ grader = '' }) => grader)].map(([id, judged]) => ({
    kind: 'printed',
    id,
    version: '',
    rubric: '',
    grades: Math.round(judged.reduce((sum, { n }) => sum + (n ?? 0), 0)),
  }));
}

/** What all rows say, or who says what: a remark on one row is none on its neighbours. */
function ofRows(rows: readonly PublishedRow[], of: (row: PublishedRow) => string): string {
  const said = [...groupBy(rows, of)].filter(([text]) => text !== '');
  if (said.length === 1 && said[0]![1].length === rows.length) return said[0]![0];
  return said.map(([text, same]) => `${same.map(({ model }) => model).join(', ')}: ${text}`).join('; ');
}

/** Of answer files. */
export function fileProvenance(paths: readonly string[], read: FileTable): Known {
  const rules = {
    kind: 'rules',
    id: 'rules',
    version: read.rulesVersion,
    rubric: rubricName(read.rubric),
    grades: read.gradedByRules,
  };
  const imported = Object.entries(read.imported).map(([id, grades]) => ({
    kind: id.startsWith('human:') ? 'human' : 'imported',
    id,
    version: '',
    rubric: rubricName(read.rubric),
    grades,
  }));
  return {
    ...NOTHING,
    kind: 'file',
    datasets: paths.map((name) => ({ name, version: '', questions: read.table.questions.length })),
    graders: [rules, ...imported].filter((grader) => grader.grades > 0),
    closedBook: closedBookWords(['unverified', ...levelsOf(read.table)]),
    warnings: [...read.notes],
  };
}

/** Of runs in the store. */
export function runProvenance(
  runs: readonly Run[],
  {
    graders,
    standing,
    table,
    answering,
    batches,
  }: {
    readonly graders: Known['graders'];
    readonly standing: readonly StandingRubric[];
    readonly table: OutcomeTable;
    readonly answering: Answering;
    readonly batches: readonly Batch[];
  },
): Known {
  const unfinished = runs.filter((run) => run.status !== 'complete' && run.status !== 'imported');
  const excluded = table.questions.filter((question) => question.status !== 'ok').length;
  const prompts = new Map(
    runs.flatMap((run) => run.manifest.prompts).map((prompt) => [`${prompt.id}@${prompt.version}`, prompt]),
  );
  return {
    ...NOTHING,
    kind: 'run',
    runs: runs.map(({ id, title, createdAt, status }) => ({ id, title, createdAt, status })),
    datasets: [
      ...new Map(
        runs
          .flatMap((run) => run.manifest.datasets)
          .map((dataset) => [`${dataset.name}@${dataset.version}`, dataset]),
      ).values(),
    ],
    prompts: [...prompts.values()],
    graders: graders.map((grader) => ({ ...grader })),
    leftOut: [
      ...(excluded === 0 ? [] : [`${counted(excluded, 'question')} marked disputed, stale or retired`]),
    ],
    answeredBy: answering.answeredBy,
    remarks: answering.remarks,
    ...readBatches(batches),
    closedBook: closedBookWords(levelsOf(table)),
    warnings: [
      ...answering.warnings,
      ...unfinished.map((run) => `Run ${run.id} is not complete (${run.stoppedBy ?? run.status}).`),
      ...mixedRubricsWarning(standing),
      ...unequalEffortsWarning(runs.flatMap((run) => run.respondents)),
    ],
  };
}

/** Batches of which results were read. */
function readBatches(batches: readonly Batch[]): Pick<Known, 'batches'> {
  const read = batches.filter(({ state, error }) => state === 'read' && error === null);
  if (read.length === 0) return {};
  const requests = read.reduce((sum, batch) => sum + batch.requests, 0);
  return { batches: { batches: read.length, requests } };
}
