// @ts-check
// The whole way in one call. Run after `npm run build`: node examples/measure.mjs
import { measure, terminalReport } from 'closedbook';

const summary = await measure({
  questions: [
    { text: 'In which year was Ada Lovelace born?', reference: '1815' },
    { text: 'Who wrote Middlemarch?', reference: ['George Eliot', 'Mary Ann Evans'] },
  ],
  models: { parrot: async (prompt) => (prompt.includes('Ada') ? '1815' : 'I do not know.') },
});
console.log(terminalReport(summary, { width: 80, colour: false }));
