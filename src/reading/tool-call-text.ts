/**
 * Tool calls that a model writes as text because nobody took them: templates of some twenty model families, and the
 * plain JSON, code and ReAct lines that others fall back on. Such a reply wanted to look something up. It is no answer,
 * although its query often names the gold; where an answer follows the call it stands, with the sign.
 */

export interface ToolCallText {
  /** Name of the tool, where the call tells it. */
  readonly tool: string;
  /** What follows the last call; empty where the reply ends in it. */
  readonly rest: string;
}

const SUSPECT = /[<[{`(|✿]|Action|to=|functions?\.|^\s*[!/@]/;
/** Blocks with an end of their own; the end may be missing. */
const BLOCKS: readonly RegExp[] = [
  /<((?:[\w.-]+:)?(?:\w{1,20}_tool_call|(?:tool|wiki|internet|online)_search|tools|tool_?calls?|function_?calls?|tool_?use|tool_?code|invoke|function|use_mcp_tool|execute\w*|code_interpreter|web_?search|search(?:_query|_web)?|browse\w*|fetch\w*|google_search|retrieve\w*|query))(?:[=\s][^>]{0,300})?\/?>(?:[\s\S]*?<\/\1\s*>|[\s\S]*$)/gi,
  /<[|｜](?:tool[_▁]?calls?[_▁](?:section[_▁])?begin|tool[_▁]?calls?|tool[_▁]?calls[_▁]begin|python_tag|plugin|action_start|START_ACTION|FunctionCallBegin|call)[|｜]>(?:[\s\S]*<[|｜](?:tool[_▁]?calls?[_▁](?:section[_▁])?end|tool[_▁]?calls?[_▁]?end|action_end|END_ACTION|FunctionCallEnd|\/tool_call|eom_id)[|｜]>|[\s\S]*$)/gi,
  /<[|｜]?(?:DSML[|｜]|ifm\|)?(?:start_|begin_(?:of_)?)?(?:tool_?calls?|function_?calls?|tool_?use|search(?:_query)?|python|invoke)(?:_?(?:start|begin))?(?:\s[^<>]{0,300})?[|｜]?>(?:[\s\S]*<(?:[|｜]?(?:\/(?:DSML[|｜])?|end_(?:of_)?)|[|｜]\/)(?:tool_?calls?|function_?calls?|tool_?use|search(?:_query)?|python|invoke)(?:_?end)?[|｜]?>|[\s\S]*$)/gi,
  /<\|tool_call>(?:[\s\S]*<tool_call\|>|[\s\S]*$)/g,
  /✿FUNCTION✿\s*:[\s\S]*$/g,
  /(?:^|\n)[ \t]*(?:\*\*)?Action(?:\*\*)?[ \t]*:[ \t]*\w{1,60}\[[^\]\n]{1,400}\][ \t]*(?=\n|$)/gi,
  /(?:^|\n)[ \t]*(?:\*\*)?Action(?:\*\*)?[ \t]*:\s*```\w*\n[\s\S]*?(?:```|$)/gi,
  /^\s*functools\[\s*\{[\s\S]*$/gi,
  /\[\/?(?:TOOL_CALLS?|TOOL_REQUEST|FUNCTION_CALLS?)\][\s\S]*$/g,
  /```(?:tool_code|tool_call|tool|tool_use|function_call)\s*\n[\s\S]*?(?:```|$)/gi,
  /(?:<\|channel\|>|\bassistant)?(?:commentary|analysis)\s+to=[\w.]+[\s\S]*?(?:<\|call\|>|(?=assistantfinal)|$)/gi,
  /\bto=(?:functions|browser|python|web)[.\w]*[\s\S]*?(?:<\|call\|>|$)/gi,
  /(?:^|\n)[ \t]*(?:\*\*)?Action(?:\*\*)?[ \t]*:[^\n]{1,200}\n[ \t]*(?:\*\*)?Action Input(?:\*\*)?[ \t]*:[^\n]*(?:\n(?!Observation|Final Answer)[^\n]+)*/gi,
  /\[\[\s*(?:search|browse|lookup|web_search|tool)\s*[:(][^\]]{0,500}\]\]/gi,
];
/** What each of them needs some of; a bracket, for which most replies are looked at, is none of it. */
const MAY_BLOCK = /[<[`✿]|action|to=/i;
/** A whole reply that is one call in JSON or code. */
const CODE =
  /^\s*(?:```\w*\s*)?\[?\s*(?:print\s*\()?\s*@?((?:wikipedia|wiki|google|bing|functions?|tools?|browser|google_search|web|api|default_api)?\.?\w*(?:search|lookup|look_up|browse|fetch|retrieve|query|open_url|visit)\w*(?:\.\w+)?)\((?=\s*(?:["'{[)]|\w+\s*[=:]))[\s\S]*\)\s*\]?\s*(?:```\s*)?$/i;
const FUNCTION_LINE =
  /^\s*(?:(?:functions?|tools?)\.(?=\w+(?::\d+)?\s*[({<])|(?=\w*search\w*\s?\{\s*")|(?=(?:google|bing|wikipedia)\("))(\w+)/i;

/** A command of a chat, and nothing else: "!search Middlemarch author". */
const COMMAND =
  /^\s*[!/@]((?:web_?)?(?:search|browse|google|bing|lookup|wiki(?:pedia)?|fetch|query|open))\b[ \t:(][^\n]{1,400}\s*$/i;

/** The tool call in a reply's text, or null where there is none. Calls in the middle of other prose count, too. */
export function toolCallText(reply: string): ToolCallText | null {
  if (!SUSPECT.test(reply)) return null;
  const json = jsonCall(reply);
  if (json !== null) return { tool: json, rest: '' };
  const code = CODE.exec(reply) ?? FUNCTION_LINE.exec(reply) ?? COMMAND.exec(reply);
  if (code !== null && !/\s/.test(code[1]!.trim())) return { tool: code[1]!, rest: '' };
  if (!MAY_BLOCK.test(reply)) return null;
  let last: { readonly from: number; readonly to: number; readonly whole: string } | null = null;
  for (const block of BLOCKS) {
    for (const match of reply.matchAll(block)) {
      if (reply[match.index - 1] === '`') continue;
      const to = match.index + match[0].length;
      if (last === null || to > last.to) last = { from: match.index, to, whole: match[0] };
    }
  }
  if (last === null) return null;
  return {
    tool: toolIn(last.whole),
    rest: reply
      .slice(last.to)
      .replace(/^\s*<\/?[\w:|]+>\s*$/, '')
      .trim(),
  };
}

const NAMED: readonly RegExp[] = [
  /"(?:name|tool|tool_name|function|action)"\s*:\s*"([^"]{1,80})"/,
  /<(?:invoke|function|tool)\s+name\s*=\s*"?([\w.:-]{1,80})/i,
  /<function\s*=\s*"?([\w.:-]{1,80})/i,
  /to=([\w.]{1,80})/,
  /(?:functions?|tools?)\.(\w{1,80})/,
  /Action(?:\*\*)?[ \t]*:\s*\[?([\w.-]{1,80})/i,
  /\b(\w{0,40}(?:search|browse|fetch|lookup|retrieve)\w{0,40})\b/i,
  /<([\w.:-]{1,60})/,
];

function toolIn(call: string): string {
  for (const pattern of NAMED) {
    const found = pattern.exec(call);
    if (found !== null) return found[1]!;
  }
  return 'unnamed';
}

/** Name of the tool of a reply that is a call in JSON and nothing else. */
function jsonCall(reply: string): string | null {
  const bare = reply
    .trim()
    .replace(/^```(?:json)?\s*\n?/i, '')
    .replace(/\n?```$/, '')
    .trim();
  if (!/^[[{]/.test(bare) || bare.length > 100_000) return null;
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    return null;
  }
  const call = Array.isArray(value) ? value[0] : value;
  if (typeof call !== 'object' || call === null) return null;
  const inner = (call as { tool_calls?: unknown }).tool_calls;
  if (Array.isArray(inner) && inner.length > 0) return toolIn(bare.slice(bare.indexOf('"tool_calls"')));
  const { name, tool, tool_name: toolName, function: named, action, type } = call as Record<string, unknown>;
  const holds = (member: string) => Object.hasOwn(call, member);
  const called = [tool, toolName, name, named, action].find((each) => typeof each === 'string') as
    | string
    | undefined;
  const innerName = (named as { name?: unknown } | undefined)?.name;
  const takes = [
    'arguments',
    'parameters',
    'args',
    'params',
    'input',
    'action_input',
    'tool_input',
    'kwargs',
  ].some(holds);
  if (takes && typeof innerName === 'string') return innerName;
  if (takes && called !== undefined) return called;
  if (typeof innerName === 'string' && typeof type === 'string') return innerName;
  if (
    called !== undefined &&
    /search|browse|fetch|lookup|retriev/i.test(called) &&
    (holds('query') || holds('q') || holds('url'))
  ) {
    return called;
  }
  const members = Object.keys(call);
  return members.length > 0 &&
    members.every((member) => /^(?:search_?)?(?:query|queries|q|topn|source|recency_days)$/i.test(member))
    ? 'search'
    : null;
}
