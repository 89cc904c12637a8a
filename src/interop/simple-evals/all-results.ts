/** The `_allresults.json` of simple-evals: fragments and conversations in two parallel arrays, read side by side. */

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportOptions, OpenedImport, StatedMetric } from '../../core/codec.ts';
import { counted } from '../../core/counted.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { readJsonElements, readJsonWithout } from '../../rows/json-parts.ts';
import { parsePythonLiteral } from '../../rows/parse-python-literal.ts';
import { readRows } from '../../rows/read-rows.ts';
import { textList } from '../../rows/text-list.ts';
import { contentIds } from '../content-ids.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { asNumber, asRecord, asText, asWords, type LooseRecord } from '../loose.ts';
import { metricMeans } from '../metric-means.ts';
import { twoWayGrade } from '../two-way-grade.ts';
import { type Exchange, lastExchange } from './conversation.ts';
import { type ReadHtml, readHtml } from './html.ts';

interface Gold {
  readonly golds: readonly string[];
  readonly topic?: string;
  readonly answerType?: string;
}

export async function openAllResults(path: string, options: ImportOptions): Promise<OpenedImport> {
  const document = await readJsonWithout(path, [['htmls'], ['convos'], ['metadata']]);
  const { task, model } = namesOf(path);
  const metrics = 'metrics' in document ? asRecord(document.metrics) : asRecord(document);
  const misread = graderMisread(metrics);
  const golds = await questionsBeside(path);
  const respondent = importedRespondent(options.model ?? model);
  const means = metricMeans();
  let withoutMark = 0;
  const ids = contentIds(task);
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for await (const { exchange, html, at } of pairs(path)) {
      if (html.mark === null) withoutMark += 1;
      const mark = html.mark === null ? null : Number(html.mark);
      means.add('is_correct', mark);
      means.add('score', mark);
      const known = golds.get(exchange.question ?? '') ?? { golds: html.gold === null ? [] : [html.gold] };
      const text = exchange.question;
      const id = ids.of({ text, golds: known.golds, number: at });
      yield {
        question: importedQuestion({ id, text, source: task, ...known }),
        respondent,
        trial: 0,
        reply: exchange.reply,
        grades: html.mark === null ? [] : [gradeOf(html.mark, task, misread)],
        verdicts: html.mark === null ? [] : [{ name: 'score', value: html.mark }],
        source: { path, place: `convos[${at}]` },
      };
    }
  }
  return {
    header: {
      format: 'simple-evals',
      title: task,
      models: [respondent.model],
      status: 'unknown',
      statedMetrics: stated(document, metrics),
      notes: [
        'the file tells right from not right only: whether an answer was wrong or declined is for our grading',
        ...(misread
          ? [
              'it counts no answer as incorrect: simple-evals misreads a grader that answers in words ' +
                '(NOT_ATTEMPTED as correct, CORRECT and INCORRECT as not attempted), so its marks are not used',
            ]
          : []),
        ...(options.model === undefined && model === null
          ? ['the name of the file tells no model: give it with --model']
          : []),
      ],
    },
    answers: answers(),
    ending: () => ({
      recomputedMetrics: means.all(),
      notes: withoutMark === 0 ? [] : [`${counted(withoutMark, 'answer carries', 'answers carry')} no mark`],
    }),
  };
}

async function* pairs(
  path: string,
): AsyncGenerator<{ readonly exchange: Exchange; readonly html: ReadHtml; readonly at: number }> {
  const htmls = readJsonElements(path, ['htmls']);
  try {
    let at = 0;
    for await (const { value } of readJsonElements(path, ['convos'])) {
      const html = await htmls.next();
      yield {
        exchange: lastExchange(value),
        html: readHtml(html.done ? '' : (asText(html.value.value) ?? '')),
        at,
      };
      at += 1;
    }
  } finally {
    await htmls.return(undefined);
  }
}

/** `False` is wrong or declined, and which of the two is not known: no outcome. */
function gradeOf(mark: number | boolean, task: string, misread: boolean): ImportedAnswer['grades'][number] {
  const grade = twoWayGrade(`simple-evals/${task}`, mark);
  if (!misread && (mark === true || mark === 1)) return grade;
  const { evidence } = grade.judgement;
  return {
    ...grade,
    judgement: { status: 'ungraded', why: misread ? 'unreadable-verdict' : 'not-mapped', evidence },
  };
}

function graderMisread(metrics: LooseRecord): boolean {
  return metrics.is_incorrect === 0 && (asNumber(metrics.is_not_attempted) ?? 0) > 0;
}

/** `{eval}_{model}_{date}_{time}[_DEBUG]_allresults.json`. */
function namesOf(path: string): { readonly task: string; readonly model: string | null } {
  const stem = basename(path).replace(/(_allresults)?\.json$/, '');
  const match = /^([^_]+)_(.+?)(?:_\d{8}_\d{6})?(?:_DEBUG)?$/.exec(stem);
  return match === null ? { task: stem, model: null } : { task: match[1]!, model: match[2]! };
}

function stated(document: LooseRecord, metrics: LooseRecord): StatedMetric[] {
  const numbers = { ...metrics, ...(asNumber(document.score) === null ? {} : { score: document.score }) };
  return Object.entries(numbers).flatMap(([name, value]) => {
    const number = asNumber(value);
    return number === null || name.endsWith(':n_repeats') ? [] : [{ name, value: number }];
  });
}

/** The question set that some runs leave beside their results, by question text. */
async function questionsBeside(path: string): Promise<ReadonlyMap<string, Gold>> {
  const golds = new Map<string, Gold>();
  const beside = path.replace(/_allresults\.json$/, '_questions.csv');
  if (beside === path || !existsSync(beside)) return golds;
  for await (const { row } of readRows(beside)) {
    const question = asWords(row.problem) ?? asWords(row.question);
    if (question === null) continue;
    const metadata = metadataOf(row.metadata);
    const topic = asWords(metadata.topic);
    const answerType = asWords(metadata.answer_type);
    golds.set(question, {
      golds: textList(row.answer),
      ...(topic === null ? {} : { topic }),
      ...(answerType === null ? {} : { answerType }),
    });
  }
  return golds;
}

function metadataOf(cell: unknown): LooseRecord {
  try {
    return asRecord(parsePythonLiteral(asText(cell) ?? '{}'));
  } catch {
    return {};
  }
}
