/** The bundled faces, as the renderers of PNG and PDF need them. */
export const FONT_FILES = [
  { name: 'DejaVuSansCondensed.ttf', key: 'regular' },
  { name: 'DejaVuSansCondensed-Bold.ttf', key: 'bold' },
] as const;
