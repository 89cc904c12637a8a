/** One question set as a person wants to see it first: its card, what it holds, a few questions. */

import { counted, grouped } from '../../core/counted.ts';
import type { DatasetCard } from '../../core/dataset.ts';
import { answerType, type Question } from '../../core/question.ts';
import { referenceText } from '../../core/reference.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { createRandom, nextBelow } from '../../stats/draw/random.ts';
import { wrapCells } from '../../terminal/cells.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { loadDataset } from '../datasets.ts';

export interface ShownDataset {
  readonly name: string;
  readonly version: string;
  readonly card: DatasetCard;
  readonly questions: number;
  readonly subjects: number;
  /** Questions of each kind, status and answer type, most frequent first. */
  readonly counts: Readonly<Record<'kind' | 'status' | 'answer type', Readonly<Record<string, number>>>>;
  readonly examples: readonly Question[];
}

export interface ShowDatasetOptions {
  readonly examples: number;
  readonly seed: number;
  /** `field=column`. */
  readonly map: readonly string[];
}

/** Reads a question set and says what it is. @throws the errors of reading it. */
export async function showDataset(nameOrPath: string, options: ShowDatasetOptions): Promise<ShownDataset> {
  const dataset = await loadDataset(nameOrPath, { map: parseColumnMap(options.map) });
  const { name, version, card, questions } = dataset;
  const random = createRandom(options.seed, { stream: 'dataset/show' });
  const drawn = new Set<number>();
  while (drawn.size < Math.min(options.examples, questions.length))
    drawn.add(nextBelow(random, questions.length));
  return {
    name,
    version,
    card,
    questions: questions.length,
    subjects: new Set(
      questions.flatMap(({ subject }) => (subject === undefined ? [] : [subject.id ?? subject.name])),
    ).size,
    counts: {
      kind: countsBy(questions, (question) => question.kind),
      status: countsBy(questions, (question) => question.status),
      'answer type': countsBy(questions, answerType),
    },
    examples: [...drawn].sort((a, b) => a - b).map((at) => questions[at]!),
  };
}

function countsBy(
  questions: readonly Question[],
  of: (question: Question) => string,
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const question of questions) counts.set(of(question), (counts.get(of(question)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}

/** The set for a terminal. */
export function datasetText(shown: ShownDataset, width: number): string {
  const { card } = shown;
  const paragraph = (text: string) => wrapCells(visibleText(text), width);
  const field = (name: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : paragraph(`${name}: ${text}`);
  return `${[
    ...paragraph(`${shown.name}: ${card.title}`),
    ...field('version', shown.version.slice(0, 16)),
    ...field('parent', card.parent?.slice(0, 16)),
    ...field('licence', card.licence),
    ...field('as of', card.asOf),
    `questions: ${grouped(shown.questions)}${shown.subjects === 0 ? '' : ` on ${counted(shown.subjects, 'subject')}`}`,
    ...Object.entries(shown.counts).flatMap(([name, counts]) =>
      field(
        name,
        Object.entries(counts)
          .map(([word, count]) => `${word} ${count}`)
          .join(', '),
      ),
    ),
    ...(card.description === '' ? [] : ['', ...paragraph(card.description)]),
    ...(card.made === '' ? [] : ['', ...field('made', card.made)]),
    ...card.sources.flatMap((source) =>
      field('source', [source.name, source.url, source.licence].filter(Boolean).join(', ')),
    ),
    ...card.limits.flatMap((limit) => field('limit', limit)),
    ...card.changelog.flatMap((line) => field('changed', line)),
    ...shown.examples.flatMap((question) => [
      '',
      ...paragraph(question.text),
      ...wrapCells(visibleText(goldLine(question)), width - 2).map((line) => `  ${line}`),
    ]),
  ].join('\n')}\n`;
}

function goldLine({ reference, kind }: Question): string {
  return reference === null ? `(${kind})` : referenceText(reference);
}
