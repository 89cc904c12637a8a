/** What the store holds of a run, keyed as the simulator's ledger is, so that the two can be held side by side. */
import type { AnswerView } from '../../src/core/answer-view.ts';
import type { LedgerEntry } from '../../src/simulate/ledger.ts';
import { openStore } from '../../src/store/open-store.ts';

/** Every answer of every run in the store, by model, question, pass and trial. */
export async function answersOf(storePath: string): Promise<Map<string, AnswerView>> {
  const store = await openStore(storePath, { readonly: true });
  try {
    const views = await store.page({}, { offset: 0, limit: 100_000 });
    const answers = views.map((view): [string, AnswerView] => [
      askingName(view.respondent.model, view.question.id, view.reply.pass),
      view,
    ]);
    return new Map(answers);
  } finally {
    await store.close();
  }
}

/** The same name for an asking of the ledger. */
export function ledgerAsking({ model, questionId, pass }: LedgerEntry): string {
  return askingName(model, String(questionId), String(pass));
}

function askingName(model: string, questionId: string, pass: string): string {
  return `${model.slice(model.lastIndexOf('/') + 1)} ${questionId} ${pass}`;
}
