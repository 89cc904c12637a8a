/**
 * The generated part of docs/ as texts, so that a test can hold the files against the sources they come from.
 */
import { z } from 'zod';
import { callSchema } from '../src/core/call.ts';
import { datasetCardSchema } from '../src/core/dataset.ts';
import { ERRORS } from '../src/core/errors.ts';
import { estimateSchema } from '../src/core/estimate.ts';
import { gradeSchema } from '../src/core/grade.ts';
import { languageName } from '../src/core/language-name.ts';
import { publishedRowSchema } from '../src/core/published-counts.ts';
import { questionSchema } from '../src/core/question.ts';
import { replySchema } from '../src/core/reply.ts';
import { respondentSchema } from '../src/core/respondent.ts';
import { runSchema } from '../src/core/run.ts';
import { runSpecSchema } from '../src/core/run-spec.ts';
import { SCHEMA_VERSION } from '../src/core/schema-version.ts';
import { specFileSchema } from '../src/core/spec-file.ts';
import { summarySchema } from '../src/core/summary/summary.ts';
import { modelTableSchema } from '../src/model/model-row.ts';
import { LINT_RULES } from '../src/stages/dataset/lint/lint-rules.ts';
import { renderQuestion } from '../src/stages/dataset/render-question.ts';
import { FOREIGN_WORDINGS } from '../src/stages/dataset/wordings/wordings.ts';

const SCHEMAS = {
  question: questionSchema,
  'dataset-card': datasetCardSchema,
  respondent: respondentSchema,
  'run-spec': runSpecSchema,
  'spec-file': specFileSchema,
  run: runSchema,
  call: callSchema,
  reply: replySchema,
  grade: gradeSchema,
  estimate: estimateSchema,
  'published-row': publishedRowSchema,
  summary: summarySchema,
  models: modelTableSchema,
} as const;

/** docs/dataset-lint.md with the table of the rules as they are; the words around it stay. */
export function lintPage(before: string): string {
  const rows = LINT_RULES.map(
    ({ name, severity, finds, remedy }) => `| \`${name}\` | ${severity} | ${finds} | ${remedy} |`,
  );
  const start = before.indexOf('| rule | severity |');
  return `${before.slice(0, start)}| rule | severity | finds | what to do |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** Schema files by name; `input` because files are what people and tools write. */
export function schemaFiles(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input' });
      const titled = { title: `closedbook ${name}, schema version ${SCHEMA_VERSION}`, ...json };
      return [`${name}.schema.json`, `${JSON.stringify(titled, null, 2)}\n`];
    }),
  );
}

/** Values for the slots of a wording, so that it can be read as a sentence. */
const SAMPLE: Readonly<
  Record<string, { readonly subject: string; readonly award: string; readonly asOf: string }>
> = {
  de: { subject: 'Ada Mirvask', award: 'die Auszeichnung „Goldener Zirkel“', asOf: '21. November 2026' },
  fr: { subject: 'Ada Mirvask', award: 'la distinction « Compas d’or »', asOf: '1er novembre 2026' },
  es: { subject: 'Ada Mirvask', award: 'el premio «Compás de Oro»', asOf: '21 de noviembre de 2026' },
  zh: { subject: '阿达·米尔瓦斯克', award: '“金圆规”奖', asOf: '2026年11月21日' },
  cs: { subject: 'Ada Mirvask', award: 'ocenění „Zlaté kružítko“', asOf: '21. listopadu 2026' },
};

/** docs/wordings.md: every wording as a sentence, to be read aloud by somebody whose language it is. */
export function wordingsPage(): string {
  const sections = Object.entries(FOREIGN_WORDINGS).map(([language, wordings]) => {
    const { subject, award, asOf } = SAMPLE[language]!;
    const rows = Object.entries(wordings).flatMap(([property, texts]) =>
      texts.map(
        ({ text, when }) =>
          `| ${property}${when === undefined ? '' : ` (${when})`} | ${renderQuestion(text, { subject, award, asOf, year: '1950' })} |`,
      ),
    );
    return `## ${languageName(language)}\n\n| property | question |\n|---|---|\n${rows.join('\n')}\n`;
  });
  const contents = Object.keys(FOREIGN_WORDINGS).map((language) => {
    const name = languageName(language);
    return `[${name}](#${name.toLowerCase()})`;
  });
  return `# Wordings in other languages

Every wording in which closedbook asks about a person in another language than English, as a sentence about somebody
invented: a check list for native readers. Read each aloud; a wrong case, a wrong grammatical gender or a phrase that nobody says
is a fault to report. How wordings avoid case and gender: [languages](languages.md).

_Living_ and _dead_ mark wordings that are asked of such people alone; the others are asked of everybody. The page is generated
from \`src/stages/dataset/wordings\` by \`npm run docs\`: change a wording there, not here.

Languages: ${contents.join(' · ')}

${sections.join('\n')}`;
}

/** docs/errors.md. */
export function errorsPage(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, { cause, remedy, exitCode }]) => `| \`${code}\` | ${exitCode} | ${cause} | ${remedy} |`,
  );
  return `# Errors

Generated from \`src/core/errors.ts\` by \`npm run docs\`. Codes are stable; texts are not. Exit codes: 1 a check
failed or the run ended incomplete, 2 bad usage or input, 130 interrupted (and can be resumed).

| code | exit | usual cause | what to do |
|---|---|---|---|
${rows.join('\n')}
`;
}
