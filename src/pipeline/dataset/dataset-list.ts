/** The bundled question sets, listed with their size. */
import { join } from 'node:path';
import { readRows } from '../../rows/read-rows.ts';
import { bundledFolder, bundledNames, readCard } from '../datasets.ts';

export interface ListedDataset {
  readonly name: string;
  readonly title: string;
  readonly questions: number;
  readonly licence: string;
  readonly asOf: string | null;
}

/** Every bundled set, by name. */
export async function listDatasets(): Promise<ListedDataset[]> {
  const names = await bundledNames();
  return Promise.all(
    names.map(async (name) => {
      const path = join(bundledFolder(), name, 'questions.jsonl');
      const card = await readCard(path, name);
      let questions = 0;
      for await (const _ of readRows(path)) questions += 1;
      return { name, title: card.title, questions, licence: card.licence, asOf: card.asOf ?? null };
    }),
  );
}
