/**
 * A biography in sentences, with the list of what it claims and what is true of each claim: the facts as the model has
 * them, right or planted wrong, among remarks that no fact can settle. The list is the ledger's; a judge that splits is
 * measured against it, and nothing of it is read back from the text.
 */
import type { Question } from '../core/question.ts';
import type { FactsReference, SingleReference } from '../core/reference.ts';
import { valueText } from './answer-text.ts';
import type { GivenClaim } from './given-claim.ts';
import { extendKey, integerAt, pickAt, uniformAt } from './keyed-random.ts';

export interface Biography {
  readonly text: string;
  readonly claims: readonly GivenClaim[];
}

/** @param told - The facts as told; those that are not the question's own are wrong. */
export function biography(question: Question, told: FactsReference, key: number): Biography {
  const right = question.reference?.form === 'facts' ? question.reference.facts : [];
  const name = question.subject?.name ?? 'This person';
  const sentences: string[] = [];
  const claims: GivenClaim[] = [];
  const add = (property: string, value: string, truth: GivenClaim['truth']) => {
    const who =
      sentences.length === 0 || uniformAt(key, 300 + sentences.length) < 0.4 ? name : pickAt(SHORT, key, 301);
    const sentence = sentenceOf(property, value, { who, key: extendKey(key, sentences.length) });
    sentences.push(sentence);
    claims.push({ property, value, words: sentence.replace(/\.$/, ''), truth });
  };
  told.facts.forEach((fact, index) => {
    const own = right[index];
    // An error is no reason to say less; what is not asked for may be left out.
    if (!fact.required && own === fact && uniformAt(key, 310 + index) < 0.25) return;
    const value = valueText(oneMember(fact.reference, key, own === fact), extendKey(key, index), 'bare');
    add(fact.name, value, own === fact ? 'right' : 'wrong');
    const remark = uniformAt(key, 330 + index);
    if (remark < 0.35) add('other', pickAt(REMARKS, extendKey(key, index), 331), 'not-in-facts');
  });
  return { text: sentences.join(' '), claims };
}

const SHORT = ['They'] as const;

/** What nobody's facts hold; each is the whole end of a sentence. */
const REMARKS = [
  'kept bees for many years',
  'played the cello in an amateur quartet',
  'wrote hundreds of letters, few of which survive',
  'walked to work in every weather',
  'collected old maps',
  'spoke seldom in public',
  'was fond of chess',
] as const;

/** Of a list told wrong the member that makes it wrong, which stands last. */
function oneMember(reference: SingleReference, key: number, right: boolean): SingleReference {
  if (reference.form !== 'set') return reference;
  const member = right ? pickAt(reference.members, key, 320) : reference.members.at(-1)!;
  return { ...reference, members: [member] };
}

const FORMS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/birth (?:date|year)/, ['{s} was born {on} {a}.', '{s} came into the world {on} {a} by birth.']],
  [/birth (?:place|country|town)/, ['{s} was born in {a}.', 'The birth took place in {a}.']],
  [/death (?:date|year)/, ['{s} died {on} {a}.']],
  [/death (?:place|country)/, ['{s} died in {a}.', 'The death occurred in {a}.']],
  [/spouse/, ['{s} was married to {a}.']],
  [/advisor/, ['{s} wrote a doctoral thesis under {a}.']],
  [/education/, ['{s} studied at {a}.', '{s} was educated at {a}.']],
];

function sentenceOf(
  property: string,
  value: string,
  { who, key }: { readonly who: string; readonly key: number },
): string {
  if (property === 'other') return `${who} ${value}.`;
  const forms = FORMS.find(([pattern]) => pattern.test(property))?.[1] ?? [
    `The ${property} is given as {a}.`,
  ];
  const form = forms[integerAt(0, forms.length - 1, key, 340)]!;
  const on = /^\d{1,2}\D|\d, \d|^the \d|^\d{4}-\d\d-\d\d$/.test(value) ? 'on' : 'in';
  return form
    .replace('{s}', () => (who === 'They' && / was | is /.test(form) ? 'This person' : who))
    .replace('{on}', on)
    .replace('{a}', () => value);
}
