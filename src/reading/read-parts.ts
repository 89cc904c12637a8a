/**
 * The parts of one message, of every type that servers of all three formats send: text, thought, refusal, a tool's work.
 * Text in a part of unknown type counts only where the message has no text of a known type, and its type is named; so an
 * answer is not lost to a new name, and a new kind of aside is not glued to the answer.
 */
import { type Loose, list, loose, text, words } from './loose.ts';

export interface ReadParts {
  /** Null where the message holds no text at all. */
  readonly answer: string | null;
  readonly thoughts: readonly string[];
  /** The model's own refusal, where a part is marked as one. */
  readonly refusal: string | null;
  /** Types of parts that nothing is known of. */
  readonly unknownTypes: readonly string[];
}

const TEXT = new Set([
  'text',
  'output_text',
  'input_text',
  'message',
  'answer',
  'markdown',
  'text_delta',
  'final',
]);
const THOUGHT = /think|thought|reason|reflect|analysis|scratchpad|chain_of|commentary|summary_text/i;
/** Parts that neither answer nor look anything up. */
const SILENT =
  /^(?:compaction|fallback|redacted_\w+|image\w*|audio\w*|input_audio|video\w*|step-start|cache\w*|signature)$/i;
/** The work of tools: signs, read elsewhere. */
const TOOL =
  /tool|function|call|search|fetch|citation|document|source|execution|computer|retriev|reference|file|url/i;

/** What a type of part says it is. Types of all three formats; nothing is known of `unknown`. */
export function partKind(type: string): 'text' | 'thought' | 'refusal' | 'silent' | 'tool' | 'unknown' {
  if (TEXT.has(type.toLowerCase())) return 'text';
  if (/^refusal$/i.test(type)) return 'refusal';
  if (SILENT.test(type)) return 'silent';
  if (TOOL.test(type)) return 'tool';
  return THOUGHT.test(type) ? 'thought' : 'unknown';
}

/** Reads content that is a text, a part or a list of parts. */
export function readParts(content: unknown): ReadParts {
  if (typeof content === 'string') return { answer: content, thoughts: [], refusal: null, unknownTypes: [] };
  const parts = Array.isArray(content) ? content : content === null || content === undefined ? [] : [content];
  const known: string[] = [];
  const guessed: string[] = [];
  const thoughts: string[] = [];
  const unknownTypes: string[] = [];
  let refusal: string | null = null;
  for (const each of parts) {
    if (typeof each === 'string') {
      known.push(each);
      continue;
    }
    const part = loose(each);
    const type = text(part.type);
    const kind = isAside(part) ? 'thought' : type === null ? null : partKind(type);
    if (kind === 'thought') {
      const thought = textIn(part, ['thinking', 'reasoning', 'thought', 'text', 'summary', 'content']);
      if (thought !== null && thought !== '') thoughts.push(thought);
    } else if (kind === 'refusal' || (kind === null && words(part.refusal) !== null)) {
      refusal = textIn(part, ['refusal', 'text', 'content']) ?? refusal ?? '';
    } else if (kind === null || kind === 'text') {
      const said = textIn(part, ['text', 'content', 'output_text', 'value', 'answer', 'message']);
      if (said !== null) known.push(said);
      else if (kind === null && Object.keys(part).length > 0)
        unknownTypes.push(`part: with ${Object.keys(part)[0]}`);
      if (part.refusal === true) refusal = said ?? '';
    } else if (kind === 'unknown') {
      unknownTypes.push(`part: ${type}`);
      const said = textIn(part, ['text', 'content', 'value']);
      if (said !== null) guessed.push(said);
    }
  }
  const texts = known.some((each) => each.trim() !== '') ? known : [...known, ...guessed];
  return { answer: texts.length === 0 ? null : texts.join(''), thoughts, refusal, unknownTypes };
}

/** Marked as thought, or said in another phase or channel than the final one. */
function isAside(part: Loose): boolean {
  if (part.thought === true || part.is_thought === true) return true;
  const phase = words(part.phase) ?? words(part.channel);
  return phase !== null && /^(?:commentary|analysis|preamble|think|thought|reason)/i.test(phase);
}

/** The first of the members that holds a text, as a text, a list of texts or an object with a `value`. */
function textIn(part: Loose, members: readonly string[]): string | null {
  for (const member of members) {
    const said = flat(part[member], 0);
    if (said !== null) return said;
  }
  return null;
}

function flat(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return value;
  if (depth > 3) return null;
  if (Array.isArray(value)) {
    const said = list(value)
      .map((each) => flat(each, depth + 1))
      .filter((each) => each !== null);
    return said.length === 0 ? null : said.join('');
  }
  const { text: inner, value: bare, thinking } = loose(value);
  return text(inner) ?? text(bare) ?? text(thinking);
}
