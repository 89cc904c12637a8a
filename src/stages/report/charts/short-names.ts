/** Names of respondents in a chart, cut to pixels as they are cut to cells in a terminal. */
import { cutNames } from '../../../terminal/cut-names.ts';
import { fitText, textWidth } from './text-width.ts';

/** One name a label, at most `width` pixels wide at font size `size`. */
export function shortNames(
  labels: readonly string[],
  { size, width }: { readonly size: number; readonly width: number },
): string[] {
  return cutNames(labels, {
    width,
    measure: (text) => textWidth(text, size),
    fit: (text, cut) => fitText(text, size, cut),
  });
}
