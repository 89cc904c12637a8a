/**
 * npm run locale-dates: writes src/values/locale-dates.ts, the names of months and eras as the locale data of this Node has them, in
 * the languages whose dates are read. The result is committed: making a formatter for each of fifty languages takes
 * longer than grading a thousand answers and 20 MB, and another Node would read another word. A test holds it fresh where
 * Node has the data it was made of.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compactEra } from '../src/values/cldr-dates.ts';
import { foldText } from '../src/values/fold-text.ts';

const LOCALES = (
  'en de fr es pt it nl sv da nb fi is et lv lt pl cs sk sl hr sr-Latn sr uk ru be bg mk ro hu el tr az sq ca gl eu ' +
  'id ms sw fil af he ar ar-SY fa ur hi bn th ka hy kk'
).split(' ');

/** A line a language: its months alone, beside a day and short, January first, parted by a stroke. */
export function monthLines(): [locale: string, alone: string, besideDay: string, short: string][] {
  return LOCALES.map((locale) => [
    locale,
    monthsOf(locale, { month: 'long' }),
    monthsOf(locale, { day: 'numeric', month: 'long' }),
    monthsOf(locale, { day: 'numeric', month: 'short' }),
  ]);
}

function monthsOf(locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, at) =>
    foldText(partOf(format, new Date(Date.UTC(2001, at, 14)), 'month'))
      .replace(/^(?:de |d')/, '')
      .replace(/^ב(?=\p{L}{3})/u, '')
      .replace(/[^\p{L} ]/gu, '')
      .trim(),
  ).join('|');
}

/** Letters of the eras in all of them and in East Asia, each once. */
export function eraLines(): { before: string; after: string } {
  const before = new Set<string>();
  const after = new Set<string>();
  for (const locale of [...LOCALES, 'vi', 'ko', 'zh', 'zh-Hant', 'ja']) {
    for (const era of ['short', 'long'] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
        year: 'numeric',
        era,
        timeZone: 'UTC',
      });
      before.add(compactEra(partOf(format, new Date(Date.UTC(-43, 6, 1)), 'era')));
      after.add(compactEra(partOf(format, new Date(Date.UTC(1944, 6, 1)), 'era')));
    }
  }
  return { before: [...before].join('|'), after: [...after].join('|') };
}

function partOf(format: Intl.DateTimeFormat, day: Date, type: Intl.DateTimeFormatPartTypes): string {
  return format
    .formatToParts(day)
    .filter((part) => part.type === type)
    .map((part) => part.value)
    .join('');
}

if (process.argv[1]?.includes('write-locale-dates')) {
  const target = resolve('src/values/locale-dates.ts');
  const eras = eraLines();
  writeFileSync(
    target,
    `/** Months and eras in the languages whose dates are read, from the Unicode CLDR; folded. Written by \`npm run locale-dates\`, not by hand. */
export const CLDR_VERSION = ${JSON.stringify(process.versions['cldr'])};

/** January to December alone, beside a day and short, parted by a stroke. */
export const MONTHS: readonly (readonly [locale: string, alone: string, besideDay: string, short: string])[] = ${JSON.stringify(monthLines())};

/** Letters of eras, parted by a stroke. */
export const ERAS_BEFORE = ${JSON.stringify(eras.before)};
export const ERAS_AFTER = ${JSON.stringify(eras.after)};
`,
  );
  execFileSync('npx', ['biome', 'format', '--write', target], { stdio: 'ignore' });
}
