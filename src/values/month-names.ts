/**
 * Names of the months, folded, in a dozen languages: answers come in the language of the question or of the model.
 * Names that are also words or people's names count only beside a number, or only after a day.
 */

const MONTHS = new Map<string, number>();
for (const names of [
  'january february march april may june july august september october november december',
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'januar februar marz april mai juni juli august september oktober november dezember',
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'januari februari mars april maj juni juli augusti september oktober november december',
  'januar februar marts april maj juni juli august september oktober november december',
  'ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
]) {
  names.split(' ').forEach((name, at) => {
    MONTHS.set(name, at + 1);
  });
}
MONTHS.set('sept', 9);

/** The month, 1 to 12, that a folded word names. */
export function monthOf(word: string): number | undefined {
  return MONTHS.get(word);
}

/** Words that are months only beside a number. */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  'may march mars mar august dec sep jan mai marts maj mei'.split(' '),
);

/** Words that are months only behind a day or before a year: Marco, Maja and Mayo are names as well. */
export const ALSO_NAMES: ReadonlySet<string> = new Set('marco maja mayo marca julio lipca'.split(' '));
