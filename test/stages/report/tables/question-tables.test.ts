import { expect, test } from 'vitest';
import type { AnswersFilter } from '../../../../src/core/browsing.ts';
import type { ItemsSection, QuestionItem } from '../../../../src/core/summary/items.ts';
import { sectionTables } from '../../../../src/stages/report/page/section-tables.ts';
import { questionTables } from '../../../../src/stages/report/tables/question-tables.ts';

const row = (id: string, troubles: QuestionItem['troubles']): QuestionItem => ({
  ...{ id, text: `Who is "${id}" & co?`, gold: 'Ada', troubles, asked: 4, difficulty: 0, refused: 0 },
  ...{ discrimination: null, information: null, agreement: 1, suspicion: 2, proposed: 'Bo' },
  ...{ answers: [], moves: [], drift: null },
});
const section: ItemsSection = {
  ...{ runs: ['r'], questions: 3, respondents: [], moves: [], notes: [] },
  counts: { 'wrong-gold': 2 } as ItemsSection['counts'],
  listed: {} as ItemsSection['listed'],
  rows: [row('a', ['wrong-gold']), row('b', []), row('c', ['wrong-gold'])],
  agreement: { familyRepeat: 0, lureShare: 0 },
};

test('a question in doubt leads to its answers where they can be looked through, and nowhere else', () => {
  const look = {
    answersAt: ({ slices }: AnswersFilter) => `/answers?question=${slices![0]!.value}`,
    questionsAt: (trouble: string) => `/curate?list=${trouble}`,
  };
  const page = sectionTables(questionTables(section, look)).markup;
  expect([...page.matchAll(/<th scope="row"><a href="([^"]+)">/g)].map(([, to]) => to)).toEqual([
    '/answers?question=a',
    '/answers?question=c',
  ]);
  expect(page).toContain('<a href="/curate?list=wrong-gold">2</a>');
  const alone = questionTables(section, { answersAt: () => null, questionsAt: () => null });
  expect(JSON.stringify(alone)).not.toContain('links');
});
