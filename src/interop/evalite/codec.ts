/**
 * evalite's database (`evalite.db`, in older versions `node_modules/.evalite/cache.sqlite`): of every evaluation and
 * variant the last run, because a database keeps all runs ever made and the older ones are of older code. A variant is a
 * respondent; evalite has no other place for a model.
 */
import type { Codec, FileGlance, ImportOptions, OpenedImport } from '../../core/codec.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { fileStem } from '../../rows/file-names.ts';
import type { SqliteConnection } from '../../sqlite/sqlite-connection.ts';
import { contentIds } from '../content-ids.ts';
import { memberOf, unpacked } from '../experiments/case-texts.ts';
import { caseAnswer, type ExperimentCase, errorWords } from '../experiments/experiment-case.ts';
import { type Score, scoreReader } from '../experiments/score-words.ts';
import { asCount, asId, asNumber, asRecord, asText, asWords, isRecord, type LooseRecord } from '../loose.ts';
import { openSqliteCopy, tableNames } from '../sqlite-copy.ts';

export const evaliteCodec: Codec = { format: 'evalite', detect, open };

async function detect({ kind, path }: FileGlance): Promise<number> {
  if (kind !== 'sqlite') return 0;
  const copy = await openSqliteCopy(path).catch(() => null);
  if (copy === null) return 0;
  try {
    return isEvalite(copy.connection) ? 1 : 0;
  } finally {
    await copy.close();
  }
}

/** promptfoo has a table of the same name with other columns. */
function isEvalite(connection: SqliteConnection): boolean {
  const tables = tableNames(connection);
  return ['runs', 'evals', 'results', 'scores'].every((name) => tables.has(name));
}

interface Evaluation {
  readonly id: number;
  readonly name: string;
  readonly variant: string | null;
}

async function open(path: string, options: ImportOptions = {}): Promise<OpenedImport> {
  const copy = await openSqliteCopy(path);
  const { connection } = copy;
  const { latest, older } = evaluationsOf(connection);
  const scores = scoreReader(options.map?.outcome ?? null);
  const file = options.model ?? options.fileName ?? fileStem(path);
  let count = 0;
  for (const { id } of latest) {
    for (const one of casesOf(connection, id)) {
      count += 1;
      for (const score of one.scores) scores.look(score);
    }
  }
  const models = latest.map(({ variant }) => variant ?? file);
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    try {
      let number = 0;
      const ids = contentIds('case');
      for (const evaluation of latest) {
        for (const one of casesOf(connection, evaluation.id)) {
          number += 1;
          const dataset = evaluation.variant === null ? evaluation.name : withoutVariant(evaluation);
          yield caseAnswer(
            { ...one, dataset, model: one.model ?? evaluation.variant },
            {
              format: 'evalite',
              number,
              ids,
              model: file,
              scores,
              source: { path, place: `evaluation ${evaluation.id}, result ${number}` },
            },
          );
        }
      }
    } finally {
      await copy.close();
    }
  }
  return {
    header: {
      format: 'evalite',
      title: [...new Set(latest.map(withoutVariant))].join(', ') || 'evalite',
      models: [...new Set(models)],
      status: 'unknown',
      statedMetrics: [],
      notes: [
        ...(older === 0
          ? []
          : [`${older} earlier runs of these evaluations are left out: of each the last is read`]),
        ...(latest.some(({ variant }) => variant === null) && options.model === undefined
          ? [
              `evalite does not write which model answered; answers without a variant are those of "${file}" (--model NAME says otherwise)`,
            ]
          : []),
        ...scores.notes(),
      ],
      expectedAnswers: count,
    },
    answers: answers(),
  };
}

function withoutVariant({ name, variant }: Evaluation): string {
  return variant !== null && name.endsWith(` [${variant}]`) ? name.slice(0, -variant.length - 3) : name;
}

function evaluationsOf(connection: SqliteConnection): { latest: Evaluation[]; older: number } {
  const rows = connection.prepare('select * from evals order by id').all().map(asRecord);
  const byName = new Map<string, Evaluation>();
  for (const row of rows) {
    const name = asText(row.name) ?? 'unnamed';
    const variant = asWords(row.variant_name);
    byName.set(JSON.stringify([name, variant]), { id: Number(row.id), name, variant });
  }
  return { latest: [...byName.values()], older: rows.length - byName.size };
}

function* casesOf(connection: SqliteConnection, evaluation: number): Generator<ExperimentCase> {
  const results = connection.prepare('select * from results where eval_id = ? order by col_order, id');
  const scored = connection.prepare('select * from scores where result_id = ? order by id');
  const traced = tableNames(connection).has('traces')
    ? connection.prepare('select * from traces where result_id = ? order by id')
    : null;
  for (const row of results.all(evaluation).map(asRecord)) {
    const traces = (traced?.all(row.id as number) ?? []).map(asRecord);
    yield caseOf(row, { scores: scored.all(row.id as number).map(asRecord), traces });
  }
}

function caseOf(
  row: LooseRecord,
  beside: { readonly scores: readonly LooseRecord[]; readonly traces: readonly LooseRecord[] },
): ExperimentCase {
  const output = unpacked(row.output);
  const input = unpacked(row.input);
  const status = asText(row.status) ?? 'success';
  const trace = beside.traces.at(-1) ?? {};
  return {
    id: asId(memberOf(asRecord(input), ['question_id', 'id'])),
    input,
    output: status === 'success' ? output : null,
    expected: unpacked(row.expected),
    error:
      status === 'success'
        ? null
        : ((isRecord(output) ? errorWords(output) : null) ?? `the case ended as "${status}"`),
    model: asWords(asRecord(unpacked(trace.output)).model) ?? null,
    scores: beside.scores.map(scoreOf),
    trial: asCount(row.trial_index) ?? 0,
    inputTokens: asCount(trace.input_tokens ?? trace.prompt_tokens),
    outputTokens: asCount(trace.output_tokens ?? trace.completion_tokens),
    latencyMs: asNumber(row.duration),
    repliedAt: asWords(row.created_at)?.replace(' ', 'T') ?? null,
  };
}

function scoreOf(row: LooseRecord): Score {
  const metadata = asRecord(unpacked(row.metadata));
  return {
    name: asWords(row.name) ?? 'score',
    value: row.score ?? null,
    explanation: asWords(metadata.rationale) ?? asWords(row.description),
  };
}
