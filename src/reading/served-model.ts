/**
 * Whether the model that answered is the one that was asked. Providers answer an alias with its dated snapshot
 * (`gpt-4.1` by `gpt-4.1-2025-04-14`, `-latest` by a version), write owners before a name and tags behind it, and all that
 * is the same model. Another size, number or family is another model, whoever made the swap: a reroute of an old name, a
 * server-side fallback, a router. A name that is nobody's model (a deployment, `tgi`) says nothing about what answers it.
 */

/** `untold`: the server names no model, or the name asked is a label that cannot be compared. */
export type Served = 'same' | 'snapshot' | 'other' | 'untold';

/** Stems of names that real models carry; a name without any is a label given by whoever runs the server. */
const KNOWN =
  /gpt|^o\d|claude|gemini|gemma|llama|mi[sx]tral|magistral|codestral|devstral|qwen|qwq|deepseek|grok|glm|kimi|(?:^|[-/])phi|command|nova|jamba|yi-|falcon|olmo|granite|nemotron|minimax|ernie|hunyuan|doubao|seed|step-|sonar|apertus|exaone|internlm|baichuan|hermes|smollm|longcat|ling-|abab|moonshot|baichuan|spark|skywork|sensechat|solar-|reka|dbrx|arctic|vicuna|wizardlm|zephyr|stablelm|aya-|luminous|palm|bison|inflection|pangu|tulu|mercury|cogito|lfm|fable|sonnet|opus|haiku/i;
/** What tells two builds of one model apart, and no more: dates, numbered revisions, stages. */
const REVISION =
  /^(?:[-@_:.](?:20\d\d-?\d\d-?\d\d|20\d{4}|\d{3,4}|\d\d-\d\d|\d\d-20\d\d|v\d+(?:\.\d+)*(?::\d+)?|preview|exp|experimental|beta|latest|stable|default|001|instruct|it|free|thinking-disabled|fp8|fp16|bf16|nvfp4|awq|gptq|int[48]|\d-?bit|gguf|mlx|q\d[\w-]*|turbo-?maas|maas|high|medium|low))+$/i;

/**
 * Compares the name asked with the name in the reply, both without the provider's prefix of ours. Several names: any of them
 * may be served, and what is none of them is another model, a label's as well.
 */
export function servedModel(asked: string | readonly string[], served: string | null): Served {
  if (typeof asked === 'string') return compared(asked, served);
  const found = asked.map((name) => compared(name, served));
  if (found.length < 2) return found[0] ?? 'untold';
  if (served === null || served.trim() === '') return 'untold';
  return (['same', 'snapshot'] as const).find((one) => found.includes(one)) ?? 'other';
}

function compared(asked: string, served: string | null): Served {
  if (served === null || served.trim() === '') return 'untold';
  const [want, got] = [plain(asked), plain(served)];
  if (want === got) return 'same';
  if (isRevision(want, got) || isRevision(got, want)) return 'snapshot';
  // A floating alias names a line of models, and each of them may stand behind it.
  if (/-latest$/.test(want) && isWithin(want.replace(/-latest$/, ''), got)) return 'snapshot';
  if (datesApart(want) !== want && datesApart(want) === datesApart(got)) return 'other';
  if (!KNOWN.test(want) && KNOWN.test(got)) return 'untold';
  return 'other';
}

function isRevision(short: string, long: string): boolean {
  return long.startsWith(short) && REVISION.test(long.slice(short.length));
}

/** Every word of the alias, in its order, with nothing but numbers between. */
function isWithin(alias: string, name: string): boolean {
  const left = alias.split('-');
  for (const word of name.split('-')) {
    if (word === left[0]) left.shift();
    else if (!/^v?[\d.]+$|^preview$|^exp$/.test(word)) return false;
  }
  return left.length === 0;
}

function datesApart(name: string): string {
  return name.replace(/[-@](?:20\d\d-?\d\d-?\d\d|20\d{4}|\d{4})$/, '');
}

/** Lower case, without owners, folders and file endings, with one sign between words. */
function plain(name: string): string {
  return (
    name
      .trim()
      .toLowerCase()
      .replace(/^.*[/\\](?=[^/\\]+$)/, '')
      .replace(/\.(?:gguf|safetensors|bin)$/, '')
      // Ollama writes the size as a tag.
      .replace(/:(?=\d+(?:\.\d+)?[bm](?:$|[-_]))/, '-')
      .replace(
        /^(?:(?:[a-z]{2,4}|global)\.)?(?:anthropic|openai|meta|mistral|amazon|cohere|deepseek|google|qwen)\.(?=[a-z])/,
        '',
      )
      .replace(/[\s_]+/g, '-')
      // `claude-sonnet-4-0` is version 4.
      .replace(/(?<=\d)[-.]0$/, '')
  );
}

/** Whether a name is that of a real model, as far as names tell. */
export function namesModel(name: string): boolean {
  return KNOWN.test(plain(name));
}

/** Names that stand for whichever model a router picks. */
const ROUTERS =
  /^(?:auto(?:[-_]?(?:router|select|model|beta|free|smart))?|(?:[\w.]+[-_])?router|(?:model|smart|switchpoint|semantic)[-_]router|not-?diamond|martian|best|automatic|dynamic)(?:[:@].*)?$/i;

/** Whether a name asks a router, which is no model. Takes names with or without owners. */
export function namesRouter(model: string): boolean {
  return ROUTERS.test(model.split('/').at(-1) ?? model);
}
