/** What the rules promise as a whole: forms of reference, rubrics, long answers, questions without an answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../../src/core/grade.ts';
import type { Reference } from '../../../../src/core/reference.ts';
import { RUBRIC_IDS, type RubricId } from '../../../../src/core/rubric.ts';
import { RUBRICS } from '../../../../src/stages/grade/rubric-table.ts';
import { gradeByRules } from '../../../../src/stages/grade/rules/grade-by-rules.ts';

const outcome = (judgement: Judgement): string =>
  judgement.status === 'graded' ? judgement.outcome : judgement.why;

function grade(
  answer: string,
  reference: Reference | null,
  options: {
    rubric?: RubricId;
    question?: string;
    kind?: 'answerable' | 'nonexistent' | 'false-premise' | 'unknowable';
  } = {},
): Judgement {
  const { rubric = 'verified', question = 'Tell me about Mira Zeller.', kind = 'answerable' } = options;
  return gradeByRules({ question, reference, kind, answer, rubric });
}

const biography: Reference = {
  form: 'facts',
  facts: [
    {
      name: 'birth date',
      reference: {
        form: 'date',
        value: '1879-03-14',
        precision: 'day',
        calendar: 'gregorian',
        alternatives: [],
      },
      required: true,
    },
    {
      name: 'birth place',
      reference: { form: 'place', name: 'Ulm', aliases: [], within: ['Germany'] },
      required: true,
    },
    { name: 'spouse', reference: { form: 'person', name: 'Anton Brandt', aliases: [] }, required: true },
  ],
};

describe('a long answer under person-strict', () => {
  const strict = { rubric: 'person-strict' } as const;

  it('is correct when every required fact is right', () => {
    const judgement = grade(
      'Mira Zeller was born on 14 March 1879 in Ulm. She married Anton Brandt in 1901.',
      biography,
      strict,
    );
    expect(outcome(judgement)).toBe('correct');
    expect(judgement.evidence.facts?.map((fact) => fact.result)).toEqual(['right', 'right', 'right']);
  });

  it('is incorrect with one error, whatever else is right', () => {
    const judgement = grade(
      'Mira Zeller was born on 15 March 1879 in Ulm. She married Anton Brandt in 1901.',
      biography,
      strict,
    );
    expect(outcome(judgement)).toBe('incorrect');
    expect(judgement.evidence.facts?.[0]).toEqual({ name: 'birth date', result: 'wrong' });
  });

  it('is refused as incomplete without error but with a fact left out', () => {
    const judgement = grade('Mira Zeller was born on 14 March 1879 in Ulm.', biography, strict);
    expect(judgement).toMatchObject({ status: 'graded', outcome: 'refused', reason: 'incomplete' });
    expect(judgement.evidence.facts?.[2]).toEqual({ name: 'spouse', result: 'missing' });
  });

  it('is refused when it declines', () => {
    const judgement = grade(
      "I'm sorry, but I don't have any information about Mira Zeller.",
      biography,
      strict,
    );
    expect(judgement).toMatchObject({ status: 'graded', outcome: 'refused' });
  });
});

describe('questions without an answer', () => {
  const asked = {
    kind: 'false-premise',
    question: 'In which year did Mira Zeller win the Golden Quill?',
  } as const;

  it('are corrected, accepted or declined', () => {
    expect(outcome(grade('Mira Zeller never won the Golden Quill.', null, asked))).toBe('correct');
    expect(outcome(grade('She won it in 1912.', null, asked))).toBe('incorrect');
    expect(outcome(grade("I don't know.", null, asked))).toBe('refused');
  });
});

describe('the rules as a grader', () => {
  it('leave a blank answer and an answer without reference ungraded', () => {
    expect(outcome(grade('  ', { form: 'text', text: 'Ulm', aliases: [] }))).toBe('reply-failed');
    expect(outcome(grade('Ulm', null))).toBe('no-reference');
    expect(grade("I don't know.", null)).toMatchObject({ outcome: 'refused' });
  });

  it('take what a program says of a fault for no answer, and what may be one for no wrong answer', () => {
    const ulm: Reference = { form: 'text', text: 'Ulm', aliases: [] };
    const named: Reference = { form: 'text', text: 'ValueError', aliases: [] };
    expect(grade(' Error code: 503 - Service Unavailable\n', ulm)).toEqual({
      ...{ status: 'ungraded', why: 'reply-failed' },
      evidence: { rule: 'error-text', quote: 'Error code: 503 - Service Unavailable' },
    });
    const question = 'Where was Mira Zeller born?';
    expect(grade('ValueError in handler', ulm, { question })).toMatchObject({
      ...{ status: 'ungraded', why: 'undecided', evidence: { rule: 'may-be-error' } },
    });
    expect(outcome(grade('A ValueError in the handler.', named, { question: 'What stops it?' }))).toBe(
      'correct',
    );
    expect(outcome(grade('ValueError', named, { question: 'Which error does it raise?' }))).toBe('correct');
    expect(outcome(grade('ValueError', ulm, { question: 'Which error does it raise?' }))).toBe(
      'reply-failed',
    );
  });

  it('leave to a judge what is too long to be an answer', () => {
    const ulm: Reference = { form: 'text', text: 'Ulm', aliases: [] };
    const long = (length: number) => `Ulm${' '.repeat(length - 3)}`;
    expect(outcome(grade(long(100_000), ulm, { question: 'Where?' }))).toBe('correct');
    expect(grade(long(100_001), ulm, { question: 'Where?' })).toEqual({
      ...{ status: 'ungraded', why: 'undecided', evidence: { rule: 'length' } },
    });
  });

  it('name the argument that does not fit', () => {
    const asked = { question: 'Where?', reference: null, kind: 'answerable', rubric: 'verified' } as const;
    expect(() => gradeByRules({ ...asked, answer: null as never })).toThrow(/answer.*the text of the answer/);
    expect(() => gradeByRules({ ...asked, answer: 'Ulm', question: 7 as never })).toThrow(
      /question.*the text of the question/,
    );
    expect(() => gradeByRules({ ...asked, answer: 'Ulm', reference: undefined as never })).toThrow(
      /reference.*null where there is none/,
    );
  });

  it('take a known wrong answer for wrong although it looks right', () => {
    const reference: Reference = {
      form: 'text',
      text: 'Zeller Bridge',
      aliases: [],
      rejects: ['New Zeller Bridge'],
    };
    expect(outcome(grade('The New Zeller Bridge.', reference, { question: 'Which bridge?' }))).toBe(
      'incorrect',
    );
  });

  it('follow the rubric on an answer that does not choose', () => {
    const reference: Reference = {
      form: 'date',
      value: '1867',
      precision: 'year',
      calendar: 'gregorian',
      alternatives: [],
    };
    const outcomes = RUBRIC_IDS.map((rubric) =>
      outcome(grade('It was in 1867 or 1868.', reference, { rubric, question: 'When did it open?' })),
    );
    expect(outcomes).toEqual(RUBRIC_IDS.map((rubric) => RUBRICS[rubric].uncommitted));
  });

  it('say the same every time and never throw, whatever the answer', () => {
    const references: Reference[] = [
      { form: 'text', text: 'Ulm', aliases: ['Ulm an der Donau'] },
      { form: 'person', name: 'Mira Zeller', aliases: [] },
      { form: 'number', value: 342, aliases: [] },
      biography,
    ];
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.constantFrom(...references),
        (answer, reference) => {
          expect(grade(answer, reference)).toEqual(grade(answer, reference));
        },
      ),
    );
  });
});

describe('an answer of a stuck model', () => {
  it.each(['2001-', '1 ', 'born in 1879, ', '1/2/', 'Mira, '])(
    'of %j over and over is graded like any other, before anybody wonders',
    (unit) => {
      const reference: Reference = { form: 'number', value: 42, aliases: [] };
      const judgement = grade(unit.repeat(60_000 / unit.length), reference, { question: 'How many?' });
      expect(outcome(judgement)).not.toBe('correct');
    },
  );
});
