/**
 * The script of the report page: everything works without it but the slider, the filter, the copying, the sorting and
 * the answer browser. Bundled into page-script.ts by `npm run page-script`, put inline, and allowed by its hash.
 */
import type { PageData } from '../page-data.ts';
import { answerBrowser } from './answer-browser.ts';
import { contents } from './contents.ts';
import { copyTools } from './copy-tools.ts';
import { decisionPanel } from './decision-panel.ts';
import { rememberFolds } from './remember-folds.ts';
import { respondentFilter } from './respondent-filter.ts';
import { sortableTables } from './sortable-tables.ts';
import { themeToggle } from './theme-toggle.ts';

const block = document.getElementById('report-data');
themeToggle();
if (block !== null) {
  const data = JSON.parse(block.textContent ?? '') as PageData;
  decisionPanel(data);
  respondentFilter(data);
  copyTools(data);
}
answerBrowser();
contents();
rememberFolds();
sortableTables();
