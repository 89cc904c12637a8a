/**
 * Anthropic's models: list prices, the "reliable knowledge cutoff" of their overview pages, and what each takes.
 * Thinking is adaptive from 4.6 on (always on in some), by budget before; models after 4.6 take no sampling settings,
 * earlier ones do under the older version of the interface.
 */
import type { Capabilities } from './capabilities.ts';
import type { KnownModelRow } from './known-model-row.ts';

const PRICING = { asOf: '2026-10', source: 'platform.claude.com/docs/en/about-claude/pricing' };
const OVERVIEW = { asOf: '2026-10', source: 'platform.claude.com/docs/en/models/overview' };

const LEVELS = ['low', 'medium', 'high', 'xhigh', 'max'] as const;
const SWITCH: Partial<Capabilities> = { efforts: LEVELS, thinking: 'switch' };
const ALWAYS: Partial<Capabilities> = { efforts: LEVELS, thinking: 'always' };
const BETWEEN_TOOLS: Partial<Capabilities> = { efforts: LEVELS, thinking: 'between-tools' };
const SWITCH_4_6: Partial<Capabilities> = {
  sampling: 'yes',
  efforts: ['low', 'medium', 'high', 'max'],
  thinking: 'switch',
};
const BUDGET: Partial<Capabilities> = { sampling: 'yes', efforts: [], thinking: 'budget' };
const NO_THINKING: Partial<Capabilities> = {
  sampling: 'yes',
  efforts: [],
  thinking: 'no',
  structuredOutput: false,
};

export const ANTHROPIC_MODELS: readonly KnownModelRow[] = [
  { name: /^claude-fable-5-2|^claude-mythos-5-2/, can: ALWAYS },
  {
    name: /^claude-(fable|mythos)-5-1/,
    cutoff: '2026-06',
    usd: [10, 50, 0.25],
    stated: PRICING,
    can: ALWAYS,
  },
  { name: /^claude-(fable|mythos)-5/, cutoff: '2026-01', usd: [10, 50, 1], stated: PRICING, can: ALWAYS },
  { name: /^claude-opus-5-5/, cutoff: '2026-06', usd: [4, 20, 0.2], stated: OVERVIEW, can: ALWAYS },
  { name: /^claude-opus-5/, cutoff: '2026-05', usd: [5, 25, 0.5], stated: PRICING, can: SWITCH },
  { name: /^claude-sonnet-5-5/, cutoff: '2026-06', usd: [2, 10], stated: OVERVIEW, can: BETWEEN_TOOLS },
  { name: /^claude-sonnet-5/, cutoff: '2026-01', usd: [2, 10, 0.2], stated: OVERVIEW, can: SWITCH },
  {
    name: /^claude-haiku-5-5/,
    usd: [0.1, 0.5, 0.01],
    stated: {
      asOf: '2026-10-10',
      source: 'docs.rs/synaps/0.10.2, after the maker’s page; prompts up to 100k tokens',
    },
    can: { efforts: null },
  },
  { name: /^claude-opus-4-[78]/, usd: [5, 25, 0.5], stated: PRICING, can: SWITCH },
  { name: /^claude-opus-4-6/, cutoff: '2025-05', usd: [5, 25, 0.5], stated: PRICING, can: SWITCH_4_6 },
  { name: /^claude-sonnet-4-6/, usd: [3, 15, 0.3], stated: PRICING, can: SWITCH_4_6 },
  {
    name: /^claude-opus-4-5/,
    usd: [5, 25, 0.5],
    stated: PRICING,
    can: { ...BUDGET, efforts: ['low', 'medium', 'high'] },
  },
  { name: /^claude-sonnet-4-5/, cutoff: '2025-01', usd: [3, 15, 0.3], stated: PRICING, can: BUDGET },
  { name: /^claude-haiku-4-5/, cutoff: '2025-02', usd: [1, 5, 0.1], stated: PRICING, can: BUDGET },
  { name: /^claude-opus-4/, cutoff: '2025-01', usd: [15, 75, 1.5], stated: PRICING, can: BUDGET },
  { name: /^claude-sonnet-4/, cutoff: '2025-01', usd: [3, 15, 0.3], stated: PRICING, can: BUDGET },
  { name: /^claude-3-7-sonnet/, cutoff: '2024-10', usd: [3, 15, 0.3], stated: PRICING, can: BUDGET },
  { name: /^claude-3-5-haiku/, cutoff: '2024-07', usd: [0.8, 4, 0.08], stated: PRICING, can: NO_THINKING },
  { name: /^claude-3-haiku/, cutoff: '2023-08', usd: [0.25, 1.25, 0.03], stated: PRICING, can: NO_THINKING },
  { name: /^claude-3-opus/, cutoff: '2023-08', usd: [15, 75, 1.5], stated: PRICING, can: NO_THINKING },
  { name: /^claude-3/, can: NO_THINKING },
];
