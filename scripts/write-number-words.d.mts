/** What write-number-words.mjs gives the test that holds its output fresh. */
export function compoundNumberWords(): Promise<[language: string, words: string][]>;
export function greaterNumberWords(): Promise<string[]>;
