const maxWords = 5;

/** Words in standard form as a desk reads them: `m6 2 2021` → `June 2 2021`. */
export function readableWords(words: readonly string[]): string {
  const named = words.slice(0, maxWords).map(readable);
  return words.length > maxWords ? `${named.join(' ')} …` : named.join(' ');
}

const monthNames = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');
const weekdayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

function readable(word: string): string {
  const month = /^m(\d{1,2})$/u.exec(word);
  if (month !== null) return monthNames[Number(month[1]) - 1] ?? word;
  const weekday = /^w(\d)$/u.exec(word);
  if (weekday !== null) return weekdayNames[Number(weekday[1])] ?? word;
  return word.replace(/^@/u, '');
}
