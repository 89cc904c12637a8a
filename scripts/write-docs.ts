/** Writes what is generated in docs/: the JSON Schemas of records and files, the tables of error codes and lint rules. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { errorsPage, lintPage, schemaFiles, wordingsPage } from './generated-docs.ts';

mkdirSync('docs/schemas', { recursive: true });
for (const [name, schema] of Object.entries(schemaFiles())) writeFileSync(`docs/schemas/${name}`, schema);
writeFileSync('docs/errors.md', errorsPage());
writeFileSync('docs/dataset-lint.md', lintPage(readFileSync('docs/dataset-lint.md', 'utf8')));
writeFileSync('docs/wordings.md', wordingsPage());
console.log(
  `wrote docs/errors.md, docs/dataset-lint.md, docs/wordings.md and ${Object.keys(schemaFiles()).length} schemas`,
);
