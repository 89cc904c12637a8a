/** The public face of `closedbook/interop`: other tools' files, recognised by content and read answer by answer. */
export type { Codec, ImportHeader } from '../core/codec.ts';
export type { ImportedAnswer } from '../core/imported-answer.ts';
export { CODECS, type ListedCodec } from './codecs.ts';
