import { describe, expect, it } from 'vitest';
import { plantedGold } from '../../../scripts/planted-gold.ts';
import type { Outcome } from '../../../src/core/outcome.ts';
import { type Question, questionSchema } from '../../../src/core/question.ts';
import { itemsSectionSchema } from '../../../src/core/summary/items.ts';
import { answerBookBuilder } from '../../../src/stages/dataset/items/answer-book.ts';
import { findTrouble } from '../../../src/stages/dataset/items/find-trouble.ts';
import { reviewSheet } from '../../../src/stages/dataset/items/review-sheet.ts';
import { saidInstead } from '../../../src/stages/report/wording/said-instead.ts';

type Said = readonly [Outcome | null, string | null];

/** A book from rows of answers: questions, then one cell a respondent; `family:name`. */
function bookOf(
  respondents: readonly string[],
  pages: readonly {
    readonly question: Question;
    readonly said: readonly Said[];
    readonly later?: readonly Said[];
  }[],
) {
  const builder = answerBookBuilder();
  for (const { question, said, later = [] } of pages) {
    for (const [run, cells] of [said, later].entries()) {
      for (const [at, [outcome, text]] of cells.entries()) {
        builder.add({
          question: builder.question(question.id, () => question),
          respondent: builder.respondent({ id: respondents[at]!, family: respondents[at]!.split(':')[0]! }),
          run,
          outcome,
          text,
        });
      }
    }
  }
  return builder.build(pages.some(({ later }) => later !== undefined) ? ['first', 'second'] : ['first']);
}

function asked(id: string, gold: string, text = `Where was person ${id} born?`): Question {
  return questionSchema.parse({ id, text, reference: { form: 'place', name: gold } });
}

const SIX = ['a:1', 'a:2', 'b:1', 'b:2', 'c:1', 'c:2'];
const TOWNS = ['Lisbon', 'Kyoto', 'Nairobi', 'Quito', 'Perth', 'Oulu'];
const right = (text: string): Said => ['correct', text];
const wrong = (text: string): Said => ['incorrect', text];
const declined: Said = ['refused', 'I do not know.'];

describe('finding trouble in questions', () => {
  /** Twenty ordinary questions, so that the respondents' strength is known. */
  const ordinary = Array.from({ length: 20 }, (_, at) => ({
    question: asked(`q${at}`, 'Ulm'),
    said: SIX.map((_, place) => ((at + place) % (place + 3) === 0 ? wrong(TOWNS[place]!) : right('Ulm'))),
  }));

  it('suspects a gold that strong respondents of different families contradict with one answer, however worded', () => {
    const section = findTrouble(
      bookOf(SIX, [
        ...ordinary,
        {
          question: asked('bad', 'Graz'),
          said: [
            wrong('Bergen'),
            wrong('Person bad was born in Bergen, Norway.'),
            wrong('I believe it was **Bergen**.'),
            declined,
            wrong('Bergen'),
            wrong('Oslo'),
          ],
        },
      ]),
      { top: 1 },
    );
    expect(section.rows[0]).toMatchObject({ id: 'bad', proposed: 'Bergen' });
    expect(section.rows[0]!.troubles).toContain('wrong-gold');
    expect(section.rows[0]!.answers[0]).toMatchObject({
      text: 'Bergen',
      families: ['a', 'b', 'c'],
      isGold: false,
    });
    expect(section.listed['wrong-gold']).toEqual(['bad']);
  });

  it('takes an answer that comes after two hundred others as no answer, however often it is given', () => {
    const said = [...Array.from({ length: 201 }, (_, at) => `${at + 2000}`), '2200', '2000'].map(wrong);
    const question = questionSchema.parse({
      id: 'q',
      text: 'How many?',
      reference: { form: 'number', value: 7 },
    });
    const respondents = said.map((_, at) => `f${at % 2}:${at}`);
    const [row] = findTrouble(bookOf(respondents, [{ question, said }])).rows;
    expect(row).toMatchObject({ asked: 203, agreement: 2 / 201 });
  });

  it('does not suspect a gold on the word of one family', () => {
    const book = bookOf(SIX, [
      ...ordinary,
      {
        question: asked('one', 'Graz'),
        said: [wrong('Bergen'), wrong('Bergen'), declined, declined, declined, declined],
      },
    ]);
    expect(findTrouble(book).listed['wrong-gold']).toEqual([]);
  });

  it('tells a wrong gold from a question that is stale, ambiguous or has no readable gold', () => {
    const against = (id: string, text: string, gold: string, said: string) => ({
      question: questionSchema.parse({ id, text, reference: { form: 'text', text: gold } }),
      said: SIX.map(() => wrong(said)),
    });
    const section = findTrouble(
      bookOf(SIX, [
        ...ordinary,
        against('wrong', 'What share of the surface of Vell is water?', '78 %', '71 %'),
        against('stale', 'Who is the ceo of Veltrix?', 'Jan Aldo', 'Mia Korr'),
        against('stale-count', 'How many episodes are there in Harbour Lights?', '201', '250'),
        against('settled-count', 'How many games did Rovia win in 1950?', '5', '6'),
        against('ambiguous', 'What is the largest lake in Rovia?', 'Lake Oda', 'Lake Medin'),
        against('versions', 'Who sang the song Good Evening?', 'Gino Kall', 'The Beetles'),
        against('unreadable', 'When did the wall of Rovia go up?', '), starting on', '13 August 1961'),
        against('echo', 'Who got the first Arjun award?', 'Gur Singh', 'Arjuna Award'),
      ]),
      { top: 28 },
    );
    const called = Object.fromEntries(
      section.rows
        .filter(({ id }) => !id.startsWith('q'))
        .map(({ id, troubles }) => [id, troubles.filter((one) => one !== 'never-right')]),
    );
    expect(called).toEqual({
      wrong: ['wrong-gold'],
      stale: ['stale'],
      'stale-count': ['stale'],
      'settled-count': ['wrong-gold'],
      ambiguous: ['ambiguous'],
      versions: ['ambiguous'],
      unreadable: ['unreadable-gold'],
      echo: [],
    });
    expect(saidInstead(section.rows[0]!)).toMatch(/^6 of 6 say /);
  });

  it('says in words what was answered, the gold among it', () => {
    const given = (...answers: [text: string, times: number][]) => ({
      answers: answers.map(([text, times]) => ({
        text,
        isGold: text === 'gold',
        respondents: Array.from({ length: times }, (_, at) => `m${at}`),
        families: ['a'],
      })),
    });
    expect(
      [
        given(),
        given(['gold', 1]),
        given(['gold', 4]),
        given(['Graz', 1]),
        given(['Graz', 3], ['gold', 1]),
        given(['gold', 2], ['Graz', 1]),
        given(['gold', 1], ['Graz', 1], ['Linz', 1]),
        given(['Graz', 1], ['Linz', 1]),
      ].map(saidInstead),
    ).toEqual([
      'nobody gave an answer',
      'the one answer is the gold',
      'all 4 say the gold',
      'the one answer is Graz',
      '3 of 4 say Graz',
      '1 of 3 says Graz',
      '3 answered, 1 the gold and 2 each something else',
      '2 answered, each something else',
    ]);
  });

  it('tells which families a changed gold would lift and which it would lower', () => {
    const section = findTrouble(
      bookOf(SIX, [
        ...ordinary,
        {
          question: asked('bad', 'Graz'),
          said: [right('Graz'), ...SIX.slice(1).map(() => wrong('Bergen'))],
        },
      ]),
      { top: 1 },
    );
    expect(section.rows[0]!.moves).toEqual([
      { family: 'a', gained: 1, lost: 1 },
      { family: 'b', gained: 2, lost: 0 },
      { family: 'c', gained: 2, lost: 0 },
    ]);
    const [a, b] = section.moves;
    expect(a!.correctAfter).toBe(a!.correctNow);
    expect(b!.correctAfter! - b!.correctNow!).toBeCloseTo(2 / 42, 12);
  });

  it('foretells nothing for an answer without a grade: it is in no rate', () => {
    const [row] = findTrouble(
      bookOf(SIX, [
        ...ordinary,
        {
          question: asked('bad', 'Graz'),
          said: [right('Graz'), [null, 'Bergen'], ...SIX.slice(2).map(() => wrong('Bergen'))],
        },
      ]),
      { top: 1 },
    ).rows;
    expect(row!.moves[0]).toEqual({ family: 'a', gained: 0, lost: 1 });
  });

  it('keeps apart saturated, never answered, never right, ambiguous and misgraded questions', () => {
    const { listed } = findTrouble(
      bookOf(SIX, [
        ...ordinary.slice(1),
        { question: asked('all', 'Ulm'), said: SIX.map(() => right('Ulm')) },
        { question: asked('silent', 'Ulm'), said: SIX.map(() => declined) },
        { question: asked('none', 'Ulm'), said: TOWNS.map(wrong) },
        // Nobody graded what one of them said.
        { question: asked('left', 'Ulm'), said: [[null, 'Linz'], ...SIX.slice(1).map(() => declined)] },
        { question: asked('open', 'Ulm'), said: [[null, 'near Ulm'], ...TOWNS.slice(1).map(wrong)] },
        {
          question: asked('two', 'Ulm'),
          said: [right('Ulm'), right('Ulm'), right('Ulm'), wrong('Linz'), wrong('Linz'), wrong('Linz')].map(
            (cell, at) => (at === 1 ? wrong('Linz') : cell),
          ),
        },
        {
          question: asked('same', 'Sankt Gallen'),
          said: [wrong('Sankt Gallen'), ...SIX.slice(1).map(() => declined)],
        },
      ]),
    );
    expect(listed.saturated).toContain('all');
    expect(listed.saturated).not.toContain('two');
    expect(listed['never-answered']).toEqual(['silent']);
    expect(listed['never-right']).toEqual(expect.arrayContaining(['none', 'same']));
    expect(listed['never-right']).not.toContain('open');
    expect(listed.ambiguous).toContain('two');
    expect(listed.grading).toEqual(['same']);
  });

  it('calls a question drifted when several respondents changed in one direction between runs', () => {
    const { listed, rows } = findTrouble(
      bookOf(SIX, [
        ...ordinary.map((page) => ({ ...page, later: page.said })),
        {
          question: asked('mayor', 'Ada'),
          said: SIX.map(() => right('Ada')),
          later: [wrong('Bo'), wrong('Bo'), wrong('Bo'), wrong('Bo'), right('Ada'), right('Ada')],
        },
      ]),
      { top: 1, list: ['drifted'] },
    );
    expect(listed.drifted).toEqual(['mayor']);
    expect(rows.find(({ id }) => id === 'mayor')!.drift).toEqual({ both: 6, lost: 4, gained: 0 });
  });

  it('gives a section that its schema takes, and a sheet whose decision columns are empty', () => {
    const section = findTrouble(bookOf(SIX, ordinary));
    expect(itemsSectionSchema.parse(JSON.parse(JSON.stringify(section)))).toEqual(section);
    expect(section.rows).toHaveLength(20);
    for (const row of reviewSheet(section)) {
      expect([row.decision, row.new_value, row.reason, row.source, row.name]).toEqual(['', '', '', '', '']);
    }
  });

  it('warns that one family is no evidence', () => {
    const section = findTrouble(
      bookOf(
        ['a:1', 'a:2'],
        ordinary.map((page) => ({ ...page, said: page.said.slice(0, 2) })),
      ),
    );
    expect(section.notes.join(' ')).toMatch(/one family/);
  });
});

describe('planted wrong golds', () => {
  it('are found in the top tenth, seven in ten of them, by 12 respondents of 4 families', () => {
    const study = plantedGold({ seed: 5, questions: 200 });
    const section = findTrouble(study.book, { top: 20 });
    const top = new Set(section.rows.map(({ id }) => id));
    const wrongIds = study.book.questions.filter((_, at) => study.isWrong[at]).map(({ id }) => id);
    expect(wrongIds).toHaveLength(10);
    expect(wrongIds.filter((id) => top.has(id)).length / wrongIds.length).toBeGreaterThanOrEqual(0.7);
    const called = section.listed['wrong-gold'];
    expect(called.filter((id) => wrongIds.includes(id)).length / called.length).toBeGreaterThan(0.5);
  });
});
