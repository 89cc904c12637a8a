/**
 * The cells that a workbook merges, out of a sheet's own XML: the reader of workbooks gives the value of the first of them
 * and nothing for the others, as if a person had left them blank.
 */
import { strFromU8, unzipSync } from 'fflate';

/** Rows and columns from 0, ends included. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Merged cells of one sheet, by its place among the sheets; none where the workbook does not say. */
export function mergedCells(workbook: Uint8Array, sheet: number): MergedCells[] {
  const about = unzipSync(workbook, {
    filter: ({ name }) => name === 'xl/workbook.xml' || name === 'xl/_rels/workbook.xml.rels',
  });
  const texts = (name: string): string => (about[name] === undefined ? '' : strFromU8(about[name]));
  const [, id] =
    [...texts('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*?r:id="([^"]+)"/g)][sheet] ?? [];
  const relation = [...texts('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)].find(
    ([tag]) => id !== undefined && tag.includes(`Id="${id}"`),
  );
  const target = /Target="([^"]+)"/.exec(relation?.[0] ?? '')?.[1];
  if (target === undefined) return [];
  const file = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  const xml = unzipSync(workbook, { filter: ({ name }) => name === file })[file];
  if (xml === undefined) return [];
  // Merged cells are told behind the rows, which may be megabytes.
  const tail = strFromU8(xml).split('</sheetData>').at(-1) ?? '';
  return [...tail.matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
    ([, left, top, right, bottom]) => ({
      top: Number(top) - 1,
      bottom: Number(bottom) - 1,
      left: columnNumber(left!),
      right: columnNumber(right!),
    }),
  );
}

/** A is 0, AA is 26. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
