/**
 * Copies a chart as CSV, SVG or PNG with its title and caption; where the clipboard is closed to files, the copy
 * is saved instead. Charts leave in their light colours, whatever theme the page has.
 */
import { frameSvg } from '../../draw/frame-svg.ts';
import type { PageData } from '../page-data.ts';
import { element } from './element.ts';

const PNG_SCALE = 2;

export function copyTools(data: PageData): void {
  for (const tools of document.querySelectorAll<HTMLElement>('[data-figure]')) {
    const id = tools.dataset['figure'] ?? '';
    const chart = data.charts[id];
    if (chart === undefined) continue;
    const { csv } = chart;
    const said = element('span', { role: 'status', class: 'said' });
    const button = (form: string, copy: () => Promise<string>) => {
      const made = element(
        'button',
        { type: 'button', 'aria-label': `Copy as ${form}: ${chart.title}` },
        form,
      );
      made.addEventListener('click', async () => {
        try {
          said.textContent = await copy();
        } catch (error) {
          said.textContent = `not copied: ${error instanceof Error ? error.message : String(error)}`;
        }
      });
      return made;
    };
    tools.append(
      'Copy as ',
      ...(csv === null
        ? []
        : [button('CSV', () => give(new Blob([csv], { type: 'text/plain' }), `${id}.csv`))]),
      button('SVG', () => give(new Blob([framed(data, id)], { type: 'text/plain' }), `${id}.svg`)),
      button('PNG', async () => give(await png(framed(data, id)), `${id}.png`)),
      ...(csv === null
        ? [`Its numbers are too many for a page: closedbook report --format csv writes tables/${id}.csv. `]
        : []),
      said,
    );
  }
}

/** The chart as the files of the report have it: title above, caption below. */
function framed(data: PageData, id: string): string {
  const svg = document.querySelector<SVGSVGElement>(`#chart-${id} svg`);
  if (svg === null) throw new Error('the chart is not on the page');
  const copy = svg.cloneNode(true) as SVGSVGElement;
  // What travels leads nowhere: only this page stands beside its answers.
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  const box = svg.viewBox.baseVal;
  const { title, caption } = data.charts[id]!;
  return frameSvg({
    title,
    caption,
    source: data.source,
    svg: new XMLSerializer().serializeToString(copy),
    width: box.width,
    height: box.height,
    fontFamily: data.font,
    ...data.colours,
  });
}

async function png(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = element('canvas');
  canvas.width = image.naturalWidth * PNG_SCALE;
  canvas.height = image.naturalHeight * PNG_SCALE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no canvas');
  context.scale(PNG_SCALE, PNG_SCALE);
  context.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('this browser makes no PNG')) : resolve(blob)),
      'image/png',
    );
  });
}

async function give(blob: Blob, name: string): Promise<string> {
  try {
    if (blob.type === 'image/png')
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    else await navigator.clipboard.writeText(await blob.text());
    return 'copied';
  } catch {
    const link = element('a', { download: name, href: URL.createObjectURL(blob) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    return `saved as ${name}`;
  }
}
