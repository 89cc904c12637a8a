/**
 * First parts of federations other than the United States: answers name them as they name a country, and a place can be told
 * to lie in the one or the other. Only names that hardly mean anything else.
 */
import { canonicalPlace } from './place-names.ts';

const PARTS: Readonly<Record<string, string>> = {
  canada:
    'british columbia|alberta|saskatchewan|manitoba|ontario|quebec|new brunswick|nova scotia|prince edward island|newfoundland|newfoundland and labrador|yukon|nunavut',
  australia:
    'new south wales|victoria|queensland|south australia|western australia|tasmania|northern territory',
  germany:
    'bavaria|saxony|hesse|brandenburg|thuringia|saarland|north rhine-westphalia|lower saxony|saxony-anhalt|rhineland-palatinate|schleswig-holstein|baden-wurttemberg|mecklenburg-vorpommern',
  india:
    'maharashtra|gujarat|karnataka|kerala|tamil nadu|punjab|rajasthan|bihar|assam|odisha|telangana|andhra pradesh|uttar pradesh|madhya pradesh|west bengal|haryana|jharkhand|uttarakhand|himachal pradesh',
};

const COUNTRY_OF = new Map(
  Object.entries(PARTS).flatMap(([country, parts]) =>
    parts.split('|').map((part) => [part, canonicalPlace(country)] as const),
  ),
);

/** The country of a folded province; null for anything else. */
export function countryOfProvince(name: string): string | null {
  return COUNTRY_OF.get(name) ?? null;
}
