/**
 * The gate as JUnit XML, which every CI server shows: one suite a respondent, one case a check. A number that does
 * not exist is an `error`, not a `failure`, so that a broken pipeline does not look like a bad model.
 */
import type { CheckResult } from './check-result.ts';
import { checkName, checkSentence } from './check-words.ts';

export function junitXml(results: readonly CheckResult[], options: { readonly title: string }): string {
  const respondents = [...new Set(results.map((result) => result.respondent))];
  const suites = respondents.map((respondent) => {
    const own = results.filter((result) => result.respondent === respondent);
    return `  <testsuite name="${xml(respondent)}" ${counts(own)}>\n${own.map(testCase).join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- closedbook check -->\n<testsuites name="${xml(options.title)}" ${counts(results)}>\n${suites.join('')}</testsuites>\n`;
}

function testCase(result: CheckResult): string {
  const open = `    <testcase classname="closedbook.${xml(result.respondent)}" name="${xml(checkName(result))}" time="0"`;
  const sentence = xml(checkSentence(result));
  if (result.passed) return `${open}><system-out>${sentence}</system-out></testcase>\n`;
  const word = result.verdict === 'undefined' ? 'error' : 'failure';
  return `${open}><${word} message="${sentence}" type="${result.verdict}"/></testcase>\n`;
}

function counts(results: readonly CheckResult[]): string {
  const broken = results.filter((result) => !result.passed);
  const errors = broken.filter((result) => result.verdict === 'undefined').length;
  return `tests="${results.length}" failures="${broken.length - errors}" errors="${errors}" skipped="0" time="0"`;
}

/**
 * Escapes markup, shows what would turn the words around, and drops what XML 1.0 cannot hold (control characters, lone
 * surrogates).
 */
function xml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/\p{Surrogate}/gu, '�')
      .replace(
        /[\u202a-\u202e\u2066-\u2069]/g,
        (turn) => `⟨U+${turn.charCodeAt(0).toString(16).toUpperCase()}⟩`,
      )
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/[\n\r\t]/g, (space) => `&#${space.charCodeAt(0)};`)
  );
}
