/**
 * Every Eval Ever 0.3.0: an aggregate file and an instance file for each respondent. The format's `is_correct` is a
 * boolean and knows no refusal, so a reply becomes three instance rows (correct, incorrect, refused, each of asked),
 * and the three aggregates are the report's rates with their intervals. Rows cover exactly what the rates cover.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { counted } from '../../core/counted.ts';
import { writeFileAtomic, writeFileWith } from '../../rows/write-file.ts';
import { type ExportedRespondent, fileName, type RunWriter } from '../exported-run.ts';
import { aggregateOf, type WrittenInstances } from './aggregate-document.ts';
import { type Identity, identityOf } from './evaluation-identity.ts';
import { instanceRows } from './instance-rows.ts';

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

async function writeInstances(
  one: ExportedRespondent,
  path: string,
  identity: Identity,
): Promise<WrittenInstances> {
  const hash = createHash('sha256');
  const counts = { replies: 0, rows: 0, left: 0 };
  await writeFileWith(path, async (writer) => {
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
  });
  return { ...counts, checksum: hash.digest('hex') };
}
