/**
 * Runs a program as it is and says at its end what the whole process took: processor time from its first instruction on,
 * and the most memory it held. Usage: node bench/timed.mjs RESULT.json PROGRAM.mjs [argument …]
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , result, program, ...rest] = process.argv;
process.argv = [process.argv[0], program, ...rest];
process.on('exit', (code) => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  writeFileSync(
    result,
    JSON.stringify({
      code,
      seconds: performance.now() / 1000,
      cpu: (user + system) / 1e6,
      megabytes: maxRSS / 1024,
    }),
  );
});
if (program !== 'nothing') await import(pathToFileURL(program));
