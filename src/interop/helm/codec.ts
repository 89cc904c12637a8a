/**
 * A HELM run folder: what was asked is in scenario_state.json, HELM's own marks in per_instance_stats.json. A request
 * that failed was written by HELM as an empty completion and marked 0: it becomes a failed reply without its mark.
 * Marks that are missing were NaN, and stay missing.
 */

import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Codec, FileGlance, OpenedImport } from '../../core/codec.ts';
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { readJsonElements, readJsonWithout } from '../../rows/json-parts.ts';
import { readJsonFile } from '../../rows/read-json-file.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { asCount, asId, asList, asNumber, asRecord, asText, asWords, type LooseRecord } from '../loose.ts';
import { lettered } from '../special-gold.ts';
import { toolJudgement } from '../tool-judgement.ts';
import { type HelmMarks, readHelmMarks, statedMeans } from './marks.ts';

export const helmCodec: Codec = { format: 'helm', detect, companions, open };

const FILES = [
  'run_spec.json',
  'scenario.json',
  'scenario_state.json',
  'per_instance_stats.json',
  'stats.json',
];

function detect({ kind, members, value, path }: FileGlance): number {
  if (kind === 'folder') return members.includes('scenario_state.json') ? 1 : 0;
  if (kind !== 'json') return 0;
  const document = asRecord(value);
  const state = 'adapter_spec' in document && 'request_states' in document;
  if (state) return 1;
  const ofRun = FILES.includes(basename(path)) && existsSync(join(dirname(path), 'scenario_state.json'));
  return ofRun && ('adapter_spec' in document || Array.isArray(value)) ? 0.9 : 0;
}

async function companions(path: string): Promise<readonly string[]> {
  const folder = folderOf(path);
  return FILES.map((name) => join(folder, name)).filter((file) => file !== path && existsSync(file));
}

function folderOf(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path);
}

/** @throws ClosedbookError `file-missing` when the folder has no scenario_state.json. */
async function open(path: string): Promise<OpenedImport> {
  const folder = folderOf(path);
  const isState = !statSync(path).isDirectory() && !FILES.slice(0, 2).includes(basename(path));
  const state = existsSync(join(folder, 'scenario_state.json'))
    ? join(folder, 'scenario_state.json')
    : isState
      ? path
      : null;
  if (state === null) {
    throw new ClosedbookError(
      'file-missing',
      `${folder}: expected scenario_state.json, a HELM run's answers`,
    );
  }
  const about = await readJsonWithout(state, [['request_states']]);
  const spec = await optionalJson(join(folder, 'run_spec.json'));
  const adapter = { ...asRecord(asRecord(spec).adapter_spec), ...asRecord(about.adapter_spec) };
  const model = asWords(adapter.model) ?? asWords(adapter.model_deployment) ?? 'unnamed';
  const marks = await readHelmMarks(join(folder, 'per_instance_stats.json'));
  const run = asWords(asRecord(spec).name) ?? basename(folder);
  const counts = { failed: 0, fewShot: 0 };
  const context: HelmContext = {
    model,
    temperature: asNumber(adapter.temperature),
    task: run.replace(/[:,]?model=[^,]*/, '').replace(/:$/, ''),
    marks,
    counts,
    // HELM puts a passage and its question into one input; the prefix tells.
    signs: /passage|context|document|article/i.test(asText(adapter.input_prefix) ?? '')
      ? ['a passage given before the question']
      : [],
  };
  const seen = marks.means();
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for await (const { value, line } of readJsonElements(state as string, ['request_states'])) {
      const answer = readRequest(asRecord(value), context, { path: state as string, place: `line ${line}` });
      if (answer !== null) yield answer;
    }
  }
  return {
    header: {
      format: 'helm',
      title: run,
      models: [model],
      status: existsSync(join(folder, 'stats.json')) ? 'success' : 'started',
      statedMetrics: statedMeans(await optionalJson(join(folder, 'stats.json'))),
      notes: [
        `HELM run, method ${asWords(adapter.method) ?? 'unknown'}`,
        ...(marks.instances === 0 ? ['no per_instance_stats.json: HELM’s own marks are not known'] : []),
      ],
      expectedAnswers: null,
    },
    answers: answers(),
    ending: () => ({
      recomputedMetrics: seen,
      notes: [
        ...(counts.failed === 0
          ? []
          : [
              `${counted(counts.failed, 'request')} failed; HELM marks that 0, here it is a failed reply without a mark`,
            ]),
        ...(counts.fewShot === 0
          ? []
          : [
              `${counted(counts.fewShot, 'request')} had examples before the question; the question alone is imported`,
            ]),
      ],
    }),
  };
}

async function optionalJson(path: string): Promise<unknown> {
  return existsSync(path) ? await readJsonFile(path) : null;
}

interface HelmContext {
  readonly model: string;
  readonly temperature: number | null;
  readonly task: string;
  readonly marks: HelmMarks;
  readonly signs: readonly string[];
  readonly counts: { failed: number; fewShot: number };
}

/** Null for a request that scores one reference of a choice: it is no answer. */
function readRequest(
  request: LooseRecord,
  { model, temperature, task, marks, counts, signs }: HelmContext,
  source: ImportedAnswer['source'],
): ImportedAnswer | null {
  const mode = asText(request.request_mode);
  if (mode === 'calibration' || (mode !== null && asCount(request.reference_index) !== null)) return null;
  const instance = asRecord(request.instance);
  const id = asId(instance.id) ?? source.place;
  const references = asList(instance.references).map(asRecord);
  const right = references
    .filter((reference) => asList(reference.tags).includes('correct'))
    .flatMap((reference) => asText(asRecord(reference.output).text) ?? []);
  const mapping = asRecord(request.output_mapping);
  const letters = Object.keys(mapping);
  const rightLetters = letters.filter((letter) => right.includes(String(mapping[letter])));
  const trial = asCount(request.train_trial_index) ?? 0;
  const perturbation = asWords(asRecord(instance.perturbation).name);
  const result = asRecord(request.result);
  const completion = asRecord(asList(result.completions)[0]);
  const reply = replyOf(result, { completion, counts });
  if ((asCount(request.num_train_instances) ?? 0) > 0) counts.fewShot += 1;
  const text = asText(asRecord(instance.input).text);
  const tags = asText(instance.split) === null ? [] : [`split-${asText(instance.split)}`];
  const parts = { id: perturbation === null ? id : `${id}/${perturbation}`, source: task };
  const found = marks.of({ id, trial, perturbation });
  const seconds = asNumber(result.request_time);
  return {
    question:
      letters.length === 0
        ? importedQuestion({ ...parts, text, golds: right, tags })
        : choiceQuestion(parts, text, { letters, mapping, right: rightLetters, tags }),
    respondent: importedRespondent(
      model,
      temperature === null || temperature > 2 || temperature < 0 ? {} : { temperature },
    ),
    trial,
    reply,
    usage: { inputTokens: found.inputTokens, outputTokens: found.outputTokens },
    latencyMs: seconds === null ? null : seconds * 1000,
    finishReason: asWords(asRecord(completion.finish_reason).reason) ?? asWords(completion.finish_reason),
    repliedAt: timeOf(result.request_datetime),
    closedBookSigns: signs,
    grades:
      reply.status === 'failed'
        ? []
        : found.marks.map(({ name, value, main }) => ({
            grader: { kind: 'imported', id: `imported:helm/${name}`, version: 'unknown' },
            judgement: main
              ? toolJudgement(name, value)
              : {
                  status: 'ungraded',
                  why: 'not-mapped',
                  evidence: { rule: 'as in the file', text: `${name} = ${value}` },
                },
          })),
    verdicts: found.marks.map(({ name, value }) => ({ name, value })),
    source,
  };
}

/** The choices as HELM's mapping of letters shows them to the model. */
function choiceQuestion(
  parts: { readonly id: string; readonly source: string },
  text: string | null,
  given: {
    readonly letters: readonly string[];
    readonly mapping: LooseRecord;
    readonly right: readonly string[];
    readonly tags: readonly string[];
  },
) {
  const choices = given.letters.map((letter) => String(given.mapping[letter]));
  const read = lettered(text, { choices, targets: given.right });
  return importedQuestion({ ...parts, ...read, tags: [...read.tags, ...given.tags] });
}

function replyOf(
  result: LooseRecord,
  given: { readonly completion: LooseRecord; readonly counts: HelmContext['counts'] },
): ImportedAnswer['reply'] {
  const { completion, counts } = given;
  const text = asText(completion.text) ?? '';
  if (result.success === false || asWords(result.error) !== null) {
    counts.failed += 1;
    return {
      status: 'failed',
      kind: 'error',
      message: (asWords(result.error) ?? 'the request failed').slice(0, 2000),
      text: text || null,
    };
  }
  const finish = asWords(asRecord(completion.finish_reason).reason);
  if (finish === 'content_filter') {
    return { status: 'blocked', by: 'filter', category: null, text: text || null };
  }
  if (text.trim() === '') return { status: 'failed', kind: 'empty', message: 'the completion is empty' };
  const thinking = asWords(asRecord(completion.thinking).text);
  const split = splitReasoning(text);
  return { status: 'answered', text: split.text, reasoning: thinking ?? split.reasoning };
}

/** Seconds of the epoch. */
function timeOf(value: unknown): string | null {
  const seconds = asNumber(value);
  return seconds === null || seconds <= 0 || seconds > 1e11 ? null : new Date(seconds * 1000).toISOString();
}
