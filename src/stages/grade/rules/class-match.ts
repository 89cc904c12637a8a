/**
 * Another member of a class that everybody can list: "Sagittarius" for Scorpio, "blue" for red, "Ohio" for Utah. Wrong only
 * where it is the one member said; two of them ("between Venus and Mars") may place the answer instead of giving one.
 */

import { remembered } from '../../../core/remembered.ts';
import { areClassRivals, isClassMember } from '../../../values/closed-classes.ts';
import { foldText } from '../../../values/fold-text.ts';
import { canonicalPlace, isCountry, isState } from '../../../values/place-names.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import { setAside } from './negation.ts';
import type { TextFinding } from './text-match.ts';
import type { Verdict } from './verdict.ts';

interface ClassContext {
  readonly answer: AnswerReading;
  readonly question: string;
}

/** Null where the reference is no member, or was found in part. */
export function classVerdict(
  expected: Expected,
  best: { readonly text: TextFinding } | null,
  { answer, question }: ClassContext,
): Verdict | null {
  if (best === null || best.text.phrase) return null;
  // "North Korea" for South Korea has half of its words.
  const region = otherRegionSaid(expected, { answer, question });
  return region ?? (best.text.recall > 0 ? null : otherMember(expected, answer));
}

function otherMember(expected: Expected, answer: AnswerReading): Verdict | null {
  const wanted = expected.texts.find(
    ({ content }) => content.length === 1 && isClassMember(content[0]?.text ?? ''),
  )?.content[0]?.text;
  if (wanted === undefined) return null;
  const rivals = answer.content.filter(
    (at) => answer.adds(at) && areClassRivals(wanted, answer.words[at]!.text),
  );
  const [first] = rivals;
  if (first === undefined || new Set(rivals.map((at) => answer.words[at]!.text)).size > 1) return null;
  if (first >= answer.firstSentenceEnd || setAside(answer, { first, last: first })) return null;
  return { finding: 'wrong', rule: 'class', first, last: first };
}

type Region = 'state' | 'country';
const ASKS: Readonly<Record<Region, RegExp>> = {
  state: /\b(?:which|what)(?: \w+){0,3} state\b|\bstate\b[^?]*\b(?:which|what)\b/i,
  country:
    /\b(?:which|what)(?: \w+){0,3} (?:country|nation)\b|\b(?:country|nation)\b[^?]*\b(?:which|what)\b/i,
};

/** Another state where a state is asked for, another country where a country is. */
function otherRegionSaid({ texts }: Expected, { answer, question }: ClassContext): Verdict | null {
  if (!asksRegion(question)) return null;
  const kinds = new Set(texts.map(({ raw }) => regionKind(raw)));
  const [kind] = kinds;
  if (kinds.size !== 1 || kind == null || !ASKS[kind].test(question)) return null;
  const said = namesIn(answer).filter(({ first, last }) => regionKind(answer.quote(first, last)) === kind);
  const [only] = said;
  if (only === undefined || only.first >= answer.firstSentenceEnd || setAside(answer, only)) return null;
  const names = new Set(said.map(({ first, last }) => canonicalPlace(foldText(answer.quote(first, last)))));
  return names.size > 1 ? null : { finding: 'wrong', rule: 'class', first: only.first, last: only.last };
}

/** Entities, and the capitals that open a sentence, which are no entities by themselves. */
function namesIn(answer: AnswerReading): readonly { first: number; last: number }[] {
  const inside = (at: number) => answer.entities.some(({ first, last }) => at >= first && at <= last);
  const alone = answer.content.filter(
    (at) =>
      answer.words[at]?.capital && answer.adds(at) && !inside(at) && answer.words[at + 1]?.capital !== true,
  );
  return [...answer.entities, ...alone.map((at) => ({ first: at, last: at }))];
}

/** Regions that hold or succeed one another, or have a namesake of the other kind, contradict nothing. */
const SHARED = new Set(
  'england|scotland|wales|ireland|britain|great britain|united kingdom|soviet union|russia|yugoslavia|serbia|korea|china|taiwan|rome|georgia|europe|africa|america|asia|macedonia|palestine|israel'.split(
    '|',
  ),
);

const asksRegion = remembered((question) => ASKS.state.test(question) || ASKS.country.test(question));

const regionKind = remembered((name): Region | null => {
  const folded = canonicalPlace(foldText(name).replace(/^the /, '').replace(/'s$/, '').trim());
  if (SHARED.has(folded)) return null;
  if (isState(folded)) return 'state';
  return isCountry(folded) ? 'country' : null;
});
