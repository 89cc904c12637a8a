/**
 * An award's label as it stands in a sentence. A label that is a noun phrase gets the article; a title ("Fellow of
 * the Royal Society") stands in quotes behind the word for an award, because no article fits all of them.
 */

const TAKES_ARTICLE =
  /\b(?:Prize|Prizes|Award|Awards|Medal|Order|Cross|Trophy|Star|Lectureship|Fellowship|Scholarship|Cup|Ring|Plaque)\b/;

const QUOTED: Readonly<Record<string, (name: string) => string>> = {
  en: (name) => `the award “${name}”`,
  de: (name) => `die Auszeichnung „${name}“`,
  fr: (name) => `la distinction « ${name} »`,
  es: (name) => `el premio «${name}»`,
  cs: (name) => `ocenění „${name}“`,
  zh: (name) => `“${name}”`,
};

/** "the Nobel Prize in Physics", "the award “Fellow of the Royal Society”". */
export function awardPhrase(label: string, language: string): string {
  if (language === 'en' && /^the\b/i.test(label)) return label;
  if (language === 'en' && TAKES_ARTICLE.test(label)) return `the ${label}`;
  return (QUOTED[language] ?? ((name: string) => `“${name}”`))(label);
}
