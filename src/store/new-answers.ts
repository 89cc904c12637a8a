/** Answers that an import saves, with their questions, a batch in a dozen statements. */
import type { AnswerRecord } from '../core/saved-records.ts';
import type { Database } from './database.ts';
import { AlreadyThere, isPlain, type NewRepliesRooms, newReplies } from './new-replies.ts';
import type { DatasetName } from './run-question.ts';

export interface NewAnswers {
  /** Inside a write. @throws AlreadyThere; `record-invalid`, `duplicate-id` of a question. */
  insert(run: number, dataset: DatasetName, records: readonly AnswerRecord[]): void;
}

export function newAnswers(database: Database, rooms: NewRepliesRooms): NewAnswers {
  const replies = newReplies(database, rooms, { settling: false });
  return {
    insert(run, dataset, records) {
      if (!records.every((record) => isPlain(record, record.grades))) throw new AlreadyThere();
      replies.insert(run, rooms.questions.addMany(run, dataset, records), records);
    },
  };
}
