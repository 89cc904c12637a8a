/**
 * Thoughts between tags: `<think>`, `[THINK]`, `◁think▷`, `<seed:think>`, `<|START_THINKING|>`, and whatever else wraps a
 * word for thinking in brackets. A closing tag without an opening one ends a thought, too: many chat templates open it
 * themselves, so that the reply holds the end alone. A tag in quotation marks is talked about, not used.
 */

export interface Parted {
  readonly text: string;
  readonly thoughts: readonly string[];
}

interface Tag {
  readonly closes: boolean;
  /** The word of thinking itself, so that an end is matched with its beginning. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const OPENING = String.raw`\\?<\|?|\\u003c|<｜|<<|&lt;|\[|\{\{?|◁|«|【|＜|⟨|‹`;
const CLOSING = String.raw`\\?\|?>|\\u003e|｜>|>>|&gt;|\]|\}\}?|▷|»|】|＞|⟩|›`;
const TAG = new RegExp(
  `(?:${OPENING})\\s?(\\\\?/|!--)?\\s?([\\p{L}][\\p{L}\\p{N}_:.▁-]{0,60})(?:\\s[^<>\\[\\]\\n]{0,200}?)?\\s?(/)?(?:${CLOSING})`,
  'giu',
);
const ENDS = /^end[_▁-]?(?:of[_▁-]?)?/i;
const BEGINS = /^(?:begin|start)[_▁-]?(?:of[_▁-]?)?/i;
const ENDS_AFTER = /[_▁-]end$/i;
const BEGINS_AFTER = /[_▁-](?:start|begin)$/i;
const THINKS =
  /^(?:[a-z]{1,12}[:_.-])?(?:(?:ant)?think(?:ing)?|thoughts?|reason(?:ing)?|reflect(?:ion)?|scratch_?pad|(?:inner|internal)?[_-]?monologue|cot|chain[_-]of[_-]thought|analysis|deliberation|pondering|rumination|brainstorm(?:ing)?|inner(?:[_-](?:prefix|suffix|thoughts?|voice))?|思考|思考[过過]程|推理(?:[过過]程)?|思路|мысли|размышлени[ея]|рассуждени[ея]|r[ée]flexi[oó]n|raisonnement|razonamiento|pensamientos?|pensiero|ragionamento|raciocínio|gedanken(?:gang)?|überlegung(?:en)?|생각|تفكير)(?:[_-]?(?:process|block|content|fast|more|budget|budget_reflect|step|trace|mode|never_used_\w+))?$/iu;

/** The reply without its tagged thoughts; null where there is none. */
export function partTags(reply: string): Parted | null {
  const tags = tagsOf(reply);
  if (tags.length === 0) return null;
  const thoughts: string[] = [];
  let kept: string[] = [];
  let open: Tag | null = null;
  let from = 0;
  tags.forEach((tag, at) => {
    if (!tag.closes) {
      if (open !== null) return;
      kept.push(reply.slice(from, tag.start));
      open = tag;
      from = tag.end;
      return;
    }
    if (open === null) {
      // The end of a thought that the template began: whatever stands before it was thought.
      thoughts.unshift(...kept);
      kept = [];
    } else if (tag.word !== (open as Tag).word && tags.slice(at + 1).some((next) => ends(next, open!))) {
      return;
    }
    thoughts.push(reply.slice(from, tag.start));
    open = null;
    from = tag.end;
  });
  const rest = reply.slice(from);
  if (open === null) kept.push(rest);
  else thoughts.push(rest);
  const text = kept
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
  return { text, thoughts };
}

function ends(tag: Tag, open: Tag): boolean {
  return tag.closes && tag.word === open.word;
}

function tagsOf(reply: string): Tag[] {
  const tags: Tag[] = [];
  for (const match of reply.matchAll(TAG)) {
    const [whole, slash, name, selfClosing] = match;
    const bare = name!
      .replace(ENDS, '')
      .replace(BEGINS, '')
      .replace(ENDS_AFTER, '')
      .replace(BEGINS_AFTER, '');
    if (!THINKS.test(bare) || isQuoted(reply, match.index, whole.length)) continue;
    const closes =
      slash?.endsWith('/') ||
      // Written for an end by models that mix up the two.
      (selfClosing !== undefined && tags.length > 0) ||
      (bare !== name && (ENDS.test(name!) || ENDS_AFTER.test(name!))) ||
      /suffix$/i.test(name!);
    const word = bare.toLowerCase().replace(/_(prefix|suffix)$/, '');
    tags.push({ closes, word, start: match.index, end: match.index + whole.length });
  }
  // "<think> and </think>" names two tags and thinks nothing.
  return tags.filter((tag, at) => {
    const pair = tag.closes ? [tags[at - 1], tag] : [tag, tags[at + 1]];
    if (pair[0] === undefined || pair[1] === undefined || pair[0].closes || !pair[1].closes) return true;
    return !/^\s*(?:and|or|und|oder|et|ou|y|o|e|,|\/|\.\.\.|…)\s*$/i.test(
      reply.slice(pair[0].end, pair[1].start),
    );
  });
}

function isQuoted(reply: string, at: number, length: number): boolean {
  const before = reply[at - 1];
  return before !== undefined && '`"\'“‘'.includes(before) && '`"\'”’'.includes(reply[at + length] ?? ' ');
}
