/**
 * Writes the licence of every library that is bundled into `dist` beside it, read from the very modules that went into the
 * build, so that the list is never another than the code's. A library that states no licence that may be passed on stops
 * the build.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rolldown } from 'tsdown';

export function bundledLicences(fileName = 'THIRD-PARTY-LICENCES.txt'): Rolldown.Plugin {
  return {
    name: 'bundled-licences',
    generateBundle(_, bundle) {
      const folders = new Set<string>();
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of chunk.moduleIds) {
          const folder = libraryOf(id);
          if (folder !== null) folders.add(folder);
        }
      }
      // Families of small packages carry one text many times over.
      const namesOfText = new Map<string, string[]>();
      for (const folder of [...folders].sort()) {
        const { name, text } = read(folder);
        namesOfText.set(text, [...(namesOfText.get(text) ?? []), name]);
      }
      const source = [...namesOfText]
        .map(([text, names]) => `${names.join('\n')}\n\n${text}\n`)
        .join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/** Folder of the package that a module is of; null for our own. */
function libraryOf(id: string): string | null {
  const path = id.replace(/^\0/, '').replaceAll('\\', '/');
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
}

function read(folder: string): { readonly name: string; readonly text: string } {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
    readonly author?: string | { readonly name: string };
  };
  const holder = (typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`;
  const text = ownText(folder) ?? (license === 'MIT' ? mit(holder) : null);
  if (text === null)
    throw new Error(`${name} ${version} has no text of its licence: it cannot be bundled (tsdown.config.ts)`);
  return { name: `${name} ${version}${license === undefined ? '' : ` (${license})`}`, text: text.trim() };
}

function ownText(folder: string): string | null {
  for (let place = folder; !place.endsWith('/node_modules'); place = dirname(place)) {
    const names = existsSync(place) ? readdirSync(place) : [];
    const file = names.find((name) => /^(?:licen[cs]e|copying)(?:[.-].*)?$/i.test(name));
    if (file !== undefined) return readFileSync(join(place, file), 'utf8');
  }
  return null;
}

/** For a package that states MIT and carries no text. */
function mit(holder: string): string {
  return readFileSync('LICENSE', 'utf8').replace(/^Copyright .*$/m, `Copyright (c) ${holder}`);
}
