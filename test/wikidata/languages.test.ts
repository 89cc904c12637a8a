/** A build in six languages from a stand-in endpoint: names from the items' own labels, or the fact is left out and counted. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factStem } from '../../src/core/fact-stem.ts';
import { type Question, questionSchema } from '../../src/core/question.ts';
import type { DatasetBuild } from '../../src/pipeline/dataset/write-build.ts';
import { gradeByRules } from '../../src/stages/grade/rules/grade-by-rules.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';
import { buildFrom } from './build-in-test.ts';
import { type StandIn, startStandIn } from './stand-in.ts';
import { entity, item, person, statement, time } from './synthetic-entities.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'zh', 'cs'];
const everywhere = (name: string, zh: string) => ({
  ...Object.fromEntries(LANGUAGES.map((language) => [language, name])),
  zh,
});
const day = (text: string) => statement(time(`+${text}T00:00:00Z`, 11));
const WORLD = [
  entity('Q11', { labels: everywhere('Overland', '陆国'), claims: { P31: [statement(item('Q6256'))] } }),
  entity('Q21', {
    labels: { ...everywhere('Veristow', '维里斯托'), de: 'Weristau', cs: 'Veristov' },
    claims: { P17: [statement(item('Q11'))], P31: [statement(item('Q515'))] },
  }),
  // A town that Spanish and Chinese have no name for; the name for all is in Latin letters.
  entity('Q22', {
    labels: { en: 'Quomere', de: 'Quomere', fr: 'Quomère', cs: 'Quomere' },
    claims: { P17: [statement(item('Q11'))], P31: [statement(item('Q515'))] },
  }),
  person('Q901', {
    labels: everywhere('Ada Mirvask', '阿达·米尔瓦斯克'),
    claims: { P569: [day('1901-03-14')], P570: [day('1977-01-01')], P19: [statement(item('Q21'))] },
  }),
  person('Q902', {
    labels: { mul: 'Olin Fendane' },
    claims: { P569: [day('1911-11-02')], P570: [day('1980-05-06')], P19: [statement(item('Q22'))] },
  }),
];

describe('a build in six languages', () => {
  let place: Scratch;
  let standIn: StandIn;
  let build: DatasetBuild;
  let questions: Question[];
  beforeAll(async () => {
    place = await scratch();
    standIn = await startStandIn({ entities: WORLD });
    build = await buildFrom(standIn, {
      items: ['Q901', 'Q902'],
      properties: ['birth date', 'birth place', 'death date'],
      languages: LANGUAGES,
      asOf: '2026-11-01',
      namesakes: 'ignore',
      out: place.path('six'),
    });
    const lines = (await readFile(place.path('six', 'questions.jsonl'), 'utf8')).trim().split('\n');
    questions = lines.map((line) => questionSchema.parse(JSON.parse(line)));
  });
  afterAll(async () => {
    await standIn.close();
    await place[Symbol.asyncDispose]();
  });

  const of = (language: string, person_: string, property: string) =>
    questions.find(
      (one) => one.language === language && one.subject?.id === person_ && one.property === property,
    );

  test('asks each person by the name of the language, and takes the place by its name there', () => {
    expect(of('zh', 'Q901', 'birth place')).toMatchObject({
      subject: { name: '阿达·米尔瓦斯克' },
      reference: { form: 'place', name: '维里斯托' },
    });
    expect(of('de', 'Q901', 'birth place')!.reference).toMatchObject({ name: 'Weristau' });
    expect(of('cs', 'Q901', 'birth place')!.text).toMatch(/^Ada Mirvask: /);
    expect(of('fr', 'Q901', 'birth date')!.text).not.toMatch(/de Ada/);
  });

  test('leaves out and counts what a language has no name for', () => {
    // The name for all is in Latin letters: no Chinese question about Olin Fendane; no Spanish one for the town.
    expect(questions.filter(({ language, subject }) => language === 'zh' && subject?.id === 'Q902')).toEqual(
      [],
    );
    expect(of('es', 'Q902', 'birth place')).toBeUndefined();
    expect(of('es', 'Q902', 'birth date')).toBeDefined();
    expect(build.byLanguage).toEqual({
      en: { questions: 6, lacking: 0 },
      de: { questions: 6, lacking: 0 },
      fr: { questions: 6, lacking: 0 },
      cs: { questions: 6, lacking: 0 },
      es: { questions: 5, lacking: 1 },
      zh: { questions: 3, lacking: 3 },
    });
    expect(build.leftOut.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['no-name', 'value-without-name']),
    );
    expect(new Set(questions.map(factStem)).size).toBe(6);
  });

  test('dates are graded right as each language writes them, and wrong a day off', () => {
    for (const language of LANGUAGES) {
      const question = of(language, 'Q901', 'birth date')!;
      const written = (iso: string) =>
        new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
      const word = (answer: string) => {
        const { text, reference, kind } = question;
        const judgement = gradeByRules({ question: text, reference, kind, answer, rubric: 'verified' });
        return judgement.status === 'graded' ? judgement.outcome : judgement.why;
      };
      expect([language, word(written('1901-03-14'))]).toEqual([language, 'correct']);
      expect([language, word(written('1901-03-15'))]).toEqual([language, 'incorrect']);
      const place = of(language, 'Q901', 'birth place')!;
      const name = place.reference?.form === 'place' ? place.reference.name : '';
      const { text, reference, kind } = place;
      const placed = gradeByRules({ question: text, reference, kind, answer: name, rubric: 'verified' });
      expect([language, placed.status === 'graded' && placed.outcome]).toEqual([language, 'correct']);
    }
  });
});
