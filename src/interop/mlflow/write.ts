/**
 * For MLflow: of each respondent the metrics and parameters of a run (`mlflow.log_metrics(json.load(…))`) and the table of
 * its answers in the form of `mlflow.log_table`, which the page shows under Artifacts. Estimates go with the ends of their
 * intervals, because a number without one is what people compare.
 */
import { join } from 'node:path';
import type { AnswerView } from '../../core/answer-view.ts';
import type { Estimate } from '../../core/estimate.ts';
import { policyName } from '../../core/policy.ts';
import { writeFileAtomic, writeFileWith } from '../../rows/write-file.ts';
import { goldTexts } from '../../values/gold-texts.ts';
import { type ExportedRespondent, type ExportedRun, fileName, type RunWriter } from '../exported-run.ts';
import { OWN_MEMBER, ownSample } from '../own-sample.ts';
import { standingGrade } from '../standing-grade.ts';

const COLUMNS = [
  ...['question_id', 'inputs', 'outputs', 'ground_truth', 'outcome/value', 'outcome/rationale'],
  ...['outcome/source', 'model', 'policy', 'pass', 'trial', 'status', 'error_message', 'latency_ms'],
  OWN_MEMBER,
] as const;

/** Into a folder: `<respondent>/metrics.json`, `params.json`, `eval_results_table.json`. */
export const writeMlflow: RunWriter = async (run, path) => {
  const files: string[] = [];
  let answers = 0;
  for (const one of await run.respondents()) {
    const folder = join(path, fileName(one.respondent.id));
    const at = (name: string) => join(folder, name);
    await writeFileAtomic(at('metrics.json'), `${JSON.stringify(metricsOf(one.estimates), null, 1)}\n`);
    await writeFileAtomic(at('params.json'), `${JSON.stringify(paramsOf(run, one), null, 1)}\n`);
    answers += await writeTable(one, at('eval_results_table.json'));
    files.push(at('metrics.json'), at('params.json'), at('eval_results_table.json'));
  }
  return {
    files,
    answers,
    notes: [
      'in Python: mlflow.log_metrics(json.load(open("metrics.json"))), mlflow.log_params(json.load(open("params.json"))), mlflow.log_artifact("eval_results_table.json")',
    ],
  };
};

/** MLflow holds plain numbers under names of letters, digits and / _ - . : so what is undefined is left out. */
function metricsOf(estimates: Readonly<Record<string, Estimate>>): Record<string, number> {
  const metrics: Record<string, number> = {};
  for (const [metric, { value, low, high, n }] of Object.entries(estimates)) {
    const name = metric.replace(/[^\w ./:-]/g, '.');
    for (const [end, number] of [
      ['', value],
      ['.low', low],
      ['.high', high],
      ['.n', n],
    ] as const) {
      if (typeof number === 'number' && Number.isFinite(number)) metrics[`${name}${end}`] = number;
    }
  }
  return metrics;
}

function paramsOf({ run, version }: ExportedRun, { respondent }: ExportedRespondent): Record<string, string> {
  return {
    model: respondent.model,
    policy: respondent.policy === null ? 'unknown' : policyName(respondent.policy),
    ...Object.fromEntries(Object.entries(respondent.settings).map(([name, value]) => [name, String(value)])),
    datasets: run.manifest.datasets.map(({ name, version: edition }) => `${name} ${edition}`).join(', '),
    closedbook_run: run.id,
    closedbook_version: version,
  };
}

async function writeTable(one: ExportedRespondent, path: string): Promise<number> {
  let rows = 0;
  await writeFileWith(path, async (writer) => {
    await writer.write(`{"columns":${JSON.stringify(COLUMNS)},"data":[`);
    for (const answers of [one.answers(), one.forced()]) {
      for await (const view of answers) {
        await writer.write(`${rows === 0 ? '' : ','}\n${JSON.stringify(rowOf(view))}`);
        rows += 1;
      }
    }
    await writer.write('\n]}\n');
  });
  return rows;
}

function rowOf(view: AnswerView): (string | number | null)[] {
  const { question, reply, respondent, call, outcome } = view;
  const grade = standingGrade(view);
  const policy = respondent.policy === null ? null : policyName(respondent.policy);
  const failed =
    reply.status === 'failed' ? reply.error.message : reply.status === 'blocked' ? 'blocked' : null;
  return [
    ...[question.id, question.text, reply.text ?? null, goldTexts(question.reference)[0] ?? null],
    ...[outcome, grade?.evidence.text ?? null, grade?.grader.id ?? null, respondent.model, policy],
    ...[reply.pass, reply.trial, reply.status, failed, call?.latencyMs ?? null],
    JSON.stringify(ownSample(view)),
  ];
}
