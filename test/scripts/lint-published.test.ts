import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { lintPublished, type PublishedTable } from '../../scripts/lint-published.ts';
import { datasetCardSchema } from '../../src/core/dataset.ts';
import { type PublishedRow, publishedRowSchema } from '../../src/core/published-counts.ts';
import { UNKNOWN_PROVENANCE } from '../../src/core/summary/provenance.ts';
import { readPublishedTable } from '../../src/interop/published/read-published-table.ts';
import { analyzePublished } from '../../src/stages/analyze/from-published.ts';

const folder = fileURLToPath(new URL('../../datasets/published/', import.meta.url));
const row = (values: Partial<PublishedRow>): PublishedRow =>
  publishedRowSchema.parse({
    model: 'm',
    benchmark: 'b',
    source: 's',
    evidence: 'P',
    n: 1000,
    correct: 0.382,
    incorrect: 0.608,
    refused: 0.01,
    unit: 'percent',
    ...values,
  });
const rules = (...rows: PublishedRow[]) => lintPublished([{ title: 't', rows }]).map(({ rule }) => rule);

describe('lintPublished', () => {
  it('passes a row whose parts and F-score agree within rounding', () => {
    expect(rules(row({ printed: { 'f-score': 38.4 } }))).toEqual([]);
  });

  it('finds parts that do not add up', () => {
    expect(rules(row({ refused: 0.02 }))).toEqual(['sum']);
    expect(rules(row({ unit: 'count', refused: 0.011 }))).toEqual(['sum']);
  });

  it.each([
    ['f-score', 38.4, 38.7],
    ['index', -22.6, 22.6],
    ['correct/attempted', 38.6, 39.1],
    ['incorrect/attempted', 61.4, 60.8],
    ['incorrect/not-correct', 98.4, 60.8],
  ])('holds %s to the shares it follows from', (metric, right, wrong) => {
    expect(rules(row({ printed: { [metric]: right } }))).toEqual([]);
    expect(rules(row({ printed: { [metric]: wrong } }))).toEqual(['identity']);
  });

  it('takes a slip of the source itself as noted once the row says that it stands as printed', () => {
    const noted = row({ printed: { 'f-score': 39 }, note: 'f-score as printed; the row gives 38.4' });
    expect(lintPublished([{ title: 't', rows: [noted] }])).toMatchObject([{ severity: 'note' }]);
  });

  it('wants a source and an evidence grade, and nothing marked as not to be passed on', () => {
    expect(rules(row({ source: '' }))).toEqual(['provenance']);
    expect(rules(row({ evidence: 'M' }))).toEqual(['provenance']);
    expect(rules(row({ note: 'Do not ship' }))).toEqual(['provenance']);
  });

  it('tells a model that stands twice, and as a note figures that another source prints otherwise', () => {
    expect(rules(row({}), row({}))).toEqual(['duplicate']);
    const other = { title: 'u', rows: [row({ source: 'z', correct: 0.44, incorrect: 0.52, refused: 0.04 })] };
    const [finding] = lintPublished([{ title: 't', rows: [row({})] }, other]);
    expect(finding).toMatchObject({ rule: 'contradiction', severity: 'note' });
    expect(finding?.message).toContain('38.2 % and 44 %');
  });
});

describe('the bundled published tables', () => {
  const tables: PublishedTable[] = [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  beforeAll(async () => {
    for (const file of files) {
      tables.push({ title: basename(file, '.csv'), rows: (await readPublishedTable(folder + file)).rows });
    }
  });

  it('hold to their identities, with source and evidence on every row', () => {
    expect(tables.flatMap(({ rows }) => rows).length).toBeGreaterThan(180);
    expect(lintPublished(tables).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('have a card with the checksum of all of them', () => {
    const hash = createHash('sha256');
    for (const file of files.toSorted()) hash.update(readFileSync(folder + file));
    const card = datasetCardSchema.parse(JSON.parse(readFileSync(`${folder}card.json`, 'utf8')));
    expect(card.checksum).toBe(`sha256:${hash.digest('hex')}`);
    for (const file of files) expect(card.description).toContain(file.replace('.csv', ''));
  });

  it('keep what sources contradict each other on', () => {
    const notes = lintPublished(tables).map(({ message }) => message);
    expect(
      notes.some((message) =>
        /^o4-mini on PersonQA: incorrect 48 % and 36.1 %|^o4-mini on PersonQA: incorrect 36.1 % and 48 %/.test(
          message,
        ),
      ),
    ).toBe(true);
    expect(notes.some((message) => /^o1 on PersonQA: correct/.test(message))).toBe(true);
  });

  it('are each one benchmark from one source, and give a summary even where only accuracy is printed', () => {
    const provenance = { ...UNKNOWN_PROVENANCE, kind: 'published' as const };
    const analysed = ['personqa-gpt-oss-card', 'aa-omniscience', 'simpleqa-simple-evals'];
    for (const { title, rows } of tables.filter((table) => analysed.includes(table.title))) {
      const summary = analyzePublished({ title, rows }, { title, closedbookVersion: '0', provenance });
      expect(summary.rates?.rows.length, title).toBe(rows.length);
    }
    for (const { title, rows } of tables) {
      expect(new Set(rows.map(({ benchmark, source }) => `${benchmark}, ${source}`)).size, title).toBe(1);
    }
  });
});
