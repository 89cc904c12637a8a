/**
 * Decisions from a filled review sheet, applied to a question set. Nothing is changed silently: every decision needs
 * a reason and a name, a new gold or alias also a source outside the models, and each becomes a line of the
 * changelog. A decision that cannot be applied is an error with its row, and then nothing is.
 */
import { ClosedbookError } from '../../../core/errors.ts';
import type { Question } from '../../../core/question.ts';
import { type Reference, referenceSchema, referenceText } from '../../../core/reference.ts';
import { foldText } from '../../../values/fold-text.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import { referenceFromText } from '../../../values/reference-from-text.ts';
import { sameAnswer } from '../../../values/same-answer.ts';

export const REVIEW_DECISIONS = ['keep', 'fix', 'add alias', 'dispute', 'drop'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** One row of the sheet as it was read; the words that people fill in, trimmed. */
export interface ReviewRow {
  /** Where it stands: `sheet.csv, line 7`. */
  readonly place: string;
  readonly questionId: string;
  readonly question: string;
  /** The gold when the sheet was made. */
  readonly gold: string;
  readonly decision: string;
  readonly newValue: string;
  readonly reason: string;
  readonly source: string;
  readonly name: string;
}

export interface AppliedReview {
  /** The new list; dropped questions are not in it. */
  readonly questions: readonly Question[];
  /** One line a decision that changed or confirmed a question. */
  readonly changelog: readonly string[];
  readonly counts: Readonly<Record<ReviewDecision, number>>;
  /** Rows without a decision. */
  readonly undecided: number;
}

/**
 * Applies the rows in their order.
 * @throws ClosedbookError `record-invalid` with the place, the first row that cannot be applied.
 */
export function applyReview(questions: readonly Question[], rows: readonly ReviewRow[]): AppliedReview {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const byText = textIndex(questions);
  const changed = new Map<string, Question | null>();
  const decided = new Map<string, string>();
  const counts = { keep: 0, fix: 0, 'add alias': 0, dispute: 0, drop: 0 };
  const changelog: string[] = [];
  let undecided = 0;
  for (const row of rows) {
    if (row.decision === '') {
      if ([row.newValue, row.reason, row.source].some((cell) => cell !== '')) {
        throw refuse(row, `expected a decision (${REVIEW_DECISIONS.join(', ')}), the cell is empty`);
      }
      undecided += 1;
      continue;
    }
    const decision = decisionOf(row);
    const question = questionOf(row, byId, byText);
    const before = decided.get(question.id);
    if (before !== undefined) throw refuse(row, `question "${question.id}" was decided already at ${before}`);
    decided.set(question.id, row.place);
    checkWords(row, decision);
    const after = decide(question, row, decision);
    if (after !== question) changed.set(question.id, after);
    counts[decision] += 1;
    changelog.push(changeLine(question, after, { row, decision }));
  }
  return {
    questions: questions.flatMap((question) => {
      const after = changed.get(question.id);
      return after === undefined ? [question] : after === null ? [] : [after];
    }),
    changelog,
    counts,
    undecided,
  };
}

function decide(question: Question, row: ReviewRow, decision: ReviewDecision): Question | null {
  switch (decision) {
    case 'keep':
      return question;
    case 'drop':
      return null;
    case 'dispute':
      return { ...question, status: 'disputed' };
    case 'fix': {
      const reference = newReference(question, row);
      if (JSON.stringify(reference) === JSON.stringify(question.reference)) {
        throw refuse(row, `the new value "${row.newValue}" is the gold already`);
      }
      return { ...question, reference, status: 'ok', source: [...question.source, sourceOf(row)] };
    }
    case 'add alias':
      return {
        ...question,
        reference: withAlias(question, row),
        source: [...question.source, sourceOf(row)],
      };
  }
}

function decisionOf(row: ReviewRow): ReviewDecision {
  const word = row.decision
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  const decision = REVIEW_DECISIONS.find((one) => one === word || (one === 'add alias' && word === 'alias'));
  if (decision === undefined) {
    throw refuse(row, `expected the decision ${REVIEW_DECISIONS.join(', ')}, got "${row.decision}"`);
  }
  return decision;
}

/** Who decided and why, always; where it stands, for whatever changes what counts as right. */
function checkWords(row: ReviewRow, decision: ReviewDecision): void {
  if (row.name === '') throw refuse(row, `"${decision}" needs the name of who decided`);
  if (decision !== 'keep' && row.reason === '') throw refuse(row, `"${decision}" needs a reason`);
  if (decision !== 'fix' && decision !== 'add alias') return;
  if (row.newValue === '') throw refuse(row, `"${decision}" needs a new value`);
  if (!isExternalSource(row.source)) {
    throw refuse(
      row,
      row.source === ''
        ? `"${decision}" needs a source outside the models`
        : `"${decision}" needs a source outside the models, got "${row.source}"`,
      'Models that agree may share a misconception. Name a page, a book or a record that a reader can check, or decide "dispute".',
    );
  }
}

/** Words of which no source is made: shrugs, the models' agreement, the names of models. */
const NO_SOURCE = new Set(
  (
    'a an the of in on at to for by and or is are was were it its as with from that this these those all most every ' +
    'many several some strong other others both i me my myself we us you they them he she know knows known think ' +
    'thinks believe no none na not yes nothing unknown same see above below here there obvious obviously clear ' +
    'clearly common general knowledge memory gut trust say says said agree agrees agreed agreement consensus majority ' +
    'vote votes voted answer answers answered evidence sheet model models llm llms ai chatbot chatbots respondent ' +
    'respondents family families asked chat gpt chatgpt openai claude anthropic opus sonnet haiku gemini google bard ' +
    'flash pro mini nano ultra llama meta mistral mixtral qwen deepseek grok xai copilot perplexity kimi glm phi'
  ).split(' '),
);

/** Something a reader can look up: a word is left when shrugs, agreement and models are taken away. */
function isExternalSource(source: string): boolean {
  if (/https?:\/\/[^\s/]+\.[^\s/]+/.test(source)) return true;
  const words = foldText(source).match(/\p{L}+/gu) ?? [];
  return words.some((word) => word.length >= 3 && !NO_SOURCE.has(word));
}

function sourceOf({ source, name, reason }: ReviewRow): Question['source'][number] {
  const url = /https?:\/\/\S+/.exec(source)?.[0];
  return {
    name: source,
    ...(url === undefined ? {} : { url }),
    note: `reviewed by ${name}: ${reason}`,
  };
}

/** In the form of the old reference where the new value has it; a reference as JSON is taken as it stands. */
function newReference(question: Question, row: ReviewRow): Reference {
  if (row.newValue.startsWith('{')) return jsonReference(row);
  const values = row.newValue.split(/\s*\|\s*/).filter((value) => value !== '');
  const old = question.reference;
  const answerType = { person: 'Person', place: 'Place', date: 'Date', number: 'Number' }[
    (old?.form ?? '') as 'person'
  ];
  const reference = referenceFromText(values, {
    question: question.text,
    ...(answerType === undefined ? {} : { answerType }),
  });
  if (reference === null) throw refuse(row, `no reference can be read from "${row.newValue}"`);
  // "12" for "14 children" keeps the unit; a range belongs to the old value.
  if (
    reference.form === 'number' &&
    old?.form === 'number' &&
    reference.unit === undefined &&
    old.unit !== undefined
  )
    return { ...reference, unit: old.unit };
  return reference;
}

function jsonReference(row: ReviewRow): Reference {
  let value: unknown;
  try {
    value = JSON.parse(row.newValue);
  } catch {
    throw refuse(row, `the new value is no JSON: ${row.newValue}`);
  }
  const parsed = referenceSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(row, `the new value is no reference: ${issue?.path.join('.')}: ${issue?.message}`);
}

function withAlias({ reference }: Question, row: ReviewRow): Reference {
  if (reference === null) throw refuse(row, 'the question has no reference to which an alias could be added');
  const values = row.newValue.split(/\s*\|\s*/).filter((value) => value !== '');
  switch (reference.form) {
    case 'text':
    case 'person':
    case 'place':
    case 'number':
      return { ...reference, aliases: added(reference.aliases, values) };
    case 'date': {
      const dates = values.map((value) => {
        const read = referenceFromText([value], { answerType: 'Date' });
        if (read?.form !== 'date') throw refuse(row, `expected a date as an alias of a date, got "${value}"`);
        return read.value;
      });
      return { ...reference, alternatives: added(reference.alternatives, dates) };
    }
    default:
      throw refuse(
        row,
        `a reference of form ${reference.form} takes no alias; give the whole reference as JSON with the decision "fix"`,
      );
  }
}

function added(known: readonly string[], values: readonly string[]): string[] {
  return [...known, ...values.filter((value) => !known.includes(value))];
}

function textIndex(questions: readonly Question[]): ReadonlyMap<string, Question | null> {
  const index = new Map<string, Question | null>();
  for (const question of questions) {
    const text = plain(question.text);
    // Of two questions in the same words neither can be meant.
    index.set(text, index.has(text) ? null : question);
  }
  return index;
}

function questionOf(
  row: ReviewRow,
  byId: ReadonlyMap<string, Question>,
  byText: ReadonlyMap<string, Question | null>,
): Question {
  const named = byId.get(row.questionId);
  const worded = row.question === '' ? undefined : byText.get(plain(row.question));
  // Ids of answer files are often those of rows: the words decide where both are there and differ.
  const question =
    named !== undefined && (row.question === '' || plain(named.text) === plain(row.question))
      ? named
      : worded;
  if (question === undefined || question === null) {
    throw refuse(
      row,
      `the question set has no question "${row.questionId}" with these words`,
      'Review the sheet against the question set it was made from.',
    );
  }
  if (row.gold !== '' && !hasGold(question, row.gold)) {
    throw refuse(
      row,
      `the gold of "${question.id}" is ${question.reference === null ? 'missing' : `"${referenceText(question.reference)}"`}, the sheet was made for "${row.gold}"`,
      'The question was changed since: make a new sheet.',
    );
  }
  return question;
}

function hasGold({ reference }: Question, gold: string): boolean {
  return goldTexts(reference).some((text) => text === gold || sameAnswer(text, gold));
}

/** Quotes and spaces differ between tools; a spreadsheet's apostrophe may stand before a formula. */
function plain(text: string): string {
  return text
    .replace(/^'(?=[=+\-@])/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function changeLine(
  before: Question,
  after: Question | null,
  { row, decision }: { readonly row: ReviewRow; readonly decision: ReviewDecision },
): string {
  const was = before.reference === null ? 'no reference' : referenceText(before.reference);
  const is = after?.reference == null ? '' : referenceText(after.reference);
  const what = {
    keep: `kept "${was}"`,
    fix: `changed from "${was}" to "${is}"`,
    'add alias': `"${row.newValue}" also counts beside "${was}"`,
    dispute: `disputed (gold "${was}")`,
    drop: `dropped (gold "${was}")`,
  }[decision];
  const because = [
    row.reason === '' ? null : `reason: ${row.reason}`,
    row.source === '' ? null : `source: ${row.source}`,
    `by ${row.name}`,
  ].filter((part) => part !== null);
  return `${before.id}: ${what}; ${because.join('; ')}`;
}

function refuse(row: ReviewRow, message: string, hint?: string): ClosedbookError {
  return new ClosedbookError(
    'record-invalid',
    `${row.place}: ${message}`,
    hint === undefined ? {} : { hint },
  );
}
