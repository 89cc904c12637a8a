/**
 * Lines of lm-evaluation-harness as answers. The harness writes a line for every document and filter: the answer is the
 * same, only its reading differs. So the first filter's lines become answers, and what the others found is added to
 * them as further verdicts; a first pass collects it.
 */

import type { StatedMetric } from '../../core/codec.ts';
import { addToGroup } from '../../core/group-by.ts';
import type { ImportedAnswer, ToolValue } from '../../core/imported-answer.ts';
import { OUTCOMES } from '../../core/outcome.ts';
import { remembered } from '../../core/remembered.ts';
import type { Respondent } from '../../core/respondent.ts';
import { contextsInPrompt } from '../given-context.ts';
import { asId, asList, asRecord, asText, asWords, type LooseRecord } from '../loose.ts';
import { type MetricMeans, metricMeans } from '../metric-means.ts';
import { metricMeaning } from '../metric-name.ts';
import { OWN_MEMBER, withOwnSample } from '../own-sample.ts';
import { holdsThought, thoughtJudged } from '../thought-judged.ts';
import { twoWayGrade } from '../two-way-grade.ts';
import { documentQuestion } from './document.ts';
import { lineOptions } from './options.ts';
import { linePrompt } from './request.ts';
import { lineReplies } from './response.ts';

export interface TaskLine {
  readonly task: string;
  readonly line: LooseRecord;
  readonly place: string;
}

/** A line before it is read. */
export interface LineGlance {
  readonly task: string;
  readonly filter: string;
  readonly read: () => LooseRecord;
}

export interface LineReader {
  answers(path: string, respondent: Respondent): AsyncGenerator<ImportedAnswer>;
  /** `task/metric,filter`; valid after the answers. */
  recomputed(): StatedMetric[];
  readonly lines: number;
  readonly filters: readonly string[];
}

type Verdict = { readonly name: string; readonly value: ToolValue };

const FIELDS = new Set([
  'doc_id',
  'doc',
  'target',
  'arguments',
  'resps',
  'filtered_resps',
  'doc_hash',
  'prompt_hash',
  'target_hash',
  'filter',
  'metrics',
]);
/** Metrics whose 1 and 0 mean right and wrong; a score of similarity is no outcome. */
const CORRECTNESS =
  /^(acc|acc_norm|accuracy|em|exact_match|exact|correct|is_correct|contains|includes|match|pass@1)$/;
/** Computed over the whole set by the harness, so that no mean of the lines gives them. */
const NO_MEAN = /ppl|perplexity|bits_per_byte|^bleu$|^chrf$|^ter$|mcc|^f1$|^brier/;

/**
 * @param open - Opens the lines from the beginning, each time it is called: as many at a time as are at hand.
 * @param glances - The same lines for the first pass, unread: most files have one filter, and its name is all that is wanted of a line.
 */
export async function lineReader(
  open: () => AsyncIterable<readonly TaskLine[]>,
  glances: () => AsyncIterable<LineGlance> = () => glancesOf(open()),
): Promise<LineReader> {
  const means = metricMeans();
  const filters: string[] = [];
  const others = new Map<string, Verdict[]>();
  const firstFilter = new Map<string, string>();
  let lines = 0;
  for await (const { task, filter, read } of glances()) {
    lines += 1;
    if (!filters.includes(filter)) filters.push(filter);
    if (!firstFilter.has(task)) firstFilter.set(task, filter);
    if (firstFilter.get(task) === filter) continue;
    const line = read();
    const key = `${task} ${documentKey(line)}`;
    for (const verdict of verdictsOf(line)) addToGroup(others, key, verdict);
  }
  return {
    lines,
    filters,
    recomputed: () => [...means.all(), ...standardErrors(means)],
    async *answers(path, respondent) {
      for await (const batch of open()) {
        for (const given of batch) {
          const { task, line } = given;
          const own = verdictsOf(line);
          for (const { name, value } of own) {
            if (metricOf(name).hasMean) means.add(`${task}/${name}`, numberOf(value));
          }
          if (filterOf(line.filter) !== firstFilter.get(task)) continue;
          const found = others.size === 0 ? undefined : others.get(`${task} ${documentKey(line)}`);
          yield* lineAnswers(given, {
            path,
            respondent,
            verdicts: found === undefined ? own : [...own, ...found],
          });
        }
      }
    },
  };
}

function lineAnswers(
  { task, line, place }: TaskLine,
  given: {
    readonly path: string;
    readonly respondent: Respondent;
    readonly verdicts: readonly Verdict[];
  },
): ImportedAnswer[] {
  const { path, respondent, verdicts } = given;
  const options = lineOptions(line);
  const question = documentQuestion(line, { task, options });
  const replies = lineReplies(line, options);
  const contexts = contextsInPrompt(asRecord(line.doc), linePrompt(line) ?? '');
  // With repeats the metrics speak of a vote over all of them, not of any one.
  const spoken = replies.length === 1;
  return replies.map((reply, trial) => {
    const answer: ImportedAnswer = {
      question,
      respondent,
      trial,
      reply,
      closedBookSigns: contexts.map((member) => `context given to the model (${member})`),
      grades: spoken ? (threeWayGrade(verdicts) ?? verdicts.flatMap((one) => gradeOf(one, line))) : [],
      verdicts: trial === 0 ? verdicts : [],
      source: { path, place },
    };
    return withOwnSample(answer, asRecord(line.doc)[OWN_MEMBER]);
  });
}

async function* glancesOf(batches: AsyncIterable<readonly TaskLine[]>): AsyncGenerator<LineGlance> {
  for await (const lines of batches) {
    for (const { task, line } of lines) yield { task, filter: filterOf(line.filter), read: () => line };
  }
}

/** What the name of a metric says. A file has few of them, and each stands in every line. */
const metricOf = remembered(
  (name) => {
    const bare = name.split(',')[0]!;
    return {
      hasMean: !NO_MEAN.test(bare),
      meansRefused: metricMeaning(bare) === 'refused',
      meansCorrect: CORRECTNESS.test(bare),
      /** Lines of one value share its grade. */
      grade: remembered((value: ToolValue) => twoWayGrade(`lm-eval/${name}`, value), { most: 200 }),
    };
  },
  { most: 200 },
);

/** Only of marks of right and wrong: the harness estimates the others by resampling. */
function standardErrors(means: MetricMeans): StatedMetric[] {
  return means.all().flatMap(({ name }) => {
    const [metric, filter] = name.slice(name.lastIndexOf('/') + 1).split(',');
    const value = CORRECTNESS.test(metric!) ? means.standardError(name) : null;
    return value === null
      ? []
      : [{ name: name.replace(`${metric},${filter}`, `${metric}_stderr,${filter}`), value }];
  });
}

/** The metric saw what the filter made of the response: without a filter that is the thought as well. */
function gradeOf({ name, value }: Verdict, line: LooseRecord): ImportedAnswer['grades'] {
  const metric = metricOf(name);
  if (metric.meansRefused && numberOf(value) === 1) return [refusedGrade(name)];
  if (!metric.meansCorrect) return [];
  const grade = metric.grade(value);
  const seen = [asList(line.filtered_resps)[0]].flat()[0];
  return [holdsThought(seen) ? { ...grade, judgement: thoughtJudged(grade.judgement) } : grade];
}

function refusedGrade(name: string): ImportedAnswer['grades'][number] {
  const evidence = { rule: 'as in the file', text: `${name} = 1` };
  return {
    grader: { kind: 'imported', id: `imported:lm-eval/${name}`, version: 'unknown' },
    judgement: { status: 'graded', outcome: 'refused', reason: null, confidence: null, evidence },
  };
}

/** `correct`, `incorrect` and `refused` side by side, as closedbook exports them: one of them is 1. */
function threeWayGrade(verdicts: readonly Verdict[]): ImportedAnswer['grades'] | null {
  const values = OUTCOMES.map((word) => verdicts.find(({ name }) => name === `${word},none`)?.value);
  const set = OUTCOMES.filter((_, at) => values[at] === 1);
  if (values.includes(undefined) || set.length !== 1) return null;
  const evidence = { rule: 'as in the file', text: `${set[0]} = 1` };
  return [
    {
      grader: { kind: 'imported', id: 'imported:lm-eval/outcome', version: 'unknown' },
      judgement: { status: 'graded', outcome: set[0]!, reason: null, confidence: null, evidence },
    },
  ];
}

/** What a line's member of that name says; lines of 2024 name no filter. */
export function filterOf(member: unknown): string {
  return asWords(member) ?? 'none';
}

function documentKey(line: LooseRecord): string {
  return asId(line.doc_id) ?? asText(line.doc_hash) ?? '';
}

/** Lines of 2024 name no metrics either: then every bare number among the members is one. */
function verdictsOf(line: LooseRecord): Verdict[] {
  const named = asList(line.metrics).flatMap((name) => asWords(name) ?? []);
  const names =
    named.length > 0
      ? named
      : Object.keys(line).filter(
          (key) => !FIELDS.has(key) && (typeof line[key] === 'number' || typeof line[key] === 'boolean'),
        );
  return names
    .filter((name) => line[name] !== undefined)
    .map((name) => ({
      name: name.includes(',') ? name : `${name},${filterOf(line.filter)}`,
      value: toolValue(line[name]),
    }));
}

function toolValue(value: unknown): ToolValue {
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : (value as ToolValue);
}

function numberOf(value: ToolValue): number | null {
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : null;
}
