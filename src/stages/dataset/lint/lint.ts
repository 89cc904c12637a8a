/**
 * Checks question sets, in one pass over each: rules about a question as it passes, rules about the set at the end.
 * A row that cannot be read is a finding, not the end. Rows come in batches, because a promise for each of a million
 * takes longer than checking it.
 */
import type { Question } from '../../../core/question.ts';
import { idRegister } from '../../../rows/id-register.ts';
import { alikePairs } from '../likeness/alike-pairs.ts';
import { clustersOf } from '../likeness/clusters.ts';
import type { AlikePair } from '../likeness/compare-pair.ts';
import { type QuestionTable, questionTableBuilder } from '../likeness/question-table.ts';
import { questionReader } from '../question-reader.ts';
import { type BookedFindings, findingBook, type ToldFinding } from './finding-book.ts';
import { checkRuleNames, DUPLICATE_ID, SCHEMA } from './lint-rules.ts';
import { lintedQuestion } from './linted-question.ts';
import { QUESTION_RULES } from './question-rules.ts';
import { type LintSource, readableRows } from './readable-rows.ts';
import { SET_RULES } from './set-rules.ts';
import { tellingWords } from './telling-words.ts';

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

export interface LintReport extends BookedFindings {
  readonly datasets: readonly {
    readonly name: string;
    readonly path: string;
    readonly form: string | null;
    readonly questions: number;
  }[];
  readonly questions: number;
}

const mayConcern = tellingWords(QUESTION_RULES);

/**
 * @throws ClosedbookError `usage` for an unknown rule; what makes a file unreadable as a whole (`file-missing`,
 *   `format-unknown`, `column-unknown` in its first row).
 */
export async function lint(sources: readonly LintSource[], options: LintOptions): Promise<LintReport> {
  const { today, allow = [], map = {}, keep = 1000 } = options;
  checkRuleNames(allow);
  const book = findingBook({ allow, keep });
  const table = questionTableBuilder();
  const checks = SET_RULES.map((rule) => ({ rule, check: rule.open() }));
  const seeing = checks.flatMap(({ check }) => (check.see === undefined ? [] : [check]));
  const rowOf: { lines: number[]; sets: number[] } = { lines: [], sets: [] };
  const allowedAt = new Map<number, ReadonlySet<string>>();
  const datasets: LintReport['datasets'][number][] = [];
  let at = 0;

  function see(question: Question, told: (message: string) => ToldFinding, allowed: ReadonlySet<string>) {
    const asked = lintedQuestion(question, today);
    const concerned = mayConcern(asked.lower);
    for (let rule = 0; rule < QUESTION_RULES.length; rule += 1) {
      if (((concerned >> rule) & 1) === 0) continue;
      const message = QUESTION_RULES[rule]!.check(asked);
      if (message !== null) book.add(QUESTION_RULES[rule]!, told(message), allowed);
    }
    for (const check of seeing) check.see?.(asked, at);
  }

  for (const [set, source] of sources.entries()) {
    const reader = questionReader({ map });
    const ids = idRegister();
    const before = at;
    for await (const rows of readableRows(source, reader)) {
      for (const { question, madeId, line, problem } of rows) {
        const told = (message: string): ToldFinding => ({
          ...{ dataset: source.name, path: source.path, line },
          ...{ id: question?.id ?? null, question: question?.text ?? null, message },
        });
        if (question === null) {
          book.add(SCHEMA, told(problem), NOTHING);
          continue;
        }
        const allowed = allowedBy(question);
        const earlier = ids.firstLine(question.id, line);
        if (earlier !== null) {
          if (reader.form === 'lm-eval') continue;
          // Ids made from the content repeat with the question: that is for the rules on repeats to tell.
          if (!madeId)
            book.add(DUPLICATE_ID, told(`"${question.id}" stands at line ${earlier} already`), allowed);
        }
        see(question, told, allowed);
        table.add(question, set);
        rowOf.lines.push(line);
        rowOf.sets.push(set);
        if (allowed.size > 0) allowedAt.set(at, allowed);
        at += 1;
      }
    }
    datasets.push({ name: source.name, path: source.path, form: reader.form, questions: at - before });
  }

  const built = table.build();
  const alike = alikeOnce(built);
  // By line and not by id: a row without an id has one that its file does not hold.
  const place = (at: number, beside: number): string => {
    const line = `line ${rowOf.lines[at]}`;
    return rowOf.sets[at] === rowOf.sets[beside] ? line : `${sources[rowOf.sets[at]!]!.name} ${line}`;
  };
  for (const { rule, check } of checks) {
    for (const { at, message, questions = 1 } of check.end({ table: built, place, alike })) {
      const source = sources[rowOf.sets[at]!]!;
      book.add(
        rule,
        {
          ...{ dataset: source.name, path: source.path, line: rowOf.lines[at]! },
          ...{ id: built.ids.at(at), question: built.texts.at(at), message },
          ...(questions === 1 ? {} : { questions }),
        },
        allowedAt.get(at) ?? NOTHING,
      );
    }
  }
  return { datasets, questions: at, ...book.report() };
}

const NOTHING: ReadonlySet<string> = new Set();

/** One pair for each question that repeats another. */
function alikeOnce(table: QuestionTable): AlikePair[] {
  const clusters = clustersOf(table.size);
  const alike: AlikePair[] = [];
  for (const pair of alikePairs(table, { skip: clusters.joined })) {
    clusters.join(pair.one, pair.two);
    alike.push(pair);
  }
  return alike;
}

/** Rules that a question silences for itself: a tag `lint-allow:RULE`, or `lint-allow: RULE, RULE` in its note. */
function allowedBy({ tags, note }: Question): ReadonlySet<string> {
  if (note === undefined && tags.length === 0) return NOTHING;
  const tagged = tags.flatMap((tag) =>
    tag.startsWith('lint-allow:') ? [tag.slice('lint-allow:'.length).trim()] : [],
  );
  const noted = /lint-allow:\s*([\w-]+(?:\s*,\s*[\w-]+)*)/.exec(note ?? '')?.[1]?.split(/\s*,\s*/) ?? [];
  return tagged.length + noted.length === 0 ? NOTHING : new Set([...tagged, ...noted]);
}
