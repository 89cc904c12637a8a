/** What another thread read arrives as it was, whatever stands in a row, and however much was sent before. */
import { expect, test } from 'vitest';
import type { ImportedAnswer } from '../../../src/core/imported-answer.ts';
import { questionHashes } from '../../../src/core/question.ts';
import { importedQuestion } from '../../../src/interop/imported-question.ts';
import {
  answerPacker,
  answerUnpacker,
  type ReadAnswer,
} from '../../../src/pipeline/reader/packed-answers.ts';

const respondent = { id: 'heron', model: 'heron', policy: null } as unknown as ImportedAnswer['respondent'];
const grade: ImportedAnswer['grades'][number] = {
  grader: { kind: 'imported', id: 'imported:file/ok', version: '1' },
  judgement: { status: 'ungraded', why: 'not-mapped', evidence: { text: 'maybe' } },
};

function answer(n: number, more: Partial<ImportedAnswer> = {}): ImportedAnswer {
  return {
    question: importedQuestion({ id: `q${n}`, text: `What about ${n}?`, golds: [`Otto Lind ${n}`] }),
    respondent,
    trial: 0,
    reply: { status: 'answered', text: `Otto Lind ${n}`, reasoning: null, confidence: 0.5 },
    usage: { inputTokens: null, outputTokens: 7 },
    closedBookSigns: [],
    grades: [grade],
    verdicts: [{ name: 'ok', value: 'maybe' }],
    source: { path: 'answers.jsonl', place: `line ${n}` },
    ...more,
  };
}

/** Page by page through a message, as a thread sends them. */
function handedOver(pages: readonly (readonly ReadAnswer[])[], rows = true): ReadAnswer[] {
  const packer = answerPacker({ rows });
  const unpack = answerUnpacker();
  return pages.flatMap((page) => {
    for (const one of page) packer.add(one);
    return unpack(structuredClone(packer.take()));
  });
}

test('an answer with whatever a file may hold', () => {
  const hostile = JSON.parse(
    '{"__proto__": {"polluted": true}, "4:x": "3:v", "a\\nb": [1, {"c": null}], "7": "seven"}',
  );
  const verdict = {
    status: 'graded',
    outcome: 'correct',
    reason: null,
    confidence: null,
    evidence: {},
  } as const;
  const sent: ReadAnswer[] = [
    { answer: answer(1), said: verdict },
    {
      answer: answer(2, {
        row: { ...hostile, name: 'owl', empty: [], lost: '\ud800 alone', least: -0 },
        reply: { status: 'failed', kind: 'error', message: 'no', text: undefined },
        verdicts: [
          { name: 'score', value: Number.NaN },
          { name: 'other', value: Number.POSITIVE_INFINITY },
          { name: 'none', value: null },
        ],
        closedBookSigns: ['violated, as the row says'],
        designed: { weight: 2 } as unknown as ImportedAnswer['designed'],
        grades: [],
      }),
      said: null,
    },
  ];
  Object.defineProperty(sent[1]!.answer.row, '__proto__', { value: { polluted: true }, enumerable: true });
  const received = handedOver([sent]);
  expect(received).toEqual(sent);
  expect(Object.keys(received[1]!.answer.row!)).toEqual(Object.keys(sent[1]!.answer.row!));
  expect(Object.is(received[1]!.answer.row!.least, -0)).toBe(true);
  expect((received[1]!.answer.row as { polluted?: unknown }).polluted).toBeUndefined();
  expect(received.map(({ answer: { question } }) => questionHashes(question))).toEqual(
    sent.map(({ answer: { question } }) => questionHashes(question)),
  );
});

test('rows that share a record share it after, also when much was sent between, and a table leaves its rows behind', () => {
  const shared = answer(0).question;
  const pages = Array.from({ length: 12 }, (_, page) =>
    Array.from({ length: 500 }, (__, at) => ({
      answer: answer(500 * page + at, { ...(at % 2 === 0 ? { question: shared } : {}), row: { q: at } }),
      said: null,
    })),
  );
  const received = handedOver(pages, false);
  expect(received).toEqual(
    pages.flat().map(({ answer: { row: _, ...rest }, said }) => ({ answer: rest, said })),
  );
  // Of a page at least.
  expect(received[2]!.answer.question).toBe(received[0]!.answer.question);
  expect(received[502]!.answer.grades[0]).toBe(received[500]!.answer.grades[0]);
});
