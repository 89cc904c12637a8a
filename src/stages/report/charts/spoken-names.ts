/**
 * Whom the texts of charts and tables mean. Names are cut, settings and curves are shared, so the same words may mean one
 * respondent or several; a page that filters by attribute asks here, and no chart needs to carry ids.
 */
import type { SummaryRespondent } from '../../../core/summary/provenance.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import type { Attributes } from './attributes.ts';

/** Places in the summary: of its one bearer, or of all that share the words. */
export interface Meant {
  readonly places: readonly number[];
  /** Whether the words are the name of a single respondent. */
  readonly isName: boolean;
  /** Where a curve is called like its model: the curve alone. */
  readonly curve: readonly number[];
}

export interface SpokenNames {
  /** Keeps texts that are names, one a respondent, and gives them back. */
  one(texts: string[]): string[];
  /** Keeps texts that several may share, one a respondent, and gives them back. */
  some(texts: string[]): string[];
  curve(name: string, places: readonly number[]): void;
  readonly meant: (text: string) => Meant | null;
}

export function spokenNames(
  respondents: readonly SummaryRespondent[],
  attributes: readonly Attributes[],
): SpokenNames {
  const names = new Map<string, number>();
  const shared = new Map<string, Set<number>>();
  const curves = new Map<string, readonly number[]>();
  const add = (text: string, place: number) => {
    const places = shared.get(text) ?? new Set();
    shared.set(text, places.add(place));
  };
  for (const [place, { id, label }] of respondents.entries()) {
    names.set(visibleText(label), place);
    names.set(visibleText(id), place);
    const { model, stake } = attributes[place]!;
    add(model, place);
    add(respondents[place]!.model, place);
    if (stake !== null) add(`L = ${stake}`, place);
  }
  return {
    one(texts) {
      for (const [place, text] of texts.entries()) if (!names.has(text)) names.set(text, place);
      return texts;
    },
    some(texts) {
      for (const [place, text] of texts.entries()) add(text, place);
      return texts;
    },
    curve(name, places) {
      if (places.length < 2) return;
      curves.set(name, places);
      for (const place of places) {
        add(name, place);
        names.set(`${name}, L = ${attributes[place]!.stake}`, place);
      }
    },
    meant(text) {
      const one = names.get(text);
      if (one !== undefined) return { places: [one], isName: true, curve: [] };
      const several = shared.get(text);
      if (several === undefined) return null;
      return {
        places: [...several].sort((a, b) => a - b),
        isName: false,
        curve: curves.get(text) ?? [],
      };
    },
  };
}
