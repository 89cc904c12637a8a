/** The language gap in numbers, what each language asks, and the sentences. */
import { languageName } from '../../../core/language-name.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Look } from '../charts/look.ts';
import type { SectionTable } from './section-table.ts';

export function languagesTables(
  { rows, reference, languages, sentences }: NonNullable<Summary['languages']>,
  look: Look,
): SectionTable[] {
  const there = languageName(reference);
  return [
    {
      id: 'languages-gap',
      title: `The same facts in other languages than ${there}`,
      notes: [
        `Each fact asked in both with an outcome in both gives one difference; people are the clusters. Intervals are for one row at a time. The gap is one of knowing, of saying and of our grading together: read a sample of the answers before calling it knowledge.`,
        ...sentences.map(visibleText),
      ],
      columns: [
        'respondent',
        'language',
        'facts',
        'people',
        'right',
        'wrong',
        'refused',
        'no outcome in one',
      ],
      rows: rows.map((row) => [
        look.fullName(row.respondent),
        languageName(row.language),
        row.facts,
        row.people,
        row.differences.correct,
        row.differences.incorrect,
        row.differences.refused,
        row.withoutOutcome,
      ]),
    },
    {
      id: 'languages-asked',
      title: 'What was asked in each language',
      notes: [
        `Not asked: facts asked in ${there} that the language lacks, as where a name has no label in it.`,
      ],
      columns: ['language', 'questions', 'not asked', 'asked in it alone'],
      rows: languages.map((one) => [languageName(one.language), one.questions, one.missing, one.alone]),
    },
  ];
}
