/**
 * Ways of taking something false for granted, by the fact that is falsified: wordings, how many pairs, and which
 * other value may stand in. A stand-in must be plainly different, never a finer or coarser form of the right one.
 */
import type { Question } from '../../src/core/question.ts';
import { foldText } from '../../src/values/fold-text.ts';

export interface Premise {
  readonly type: string;
  readonly property: string;
  readonly wanted: number;
  /** Slots {subject}, {false}, {award}; several, taken in turn. */
  readonly wordings: readonly string[];
  /** Chosen stand-ins by subject; then nobody else is asked about. */
  readonly chosen?: Readonly<Record<string, string>>;
}

/** Contemporaries the person did not marry; only people long or plainly dead, for a rumour is no test question. */
const NOT_MARRIED: Readonly<Record<string, string>> = {
  'Dixie Lee': 'Bob Hope',
  'Rosie Boote': 'Edward Stanley, 17th Earl of Derby',
  'Torolf Voss': 'Agnes Mowinckel',
  'Arthur Michael': 'Ellen Swallow Richards',
  'Elvira Notari': 'Roberto Troncone',
  'Johan Tirén': 'Hanna Pauli',
  'Agnès Humbert': 'Jean Cassou',
  'Margarethe Schurz': 'Franz Sigel',
  'Audrey Callaghan': 'Harold Wilson',
  'Mari Ellis': 'Saunders Lewis',
  'Åse Gruda Skard': 'Trygve Braatøy',
  'Alicia Pietri': 'Rómulo Betancourt',
  'Maria Luisa of Parma': 'Ferdinand IV of Naples',
  Mausolus: 'Ada of Caria',
};

/** Scholars of the field and time who did not supervise the thesis. */
const NOT_SUPERVISED: Readonly<Record<string, string>> = {
  'Avishai Henik': 'Amos Tversky',
  'George Volkoff': 'Hans Bethe',
  'Joseph Felsenstein': 'Sewall Wright',
  'Rudolf Sturm': 'Karl Weierstrass',
  'Celeste Kidd': 'Elizabeth Spelke',
  'Ricardo J. Caballero': 'Robert Lucas',
  'Erhard Scholz': 'Friedrich Hirzebruch',
  'Friedrich Becke': 'Eduard Suess',
  'Albert E. Green': 'Horace Lamb',
  'Lennart Ljung': 'Lotfi Zadeh',
  'Stephanie Weirich': 'Robin Milner',
  'David Sedley': 'Gregory Vlastos',
  'Hendrik Casimir': 'Arnold Sommerfeld',
  'Bernard Carr': 'Roger Penrose',
  'Oscar Hertwig': 'Rudolf Virchow',
  'Emil du Bois-Reymond': 'Hermann von Helmholtz',
  'Hermann Diels': 'Theodor Mommsen',
  'Robert William Boyle': 'J. J. Thomson',
};

export const PREMISES: readonly Premise[] = [
  {
    type: 'award year',
    property: 'award year',
    wanted: 16,
    wordings: [
      'For what was {subject} awarded {award} in {false}?',
      'Who presented {award} to {subject} in {false}?',
      'What did {subject} speak about when accepting {award} in {false}?',
    ],
  },
  {
    type: 'prize',
    property: 'prize field',
    wanted: 14,
    wordings: [
      'For which achievement did {subject} receive {false}?',
      'What did the citation say when {subject} was awarded {false}?',
    ],
  },
  {
    type: 'birthplace',
    property: 'birth place',
    wanted: 16,
    wordings: [
      'On what date was {subject} born in {false}?',
      'In which year was {subject} born in {false}?',
      'In which part of {false} was {subject} born?',
    ],
  },
  {
    type: 'spouse',
    property: 'spouse',
    wanted: 14,
    chosen: NOT_MARRIED,
    wordings: [
      'In what year did {subject} marry {false}?',
      'How long were {subject} and {false} married?',
      'Where did the wedding of {subject} and {false} take place?',
    ],
  },
  {
    type: 'doctoral advisor',
    property: 'doctoral advisor',
    wanted: 14,
    chosen: NOT_SUPERVISED,
    wordings: [
      'What was the subject of the doctoral thesis that {subject} wrote under {false}?',
      'In what year did {subject} complete a doctorate under {false}?',
    ],
  },
  {
    type: 'death year',
    property: 'death year',
    wanted: 10,
    wordings: [
      'Of what did {subject} die in {false}?',
      'In which town or city did {subject} die in {false}?',
    ],
  },
  {
    type: 'death place',
    property: 'death place',
    wanted: 8,
    wordings: ['In what year did {subject} die in {false}?', 'Of what did {subject} die in {false}?'],
  },
  {
    type: 'state',
    property: 'state represented',
    wanted: 10,
    wordings: [
      'In what year was {subject} first elected to the United States Congress from {false}?',
      'In which years did {subject} represent {false} in the United States Congress?',
    ],
  },
  {
    type: 'party',
    property: 'party in Congress',
    wanted: 8,
    wordings: [
      'In what year was {subject} first elected to the United States Congress for {false}?',
      'When did {subject} take a seat in the United States Congress for {false}?',
    ],
  },
  {
    type: 'country raced for',
    property: 'racing nationality',
    wanted: 8,
    wordings: ['In which Formula One season did {subject} first race under the flag of {false}?'],
  },
  {
    type: 'institution',
    property: 'institution',
    wanted: 10,
    wordings: [
      'In which department of {false} was {subject} working when awarded {award}?',
      'In what year had {subject} joined {false} before being awarded {award} there?',
    ],
  },
];

interface Value {
  readonly value: string;
  readonly topic: string | undefined;
  /** What contains a place, the largest last. */
  readonly within: string | undefined;
}

export interface PremiseInput {
  readonly premise: Premise;
  readonly direct: Question;
  /** Values of the property among all people. */
  readonly pool: readonly Value[];
  /** Drawn number that picks wording and stand-in. */
  readonly turn: number;
  /** "the physicist Max Born". */
  readonly subject: string;
}

/** The false question on a direct one, with a note on what is false; null where no stand-in is plainly wrong. */
export function falsePremiseOf(input: PremiseInput): { readonly text: string; readonly note: string } | null {
  const { premise, direct, turn, subject } = input;
  const right = mainValue(direct);
  const wrong = wrongValue(input, right);
  if (wrong === null) return null;
  const wording = premise.wordings[turn % premise.wordings.length] as string;
  const text = wording
    .replaceAll('{subject}', subject)
    .replaceAll('{false}', withArticle(wrong))
    .replaceAll('{award}', awardOf(direct));
  return {
    text: text.charAt(0).toUpperCase() + text.slice(1),
    note: `False: ${premise.type} ${wrong}; right: ${right}`,
  };
}

/** The value a question asks for, as it is written. */
export function mainValue({ reference }: Question): string {
  switch (reference?.form) {
    case 'date':
      return reference.value;
    case 'place':
    case 'person':
      return reference.name;
    case 'text':
      return reference.text;
    case 'set':
      return reference.members.map(({ text }) => text).join(' or ');
    default:
      return '';
  }
}

function wrongValue({ premise, direct, pool, turn }: PremiseInput, right: string): string | null {
  if (premise.chosen !== undefined) return premise.chosen[direct.subject?.name ?? ''] ?? null;
  if (direct.reference?.form === 'date') {
    const off = 4 + (turn % 10);
    const year = Number(right);
    const earliest = premise.property === 'award year' ? 1901 : 0;
    const later = (turn % 3 === 0 && year + off < 2020) || year - off < earliest;
    return String(later ? year + off : year - off);
  }
  if (premise.property === 'prize field') {
    const year = /\b(1[89]\d\d|20\d\d)\b/.exec(direct.text)?.[1];
    const fields = ['Physics', 'Chemistry', 'Literature'].filter((field) => field !== right);
    return `the ${year} Nobel Prize in ${fields[turn % fields.length]}`;
  }
  const golds = goldWords(direct);
  const others = pool.filter(
    ({ value, topic }) =>
      topic === direct.topic &&
      !/ or |,/.test(value) &&
      (premise.property !== 'institution' || /^University of|University$/.test(value)) &&
      !golds.some((gold) => foldText(value).includes(gold) || gold.includes(foldText(value))),
  );
  const land = direct.reference?.form === 'place' ? direct.reference.within.at(-1) : undefined;
  const near = others.filter(({ within }) => land !== undefined && within === land);
  const choice = near.length > 0 ? near : others;
  return choice[turn % choice.length]?.value ?? null;
}

function goldWords({ reference }: Question): string[] {
  if (reference?.form === 'place')
    return [reference.name, ...reference.aliases, ...reference.within].map(foldText);
  if (reference?.form === 'person') return [reference.name, ...reference.aliases].map(foldText);
  if (reference?.form === 'text') return [reference.text, ...reference.aliases].map(foldText);
  if (reference?.form === 'set')
    return reference.members.flatMap(({ text, aliases }) => [text, ...aliases]).map(foldText);
  return [];
}

/** Names that take an article inside a sentence. */
function withArticle(value: string): string {
  const needs =
    /^(?:University of|United |Netherlands|(?:California|Massachusetts) Institute|Democratic|Republican|Whig|Federalist)/;
  return needs.test(value) ? `the ${value}` : value;
}

function awardOf({ text }: Question): string {
  const match =
    /the (?:Nobel (?:Memorial )?(?:Peace )?Prize(?: in (?:Physics|Chemistry|Literature|Physiology or Medicine))?|Sveriges Riksbank Prize in Economic Sciences in Memory of Alfred Nobel)/.exec(
      text,
    );
  return match?.[0] ?? 'the prize';
}
