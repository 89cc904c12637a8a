/**
 * A table of shares as shades, one row a respondent: what small multiples cannot show for forty of them. Rows stand in
 * groups under the name of what they share; the shades of a block begin at its least share and end at its greatest, and
 * keep in the dark theme, with their text.
 */
import { percent } from '../wording/numbers.ts';
import type { Json } from './chart.ts';
import type { Look } from './look.ts';
import { INK } from './palette.ts';
import { isDark, shadeLayers } from './shade-layers.ts';
import { fitText } from './text-width.ts';

const ROW = 17;
const CELL = 46;
const LABEL = 150;

export interface HeatBlock {
  readonly title: string;
  /** Lightest and darkest shade. */
  readonly shades: readonly [string, string];
  /** Share of a respondent in a column; null where there is none. */
  share(id: string, column: string): { readonly value: number; readonly n: number | null } | null;
}

export interface HeatTable {
  readonly ids: readonly string[];
  /** Keys of the columns with the words above them. */
  readonly columns: readonly (readonly [string, string])[];
  readonly blocks: readonly HeatBlock[];
}

/** A concatenation of one view a group and block; its caller adds the theme. */
export function heatTable({ ids, columns, blocks }: HeatTable, look: Look): { [key: string]: Json } {
  const groups = groupsOf(ids, look);
  const ends = blocks.map((block) => {
    const shares = ids.flatMap((id) => columns.flatMap(([key]) => block.share(id, key)?.value ?? []));
    return [Math.min(1, ...shares), Math.max(0, ...shares)] as const;
  });
  return {
    spacing: 14,
    vconcat: groups.map(({ title, members }, place) => ({
      spacing: 46,
      // Slanted heads reach into the gap, so that blocks of all groups stand under each other.
      bounds: 'flush',
      hconcat: blocks.map((block, at) =>
        view({
          block,
          members,
          columns,
          ends: ends[at]!,
          title: at === 0 ? title : '',
          isFirst: place === 0,
          names: at === 0,
        }),
      ),
    })),
  };
}

interface Member {
  readonly id: string;
  readonly name: string;
  /** The whole name, where `name` says only what differs in its group. */
  readonly whole: string;
}

function groupsOf(ids: readonly string[], look: Look): { title: string; members: Member[] }[] {
  if (!look.grouped)
    return [
      { title: '', members: ids.map((id) => ({ id, name: look.name(id, LABEL), whole: look.name(id) })) },
    ];
  const groups = new Map<string, Member[]>();
  for (const { name, model, ids: joined } of look.curves) {
    const title = joined.length > 1 ? name : model;
    const members = joined
      .filter((id) => ids.includes(id))
      .map((id) => ({
        id,
        name: joined.length > 1 ? `L = ${look.attributes(id).stake}` : look.setting(id, LABEL),
        whole: look.name(id),
      }));
    if (members.length > 0) groups.set(title, [...(groups.get(title) ?? []), ...members]);
  }
  return [...groups].map(([title, members]) => ({ title, members }));
}

interface View {
  readonly block: HeatBlock;
  readonly members: readonly Member[];
  readonly columns: HeatTable['columns'];
  readonly ends: readonly [number, number];
  readonly title: string;
  readonly isFirst: boolean;
  readonly names: boolean;
}

function view({ block, members, columns, ends, title, isFirst, names }: View): Json {
  const seen = new Map<string, number>();
  for (const { name } of members) seen.set(name, (seen.get(name) ?? 0) + 1);
  const rowOf = ({ id, name }: Member) => (seen.get(name) === 1 ? name : id);
  const values = members.flatMap((member) =>
    columns.flatMap(([key, words]) => {
      const share = block.share(member.id, key);
      if (share === null) return [];
      return [
        {
          row: rowOf(member),
          name: member.whole,
          column: words,
          share: share.value,
          text: percent(share.value, { n: 1 }),
          dark: isDark(share.value, { ends }),
        },
      ];
    }),
  );
  const x: Json = {
    field: 'column',
    type: 'nominal',
    sort: columns.map(([, words]) => words),
    scale: { domain: columns.map(([, words]) => words) },
    title: isFirst ? block.title : null,
    axis: {
      orient: 'top',
      labels: isFirst,
      labelAngle: columns.length > 6 || columns.some(([, words]) => words.length > 8) ? -35 : 0,
      ...(columns.length > 6 || columns.some(([, words]) => words.length > 8) ? { labelAlign: 'left' } : {}),
      labelLimit: 84,
      domain: false,
      ticks: false,
      titleColor: INK.text.light,
      titleFontWeight: 'bold',
    },
  };
  const y: Json = {
    field: 'row',
    type: 'nominal',
    sort: members.map(rowOf),
    title: null,
    axis: { labels: names, labelLimit: LABEL, labelFontSize: 11, labelColor: INK.text.light },
  };
  return {
    ...(title === ''
      ? {}
      : {
          title: {
            text: fitText(title, 12, { width: LABEL + CELL * columns.length }),
            anchor: 'start',
            frame: 'bounds',
            fontSize: 12,
            offset: 4,
          },
        }),
    width: CELL * columns.length,
    height: ROW * members.length,
    data: { values },
    encoding: { x, y },
    ...shadeLayers({ colours: block.shades, ends }, { text: { fontSize: 10 } }),
  };
}
