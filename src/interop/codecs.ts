/**
 * Every format closedbook imports. A codec is loaded when a file is looked at, never when the program starts; the
 * order decides only between codecs that are equally sure.
 */
import type { Codec } from '../core/ports.ts';

export interface ListedCodec {
  /** The word for --from. */
  readonly format: string;
  /** For people, after "expected". */
  readonly title: string;
  readonly load: () => Promise<Codec>;
}

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
];
