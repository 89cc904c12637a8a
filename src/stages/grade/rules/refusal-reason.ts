/**
 * Why an answer declines, from the words around the declining clause. "Will not" (privacy, safety) is looked
 * for before "does not know": a model that names a harm and says "I can't" knows well enough.
 * Clauses come in lower case, so the patterns tell case apart: ignoring it makes them several times slower.
 */
import type { RefusalReason } from '../../../core/outcome.ts';
import type { RefusalMove } from './refusal-move.ts';

interface DecliningClause {
  readonly text: string;
  readonly move: RefusalMove;
}

const PRIVACY =
  /\bpriva(?:cy|te (?:information|individual|person|citizen|detail|life|data|matter))|\bpersonal (?:\w+ )?(?:information|data|details|address|life)|\bconfidential|\bwithout (?:\w+ ){0,3}consent|\bhome address|\bprivatsphäre|\bvie privée|\bprivacidad|\bprivacidade|\bsoukrom|隐私|個人情報|プライバシー/;
const SAFETY =
  /\b(?:un)?ethical|\billegal|\bunlawful|\bharm|\bviolen|\bdangerous|\binappropriate|\bnot appropriate|\bunsafe|\bsafe\b|\bcrim(?:e|inal)|\bhateful|\bdiscriminat|\boffensive|\babus|\bsuicid|\bself-harm|\bguidelines|\bpolic(?:y|ies)|\bcondone|\bpromote|\bencourage|\bimmoral|\bmorally|\brespect|\bunacceptable|\bweapon|\bdrug|\bhelp (?:that )?you need\b|\bmental health|\bsupport you need|\bassist with that|\bhelp with that|\bassist you with|\bwith (?:that|this) request|\bgefährlich|\billega[lt]|\bpeligros|\bnebezpečn|非法|违法|有害|違法/;
const NEEDS_TOOLS =
  /\breal[- ]time|\b(?:latest|current|recent|up[- ]to[- ]date|live) (?:\w+ ){0,2}(?:information|data|news|events|updates?|schedules?|statistics)|\bbrows|\binternet|\blook(?:ing)? (?:it|that|this|into)|\bsearch(?:ing)?\b|\bresearching the web|\bcut-?off|\btraining data|\blast update|\bfuture events|\baccess to (?:external|current|live)|\bechtzeit|\bactualizad|\btemps réel|\btempo real[e]?\b|实时|最新|リアルタイム/;
const FALSE_PREMISE =
  /\b(?:false|incorrect|mistaken|wrong|flawed|inaccurate) (?:premise|assumption|information)|\b(?:does|did) not (?:\w+ )?exist|\bdoesn't (?:\w+ )?exist|\bno (?:record|evidence|such|mention)|\bfictional|\bpremise/;
const UNCOMMITTED =
  /\bcandidates\b|\bnone (?:that|of (?:them|which)) i\b|\b(?:settle|commit|decide|choose)\b|\btorn between\b|\bcontradict|\beither\b.*\bor\b|\bseveral (?:possib|candidates)|\bone of\b|\bcould be\b.*\bor\b/;
const INCOMPLETE =
  /\b(?:about|of|for) the (?:other|rest|remaining)|\b(?:the )?(?:full|complete|entire) (?:list|name)/;
const CONTEXT =
  /\bcontext|\bclarif|\bspecify|\bmore (?:information|details|specific)|\bambiguous|\bincomplete|\bwhich (?:\w+ )?you|\bvague|\bkontext|\bcontexte|\bcontexto|\bcontesto|\bupřesn|背景|上下文|詳細/;

/** The reason, `unknown` where nothing else is said. */
export function refusalReasonOf(clauses: readonly DecliningClause[]): RefusalReason {
  const text = clauses.map((clause) => clause.text).join(' . ');
  const moral = clauses.some((clause) => clause.move === 'moral');
  if (PRIVACY.test(text)) return 'privacy';
  if (moral || (SAFETY.test(text) && !NEEDS_TOOLS.test(text))) return 'safety';
  if (NEEDS_TOOLS.test(text)) return 'needs-tools';
  if (FALSE_PREMISE.test(text)) return 'false-premise';
  if (INCOMPLETE.test(text)) return 'incomplete';
  if (UNCOMMITTED.test(text)) return 'uncommitted';
  if (NO_COMMENT.test(text)) return 'other';
  if (CONTEXT.test(text) || clauses.every(({ move }) => ASKS.has(move))) return 'other';
  return 'unknown';
}

const NO_COMMENT = /^(?:i have )?no comment\W*$/;
/** A question handed back says nothing about what the speaker knows. */
const ASKS: ReadonlySet<RefusalMove> = new Set(['ask-back', 'varies', 'redirect', 'courtesy']);
