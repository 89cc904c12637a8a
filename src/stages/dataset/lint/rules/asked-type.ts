/**
 * Which kind of answer the opening of a question asks for, or null where the words leave it open. Shared by the rules
 * on answer type and precision; conservative, because "what" asks for anything.
 */

export type AskedType = 'date' | 'number' | 'person' | 'place' | 'yes-no';

const OPENINGS: readonly (readonly [AskedType, RegExp])[] = [
  [
    'number',
    /^(?:(?:about|around|approximately|roughly|exactly) )?(?:at |in |by |for |to |on |with |after |over |within )?how (?:many|old was|old were|old is|tall|wide|deep|heavy|high)\b/,
  ],
  [
    'date',
    /^(?:when (?:did|was|were|is|does|will|has|had)|(?:in|on|during|by|for|since|until|from) (?:what|which) (?:exact |specific |calendar )?(?:year|date|month|day, month,? and year|month and year)\b|what (?:was|is|were|are) the (?:exact |specific )?(?:year|date|(?:day, )?month,? and year|birth ?date|date of birth|date of death)\b|what (?:year|date|month)\b)/,
  ],
  [
    'person',
    /^(?:who (?:was|is|were|are|did|founded|wrote|directed|won|invented|discovered|painted|composed|played|became|received|wrote|succeeded|replaced)|whom|whose)\b/,
  ],
  [
    'place',
    /^(?:where (?:was|is|were|did|does)|(?:in|at|to|from) (?:what|which) (?:city|town|country|village|state|province|county|continent|region)\b|(?:what|which) (?:city|town|country|village|continent)\b)/,
  ],
  [
    'yes-no',
    /^(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)\b(?! (?:what|which|who|there (?:any|a|an)?\b.*\bor\b))/,
  ],
];

/** @param lower - The question in lower case. */
export function askedType(lower: string): AskedType | null {
  for (const [type, pattern] of OPENINGS) if (pattern.test(lower)) return type;
  return null;
}
