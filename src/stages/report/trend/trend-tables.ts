/** The tables of a trend: runs, differences, marks, drifted questions; the same cells for page, Markdown and CSV. */
import type { Trend, TrendRespondent } from '../../../core/trend.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Table } from '../charts/chart.ts';

export function runsTable({ runs, reference }: Trend): Table {
  return {
    columns: [
      'run',
      'first reply',
      'title',
      'shared questions',
      'not asked',
      'not in the reference',
      'other text or reference answer',
    ],
    rows: runs.map(({ name, at, title, shared, notAsked, leftOut }, place) => [
      `${visibleText(name)}${place === reference ? ' (reference)' : ''}`,
      at,
      visibleText(title),
      shared,
      notAsked,
      leftOut.notInReference,
      leftOut.changed,
    ]),
  };
}

export function marksTable({ runs }: Trend, { marks }: TrendRespondent): Table {
  return {
    columns: ['new in', 'what', 'how'],
    rows: marks.map(({ at, kind, text }) => [
      visibleText(runs[at]!.name),
      kind === 'served' ? 'the model that the server names' : 'what measures',
      visibleText(text),
    ]),
  };
}

export function driftedTable({ runs }: Trend, { drifted }: TrendRespondent): Table {
  return {
    columns: ['question', 'subject', 'from', 'to', 'since', 'p', 'q'],
    rows: drifted.questions.map(({ id, subject, from, to, at, p, q }) => [
      visibleText(id),
      subject === null ? null : visibleText(subject),
      from,
      to,
      visibleText(runs[at]!.name),
      p,
      q,
    ]),
  };
}
