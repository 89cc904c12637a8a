/**
 * Days in the Julian and the Gregorian calendar, by the Julian day number. Years are astronomical (44 BCE = -43).
 * Source: Richards, "Calendars", in Urban and Seidelmann (eds.), Explanatory Supplement to the Astronomical Almanac,
 * 3rd ed. 2013, algorithms 3 and 4.
 */

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

type CalendarName = 'gregorian' | 'julian';

/** The same day in the other calendar. */
export function convertDay(day: CalendarDay, to: CalendarName): CalendarDay {
  return to === 'gregorian'
    ? dayOf(dayNumber(day, 'julian'), 'gregorian')
    : dayOf(dayNumber(day, 'gregorian'), 'julian');
}

function dayNumber({ year, month, day }: CalendarDay, calendar: CalendarName): number {
  const early = Math.floor((14 - month) / 12);
  const years = year + 4800 - early;
  const months = month + 12 * early - 3;
  const days = day + Math.floor((153 * months + 2) / 5) + 365 * years + Math.floor(years / 4);
  return calendar === 'julian'
    ? days - 32083
    : days - Math.floor(years / 100) + Math.floor(years / 400) - 32045;
}

function dayOf(number: number, calendar: CalendarName): CalendarDay {
  let century = 0;
  let rest = number + 32082;
  if (calendar === 'gregorian') {
    const shifted = number + 32044;
    century = Math.floor((4 * shifted + 3) / 146_097);
    rest = shifted - Math.floor((146_097 * century) / 4);
  }
  const years = Math.floor((4 * rest + 3) / 1461);
  const left = rest - Math.floor((1461 * years) / 4);
  const months = Math.floor((5 * left + 2) / 153);
  return {
    day: left - Math.floor((153 * months + 2) / 5) + 1,
    month: months + 3 - 12 * Math.floor(months / 10),
    year: 100 * century + years - 4800 + Math.floor(months / 10),
  };
}
