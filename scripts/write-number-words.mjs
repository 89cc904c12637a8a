// npm run number-words: writes src/values/compound-number-words.ts, the numbers from 21 to 99 as n2words writes them in the
// languages whose smaller numbers number-words.ts has. The result is committed, so that closedbook reads them without
// loading twenty languages; a test holds it fresh.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const LANGUAGES =
  'de-DE fr-FR fr-BE es-ES pt-PT it-IT nl-NL cs-CZ pl-PL ru-RU uk-UA sv-SE nb-NO da-DK fi-FI hu-HU tr-TR ro-RO el-GR id-ID vi-VN'.split(
    ' ',
  );

/** Norwegian and Danish share their numbers up to twenty. */
const NORSE = new Set(['nb-NO', 'da-DK']);

/** Languages as number-words.ts calls them, with the numbers from 21 to 99 parted by a stroke. */
export async function compoundNumberWords() {
  return Promise.all(
    LANGUAGES.map(async (language) => {
      const { toCardinal } = await import(`n2words/${language}`);
      const words = Array.from({ length: 79 }, (_, at) => asWritten(toCardinal(at + 21), language));
      return [NORSE.has(language) ? 'no' : language.slice(0, 2), words.join('|')];
    }),
  );
}

/** Words of hundreds, thousands and millions: what stands beside them is part of a larger number. */
export async function greaterNumberWords() {
  const words = await Promise.all(
    LANGUAGES.map(async (language) => {
      const { toCardinal } = await import(`n2words/${language}`);
      return [200, 300, 400, 500, 600, 700, 800, 900, 1000, 2000, 1e6, 2e6].flatMap((value) =>
        asWritten(toCardinal(value), language).split(' '),
      );
    }),
  );
  return [...new Set(words.flat())].filter((word) => word.length > 1).sort();
}

/** n2words 4.0.0 has Latin i in Ukrainian words and hyphens that Swedish and Norwegian do not write. */
function asWritten(words, language) {
  if (language === 'uk-UA') return words.replaceAll('i', 'і');
  return language === 'sv-SE' || language === 'nb-NO' ? words.replaceAll('-', '') : words;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const target = fileURLToPath(new URL('../src/values/compound-number-words.ts', import.meta.url));
  const lines = (await compoundNumberWords()).map((line) => `  ${JSON.stringify(line)},`);
  const greater = JSON.stringify((await greaterNumberWords()).join(' '));
  writeFileSync(
    target,
    `/** Numbers from 21 to 99, a line a language, parted by a stroke; two where a language counts in two ways. Written by \`npm run number-words\`, not by hand. */\nexport const COMPOUND_NUMBER_WORDS: readonly (readonly [language: string, words: string])[] = [\n${lines.join('\n')}\n];\n\n/** Words that larger numbers are written with, those of smaller ones among them. */\nexport const GREATER_NUMBER_WORDS =\n  ${greater};\n`,
  );
  execFileSync('npx', ['biome', 'format', '--write', target], { stdio: 'ignore' });
}
