/**
 * Writes into a drawing whose each mark is, so that a page can fade what a reader has filtered out: `data-of="3"`, `"3 5"` for a
 * pair (both must be shown), `"1|2|3"` for a curve of several (one is enough). It reads the scene that Vega has laid out:
 * names in data, labels of axes and legends, titles of panels; charts themselves know nothing of it.
 */
import type { Meant } from '../charts/spoken-names.ts';

/** What a mark belongs to: all of these must be shown, of each at least one. */
type Clauses = readonly (readonly number[])[];

interface SceneItem {
  readonly datum?: unknown;
  readonly text?: unknown;
  readonly items?: readonly SceneMark[];
  readonly title?: { readonly items?: readonly SceneItem[] };
  description?: string;
  aria?: boolean;
}

interface SceneMark {
  readonly marktype?: string;
  readonly role?: string;
  readonly items?: readonly SceneItem[];
}

export type MeantBy = (text: string) => Meant | null;

const SIGN = 'respondents:';
/** Fields of data that hold names. */
const FIELDS = ['name', 'model', 'row'];
/** One path for all its items. */
const JOINED = new Set(['line', 'area', 'trail']);
/** Guides say names and shared words alike; they follow only what some mark has said. */
const LABELS = new Set(['axis-label', 'legend-label', 'legend-symbol']);

export function markRespondents(root: unknown, meant: MeantBy): void {
  const group = root as SceneItem & SceneMark;
  for (const item of group.items ?? []) markGroup(item as SceneItem, meant, []);
}

/** What the serializer wrote of it, as the attribute that a page reads. */
export function asAttribute(svg: string): string {
  return svg.replace(
    / aria-label="respondents:([\d |]+)"(?: role="[^"]*")?(?: aria-roledescription="[^"]*")?/g,
    (_, clauses: string) => ` data-of="${clauses}"`,
  );
}

/** Marks what is inside, then the group itself where it is somebody's panel; returns whose marks it holds. */
function markGroup(group: SceneItem, meant: MeantBy, outer: readonly number[]): Set<number> {
  const { places: own, curve, pair } = panelOf(group, meant);
  const context = curve.length > 0 ? curve : own.length > 0 ? own : outer;
  const inside = new Set<number>();
  const said = new Set<string>();
  const marks = group.items ?? [];
  for (const mark of marks) {
    if (mark.role?.startsWith('axis') || mark.role?.startsWith('legend') || mark.role?.startsWith('title'))
      continue;
    if (mark.marktype === 'group') {
      for (const item of mark.items ?? [])
        for (const place of markGroup(item, meant, context)) inside.add(place);
      continue;
    }
    const items = mark.items ?? [];
    const clauses = items.map((item) => clausesOf(item, meant, { context, said }));
    for (const place of clauses.flat(2)) inside.add(place);
    if (JOINED.has(mark.marktype ?? '')) {
      const all = [...new Set(clauses.flat(2))];
      if (items[0] !== undefined && all.length > 0) write(items[0], [all]);
    } else {
      for (const [at, item] of items.entries()) write(item, clauses[at]!);
    }
  }
  for (const mark of marks)
    if (mark.role?.startsWith('axis') || mark.role?.startsWith('legend'))
      markLabels(mark, { meant, context, said });
  if (pair.length > 1) write(group, pair);
  else if (own.length > 0) write(group, [inside.size > 0 ? [...inside] : own]);
  return inside;
}

interface Panel {
  readonly places: readonly number[];
  readonly curve: readonly number[];
  /** Of two that its axes name. */
  readonly pair: Clauses;
}

function panelOf(group: SceneItem, meant: MeantBy): Panel {
  const titles = [...textsIn(group, 'title-text')];
  const found = titles.flatMap((title) => meant(bare(title)) ?? [])[0];
  if (found !== undefined) return { ...found, pair: [] };
  const pair = [...textsIn(group, 'axis-title')].flatMap((title) => {
    const found = meant(bare(title));
    return found?.isName === true ? [found.places] : [];
  });
  return { places: [], curve: [], pair };
}

function* textsIn(group: SceneItem, role: string): Generator<string> {
  const titles = [group.title as SceneMark | undefined, ...(group.items ?? [])];
  for (const mark of titles) {
    if (mark === undefined || !(mark.role?.startsWith('title') || mark.role?.startsWith('axis'))) continue;
    const stack: SceneMark[] = [mark];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at.role === role) for (const { text } of at.items ?? []) yield String(text);
      for (const item of at.items ?? []) stack.push(...(item.items ?? []));
    }
  }
}

function bare(title: string): string {
  return title.replace(/ \(forced\)$/, '');
}

interface LabelContext {
  readonly meant: MeantBy;
  readonly context: readonly number[];
  /** Words that marks of this group have said. */
  readonly said: Set<string>;
}

function clausesOf(item: SceneItem, meant: MeantBy, { context, said }: Omit<LabelContext, 'meant'>): Clauses {
  const datum = (item.datum ?? {}) as Record<string, unknown>;
  const words = [...FIELDS.map((field) => datum[field]), item.text].filter(
    (value) => typeof value === 'string',
  );
  for (const word of words) {
    const found = within(bare(word), meant, context);
    if (found.length === 0) continue;
    said.add(word);
    return found;
  }
  return [];
}

/** A name, or two with a minus between; words that several share mean those of the panel. */
function within(text: string, meant: MeantBy, context: readonly number[]): Clauses {
  const found = meant(text);
  if (found === null) {
    const sides = text.split(' − ').map((side) => meant(side));
    return sides.length === 2 && sides.every((side) => side?.isName === true)
      ? sides.map((side) => side!.places)
      : [];
  }
  if (found.isName) return [found.places];
  const here = found.places.filter((place) => context.includes(place));
  return [here.length > 0 ? here : found.places];
}

function markLabels(mark: SceneMark, at: LabelContext): void {
  for (const item of mark.items ?? []) {
    const word = String((item.datum as { value?: unknown } | undefined)?.value ?? item.text ?? '');
    if (LABELS.has(mark.role ?? '') && at.said.has(word)) write(item, within(word, at.meant, at.context));
    for (const inner of item.items ?? []) markLabels(inner, at);
  }
}

function write(item: SceneItem, clauses: Clauses): void {
  if (clauses.length === 0) return;
  item.aria = true;
  item.description = SIGN + clauses.map((places) => places.join('|')).join(' ');
}
