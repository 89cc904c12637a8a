/** What stands around every page: where one is, the way back, light or dark. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DeskRecord } from '../desk-record.ts';
import { pathOf } from './address.ts';
import { useRecord } from './use-record.ts';

interface FrameProps {
  readonly title: string;
  /** Where the page lies: names and addresses from the top. */
  readonly way?: readonly { readonly name: string; readonly to: string }[];
  readonly fault?: string | null;
  readonly children: ComponentChildren;
}

export function Frame({ title, way = [], fault = null, children }: FrameProps) {
  const desk = useRecord<DeskRecord>('/desk');
  useEffect(() => {
    document.title = `${title} · closedbook desk`;
  }, [title]);
  return (
    <>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <header class="masthead">
        <nav aria-label="Where you are">
          <Home reviews={desk.value?.role === 'reviewer' || location.pathname.startsWith('/review')} />
          {way.map(({ name, to }) => (
            <span key={to}>
              {' '}
              › <a href={to}>{name}</a>
            </span>
          ))}
        </nav>
        <ThemeButton />
      </header>
      <main id="content">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <Fault told={fault} />
        {children}
      </main>
      <footer class="muted">
        {desk.value !== null &&
          [`closedbook ${desk.value.version}`, desk.value.store ?? []].flat().join(' · ')}
      </footer>
    </>
  );
}

function Home({ reviews }: { readonly reviews: boolean }) {
  return reviews ? <a href={pathOf(['review'])}>To be graded</a> : <a href={pathOf([])}>Runs</a>;
}

const THEME = 'closedbook-desk-theme';

/** Before anything is drawn, so that the other theme is never seen. */
export function applyTheme(theme: string | null = localStorage.getItem(THEME)): void {
  if (theme === null) delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

function ThemeButton() {
  const [dark, setDark] = useState(
    () =>
      (document.documentElement.dataset['theme'] ??
        (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark',
  );
  const turn = () => {
    const theme = dark ? 'light' : 'dark';
    localStorage.setItem(THEME, theme);
    applyTheme(theme);
    setDark(!dark);
  };
  return (
    <button type="button" aria-label={`${dark ? 'Light' : 'Dark'} colours`} onClick={turn}>
      {dark ? 'Light' : 'Dark'}
    </button>
  );
}

/** Told at once by whatever reads the page aloud; nothing where there is none. */
export function Fault({ told }: { readonly told: string | null }) {
  if (told === null) return null;
  return (
    <p class="fault" role="alert">
      <bdi>{told}</bdi>
    </p>
  );
}
