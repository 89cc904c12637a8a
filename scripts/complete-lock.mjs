/**
 * Completes package-lock.json with the binaries of other platforms. A registry mirror that does not carry them leaves
 * them out of the lock, and `npm ci` then refuses the lock on every machine. Versions are those the parents name;
 * npm fetches an entry only where its platform fits. What stands in the lock without a hash or a licence gets both from
 * the registry, so that every package is held to its bytes on every platform (`npm run check:supply`).
 * Usage: node scripts/complete-lock.mjs, after every change of dependencies.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
  'win32',
  'wasm32',
];
const PROCESSORS = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  armv7: 'arm',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loong64',
  mips64el: 'mips64el',
  wasm32: 'wasm32',
};

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
let added = 0;
for (const parent of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    const version = /^[~^]?(\d+\.\d+\.\d+[\w.-]*)$/.exec(range)?.[1];
    const platform = platformOf(name);
    if (lock.packages[place] !== undefined || version === undefined || platform === null) continue;
    lock.packages[place] = {
      version,
      ...platform,
      ...(parent.dev ? { dev: true } : {}),
      optional: true,
    };
    added += 1;
  }
}
let described = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  if (place === '' || entry.link || (entry.integrity && entry.license)) continue;
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const { 'dist.integrity': integrity, license } = fromRegistry(name, entry.version);
  // In npm's own order, so that the next install does not shuffle them.
  const { version, ...rest } = { ...entry, license: entry.license ?? license };
  const ordered = Object.entries(rest).filter(([key, value]) => key !== 'integrity' && value !== undefined);
  lock.packages[place] = {
    version,
    integrity: entry.integrity ?? integrity,
    ...Object.fromEntries(ordered.sort(([a], [b]) => a.localeCompare(b, 'en'))),
  };
  described += 1;
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added, ${described} described from the registry`);

/** Hash and licence as the registry has them; an empty record when it does not answer. */
function fromRegistry(name, version) {
  try {
    const shown = execFileSync('npm', ['view', `${name}@${version}`, 'dist.integrity', 'license', '--json'], {
      encoding: 'utf8',
    });
    return JSON.parse(shown);
  } catch (error) {
    console.error(`${name}@${version}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    return {};
  }
}

/** Operating system and processor in a package's name; null when it names none. */
function platformOf(name) {
  const words = name.split(/[/.-]/);
  const system = words.find((word) => SYSTEMS.includes(word));
  if (system === undefined) return null;
  const processor = words.find((word) => PROCESSORS[word] !== undefined);
  const os = system === 'wasm32' ? {} : { os: [system] };
  return { ...(processor === undefined ? {} : { cpu: [PROCESSORS[processor]] }), ...os };
}
