/**
 * Holds the comparison of claims against people's labels of claims: RefChecker's zero-context answers, whose triplets people
 * called entailed, neutral or contradicted. What one model said and people called entailed is a fact for the others; a
 * triplet of the same subject and relation is then a claim on it. Nothing but counts is printed.
 * Usage: node scripts/run.mjs scripts/measure-claims.ts [FILE]
 */
import { existsSync, readFileSync } from 'node:fs';
import { questionSchema } from '../src/core/question.ts';
import type { FactsReference } from '../src/core/reference.ts';
import { compareClaims } from '../src/stages/grade/claims/compare-claims.ts';
import { wordFinder } from '../src/stages/grade/claims/locate-words.ts';
import { plainName } from '../src/stages/grade/claims/property-of.ts';
import { valueFinder } from '../src/stages/grade/claims/value-said.ts';
import { cohenKappa } from '../src/stats/agreement/cohen-kappa.ts';
import { clusterWilson } from '../src/stats/rate/cluster-wilson.ts';
import { referenceFromText } from '../src/values/reference-from-text.ts';

interface LabelledAnswer {
  readonly nq_id: string;
  readonly model: string;
  readonly answer: string | null;
  readonly claims: readonly { readonly triplet: readonly string[]; readonly label: string }[];
}

const path = process.argv[2] ?? '../shared/data/graded/refchecker_zero_context.jsonl';
if (!existsSync(path)) {
  console.log(`measure-claims needs ${path}, which is not there`);
  process.exit(0);
}
const rows = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as LabelledAnswer);

const shares = { objects: 0, found: 0, both: 0, said: 0 };
const table = new Map<string, Map<string, number>>();
const agreed: number[] = [];
const questions: string[] = [];
for (const [id, answers] of grouped(rows)) {
  for (const { model, answer, claims } of answers) {
    const find = wordFinder(answer ?? '');
    const isSaid = valueFinder(answer ?? '');
    for (const { triplet, label } of claims) {
      const [subject = '', relation = '', object = ''] = triplet;
      shares.objects += 1;
      const at = find(object) !== null;
      if (at) shares.found += 1;
      if (at && find(subject) !== null) shares.both += 1;
      // Claims that people read in the answer: whatever is called altered here is a false alarm.
      if (isSaid({ property: 'other', value: object })) shares.said += 1;
      const result = against(answers, { model, subject, relation, object });
      if (result === null) continue;
      const row = table.get(label) ?? new Map<string, number>();
      table.set(label, row.set(result, (row.get(result) ?? 0) + 1));
      if (label === 'Neutral' || (result !== 'right' && result !== 'wrong')) continue;
      agreed.push((label === 'Entailment') === (result === 'right') ? 1 : 0);
      questions.push(id);
    }
  }
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
console.log(`${shares.objects} claims in ${rows.length} answers to ${grouped(rows).size} questions`);
console.log(
  `words found in the answer: object ${percent(shares.found, shares.objects)}, object and subject ${percent(shares.both, shares.objects)}; value said ${percent(shares.said, shares.objects)}`,
);
for (const label of ['Entailment', 'Contradiction', 'Neutral'])
  console.log(label, Object.fromEntries([...(table.get(label) ?? [])].sort()));
const cell = (label: string, result: string) => table.get(label)?.get(result) ?? 0;
const { estimate, lower, upper } = clusterWilson(agreed, questions);
console.log(
  `agreement on decided ${agreed.length}: ${estimate?.toFixed(3)} (${lower?.toFixed(3)} to ${upper?.toFixed(3)}, by question), kappa ${cohenKappa(
    ['Entailment', 'Contradiction'].map((label) => [cell(label, 'right'), cell(label, 'wrong')]),
  ).estimate?.toFixed(3)}`,
);

/** What the rules say of a claim, held against what other models said of the same thing; null where nobody did. */
function against(
  answers: readonly LabelledAnswer[],
  claim: {
    readonly model: string;
    readonly subject: string;
    readonly relation: string;
    readonly object: string;
  },
): string | null {
  const key = plainName(`${claim.subject} ${claim.relation}`);
  const golds = answers
    .filter(({ model }) => model !== claim.model)
    .flatMap(({ claims }) => claims)
    .filter(
      ({ label, triplet }) => label === 'Entailment' && plainName(`${triplet[0]} ${triplet[1]}`) === key,
    )
    .map(({ triplet }) => triplet[2] ?? '')
    .filter((gold) => gold !== '');
  if (golds.length === 0) return null;
  const name = `${claim.subject} ${claim.relation}`;
  const { reference } = questionSchema.parse({
    id: 'claim',
    text: name,
    reference: { form: 'facts', facts: [{ name, reference: referenceFromText([...new Set(golds)]) }] },
  });
  const { claims } = compareClaims([{ property: name, value: claim.object, words: claim.object }], {
    reference: reference as FactsReference,
    answer: claim.object,
  });
  return claims[0]!.result;
}

function grouped(all: readonly LabelledAnswer[]): Map<string, LabelledAnswer[]> {
  const groups = new Map<string, LabelledAnswer[]>();
  for (const row of all) groups.set(row.nq_id, [...(groups.get(row.nq_id) ?? []), row]);
  return groups;
}
