/** Years before Christ as dates count them: 1 BC is 0, 44 BC is −43, so that differences are right across the change. */
export function astronomicalYear(year: number, bce: boolean): number {
  return bce ? 1 - year : year;
}
