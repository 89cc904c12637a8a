/**
 * Replies in channels, as gpt-oss writes them (Harmony): analysis and commentary beside the final answer. Servers that
 * do not part them hand on the markers (`<|channel|>final<|message|>`), or drop the markers and leave the bare words
 * ("analysis…assistantfinal…"); Gemma marks its channel of thought in a third way. Only what was said in the final
 * channel is the answer; a reply that never came to it has none.
 */
import type { Parted } from './thought-tags.ts';

const MARKED =
  /(?:<\|start\|>\s*\w*\s*)?<\|?channel\|?>\s*(?:(\w+)([^<\n]{0,200})(?:<\|constrain\|>[^<]{0,60})?(?:<\|message\|>|<\/channel>\s*(?:<message>)?|\n|(?=<channel\|>))|(analysis|commentary|thoughts?|final)\b)/gi;
const LEFTOVERS =
  /<\|(?:start|end|return|call|message|channel)\|>(?:\s*assistant\b)?|<\|?channel\|?>|<\/(?:channel|message)>/gi;
/** "assistantfinal" and its kin, where the markers were dropped. */
const BARE =
  /assistant\s{0,4}(?:<\|channel\|>)?\s*(analysis|commentary|final|thought)(?:<\|message\|>|[\s:]{0,8})/gi;
const BARE_BEGINNING = /^\s*(?:assistant\s*)?(analysis|commentary|thought|final)(?=\p{Lu}|[^\p{L}\s]|\s)/u;

const TURN =
  '<channel\\s+(?:name|type|id)\\s*=\\s*"?(\\w+)"?\\s*>|<\\|im_start\\|>\\s*(think|thought|analysis|commentary|answer|final)\\b\\s*|<\\|start_header_id\\|>\\s*(think|thought|analysis|commentary|answer|final)\\s*<\\|end_header_id\\|>|<unused94>(?:\\s*thought\\b)?';
const TURNS = new RegExp(TURN, 'i');
const TURNS_ALL = new RegExp(TURN, 'gi');

/** The reply without what was said in other channels; null where it is in none. */
export function partChannels(raw: string): Parted | null {
  const reply = withChannels(raw);
  if (/<\|?channel\|?>/i.test(reply)) return marked(reply);
  if (/^\s*<\|start\|>|<\|message\|>|^\s*<\|return\|>/i.test(reply)) {
    return {
      text: reply
        .replace(/^[\s\S]*<\|message\|>/i, '')
        .replace(LEFTOVERS, '')
        .trim(),
      thoughts: [],
    };
  }
  return bare(reply);
}

/** Turns named after a channel (ChatML, Llama's headers), MedGemma's unused tokens and channels in XML are channels, too. */
function withChannels(reply: string): string {
  if (!TURNS.test(reply)) return reply;
  return reply
    .replace(
      TURNS_ALL,
      (_, xml, chatMl, header) => `<|channel|>${xml ?? chatMl ?? header ?? 'thought'}<|message|>`,
    )
    .replace(/<unused95>/g, '<channel|>')
    .replace(/<\|(?:im_end|eot_id)\|>/g, '<|end|>');
}

function marked(reply: string): Parted {
  const thoughts: string[] = [];
  const answers: string[] = [];
  const marks = [...reply.matchAll(MARKED)];
  const lead = clean(reply.slice(0, marks[0]?.index ?? 0));
  if (marks.length === 0) return { text: clean(reply), thoughts };
  marks.forEach((mark, at) => {
    let said = reply.slice(mark.index + mark[0].length, marks[at + 1]?.index);
    const channel = (mark[1]! ?? mark[3]!).toLowerCase();
    // Gemma closes its channel, others end the turn of the thought, and the answer follows outside.
    const close = said.search(/<channel\|>|<\|end\|>/i);
    if (close >= 0) {
      const after = clean(said.slice(close));
      if (after !== '') answers.push(after);
      said = said.slice(0, close);
    }
    const isAnswer = channel === 'final' || channel === 'response' || channel === 'answer';
    // Whom a call is addressed to stands in the channel's head.
    const addressed = /\bto=/.test(mark[2] ?? '') ? `${channel}${mark[2]}` : '';
    (isAnswer ? answers : thoughts).push(`${addressed}${clean(said)}`);
  });
  if (lead !== '') (answers.length > 0 ? thoughts : answers).unshift(lead);
  return { text: answers.filter((part) => part !== '').join('\n'), thoughts };
}

function bare(reply: string): Parted | null {
  const beginning = BARE_BEGINNING.exec(reply);
  const marks = [...reply.matchAll(BARE)].filter(
    ({ index }) =>
      beginning !== null ||
      index === 0 ||
      isGlued(reply, index) ||
      /^assistantfinal/i.test(reply.slice(index, index + 14)),
  );
  const glued = beginning !== null && /^\p{Lu}/u.test(reply.slice(beginning[0].length));
  if (marks.length === 0) {
    // "analysisThe user…" with no end was cut off; "analysis of variance" is an answer.
    if (!glued) return null;
    const rest = reply.slice(beginning![0].length).trim();
    return beginning![1] === 'final' ? { text: rest, thoughts: [] } : { text: '', thoughts: [rest] };
  }
  const thoughts: string[] = [];
  const answers: string[] = [];
  const first = reply.slice(beginning?.[0].length ?? 0, marks[0]!.index).trim();
  if (first !== '') (beginning?.[1] === 'final' ? answers : thoughts).push(first);
  marks.forEach((mark, at) => {
    const said = reply.slice(mark.index + mark[0].length, marks[at + 1]?.index).trim();
    (mark[1]!.toLowerCase() === 'final' ? answers : thoughts).push(said);
  });
  return { text: answers.join('\n'), thoughts };
}

/** The words follow a sentence without a blank, which no prose does. */
function isGlued(reply: string, at: number): boolean {
  return /\S/.test(reply[at - 1] ?? ' ') && /^assistant$/i.test(reply.slice(at, at + 9));
}

function clean(part: string): string {
  return part.replace(LEFTOVERS, '').trim();
}
