/**
 * Every format closedbook imports. A codec is loaded when a file is looked at, never when the program starts; the
 * order decides only between codecs that are equally sure.
 */
import type { Codec } from '../core/codec.ts';

export interface ListedCodec {
  /** The word for --from. */
  readonly format: string;
  /** For people, after "expected". */
  readonly title: string;
  readonly load: () => Promise<Codec>;
}

/** Every format that is recognised, in the order in which they are tried; a codec is loaded when it is needed. */
export const CODECS: readonly ListedCodec[] = [
  {
    format: 'inspect',
    title: 'Inspect logs (.eval, .json)',
    load: async () => (await import('./inspect/codec.ts')).inspectCodec,
  },
  {
    format: 'lm-eval',
    title: 'lm-evaluation-harness samples and results',
    load: async () => (await import('./lm-eval/codec.ts')).lmEvalCodec,
  },
  {
    format: 'simple-evals',
    title: 'simple-evals results (_allresults.json)',
    load: async () => (await import('./simple-evals/codec.ts')).simpleEvalsCodec,
  },
  {
    format: 'openai-evals',
    title: 'OpenAI evals logs',
    load: async () => (await import('./openai-evals/codec.ts')).openaiEvalsCodec,
  },
  {
    format: 'promptfoo',
    title: 'promptfoo results (JSON, JSONL, YAML, CSV, its database)',
    load: async () => (await import('./promptfoo/codec.ts')).promptfooCodec,
  },
  {
    format: 'helm',
    title: 'HELM run folders',
    load: async () => (await import('./helm/codec.ts')).helmCodec,
  },
  {
    format: 'every-eval-ever',
    title: 'Every Eval Ever',
    load: async () => (await import('./every-eval-ever/codec.ts')).everyEvalEverCodec,
  },
  {
    format: 'deepeval',
    title: 'deepeval test runs',
    load: async () => (await import('./deepeval/codec.ts')).deepevalCodec,
  },
  {
    format: 'uqlm',
    title: 'uqlm results',
    load: async () => (await import('./uqlm/codec.ts')).uqlmCodec,
  },
  {
    format: 'test-runs',
    title: 'JSON with tests and runs',
    load: async () => (await import('./test-runs/codec.ts')).testRunsCodec,
  },
  {
    format: 'openai-hosted-evals',
    title: 'OpenAI hosted evals (output items)',
    load: async () => (await import('./experiments/openai-hosted.ts')).openaiHostedCodec,
  },
  {
    format: 'langfuse',
    title: 'Langfuse experiments, traces and observations',
    load: async () => (await import('./experiments/langfuse.ts')).langfuseCodec,
  },
  {
    format: 'langsmith',
    title: 'LangSmith runs and experiments',
    load: async () => (await import('./experiments/langsmith.ts')).langsmithCodec,
  },
  {
    format: 'braintrust',
    title: 'Braintrust experiments',
    load: async () => (await import('./experiments/braintrust.ts')).braintrustCodec,
  },
  {
    format: 'mlflow',
    title: 'MLflow traces and evaluation tables',
    load: async () => (await import('./experiments/mlflow.ts')).mlflowCodec,
  },
  {
    format: 'phoenix',
    title: 'Phoenix experiments and spans',
    load: async () => (await import('./experiments/phoenix.ts')).phoenixCodec,
  },
  {
    format: 'weave',
    title: 'W&B Weave calls',
    load: async () => (await import('./experiments/weave.ts')).weaveCodec,
  },
  {
    format: 'lighteval',
    title: 'lighteval details',
    load: async () => (await import('./experiments/lighteval.ts')).lightevalCodec,
  },
  {
    format: 'evalite',
    title: 'evalite databases',
    load: async () => (await import('./evalite/codec.ts')).evaliteCodec,
  },
  {
    format: 'batches',
    title: 'results of provider batches (OpenAI, Anthropic, Gemini, Bedrock)',
    load: async () => (await import('./batches/codec.ts')).batchesCodec,
  },
  {
    format: 'rows',
    title: 'rows of answers (CSV, TSV, JSONL, JSON, Parquet)',
    load: async () => (await import('./flat/codec.ts')).flatCodec,
  },
];
