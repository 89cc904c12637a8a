/**
 * A picture of 1,200 by 630 pixels that says the finding where a link is shared: the title, what the headline comes to, the
 * frontier. It travels without its page, so it says itself that models are simulated, and from what set it is.
 */
import { fitText, wrapText } from '../charts/text-width.ts';
import { escapeXml } from './frame-svg.ts';
import type { Picture } from './place-svg.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 56;
/** Letters of the headline, largest first. */
const SIZES = [46, 40, 34, 28, 24];
const MOST_LINES = 8;

export interface SocialCard {
  readonly title: string;
  readonly headline: string;
  readonly source: string;
  /** Null leaves the words the whole width. */
  readonly picture: Picture | null;
  readonly fontFamily: string;
  readonly ink: string;
  readonly muted: string;
  readonly paper: string;
  readonly accent: string;
}

export function socialCardSvg(card: SocialCard): string {
  const { title, headline, source, picture, ink, muted, paper, accent } = card;
  const width = picture === null ? WIDTH - 2 * MARGIN : 520;
  const lines = (size: number) => wrapText(headline, size, { width, weight: 'bold' });
  const size =
    SIZES.find((one) => lines(one).length <= MOST_LINES && lines(one).length * one * 1.2 < 390) ??
    SIZES.at(-1)!;
  const wrapped = lines(size);
  const shown = wrapped.length > MOST_LINES + 4 ? [...wrapped.slice(0, MOST_LINES + 3), '…'] : wrapped;
  const text = (words: string, y: number, attributes: string) =>
    `<text x="${MARGIN}" y="${y}" ${attributes}>${escapeXml(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="${escapeXml(card.fontFamily)}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${paper}"/><rect width="${WIDTH}" height="10" fill="${accent}"/>`,
    text(fitText(title, 22, { width: WIDTH - 2 * MARGIN }), 76, `font-size="22" fill="${muted}"`),
    ...shown.map((line, place) =>
      text(line, 138 + place * size * 1.2, `font-size="${size}" font-weight="bold" fill="${ink}"`),
    ),
    picture === null ? '' : pictureAt(picture),
    text(fitText(source, 18, { width: WIDTH - 2 * MARGIN }), HEIGHT - 32, `font-size="18" fill="${muted}"`),
    '</svg>',
    '',
  ].join('\n');
}

function pictureAt({ svg, width, height }: Picture): string {
  const [left, top, most] = [620, 104, { width: 540, height: 460 }];
  const scale = Math.min(most.width / width, most.height / height);
  const inner = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  return `<g transform="translate(${left},${top}) scale(${Math.round(scale * 1000) / 1000})">${inner}</g>`;
}
