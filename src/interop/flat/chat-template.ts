/**
 * A conversation written as one text, with the marks of a chat template: ChatML, Llama, Gemma, Mistral's `[INST]`, `Human:` and
 * `Assistant:`. Sets that were made for training and logs of raw completions keep what was asked so. A text is one only where it begins with such a
 * mark: an answer may speak of them.
 */

export interface TemplateTurn {
  readonly role: string;
  readonly content: string;
}

const BEGINS =
  /^\s*(?:<s>|<bos>|<\|begin_of_text\|>)?\s*(?:<\|im_start\|>|<\|start_header_id\|>|<start_of_turn>|\[INST\]|Human: )/;

/** Beginning of a turn with its speaker, up to where the words begin. */
const TURN = [
  /<\|im_start\|>[ \t]*(\w+)[^\n]*\n/g,
  /<\|start_header_id\|>\s*(\w+)\s*<\|end_header_id\|>\s*/g,
  /<start_of_turn>[ \t]*(\w+)[ \t]*\n?/g,
] as const;
const ENDS = /<\|(?:im_end|eot_id|end_of_text|endoftext|eom_id)\|>|<end_of_turn>|<eos>|<\/s>/;

/** Null where the text is no conversation in a template. */
export function templateTurns(text: string): TemplateTurn[] | null {
  if (!BEGINS.test(text)) return null;
  for (const pattern of TURN) {
    const begins = [...text.matchAll(pattern)];
    if (begins.length === 0) continue;
    return spoken(
      begins.map((begin, at) => ({
        role: begin[1]!,
        content: text.slice(begin.index + begin[0].length, begins[at + 1]?.index),
      })),
    );
  }
  return /\[INST\]/.test(text) ? instructions(text) : transcript(text);
}

/** What stands between the marks; a last turn without a word is where the model was to go on. */
function spoken(turns: readonly TemplateTurn[]): TemplateTurn[] {
  return turns
    .map(({ role, content }) => ({ role: role.toLowerCase(), content: content.split(ENDS)[0]!.trim() }))
    .filter(({ content }) => content !== '');
}

function instructions(text: string): TemplateTurn[] {
  const parts = text.split(/\[(\/?)INST\]/);
  return spoken(
    parts
      .filter((_, at) => at % 2 === 0)
      .map((content, at) => ({
        role: parts[at * 2 - 1] === '/' ? 'assistant' : 'user',
        content: content.replace(/<<SYS>>[\s\S]*?<<\/SYS>>/, '').replace(/^\s*<s>/, ''),
      })),
  );
}

function transcript(text: string): TemplateTurn[] | null {
  const parts = text.trimStart().split(/(?:^|\n\n)(Human|Assistant): ?/);
  const turns = spoken(
    parts
      .slice(1)
      .flatMap((role, at, all) =>
        at % 2 === 0 ? [{ role: role === 'Human' ? 'user' : 'assistant', content: all[at + 1] ?? '' }] : [],
      ),
  );
  return parts.includes('Assistant') ? turns : null;
}
