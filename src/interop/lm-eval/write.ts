/**
 * The two files of lm-evaluation-harness for each respondent: samples a line, and results with the three rates. The
 * metrics are named `correct`, `incorrect` and `refused`, because calling a graded answer `exact_match` would be untrue. A
 * reply without an outcome is a sample without metrics: none of the three is true of it, and a mean passes over it.
 */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replyWeight } from '../../core/answer-design.ts';
import type { AnswerView } from '../../core/answer-view.ts';
import { counted } from '../../core/counted.ts';
import { OUTCOMES, type Outcome } from '../../core/outcome.ts';
import { writeFileAtomic, writeFileWith } from '../../rows/write-file.ts';
import { goldTexts } from '../../values/gold-texts.ts';
import { type ExportedRespondent, type ExportedRun, fileName, type RunWriter } from '../exported-run.ts';
import { OWN_MEMBER, ownSample } from '../own-sample.ts';

const TASK = 'closedbook';

/** Into a folder: `<respondent>/samples_closedbook_<time>.jsonl` and `results_<time>.json`. */
export const writeLmEval: RunWriter = async (run, path) => {
  const stamp = run.run.createdAt.replace('Z', '').replaceAll(':', '-');
  const files: string[] = [];
  let answers = 0;
  let left = 0;
  for (const one of await run.respondents()) {
    const folder = join(path, fileName(one.respondent.id));
    const samples = join(folder, `samples_${TASK}_${stamp}.jsonl`);
    const results = join(folder, `results_${stamp}.json`);
    const counts = await writeSamples(one, samples);
    await writeFileAtomic(results, `${JSON.stringify(resultsOf(run, one, counts), null, 2)}\n`);
    files.push(samples, results);
    answers += counts.samples + counts.left;
    left += counts.left;
    const beside = join(path, `${fileName(one.respondent.id)}_forced`);
    const guesses = join(beside, `samples_${TASK}_${stamp}.jsonl`);
    const forced = await writeSamples({ ...one, answers: one.forced }, guesses);
    left += forced.left;
    if (forced.samples + forced.left === 0) await rm(beside, { recursive: true });
    else {
      const results = join(beside, `results_${stamp}.json`);
      await writeFileAtomic(results, `${JSON.stringify(resultsOf(run, one, forced), null, 2)}\n`);
      files.push(guesses, results);
      answers += forced.samples + forced.left;
    }
  }
  const notes =
    left === 0
      ? []
      : [
          `${counted(left, 'reply', 'replies')} without an outcome: samples without metrics (null), in none of the rates`,
        ];
  return { files, answers, notes };
};

interface Counts {
  /** With an outcome. */
  readonly samples: number;
  /** Without one. */
  readonly left: number;
  /** Replies that those with an outcome stand for, by outcome: as many, but for a run whose questions had unlike chances. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly isWeighted: boolean;
}

async function writeSamples(one: ExportedRespondent, path: string): Promise<Counts> {
  const outcomes = { correct: 0, incorrect: 0, refused: 0 };
  const numbers = new Map<string, number>();
  let samples = 0;
  let left = 0;
  let isWeighted = false;
  await writeFileWith(path, async (writer) => {
    for await (const view of one.answers()) {
      const number = numbers.get(view.question.id) ?? numbers.size;
      numbers.set(view.question.id, number);
      if (view.outcome === null) left += 1;
      else {
        const weight = replyWeight(view.designed);
        outcomes[view.outcome] += weight;
        samples += 1;
        isWeighted ||= weight !== 1;
      }
      await writer.write(`${JSON.stringify(sampleOf(view, number))}\n`);
    }
  });
  return { samples, left, outcomes, isWeighted };
}

function sampleOf(view: AnswerView, number: number) {
  const { question, reply, respondent, outcome } = view;
  const golds = goldTexts(question.reference);
  const doc = {
    ...{ id: question.id, question: question.text, answer: golds },
    [OWN_MEMBER]: ownSample(view),
  };
  const target = golds.length === 1 ? golds[0]! : pythonList(golds);
  const text = reply.text ?? '';
  const settings = {
    until: [],
    do_sample: (respondent.settings.temperature ?? 0) > 0,
    ...(respondent.settings.temperature === undefined
      ? {}
      : { temperature: respondent.settings.temperature }),
  };
  return {
    doc_id: number,
    doc,
    target,
    arguments: { gen_args_0: { arg_0: question.text, arg_1: settings } },
    resps: [[text]],
    filtered_resps: [text],
    filter: 'none',
    metrics: outcome === null ? [] : OUTCOMES,
    doc_hash: sha256(JSON.stringify(doc, null, 2)),
    prompt_hash: sha256(question.text),
    target_hash: sha256(target),
    ...Object.fromEntries(OUTCOMES.map((word) => [word, outcome === null ? null : outcome === word ? 1 : 0])),
  };
}

/** `['a', "b's"]`, as Python's str() writes a list. */
function pythonList(texts: readonly string[]): string {
  return `[${texts.map(pythonText).join(', ')}]`;
}

function pythonText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll(quote, `\\${quote}`);
  return `${quote}${inside}${quote}`;
}

function resultsOf({ run, version }: ExportedRun, { respondent }: ExportedRespondent, counts: Counts) {
  const { samples, outcomes, isWeighted } = counts;
  const whole = OUTCOMES.reduce((sum, word) => sum + outcomes[word], 0);
  const rates = OUTCOMES.flatMap((word) => {
    if (samples === 0) return [];
    const rate = outcomes[word] / whole;
    // That of a share is too small for a weighted one.
    const error = samples > 1 && !isWeighted ? Math.sqrt((rate * (1 - rate)) / (samples - 1)) : 'N/A';
    return [
      [`${word},none`, rate],
      [`${word}_stderr,none`, error],
    ];
  });
  return {
    results: { [TASK]: { alias: TASK, ...Object.fromEntries(rates) } },
    group_subtasks: { [TASK]: [] },
    configs: { [TASK]: { task: TASK, output_type: 'generate_until', metadata: { version: 1 } } },
    versions: { [TASK]: 1 },
    'n-shot': { [TASK]: 0 },
    higher_is_better: { [TASK]: { correct: true, incorrect: false, refused: null } },
    'n-samples': { [TASK]: { original: samples + counts.left, effective: samples } },
    config: { model: 'closedbook', model_args: `model=${respondent.id}`, closedbook_version: version },
    date: Date.parse(run.createdAt) / 1000,
    model_source: 'closedbook',
    model_name: respondent.model,
    model_name_sanitized: fileName(respondent.model),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
