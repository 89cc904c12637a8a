/** What a source on the command line can be. */
import type { Summary } from '../core/summary/summary.ts';
import type { FileWords } from './file-reading.ts';

export type Source =
  | { readonly kind: 'summary'; readonly path: string; readonly summary: Summary }
  | { readonly kind: 'published'; readonly path: string }
  | {
      readonly kind: 'answers';
      readonly path: string;
      readonly files: readonly string[];
      /** What a folder holds besides, and why it is not read. */
      readonly skipped: readonly { readonly path: string; readonly why: string }[];
    }
  | { readonly kind: 'run'; readonly id: string };

/** What a person says of files, as far as it decides what a folder's files are. */
export type LookAtOptions = Pick<FileWords, 'modelFrom' | 'sheet' | 'questionFiles'> & {
  readonly map?: readonly string[];
};
