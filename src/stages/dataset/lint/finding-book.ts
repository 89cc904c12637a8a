/**
 * Findings as they come in: every one is counted, only the first of each rule are kept, so that a million bad rows do
 * not fill the memory.
 */
import type { Severity } from './lint-rule.ts';
import { LINT_RULES, type NamedRule } from './lint-rules.ts';

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
  /** How many questions it tells of at once, where they are more than this one. */
  readonly questions?: number;
}

export interface LintCount extends NamedRule {
  /** Questions, also where one finding tells of many. */
  readonly found: number;
  /** Silenced by --allow, by a tag or by a note. */
  readonly allowed: number;
}

/** Everything of a finding but its rule. */
export type ToldFinding = Omit<LintFinding, 'rule' | 'severity'>;

export interface BookedFindings {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** Every rule, also those that found nothing. */
  readonly rules: readonly LintCount[];
  /** The first findings of each rule, in the order of rules and rows. */
  readonly findings: readonly LintFinding[];
}

export interface FindingBook {
  add(rule: NamedRule, told: ToldFinding, allowed: ReadonlySet<string>): void;
  report(): BookedFindings;
}

export interface FindingBookOptions {
  /** Rules silenced everywhere. */
  readonly allow: readonly string[];
  /** Findings of one rule that are kept. */
  readonly keep: number;
}

export function findingBook({ allow, keep }: FindingBookOptions): FindingBook {
  const everywhere = new Set(allow);
  const books = new Map(
    LINT_RULES.map((rule) => [rule.name, { found: 0, allowed: 0, kept: [] as LintFinding[] }]),
  );
  return {
    add(rule, told, allowed) {
      const book = books.get(rule.name);
      if (book === undefined) return;
      if (everywhere.has(rule.name) || allowed.has(rule.name)) {
        book.allowed += told.questions ?? 1;
        return;
      }
      book.found += told.questions ?? 1;
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
