/**
 * A conversation in one cell (`messages` as OpenAI writes them, ShareGPT's `conversations`), and an exchange kept as request and
 * response: what the user asked last becomes the question, what the assistant said after it the answer, work of tools between
 * them a sign. Where another column holds the answer, the conversation gives the question alone. FastChat keeps turns as lists of texts,
 * training data as one text with the marks of a template (`chat-template.ts`).
 */
import { isRecord } from '../../core/argument.ts';
import { readParts } from '../../reading/read-parts.ts';
import { parsedJson } from '../../rows/parse-json.ts';
import { parsePythonLiteral } from '../../rows/parse-python-literal.ts';
import { askedIn } from '../batches/batch-request.ts';
import { templateTurns } from './chat-template.ts';
import { type AnswerColumns, isAnswerWord, rememberedColumns } from './find-answer-columns.ts';
import { sidesIn } from './paired-answers.ts';

type Row = Readonly<Record<string, unknown>>;

/** Names of columns that hold a conversation. */
export const CHAT_COLUMNS: readonly string[] = [
  ...[
    'messages',
    'conversations',
    'conversation',
    'dialogue',
    'dialog',
    'turns',
    'transcript',
    'convo',
    'chat',
  ],
];

/** Names of columns that may hold one as a text. */
const TEXT_COLUMNS: readonly string[] = [
  'text',
  'prompt',
  'question',
  'input',
  'instruction',
  'chatml',
  'formatted_chat',
];

interface Turn {
  readonly who: 'asks' | 'answers' | 'tool' | 'other';
  readonly message: Row;
  readonly content: unknown;
}

/** Makes rows, one after the other; a row without a conversation is given back itself. */
export function chatRows(): (row: Row) => Row {
  const columnsOf = rememberedColumns();
  return (given) => {
    const row = 'inputs.response' in given ? withoutPrefix(given) : given;
    const column = CHAT_COLUMNS.find((name) => row[name] !== undefined && row[name] !== null);
    const turns = column === undefined ? null : turnsOf(row[column]);
    if (turns !== null) return fromTurns(row, turns, columnsOf(row));
    const sides = sidesIn(row);
    if (sides !== null) return fromSides(row, sides, columnsOf(row));
    const template = fromTemplate(row, columnsOf);
    if (template !== null) return template;
    if (isRecord(row.request) && isRecord(row.response)) return fromRequest(row, columnsOf(row));
    return isChoices(row.choices) && !answers(columnsOf(row)) ? withChoices(row) : row;
  };
}

/** Two conversations that end otherwise: what was asked last, and on each side what was answered. */
function fromSides(row: Row, sides: readonly [string, string], columns: AnswerColumns): Row {
  const made: Record<string, unknown> = { ...row };
  for (const side of sides) {
    const cell = row[side];
    const turns = (typeof cell === 'string' ? templateTurns(cell)?.map(turnOf) : turnsOf(cell)) ?? null;
    if (turns === null) continue;
    const asked = turns.findLast((turn) => turn?.who === 'asks');
    const said = turns.findLast((turn) => turn?.who === 'answers');
    made[side] = said == null ? null : readParts(said.content).answer;
    if (columns.question === null && asked != null) made.question ??= readParts(asked.content).answer;
  }
  return made;
}

/** Null where no cell is a conversation in the marks of a template. */
function fromTemplate(row: Row, columnsOf: (row: Row) => AnswerColumns): Row | null {
  for (const column of TEXT_COLUMNS) {
    const cell = row[column];
    const said = typeof cell === 'string' ? templateTurns(cell) : null;
    if (said === null) continue;
    const { [column]: _, ...rest } = row;
    return fromTurns(
      rest,
      said.map((turn) => turnOf(turn)!),
      columnsOf(rest),
    );
  }
  return null;
}

/** Azure's evaluations have the answer and what was asked under `inputs.`, beside what its evaluators say. */
function withoutPrefix(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => {
      const bare = name.replace(/^inputs\./, '');
      return [Object.hasOwn(row, bare) ? name : bare, cell];
    }),
  );
}

function fromTurns(row: Row, turns: readonly Turn[], columns: AnswerColumns): Row {
  const asked = turns.findLastIndex(({ who }) => who === 'asks');
  const since = turns.slice(asked + 1);
  const made: Record<string, unknown> = { ...row };
  const text = asked < 0 ? null : readParts(turns[asked]!.content).answer;
  if (columns.question === null && text !== null) made.question = text;
  if (answers(columns)) return made;
  if (isChoices(row.choices)) return withChoices(made);
  const { gold, answer, model, outcome } = columns;
  const isJudged = [gold, answer, model, outcome].some((one) => one !== null);
  const said = since.findLast(({ who }) => who === 'answers');
  if (said === undefined && !isJudged) return made;
  // Beside nothing that tells of a model, the turns may as well be what counts as right.
  made[isJudged ? 'response' : 'answer'] =
    said === undefined ? null : { ...said.message, role: 'assistant', content: said.content };
  const calls = since.filter(({ who, message }) => who === 'tool' || callsIn(message).length > 0);
  if (calls.length > 0 && row.tool_calls === undefined) made.tool_calls = calls.map(({ message }) => message);
  return made;
}

function fromRequest({ request, ...row }: Row, columns: AnswerColumns): Row {
  const { text, model } = askedIn(isRecord(request) ? request : {});
  return {
    ...row,
    ...(columns.question === null && text !== null ? { question: text } : {}),
    ...(columns.model === null && model !== null ? { model } : {}),
  };
}

function withChoices({ choices, ...row }: Row): Row {
  const spoken = (choices as readonly Row[]).map(({ turns }) =>
    Array.isArray(turns) ? turns.at(-1) : undefined,
  );
  return { ...row, response: spoken[0] === undefined ? { choices } : spoken };
}

/** Whether a column other than one that is called "answer", which may be what counts as right, holds what was answered. */
function answers({ answer }: AnswerColumns): boolean {
  return answer !== null && !isAnswerWord(answer);
}

function isChoices(cell: unknown): boolean {
  return (
    Array.isArray(cell) &&
    isRecord(cell[0]) &&
    (isRecord(cell[0].message) ||
      typeof cell[0].text === 'string' ||
      (Array.isArray(cell[0].turns) && typeof cell[0].turns[0] === 'string'))
  );
}

function callsIn(message: Row): readonly unknown[] {
  return Array.isArray(message.tool_calls) ? message.tool_calls : [];
}

/** Null where the cell is no conversation: at least one turn, each with a speaker and words. */
function turnsOf(cell: unknown): readonly Turn[] | null {
  const list = typeof cell === 'string' ? parsedList(cell) : cell;
  if (!Array.isArray(list) || list.length === 0) return null;
  const turns = list.map(turnOf);
  return turns.every((turn) => turn !== null) && turns.some(({ who }) => who !== 'other') ? turns : null;
}

function parsedList(text: string): unknown {
  if (!/^\s*\[\s*\{/.test(text)) return null;
  const json = parsedJson(text);
  if (json !== null && json !== undefined) return json;
  try {
    return parsePythonLiteral(text);
  } catch {
    return null;
  }
}

const ASKS = /^(?:user|human|prompter|student|customer)$/i;
const ANSWERS = /^(?:assistant|gpt|model|ai|bot|chatgpt|chatbot|bard|claude|gemini|llm)$/i;
const TOOL =
  /^(?:tool|function|tool_call|tool_response|function_call|function_response|observation|ipython)$/i;

function turnOf(value: unknown): Turn | null {
  if (!isRecord(value)) return null;
  const speaker = value.role ?? value.from ?? value.speaker;
  if (typeof speaker !== 'string') return null;
  const who = ASKS.test(speaker)
    ? 'asks'
    : ANSWERS.test(speaker)
      ? 'answers'
      : TOOL.test(speaker)
        ? 'tool'
        : 'other';
  return { who, message: value, content: value.content ?? value.value ?? value.text ?? value.parts ?? null };
}
