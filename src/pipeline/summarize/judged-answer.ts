/**
 * What is said of an answer from a file: its three-way verdict stands, then rules speak, then a verdict that knows two ways, as in a run.
 * People's grades stand over all of them where they agree, but for a column of a file of answers, which stands beside.
 */
import type { Judgement } from '../../core/grade.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Outcome } from '../../core/outcome.ts';
import { type Cell, cellOf } from '../../core/outcome-table.ts';
import type { Question } from '../../core/question.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import { OWN_GRADER } from '../../interop/flat/own-grades.ts';
import { rememberedVerdicts } from '../../stages/grade/rules/remembered-verdict.ts';
import { askedOfRules } from '../asked-of-rules.ts';
import { closedBookOf, type VerdictMode } from '../read-answers.ts';

export interface Judged {
  /** Of machines: the file's kept verdict, the rules, or the file's two-way verdict. */
  readonly judgement: Judgement;
  /** `rules`, or the id under which the file's verdict is imported. */
  readonly grader: string;
  /** What the rules say where a kept verdict stands and is compared; null else. */
  readonly rules: Judgement | null;
  readonly human: Outcome | null;
  /** Outcomes by the other graders that spoke on the reply. */
  readonly others: readonly { readonly grader: string; readonly outcome: Outcome }[];
  /** What counts: a failure, a look-up, a block, or the outcome. */
  readonly cell: Cell;
  /** The same by machines alone. */
  readonly automaticCell: Cell;
}

/** @param known - What the rules say, where that is known already. */
export function judged(
  answer: ImportedAnswer,
  question: Question,
  {
    verdicts,
    rubric,
    known,
  }: {
    readonly verdicts: VerdictMode;
    readonly rubric: RubricChoice;
    readonly known: Judgement | null;
  },
): Judged {
  const { reply, grades } = answer;
  const facts = {
    status: reply.status,
    closedBook: closedBookOf(answer.closedBookSigns ?? []),
    failure: reply.status === 'failed' ? reply.kind : null,
  };
  const cell = (judgement: Judgement): Cell =>
    cellOf(facts, judgement.status === 'graded' ? judgement.outcome : null);
  const people = peopleOf(grades);
  const said = people.at(-1);
  const contested = people.some(({ outcome }) => outcome !== said?.outcome);
  const human = contested ? null : (said?.outcome ?? null);
  const machine =
    reply.status === 'answered'
      ? byMachine(
          grades,
          () => known ?? rememberedVerdicts.verdictOf(askedOfRules(reply.text, question, rubric)),
          verdicts,
        )
      : // A failed reply has no outcome, whatever a tool said of it.
        { judgement: NO_REPLY, grader: 'rules', rules: null, others: [] };
  const automaticCell = cell(machine.judgement);
  // A person's column of a file of answers stands beside; where people mended a log or a run, their word is the outcome.
  if (said === undefined || said.id === BESIDE || reply.status !== 'answered') {
    const others = said === undefined || contested ? machine.others : [...machine.others, labelled(said)];
    const { judgement, grader, rules } = machine;
    return { judgement, grader, rules, human, others, cell: automaticCell, automaticCell };
  }
  const judgement = contested ? CONTESTED : said.judgement;
  const others = [...spoke(machine.grader, machine.judgement), ...machine.others];
  return { ...machine, judgement, grader: said.id, human, others, cell: cell(judgement), automaticCell };
}

/** The last word of each person. */
function peopleOf(grades: ImportedAnswer['grades']) {
  if (!grades.some(({ grader }) => grader.kind === 'human')) return [];
  const people = new Map(
    grades.flatMap(({ grader, judgement }) =>
      grader.kind === 'human' && judgement.status === 'graded'
        ? [[grader.id, { id: grader.id, judgement, outcome: judgement.outcome }]]
        : [],
    ),
  );
  return [...people.values()];
}

/** People who disagree: no outcome until they agree, and no machine decides over them. */
const CONTESTED: Judgement = { status: 'ungraded', why: 'contested', evidence: {} };

/** Grader of the column of labels in a file of answers. */
const BESIDE = 'human:file';

function byMachine(
  grades: ImportedAnswer['grades'],
  rule: () => Judgement,
  verdicts: VerdictMode,
): Pick<Judged, 'judgement' | 'grader' | 'rules' | 'others'> {
  const kept = keptOf(grades);
  if (kept !== undefined) {
    const rules = asksRules(kept, verdicts) ? rule() : null;
    const others = rules === null ? [] : spoke('rules', rules);
    return { judgement: kept.judgement, grader: kept.grader.id, rules, others };
  }
  const rules = rule();
  const imported = verdicts === 'rules' ? undefined : lastOf(grades, 'imported');
  if (imported !== undefined && rules.status === 'ungraded') {
    return { judgement: imported.judgement, grader: imported.grader.id, rules, others: [] };
  }
  const others = imported === undefined ? [] : spoke(imported.grader.id, imported.judgement);
  return { judgement: rules, grader: 'rules', rules: null, others };
}

function lastOf(grades: ImportedAnswer['grades'], kind: 'kept' | 'imported') {
  return grades.findLast(
    ({ grader, judgement }) => grader.kind === kind && (isGraded(judgement) || isOwn(grader.id)),
  );
}

/** The verdict of the file that stands, whatever the rules say. */
export function keptOf(grades: ImportedAnswer['grades']) {
  return lastOf(grades, 'kept') ?? grades.findLast(saysNoneOfThree);
}

/** Whether the rules are to speak, where that verdict stands or none does. */
export function asksRules(kept: ReturnType<typeof keptOf>, verdicts: VerdictMode): boolean {
  return kept === undefined || (verdicts === 'compare' && !isOwn(kept.grader.id));
}

function labelled({ id, outcome }: { readonly id: string; readonly outcome: Outcome }) {
  return { grader: id, outcome };
}

function spoke(grader: string, judgement: Judgement): { grader: string; outcome: Outcome }[] {
  return judgement.status === 'graded' ? [{ grader, outcome: judgement.outcome }] : [];
}

/** As in a run: a judge with three words who used another has judged, and no rule decides over it. */
function saysNoneOfThree({ grader, judgement }: ImportedAnswer['grades'][number]): boolean {
  return grader.kind === 'kept' && judgement.status === 'ungraded' && judgement.why === 'not-mapped';
}

/** In an export of ours an answer without an outcome is one that stayed undecided. */
function isOwn(grader: string): boolean {
  return grader.startsWith(OWN_GRADER);
}

const NO_REPLY: Judgement = {
  status: 'ungraded',
  why: 'reply-failed',
  evidence: { text: 'the row holds no answer' },
};

function isGraded(judgement: Judgement): boolean {
  return judgement.status === 'graded';
}
