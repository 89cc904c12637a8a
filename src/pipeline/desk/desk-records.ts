/**
 * What the desk's pages are told, as plain records. Words of models, files and people pass through {@link visibleText}: a
 * letter that turns or hides those around it is shown by its number.
 */

import type { AnswerCall, AnswerView } from '../../core/answer-view.ts';
import type { BrowsedField, RunPace } from '../../core/browsing.ts';
import type { Estimate } from '../../core/estimate.ts';
import type { Grade } from '../../core/grade.ts';
import { referenceHash } from '../../core/question.ts';
import { referenceText } from '../../core/reference.ts';
import type { FailureReason } from '../../core/store/stored-replies.ts';
import type { FullTally } from '../../core/tally.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { claimsBeside, type MarkedWords, markedWords } from './marked-words.ts';

export interface DeskRun {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly status: string;
  readonly stoppedBy: string | null;
  readonly planned: number;
  readonly simulated: boolean;
  /** Nobody is asked who is paid, judges among them. */
  readonly free: boolean;
  readonly respondents: readonly { readonly id: string; readonly label: string }[];
  readonly datasets: readonly { readonly name: string; readonly questions: number }[];
  /** USD; null where none was set. */
  readonly maxCostUsd: number | null;
  readonly rubric: string | null;
}

export interface DeskRates {
  readonly respondent: string;
  readonly label: string;
  readonly tally: FullTally;
  readonly correct: Estimate;
  readonly incorrect: Estimate;
  readonly refused: Estimate;
  /** Of attempted answers, those that are wrong. */
  readonly wrong: Estimate;
}

export interface DeskFigures {
  /** ISO time of counting. */
  readonly countedAt: string;
  readonly status: string;
  readonly stoppedBy: string | null;
  readonly planned: number;
  /** Replies of the open pass, and of the forced one. */
  readonly replies: number;
  readonly forced: number;
  readonly ungraded: number;
  /** Questions of the set that no rate is over: without an answer, and set aside. */
  readonly leftOut: { readonly unanswerable: number; readonly setAside: number };
  /** Whether a process asks, grades or corrects just now. */
  readonly atWork: boolean;
  /** What the run may stop for before everything is asked, as `--until` takes it; null where it asks all. */
  readonly until: string | null;
  /** Where that stands: settled, undecided after everything, or open; null where it asks all. */
  readonly standing: 'settled' | 'undecided' | 'open' | null;
  readonly rates: readonly DeskRates[];
  readonly failures: readonly FailureReason[];
  readonly pace: RunPace;
  /** Replies a minute by the newest of them, and the seconds that the missing ones take at that pace. */
  readonly perMinute: number | null;
  readonly secondsLeft: number | null;
}

export interface DeskGrade {
  readonly kind: string;
  readonly grader: string;
  readonly version: string;
  readonly rubric: string;
  readonly gradedAt: string;
  /** Outcome, or why there is none. */
  readonly word: string;
  readonly graded: boolean;
  readonly reason: string | null;
  readonly confidence: number | null;
  readonly evidence: {
    readonly rule: string | null;
    readonly text: string | null;
    readonly quote: string | null;
    readonly facts: readonly { readonly name: string; readonly result: string }[];
    readonly votes: readonly { readonly grader: string; readonly outcome: string | null }[];
    readonly sameFamily: boolean;
  };
  /** Given against the reference as it is now; others stand for nothing. */
  readonly current: boolean;
}

export interface DeskAnswer {
  readonly replyId: string;
  readonly questionId: string;
  readonly question: string;
  readonly reference: string | null;
  readonly respondent: string;
  /** Its short name. */
  readonly label: string;
  readonly trial: number;
  readonly pass: string;
  readonly status: string;
  /** Null where the reply brought no text. */
  readonly text: string | null;
  /** The same text in pieces, with the claims that rest on each; null where it was not split. */
  readonly marked: readonly MarkedWords[] | null;
  /** Counts of the claims, then those that rest on no words of the answer. */
  readonly claims: readonly string[];
  readonly reasoning: string | null;
  /** Of a failure: kind, code and message; of a block, who and why. */
  readonly fault: string | null;
  readonly stands: string;
  readonly confidence: number | null;
  readonly signs: readonly string[];
  readonly repliedAt: string;
  readonly grades: readonly DeskGrade[];
  readonly call: Pick<
    AnswerCall,
    'servedModel' | 'finishReason' | 'attempts' | 'costUsd' | 'latencyMs'
  > | null;
}

export interface DeskAnswers {
  readonly rows: readonly { readonly answer: DeskAnswer; readonly beside: DeskAnswer | null }[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  readonly searched: number;
}

export interface DeskQuestion {
  readonly id: string;
  readonly text: string;
  readonly reference: string | null;
  readonly kind: string;
  readonly status: string;
  readonly fields: readonly { readonly by: BrowsedField | 'subject' | 'as of'; readonly value: string }[];
  readonly sources: readonly { readonly name: string; readonly url: string | null }[];
  readonly note: string | null;
  readonly answers: readonly DeskAnswer[];
}

/** @param labels - Short names of respondents by id. */
export function deskAnswer(view: AnswerView, labels: ReadonlyMap<string, string>): DeskAnswer {
  const { question, reply, respondent, grades, call } = view;
  const against = referenceHash(question.reference);
  const claims = grades.findLast(
    (grade) => grade.referenceHash === against && grade.evidence.claims !== undefined,
  )?.evidence.claims;
  return {
    replyId: reply.id,
    questionId: question.id,
    question: visibleText(question.text),
    reference: question.reference === null ? null : visibleText(referenceText(question.reference)),
    respondent: visibleText(respondent.id),
    label: labels.get(respondent.id) ?? visibleText(respondent.id),
    trial: reply.trial,
    pass: reply.pass,
    status: reply.status,
    text: reply.text === null ? null : visibleText(reply.text),
    marked: claims === undefined || reply.text === null ? null : markedWords(reply.text, claims),
    claims: claims === undefined ? [] : claimsBeside(claims),
    reasoning: reply.status === 'answered' && reply.reasoning !== null ? visibleText(reply.reasoning) : null,
    fault: faultOf(view),
    stands: reply.status === 'failed' ? 'failed' : (view.outcome ?? 'ungraded'),
    confidence: reply.status === 'answered' ? reply.confidence : null,
    signs: reply.closedBookSigns.map(visibleText),
    repliedAt: reply.repliedAt,
    grades: grades.map((grade) => deskGrade(grade, grade.referenceHash === against)),
    call:
      call == null
        ? null
        : {
            servedModel: call.servedModel === null ? null : visibleText(call.servedModel),
            finishReason: call.finishReason === null ? null : visibleText(call.finishReason),
            attempts: call.attempts,
            costUsd: call.costUsd,
            latencyMs: call.latencyMs,
          },
  };
}

function deskGrade(grade: Grade, current: boolean): DeskGrade {
  const { grader, evidence } = grade;
  const { rule = null, text, quote, facts = [], votes = [], sameFamily = false } = evidence;
  return {
    kind: grader.kind,
    grader: visibleText(grader.id),
    version: visibleText(grader.version),
    rubric: grader.rubric,
    gradedAt: grade.gradedAt,
    word: grade.status === 'graded' ? grade.outcome : grade.why,
    graded: grade.status === 'graded',
    reason: grade.status === 'graded' ? grade.reason : null,
    confidence: grade.status === 'graded' ? grade.confidence : null,
    evidence: {
      rule,
      text: text === undefined ? null : visibleText(text),
      quote: quote === undefined ? null : visibleText(quote),
      facts: facts.map(({ name, result }) => ({ name: visibleText(name), result })),
      votes: votes.map(({ grader: by, outcome }) => ({ grader: visibleText(by), outcome })),
      sameFamily,
    },
    current,
  };
}

function faultOf({ reply }: AnswerView): string | null {
  if (reply.status === 'answered') return null;
  if (reply.status === 'blocked')
    return visibleText(`blocked by ${reply.by}${reply.category === null ? '' : `: ${reply.category}`}`);
  const { code, message, httpStatus } = reply.error;
  return visibleText(
    `${reply.kind} · ${httpStatus === null ? '' : `HTTP ${httpStatus} · `}${code}: ${message}`,
  );
}
