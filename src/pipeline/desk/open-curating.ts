/**
 * Curating at the desk: which questions of a run to look at, with the evidence; what people decide about them, kept in the
 * store; what that would do to the rates; and the new version of the set. Dear parts are made once until the store changes.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { decisionsInForce, type QuestionDecision } from '../../core/question-decision.ts';
import type { Store } from '../../core/store/store.ts';
import { QUESTION_TROUBLES } from '../../core/summary/items.ts';
import { changedQuestion } from '../../stages/dataset/items/apply-review.ts';
import { checkWords } from '../../stages/dataset/items/review-words.ts';
import { TROUBLE_MEANING } from '../../stages/report/wording/trouble-meaning.ts';
import type { Workspace } from '../workspace.ts';
import { entryOf, filtered, following } from './curate-filter.ts';
import type {
  CuratedList,
  CuratedQuestion,
  CuratedSet,
  CurateFilter,
  DecisionEffect,
  Proposal,
} from './curate-records.ts';
import { curatedSets, writeVersion } from './curate-version.ts';
import { curatedQuestion, curatedRow } from './curated-question.ts';
import { curatedRun } from './curated-run.ts';
import { decidedSheet, reviewRow } from './decided-rows.ts';
import { decisionEffect } from './decision-effect.ts';
import { decisionOf } from './decision-of.ts';
import { whenChanged } from './when-changed.ts';

/** Of one run; an unknown question throws ClosedbookError `argument-invalid`, the largest runs `usage`. */
export interface Curating {
  list(
    run: string,
    filter: CurateFilter,
    page: { readonly from: number; readonly limit: number },
  ): Promise<CuratedList>;
  question(run: string, question: string, filter: CurateFilter): Promise<CuratedQuestion>;
  /** Of all that is in force; with a proposal of that alone. */
  effect(
    run: string,
    proposed?: { readonly question: string; readonly proposal: Proposal },
  ): Promise<DecisionEffect>;
  /** @throws ClosedbookError `record-invalid` for what a review sheet would not take, `usage` where somebody decided meanwhile. */
  decide(run: string, question: string, given: Decided): Promise<void>;
  /** Takes back what is in force. @throws ClosedbookError `usage`. */
  takeBack(run: string, question: string, given: Omit<Decided, 'proposal'>): Promise<void>;
  sets(run: string): Promise<readonly CuratedSet[]>;
  /** A set's review sheet with the decisions, as `dataset review` reads it. */
  sheet(run: string, set: string): Promise<string>;
  /** Writes the new version of a set and tells its folder. @throws ClosedbookError `usage`. */
  write(run: string, set: string): Promise<string>;
}

interface Decided {
  /** Who decides. */
  readonly name: string;
  /** Decisions about the question that this person has seen. */
  readonly seen: number;
  readonly proposal: Proposal;
}

export function openCurating(store: Store, workspace: Workspace): Curating {
  const runs = whenChanged(
    () => store.changeMark(),
    (id) => curatedRun(store, id, workspace),
  );
  const look = async (id: string) => {
    const run = (await store.run(id)).id;
    const [curated, decisions] = [await runs.get(run), await store.decisions(run)];
    return { run, curated, decisions, inForce: decisionsInForce(decisions) };
  };
  const about = async (id: string, question: string) => {
    const looked = await look(id);
    const own = looked.decisions.filter(({ questionId }) => questionId === question);
    return { ...looked, entry: entryOf(looked.curated, question), own };
  };
  const setsOf = async (id: string) => {
    const { curated, inForce } = await look(id);
    const questions = curated.entries.map(({ question }) => {
      return { question, decision: inForce.get(question.id) ?? null };
    });
    return { curated, questions, sets: await curatedSets(curated, questions, workspace) };
  };
  const setOf = async (id: string, name: string) => {
    const found = await setsOf(id);
    const set = found.sets.find((one) => one.name === name);
    if (set !== undefined) return { ...found, set };
    throw new ClosedbookError('argument-invalid', `the run has no question set "${name}"`);
  };

  return {
    async list(id, filter, { from, limit }) {
      const { curated, inForce } = await look(id);
      const { items, rules } = curated;
      const found = filtered(curated, inForce, filter);
      return {
        rows: found.slice(from, from + limit).map((entry) => curatedRow(entry, curated, inForce)),
        found: found.length,
        questions: curated.questions.length,
        decided: inForce.size,
        troubles: QUESTION_TROUBLES.map((name) => ({
          name,
          meaning: TROUBLE_MEANING[name],
          found: items.counts[name] ?? 0,
        })),
        rules: rules.filter((rule) => rule.found > 0).map(({ allowed: _, remedy: __, ...rule }) => rule),
        respondents: items.respondents.length,
        families: new Set(items.respondents.map(({ family }) => family)).size,
        notes: items.respondents.length === 0 ? [] : items.notes,
      };
    },
    async question(id, question, filter) {
      const { curated, inForce, entry, own } = await about(id, question);
      const among = filtered(curated, inForce, filter);
      const at = among.indexOf(entry);
      return {
        ...curatedQuestion(entry, curated, own),
        previous: among[at - 1]?.question.id ?? null,
        // What was decided just now may have left the list: the next is what follows it in the order of looking.
        next: (at < 0 ? following(curated, among, entry) : among[at + 1])?.question.id ?? null,
        place: at < 0 ? null : at + 1,
        found: among.length,
      };
    },
    async effect(id, proposed) {
      const { curated, inForce } = await look(id);
      if (proposed === undefined) return decisionEffect(store, curated, [...inForce.values()]);
      const { question } = entryOf(curated, proposed.question);
      const given = { name: '–', proposal: proposed.proposal, at: workspace.now() };
      return decisionEffect(store, curated, [decisionOf(question, given)]);
    },
    async decide(id, question, given) {
      const { run, entry, own } = await about(id, question);
      refuseUnseen(own, given.seen);
      const decision = decisionOf(entry.question, { ...given, at: workspace.now() });
      const row = reviewRow(entry.question, decision);
      checkWords(row, given.proposal.decision);
      changedQuestion(entry.question, row, given.proposal.decision);
      await store.saveDecision(run, decision);
    },
    async takeBack(id, question, given) {
      const { run, entry, own } = await about(id, question);
      refuseUnseen(own, given.seen);
      if (own.at(-1)?.decision == null)
        throw new ClosedbookError('usage', 'nothing is decided about this question');
      await store.saveDecision(run, decisionOf(entry.question, { ...given, at: workspace.now() }));
    },
    sets: async (id) => (await setsOf(id)).sets.map(({ reviewed: _, ids: __, ...set }) => set),
    async sheet(id, name) {
      const { curated, questions, set } = await setOf(id, name);
      const { ids } = set;
      const listed = questions.filter(
        ({ question, decision }, at) =>
          (decision !== null || (at < curated.first && curated.entries[at]!.item !== null)) &&
          (ids === null || ids.has(question.id)),
      );
      return decidedSheet(listed, curated.items);
    },
    write: async (id, name) => writeVersion((await setOf(id, name)).set),
  };
}

/** @throws ClosedbookError `usage` where somebody decided since the page was told. */
function refuseUnseen(own: readonly QuestionDecision[], seen: number): void {
  const last = own.at(-1);
  if (own.length === seen || last === undefined) return;
  throw new ClosedbookError('usage', `${last.name} decided about this question meanwhile`, {
    hint: 'Look at the decision, and decide again if you disagree.',
  });
}
