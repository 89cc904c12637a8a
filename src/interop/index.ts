/** The public face of `closedbook/interop`: other tools' files, recognised by content and read answer by answer. */
export type { Codec, ImportedAnswer, ImportHeader } from '../core/ports.ts';
export { CODECS, type ListedCodec } from './codecs.ts';
