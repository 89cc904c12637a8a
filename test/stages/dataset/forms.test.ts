/** Every form is recognised by its content, read, written, and read again to the same questions. */
import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { exportDataset } from '../../../src/pipeline/dataset/dataset-export.ts';
import { importDataset } from '../../../src/pipeline/dataset/dataset-import.ts';
import { loadDataset } from '../../../src/pipeline/datasets.ts';
import { scratch } from '../../end-to-end/scratch.ts';

const FILES: Readonly<Record<string, readonly [file: string, content: string]>> = {
  simpleqa: [
    'a.csv',
    `metadata,problem,answer
"{'topic': 'Science', 'answer_type': 'Person', 'urls': ['https://example.org/a', 'https://example.org/b']}",Who found it?,Ada Example
"{'topic': ""Arts"", 'answer_type': 'Date', 'urls': []}","On what day, month, and year was O'Example born?","March 3, 1891"
"{'topic': 'Sports', 'answer_type': 'Number', 'urls': []}",How many goals did he score?,"1,203"
`,
  ],
  'simpleqa-verified': [
    'b.csv',
    `original_index,problem,answer,topic,answer_type,multi_step,requires_reasoning,urls
7,How many people live there?,"120000 (acceptable range: anything between 118,000 and 122,000)",Geography,Number,True,False,"https://a.example,https://b.example"
9,In what year did it open?,1891,History,Date,False,False,https://c.example
`,
  ],
  popqa: [
    'c.tsv',
    `id\tsubj\tprop\tobj\ts_uri\ts_pop\tquestion\tpossible_answers
1\tAda Example\toccupation\tpolitician\thttp://www.wikidata.org/entity/Q42\t142\tWhat is Ada Example's occupation?\t["politician", "statesman"]
`,
  ],
  triviaqa: [
    'd.json',
    `{"Data": [
  {"Answer": {"Value": "Ulm", "Aliases": ["Ulm", "Ulm (Donau)"], "NormalizedAliases": ["ulm"]},
   "Question": "Where was she born?", "QuestionId": "tc_1", "QuestionSource": "http://www.example.com/"}
 ], "Domain": "unfiltered"}`,
  ],
  'nq-open': [
    'e.jsonl',
    '{"question": "who wrote the example book", "answer": ["Ada Example", "A. Example"]}\n',
  ],
  fastchat: [
    'fc.jsonl',
    `{"question_id": 81, "category": "history", "turns": ["When did it open?"], "reference": ["12 May 1903"]}
{"question_id": 82, "category": "history", "turns": ["Who built it?", "And who paid?"], "reference": ["Ada Example", "Bo Example"]}
`,
  ],
  truthfulqa: [
    'f.csv',
    `Type,Category,Question,Best Answer,Correct Answers,Incorrect Answers,Source
Adversarial,Myths,What happens if you swallow a seed?,Nothing happens,Nothing happens; You pass it; I have no comment,A tree grows; You fall ill,https://example.org/seed
`,
  ],
  selfaware: [
    'g.json',
    `{"example": [{"question_id": 1, "question": "How many moons has Mars?", "answer": ["2"], "answerable": true, "source": "x"},
 {"question_id": 2, "question": "Will I be happy?", "answer": null, "answerable": false, "source": "x"}]}`,
  ],
  'aa-omniscience': [
    'h.csv',
    'question_id,domain,topic,question,answer\n1,Law,Contracts,Which act governs it?,The Example Act\n',
  ],
  promptfoo: [
    'p.jsonl',
    `{"description": "x1", "vars": {"question": "When did it open?"}, "assert": [{"type": "icontains-any", "value": ["12 May 1903"]}, {"type": "latency", "threshold": 5}], "metadata": {"topic": "History", "source": [{"name": "Example", "url": "https://example.org/a"}]}}
{"vars": {"query": "Who opened it?"}, "assert": [{"type": "equals", "value": "Ada Example"}, {"type": "contains", "value": "{{other}}"}]}
`,
  ],
  deepeval: [
    'q.jsonl',
    `{"input": "When did it open?", "expected_output": "12 May 1903", "name": "x1", "additional_metadata": {"topic": "History", "source": [{"name": "Example", "url": "https://example.org/a"}]}}
{"input": "Who opened it?", "expected_output": "Ada Example", "additional_metadata": {"aliases": ["A. Example"]}}
`,
  ],
  'openai-evals': [
    'r.jsonl',
    `{"input": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "When did it open?"}], "ideal": "12 May 1903", "metadata": {"topic": "History"}}
{"input": "Who opened it?", "ideal": ["Ada Example", "A. Example"]}
`,
  ],
  inspect: [
    'i.jsonl',
    `{"id": "x1", "input": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "When did it open?"}], "target": "12 May 1903", "metadata": {"topic": "History"}}
{"id": "x2", "input": "Who opened it?", "target": ["Ada Example", "A. Example"]}
`,
  ],
};

test.each(Object.entries(FILES))(
  '%s is recognised, read, written and read again',
  async (form, [file, content]) => {
    await using place = await scratch();
    const path = await place.file(file, content);
    const imported = await importDataset(path, { out: place.path('set'), map: [], force: false });
    expect(imported.form).toBe(form);
    const first = await loadDataset(place.path('set', 'questions.jsonl'));
    expect(first.questions.length).toBe(imported.questions);

    const out = place.path(`again.${file.split('.')[1] === 'json' ? 'jsonl' : file.split('.')[1]}`);
    const exported = await exportDataset(place.path('set', 'questions.jsonl'), { to: form, out, map: [] });
    expect(exported).toMatchObject({ questions: imported.questions, leftOut: {} });
    const again = await loadDataset(out);
    const essence = (set: typeof first) =>
      set.questions.map(({ text, reference, kind, topic, subject, property, tags }) => ({
        ...{ text, reference, kind, topic, subject, property, tags },
      }));
    expect(essence(again)).toEqual(essence(first));
  },
);

test('a column that dates what is asked about becomes a tag, beside the tags given', async () => {
  await using place = await scratch();
  const path = await place.file(
    'q.csv',
    'id,question,answer,date,tags\nq1,Who opened it?,Ada Example,17 May 2024,easy; halls\nq2,Who closed it?,Bo Example,,\n',
  );
  const out = place.path('again.jsonl');
  await exportDataset(path, { to: 'flat', out, map: [] });
  for (const file of [path, out]) {
    const { questions } = await loadDataset(file);
    expect(questions.map(({ tags }) => tags)).toEqual([['easy', 'halls', 'event:2024-05-17'], []]);
  }
});

test('sources go along, and lines of hosted evals are read', async () => {
  await using place = await scratch();
  const path = await place.file(
    'q.csv',
    'id,question,answer,url\nq1,Who opened it?,Ada Example,https://example.org/a\n',
  );
  for (const form of ['inspect', 'promptfoo', 'deepeval', 'openai-evals']) {
    const out = place.path(`${form}.jsonl`);
    await exportDataset(path, { to: form, out, map: [] });
    const [question] = (await loadDataset(out)).questions;
    expect(question).toMatchObject({ id: 'q1', source: [{ url: 'https://example.org/a' }] });
  }
  const hosted = await place.file(
    'h.jsonl',
    '{"item": {"question": "Who opened it?", "correct_label": "Ada Example"}}\n',
  );
  expect((await loadDataset(hosted)).questions[0]).toMatchObject({ reference: { text: 'Ada Example' } });
});

test('lm-eval: lines of one document under several filters are one question', async () => {
  await using place = await scratch();
  const line = (id: number, filter: string) =>
    `${JSON.stringify({ doc_id: id, doc: { question: `Who was number ${id}?`, answers: ['Ada Example'] }, target: "['Ada Example']", filter })}\n`;
  const path = await place.file('s.jsonl', line(0, 'none') + line(0, 'strict') + line(1, 'none'));
  const { questions } = await loadDataset(path);
  expect(questions.map(({ id }) => id)).toEqual(['0', '1']);
  await exportDataset(path, { to: 'lm-eval', out: place.path('docs.jsonl'), map: [] });
  expect((await loadDataset(place.path('docs.jsonl'))).questions.map(({ text }) => text)).toEqual([
    'Who was number 0?',
    'Who was number 1?',
  ]);
});

test('columns of other names are mapped, rows of the viewer of Hugging Face unwrapped', async () => {
  await using place = await scratch();
  const csv = await place.file('m.csv', 'frage,antwort\nWo wurde sie geboren?,Ulm\n');
  await expect(loadDataset(csv)).rejects.toThrow(/m\.csv:2: .*question/);
  const mapped = await loadDataset(csv, { map: { question: 'frage', gold: 'antwort' } });
  expect(mapped.questions[0]).toMatchObject({ text: 'Wo wurde sie geboren?', reference: { text: 'Ulm' } });
  const rows = await place.file('r.jsonl', '{"row_idx": 0, "row": {"question": "Who?", "answer": ["A"]}}\n');
  expect((await loadDataset(rows)).questions[0]!.text).toBe('Who?');
});

test.each([
  [
    'b.csv',
    "metadata,problem,answer\n{'topic': 'A'},Who?,Ada\n{'topic': ,Who else?,Ida\n",
    /b\.csv:3.*metadata/,
  ],
  ['s.csv', 'question,answerable\nWho?,true\nWhen?,perhaps\n', /s\.csv:3: answerable/],
  ['i.jsonl', '{"input":"Which?","target":"A","choices":["x","y"]}\n', /i\.jsonl:1: choices/],
])('an error names file and line: %s', async (file, content, message) => {
  await using place = await scratch();
  const path = await place.file(file, content);
  const importing = importDataset(path, { out: place.path('set'), map: [], force: false });
  await expect(importing).rejects.toThrow(message);
  expect(await readdir(place.path('set')).catch(() => [])).toEqual([]);
});

test('what a form cannot hold is counted, not bent', async () => {
  await using place = await scratch();
  const path = await place.file('g.json', FILES['selfaware']![1]);
  const exported = await exportDataset(path, { to: 'simpleqa', out: place.path('x.csv'), map: [] });
  expect(exported).toMatchObject({ questions: 1, leftOut: { 'SimpleQA has no unknowable questions': 1 } });
});

test('Parquet keeps the types of a set, and reads back to the same questions', async () => {
  await using place = await scratch();
  const set = await place.file(
    'set.jsonl',
    [
      {
        id: 'a',
        question: 'Who found it?',
        answers: ['Ada Example', 'A. Example'],
        subject: 'It',
        popularity: 12.5,
      },
      { id: 'b', question: '=HYPERLINK("x")?', answers: ['1891'], topic: 'Arts', url: ['https://a.example'] },
      { id: 'c', question: 'What will it be?', answers: [], kind: 'unknowable' },
    ]
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  );
  const { questions } = await loadDataset(set);
  for (const form of ['flat', 'inspect']) {
    const out = place.path(`${form}.parquet`);
    const exported = await exportDataset(set, { to: form, out, map: [] });
    expect(exported.questions).toBe(form === 'flat' ? 3 : exported.questions);
    const back = await loadDataset(out);
    expect(back.questions.map(({ id, text, reference }) => ({ id, text, reference }))).toEqual(
      questions.slice(0, exported.questions).map(({ id, text, reference }) => ({ id, text, reference })),
    );
  }
  await expect(
    exportDataset(set, { to: 'flat', out: place.path('set.parquet.gz'), map: [] }),
  ).rejects.toMatchObject({ code: 'usage' });
});
