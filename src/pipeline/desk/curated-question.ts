/** One question with the evidence about it, as pages tell it. */
import { decisionsInForce, type QuestionDecision } from '../../core/question-decision.ts';
import { saidInstead } from '../../stages/report/wording/said-instead.ts';
import { TROUBLE_MEANING } from '../../stages/report/wording/trouble-meaning.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import type { CuratedDecision, CuratedQuestion, CuratedRow } from './curate-records.ts';
import type { CuratedEntry, CuratedRun } from './curated-run.ts';
import { goldOf } from './decided-rows.ts';
import { deskQuestion } from './desk-question.ts';
import { respondentLabels } from './respondent-labels.ts';
import { addressIn } from './web-address.ts';

export function curatedRow(
  entry: CuratedEntry,
  curated: CuratedRun,
  inForce: ReadonlyMap<string, QuestionDecision>,
): CuratedRow {
  const { question, item, findings } = entry;
  const decision = inForce.get(question.id);
  return {
    id: question.id,
    text: visibleText(question.text),
    gold: visibleText(goldOf(question)),
    rank: rankOf(entry, curated),
    troubles: item?.troubles ?? [],
    said: item === null ? null : saidInstead(item),
    rules: [...new Set(findings.map(({ rule }) => rule))],
    decision: decision === undefined ? null : curatedDecision(decision),
  };
}

/** @param own - All decisions about the question, oldest first. */
export function curatedQuestion(
  entry: CuratedEntry,
  curated: CuratedRun,
  own: readonly QuestionDecision[],
): Omit<CuratedQuestion, 'previous' | 'next' | 'place' | 'found'> {
  const { question, item, findings } = entry;
  const inForce = decisionsInForce(own).get(question.id);
  const labels = respondentLabels(curated.run);
  const remedies = new Map(curated.rules.map(({ name, remedy }) => [name, remedy]));
  return {
    ...deskQuestion(question),
    gold: visibleText(goldOf(question)),
    isAsked: curated.items.respondents.length > 0,
    form: question.reference?.form ?? null,
    rank: rankOf(entry, curated),
    troubles: (item?.troubles ?? []).map((name) => ({ name, meaning: TROUBLE_MEANING[name] })),
    said: item === null ? null : saidInstead(item),
    proposed: item?.proposed == null ? null : visibleText(item.proposed),
    numbers:
      item === null
        ? null
        : {
            asked: item.asked,
            difficulty: item.difficulty,
            refused: item.refused,
            discrimination: item.discrimination,
            agreement: item.agreement,
            suspicion: item.suspicion,
          },
    given: (item?.answers ?? []).map(({ text, isGold, respondents, families }) => ({
      text: visibleText(text),
      isGold,
      respondents: respondents.map((id) => labels.get(id) ?? visibleText(id)),
      families: families.map(visibleText),
    })),
    findings: findings.map(({ rule, severity, message }) => ({
      rule,
      severity,
      message: visibleText(message),
      remedy: remedies.get(rule) ?? '',
    })),
    history: own.map(curatedDecision),
    inForce: inForce === undefined ? null : curatedDecision(inForce),
  };
}

function rankOf(entry: CuratedEntry, { entries }: CuratedRun): number | null {
  return entry.item === null ? null : entries.indexOf(entry) + 1;
}

function curatedDecision(decided: QuestionDecision): CuratedDecision {
  const { decision, newValue, newQuestion, reason, source, name, decidedAt } = decided;
  return {
    decision,
    newValue: visibleText(newValue),
    newQuestion: visibleText(newQuestion),
    reason: visibleText(reason),
    source: visibleText(source),
    sourceUrl: addressIn(source),
    name: visibleText(name),
    decidedAt,
  };
}
