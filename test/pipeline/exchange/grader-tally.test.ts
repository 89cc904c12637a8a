/** What an import tells of its graders, counted while the answers pass, against what the store tells of the same run. */
import { expect, test } from 'vitest';
import { gradersSection } from '../../../src/stages/analyze/graders.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { closedbook } from '../../cli/captured-terminal.ts';
import { scratch } from '../../end-to-end/scratch.ts';

const COLUMNS = 'id,question,gold,model,answer,outcome,score,human,question_kind,question_status,pass,status';
const ROWS = [
  'q1,Who wrote Emma?,Jane Austen,heron,Jane Austen,correct,1,correct,,,,',
  'q1,Who wrote Emma?,Jane Austen,rook,Mary Shelley,correct,1,incorrect,,,,',
  'q1,Who wrote Emma?,Jane Austen,owl,I do not know.,refused,0,,,,,',
  'q1,Who wrote Emma?,Jane Austen,owl,Jane Austen,correct,1,,,,forced,',
  'q2,Which town lies on the lake?,Lindau,heron,Lindau,incorrect,0,,,,,',
  'q2,Which town lies on the lake?,Lindau,rook,It was Bregenz.,incorrect,0,refused,,,,',
  'q2,Which town lies on the lake?,Lindau,owl,,incorrect,0,,,,,failed',
  'q3,Who was king of the moon?,,heron,Nobody was.,refused,0,,false-premise,,,',
  'q4,Who sang it?,Ada Quill,heron,Ada Quill,incorrect,1,,,disputed,,',
  'q5,Which poet is meant?,Otto Lind,heron,"Anna Haas, perhaps, or somebody else",,1,correct,,,,',
];

test.each(['compare', 'keep', 'rules'])('graders of an import under --verdicts %s', async (mode) => {
  await using place = await scratch();
  const file = await place.file('answers.csv', `${[COLUMNS, ...ROWS].join('\n')}\n`);
  const path = place.path('runs.db');
  const { out } = await closedbook(['import', file, '--json', '--verdicts', mode, '--store', path]);
  const { runId, graders } = JSON.parse(out);
  const store = await openStore(path, { readonly: true });
  const deciding = await store.standingRubrics(runId);
  const meetings = await store.graderMeetings(runId);
  await store.close();
  const told = deciding.map(({ kind, id, replies }) => ({ kind, grader: id, outcomes: replies }));
  expect(graders).toEqual(JSON.parse(JSON.stringify(gradersSection({ deciding: told, meetings }))));
  expect(graders.deciding.length).toBeGreaterThan(1);
  expect(graders.pairs.length).toBeGreaterThan(0);
});
