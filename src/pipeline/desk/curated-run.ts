/**
 * The questions of a run in the order in which somebody should look at them: what `dataset items` ranks by the answers, with
 * what `dataset lint` says beside, then questions of which only lint has something to say.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { addToGroup } from '../../core/group-by.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { Question } from '../../core/question.ts';
import { DEFAULT_RUBRIC } from '../../core/rubric.ts';
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import type { ItemsSection, QuestionItem } from '../../core/summary/items.ts';
import type { PlacedRow } from '../../rows/place.ts';
import { findTrouble, listedAtFirst } from '../../stages/dataset/items/find-trouble.ts';
import type { LintFinding } from '../../stages/dataset/lint/finding-book.ts';
import { type LintReport, lint } from '../../stages/dataset/lint/lint.ts';
import { SEVERITIES } from '../../stages/dataset/lint/lint-rule.ts';
import { answerBookOf } from '../summarize/answer-books.ts';
import type { Workspace } from '../workspace.ts';

export interface CuratedEntry {
  readonly question: Question;
  /** What its answers say; null where none counts as evidence. */
  readonly item: QuestionItem | null;
  readonly findings: readonly LintFinding[];
}

export interface CuratedRun {
  readonly run: Run;
  /** In the order of the set. */
  readonly questions: readonly Question[];
  /** Every question once, the most suspicious first. */
  readonly entries: readonly CuratedEntry[];
  /** How many of them `dataset items` lists. */
  readonly first: number;
  readonly items: ItemsSection;
  /** With questions that have a finding of it, as a filter by rule lists them: what is said of a whole set once counts once. */
  readonly rules: LintReport['rules'];
  readonly table: OutcomeTable;
}

/** Replies of a run that are looked at beside other pages: some seconds and a hundred megabytes. */
const MOST_REPLIES = 200_000;

/** @throws ClosedbookError `usage` for a run that is too large. */
export async function curatedRun(store: Store, id: string, workspace: Workspace): Promise<CuratedRun> {
  const replies = await store.count({ runIds: [id] });
  if (replies > MOST_REPLIES) {
    throw new ClosedbookError(
      'usage',
      `${replies.toLocaleString('en')} replies are too many to be searched for wrong golds beside other pages`,
      { hint: `closedbook dataset items ${id} --out sheet.csv does it.` },
    );
  }
  const questions: Question[] = [];
  for await (const question of store.questions(id)) questions.push(question);
  const book = await answerBookOf([id], workspace, { map: {}, rubric: DEFAULT_RUBRIC, families: {} });
  const items = findTrouble(book, { top: Number.POSITIVE_INFINITY });
  const { rules, findings } = await lint([{ name: id, path: id, rows: asRows(questions, id) }], {
    today: workspace.now().toISOString().slice(0, 10),
    keep: Number.POSITIVE_INFINITY,
  });
  const found = new Map<string, LintFinding[]>();
  for (const finding of findings) if (finding.id !== null) addToGroup(found, finding.id, finding);
  const byId = new Map(questions.map((question) => [question.id, question]));
  const ranked = new Set(items.rows.map((row) => row.id));
  const entry = (question: Question, item: QuestionItem | null): CuratedEntry => {
    return { question, item, findings: found.get(question.id) ?? [] };
  };
  const others = questions.filter((question) => !ranked.has(question.id)).map((one) => entry(one, null));
  return {
    run: await store.run(id),
    questions,
    entries: [
      ...items.rows.flatMap((item) => {
        const question = byId.get(item.id);
        return question === undefined ? [] : [entry(question, item)];
      }),
      ...others.sort((a, b) => gravity(a) - gravity(b)),
    ],
    first: listedAtFirst(items.questions),
    items,
    rules: rules.map((rule) => ({ ...rule, found: withFinding(found, rule.name) })),
    table: await store.outcomeTable([id]),
  };
}

function withFinding(found: ReadonlyMap<string, readonly LintFinding[]>, name: string): number {
  return [...found.values()].filter((findings) => findings.some(({ rule }) => rule === name)).length;
}

/** Of the worst that lint finds: 0 an error, last nothing. */
function gravity({ findings }: CuratedEntry): number {
  return Math.min(SEVERITIES.length, ...findings.map(({ severity }) => SEVERITIES.indexOf(severity)));
}

async function* asRows(questions: readonly Question[], path: string): AsyncGenerator<readonly PlacedRow[]> {
  if (questions.length > 0)
    yield questions.map((row, at) => ({ row: { ...row }, place: { path, line: at + 1 } }));
}
