/** Invented questions of ordinary length, as many as wanted, made one at a time. */
export function* benchQuestions(count) {
  for (let index = 0; index < count; index++) {
    yield {
      id: `bench-${index}`,
      text: `In which year was the invented person number ${index} of the benchmark born?`,
      reference: { form: 'number', value: 1500 + (index % 500), aliases: [] },
      kind: 'answerable',
      status: 'ok',
      tags: [],
      source: [],
    };
  }
}
