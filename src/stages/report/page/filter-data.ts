/**
 * What the page can be filtered by: attributes of respondents that differ. Two respondents need no filter, and an attribute
 * that only repeats the names is one choice a respondent.
 */
import type { Look } from '../charts/look.ts';

export interface FilterData {
  /** Attributes to filter by with their values; empty where there is nobody to leave out. */
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** In the order of the summary: the name in tables, and of every attribute the place of its value. */
  readonly respondents: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Words of tables that several respondents share, a model or a curve, with their places. */
  readonly shared: Readonly<Record<string, readonly number[]>>;
}

/** From this many respondents on there is something to leave out. */
const FEWEST = 3;

export function filterOf(look: Look): FilterData {
  const all = look.ids.map((id) => look.attributes(id));
  if (all.length < FEWEST) return { attributes: [], respondents: [], shared: {} };
  const attributes = Object.keys(all[0]!.values).map((name) => ({
    name,
    values: [...new Set(all.map(({ values }) => values[name]!))].sort(inOrder),
  }));
  const names = new Set(look.ids.map((id) => look.fullName(id)));
  const shared = new Map<string, number[]>();
  const share = (words: string, place: number) => {
    if (!names.has(words)) shared.set(words, [...new Set([...(shared.get(words) ?? []), place])]);
  };
  for (const [place, { model }] of all.entries()) share(model, place);
  for (const { name, ids } of look.curves) for (const id of ids) share(name, look.ids.indexOf(id));
  return {
    attributes,
    respondents: look.ids.map((id, place) => ({
      name: look.fullName(id),
      values: attributes.map(({ name, values }) => values.indexOf(all[place]!.values[name]!)),
    })),
    shared: Object.fromEntries(shared),
  };
}

/** Numbers as numbers, and what has none last; not by a locale, which machines disagree on. */
function inOrder(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isNaN(x) || Number.isNaN(y))
    return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || (a < b ? -1 : a > b ? 1 : 0);
  return x - y;
}
