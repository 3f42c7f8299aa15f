const country =
  '(?:(?:NEW|SOUTH|NORTH|UNITED(?: ARAB)?|CZECH|SAUDI|SRI|COSTA|HONG|GREAT|EL|PUERTO|DOMINICAN|LATIN|New|South|North|United|Czech|Saudi) )?\\p{Lu}[\\p{L}.]{1,20}';
const countries = `${country}(?:(?:\\s?[,&]\\s?|\\s(?:and|AND|or|OR)\\s)${country}){0,5}`;

const countriesOut = new RegExp(
  `(?:(?:\\s{0,2}[-–/,;]{1,2}\\s{0,2}|\\s)${countries}\\s{1,2}OUT[,;.]?){1,4}$`,
  'u',
);

/** Cuts off where a picture may not be used, at the end of a credit: `… AUSTRALIA AND NEW ZEALAND OUT`, `… ITALY OUT, FRANCE OUT` */
export function cutCountriesOut(text: string): string {
  return text.includes('OUT') ? text.replace(countriesOut, '') : text;
}
