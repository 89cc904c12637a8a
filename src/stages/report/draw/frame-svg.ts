/**
 * A chart as it leaves the page: title above, caption below, source line, all inside one SVG. On the page these
 * words are text of the page, so the drawing itself holds none of them. The page's script uses this file too.
 */
import { textWidth, wrapText } from '../charts/text-width.ts';

export interface FramedParts {
  readonly title: string;
  readonly caption: string;
  /** Last line: what made it, from what. */
  readonly source: string;
  /** The drawn chart, an <svg> element. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly fontFamily: string;
  readonly ink: string;
  readonly muted: string;
  readonly paper: string;
}

const MARGIN = 16;
const TITLE = 16;
const SMALL = 11;

/** A complete SVG document. Narrow charts get a wider frame, so that titles do not break into single words. */
export function frameSvg(parts: FramedParts): string {
  const inner = Math.max(parts.width, 480);
  const titleLines = wrapText(parts.title, TITLE, { width: inner, weight: 'bold' });
  const captionLines = wrapText(parts.caption, SMALL, { width: inner });
  const sourceLines = wrapText(parts.source, SMALL, { width: inner });
  const top = MARGIN + titleLines.length * 21 + 8;
  const captionTop = top + parts.height + 18;
  const height = captionTop + (captionLines.length + sourceLines.length) * 15 + MARGIN;
  const longest = Math.max(inner, ...titleLines.map((line) => textWidth(line, TITLE, 'bold')));
  const width = Math.ceil(longest + 2 * MARGIN);
  const line = (text: string, y: number, attributes: string) =>
    `<text x="${MARGIN}" y="${y}" ${attributes}>${escapeXml(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(parts.fontFamily)}">`,
    `<rect width="${width}" height="${height}" fill="${parts.paper}"/>`,
    ...titleLines.map((text, place) =>
      line(text, MARGIN + 14 + place * 21, `font-size="${TITLE}" font-weight="bold" fill="${parts.ink}"`),
    ),
    `<g transform="translate(${MARGIN},${top})">${innerOf(parts.svg)}</g>`,
    ...captionLines.map((text, place) =>
      line(text, captionTop + place * 15, `font-size="${SMALL}" fill="${parts.muted}"`),
    ),
    ...sourceLines.map((text, place) =>
      line(
        text,
        captionTop + (captionLines.length + place) * 15 + 3,
        `font-size="${SMALL}" fill="${parts.muted}"`,
      ),
    ),
    '</svg>',
    '',
  ].join('\n');
}

/** What stands inside the outer <svg>: its children keep their coordinates. */
function innerOf(svg: string): string {
  return svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
