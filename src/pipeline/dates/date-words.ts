/** Months by their names in the languages of the wires; keys in lower case without a full stop. */
export const months: ReadonlyMap<string, number> = new Map(
  [
    'january jan enero januar jänner janvier gennaio janeiro января ene janv gen',
    'february feb febrero februar février fevrier febbraio fevereiro февраля febr févr fév',
    'march mar marzo märz maerz mars março marco марта mär mrz',
    'april apr abril avril aprile апреля abr avr',
    'may mayo mai maggio maio мая mag',
    'june jun junio juni juin giugno junho июня giu',
    'july jul julio juli juillet luglio julho июля juil lug',
    'august aug agosto août aout августа ago',
    'september sept sep septiembre setiembre septembre settembre setembro сентября set',
    'october oct octubre oktober octobre ottobre outubro октября okt ott out',
    'november nov noviembre novembre novembro ноября',
    'december dec diciembre dezember décembre decembre dicembre dezembro декабря dic dez déc',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Weekdays in full, by language; 0 is Sunday. */
export const weekdays: ReadonlyMap<string, number> = new Map(
  [
    'sunday domingo sonntag dimanche domenica воскресенье',
    'monday lunes montag lundi lunedì lunedi segunda-feira понедельник',
    'tuesday martes dienstag mardi martedì martedi terça-feira вторник',
    'wednesday miércoles miercoles mittwoch mercredi mercoledì mercoledi quarta-feira среду',
    'thursday jueves donnerstag jeudi giovedì giovedi quinta-feira четверг',
    'friday viernes freitag vendredi venerdì venerdi sexta-feira пятницу',
    'saturday sábado samstag sonnabend samedi sabato субботу',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index] as const)),
);

/** Abbreviated weekdays stand before a month and a day only: `Sat` alone is a verb or a name. */
export const shortWeekdays: ReadonlyMap<string, number> = new Map(
  ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'tues', 'thur', 'thurs', 'weds'].map((name) => [
    name,
    ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].findIndex((short) => name.startsWith(short)),
  ]),
);

const longestFirst = (words: Iterable<string>): string =>
  [...words].toSorted((a, b) => b.length - a.length).join('|');

/** English months with a capital, the only ones that may stand before the day. */
export const englishMonth =
  'January|February|March|April|May|June|July|August|September|October|November|December|Sept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC';
export const anyMonth = longestFirst(months.keys());
export const anyWeekday = longestFirst(weekdays.keys());
export const anyShortWeekday = longestFirst(shortWeekdays.keys());
