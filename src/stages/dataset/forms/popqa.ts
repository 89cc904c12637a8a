/**
 * PopQA: TSV of Wikidata triples with the monthly page views of the subject; the accepted answers are a JSON list.
 */
import { textList } from '../../../rows/text-list.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import type { DatasetForm } from './form.ts';
import { hasAll, neededText, numberOf, sourcesOf, textOf } from './members.ts';

const MEASURE = 'monthly page views';

export const popqa: DatasetForm = {
  name: 'popqa',
  what: 'PopQA: TSV with subj, prop, obj, s_pop, question, possible_answers',
  file: 'tsv',
  recognises: (row) => hasAll(row, ['subj', 'prop', 'question', 'possible_answers']),
  read(row, place) {
    const object = textOf(row, 'obj');
    const golds = textList(row['possible_answers']);
    const views = numberOf(row, 's_pop', place);
    const subjectId = wikidataId(textOf(row, 's_uri'));
    return {
      id: textOf(row, 'id'),
      text: neededText(row, 'question', place),
      golds: golds.length > 0 ? golds : object === undefined ? [] : [object],
      subject: {
        name: neededText(row, 'subj', place),
        ...(subjectId === null ? {} : { id: subjectId }),
      },
      property: textOf(row, 'prop'),
      popularity: views === undefined ? undefined : { value: views, measure: MEASURE },
      sources: sourcesOf([textOf(row, 's_uri') ?? '']),
    };
  },
  write(question) {
    const golds = goldTexts(question.reference);
    const { subject, property } = question;
    if (golds.length === 0) return { cannot: `PopQA has no ${question.kind} questions` };
    if (subject === undefined || property === undefined)
      return { cannot: 'PopQA needs a subject and a property' };
    const uri = /^Q\d+$/.test(subject.id ?? '') ? `http://www.wikidata.org/entity/${subject.id}` : '';
    return {
      id: question.id,
      subj: subject.name,
      prop: property,
      obj: golds[0],
      s_uri: uri,
      s_pop: question.popularity?.value ?? '',
      question: question.text,
      possible_answers: JSON.stringify(golds),
    };
  },
};

function wikidataId(uri: string | undefined): string | null {
  return /\/(Q\d+)$/.exec(uri ?? '')?.[1] ?? null;
}
