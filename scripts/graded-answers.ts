/**
 * Reads the public answers with human labels (../shared/data/graded, or the folder given) and grades them by rules.
 * Shared by the evaluation and by the fit of the score's weights; the rows to leave out are those of score.py. Czech
 * SimpleQA (../logs/flat beside the folder) comes with a model's grades: no fit sees it, so it stands for another language.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Judgement } from '../src/core/grade.ts';
import type { Reference } from '../src/core/reference.ts';
import { DEFAULT_RUBRIC } from '../src/core/rubric.ts';
import { gradeInFull } from '../src/stages/grade/rules/grade-by-rules.ts';
import { referenceFromText } from '../src/values/reference-from-text.ts';

export interface GradedAnswer {
  readonly id: string;
  readonly question: string;
  readonly gold: readonly string[];
  readonly model: string;
  readonly answer: string;
  readonly human: 'correct' | 'incorrect' | 'refused' | null;
  readonly source: string;
  readonly scored: boolean;
  /** Language of the answers, ISO 639-1. */
  readonly language: string;
  /** XSTest: whether people call it a full refusal, and the template its question is made by; null elsewhere. */
  readonly refusal: { readonly full: boolean; readonly template: string } | null;
}

/** The folder of labelled answers, or null where it is absent. */
export function dataFolder(argument: string | undefined): string | null {
  const folder = resolve(argument ?? '../shared/data/graded');
  return existsSync(folder) ? folder : null;
}

/** Every answer of the folder's files. */
export function readGradedAnswers(folder: string): GradedAnswer[] {
  const out: GradedAnswer[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!/\.jsonl(?:\.gz)?$/.test(name) || /^(?:questions_|czech_simpleqa_counts|umass)/.test(name)) continue;
    const bytes = readFileSync(resolve(folder, name));
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    for (const line of text.split('\n')) {
      if (line.trim() === '') continue;
      const row = JSON.parse(line);
      if (typeof row.answer !== 'string' || row.answer === '') continue;
      out.push({
        id: row.id,
        question: row.question ?? '',
        gold: row.gold ?? [],
        model: row.model ?? '-',
        answer: row.answer,
        human: row.human ?? null,
        source: row.source ?? '?',
        scored: !row.improper && !row.is_reference && (row.human !== null || row.source === 'xstest'),
        language: 'en',
        refusal:
          row.source === 'xstest'
            ? { full: row.refusal === 'full_refusal', template: row.type ?? '?' }
            : null,
      });
    }
  }
  return [...out, ...readCzech(resolve(folder, '../logs/flat'))];
}

const CZECH = /^czech_(.+)\.csv\.gz$/;
const GRADES: Readonly<Record<string, GradedAnswer['human']>> = {
  A: 'correct',
  B: 'incorrect',
  C: 'refused',
};

/** Czech SimpleQA: `human` holds the grades of GPT-4o here, which the source name says. */
function readCzech(folder: string): GradedAnswer[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const model = CZECH.exec(name)?.[1];
    if (model === undefined) return [];
    const table: Record<string, string>[] = parse(gunzipSync(readFileSync(resolve(folder, name))), {
      columns: true,
    });
    return table.flatMap(({ problem = '', target = '', predicted_answer = '', grade = '' }, at) =>
      predicted_answer === ''
        ? []
        : {
            id: `czech-${model}:${at}`,
            question: problem,
            gold: [target],
            model,
            answer: predicted_answer,
            human: GRADES[grade] ?? null,
            source: 'czech-simpleqa (GPT-4o)',
            scored: GRADES[grade] !== undefined,
            language: 'cs',
            refusal: null,
          },
    );
  });
}

const references = new Map<string, Reference | null>();

/** The reference that a row's gold strings mean; one object for equal golds. */
export function referenceOf(row: GradedAnswer): Reference | null {
  const key = JSON.stringify([row.gold, row.question]);
  let reference = references.get(key);
  if (reference === undefined) {
    reference = referenceFromText(row.gold, { question: row.question });
    references.set(key, reference);
  }
  return reference;
}

/** The judgement of the rules on one row. */
export function judge(row: GradedAnswer): Judgement {
  return gradeInFull({
    question: row.question,
    reference: referenceOf(row),
    kind: 'answerable',
    answer: row.answer,
    rubric: DEFAULT_RUBRIC,
  });
}

/** The outcome word of a judgement, `undecided` where there is none. */
export function outcomeOf(judgement: Judgement): 'correct' | 'incorrect' | 'refused' | 'undecided' {
  return judgement.status === 'graded' ? judgement.outcome : 'undecided';
}
