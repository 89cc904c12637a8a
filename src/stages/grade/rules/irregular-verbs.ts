/**
 * Past forms of verbs that no ending tells, so that "won" answers what one asks to win, and "written" who wrote: the verbs that
 * questions of facts are asked with.
 */

/** The verb by its past forms. */
export const BASES: ReadonlyMap<string, string> = new Map(
  (
    'become:became begin:began,begun break:broke,broken bring:brought build:built buy:bought catch:caught choose:chose,chosen come:came die:died draw:drew,drawn ' +
    'drive:drove,driven fall:fell,fallen fight:fought find:found fly:flew,flown get:got give:gave,given go:went,gone grow:grew,grown hold:held keep:kept ' +
    'know:knew,known lead:led leave:left lose:lost make:made meet:met ride:rode,ridden rise:rose,risen run:ran see:saw,seen sell:sold send:sent shoot:shot ' +
    'sing:sang,sung sink:sank,sunk speak:spoke,spoken spend:spent steal:stole,stolen strike:struck swim:swam,swum take:took,taken teach:taught tell:told ' +
    'think:thought throw:threw,thrown wear:wore,worn win:won write:wrote,written'
  )
    .split(' ')
    .flatMap((entry) => {
      const [base, forms] = entry.split(':') as [string, string];
      return forms.split(',').map((form): [string, string] => [form, base]);
    }),
);

/** True of a past form, by its ending or from the table. */
export function isPastForm(word: string): boolean {
  return word.endsWith('ed') || word === 'born' || BASES.has(word);
}
