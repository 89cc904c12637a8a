/** The bundled question sets for a terminal. */
import { grouped } from '../../core/counted.ts';
import type { ListedDataset } from '../../pipeline/dataset/dataset-list.ts';
import { textTable } from '../../terminal/text-table.ts';

/** The list for a terminal. */
export function datasetListText(listed: readonly ListedDataset[], width: number): string {
  if (listed.length === 0) return 'no bundled question sets; any file with questions and answers will do\n';
  return textTable(
    [
      { head: 'name' },
      { head: 'questions', right: true },
      { head: 'as of' },
      { head: 'title', flexible: true },
    ],
    listed.map((set) => [set.name, grouped(set.questions), set.asOf ?? '', set.title]),
    { width },
  );
}
