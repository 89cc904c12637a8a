/**
 * Stops a build whose files import each other in a circle: one of them would run before what it needs, which a command
 * meets that happens to begin there. Rooms that are one file each (tsdown.config.ts) can lead to one, when a library that they need is put
 * into a file that needs them.
 */
import type { Rolldown } from 'tsdown';

export function filesInOrder(): Rolldown.Plugin {
  return {
    name: 'files-in-order',
    generateBundle(_, bundle) {
      const needs = new Map(
        Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one.imports]] : [])),
      );
      const done = new Set<string>();
      const visit = (file: string, before: readonly string[]): void => {
        if (before.includes(file))
          throw new Error(
            `files import each other: ${[...before.slice(before.indexOf(file)), file].join(' > ')}`,
          );
        if (done.has(file)) return;
        for (const next of needs.get(file) ?? []) visit(next, [...before, file]);
        done.add(file);
      };
      for (const file of needs.keys()) visit(file, []);
    },
  };
}
