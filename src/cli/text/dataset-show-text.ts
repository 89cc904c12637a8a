/** One question set for a terminal: its card, what it holds, a few questions. */
import { counted, grouped } from '../../core/counted.ts';
import type { Question } from '../../core/question.ts';
import { referenceText } from '../../core/reference.ts';
import type { ShownDataset } from '../../pipeline/dataset/dataset-show.ts';
import { wrapCells } from '../../terminal/cells.ts';
import { visibleText } from '../../terminal/visible-text.ts';

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
