/**
 * Checks question sets, in one pass over each: rules about a question as it passes, rules about the set at the end.
 * A row that cannot be read is a finding, not the end. Every finding is counted; only the first of each rule are
 * kept, so that a million bad rows do not fill the memory.
 */
import { ClosedbookError } from '../../../core/errors.ts';
import type { Question } from '../../../core/question.ts';
import { idRegister } from '../../../rows/id-register.ts';
import type { Place, PlacedRow } from '../../../rows/place.ts';
import { type AlikePair, alikePairs } from '../likeness/alike-pairs.ts';
import { clustersOf } from '../likeness/clusters.ts';
import { questionTableBuilder } from '../likeness/question-table.ts';
import { type QuestionReader, questionReader } from '../question-reader.ts';
import type { Severity } from './lint-rule.ts';
import { checkRuleNames, DUPLICATE_ID, LINT_RULES, type NamedRule, SCHEMA } from './lint-rules.ts';
import { lintedQuestion } from './linted-question.ts';
import { QUESTION_RULES } from './question-rules.ts';
import { SET_RULES } from './set-rules.ts';

export interface LintSource {
  readonly name: string;
  readonly path: string;
  readonly rows: AsyncIterable<PlacedRow>;
}

export interface LintOptions {
  /** ISO day against which dates lie in the future. */
  readonly today: string;
  /** Rules that are silenced everywhere. @default none */
  readonly allow?: readonly string[];
  /** `field=column` of flat files. @default none */
  readonly map?: Readonly<Record<string, string>>;
  /** Findings of one rule that are kept. @default 1000 */
  readonly keep?: number;
}

export interface LintFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly dataset: string;
  readonly path: string;
  readonly line: number;
  /** Null where the row could not be read. */
  readonly id: string | null;
  readonly message: string;
  readonly question: string | null;
}

export interface LintCount extends NamedRule {
  readonly found: number;
  /** Silenced by --allow, by a tag or by a note. */
  readonly allowed: number;
}

export interface LintReport {
  readonly datasets: readonly {
    readonly name: string;
    readonly path: string;
    readonly form: string | null;
    readonly questions: number;
  }[];
  readonly questions: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** Every rule, also those that found nothing. */
  readonly rules: readonly LintCount[];
  /** The first findings of each rule, in the order of rules and rows. */
  readonly findings: readonly LintFinding[];
}

/**
 * @throws ClosedbookError `usage` for an unknown rule; what makes a file unreadable as a whole (`file-missing`,
 *   `format-unknown`, `column-unknown` in its first row).
 */
export async function lint(sources: readonly LintSource[], options: LintOptions): Promise<LintReport> {
  const { today, allow = [], map = {}, keep = 1000 } = options;
  checkRuleNames(allow);
  const notes = findingBook({ allow, keep });
  const table = questionTableBuilder();
  const checks = SET_RULES.map((rule) => ({ rule, check: rule.open() }));
  const rowOf: { lines: number[]; sets: number[] } = { lines: [], sets: [] };
  const allowedAt = new Map<number, ReadonlySet<string>>();
  const datasets: LintReport['datasets'][number][] = [];
  let at = 0;

  for (const [set, source] of sources.entries()) {
    const reader = questionReader({ map });
    const ids = idRegister();
    const before = at;
    for await (const { question, place, problem } of questionsOf(source, reader)) {
      const told = (message: string): Told => ({
        ...{ dataset: source.name, path: source.path, line: place.line },
        ...{ id: question?.id ?? null, question: question?.text ?? null, message },
      });
      if (question === null) {
        notes.add(SCHEMA, told(problem), NOTHING);
        continue;
      }
      const allowed = allowedBy(question);
      const earlier = ids.firstLine(question.id, place.line);
      if (earlier !== null) {
        if (reader.form === 'lm-eval') continue;
        notes.add(DUPLICATE_ID, told(`"${question.id}" stands at line ${earlier} already`), allowed);
      }
      const asked = lintedQuestion(question, today);
      for (const rule of QUESTION_RULES) {
        const message = rule.check(asked);
        if (message !== null) notes.add(rule, told(message), allowed);
      }
      for (const { check } of checks) check.see?.(asked, at);
      table.add(question, set);
      rowOf.lines.push(place.line);
      rowOf.sets.push(set);
      if (allowed.size > 0) allowedAt.set(at, allowed);
      at += 1;
    }
    datasets.push({ name: source.name, path: source.path, form: reader.form, questions: at - before });
  }

  const built = table.build();
  const alike: AlikePair[] = [];
  const clusters = clustersOf(built.size);
  for (const pair of alikePairs(built, { skip: clusters.joined })) {
    clusters.join(pair.one, pair.two);
    alike.push(pair);
  }
  const names = sources.map((source) => source.name);
  for (const { rule, check } of checks) {
    for (const { at: place, message } of check.end({ table: built, names, alike })) {
      const source = sources[rowOf.sets[place]];
      notes.add(
        rule,
        {
          ...{ dataset: source.name, path: source.path, line: rowOf.lines[place] },
          ...{ id: built.ids.at(place), question: built.texts.at(place), message },
        },
        allowedAt.get(place) ?? NOTHING,
      );
    }
  }
  return { datasets, questions: at, ...notes.report() };
}

const NOTHING: ReadonlySet<string> = new Set();

/** Rules that a question silences for itself: a tag `lint-allow:RULE`, or `lint-allow: RULE, RULE` in its note. */
function allowedBy({ tags, note }: Question): ReadonlySet<string> {
  if (note === undefined && tags.length === 0) return NOTHING;
  const tagged = tags.flatMap((tag) =>
    tag.startsWith('lint-allow:') ? [tag.slice('lint-allow:'.length).trim()] : [],
  );
  const noted = /lint-allow:\s*([\w-]+(?:\s*,\s*[\w-]+)*)/.exec(note ?? '')?.[1].split(/\s*,\s*/) ?? [];
  return tagged.length + noted.length === 0 ? NOTHING : new Set([...tagged, ...noted]);
}

type ReadRow =
  | { readonly question: Question; readonly place: Place; readonly problem: '' }
  | { readonly question: null; readonly place: Place; readonly problem: string };

/** Questions and rows that are none; a file that breaks off ends with the reason as its last row. */
async function* questionsOf(source: LintSource, reader: QuestionReader): AsyncGenerator<ReadRow> {
  let place: Place = { path: source.path, line: 1 };
  let rows = 0;
  try {
    for await (const placed of source.rows) {
      place = placed.place;
      rows += 1;
      let read: ReadRow;
      try {
        read = { question: reader.read(placed), place, problem: '' };
      } catch (error) {
        if (!(error instanceof ClosedbookError)) throw error;
        // Columns that are unknown from the first row on are a wrong call, not a wrong row.
        if (error.code === 'column-unknown' && rows === 1) throw error;
        read = { question: null, place, problem: withoutPlace(error.message) };
      }
      yield read;
    }
  } catch (error) {
    if (!(error instanceof ClosedbookError) || error.code !== 'file-malformed' || rows === 0) throw error;
    yield {
      question: null,
      place: { ...place, line: place.line + 1 },
      problem: `${error.message}; nothing after it was read`,
    };
  }
}

function withoutPlace(message: string): string {
  return message.replace(/^\S+:\d+(?::\d+)?: /, '');
}

type Told = Omit<LintFinding, 'rule' | 'severity'>;

/** Counts every finding and keeps the first of each rule. */
function findingBook({ allow, keep }: { readonly allow: readonly string[]; readonly keep: number }) {
  const everywhere = new Set(allow);
  const books = new Map(
    LINT_RULES.map((rule) => [rule.name, { found: 0, allowed: 0, kept: [] as LintFinding[] }]),
  );
  return {
    add(rule: NamedRule, told: Told, allowed: ReadonlySet<string>) {
      const book = books.get(rule.name);
      if (book === undefined) return;
      if (everywhere.has(rule.name) || allowed.has(rule.name)) {
        book.allowed += 1;
        return;
      }
      book.found += 1;
      if (book.kept.length < keep) book.kept.push({ rule: rule.name, severity: rule.severity, ...told });
    },
    report() {
      const rules = LINT_RULES.map(({ name, severity, finds, remedy }) => {
        const { found = 0, allowed = 0 } = books.get(name) ?? {};
        return { name, severity, finds, remedy, found, allowed };
      });
      const sum = (severity: Severity) =>
        rules.reduce((total, rule) => total + (rule.severity === severity ? rule.found : 0), 0);
      return {
        errors: sum('error'),
        warnings: sum('warning'),
        notes: sum('note'),
        rules,
        findings: [...books.values()].flatMap(({ kept }) => kept),
      };
    },
  };
}
