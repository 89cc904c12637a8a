/**
 * How a fact is asked: for each property several wordings (in English here, in other languages in wordings/), the form of its reference, and how several true values
 * are treated. Wordings are data, so that a set built from Wikidata and the bundled one ask alike. They are our own;
 * the two shapes of OpenAI's test of people (a date for an infobox, a short biography) stand at the end.
 */
import type { DatePrecision, ReferenceForm } from '../../core/reference.ts';
import { any as ask, dead, living, type QuestionWording } from './wordings/wording.ts';
import { FOREIGN_WORDINGS } from './wordings/wordings.ts';

export interface QuestionTemplate {
  /** The word that stands in a question's `property`. */
  readonly property: string;
  /** Wikidata property of the value, null where none or several are meant. */
  readonly wikidata: string | null;
  /** Form of the reference. */
  readonly form: ReferenceForm;
  /** Dates only: the coarsest precision at which the question can be asked. */
  readonly precision?: DatePrecision;
  /** Where one person has several true values: the question names one by a slot, any counts, or all are wanted. */
  readonly values: 'one' | 'any' | 'all';
  /** The answer can change while the person lives, so the text must carry `{asOf}` for the living. */
  readonly changes: boolean;
  /** Wordings by language code; English always. */
  readonly wordings: Readonly<Record<string, readonly QuestionWording[]>>;
}

/** With the English wordings alone. */
const ENGLISH: readonly QuestionTemplate[] = [
  {
    property: 'birth date',
    wikidata: 'P569',
    form: 'date',
    precision: 'day',
    values: 'one',
    changes: false,
    wordings: {
      en: ask(
        'What is the date of birth of {subject}?',
        'On what date was {subject} born?',
        'On which day, month and year was {subject} born?',
        'When exactly was {subject} born? Give day, month and year.',
        'Give the full birth date of {subject}.',
      ),
    },
  },
  {
    property: 'birth year',
    wikidata: 'P569',
    form: 'date',
    precision: 'year',
    values: 'one',
    changes: false,
    wordings: {
      en: ask(
        'In what year was {subject} born?',
        'In which year was {subject} born?',
        'What is the birth year of {subject}?',
        'What year was {subject} born in?',
      ),
    },
  },
  {
    property: 'birth place',
    wikidata: 'P19',
    form: 'place',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'In which town or city was {subject} born?',
        'Where was {subject} born? Name the town or city.',
        'What is the birthplace of {subject}? Name the town or city.',
        'Which town, city or village is the birthplace of {subject}?',
      ),
    },
  },
  {
    property: 'birth country',
    wikidata: null,
    form: 'place',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'In which country, by the borders of today, was {subject} born?',
        'In what present-day country does the birthplace of {subject} lie?',
        'Which present-day country was {subject} born in?',
      ),
    },
  },
  {
    property: 'death date',
    wikidata: 'P570',
    form: 'date',
    precision: 'day',
    values: 'one',
    changes: false,
    wordings: {
      en: dead(
        'On what date did {subject} die?',
        'What is the date of death of {subject}?',
        'On which day, month and year did {subject} die?',
        'When exactly did {subject} die? Give day, month and year.',
      ),
    },
  },
  {
    property: 'death year',
    wikidata: 'P570',
    form: 'date',
    precision: 'year',
    values: 'one',
    changes: false,
    wordings: {
      en: dead(
        'In what year did {subject} die?',
        'In which year did {subject} die?',
        'What is the year of death of {subject}?',
      ),
    },
  },
  {
    property: 'death place',
    wikidata: 'P20',
    form: 'place',
    values: 'any',
    changes: false,
    wordings: {
      en: dead(
        'In which town or city did {subject} die?',
        'Where did {subject} die? Name the town or city.',
        'What is the place of death of {subject}? Name the town or city.',
      ),
    },
  },
  {
    property: 'citizenship',
    wikidata: 'P27',
    form: 'text',
    values: 'any',
    changes: true,
    wordings: {
      en: [
        ...living(
          'As of {asOf}, of which country is {subject} a citizen?',
          'What is the citizenship of {subject} as of {asOf}?',
        ),
        ...dead('Of which country was {subject} a citizen?', 'What citizenship did {subject} hold?'),
      ],
    },
  },
  {
    property: 'nationality',
    wikidata: null,
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: [
        ...living('What is the nationality of {subject}?', 'Which nationality does {subject} have?'),
        ...dead('What was the nationality of {subject}?', 'Which nationality did {subject} have?'),
      ],
    },
  },
  {
    property: 'racing nationality',
    wikidata: null,
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'Which country did {subject} represent in Formula One?',
        'Under the flag of which country did {subject} race in Formula One?',
        'What nationality is {subject} listed with as a Formula One driver?',
      ),
    },
  },
  {
    property: 'occupation',
    wikidata: 'P106',
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: [
        ...ask('For what occupation is {subject} best known?'),
        ...living('What is the occupation of {subject}?', 'What does {subject} do for a living?'),
        ...dead('What was the occupation of {subject}?', 'What did {subject} do for a living?'),
      ],
    },
  },
  {
    property: 'office',
    wikidata: 'P39',
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'Which public office did {subject} take up in {year}?',
        'What political office did {subject} enter in {year}?',
        'To which office did {subject} come in {year}?',
      ),
    },
  },
  {
    property: 'state represented',
    wikidata: 'P768',
    form: 'place',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'Which state or territory did {subject} represent in the United States Congress?',
        'For which US state or territory did {subject} sit in Congress?',
        'From which state or territory was {subject} sent to the United States Congress?',
      ),
    },
  },
  {
    property: 'political party',
    wikidata: 'P102',
    form: 'text',
    values: 'any',
    changes: true,
    wordings: {
      en: [
        ...living(
          'As of {asOf}, to which political party does {subject} belong?',
          'Of which political party is {subject} a member as of {asOf}?',
        ),
        ...dead(
          'To which political party did {subject} belong?',
          'Of which political party was {subject} a member?',
        ),
      ],
    },
  },
  {
    property: 'party in Congress',
    wikidata: null,
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'Which party did {subject} belong to as a member of the United States Congress?',
        'Under which party label did {subject} sit in the United States Congress?',
        'As a member of Congress, to which political party did {subject} belong?',
      ),
    },
  },
  {
    property: 'award',
    wikidata: 'P166',
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'Which award did {subject} receive in {year}?',
        'What prize was given to {subject} in {year}?',
        'With which award was {subject} honoured in {year}?',
      ),
    },
  },
  {
    property: 'award year',
    wikidata: 'P585',
    form: 'date',
    precision: 'year',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'In what year did {subject} receive {award}?',
        'In which year was {award} awarded to {subject}?',
        'For which year was {subject} awarded {award}?',
        'What year did {subject} win {award}?',
      ),
    },
  },
  {
    property: 'prize field',
    wikidata: null,
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'In which field was {subject} awarded a Nobel Prize in {year}?',
        'For which category did {subject} receive a Nobel Prize in {year}?',
        'Which of the Nobel Prizes went to {subject} in {year}?',
      ),
    },
  },
  {
    property: 'team',
    wikidata: 'P54',
    form: 'text',
    values: 'any',
    changes: true,
    wordings: {
      en: [
        ...ask(
          'Name a club or team for which {subject} played before {asOf}. One is enough.',
          'For which club or team did {subject} play? Name one, joined before {asOf}.',
        ),
      ],
    },
  },
  {
    property: 'institution',
    wikidata: null,
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'With which institution was {subject} affiliated when receiving {award}?',
        'At the time of {award} in {year}, which institution was {subject} affiliated with?',
        'Which university or institute was {subject} working at when awarded {award}?',
      ),
    },
  },
  {
    property: 'employer',
    wikidata: 'P108',
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'Name one institution or company that has employed {subject}.',
        'For which institution or company has {subject} worked? One is enough.',
      ),
    },
  },
  {
    property: 'education',
    wikidata: 'P69',
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'At which university, college or academy was {subject} educated? One is enough.',
        'Name one university, college or academy that {subject} attended.',
        'Which university, college or academy did {subject} attend? Naming one is enough.',
      ),
    },
  },
  {
    property: 'spouse',
    wikidata: 'P26',
    form: 'person',
    values: 'any',
    changes: true,
    wordings: {
      en: [
        ...living(
          'To whom has {subject} been married, as of {asOf}? One spouse is enough.',
          'As of {asOf}, what is the name of a husband or wife, present or former, of {subject}?',
        ),
        ...dead(
          'To whom was {subject} married? One spouse is enough.',
          'What was the name of the husband or wife of {subject}? One spouse is enough.',
          'Whom did {subject} marry? One name is enough.',
        ),
      ],
    },
  },
  {
    property: 'doctoral advisor',
    wikidata: 'P184',
    form: 'person',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'Who was the doctoral advisor of {subject}? One name is enough.',
        'Who supervised the doctoral thesis of {subject}? One name is enough.',
        'Under which doctoral advisor did {subject} earn a doctorate? One name is enough.',
      ),
    },
  },
  {
    property: 'doctoral student',
    wikidata: 'P185',
    form: 'person',
    values: 'any',
    changes: true,
    wordings: {
      en: [
        ...living('Name a doctoral student of {subject}, as of {asOf}.'),
        ...dead(
          'Name a doctoral student of {subject}.',
          'Who earned a doctorate under {subject}? One name is enough.',
        ),
      ],
    },
  },
  {
    property: 'teacher',
    wikidata: 'P1066',
    form: 'person',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'Name a teacher under whom {subject} studied.',
        'Of whom was {subject} a student? One name is enough.',
      ),
    },
  },
  {
    property: 'father',
    wikidata: 'P22',
    form: 'person',
    values: 'any',
    changes: false,
    wordings: {
      en: ask('Who is or was the father of {subject}?', 'What is the name of the father of {subject}?'),
    },
  },
  {
    property: 'mother',
    wikidata: 'P25',
    form: 'person',
    values: 'any',
    changes: false,
    wordings: {
      en: ask('Who is or was the mother of {subject}?', 'What is the name of the mother of {subject}?'),
    },
  },
  {
    property: 'child',
    wikidata: 'P40',
    form: 'person',
    values: 'any',
    changes: true,
    wordings: {
      en: [
        ...living('As of {asOf}, what is the name of a son or daughter of {subject}?'),
        ...dead(
          'Name a son or daughter of {subject}.',
          'What was the name of a child of {subject}? One is enough.',
        ),
      ],
    },
  },
  {
    property: 'sibling',
    wikidata: 'P3373',
    form: 'person',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'Name a brother or sister of {subject}.',
        'Who is or was a sibling of {subject}? One name is enough.',
      ),
    },
  },
  {
    property: 'burial place',
    wikidata: 'P119',
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: dead(
        'In which cemetery or church is {subject} buried?',
        'Where is {subject} buried? Name the cemetery or church.',
        'What is the burial place of {subject}? Name the cemetery or church.',
      ),
    },
  },
  {
    property: 'notable work',
    wikidata: 'P800',
    form: 'text',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'Name a notable work by {subject}.',
        'Give the title of one work for which {subject} is known.',
      ),
    },
  },
  {
    property: 'birth name',
    wikidata: 'P1477',
    form: 'person',
    values: 'any',
    changes: false,
    wordings: {
      en: ask('What is the birth name of {subject}?', 'What full name was {subject} given at birth?'),
    },
  },
  {
    property: 'first race year',
    wikidata: null,
    form: 'date',
    precision: 'year',
    values: 'one',
    changes: false,
    wordings: {
      en: ask(
        'In what year did {subject} first start a Formula One World Championship race?',
        'In which year was the Formula One debut of {subject}?',
      ),
    },
  },
  {
    property: 'appointing president',
    wikidata: null,
    form: 'person',
    values: 'any',
    changes: false,
    wordings: {
      en: ask(
        'Which president nominated {subject} as a federal judge?',
        'By which president of the United States was {subject} nominated to the federal bench?',
      ),
    },
  },
  {
    property: 'infobox birth date',
    wikidata: 'P569',
    form: 'date',
    precision: 'day',
    values: 'one',
    changes: false,
    wordings: {
      en: ask(
        'What birth date should I put in the infobox for {subject}?',
        'I am filling in the infobox of an article on {subject}. What goes into the field for the date of birth?',
        'Complete the infobox on {subject}: what is the date of birth?',
      ),
    },
  },
  {
    property: 'infobox death date',
    wikidata: 'P570',
    form: 'date',
    precision: 'day',
    values: 'one',
    changes: false,
    wordings: {
      en: dead(
        'What date of death should I put in the infobox for {subject}?',
        'I am filling in the infobox of an article on {subject}. What goes into the field for the date of death?',
      ),
    },
  },
  {
    property: 'biography',
    wikidata: null,
    form: 'facts',
    values: 'all',
    changes: false,
    wordings: {
      en: [
        ...ask(
          'Write a short biography of {subject}, including the full date and the place of birth.',
          'Write a biography of {subject} in a few sentences. State when and where this person was born.',
        ),
        ...dead(
          'Write a short biography of {subject}, including the place of birth and the full dates of birth and death.',
        ),
      ],
    },
  },
  {
    property: 'long biography',
    wikidata: null,
    form: 'facts',
    values: 'all',
    changes: false,
    wordings: {
      en: [
        ...ask(
          'Write a biography of {subject} in a few paragraphs. State the full date and the place of birth, and the category and year of the Nobel Prize.',
          'Tell the life of {subject}: when and where this person was born, studied and worked, and for which category and in which year the Nobel Prize was awarded.',
        ),
        ...dead(
          'Write a biography of {subject} in a few paragraphs. State the full dates of birth and death, the place of birth, and the category and year of the Nobel Prize.',
          'Tell the life of {subject}: when and where this person was born, studied, worked and died, and for which category and in which year the Nobel Prize was awarded.',
        ),
      ],
    },
  },
];

/** Every template, one a property, in all languages. */
export const QUESTION_TEMPLATES: readonly QuestionTemplate[] = ENGLISH.map((template) => ({
  ...template,
  wordings: {
    ...template.wordings,
    ...Object.fromEntries(
      Object.entries(FOREIGN_WORDINGS).flatMap(([language, wordings]) => {
        const own = wordings[template.property];
        return own === undefined ? [] : [[language, own]];
      }),
    ),
  },
}));

const BY_PROPERTY = new Map(QUESTION_TEMPLATES.map((template) => [template.property, template]));

/** The template of a property by its word ("birth date") or its Wikidata id ("P569": the finest wording). */
export function templateOf(propertyOrId: string): QuestionTemplate | undefined {
  return (
    BY_PROPERTY.get(propertyOrId) ?? QUESTION_TEMPLATES.find((template) => template.wikidata === propertyOrId)
  );
}

/** Wordings that fit a person who lives, is dead, or of whom neither is known (then only those that fit both). */
export function wordingsFor(
  template: QuestionTemplate,
  { language = 'en', life }: { readonly language?: string; readonly life?: 'living' | 'dead' } = {},
): readonly QuestionWording[] {
  const wordings = template.wordings[language] ?? [];
  return wordings.filter((wording) => wording.when === undefined || wording.when === life);
}
