/**
 * The one place where a thought and an answer in one text are parted, for replies over the wire and for answers in files
 * alike. Thoughts are never graded: they name what the answer then drops. Every form known is taken (tags, ends of tags
 * alone, channels, headings, folded blocks); markup at the beginning that is none of them, but holds sentences and has an
 * answer after it, is kept out of the answer as well and named, because an unknown form of thought is likelier than an
 * answer that begins with a tagged sentence and goes on after it.
 */
import { partChannels } from './thought-channels.ts';
import { partLabels, underHeading } from './thought-labels.ts';
import { type Parted, partTags } from './thought-tags.ts';

export interface SplitReasoning {
  readonly text: string;
  readonly reasoning: string | null;
  /** Name of the unknown markup that was taken for a thought. */
  readonly unknownMarkup?: string;
}

/** What can begin a thought; a text without any of it is an answer, and most are. */
const SUSPECT =
  /[<[{◁«【＜⟨‹`\n:：…]|%%|&lt;|\\u003c|\.{3}|assistantfinal|^\s*\(|^\s*(?:assistant|analysis|commentary|thought|final|thinking|reasoning)/iu;
const FOLDED = /^\s*<details\b([^>]*)>([\s\S]*?)<\/details>\s*/i;
const FENCED =
  /^\s*(`{3,}|~{3,})\s?(?:thinking|think|thoughts?|reasoning|analysis|scratchpad)\s*\n([\s\S]*?)\n?\1\s*/i;
const COMMENT = /^\s*<!--([\s\S]*?)-->\s*(?=\S)/;
const WRAPPED =
  /^\s*(?:<\|?|\[|◁)\s?((?:begin_of_|start_(?:of_)?)?(?:final[_ ]?)?(?:answer|response|output|result|solution|final|box|reply|text))\s?(?:\|?>|\]|▷)([\s\S]*?)(?:(?:<\|?|\[|◁)\s?(?:\/|end_(?:of_)?)\s?(?:final[_ ]?)?(?:answer|response|output|result|solution|final|box|reply|text)\s?(?:\|?>|\]|▷)\s*)?$/i;
const ANSWER_TAG =
  /(?:<\|?|\[|◁)\s?(?:begin_of_|start_(?:of_)?)?(?:final[_ ]?)?(?:answer|response|solution|output)\s?(?:\|?>|\]|▷)/gi;
/** Where an answer begins after a thought whose own end is never told. */
const ANSWER_MARKER = /<\|(?:final|answer|response|assistant|output)\|>|【(?:最终)?(?:答案|回答)】/gi;
const END_TOKEN =
  /(?:<\|[a-z_]{0,20}(?:end|eot|eom|eos|return)[a-z_]{0,20}\|>|<\/s>|<end_of_turn>|<｜end▁of▁sentence｜>)$/i;
/** Tags of formatting, which say nothing about what stands between them. */
const FORMATTING =
  /^(?:a|abbr|b|big|blockquote|body|br|center|cite|code|div|em|font|h[1-6]|html|i|img|li|mark|math|ol|p|pre|q|s|small|span|strong|sub|sup|table|tbody|td|th|tr|tt|u|ul|var|xml|json|markdown|text|message|content)$/i;
const UNKNOWN = /^\s*<(\p{L}[\p{L}\p{N}_:.-]{1,40})(?:\s[^>]{0,200})?>([\s\S]*?)<\/\1\s*>\s*(?=\S)/iu;
/** A thought or an answer between rules: "--- BEGIN THINKING ---", "=== Thinking ===", "%%think%%". */
const RULED =
  /(?:^|\n)[ \t]*[-=~*#+]{2,}[ \t]*(?:(begin|start|end)(?:[ _]of)?[ _])?(?:think(?:ing)?|thoughts?|reasoning|analysis|chain[ _-]of[ _-]thought|scratchpad)(?:[ _](begin|start|end))?[ \t]*[-=~*#+]{2,}[ \t]*(?=\n)|%%(\/)?think(?:ing)?%%/gi;
/** Where a model that was trained to do so begins its answer: "[BEGIN FINAL RESPONSE]". */
const BEGINS_ANSWER =
  /[[<({=*#-]{1,4}[ \t]*(?:begin|start)(?:[ _]of)?[ _](?:the[ _])?final[ _](?:response|answer|output|solution)[ \t]*[\])>}=*#-]{1,4}/i;
const ENDS_ANSWER =
  /[[<({=*#-]{1,4}[ \t]*end(?:[ _]of)?[ _](?:the[ _])?final[ _](?:response|answer|output|solution)[ \t]*[\])>}=*#-]{1,4}\s*$/i;

/** Text and thought of a reply. A reply that is all thought has an empty text. */
export function splitReasoning(reply: string): SplitReasoning {
  if (!SUSPECT.test(reply)) return { text: reply, reasoning: null };
  const bare = withTags(withoutEndTokens(reply));
  const parted = part(bare);
  if (parted === null) {
    const unknown = UNKNOWN.exec(bare);
    if (unknown !== null && !FORMATTING.test(unknown[1]!) && isProse(unknown[2]!)) {
      const rest = bare.slice(unknown[0].length).trim();
      return { text: unwrapped(rest), reasoning: unknown[2]!.trim(), unknownMarkup: `<${unknown[1]}>` };
    }
    return { text: unwrapped(bare), reasoning: null };
  }
  const reasoning = parted.thoughts
    .map((thought) => thought.trim())
    .filter((thought) => thought !== '')
    .join('\n');
  return { text: unwrapped(answerIn(parted.text)), reasoning: reasoning === '' ? null : reasoning };
}

function part(reply: string): Parted | null {
  const block = FOLDED.exec(reply);
  if (
    block !== null &&
    /reason|think|thought/i.test(`${block[1]} ${/<summary>[\s\S]*?<\/summary>/i.exec(block[2]!)?.[0] ?? ''}`)
  ) {
    return {
      text: reply.slice(block[0].length),
      thoughts: [block[2]!.replace(/<summary>[\s\S]*?<\/summary>/i, '')],
    };
  }
  const fence = FENCED.exec(reply);
  if (fence !== null) return { text: reply.slice(fence[0].length), thoughts: [fence[2]!] };
  const begins = BEGINS_ANSWER.exec(reply);
  if (begins !== null) {
    const text = reply.slice(begins.index + begins[0].length).replace(ENDS_ANSWER, '');
    return { text, thoughts: [reply.slice(0, begins.index)] };
  }
  const comment = COMMENT.exec(reply);
  if (comment !== null) return { text: reply.slice(comment[0].length), thoughts: [comment[1]!] };
  const channels = partChannels(reply);
  if (channels !== null) return channels;
  const tags = partTags(reply);
  if (tags === null) return partLabels(reply);
  if (tags.text !== '') return tags;
  const marker = [...reply.matchAll(ANSWER_MARKER)].at(-1);
  if (marker !== undefined && !/<\/|【\//.test(reply)) {
    const text = reply.slice(marker.index + marker[0].length).trim();
    return { text, thoughts: [reply.slice(0, marker.index)] };
  }
  // A tag used as a heading: "[Reasoning] … Final answer: …".
  return /^\s*(?:\[|<think>)/.test(reply) ? (underHeading(tags.thoughts.join('\n')) ?? tags) : tags;
}

/** After a thought, a tagged answer is the answer. */
function answerIn(text: string): string {
  const last = [...text.matchAll(ANSWER_TAG)].at(-1);
  return last === undefined ? text.trim() : text.slice(last.index);
}

/** The answer without the tag that is all around it. */
function unwrapped(text: string): string {
  const wrapped = WRAPPED.exec(text);
  if (wrapped === null || wrapped[2]!.trim() === '') return text;
  return wrapped[2]!.trim();
}

/** Rules around a word for thinking are tags in another dress. */
function withTags(reply: string): string {
  return reply.replace(RULED, (_, before, after, slash) =>
    /end/i.test(`${before}${after}`) || slash !== undefined ? '\n</think>' : '\n<think>',
  );
}

/** Tokens that end a turn and were to be swallowed by the server. */
function withoutEndTokens(reply: string): string {
  let text = reply;
  for (let found = END_TOKEN.exec(text.trimEnd()); found !== null; found = END_TOKEN.exec(text)) {
    text = text.slice(0, found.index).trimEnd();
  }
  return text;
}

function isProse(inner: string): boolean {
  return inner.trim().split(/\s+/).length >= 5;
}
