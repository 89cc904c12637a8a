/** Every trap of Wikidata's data that is known to make wrong gold, each with the behaviour that avoids it. */
import { describe, expect, test } from 'vitest';
import {
  entity,
  item,
  noValue,
  person,
  someValue,
  statement,
  time,
} from '../../../wikidata/synthetic-entities.ts';
import { build } from './facts-in-test.ts';

const born = (...statements: readonly unknown[]) => person('Q900', { claims: { P569: statements } });
const day = (text: string, options = {}) => time(`${text}T00:00:00Z`, 11, options);

describe('ranks', () => {
  test('a normal value beside a preferred one counts as right, as the truthy short form would not have it', () => {
    const { questions } = build(
      person('Q900', {
        claims: {
          P19: [
            statement(item('Q4'), { qualifiers: { P2241: [item('Q5')] } }),
            statement(item('Q1'), { rank: 'preferred' }),
          ],
        },
      }),
      ['P19'],
    );
    expect(questions[0]?.reference).toMatchObject({
      form: 'place',
      name: 'Northport',
      aliases: ['North Port', 'Southport'],
    });
  });

  test('a deprecated value is never gold, and alone leaves nothing to ask', () => {
    const wrong = statement(day('+1850-05-05'), { rank: 'deprecated', qualifiers: { P2241: [item('Q5')] } });
    const { questions } = build(born(wrong, statement(day('+1851-06-06'))), ['P569']);
    expect(questions[0]?.reference).toMatchObject({ value: '1851-06-06', alternatives: [] });
    expect(build(born(wrong), ['P569']).reasons).toEqual(['deprecated-only']);
  });

  test('two dates of the same rank contradict each other and are left out as disputed', () => {
    const { questions, leftOut } = build(born(statement(day('+1851-06-06')), statement(day('+1852-06-06'))), [
      'P569',
    ]);
    expect(questions).toEqual([]);
    expect(leftOut).toMatchObject([{ reason: 'disputed', detail: '1851-06-06 and 1852-06-06' }]);
  });

  test('a preferred date settles it, and the other one counts as right', () => {
    const { questions } = build(
      born(statement(day('+1851-06-06'), { rank: 'preferred' }), statement(day('+1852-06-07'))),
      ['P569'],
    );
    expect(questions[0]?.reference).toMatchObject({ value: '1851-06-06', alternatives: ['1852-06-07'] });
  });

  test('a year beside a day inside it is no contradiction: the day is asked', () => {
    const { questions } = build(
      born(statement(time('+1851-00-00T00:00:00Z', 9)), statement(day('+1851-06-06'))),
      ['P569'],
    );
    expect(questions[0]?.reference).toMatchObject({ value: '1851-06-06', precision: 'day' });
  });

  test('two birth places of the same rank are disputed unless one lies in the other', () => {
    const places = (...ids: string[]) =>
      person('Q900', { claims: { P19: ids.map((id) => statement(item(id))) } });
    expect(build(places('Q1', 'Q4'), ['P19']).reasons).toEqual(['disputed']);
    expect(build(places('Q2', 'Q1'), ['P19']).questions[0]?.reference).toMatchObject({ name: 'Northport' });
  });
});

describe('precision', () => {
  test('a year is a year whether it is written -00-00 or -01-01', () => {
    for (const text of ['+1851-00-00T00:00:00Z', '+1851-01-01T00:00:00Z']) {
      const { questions } = build(born(statement(time(text, 9))), ['P569']);
      expect(questions[0]).toMatchObject({
        property: 'birth year',
        reference: { form: 'date', value: '1851', precision: 'year' },
      });
    }
  });

  test('a month is asked by its year, for no wording asks for a month', () => {
    const { questions } = build(born(statement(time('+1851-06-00T00:00:00Z', 10))), ['P569']);
    expect(questions[0]).toMatchObject({ property: 'birth year', reference: { value: '1851' } });
  });

  test('a decade or a century is no answer', () => {
    for (const precision of [8, 7, 6]) {
      expect(build(born(statement(time('+1850-00-00T00:00:00Z', precision))), ['P569']).reasons).toEqual([
        'date-too-coarse',
      ]);
    }
  });

  test('1 January with fewer than two sources is taken as a stand-in for its year; with two it is a birthday', () => {
    const lone = build(born(statement(day('+1951-01-01'), { references: 1 })), ['P569']).questions[0];
    expect(lone).toMatchObject({ property: 'birth year', reference: { value: '1951', precision: 'year' } });
    const sourced = build(born(statement(day('+1951-01-01'), { references: 2 })), ['P569']).questions[0];
    expect(sourced?.reference).toMatchObject({ value: '1951-01-01', precision: 'day' });
  });

  test('an hour is a day, and a day that is no day is malformed', () => {
    const hour = build(born(statement(time('+1951-03-04T05:00:00Z', 12))), ['P569']).questions[0];
    expect(hour?.reference).toMatchObject({ value: '1951-03-04' });
    expect(build(born(statement(day('+1951-00-00'))), ['P569']).reasons).toEqual(['malformed']);
  });

  test('bounds before or after, circa, earliest and latest date hedge a date, and it is not asked', () => {
    const hedged = [
      statement(day('+1851-06-06', { before: 1 })),
      statement(day('+1851-06-06', { after: 2 })),
      ...['P1480', 'P1319', 'P1326'].map((qualifier) =>
        statement(day('+1851-06-06'), { qualifiers: { [qualifier]: [item('Q5727902')] } }),
      ),
    ];
    for (const one of hedged) expect(build(born(one), ['P569']).reasons).toEqual(['uncertain']);
  });

  test('a statement that somebody disputes is left out as disputed', () => {
    const disputed = statement(day('+1851-06-06'), { qualifiers: { P1310: [item('Q5')] } });
    expect(build(born(disputed), ['P569']).reasons).toEqual(['disputed']);
  });
});

describe('calendars', () => {
  test('a Julian day stays as it is stored, and its Gregorian day counts as right', () => {
    const { questions } = build(born(statement(day('+1735-10-19', { julian: true }))), ['P569']);
    expect(questions[0]?.reference).toMatchObject({
      value: '1735-10-19',
      calendar: 'julian',
      alternatives: ['1735-10-30'],
    });
  });

  test('a Julian day and the same day in the other calendar are one day, not a dispute', () => {
    const { questions } = build(
      born(statement(day('+1735-10-19', { julian: true })), statement(day('+1735-10-30'))),
      ['P569'],
    );
    expect(questions).toHaveLength(1);
  });

  test('a day before the reform of 1582 counts in both calendars, whatever the calendar model says', () => {
    const { questions } = build(born(statement(day('+1452-04-24'))), ['P569']);
    expect(questions[0]?.reference).toMatchObject({ value: '1452-04-24', alternatives: ['1452-04-15'] });
  });

  test('years before the common era differ by one: 384 BCE is -0384 in the JSON and -0383 in a reference', () => {
    const { questions } = build(born(statement(time('-0384-00-00T00:00:00Z', 9))), ['P569']);
    expect(questions[0]?.reference).toMatchObject({ value: '-0383', precision: 'year' });
    const one = build(born(statement(time('-0001-00-00T00:00:00Z', 9))), ['P569']).questions[0];
    expect(one?.reference).toMatchObject({ value: '0000' });
  });
});

describe('values that are none', () => {
  test('somevalue: an unknown date is not gold', () => {
    expect(build(born(statement(someValue)), ['P569']).reasons).toEqual(['unknown-value']);
    const preferred = born(statement(someValue, { rank: 'preferred' }), statement(day('+1851-06-06')));
    expect(build(preferred, ['P569']).reasons).toEqual(['unknown-value']);
  });

  test('somevalue as date of death: the person is dead, and the wordings say so', () => {
    const { questions } = build(
      person('Q900', {
        claims: {
          P569: [statement(day('+1951-06-06'))],
          P570: [statement(someValue)],
          P106: [statement(item('Q9'))],
        },
      }),
      ['P570', 'P106'],
    );
    expect(questions).toHaveLength(1);
    expect(questions[0]?.text).not.toMatch(/\b(?:is the occupation|does)\b/);
  });

  test('novalue: no spouse is not a spouse', () => {
    const { reasons } = build(person('Q900', { claims: { P26: [statement(noValue)] } }), ['P26']);
    expect(reasons).toEqual(['no-value']);
  });

  test('a property without statements is counted as not stated', () => {
    expect(build(person('Q900', {}), ['P184']).reasons).toEqual(['not-stated']);
  });
});

describe('qualifiers', () => {
  const alive = { P569: [statement(day('+1970-06-06'))] };
  const from = (text: string) => ({ P580: [day(text)] });
  const until = (text: string) => ({ P582: [day(text)] });

  test('of a living person only the citizenship that holds at the as-of date is asked', () => {
    const citizen = person('Q900', {
      claims: {
        ...alive,
        P27: [
          statement(item('Q2'), { qualifiers: until('+1999-01-02') }),
          statement(item('Q3'), { qualifiers: from('+1999-01-02') }),
        ],
      },
    });
    const { questions } = build(citizen, ['P27']);
    expect(questions[0]?.reference).toMatchObject({ form: 'text', text: 'Overland' });
    expect(questions[0]?.text).toContain('22 November 2026');
    const earlier = build(citizen, ['P27'], { asOf: '1990-05-05' }).questions[0];
    expect(earlier?.reference).toMatchObject({ text: 'Northshire' });
    expect(earlier?.text).toContain('5 May 1990');
  });

  test('what has ended, at an unknown time too, is not current; nothing left is counted', () => {
    const ended = (end: unknown) =>
      person('Q900', {
        claims: { ...alive, P27: [statement(item('Q3'), { qualifiers: { P582: [end as never] } })] },
      });
    expect(build(ended(day('+1999-01-02')), ['P27']).reasons).toEqual(['not-current']);
    expect(build(ended(someValue), ['P27']).reasons).toEqual(['not-current']);
  });

  test('several values that all hold are a set of which one is enough', () => {
    const { questions } = build(
      person('Q900', { claims: { ...alive, P27: [statement(item('Q3')), statement(item('Q2'))] } }),
      ['P27'],
    );
    expect(questions[0]?.reference).toEqual({
      form: 'set',
      members: [
        { text: 'Overland', aliases: ['the Overlands'] },
        { text: 'Northshire', aliases: [] },
      ],
      required: 1,
    });
  });

  test('a marriage after the as-of date does not count, a former spouse does', () => {
    const { questions } = build(
      person('Q900', {
        claims: {
          ...alive,
          P26: [
            statement(item('Q6'), { qualifiers: { ...from('+1990-01-01'), ...until('+1995-01-01') } }),
            statement(item('Q7'), { qualifiers: from('+2020-01-01') }),
          ],
        },
      }),
      ['P26'],
      { asOf: '2010-01-01' },
    );
    expect(questions[0]?.reference).toMatchObject({ form: 'person', name: 'Ada Examplewright' });
  });

  test('one value with several terms is one value', () => {
    const { facts } = build(
      person('Q900', {
        claims: {
          P39: [
            statement(item('Q9'), { qualifiers: from('+1970-01-02') }),
            statement(item('Q9'), { qualifiers: from('+1970-09-09') }),
          ],
        },
      }),
      ['P39'],
    );
    expect(facts.map(({ reference }) => reference)).toEqual([
      { form: 'text', text: 'Member of the Overland Parliament', aliases: [] },
    ]);
  });

  test('an award is asked with the year of its qualifier, and without one it is left out', () => {
    const prize = (qualifiers?: Record<string, never[]>) =>
      person('Q900', { claims: { P166: [statement(item('Q8'), qualifiers && { qualifiers })] } });
    const dated = prize({ P585: [time('+1985-01-01T00:00:00Z', 9) as never] });
    const { questions } = build(dated, ['award year']);
    expect(questions[0]).toMatchObject({
      id: 'Q900-award-year-Q8',
      reference: { form: 'date', value: '1985', precision: 'year' },
    });
    expect(questions[0]?.text).toContain('the Overland Prize in Rowing');
    expect(build(prize(), ['award year']).reasons).toEqual(['no-point-in-time']);
  });

  test('more values than can be bounded are left out', () => {
    const many = Array.from({ length: 13 }, (_, at) =>
      entity(`Q${700 + at}`, { labels: { en: `Child ${at}` } }),
    );
    const { reasons } = build(
      person('Q900', { claims: { P40: many.map(({ id }) => statement(item(id))) } }),
      ['P40'],
      { others: many },
    );
    expect(reasons).toEqual(['too-many-values']);
  });
});

describe('names', () => {
  test('a person with no en label is found under mul', () => {
    const { questions } = build(
      person('Q900', { labels: { mul: 'Mul Person' }, claims: { P569: [statement(day('+1951-06-06'))] } }),
      ['P569'],
    );
    expect(questions[0]?.text).toContain('Mul Person');
  });

  test('a value with neither en nor mul is left out, and asked in the language that has it', () => {
    const citizen = person('Q900', {
      labels: { mul: 'Mul Person' },
      claims: { P569: [statement(day('+1951-06-06'))], P27: [statement(item('Q10'))] },
    });
    expect(build(citizen, ['P27']).reasons).toEqual(['value-without-name']);
    const german = build(citizen, ['P27'], { language: 'de' }).questions[0];
    expect(german).toMatchObject({
      language: 'de',
      id: 'Q900-citizenship-de',
      reference: { text: 'Nur auf Deutsch' },
    });
    expect(german?.text).toContain('22. November 2026');
  });

  test('a person without a name in the language is left out', () => {
    expect(build(person('Q900', { labels: { ja: '例' } }), ['P569']).reasons).toEqual(['no-name']);
  });

  test('other names of a value count as right', () => {
    const { questions } = build(person('Q900', { claims: { P22: [statement(item('Q6'))] } }), ['P22']);
    expect(questions[0]?.reference).toEqual({
      form: 'person',
      name: 'Ada Examplewright',
      aliases: ['Ada Wright'],
    });
  });

  test('a question that holds its answer is none', () => {
    const { questions, reasons } = build(
      person('Q900', { labels: { en: 'Cy of Northport' }, claims: { P19: [statement(item('Q1'))] } }),
      ['P19'],
    );
    expect(questions).toEqual([]);
    expect(reasons).toEqual(['answer-in-question']);
  });
});

describe('places and people', () => {
  test('a place comes with what contains it, nearest first', () => {
    const { questions } = build(person('Q900', { claims: { P19: [statement(item('Q1'))] } }), ['P19']);
    expect(questions[0]?.reference).toMatchObject({ name: 'Northport', within: ['Northshire', 'Overland'] });
  });

  test('a country is no answer to a question for a town', () => {
    expect(build(person('Q900', { claims: { P19: [statement(item('Q3'))] } }), ['P19']).reasons).toEqual([
      'place-too-coarse',
    ]);
  });

  test('the country of birth is that of the place today', () => {
    const { questions } = build(person('Q900', { claims: { P19: [statement(item('Q1'))] } }), [
      'birth country',
    ]);
    expect(questions[0]?.reference).toMatchObject({ form: 'place', name: 'Overland' });
  });

  test('what is no human being is left out', () => {
    expect(build(entity('Q900', { labels: { en: 'A Band' } }), ['P569']).reasons).toEqual(['not-a-person']);
  });

  test('a person of 150 without a date of death is not asked about as if alive', () => {
    const { reasons } = build(
      person('Q900', { claims: { P569: [statement(day('+1870-06-06'))], P27: [statement(item('Q3'))] } }),
      ['P27'],
    );
    expect(reasons).toEqual(['no-wording']);
  });

  test('the citation leads to the revision that was read', () => {
    const { questions } = build(born(statement(day('+1951-06-06'))), ['P569']);
    expect(questions[0]?.source).toEqual([
      {
        name: 'Wikidata',
        url: 'https://www.wikidata.org/w/index.php?title=Q900&oldid=1900#P569',
        licence: 'CC0-1.0',
        note: 'Q900 P569, revision 1900, of 2026-01-02, statement synthetic$1',
      },
    ]);
  });
});
