import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageOf, readTable } from '../../../../../src/stages/grade/rules/languages/language-detector.ts';

const SCRIPT = readFileSync(
  new URL(
    './ngrams/extrasmall.js',
    new URL(import.meta.resolve('eld/extrasmall')).href.replace('/entries/', '/'),
  ),
  'utf8',
);

describe('the table of eld', () => {
  it('has what eld makes of it, entry by entry', async () => {
    const { ngramsData } = await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(SCRIPT)}`
    );
    const table = readTable(SCRIPT)!;
    expect(table.type).toBe(ngramsData.type);
    expect(table.languages).toEqual(ngramsData.languages);
    const differ = Object.entries(ngramsData.ngrams).filter(
      ([ngram, weights]) => JSON.stringify(table.ngrams[ngram]) !== JSON.stringify(weights),
    );
    expect(differ).toEqual([]);
    expect(table.ngrams['no such']).toBeUndefined();
  });

  it('is left to eld where it is written otherwise', () => {
    expect(readTable('export const ngramsData = {"type":"XS60"}')).toBeNull();
    expect(readTable(SCRIPT.replace(':{0:176}', ":{'\\u0030':176}"))).toBeNull();
    expect(readTable(SCRIPT.slice(0, 20_000))).toBeNull();
  });
});

describe('languageOf', () => {
  it.each([
    ['The lighthouse was built by the engineers of the harbour.', 'en'],
    ['Der Leuchtturm wurde von den Ingenieuren des Hafens gebaut.', 'de'],
    ['Maják postavili inženýři z přístavu.', 'cs'],
    ['灯台は港の技師たちによって建てられた。', 'ja'],
    ['1234', ''],
  ])('%s: %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
