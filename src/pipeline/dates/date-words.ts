/** Months by their names in the languages of the wires; keys in lower case without a full stop. */
export const months: ReadonlyMap<string, number> = new Map(
  [
    'january januari stycznia jan enero januar jänner janvier gennaio janeiro января ene janv gen',
    'february februari lutego feb febrero februar février fevrier febbraio fevereiro февраля fev febr févr fév',
    'march maart marca mar marzo märz maerz mars março marco марта mär mrz',
    'april kwietnia apr abril avril aprile апреля abr avr',
    'may mei maj maja mayo mai maggio maio мая mag',
    'june czerwca jun junio juni juin giugno junho июня giu',
    'july lipca jul julio juli juillet luglio julho июля juil lug',
    'august augustus augusti sierpnia aug agosto août aout августа ago',
    'september września sept sep septiembre setiembre septembre settembre setembro сентября set',
    'october października oct octubre oktober octobre ottobre outubro октября okt ott out',
    'november listopada nov noviembre novembre novembro ноября',
    'december grudnia dec diciembre dezember décembre decembre dicembre dezembro декабря dic dez déc',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Weekdays in full, by language; 0 is Sunday. */
export const weekdays: ReadonlyMap<string, number> = new Map(
  [
    'sunday zondag søndag söndag domingo sonntag dimanche domenica воскресенье',
    'monday maandag mandag måndag lunes montag lundi lunedì lunedi segunda-feira понедельник',
    'tuesday dinsdag tirsdag tisdag martes dienstag mardi martedì martedi terça-feira вторник',
    'wednesday woensdag onsdag miércoles miercoles mittwoch mercredi mercoledì mercoledi quarta-feira среду',
    'thursday donderdag torsdag jueves donnerstag jeudi giovedì giovedi quinta-feira четверг',
    'friday vrijdag fredag viernes freitag vendredi venerdì venerdi sexta-feira пятницу',
    'saturday zaterdag lørdag lördag sábado samstag sonnabend samedi sabato субботу',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index] as const)),
);

/** Abbreviated weekdays stand before a month and a day only: `Sat` alone is a verb or a name. */
export const shortWeekdays: ReadonlyMap<string, number> = new Map(
  ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'tues', 'thur', 'thurs', 'weds'].map((name) => [
    name,
    ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].findIndex((short) => name.startsWith(short)),
  ]),
);

/** German wires write them onto the weekday: `Freitagabend`. */
export const partsOfDay = ['abend', 'nacht', 'morgen', 'vormittag', 'mittag', 'nachmittag', 'früh'];

const longestFirst = (words: Iterable<string>): string =>
  [...words].toSorted((a, b) => b.length - a.length).join('|');

const capitalise = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** English months with a capital, the only ones that may stand before the day. */
export const englishMonth =
  'January|February|March|April|May|June|July|August|September|October|November|December|Sept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC';
export const anyMonth = longestFirst(months.keys());
/** Months in all languages with a capital. */
export const capitalMonth = longestFirst([...months.keys()].map(capitalise));
export const anyWeekday = longestFirst(weekdays.keys());
export const anyShortWeekday = longestFirst(shortWeekdays.keys());
/** Months in full as they stand alone: with a capital, in small letters only where no English word is spelt so. */
export const writtenMonth = longestFirst(
  [...months.keys()]
    .filter(
      (name) =>
        name.length > 4 || ['may', 'mai', 'mayo', 'june', 'july', 'juni', 'juli', 'juin'].includes(name),
    )
    .flatMap((name) => [
      capitalise(name),
      ...(name === 'march' || name === 'may' || name === 'august' ? [] : [name]),
    ]),
);
