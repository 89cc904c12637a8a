/**
 * Facts from the rows of a file. Rows on the same subject and property are one fact with several values; where only
 * one can be true they contradict each other and nothing is asked.
 */
import { addToGroup } from '../../../core/group-by.ts';
import type { Reference } from '../../../core/reference.ts';
import type { PlacedRow } from '../../../rows/place.ts';
import { recogniseColumns } from '../../../rows/recognise-columns.ts';
import { foldText } from '../../../values/fold-text.ts';
import type { Fact } from './fact.ts';
import type { LeftOut } from './left-out.ts';
import { PROPERTY_SOURCES } from './property-sources.ts';
import { FACT_COLUMNS, type RowFactOptions, type RowValue, readFactRow } from './read-fact-row.ts';
import type { RowReference } from './row-reference.ts';

export interface RowFacts {
  readonly facts: readonly Fact[];
  readonly leftOut: readonly LeftOut[];
  readonly rows: number;
}

/** @throws ClosedbookError `column-unknown`, `record-invalid` with the line. */
export async function factsFromRows(
  rows: AsyncIterable<PlacedRow>,
  options: RowFactOptions,
): Promise<RowFacts> {
  let columns: Record<string, string | null> | null = null;
  const groups = new Map<string, RowValue[]>();
  let count = 0;
  for await (const placed of rows) {
    columns ??= recogniseColumns(Object.keys(placed.row), FACT_COLUMNS, options.map);
    count += 1;
    for (const value of readFactRow(placed, columns, options)) {
      const { subject, template, key, language } = value.fact;
      const group = [subject.id, template.property, key, language].join('\u0000');
      addToGroup(groups, group, value);
    }
  }
  const dead = new Set(
    [...groups.values()].flatMap(([first]) =>
      first?.fact.template.property.includes('death') ? [first.fact.subject.id] : [],
    ),
  );
  const facts: Fact[] = [];
  const leftOut: LeftOut[] = [];
  for (const values of groups.values()) {
    const [{ fact }] = values as [RowValue, ...RowValue[]];
    const reference = together(values);
    const { subject } = fact;
    if (reference === null) {
      leftOut.push({
        subjectId: subject.id,
        subjectName: subject.name,
        property: fact.template.property,
        reason: 'disputed',
        detail: values.map(({ reference: one }) => mainForm(one)).join(' and '),
      });
      continue;
    }
    const source = [
      ...new Map(
        values.flatMap((one) => one.fact.source.map((entry) => [JSON.stringify(entry), entry])),
      ).values(),
    ];
    const life = subject.life ?? (dead.has(subject.id) ? 'dead' : undefined);
    facts.push({ ...fact, reference, source, subject: { ...subject, ...(life && { life }) } });
  }
  return { facts, leftOut, rows: count };
}

/** One reference for all values of a fact, null when only one of them can be true. */
function together(values: readonly RowValue[]): Reference | null {
  const distinct = [
    ...new Map(values.map(({ reference }) => [foldText(mainForm(reference)), reference])).values(),
  ];
  const [first] = distinct as [RowReference, ...RowReference[]];
  if (distinct.length === 1) return first;
  const { template } = (values[0] as RowValue).fact;
  const single = PROPERTY_SOURCES.find(({ property }) => property === template.property)?.single ?? false;
  if (template.values === 'one' || single) return null;
  if (first.form === 'date') {
    const others = distinct.flatMap((one) => (one.form === 'date' ? [one.value, ...one.alternatives] : []));
    return { ...first, alternatives: [...new Set(others)].filter((value) => value !== first.value) };
  }
  return {
    form: 'set',
    members: distinct.map((one) => ({
      text: mainForm(one),
      aliases: 'aliases' in one ? [...one.aliases] : [],
    })),
    ...(template.values === 'any' && { required: 1 }),
  };
}

function mainForm(reference: RowReference): string {
  switch (reference.form) {
    case 'person':
    case 'place':
      return reference.name;
    case 'text':
      return reference.text;
    case 'set':
      return reference.members.map(({ text }) => text).join('; ');
    default:
      return String(reference.value);
  }
}
