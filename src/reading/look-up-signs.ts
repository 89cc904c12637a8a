/**
 * Signs in a reply's structure that something was looked up: tool calls, citations, sources, results and counts of
 * searches, wherever they stand. Providers and gateways hang them on the reply, the choice, the message, its parts or the
 * usage, under names of their own, so the whole body is walked and members are known by what their names say; an empty
 * list, a zero, false or null tells of nothing. Words in the prose are no sign.
 */
import type { ClosedBookSign } from '../core/completion.ts';
import { type Loose, loose, text } from './loose.ts';
import { partKind } from './read-parts.ts';

type Kind = ClosedBookSign['kind'];

/** A member that echoes the request or holds words; nothing below it is a look-up. */
const PASSED_OVER = new Set([
  'text',
  'arguments',
  'input',
  'logprobs',
  'top_logprobs',
  'tools',
  'tool_choice',
  'functions',
  'instructions',
  'reasoning',
  'reasoning_content',
  'reasoning_details',
  'thinking',
  'summary',
  'refusal',
  'safety_ratings',
  'safetyRatings',
  'content_filter_results',
  'prompt_filter_results',
  'tool_config',
  'available_tools',
  'max_tool_calls',
  'parallel_tool_calls',
  'citationMetadata',
  'citation_metadata',
  'web_search_options',
  'search_parameters',
  'request',
  'prompt',
]);
const TOOL_CALLS = /^(?:tool_?calls?|function_?calls?|custom_?tool_?calls?)$/i;
const SERVER_TOOLS =
  /^(?:executed_?tools?|tool_?results?|tool_?outputs?|server_?tools?|used_?tools?|tools_?used|mcp_?calls?|intermediate_?(?:steps|tool_?calls)|plugins_?used)$/i;
const CITATIONS =
  /^(?:citations?|(?:url|x|web)_?citations?|citations?_?list|(?:ref|reference|source|cited|related)_?links?|references_?used|web_?references?|sources?|source_?(?:documents|nodes|urls|list)|references?|footnotes?|attributions?|source_?attributions?|grounding_?attributions?|cited_?\w+|(?:retrieved|used|web)_?(?:documents?|contexts?|chunks?|passages?|pages?|sources?|context)|documents|evidences?|(?:web_?|search_?)?snippets?|retrieved|passages?|excerpts?|docs|doc_?(?:refs?|references|ids)|knowledge(?:_?(?:sources?|items?|results?|refs?|references|chunks|base))?)$/i;
/** Links of a REST interface are an object of addresses of its own; a list of them is of sources. */
const LISTED = /^(?:links|urls|pages)$/i;
const SEARCHES =
  /^(?:(?:web_?|online_?|internet_?|live_?|google_?|bing_?|x_?)?search(?:_?(?:results?|info|queries|query|calls?|entry_?points?|sources?|hits|metadata|status|performed|used|enabled_?in_?reply))?|web_?(?:results?|queries|pages)|grounding_?(?:metadata|chunks|supports|info|results)?|(?:vertex_?ai_?)?url_?context(?:_?metadata)?|search_?(?:plus|engine_?results)|num_?search_?queries|brows(?:er?|ing)_?(?:results|calls?)|server_?side_?tool_?usage(?:_?details)?|retrieval(?:_?(?:results?|metadata|context|queries))?|browsing(?:_?\w+)?|knowledge_?base_?results?|rag_?\w+|is_?(?:web_?)?search(?:ed)?|used_?search|used_?web)$/i;
/** In counts of usage: anything of a search, a source or a tool that is more than nothing. */
const USAGE = /search|(?<!re)source|tool|brows|retriev|ground|crawl|fetch|citation|web_?page|url_?context/i;
/** What an agent behind the interface did; only what looked something up counts. */
const STEPS = /^(?:plugins?|steps|agent_?\w+|actions?|action_?usage|bot_?usage|traces?|events)$/i;
const LOOKED = /search|brows|retriev|fetch|crawl|plugin|"tool/i;
const MOST_SIGNS = 20;
const DEEPEST = 8;
const MOST_MEMBERS = 5_000;

/** All signs of a reply's body, in the order in which they stand, at most twenty. */
export function lookUpSigns(body: unknown): ClosedBookSign[] {
  const signs: ClosedBookSign[] = [];
  let left = MOST_MEMBERS;
  const add: AddSign = (kind, detail) => {
    const isNew = !signs.some((sign) => sign.kind === kind && sign.detail === detail);
    if (isNew && signs.length < MOST_SIGNS) signs.push({ kind, detail: detail.slice(0, 200) });
  };
  const walk = (value: unknown, depth: number, place: 'parts' | 'usage' | 'else'): void => {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
    if (Array.isArray(value)) {
      for (const each of value) {
        if (left-- <= 0) return;
        walk(each, depth + 1, place);
      }
      return;
    }
    if (place === 'parts' && partSign(value as Loose, add)) return;
    for (const name in value) {
      if (left-- <= 0) return;
      const member = (value as Loose)[name];
      if (place === 'usage') {
        if (USAGE.test(name)) usageSigns(name, member, add);
        else walk(member, depth + 1, 'usage');
      } else if (name === 'usage' || name === 'usageMetadata' || name === 'usage_metadata') {
        walk(member, depth + 1, 'usage');
      } else if (name === 'content' || name === 'output' || name === 'parts') {
        walk(member, depth + 1, 'parts');
      } else if (name === 'annotations') {
        annotations(member, add);
      } else if (!PASSED_OVER.has(name) && !memberSign(name, member, add)) {
        walk(member, depth + 1, 'else');
      }
    }
  };
  walk(body, 0, 'else');
  return signs;
}

type AddSign = (kind: Kind, detail: string) => void;

/** Whether a part of a message, or an item of an output, is the work of a tool. */
function partSign(part: Loose, add: AddSign): boolean {
  const type = text(part.type);
  if (type === null || partKind(type) !== 'tool') return false;
  if (/^(?:tool_use|tool_?call|function_?call|custom_tool_call)$/i.test(type))
    add('tool-call', toolName(part));
  else if (/search|ground/i.test(type)) add('search-block', type);
  else add('server-tool', text(part.name) ?? type);
  return true;
}

function usageSigns(name: string, member: unknown, add: AddSign): void {
  if (typeof member === 'object' && member !== null && !Array.isArray(member)) {
    for (const inner in member) usageSigns(inner, (member as Loose)[inner], add);
  } else if (tells(member))
    add('search-usage', `${name}: ${Array.isArray(member) ? member.length : String(member)}`);
}

function memberSign(name: string, member: unknown, add: AddSign): boolean {
  if (TOOL_CALLS.test(name)) {
    for (const call of Array.isArray(member) ? member : tells(member) ? [member] : [])
      add('tool-call', toolName(call));
    return true;
  }
  if (SERVER_TOOLS.test(name)) {
    for (const call of Array.isArray(member) ? member : tells(member) ? [member] : [])
      add('server-tool', toolName(call));
    return true;
  }
  if (STEPS.test(name) && tells(member)) {
    if (!LOOKED.test(JSON.stringify(member).slice(0, 5_000))) return false;
    add('server-tool', name);
    return true;
  }
  const isCited = CITATIONS.test(name) || (LISTED.test(name) && Array.isArray(member));
  const kind = isCited ? 'citation' : SEARCHES.test(name) ? 'search-block' : null;
  if (kind === null) return false;
  if (tells(member)) add(kind, Array.isArray(member) ? `${member.length} in ${name}` : name);
  return true;
}

/** Citations under OpenAI's name; notes on files that the model wrote are none, notes with an address are. */
function annotations(member: unknown, add: AddSign): void {
  for (const each of Array.isArray(member) ? member : tells(member) ? [member] : []) {
    const note = loose(each);
    const type = text(note.type);
    if (type !== null && /citation|source|search|url|web|reference|ground/i.test(type)) add('citation', type);
    else if (
      ['url', 'uri', 'link', 'url_citation', 'source', 'file_id'].some((name) => tells(note[name])) &&
      type !== 'file_path'
    ) {
      add('citation', type ?? 'annotation with an address');
    }
  }
}

/** Whether a member says that something was there: no null, false, zero, blank, or object of such. */
function tells(value: unknown, depth = 0): boolean {
  if (value === null || value === undefined || value === false) return false;
  if (typeof value === 'number') return value > 0;
  if (typeof value === 'string')
    return !/^\s*(?:|none|null|false|no|off|0|disabled|not_used|auto)\s*$/i.test(value);
  if (typeof value === 'boolean') return value;
  if (depth > 4) return true;
  const members = Array.isArray(value) ? value : Object.values(value as object);
  return members.some((member) => tells(member, depth + 1));
}

function toolName(call: unknown): string {
  const { function: named, name, type, tool } = loose(call);
  return text(loose(named).name) ?? text(name) ?? text(tool) ?? text(type) ?? 'unnamed';
}
