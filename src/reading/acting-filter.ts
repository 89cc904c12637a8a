/**
 * A filter that is told by a member of its own, beside whatever end the reply has: Azure's results, MiniMax's marks, Bedrock's
 * guardrails, a gateway's moderation. A mark on the answer that was filtered blocks it even beside `stop`; beside an
 * answer, marks on the question and mere flags annotate.
 */
import { type Loose, loose } from './loose.ts';

const TELLS = /filter|moderation|guardrail|sensitive|safety|blocked/i;
const ON_THE_QUESTION = /^(?:prompt|input)/i;
const ACTED = /^(?:filtered|blocked|intervened|triggered)$/i;
const FLAGGED = /^(?:flagged|detected)$/i;

/** The filter that acted, with its category where one is told; null where none did. */
export function actingFilter(
  places: readonly Loose[],
  { isBlank }: { readonly isBlank: boolean },
): { readonly category: string | null } | null {
  for (const place of places) {
    for (const name in place) {
      if (!TELLS.test(name)) continue;
      if (!isBlank && ON_THE_QUESTION.test(name)) continue;
      const category = acted(place[name], { name, isBlank, depth: 0 });
      if (category !== null) return { category };
    }
  }
  return null;
}

interface Place {
  readonly name: string;
  readonly isBlank: boolean;
  readonly depth: number;
}

/** The name nearest to the mark. */
function acted(value: unknown, { name, isBlank, depth }: Place): string | null {
  if (value === true && /sensitive$|blocked$/i.test(name)) return name;
  if (typeof value === 'string') return /^(?:guardrail_?)?(?:intervened|blocked)$/i.test(value) ? name : null;
  if (typeof value !== 'object' || value === null || depth > 4) return null;
  const members = loose(value);
  for (const inner in members) {
    const mark = members[inner];
    if (mark === true && (ACTED.test(inner) || (isBlank && FLAGGED.test(inner)))) return name;
    const within = acted(mark, { name: /^\d+$/.test(inner) ? name : inner, isBlank, depth: depth + 1 });
    if (within !== null) return within;
  }
  return null;
}
