/**
 * lm-evaluation-harness: `samples_*.jsonl` with the `results_*.json` beside them, and results that hold their samples.
 * Results alone are aggregates: they are told, and nothing is imported from them.
 */
import { dirname } from 'node:path';
import type { Codec, FileGlance, ImportOptions, OpenedImport } from '../../core/codec.ts';
import { readJsonParts } from '../../rows/json-parts.ts';
import { memberOfText } from '../../rows/member-of-text.ts';
import { parseLine, readJsonlBatches, readLines } from '../../rows/read-jsonl.ts';
import { glanceAt } from '../glance.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { asRecord, isRecord, type LooseRecord } from '../loose.ts';
import { filterOf, type LineGlance, type LineReader, lineReader, type TaskLine } from './lines.ts';
import {
  effectiveSamples,
  modelOf,
  readResults,
  resultsBeside,
  statedMetrics,
  taskByName,
  taskOf,
} from './results.ts';

export const lmEvalCodec: Codec = { format: 'lm-eval', detect, companions, open };

function detect({ kind, value }: FileGlance): number {
  if (!isRecord(value)) return 0;
  if (isLine(value)) return 1;
  if (kind !== 'json' || !isRecord(value.results)) return 0;
  if (isRecord(value.configs) || isRecord(value['n-shot']) || isRecord(value.group_subtasks)) return 0.95;
  const tasks = Object.values(value.results);
  const plain =
    tasks.length > 0 &&
    tasks.every((task) => Object.values(asRecord(task)).some((entry) => typeof entry === 'number'));
  return plain && isRecord(value.versions) ? 0.7 : 0;
}

function isLine(value: LooseRecord): boolean {
  return (
    'doc' in value &&
    ('resps' in value || 'filtered_resps' in value) &&
    ('doc_id' in value || 'target' in value)
  );
}

async function companions(path: string): Promise<readonly string[]> {
  if (!isLine(asRecord((await glanceAt(path)).value))) return [];
  const results = await resultsBeside(path);
  return results === null ? [] : [results];
}

async function open(path: string, options: ImportOptions = {}): Promise<OpenedImport> {
  const { value } = await glanceAt(path);
  return isLine(asRecord(value)) ? openSamples(path, options) : openResults(path, options);
}

async function openSamples(path: string, options: ImportOptions): Promise<OpenedImport> {
  const beside = await resultsBeside(path);
  const results = beside === null ? {} : await readResults(beside);
  const task = taskOf(path, results) ?? taskByName(path);
  async function* lines(): AsyncGenerator<readonly TaskLine[]> {
    for await (const rows of readJsonlBatches(path))
      yield rows.map(({ row, place }) => ({ task, line: row, place: `line ${place.line}` }));
  }
  async function* glances(): AsyncGenerator<LineGlance> {
    for await (const line of readLines(path)) {
      yield {
        task,
        filter: filterOf(memberOfText(line.text, 'filter')),
        read: () => parseLine(line, path),
      };
    }
  }
  const reader = await lineReader(lines, glances);
  const effective = effectiveSamples(results, task);
  const answers = Math.round(reader.lines / Math.max(1, reader.filters.length));
  return opened(path, { results, tasks: [task], reader, options }, [
    ...(beside === null
      ? [
          `no results file beside it: ${options.model === undefined ? 'the model and ' : ''}the stated metrics are not known`,
        ]
      : []),
    ...(effective !== null && effective !== answers
      ? [`the results tell of ${effective} documents, the file holds ${answers}`]
      : []),
  ]);
}

async function openResults(path: string, options: ImportOptions): Promise<OpenedImport> {
  const results = await readResults(path);
  async function* lines(): AsyncGenerator<readonly TaskLine[]> {
    const parts = readJsonParts(path, (place) => {
      if (place.length === 0 || (place[0] === 'samples' && place.length < 3)) return 'enter';
      return place[0] === 'samples' ? 'take' : 'skip';
    });
    for await (const { path: place, value, line } of parts) {
      if (place.length < 3) continue;
      yield [{ task: String(place[1]), line: asRecord(value), place: `line ${line}, ${place.join('.')}` }];
    }
  }
  const reader = await lineReader(lines);
  const tasks = Object.keys(asRecord(results.results));
  const notes = reader.lines === 0 ? ['aggregates only: the file holds no answers'] : [];
  return opened(path, { results, tasks, reader, options }, notes);
}

interface LmEvalLog {
  readonly results: LooseRecord;
  readonly tasks: readonly string[];
  readonly reader: LineReader;
  readonly options: ImportOptions;
}

function opened(
  path: string,
  { results, tasks, reader, options }: LmEvalLog,
  notes: readonly string[],
): OpenedImport {
  const model = options.model ?? modelOf(results, dirname(path));
  const respondent = importedRespondent(model);
  return {
    header: {
      format: 'lm-eval',
      title: tasks.length > 3 ? `${tasks.length} tasks` : tasks.join(', '),
      models: [respondent.model],
      status: 'unknown',
      statedMetrics: statedMetrics(results, tasks),
      notes: [
        ...notes,
        ...(model === null ? ['the file names no model: give it with --model'] : []),
        ...(reader.filters.length > 1
          ? [`filters ${reader.filters.join(', ')} read the same answers; each answer is imported once`]
          : []),
      ],
      expectedAnswers: Math.round(reader.lines / Math.max(1, reader.filters.length)),
    },
    answers: reader.answers(path, respondent),
    ending: () => ({ recomputedMetrics: reader.recomputed(), notes: [] }),
  };
}
