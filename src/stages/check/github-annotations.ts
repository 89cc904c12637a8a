/**
 * Failed checks as GitHub workflow commands, which GitHub shows beside the commit. Names come from files of others:
 * everything that could end a command or begin another is escaped as GitHub's own toolkit does.
 */
import type { CheckResult } from './check-result.ts';
import { checkName, checkSentence } from './check-words.ts';

/** One line a failed check, `::error …` or `::warning …` where the data leave it open; and a closing notice. */
export function githubAnnotations(results: readonly CheckResult[]): string {
  const failed = results.filter((result) => !result.passed);
  const lines = failed.map((result) => {
    const level = result.verdict === 'open' ? 'warning' : 'error';
    const title = property(`closedbook: ${result.respondent}: ${checkName(result)}`);
    return `::${level} title=${title}::${data(checkSentence(result))}\n`;
  });
  const notice = `::notice title=closedbook::${results.length - failed.length} of ${results.length} checks passed\n`;
  return lines.join('') + notice;
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
