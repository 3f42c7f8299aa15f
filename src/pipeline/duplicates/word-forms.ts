import { foldText } from './fold-text.ts';
import { months, shortWeekdays, weekdays } from '../dates/date-words.ts';

/** Spellings that wires and papers use side by side: `Mich.` and `Michigan`, `Sen.` and `Senator`. */
const spellings = new Map(
  [
    'ala alabama',
    'ariz arizona',
    'ark arkansas',
    'calif california',
    'colo colorado',
    'conn connecticut',
    'del delaware',
    'fla florida',
    'ga georgia',
    'ill illinois',
    'ind indiana',
    'kan kansas',
    'ky kentucky',
    'la louisiana',
    'md maryland',
    'mass massachusetts',
    'mich michigan',
    'minn minnesota',
    'miss mississippi',
    'mo missouri',
    'mont montana',
    'neb nebraska',
    'nev nevada',
    'okla oklahoma',
    'ore oregon',
    'pa pennsylvania',
    'tenn tennessee',
    'tex texas',
    'va virginia',
    'vt vermont',
    'wash washington',
    'wis wisconsin',
    'wyo wyoming',
    'sen senator',
    'rep representative',
    'gov governor',
    'gen general',
    'lt lieutenant',
    'capt captain',
    'sgt sergeant',
    'dr doctor',
    'prof professor',
    'st saint',
    'mt mount',
    'ft fort',
    'rd road',
    'ave avenue',
    'blvd boulevard',
    'hwy highway',
    'ln lane',
    'pkwy parkway',
    'maj major',
    'col colonel',
    'cpl corporal',
    'pvt private',
    'adm admiral',
    'cmdr commander',
    'rev reverend',
    'det detective',
    'supt superintendent',
    'atty attorney',
    'asst assistant',
    'natl national',
    'assn association',
    'univ university',
    'us united-states',
    'percentage percent',
    'uk united-kingdom',
    'gop republican',
    'intl international',
    'govt government',
    'dept department',
    'one 1',
    'two 2',
    'three 3',
    'four 4',
    'five 5',
    'six 6',
    'seven 7',
    'eight 8',
    'nine 9',
    'ten 10',
    'eleven 11',
    'twelve 12',
    'first 1st',
    'second 2nd',
    'third 3rd',
    'fourth 4th',
    'fifth 5th',
    'sixth 6th',
    'seventh 7th',
    'eighth 8th',
    'ninth 9th',
    'tenth 10th',
    'gray grey',
    'colour color',
    'harbour harbor',
    'theatre theater',
    'centre center',
    'kiev kyiv',
    'kharkov kharkiv',
    'lvov lviv',
    'odessa odesa',
    'peking beijing',
    'bombay mumbai',
    'calcutta kolkata',
    'rangoon yangon',
    'burma myanmar',
    'turkiye turkey',
    'photograph photo',
    'picture photo',
    'image photo',
  ].map((pair) => {
    const [form = '', standard = ''] = pair.split(' ');
    return [form, standard] as const;
  }),
);

/** A folded word in the form that all its spellings share; months become `m10`, weekdays `w5`. */
export function standardForm(word: string): string {
  return standardForms.get(word) ?? word;
}

/** Words in their own right; as days they were spelt out before. */
const plainWords = new Set(['wed', 'sat', 'sun']);

const shortMonths = new Set(
  'jan feb apr jun jul aug sept sep oct nov dec june july marz juni juli juin aout'.split(' '),
);

/** Of a word that stands in several, the later one counts. */
const standardForms: ReadonlyMap<string, string> = new Map([
  ...spellings,
  ...[...shortWeekdays]
    .filter(([name]) => !plainWords.has(name))
    .map(([name, weekday]) => [name, `w${weekday}`] as const),
  ...[...weekdays].map(([name, weekday]) => [name, `w${weekday}`] as const),
  // Short month names are words of other languages too ("mar", "set"): only in full, or as one language alone writes them.
  ...[...months]
    .map(([name, month]) => [foldText(name), `m${month}`] as const)
    .filter(([name]) => name.length > 4 || shortMonths.has(name)),
]);

/** What a name may do without: `President Ida Lund` and `Ida Lund`. */
export const titles: ReadonlySet<string> = new Set(
  (
    'president mayor governor senator representative premier chancellor minister prime secretary ambassador pope king queen prince ' +
    'princess coach captain officer officers judge justice doctor professor sheriff chief sir dr mr mrs ms general lieutenant sergeant colonel ' +
    'congressman congresswoman lawmaker candidate director chairman chairwoman ceo actor actress singer author former then vice'
  ).split(' '),
);

/** What a place may do without: `Redfern, Mich.` and `Redfern`. */
export const states: ReadonlySet<string> = new Set(
  (
    'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas ' +
    'kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon ' +
    'pennsylvania tennessee texas utah vermont virginia wisconsin wyoming'
  ).split(' '),
);

/** Postal codes of states that are written in one word. */
export const postalStates: ReadonlyMap<string, string> = new Map(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV OH OK OR PA TN TX UT VT VA WI WY'
    .split(' ')
    .map((code, index) => [code, [...states][index] ?? code]),
);

/** Words that change nothing of what a picture shows. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'a an the tbe tlie and of in on at to for from by with as is are was were be been it its his her their this that these those during while near into seen shown pictured photographed ' +
    'el la los las un una y de del en con por para su al que se der die das den dem ein eine einen einem einer und im am auf mit von zu ' +
    'le les des du une et dans sur avec pour au aux il lo gli della delle dei nel nella di e o os as da do dos das um uma no na em com s'
  ).split(' '),
);
