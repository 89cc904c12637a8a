import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../src/core/question.ts';
import { loadDataset } from '../../src/pipeline/datasets.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { foldText } from '../../src/values/fold-text.ts';

const table = resolve('../shared/data/persons/persons-core.jsonl.gz');
const present = existsSync(table);
if (!present)
  console.log('namesake check of people-who-never-were skipped: ../shared/data/persons is absent');

describe('people-who-never-were', () => {
  let questions: readonly Question[] = [];
  beforeAll(async () => {
    questions = (await loadDataset('people-who-never-were')).questions;
  });

  it('has at least 150 made-up people from many lists, with nothing to compare an answer with', () => {
    expect(questions.length).toBeGreaterThanOrEqual(150);
    expect(new Set(questions.map(({ subject }) => subject?.name)).size).toBe(questions.length);
    expect(new Set(questions.flatMap(({ tags }) => tags)).size).toBeGreaterThanOrEqual(12);
    for (const { kind, reference, note, id } of questions) {
      expect(kind, id).toBe('nonexistent');
      expect(reference, id).toBeNull();
      expect(note, id).toMatch(/is made up; .+\./);
    }
  });

  it('asks in many wordings: none makes up a tenth', () => {
    const wordings = questions.map(({ text, subject }) =>
      text.replace(subject?.name ?? '', '_').replaceAll(/\d{4}/g, '0'),
    );
    const most = Math.max(
      ...[...new Set(wordings)].map((one) => wordings.filter((other) => other === one).length),
    );
    expect(most / questions.length).toBeLessThan(0.1);
  });

  it.skipIf(!present)('has no namesake among the real people of the tables', async () => {
    const real = new Set<string>();
    for await (const { row } of readRows(table)) {
      for (const name of [row['name'], row['wikipedia_title'], ...((row['aliases'] as string[]) ?? [])]) {
        if (typeof name === 'string') real.add(foldText(name));
      }
    }
    expect(real.size).toBeGreaterThan(9000);
    for (const { subject } of questions) expect(real.has(foldText(subject?.name ?? ''))).toBe(false);
  });
});

describe('false-premises', () => {
  let questions: readonly Question[] = [];
  let byId = new Map<string, Question>();
  beforeAll(async () => {
    questions = (await loadDataset('false-premises')).questions;
    byId = new Map(questions.map((question) => [question.id, question]));
  });
  const falsePremises = () => questions.filter(({ kind }) => kind === 'false-premise');

  it('pairs at least 100 false questions each with the answerable one on the same fact of the same person', () => {
    expect(falsePremises().length).toBeGreaterThanOrEqual(100);
    for (const { pairedWith, subject, property, reference, id } of falsePremises()) {
      const direct = byId.get(pairedWith ?? '');
      expect(direct?.kind, id).toBe('answerable');
      expect(direct?.reference, id).not.toBeNull();
      expect([direct?.subject?.name, direct?.property], id).toEqual([subject?.name, property]);
      expect(reference, id).toBeNull();
    }
  });

  it('says what is false, asks it, and keeps the right answer out of the question', () => {
    for (const { text, note = '', id } of falsePremises()) {
      const [, wrong, right] = /^False: (.+); right: (.+)$/.exec(note) ?? [];
      expect(wrong, id).toBeDefined();
      const told = (wrong ?? '').replace(
        /^(?:award year|prize|birthplace|spouse|doctoral advisor|death year|death place|state|party|country raced for|institution) /,
        '',
      );
      expect(foldText(text), id).toContain(foldText(told));
      if (!/^(?:Physics|Chemistry|Peace|Literature)$/.test(right ?? '')) {
        expect(` ${foldText(text)} `.includes(` ${foldText(right ?? '')} `), id).toBe(false);
      }
    }
  });

  it('varies the false part over at least ten types', () => {
    expect(new Set(falsePremises().flatMap(({ tags }) => tags)).size).toBeGreaterThanOrEqual(10);
  });
});
