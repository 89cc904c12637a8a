/**
 * Every Eval Ever 0.3.0: an aggregate file and an instance file for each respondent. The format's `is_correct` is a
 * boolean and knows no refusal, so a reply becomes three instance rows (correct, incorrect, refused, each of asked),
 * and the three aggregates are the report's rates with their intervals. Rows cover exactly what the rates cover.
 */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { counted } from '../../core/counted.ts';
import { shortHash } from '../../core/hash.ts';
import { METRICS } from '../../core/metric.ts';
import { OUTCOMES, type Outcome } from '../../core/outcome.ts';
import { policyName } from '../../core/policy.ts';
import type { AnswerView } from '../../core/ports.ts';
import { openFileWriter, writeFileAtomic } from '../../rows/write-file.ts';
import { goldTexts } from '../../values/gold-texts.ts';
import { type ExportedRespondent, type ExportedRun, fileName, type RunWriter } from '../exported-run.ts';
import { OWN_MEMBER, ownSample } from '../own-sample.ts';
import { standingGrade } from '../standing-grade.ts';
import { sampleHash } from './sample-hash.ts';

const SCHEMA_VERSION = '0.3.0';

/** Into a folder as the collection keeps its own: `data/<benchmark>/<developer>/<model>/<id>.json` and `<id>_samples.jsonl`. */
export const writeEveryEvalEver: RunWriter = async (run, path) => {
  const files: string[] = [];
  let answers = 0;
  let left = 0;
  let guesses = 0;
  for (const one of await run.respondents()) {
    const identity = identityOf(run, one);
    const folder = join(path, 'data', fileName(identity.benchmark), ...modelFolders(identity.modelId));
    const instances = join(folder, `${identity.uuid}_samples.jsonl`);
    const written = await writeInstances(one, instances, identity);
    const aggregate = join(folder, `${identity.uuid}.json`);
    await writeFileAtomic(
      aggregate,
      `${JSON.stringify(aggregateOf(run, one, { ...identity, ...written, instances }), null, 2)}\n`,
    );
    files.push(aggregate, instances);
    answers += written.replies;
    left += written.left;
    for await (const _ of one.forced()) guesses += 1;
  }
  const notes = [
    'Every Eval Ever knows no refusal: three results a reply (correct, incorrect, refused), and the outcome in metadata',
    ...(left === 0
      ? []
      : [
          `${counted(left, 'reply', 'replies')} without an outcome, or to questions outside of the rates (without an answer, disputed), left out: is_correct has no third value`,
        ]),
    ...(guesses === 0
      ? []
      : [
          `${counted(guesses, 'guess', 'guesses')} of the forced pass left out: the format has one reply to a sample (jsonl, csv, parquet, inspect, lm-eval, mlflow and langfuse hold them)`,
        ]),
  ];
  return { files, answers, notes };
};

/** Two steps, whatever the name holds: who made the model and what it is called. */
function modelFolders(modelId: string): [developer: string, model: string] {
  const [first, ...rest] = modelId.split('/');
  return rest.length === 0 ? ['unknown', fileName(first!)] : [fileName(first!), fileName(rest.join('_'))];
}

interface Identity {
  readonly uuid: string;
  readonly evaluationId: string;
  readonly modelId: string;
  readonly benchmark: string;
}

function identityOf({ run }: ExportedRun, { respondent }: ExportedRespondent): Identity {
  const benchmark = run.manifest.datasets.map(({ name }) => name).join('+') || 'closedbook';
  const digest = createHash('sha256').update(`${run.id}\u0000${respondent.id}`).digest('hex');
  const variant = '89ab'[Number.parseInt(digest[16]!, 16) % 4];
  const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  const seconds = Math.floor(Date.parse(run.createdAt) / 1000);
  // One model under two policies is two evaluations, so the id carries the respondent.
  const evaluationId = `${benchmark}/${fileName(respondent.id)}/${seconds}-${shortHash(run.id).slice(0, 6)}`;
  return { uuid, evaluationId, modelId: respondent.model, benchmark };
}

interface WrittenInstances {
  readonly replies: number;
  readonly rows: number;
  readonly left: number;
  readonly checksum: string;
}

async function writeInstances(
  one: ExportedRespondent,
  path: string,
  identity: Identity,
): Promise<WrittenInstances> {
  const writer = await openFileWriter(path);
  const hash = createHash('sha256');
  const counts = { replies: 0, rows: 0, left: 0 };
  try {
    for await (const view of one.answers()) {
      if (view.outcome === null || view.question.kind !== 'answerable' || view.question.status !== 'ok') {
        counts.left += 1;
        continue;
      }
      counts.replies += 1;
      for (const row of instanceRows(view, view.outcome, identity)) {
        const line = `${JSON.stringify(row)}\n`;
        hash.update(line);
        counts.rows += 1;
        await writer.write(line);
      }
    }
    await writer.commit();
  } finally {
    await writer.abandon();
  }
  return { ...counts, checksum: hash.digest('hex') };
}

function* instanceRows(view: AnswerView, outcome: Outcome, identity: Identity) {
  const { question, reply, call } = view;
  const golds = goldTexts(question.reference);
  const text = reply.text ?? '';
  const reasoning = reply.status === 'answered' ? reply.reasoning : null;
  for (const word of OUTCOMES) {
    yield {
      schema_version: SCHEMA_VERSION,
      evaluation_id: identity.evaluationId,
      model_id: identity.modelId,
      evaluation_name: resultName(identity, word),
      evaluation_result_id: resultName(identity, word),
      sample_id: question.id,
      sample_hash: sampleHash(question.text, golds),
      interaction_type: 'single_turn',
      input: { raw: question.text, reference: golds },
      output: { raw: [text], ...(reasoning === null ? {} : { reasoning_trace: [reasoning] }) },
      answer_attribution: [
        {
          turn_idx: 0,
          source: 'output.raw',
          extracted_value: text,
          extraction_method: 'raw',
          is_terminal: true,
        },
      ],
      evaluation: { score: outcome === word ? 1 : 0, is_correct: outcome === 'correct' },
      ...tokenUsage(call),
      ...(call?.latencyMs == null ? {} : { performance: { latency_ms: call.latencyMs } }),
      ...(outcome === 'refused' ? { error: refusalText(view) } : {}),
      metadata: {
        ...metadataOf(view, outcome),
        ...(word === OUTCOMES[0] ? { [OWN_MEMBER]: JSON.stringify(ownSample(view)) } : {}),
      },
    };
  }
}

function tokenUsage(call: AnswerView['call']) {
  if (call?.inputTokens == null || call.outputTokens == null) return {};
  const { inputTokens, outputTokens, reasoningTokens } = call;
  return {
    token_usage: {
      input_tokens: inputTokens,
      output_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
      ...(reasoningTokens === null ? {} : { reasoning_tokens: reasoningTokens }),
    },
  };
}

function refusalText(view: AnswerView): string {
  const reason = view.reply.status === 'blocked' ? 'blocked' : reasonOf(view);
  return reason === null ? 'refusal' : `refusal: ${reason}`;
}

function reasonOf(view: AnswerView): string | null {
  const grade = standingGrade(view);
  return grade?.status === 'graded' ? grade.reason : null;
}

/** Values must be texts. */
function metadataOf(view: AnswerView, outcome: Outcome): Record<string, string> {
  const { question, reply } = view;
  const grade = standingGrade(view);
  return {
    grade: outcome,
    status: reply.status,
    trial: String(reply.trial),
    closed_book: reply.closedBook,
    ...(grade === null ? {} : { grader: grade.grader.id, rubric: grade.grader.rubric }),
    ...(reply.status === 'answered' && reply.confidence !== null
      ? { confidence: String(reply.confidence) }
      : {}),
    ...(question.subject === undefined ? {} : { subject: question.subject.name }),
    ...(question.property === undefined ? {} : { property: question.property }),
    ...(question.topic === undefined ? {} : { topic: question.topic }),
  };
}

const METRIC_OF = {
  correct: 'correct/asked',
  incorrect: 'incorrect/asked',
  refused: 'refused/asked',
} as const satisfies Record<Outcome, string>;

function resultName({ benchmark }: Identity, word: Outcome): string {
  return `${benchmark}.${word}`;
}

function aggregateOf(
  { run, version }: ExportedRun,
  { respondent, estimates }: ExportedRespondent,
  given: Identity & WrittenInstances & { readonly instances: string },
) {
  const seconds = String(Math.floor(Date.parse(run.createdAt) / 1000));
  const developer = respondent.model.includes('/') ? respondent.model.split('/')[0] : null;
  return {
    schema_version: SCHEMA_VERSION,
    evaluation_id: given.evaluationId,
    evaluation_timestamp: seconds,
    retrieved_timestamp: seconds,
    source_metadata: {
      source_name: run.title,
      source_type: 'evaluation_run',
      source_organization_name: 'unknown',
      evaluator_relationship: 'other',
    },
    eval_library: { name: 'closedbook', version },
    model_info: {
      name: respondent.model,
      id: respondent.model,
      ...(developer === null ? {} : { developer }),
      additional_details: {
        deployment_type: 'unknown',
        model_availability: 'unknown',
        respondent: respondent.id,
        ...(respondent.policy === null ? {} : { policy: policyName(respondent.policy) }),
      },
    },
    evaluation_results: OUTCOMES.flatMap((word) => {
      const estimate = estimates[METRIC_OF[word]];
      if (estimate === undefined || estimate.value === null) return [];
      return [
        {
          evaluation_result_id: resultName(given, word),
          evaluation_name: resultName(given, word),
          source_data: { dataset_name: given.benchmark, source_type: 'other' },
          metric_config: {
            evaluation_description: METRICS[METRIC_OF[word]].definition,
            metric_id: METRIC_OF[word],
            metric_name: METRICS[METRIC_OF[word]].name,
            metric_kind:
              word === 'correct' ? 'accuracy' : word === 'incorrect' ? 'error_rate' : 'refusal_rate',
            metric_unit: 'proportion',
            lower_is_better: word === 'incorrect',
            score_type: 'continuous',
            min_score: 0,
            max_score: 1,
          },
          score_details: {
            score: estimate.value,
            details: { denominator: `asked = ${estimate.denominator}`, replies: String(given.replies) },
            uncertainty: {
              ...(estimate.low === null || estimate.high === null
                ? {}
                : {
                    confidence_interval: {
                      lower: estimate.low,
                      upper: estimate.high,
                      confidence_level: estimate.level,
                      method: estimate.method,
                    },
                  }),
              num_samples: Math.round(estimate.n ?? given.replies),
            },
          },
          ...generationConfig(respondent.settings),
        },
      ];
    }),
    detailed_evaluation_results: {
      format: 'jsonl',
      file_path: basename(given.instances),
      hash_algorithm: 'sha256',
      checksum: given.checksum,
      total_rows: given.rows,
      additional_details: { left_out: String(given.left) },
    },
  };
}

function generationConfig({
  temperature,
  topP,
  maxOutputTokens,
}: ExportedRespondent['respondent']['settings']) {
  const given = {
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(maxOutputTokens === undefined ? {} : { max_tokens: maxOutputTokens }),
  };
  return Object.keys(given).length === 0 ? {} : { generation_config: { generation_args: given } };
}
