/**
 * simple-evals `_allresults.json`. The file keeps no grade a question, only right or not in its HTML; "not right" may
 * be a refusal, so it is no outcome. Where its metrics show that the grader was misread, its marks count for nothing.
 */

import { existsSync } from 'node:fs';
import type { Codec, FileGlance, ImportOptions, OpenedImport } from '../../core/codec.ts';
import { glanceAt } from '../glance.ts';
import { asRecord, isRecord, type LooseRecord } from '../loose.ts';
import { openAllResults } from './all-results.ts';
import { openResearch } from './research.ts';

export const simpleEvalsCodec: Codec = { format: 'simple-evals', detect, companions, open };

function detect({ kind, value }: FileGlance): number {
  if ((kind !== 'json' && kind !== 'jsonl') || !isRecord(value)) return 0;
  if (isAllResults(value)) return 1;
  if (isResearch(value)) return 0.9;
  return isMetrics(value) ? 0.6 : 0;
}

/** Cut at its beginning the document may show no more than score, metrics and the first fragments. */
function isAllResults(value: LooseRecord): boolean {
  return (
    Array.isArray(value.htmls) && ('score' in value || 'metrics' in value || Array.isArray(value.convos))
  );
}

function isResearch(value: LooseRecord): boolean {
  const [first] = Array.isArray(value.results) ? value.results : [];
  return isRecord(value.run_metadata) && isRecord(first) && 'evaluation_grade' in first;
}

/** The flat metrics that simple-evals writes beside: every member a number, deviations named `x:std`. */
function isMetrics(value: LooseRecord): boolean {
  const names = Object.keys(value);
  return (
    names.some((name) => name.endsWith(':std')) &&
    Object.values(value).every((entry) => typeof entry === 'number')
  );
}

async function companions(path: string): Promise<readonly string[]> {
  const stem = path.replace(/_allresults\.json$/, '');
  if (stem === path) return [];
  return [`${stem}.json`, `${stem}.html`, `${stem}_questions.csv`].filter((beside) => existsSync(beside));
}

async function open(path: string, options: ImportOptions = {}): Promise<OpenedImport> {
  const value = asRecord((await glanceAt(path)).value);
  if (isResearch(value)) return openResearch(path, options);
  return openAllResults(path, options);
}
