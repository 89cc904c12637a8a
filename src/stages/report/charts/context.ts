/** Lines of a crowd: who is named (`told`) stands out, the rest stays as context, thin and pale. */
export const CONTEXT = {
  strokeWidth: { condition: { test: 'datum.told', value: 2.2 }, value: 0.8 },
  strokeOpacity: { condition: { test: 'datum.told', value: 1 }, value: 0.35 },
} as const;
