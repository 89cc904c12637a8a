/**
 * Faces for Chinese, Japanese and Korean, where their packages are installed beside closedbook: Noto Sans, 30 to 40 MB each,
 * so that none comes with it. They are loaded only for texts that the bundled face cannot draw, and never from the
 * system: what needs none of them has the same bytes on every machine.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const requireHere = createRequire(import.meta.url);

/** Packages with the names of their faces, in the order in which they are asked for a letter. */
const PACKAGES = [
  ['@embedpdf/fonts-sc', 'NotoSansHans'],
  ['@embedpdf/fonts-tc', 'NotoSansHant'],
  ['@embedpdf/fonts-jp', 'NotoSansJP'],
  ['@embedpdf/fonts-kr', 'NotoSansKR'],
] as const;

export interface WideFace {
  /** Names the face in a document: `wide-fonts-sc`. */
  readonly key: string;
  readonly regular: string;
  readonly bold: string;
  readonly letters: ReadonlySet<number>;
}

let faces: readonly WideFace[] | undefined;

/** The installed faces; read once. */
export function wideFaces(): readonly WideFace[] {
  faces ??= PACKAGES.flatMap(([name, face]) => {
    const folder = folderOf(name);
    if (folder === null) return [];
    const { openSync } = requireHere('fontkit') as typeof import('fontkit');
    const regular = join(folder, `${face}-Regular.otf`);
    const font = openSync(regular);
    return {
      key: `wide-${name.slice(name.indexOf('/') + 1)}`,
      regular,
      bold: join(folder, `${face}-Bold.otf`),
      letters: new Set('characterSet' in font ? font.characterSet : []),
    };
  });
  return faces;
}

function folderOf(name: string): string | null {
  try {
    return join(dirname(requireHere.resolve(name)), '../fonts');
  } catch {
    return null;
  }
}
