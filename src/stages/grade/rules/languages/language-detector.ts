/**
 * Tells the language of a text by eld. Its table of 50,000 n-grams is a script of a megabyte that makes an object of each, 160 ms and
 * 80 MB for what a few hundred n-grams are looked up in; so the script is read as text, and an entry of it when it is asked for.
 * A table that is not written as expected is loaded as eld loads it.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { eld as Detector } from 'eld/extrasmall';
import { readAtOnce } from '../../../../rows/read-at-once.ts';

/** By the code of a language its weight. */
type Weights = Readonly<Record<string, number>>;

interface Data {
  readonly type: string;
  readonly languages: Readonly<Record<string, string>>;
  readonly ngrams: Readonly<Record<string, Weights | undefined>>;
}

interface Parts {
  createEld(): { readonly instance: typeof Detector; loadData(data: Data): void };
}

let eld: typeof Detector | undefined;

/** The language of a text, ISO 639-1, or '' where nothing tells one. Loaded on first need. */
export function languageOf(text: string): string {
  eld ??= load();
  return eld.detect(text).language;
}

/** From the folder of the package, which has no entry for `require`. */
function load(): typeof Detector {
  const requireHere = createRequire(import.meta.url);
  for (const folder of requireHere.resolve.paths('eld') ?? []) {
    const source = join(folder, 'eld/src');
    const script = readAtOnce(join(source, 'ngrams/extrasmall.js'));
    if (script === null) continue;
    const data = readTable(script);
    if (data === null) return requireHere(join(source, 'entries/static.extrasmall.js')).eld;
    const { instance, loadData } = (requireHere(join(source, 'languageDetector.js')) as Parts).createEld();
    loadData(data);
    return instance;
  }
  throw new Error('closedbook needs the package eld beside it to tell languages: run "npm install eld@2"');
}

const HEAD = /ngramsData = \{type:'(\w+)',languages:\{((?:\d+:'\w+',?)+)\},isSubset:false,ngrams:\{/;

/**
 * The table in the script: `ngramsData = {type:'XS60',languages:{0:'am',…},isSubset:false,ngrams:{' Lé4':{0:176},abcd:{0:1,3:7},…}}`,
 * with no escape but that of a quote. Null where it is written otherwise.
 */
export function readTable(script: string): Data | null {
  const head = HEAD.exec(script);
  if (head === null || OTHER_ESCAPE.test(script)) return null;
  const places = new Map<string, number>();
  let at = head.index + head[0].length;
  for (;;) {
    const isQuoted = script.charCodeAt(at) === QUOTE;
    const ends = endOfKey(script, at + 1, isQuoted ? "':{" : ':{');
    const opens = script.indexOf('{', ends);
    const closes = script.indexOf('}', opens);
    if (ends < 0 || closes < 0) return null;
    const key = script.slice(isQuoted ? at + 1 : at, ends);
    places.set(key.includes('\\') ? key.replaceAll("\\'", "'") : key, opens + 1);
    if (script.charCodeAt(closes + 1) !== COMMA) break;
    at = closes + 2;
  }
  const languages = Object.fromEntries(pairs(head[2]!).map(([code, name]) => [code, name.slice(1, -1)]));
  const known = new Map<string, Weights>();
  const weightsOf = (ngram: string): Weights | undefined => {
    const place = places.get(ngram);
    if (place === undefined) return undefined;
    let weights = known.get(ngram);
    if (weights === undefined) {
      const written = script.slice(place, script.indexOf('}', place));
      weights = Object.fromEntries(pairs(written).map(([code, weight]) => [code, Number(weight)]));
      known.set(ngram, weights);
    }
    return weights;
  };
  return {
    type: head[1]!,
    languages,
    ngrams: new Proxy({}, { get: (_, ngram) => weightsOf(String(ngram)) }),
  };
}

/** Where a key ends before this mark; a quote behind a backslash is the key's own. */
function endOfKey(script: string, from: number, mark: string): number {
  let ends = script.indexOf(mark, from);
  while (ends > 0 && script[ends - 1] === '\\') ends = script.indexOf(mark, ends + 1);
  return ends;
}

const OTHER_ESCAPE = /\\[^']/;
const QUOTE = 39;
const COMMA = 44;

function pairs(written: string): (readonly [string, string])[] {
  return written.split(',').map((pair) => pair.split(':') as [string, string]);
}
