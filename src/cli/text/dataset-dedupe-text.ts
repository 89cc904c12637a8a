/** What is asked twice in a question set, for a terminal. */
import { counted, grouped } from '../../core/counted.ts';
import type { DedupedDataset } from '../../pipeline/dataset/dataset-dedupe.ts';
import { wrapCells } from '../../terminal/cells.ts';
import { visibleText } from '../../terminal/visible-text.ts';

const SAID = {
  exact: 'same words',
  near: 'nearly',
  fact: 'same fact',
  restated: 'other words',
  conflict: '',
};

/** The result for a terminal. */
export function dedupeText(
  found: DedupedDataset,
  options: { readonly width: number; readonly examples: number },
): string {
  const { width, examples } = options;
  const put = (text: string, indent = '') =>
    wrapCells(visibleText(text).replaceAll('\n', ' '), width - indent.length).map((line) => indent + line);
  const lines = put(
    `${counted(found.questions, 'question')}, ${grouped(found.repeated)} of them the equal of another, in ${counted(found.clusters.length, 'cluster')}`,
  );
  for (const cluster of found.clusters.slice(0, examples)) {
    lines.push('', ...put(`keep ${cluster.kept} (${cluster.why}): ${cluster.members[0]!.text}`));
    for (const { id, text, reason, similarity } of cluster.members.slice(1)) {
      const how = reason === null ? '' : SAID[reason];
      lines.push(...put(`${id} (${how}, ${Math.round(similarity * 100)}%): ${text}`, '  '));
    }
    if (cluster.members.some(({ reason }) => reason === 'restated'))
      lines.push(
        ...put('same answer: if these are different questions, one of their golds may be wrong', '  '),
      );
  }
  if (found.clusters.length > examples)
    lines.push('', `… and ${counted(found.clusters.length - examples, 'cluster')} more`);
  if (found.conflicts.length > 0) {
    lines.push(
      '',
      ...put(
        found.conflicts.length === 1
          ? '1 pair asks the same and has answers that do not agree; it is not dropped:'
          : `${found.conflicts.length} pairs ask the same and have answers that do not agree; none is dropped:`,
      ),
    );
    for (const { one, two, text } of found.conflicts.slice(0, examples))
      lines.push(...put(`${one}, ${two}: ${text}`, '  '));
  }
  if (found.written !== null) {
    lines.push(
      '',
      `${counted(found.written.questions, 'question')} written`,
      found.written.path,
      found.written.card,
    );
  }
  return `${lines.join('\n')}\n`;
}
