/**
 * What comes into the house from outside: every package of the lockfile is held to its bytes, none names a registry's
 * host, everything a user installs or that is bundled into what a user installs has a licence that may be passed on, and
 * the audit knows of no advisory on it.
 * An audit that cannot be made (no network, a mirror without that endpoint) is said and not counted as passed;
 * `--require-audit` makes it a failure, as in the hosted workflow.
 * Usage: node scripts/check-supply.mjs [--require-audit]
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** May be passed on with the package under its own terms; MPL-2.0 holds for files that we do not change. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  // Faces alone.
  'OFL-1.1',
  'Unlicense',
]);

/** Packages whose licence is rare or not in their manifest; read in the package, and to be read again when its version changes. */
const READ_BY_HAND = {
  'argparse@2.0.1': 'Python-2.0: free to pass on with its notice (LICENSE)',
  'dejavu-fonts-ttf@2.37.3': 'Bitstream Vera and Arev terms, free to embed and to pass on (LICENSE)',
  'png-js@2.0.0': 'MIT (LICENSE); the manifest has no field',
};

const faults = [];
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const bundled = bundledNames();
let production = 0;
for (const [place, entry] of Object.entries(packages)) {
  if (place === '' || entry.link) continue;
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const id = `${name}@${entry.version}`;
  if (entry.integrity === undefined) faults.push(`${id} has no hash: run node scripts/complete-lock.mjs`);
  if (entry.resolved !== undefined) faults.push(`${id} names where it was downloaded: ${entry.resolved}`);
  if (entry.dev && !bundled.has(name)) continue;
  production += 1;
  if (!allowed(entry.license) && READ_BY_HAND[id] === undefined)
    faults.push(
      `${id} has the licence ${entry.license ?? 'that nobody states'}: read it, then allow it here`,
    );
}
console.log(
  `${Object.keys(packages).length - 1} packages, ${production} of them a user's, installed or bundled: hashes and licences ${faults.length === 0 ? 'are in order' : 'have faults'}`,
);

const audit = spawnSync('npm', ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], {
  encoding: 'utf8',
});
const found = vulnerabilitiesOf(audit.stdout);
if (found === null) {
  const said = `NOT AUDITED: known advisories could not be asked for (${reasonOf(audit)}); run npm audit where the registry answers`;
  if (process.argv.includes('--require-audit')) faults.push(said);
  else console.warn(said);
} else {
  console.log(`audited: ${found.length} packages with a known advisory`);
  faults.push(...found.map(({ name, severity, range }) => `${name} ${range}: ${severity}, see npm audit`));
}

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/**
 * Libraries that the build puts into `dist` (tsdown.config.ts) are development dependencies, so that nobody installs them
 * twice; they and what they need are a user's all the same.
 */
function bundledNames() {
  const texts = readdirSync('src', { recursive: true })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(`src/${path}`, 'utf8'));
  const { devDependencies = {} } = packages[''];
  const names = new Set(
    Object.keys(devDependencies).filter((name) =>
      texts.some((text) => text.includes(`'${name}'`) || text.includes(`'${name}/`)),
    ),
  );
  for (const name of names) {
    for (const [place, { dependencies = {} }] of Object.entries(packages)) {
      if (place.endsWith(`node_modules/${name}`)) for (const one of Object.keys(dependencies)) names.add(one);
    }
  }
  return names;
}

/** True when every part of the expression is allowed (AND), or one of its alternatives (OR). */
function allowed(expression) {
  if (typeof expression !== 'string') return false;
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => LICENCES.has(licence.trim())));
}

/** Why no audit took place, in npm's words or the system's. */
function reasonOf({ stdout, stderr, error }) {
  if (error !== undefined) return error.message;
  try {
    return JSON.parse(stdout).message.trim();
  } catch {
    return stderr.trim().split('\n', 1)[0] || 'npm said nothing';
  }
}

/** What the audit found on a user's packages, or null where no audit took place. */
function vulnerabilitiesOf(text) {
  try {
    const { vulnerabilities } = JSON.parse(text);
    if (vulnerabilities === undefined) return null;
    const isUsers = (name) =>
      bundled.has(name) ||
      Object.entries(packages).some(([place, { dev }]) => !dev && place.endsWith(`node_modules/${name}`));
    return Object.values(vulnerabilities).filter(({ name }) => isUsers(name));
  } catch {
    return null;
  }
}
