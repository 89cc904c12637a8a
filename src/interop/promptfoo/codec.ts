/**
 * promptfoo's results in every form it writes: `-o out.json`, `-o out.yaml`, `-o out.jsonl`, both layouts of CSV, and its database.
 * The forms differ in what they keep, and the notes say what each has lost.
 */
import type { Codec, FileGlance, ImportHeader, OpenedImport } from '../../core/codec.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { readJsonElements, readJsonWithout } from '../../rows/json-parts.ts';
import { readRows } from '../../rows/read-rows.ts';
import { contentIds } from '../content-ids.ts';
import { glanceAt } from '../glance.ts';
import { asCount, asList, asRecord, asWords, type LooseRecord } from '../loose.ts';
import { openPromptfooCsv, promptfooCsvSureness } from './csv.ts';
import { isPromptfooDatabase, openPromptfooDatabase } from './database.ts';
import { promptfooRespondents } from './respondents.ts';
import { providerName, readResult, statusWord } from './result.ts';
import { statusCounts } from './status-counts.ts';
import { isPromptfooYaml, readPromptfooYaml } from './yaml.ts';

export const promptfooCodec: Codec = { format: 'promptfoo', detect, open };

async function detect(glance: FileGlance): Promise<number> {
  if (glance.kind === 'sqlite') return (await isPromptfooDatabase(glance.path)) ? 1 : 0;
  if (isPromptfooYaml(glance)) return 1;
  if (glance.kind === 'text') return promptfooCsvSureness(glance.text);
  if (glance.kind !== 'json' && glance.kind !== 'jsonl') return 0;
  const document = asRecord(glance.value);
  if (isResult(document)) return 0.95;
  const results = asRecord(document.results);
  const summary =
    'version' in results && ('prompts' in results || 'results' in results || 'stats' in results);
  if (summary)
    return 'evalId' in document || 'config' in document || asList(results.prompts).length > 0 ? 1 : 0.7;
  return 0;
}

function isResult(row: LooseRecord): boolean {
  const known = [
    'promptIdx',
    'testIdx',
    'promptId',
    'gradingResult',
    'failureReason',
    'latencyMs',
    'namedScores',
  ];
  return 'success' in row && 'provider' in row && known.filter((name) => name in row).length >= 3;
}

async function open(path: string): Promise<OpenedImport> {
  const glance = await glanceAt(path);
  if (glance.kind === 'sqlite') return openPromptfooDatabase(path);
  if (isPromptfooYaml(glance)) {
    const { document, results } = await readPromptfooYaml(path);
    return openDocument(path, { document, results: () => placed(results) });
  }
  if (glance.kind === 'text') return openPromptfooCsv(path);
  if (isResult(asRecord(glance.value))) return openLines(path);
  const document = await readJsonWithout(path, [
    ['results', 'results'],
    ['results', 'table'],
    ['config', 'tests'],
  ]);
  return openDocument(path, { document, results: () => linesOf(path) });
}

interface PlacedResult {
  readonly value: unknown;
  readonly place: string;
}

interface DocumentParts {
  /** Of JSON without its results. */
  readonly document: LooseRecord;
  readonly results: () => AsyncGenerator<PlacedResult>;
}

async function* linesOf(path: string): AsyncGenerator<PlacedResult> {
  for await (const { value, line } of readJsonElements(path, ['results', 'results']))
    yield { value, place: `line ${line}` };
}

async function* placed(results: readonly unknown[]): AsyncGenerator<PlacedResult> {
  for (const [at, value] of results.entries()) yield { value, place: `result ${at + 1}` };
}

/** `-o out.json`; versions 1 and 2 have the same results beside a table of them. */
function openDocument(path: string, { document, results: rows }: DocumentParts): OpenedImport {
  const results = asRecord(document.results);
  const prompts = asList(results.prompts).map(asRecord);
  const stats = asRecord(results.stats);
  const counted = [stats.successes, stats.failures, stats.errors].map((count) => asCount(count) ?? 0);
  const total = counted[0]! + counted[1]! + counted[2]!;
  const evaluation =
    asWords(asRecord(document.config).description) ?? asWords(document.evalId) ?? 'promptfoo';
  const version = asWords(asRecord(document.metadata).promptfooVersion) ?? 'unknown';
  const context = {
    respondents: promptfooRespondents(),
    ids: contentIds('test'),
    version,
    source: evaluation,
  };
  const counts = statusCounts();
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for await (const { value, place } of rows()) {
      const result = asRecord(value);
      counts.add(statusWord(result));
      yield readResult(result, context, { path, place });
    }
  }
  return {
    header: {
      ...headerOf(
        evaluation,
        prompts.map((prompt) => providerName(prompt.provider)),
      ),
      statedMetrics:
        total === 0 && Object.keys(stats).length === 0
          ? []
          : [
              { name: 'PASS', value: counted[0]! },
              { name: 'FAIL', value: counted[1]! },
              { name: 'ERROR', value: counted[2]! },
            ],
      expectedAnswers: total > 0 ? total : null,
    },
    answers: answers(),
    ending: () => ({ recomputedMetrics: counts.metrics(), notes: counts.notes() }),
  };
}

/** `-o out.jsonl`: one result a line, without what stands around them. */
async function openLines(path: string): Promise<OpenedImport> {
  const context = {
    respondents: promptfooRespondents(),
    ids: contentIds('test'),
    version: 'unknown',
    source: 'promptfoo',
  };
  const counts = statusCounts();
  const models = new Set<string>();
  for await (const { row } of readRows(path, { format: 'jsonl' })) {
    models.add(providerName(row.provider));
  }
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for await (const { row, place } of readRows(path, { format: 'jsonl' })) {
      counts.add(statusWord(row));
      yield readResult(row, context, { path, place: `line ${place.line}` });
    }
  }
  return {
    header: {
      ...headerOf('promptfoo results', [...models]),
      statedMetrics: [],
      expectedAnswers: null,
    },
    answers: answers(),
    ending: () => ({ recomputedMetrics: [], notes: counts.notes() }),
  };
}

function headerOf(
  title: string,
  models: readonly string[],
): Pick<ImportHeader, 'format' | 'title' | 'models' | 'status' | 'notes'> {
  return {
    format: 'promptfoo',
    title,
    models: [...new Set(models)],
    status: 'unknown',
    notes: [
      'promptfoo’s success mixes wrong, refused and failed graders with limits on cost or length, so it is kept as its word and never taken as the grade',
    ],
  };
}
