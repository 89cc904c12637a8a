/**
 * What a child process of the store's tests does, chosen by its first argument: write replies and print the id of
 * each when its save has resolved, or take a lease and hold it.
 */
import { openStore } from '../../src/store/open-store.ts';
import { questionsOf, replyOf, respondentsOf } from '../contract/store-fixtures.ts';

const [work, path, runId, first, last] = process.argv.slice(2);

if (work === 'write') {
  const store = await openStore(path!);
  const questions = questionsOf(Number(last));
  const [respondent] = respondentsOf(1);
  let next = Number(first);
  const worker = async () => {
    while (next < Number(last)) {
      const record = replyOf({ runId: runId!, question: questions[next++]!, respondentId: respondent!.id });
      await store.saveReply(record);
      process.stdout.write(`${record.reply.id}\n`);
    }
  };
  await Promise.all(Array.from({ length: 20 }, worker));
  await store.close();
} else {
  const store = await openStore(path!);
  await store.lease(runId!, 'child');
  process.stdout.write('held\n');
  setInterval(() => {}, 1000);
}
