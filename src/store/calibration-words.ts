/** What reviewers said of answers whose outcome is known: appended, never changed. */
import { type CalibrationWord, calibrationWordSchema } from '../core/calibration.ts';
import type { Database } from './database.ts';
import type { Reader } from './reader.ts';

export interface CalibrationWords {
  /** Inside a write. */
  insert(run: number, word: CalibrationWord): void;
}

export function calibrationWords(database: Database): CalibrationWords {
  const insert = database.command((slot) =>
    database.kysely.insertInto('calibration_words').values({ run: slot('run'), body: slot('body') }),
  );
  return {
    insert(run, word) {
      insert(calibrationColumns(run, word));
    },
  };
}

/** Oldest first. */
export async function calibrationOfRun({ kysely }: Reader, run: number): Promise<CalibrationWord[]> {
  const rows = await kysely
    .selectFrom('calibration_words')
    .select('body')
    .where('run', '=', run)
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => calibrationWordSchema.parse(JSON.parse(body)));
}

export function calibrationColumns(run: number, word: CalibrationWord) {
  return { run, body: JSON.stringify(calibrationWordSchema.parse(word)) };
}
