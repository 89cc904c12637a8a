/**
 * Fences for text that a judge must read and not obey. Two walls: a mark per request, made from a hash of what
 * it encloses, which the writer of the text cannot have known; and a prefix on every line, so that no line of the
 * text can look like a line of ours. Control tokens of chat formats are broken up, invisible characters removed.
 */
import { contentHash } from '../core/hash.ts';

const PREFIX = '| ';

/** The mark of one request: 12 hex digits over everything that is fenced; the same request has the same mark. */
export function fenceMark(parts: readonly string[]): string {
  return contentHash(['fence', ...parts]).slice(0, 12);
}

export interface FenceOptions {
  readonly mark: string;
  /**
   * Longer text keeps its beginning and its end, with a note of how much was cut.
   * @default 12000
   */
  readonly maxCharacters?: number;
}

/** A block: opening line, the text with every line prefixed, closing line. */
export function fenced(name: string, text: string, options: FenceOptions): string {
  const { mark, maxCharacters = 12_000 } = options;
  const lines = shortened(defused(text, mark), maxCharacters).split('\n');
  return [
    `=== ${name} ${mark} ===`,
    ...lines.map((line) => PREFIX + line),
    `=== END ${name} ${mark} ===`,
  ].join('\n');
}

/** The text of a block made by {@link fenced}, as it was fenced; null when the block is not there. */
export function unfenced(name: string, message: string, mark: string): string | null {
  const lines = message.split('\n');
  const open = lines.indexOf(`=== ${name} ${mark} ===`);
  const close = lines.indexOf(`=== END ${name} ${mark} ===`);
  if (open < 0 || close < open) return null;
  return lines
    .slice(open + 1, close)
    .map((line) => line.slice(PREFIX.length))
    .join('\n');
}

/** Everything that some reader takes for a line break becomes one, so that each line gets its prefix. */
const LINE_BREAKS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
/** Format characters (zero-width, bidirectional, tags): text a person would not see. */
const INVISIBLE = /\p{Cf}/gu;
const CONTROL = /(?!\n)\p{Cc}/gu;
/** Tokens by which chat formats switch the speaker. */
const CHAT_TOKENS =
  /<[|｜][^|｜>\n]{0,40}[|｜]>|<[|｜][\w▁:-]{1,40}>|<[\w▁:-]{1,40}[|｜]>|<<\/?SYS>>|\[\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|CALL_ID|ARGS|THINK)\]|<\/?(?:s|bos|eos|pad|unk|sep|cls|mask|system|developer|user|assistant|model|human|tool|tool_call|tool_response|data|answer|question|reference|instructions?|think|thinking|thought|start_of_turn|end_of_turn|unused\d{1,4})>/gi;

function defused(text: string, mark: string): string {
  return text
    .replace(LINE_BREAKS, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .replaceAll(mark, '(mark)')
    .replace(/={3,}/g, '==')
    .replace(CHAT_TOKENS, (token) => `(${token.replace(/[<>[\]|｜]/g, '')})`);
}

function shortened(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const half = Math.floor(maxCharacters / 2);
  const cut = text.length - 2 * half;
  return `${text.slice(0, half)}\n(${cut} characters left out here)\n${text.slice(-half)}`;
}
