/**
 * OpenAI's models: list prices for text at the standard tier and short context, knowledge cutoffs, and what each
 * takes. Reasoning models take no sampling settings; from GPT-5.1 on they do while effort is `none`. Of the newest
 * models the effort levels are left open, and the provider decides.
 */
import type { Capabilities } from './capabilities.ts';
import type { KnownModelRow } from './known-model-row.ts';

const PRICING_PAGE = 'developers.openai.com/api/docs/pricing';
const MARCH_2026 = {
  asOf: '2026-03',
  source: `${PRICING_PAGE}, as tabulated in docs.rs/crate/adk-model/0.6.0`,
};
const AUGUST_2026 = { asOf: '2026-08-01', source: `${PRICING_PAGE}, price change of 2026-07-30` };
const SEPTEMBER_2026 = { asOf: '2026-09-22', source: PRICING_PAGE };
const LISTED_2025 = {
  asOf: '2025-08',
  source:
    'openai.com/api/pricing, as tabulated in huggingface.co/SciCode/dataset-builder (show_pricing.py) and docs.rs/crate/openai-cost',
};
const LISTED_2024 = {
  asOf: '2024-12',
  source: 'openai.com/api/pricing, as tabulated in docs.rs/crate/openai-models',
};

const PLAIN: Partial<Capabilities> = { efforts: [] };
const PLAIN_OLD: Partial<Capabilities> = { efforts: [], structuredOutput: false };
const o = (efforts: readonly string[]): Partial<Capabilities> => ({
  sampling: 'no',
  logprobs: 'no',
  efforts,
});
const O_SERIES = o(['low', 'medium', 'high']);
const GPT_5 = o(['minimal', 'low', 'medium', 'high']);
const withoutReasoning = (efforts: readonly string[] | null): Partial<Capabilities> => ({
  sampling: 'without-reasoning',
  logprobs: 'without-reasoning',
  efforts,
});
const GPT_5_1 = withoutReasoning(['none', 'low', 'medium', 'high']);
const GPT_5_2 = withoutReasoning(['none', 'low', 'medium', 'high', 'xhigh']);
const NEWEST = withoutReasoning(null);

export const OPENAI_MODELS: readonly KnownModelRow[] = [
  { name: /^gpt-6-astra/, usd: [10, 50, 1], stated: { ...SEPTEMBER_2026, asOf: '2026-09-03' }, can: NEWEST },
  { name: /^gpt-6-sol/, usd: [2, 10, 0.2], stated: SEPTEMBER_2026, can: NEWEST },
  { name: /^gpt-6-luna/, usd: [0.1, 0.5, 0.01], stated: SEPTEMBER_2026, can: NEWEST },
  { name: /^gpt-6/, can: NEWEST },
  { name: /^gpt-5\.6-luna/, usd: [0.2, 1.2, 0.02], stated: AUGUST_2026, can: NEWEST },
  { name: /^gpt-5\.6-terra/, usd: [2, 12, 0.2], stated: AUGUST_2026, can: NEWEST },
  { name: /^gpt-5\.6(-sol|$)/, usd: [5, 30, 0.5], stated: AUGUST_2026, can: NEWEST },
  { name: /^gpt-5\.\d+-(chat|codex|pro)/ },
  {
    name: /^gpt-5\.5(-\d{4}|$)/,
    usd: [5, 30],
    stated: {
      asOf: '2026-04-24',
      source: 'vercel.com/ai-gateway/models/openai/gpt-5.5, at the maker’s price',
    },
    can: GPT_5_2,
  },
  { name: /^gpt-5\.4-mini/, usd: [0.75, 4.5, 0.075], stated: MARCH_2026, can: GPT_5_2 },
  { name: /^gpt-5\.4-nano/, can: GPT_5_2 },
  { name: /^gpt-5\.4/, cutoff: '2025-08-31', usd: [2.5, 15, 0.25], stated: MARCH_2026, can: GPT_5_2 },
  { name: /^gpt-5\.2/, cutoff: '2025-08-31', usd: [1.75, 14, 0.175], stated: MARCH_2026, can: GPT_5_2 },
  { name: /^gpt-5\.1/, cutoff: '2024-09-30', usd: [1.25, 10, 0.125], stated: LISTED_2025, can: GPT_5_1 },
  { name: /^gpt-5-(chat|pro|codex)/, cutoff: '2024-09-30' },
  { name: /^gpt-5-mini/, cutoff: '2024-05-31', usd: [0.25, 2, 0.025], stated: LISTED_2025, can: GPT_5 },
  { name: /^gpt-5-nano/, cutoff: '2024-05-31', usd: [0.05, 0.4, 0.005], stated: LISTED_2025, can: GPT_5 },
  { name: /^gpt-5(-\d{4}|$)/, cutoff: '2024-09-30', usd: [1.25, 10, 0.125], stated: LISTED_2025, can: GPT_5 },
  { name: /^gpt-4\.1-mini/, cutoff: '2024-06', usd: [0.4, 1.6, 0.1], stated: LISTED_2025, can: PLAIN },
  { name: /^gpt-4\.1-nano/, cutoff: '2024-06', usd: [0.1, 0.4, 0.025], stated: LISTED_2025, can: PLAIN },
  { name: /^gpt-4\.1/, cutoff: '2024-06', usd: [2, 8, 0.5], stated: LISTED_2025, can: PLAIN },
  { name: /^gpt-4o-(audio|realtime|transcribe|tts)/ },
  { name: /^gpt-4o-mini/, cutoff: '2023-10', usd: [0.15, 0.6, 0.075], stated: LISTED_2024, can: PLAIN },
  { name: /^gpt-4o-2024-05-13/, cutoff: '2023-10', usd: [5, 15], stated: LISTED_2024, can: PLAIN },
  { name: /^gpt-4o/, cutoff: '2023-10', usd: [2.5, 10, 1.25], stated: LISTED_2024, can: PLAIN },
  { name: /^gpt-4-turbo/, cutoff: '2023-12', usd: [10, 30], stated: LISTED_2024, can: PLAIN_OLD },
  { name: /^gpt-4(-0613|$)/, cutoff: '2021-09', usd: [30, 60], stated: LISTED_2024, can: PLAIN_OLD },
  {
    name: /^gpt-3\.5-turbo(-0125|$)/,
    cutoff: '2021-09',
    usd: [0.5, 1.5],
    stated: LISTED_2024,
    can: PLAIN_OLD,
  },
  { name: /^o4-mini/, cutoff: '2024-06', usd: [1.1, 4.4, 0.275], stated: LISTED_2025, can: O_SERIES },
  { name: /^o3-mini/, cutoff: '2023-10', usd: [1.1, 4.4, 0.55], stated: LISTED_2025, can: O_SERIES },
  { name: /^o3-pro/, cutoff: '2024-06', can: O_SERIES },
  { name: /^o3/, cutoff: '2024-06', usd: [2, 8, 0.5], stated: LISTED_2025, can: O_SERIES },
  { name: /^o1-(mini|preview|pro)/, cutoff: '2023-10', can: O_SERIES },
  { name: /^o1/, cutoff: '2023-10', usd: [15, 60, 7.5], stated: LISTED_2024, can: O_SERIES },
];
