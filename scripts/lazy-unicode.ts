/**
 * string-width asks ICU for its tables of Unicode when it is loaded: 16 ms of processor time, a tenth of a short command,
 * for texts that are seldom anything but ASCII. In the bundle they are made when a text needs them. A version that is
 * written otherwise stops the build, so that nobody believes in an ease that is gone.
 */
import type { Rolldown } from 'tsdown';

const SEGMENTER = /^const segmenter = (new Intl\.Segmenter\(\));$/m;
const PATTERN = /^const (\w+) = \/(.*\\p\{.*)\/([a-z]+);$/gm;

/** An expression that behaves like the one given as far as `methods` go, and is evaluated when one of them is called. */
function later(expression: string, methods: readonly string[]): string {
  const calls = methods.map((name) => `[${name}](text) { return (kept ??= ${expression})[${name}](text); }`);
  return `(() => { let kept; return { ${calls.join(', ')} }; })();`;
}

export function lazyUnicode(): Rolldown.Plugin {
  return {
    name: 'lazy-unicode',
    transform(code, id) {
      if (!/\/string-width\/index\.js$/.test(id)) return null;
      const patterns = [...code.matchAll(PATTERN)];
      if (!SEGMENTER.test(code) || patterns.length === 0)
        throw new Error('string-width is written otherwise now: see scripts/lazy-unicode.ts');
      return code
        .replace(SEGMENTER, (_, made: string) => `const segmenter = ${later(made, ["'segment'"])}`)
        .replace(
          PATTERN,
          (_, name: string, source: string, flags: string) =>
            // Not as a literal: V8 makes its tables when it reads the file, to see whether the pattern is one.
            `const ${name} = ${later(`new RegExp(${JSON.stringify(source)}, '${flags}')`, ["'test'", 'Symbol.match', 'Symbol.search'])}`,
        );
    },
  };
}
