/**
 * Contents that follow the reader, and folds that open where a link leads into them: without a script browsers open a fold
 * for a link to something inside it, but not for its own section.
 */
import { addressPlace } from './page-address.ts';

export function contents(): void {
  const open = () => {
    const target = document.getElementById(addressPlace());
    if (target === null) return;
    for (let at: HTMLElement | null = target; at !== null; at = at.parentElement)
      if (at instanceof HTMLDetailsElement) at.open = true;
    const own = target.querySelector<HTMLDetailsElement>(':scope > details.fold');
    if (own !== null) own.open = true;
  };
  window.addEventListener('hashchange', open);
  // A second click on the same link changes no address.
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="#"]') !== null) setTimeout(open);
  });
  open();
  // A browser finds no place by an address with more in it.
  if (location.hash.includes('?')) document.getElementById(addressPlace())?.scrollIntoView();
  followReader();
}

function followReader(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('.toc a')].map((link) => [link.hash.slice(1), link]),
  );
  const inSight = new Set<string>();
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inSight.add(target.id);
        else inSight.delete(target.id);
      }
      const here = [...links.keys()].find((id) => inSight.has(id));
      for (const [id, link] of links) {
        if (id === here) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    },
    { rootMargin: '-10% 0px -70% 0px' },
  );
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section !== null) watch.observe(section);
  }
}
