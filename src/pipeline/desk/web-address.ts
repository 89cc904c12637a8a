/** Only what a browser may open without running it. */
export function webAddress(url: string | undefined): string | null {
  return url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
}

/** The first address in a person's words. */
export function addressIn(words: string): string | null {
  return webAddress(/https?:\/\/\S+/i.exec(words)?.[0]);
}
