/** Each rule about the set on a set it must speak of, and on one it must leave alone. */
import { expect, test } from 'vitest';
import { type Question, questionSchema } from '../../../src/core/question.ts';
import type { PlacedRow } from '../../../src/rows/place.ts';
import { lint } from '../../../src/stages/dataset/lint/lint.ts';

const asked = (id: string, text: string, more: Partial<Question> = {}) =>
  questionSchema.parse({ id, text, reference: { form: 'text', text: `gold of ${id}` }, ...more });

async function* rowsOf(path: string, questions: readonly Question[]): AsyncGenerator<readonly PlacedRow[]> {
  // Two at a time, so that what concerns a set has to reach over batches.
  for (let at = 0; at < questions.length; at += 2)
    yield questions
      .slice(at, at + 2)
      .map((question, more) => ({ row: { ...question }, place: { path, line: at + more + 1 } }));
}

/** Ids that a rule names, in order. */
async function found(rule: string, ...sets: (readonly Question[])[]) {
  const sources = sets.map((questions, at) => {
    const path = `set-${at + 1}.jsonl`;
    return { name: `set ${at + 1}`, path, rows: rowsOf(path, questions) };
  });
  const { findings } = await lint(sources, { today: '2026-01-01' });
  return findings.flatMap((finding) => (finding.rule === rule ? [finding.id] : []));
}

test('namesakes: two subjects of one name, unless the question says which', async () => {
  const of = (id: string, name: string) => ({ subject: { id, name } });
  const bare = asked('a', 'Where was John Example born?', of('Q1', 'John Example'));
  const other = asked('b', 'When did John Example die?', of('Q2', 'John Example'));
  const told = asked('b', 'When did John Example of Ulm die in 1985?', of('Q2', 'John Example'));
  expect(await found('namesakes', [bare, other])).toEqual(['b']);
  expect(await found('namesakes', [bare, told])).toEqual(['a']);
  expect(await found('namesakes', [bare, { ...other, subject: { id: 'Q1', name: 'John Example' } }])).toEqual(
    [],
  );
});

test('mixed-languages: the odd one out, unless it says its language', async () => {
  const english = Array.from({ length: 12 }, (_, at) =>
    asked(`e${at}`, `What was the name of the river that flows through town ${at}?`),
  );
  const german = 'Wie heißt der Fluss, der durch die Stadt und das Dorf fließt?';
  expect(await found('mixed-languages', [...english, asked('g', german)])).toEqual(['g']);
  expect(await found('mixed-languages', [...english, asked('g', german, { language: 'de' })])).toEqual([]);
});

test('leakage: a question of one set in the other, not twice in one', async () => {
  const gold = { reference: { form: 'text' as const, text: 'Danube', aliases: [] } };
  const one = asked('a', 'Which river flows through Ulm?', gold);
  const again = asked('b', 'which river flows through Ulm', gold);
  expect(await found('leakage', [one], [again])).toEqual(['b']);
  expect(await found('leakage', [one, again])).toEqual([]);
  expect(await found('leakage', [one], [asked('b', 'Which river flows through Bonn?', gold)])).toEqual([]);
});

test('broken-pair: a false premise whose direct question is not there', async () => {
  const premise = asked('p', 'When did Ada win it?', {
    kind: 'false-premise',
    reference: null,
    pairedWith: 'd',
  });
  expect(await found('broken-pair', [premise])).toEqual(['p']);
  expect(await found('broken-pair', [premise, asked('d', 'Did Ada win it?')])).toEqual([]);
});

test('missing-source: each question without one, and once for a set that has none', async () => {
  const sourced = asked('a', 'Who founded Ulm?', { source: [{ name: 'archive' }] });
  const [b, c] = [asked('b', 'Who founded Bonn?'), asked('c', 'Who painted Ulm?')];
  expect(await found('missing-source', [sourced, b, c])).toEqual(['b', 'c']);
  expect(await found('missing-source', [b, c])).toEqual(['b']);
  const { notes, rules, findings } = await lint(
    [{ name: 'set', path: 'set.jsonl', rows: rowsOf('set.jsonl', [b, c]) }],
    {
      today: '2026-01-01',
    },
  );
  expect(rules.find(({ name }) => name === 'missing-source')).toMatchObject({ found: 2 });
  expect([notes, findings.filter(({ rule }) => rule === 'missing-source').length]).toEqual([2, 1]);
  expect(await found('missing-source', [sourced])).toEqual([]);
});

test('translations-disagree: one fact in several languages has one date; names may differ', async () => {
  const born = (language: string, value: string) =>
    asked(`p1.birth@${language}`, `${language} ${value}?`, {
      language,
      reference: { form: 'date', value, precision: 'day', calendar: 'gregorian', alternatives: [] },
    });
  const right = ['en', 'de', 'fr', 'es'].map((language) => born(language, '1901-03-14'));
  expect(await found('translations-disagree', [...right, born('zh', '1901-03-15')])).toEqual(['p1.birth@zh']);
  expect(await found('translations-disagree', [...right, born('zh', '1901-03-14')])).toEqual([]);
  const town = (language: string, text: string) =>
    asked(`p1.town@${language}`, `${language}?`, {
      language,
      reference: { form: 'text', text, aliases: [] },
    });
  expect(await found('translations-disagree', [town('en', 'Vienna'), town('de', 'Wien')])).toEqual([]);
});

test('duplicate-question: a translation is none, the same fact twice in one language is', async () => {
  const of = (id: string, text: string, language: string) =>
    asked(id, text, {
      language,
      subject: { id: 'Q1', name: 'Ada' },
      property: 'birth place',
      reference: { form: 'text', text: 'Ulm', aliases: [] },
    });
  const english = of('a@en', 'In which town was Ada born?', 'en');
  expect(
    await found('duplicate-question', [english, of('a@de', 'In welchem Ort wurde Ada geboren?', 'de')]),
  ).toEqual([]);
  expect(
    await found('duplicate-question', [english, of('b@en', 'What is the birthplace of Ada?', 'en')]),
  ).toEqual(['b@en']);
});

test('stated-language: the words of another language than the row says', async () => {
  const german = asked('g', 'Wie heißt der Fluss, der durch die Stadt und das Dorf fließt?', {
    language: 'en',
  });
  const chinese = asked('z', '她出生于哪一年？', { language: 'de' });
  const said = asked('s', 'Wie heißt der Fluss, der durch die Stadt und das Dorf fließt?', {
    language: 'de-AT',
  });
  const unknown = asked('u', 'Wie heißt der Fluss, der durch die Stadt und das Dorf fließt?', {
    language: 'gsw',
  });
  expect(await found('stated-language', [german, chinese, said, unknown])).toEqual(['g', 'z']);
});
