/** One file of a report. The stage makes it; whoever called writes it. */
export type Artefact =
  | { readonly path: string; readonly kind: 'text'; readonly text: string }
  | { readonly path: string; readonly kind: 'bytes'; readonly bytes: Uint8Array };

export const textArtefact = (path: string, text: string): Artefact => ({ path, kind: 'text', text });
export const bytesArtefact = (path: string, bytes: Uint8Array): Artefact => ({ path, kind: 'bytes', bytes });
