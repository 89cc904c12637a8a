/** Writes what is generated in docs/: the JSON Schemas of records and files, and the table of error codes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { errorsPage, schemaFiles } from './generated-docs.ts';

mkdirSync('docs/schemas', { recursive: true });
for (const [name, schema] of Object.entries(schemaFiles())) writeFileSync(`docs/schemas/${name}`, schema);
writeFileSync('docs/errors.md', errorsPage());
console.log(`wrote docs/errors.md and ${Object.keys(schemaFiles()).length} schemas`);
