/**
 * Tasks of lm-evaluation-harness that compare likelihoods: which option was chosen, and which is right, out of lines
 * that write the right one sometimes as a number, sometimes as a text, and sometimes from 1.
 */
import { afterAll, expect, test } from 'vitest';
import { lmEvalCodec } from '../../src/interop/lm-eval/codec.ts';
import { scratchFolder } from '../rows/scratch.ts';
import { gradeWords, readAll } from './read-all.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

interface Choice {
  readonly doc: object;
  readonly target: string;
  readonly options: readonly string[];
  readonly chosen: number;
  readonly acc?: number;
  readonly context?: string | readonly string[];
}

const lineOf = ({ doc, target, options, chosen, acc = 1, context = 'Q' }: Choice) => ({
  doc_id: 0,
  doc,
  target,
  arguments: Object.fromEntries(
    options.map((option, at) => [
      `gen_args_${at}`,
      { arg_0: typeof context === 'string' ? context : context[at], arg_1: ` ${option}` },
    ]),
  ),
  resps: options.map((_, at) => [[at === chosen ? -1 : -9, false]]),
  filter: 'none',
  metrics: ['acc'],
  acc,
});

let files = 0;
async function answerOf(line: object) {
  files += 1;
  const { answers } = await readAll(
    lmEvalCodec,
    scratch.file(`samples_${files}.jsonl`, `${JSON.stringify(line)}\n`),
  );
  return answers[0]!;
}

test.each<[string, Choice, string]>([
  [
    'letters were compared, the choices stand in the row',
    {
      doc: { question: 'Two and two?', choices: ['1', '2', '4', '3'], answer: 2 },
      target: '2',
      options: ['A', 'B', 'C', 'D'],
      chosen: 2,
    },
    '4',
  ],
  [
    'a number that is also a choice, its row a number',
    {
      doc: { question: 'Two?', choices: ['1', '2', '3', '0'], answer: 1 },
      target: '1',
      options: ['1', '2', '3', '0'],
      chosen: 1,
    },
    '2',
  ],
  [
    'a number that is also a choice, its row a letter',
    {
      doc: {
        question: 'Two?',
        choices: { text: ['1', '2', '3', '4'], label: ['A', 'B', 'C', 'D'] },
        answerKey: 'B',
      },
      target: '1',
      options: ['1', '2', '3', '4'],
      chosen: 1,
    },
    '2',
  ],
  [
    'labels that are numbers from 1',
    {
      doc: { question: 'Which?', choices: { text: ['x', 'y', 'z'], label: ['1', '2', '3'] }, answerKey: '2' },
      target: '1',
      options: ['x', 'y', 'z'],
      chosen: 1,
    },
    'y',
  ],
  [
    'no choices in the row at all',
    { doc: { question: 'is it so', label: 1 }, target: '1', options: ['no', 'yes'], chosen: 0, acc: 0 },
    'yes',
  ],
  [
    'TruthfulQA lists choices with labels, the task says which',
    {
      doc: {
        question: 'What then?',
        mc1_targets: { choices: ['Nothing', 'All', 'Some'], labels: [1, 0, 0] },
        mc2_targets: { choices: ['Nothing', 'All'], labels: [1, 0] },
      },
      target: '0',
      options: ['Nothing', 'All', 'Some'],
      chosen: 2,
      acc: 0,
    },
    'Nothing',
  ],
  [
    'what was filled in differs, not the ending; numbered from 1',
    {
      doc: { sentence: 'The _ was big.', option1: 'case', option2: 'cup', answer: '1' },
      target: 'was big.',
      options: ['was big.', 'was big.'],
      context: ['The case', 'The cup'],
      chosen: 0,
    },
    'case',
  ],
])('%s', async (_, choice, gold) => {
  const { question, reply } = await answerOf(lineOf(choice));
  expect(question.reference).toMatchObject({ form: 'text', text: gold });
  expect(reply.status).toBe('answered');
});

test('a target that contradicts the harness’s own mark is no reference', async () => {
  const choice = { doc: { question: 'Which?' }, target: '1', options: ['a', 'b'], chosen: 1, acc: 0 };
  expect((await answerOf(lineOf(choice))).question.reference).toBe(null);
});

test('one likelihood is a verdict without an answer', async () => {
  const answer = await answerOf({
    doc_id: 0,
    doc: { text: 'He went to the park' },
    target: ' park',
    arguments: [['He went to the', ' park']],
    resps: [[[-2.5, true]]],
    acc: 1,
  });
  expect(answer.reply).toEqual({ status: 'answered', text: '' });
  expect(gradeWords(answer)).toEqual({ 'imported:lm-eval/acc,none': 'correct' });
});

test('a passage of the row that stands in the prompt is no closed book', async () => {
  const doc = { question: 'is it blue', passage: 'The sky is blue.', label: 1 };
  const given = await answerOf(
    lineOf({ doc, target: '1', options: ['no', 'yes'], chosen: 1, context: `${doc.passage}\nIs it blue?` }),
  );
  expect(given.closedBookSigns).toEqual(['context given to the model (passage)']);
  const withheld = await answerOf(lineOf({ doc, target: '1', options: ['no', 'yes'], chosen: 1 }));
  expect(withheld.closedBookSigns).toEqual([]);
});

test('names of metrics that carry their filter, a response that is one text, and a number behind the working', async () => {
  const answer = await answerOf({
    doc_id: 0,
    doc: { question: 'One and one?', answer: 'One and one is two.\n#### 2' },
    target: '#### 2',
    resps: [],
    filtered_resps: '2',
    'exact_match,none': 1,
  });
  expect(answer.reply).toMatchObject({ text: '2' });
  expect(answer.question.reference).toMatchObject({ form: 'number', value: 2 });
  expect(gradeWords(answer)).toEqual({ 'imported:lm-eval/exact_match,none': 'correct' });
});

test.each([
  ['a text', 'model=gpt-x,max_length=9', 'gpt-x'],
  ['a record', { model: 'gpt-y', temperature: 0 }, 'gpt-y'],
])('the model stands in its arguments, %s', async (_, model_args, name) => {
  const results = {
    results: { t: { 'acc,none': 1 } },
    configs: { t: {} },
    config: { model: 'api', model_args },
  };
  const { header } = await readAll(lmEvalCodec, scratch.file('results.json', JSON.stringify(results)));
  expect(header.models).toEqual([name]);
});

test('a generation that brought nothing is an empty reply beside the others, not one whose text was left out', async () => {
  const path = scratch.file(
    'samples_nothing.jsonl',
    `${JSON.stringify({
      doc_id: 0,
      doc: { question: 'Symbol of gold?', answer: 'Au' },
      target: 'Au',
      arguments: { gen_args_0: { arg_0: 'Symbol of gold?', arg_1: { until: ['\n'] } } },
      resps: [['Au', null, { text: 'Ag' }]],
      filter: 'none',
      exact_match: 0,
    })}\n`,
  );
  const { answers } = await readAll(lmEvalCodec, path);
  expect(answers.map(({ reply }) => (reply.status === 'failed' ? reply.kind : reply.text))).toEqual([
    'Au',
    'empty',
    'Ag',
  ]);
});
