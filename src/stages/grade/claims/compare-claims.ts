/**
 * Claims held against the facts of the question, by the same rules that grade single answers. A claim on a fact is right or
 * wrong; where a person may have several of a thing, another value is no error; what the facts do not hold is nobody's
 * error at all. A year for a day is right as far as it goes, and does not count as having told the fact.
 */
import { type Claim, type ClaimResult, isTheJudges } from '../../../core/claim.ts';
import type { FactsReference, PlaceReference, SingleReference } from '../../../core/reference.ts';
import { excludesAnother, OTHER_PROPERTY } from '../../../prompts/claim-wordings.ts';
import { foldText } from '../../../values/fold-text.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import { canonicalPlace } from '../../../values/place-names.ts';
import { sameAnswer } from '../../../values/same-answer.ts';
import { sharesWord } from '../../../values/shared-words.ts';
import { rubricOf } from '../rubric-table.ts';
import { gradeSingle } from '../rules/grade-single.ts';
import { type Span, wordFinder } from './locate-words.ts';
import { isPlural, plainName, propertyOf } from './property-of.ts';
import { valueFinder } from './value-said.ts';

/** A claim as the judge split it. */
export interface SplitClaim {
  readonly property: string;
  readonly value: string;
  readonly words: string;
}

export interface ComparedClaims {
  /** In the judge's order. */
  readonly claims: readonly Claim[];
  /** Of each fact whether a claim tells it in full, gets it wrong, or neither. */
  readonly facts: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly result: 'right' | 'wrong' | 'missing' | 'undecided';
  }[];
}

type Fact = FactsReference['facts'][number];

/** Every claim with its place in the answer and what became of it. */
export function compareClaims(
  split: readonly SplitClaim[],
  { reference, answer }: { readonly reference: FactsReference; readonly answer: string },
): ComparedClaims {
  const find = wordFinder(answer);
  const isSaid = valueFinder(answer);
  const told = new Map<Fact, Set<ClaimResult | 'partial'>>(reference.facts.map((fact) => [fact, new Set()]));
  const claims: Claim[] = [];
  for (const one of split) {
    const span = find(one.words);
    if (span === null) {
      claims.push({ ...one, result: 'invented' });
      continue;
    }
    const { facts, property } = factsOf(one.property, reference);
    if (!isSaid({ property: property ?? one.property, value: one.value })) {
      // What the answer says of these facts is not known.
      for (const fact of facts) told.get(fact)!.add('altered');
      claims.push({ ...said(one, { property, span, answer }), result: 'altered' });
      continue;
    }
    const compared = facts.map((fact) => ({ fact, ...compareValue(one.value, fact, property) }));
    for (const { fact, result, partial } of compared) told.get(fact)!.add(partial ? 'partial' : result);
    const decided =
      compared.find(({ result, partial }) => result === 'right' && !partial) ??
      compared.find(({ result }) => result === 'right') ??
      compared.find(({ result }) => result === 'wrong') ??
      compared[0];
    const against = earlierAgainst({ ...one, property: property ?? one.property }, claims);
    claims.push({
      ...said(one, { property: compared[0] === undefined ? property : compared[0].fact.name, span, answer }),
      ...resultOf(decided, { property, against }),
      ...(against === null ? {} : { against }),
    });
  }
  const facts = reference.facts.map((fact) => ({
    name: fact.name,
    required: fact.required,
    result: factResult(told.get(fact)!),
  }));
  return { claims, facts };
}

function said(
  one: SplitClaim,
  { property, span, answer }: { property: string | null; span: Span; answer: string },
): Omit<Claim, 'result'> {
  const { start, end } = span;
  return {
    property: property ?? one.property,
    value: one.value,
    words: answer.slice(start, end),
    start,
    end,
  };
}

/** The facts that a property names, by their own name or as the same property under another. */
function factsOf(
  name: string,
  { facts }: FactsReference,
): { facts: readonly Fact[]; property: string | null } {
  const plain = plainName(name);
  const own = facts.filter((fact) => plainName(fact.name) === plain);
  const property = propertyOf(name);
  if (own.length > 0) return { facts: own, property: property ?? own[0]!.name };
  if (property === null || property === OTHER_PROPERTY) return { facts: [], property };
  return { facts: facts.filter((fact) => propertyOf(fact.name) === property), property };
}

interface Compared {
  readonly result: ClaimResult;
  readonly partial: boolean;
}

const SAYS_NOTHING = () => ({ kind: 'none', reason: null, phrase: null, certain: true }) as const;

function compareValue(value: string, fact: Fact, property: string | null): Compared {
  const { reference } = fact;
  if (reference.form === 'place' && isNamedWithin(value, reference))
    return { result: 'right', partial: false };
  // "Born in Germany" of somebody born in Ulm.
  if (reference.form === 'place' && reference.within.some((place) => isSamePlace(place, value)))
    return { result: 'right', partial: true };
  const judgement = gradeSingle({
    question: `What is the ${fact.name}?`,
    reference: oneOf(reference),
    answer: value,
    rubric: rubricOf('person-strict'),
    readRefusal: SAYS_NOTHING,
  });
  const undecided = { result: 'undecided', partial: false } as const;
  if (judgement.status === 'ungraded') return undecided;
  // A score weighs shared words. Of a value alone they prove nothing, and only their absence does.
  if (judgement.evidence.rule === 'score') {
    const golds = goldTexts(reference);
    if (judgement.outcome !== 'incorrect' || golds.some((gold) => sharesWord(gold, value))) return undecided;
  }
  if (judgement.outcome === 'correct') return { result: 'right', partial: false };
  if (judgement.outcome === 'refused')
    return judgement.reason === 'incomplete' ? { result: 'right', partial: true } : undecided;
  const several = reference.form === 'set' ? isOpen(reference) : property !== null && isPlural(property);
  return { result: several ? 'not-in-facts' : 'wrong', partial: false };
}

/** "Ulm, Germany": one of its names, and nothing but what contains it. */
function isNamedWithin(value: string, { name, aliases, within }: PlaceReference): boolean {
  const [first = '', ...around] = value.split(/[,，()]/).flatMap((part) => part.trim() || []);
  const isOneOf = (part: string, places: readonly string[]) =>
    places.some((place) => isSamePlace(place, part));
  return isOneOf(first, [name, ...aliases]) && around.every((part) => isOneOf(part, [...within, ...aliases]));
}

function isSamePlace(left: string, right: string): boolean {
  return canonicalPlace(foldText(left)) === canonicalPlace(foldText(right));
}

/** A claim names one member of a list. */
function oneOf(reference: SingleReference): SingleReference {
  return reference.form === 'set' ? { ...reference, required: 1 } : reference;
}

/** A list of which some suffice does not say that there are no others. */
function isOpen(reference: Extract<SingleReference, { form: 'set' }>): boolean {
  return reference.required !== undefined;
}

function resultOf(
  compared: Compared | undefined,
  { property, against }: { readonly property: string | null; readonly against: number | null },
): Pick<Claim, 'result' | 'partial'> {
  if (compared === undefined) {
    if (property === null) return { result: 'undecided' };
    return { result: against === null ? 'not-in-facts' : 'contradicting' };
  }
  const { result, partial } = compared;
  if (result === 'undecided' && against !== null) return { result: 'contradicting' };
  return { result, ...(partial ? { partial } : {}) };
}

/** The first earlier claim that gives another value for a thing of which there is one. */
function earlierAgainst(one: SplitClaim, claims: readonly Claim[]): number | null {
  const property = propertyOf(one.property) ?? one.property;
  if (!excludesAnother(property)) return null;
  const at = claims.findIndex(
    (earlier) =>
      !isTheJudges(earlier.result) &&
      (propertyOf(earlier.property) ?? earlier.property) === property &&
      differ(earlier.value, one.value),
  );
  return at < 0 ? null : at;
}

function differ(left: string, right: string): boolean {
  return !sameAnswer(left, right) && !sharesWord(left, right);
}

function factResult(
  results: ReadonlySet<ClaimResult | 'partial'>,
): ComparedClaims['facts'][number]['result'] {
  if (results.has('wrong')) return 'wrong';
  if (results.has('right')) return 'right';
  return results.has('undecided') || results.has('altered') ? 'undecided' : 'missing';
}
