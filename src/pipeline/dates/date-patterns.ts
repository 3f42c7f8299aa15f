import type { When } from './date-candidate.ts';
import { aMonth, aNumber, aWeekday, type DateKeywords, oneOf } from './date-keywords.ts';
import { anyMonth, anyWeekday, englishMonth, partsOfDay, writtenMonth } from './date-words.ts';
import {
  coded,
  daysAgo,
  type Groups,
  monthDay,
  monthNumber,
  monthOf,
  named,
  numbered,
  portugueseWeekday,
  slashed,
  weekdayAlone,
} from './read-date-words.ts';

/** One way to write a date. A pattern claims its words; later ones do not look at them again. */
interface DatePattern {
  readonly name: string;
  readonly keywords: DateKeywords;
  /** A weekday in front belongs to it. */
  readonly hasWeekday?: true;
  /** It reads the text in lower case: folding the case of a long list in the expression itself takes far longer. */
  readonly ignoresCase: boolean;
  readonly pattern: RegExp;
  readonly read: (groups: Groups) => When | null;
}

const year = '(?<year>1[89]\\d{2}|20\\d{2})';
const day = '(?<day>\\d{1,2})';

/** In this order: the longest and surest first. */
export const datePatterns: readonly DatePattern[] = [
  {
    name: '2020-10-22',
    keywords: aNumber,
    ignoresCase: true,
    pattern: new RegExp(`\\b${year}-(?<month>\\d{2})-${day}\\b`, 'gu'),
    read: numbered,
  },
  {
    name: 'Thursday, Oct. 22, 2020',
    keywords: aMonth,
    hasWeekday: true,
    ignoresCase: true,
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?<name>${englishMonth.toLowerCase()})[.,]?,?\\s?(?:the\\s)?${day}(?:st|nd|rd|th)?(?:\\s?[-–]\\s?(?:(?:${englishMonth.toLowerCase()})\\.?\\s)?\\d{1,2})?(?:,\\s*|\\s+)${year}\\b`,
      'gu',
    ),
    read: named,
  },
  {
    name: '22 October 2020',
    keywords: aMonth,
    hasWeekday: true,
    ignoresCase: true,
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,])${day}(?:st|nd|rd|th|er|º|°|\\.)?(?:\\s?[-–/]\\s?\\d{1,2}\\.?)?\\s+(?:de\\s+|of\\s+)?(?<name>${anyMonth})\\.?,?\\s+(?:de\\s+|del\\s+)?${year}\\b`,
      'gu',
    ),
    read: named,
  },
  {
    name: '2020年10月22日',
    keywords: aNumber,
    ignoresCase: false,
    pattern: /(?<year>\d{4})年\s?(?<month>\d{1,2})月\s?(?<day>\d{1,2})日/gu,
    read: numbered,
  },
  {
    name: '22.10.2020',
    keywords: aNumber,
    ignoresCase: false,
    pattern: /(?<![\d.])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4}|\d{2})\b/gu,
    read: numbered,
  },
  {
    name: '22.out.2020',
    keywords: aMonth,
    ignoresCase: true,
    pattern: new RegExp(
      `(?<![\\d.])${day}\\.(?<name>${anyMonth})\\.(?<year>(?:19|20)\\d{2}|\\d{2})\\b`,
      'gu',
    ),
    read: named,
  },
  {
    name: '24/06/14',
    keywords: aNumber,
    ignoresCase: false,
    pattern: /(?<![\d/])(?<first>\d{1,2})\/(?<second>\d{1,2})\/(?<year>\d{4}|\d{2})(?![\d/])/gu,
    read: slashed,
  },
  {
    name: '24-06-2014',
    keywords: aNumber,
    ignoresCase: false,
    pattern: /(?<![\d-])(?<first>\d{1,2})-(?<second>\d{1,2})-(?<year>\d{4})(?![\d-])/gu,
    read: slashed,
  },
  {
    name: '(201022) --',
    keywords: aNumber,
    ignoresCase: false,
    pattern: /^\((?<code>\d{6})\)\s*[-–—]/gu,
    read: coded,
  },
  {
    name: 'October 2020',
    keywords: aMonth,
    ignoresCase: false,
    pattern: new RegExp(`(?<![\\p{L}\\d])(?<name>${englishMonth})[.,]?\\s+(?:of\\s+)?${year}\\b`, 'gu'),
    read: ({ name, year: written }) => monthOf(name, written),
  },
  {
    name: 'octubre de 2020',
    keywords: aMonth,
    ignoresCase: true,
    pattern: new RegExp(`(?<![\\p{L}\\d])(?<name>${anyMonth})\\s+(?:de\\s+|del\\s+)?${year}\\b`, 'gu'),
    read: ({ name, year: written }) => monthOf(name, written),
  },
  {
    name: 'Friday, Oct. 23',
    keywords: aMonth,
    hasWeekday: true,
    ignoresCase: false,
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?<name>${englishMonth})\\.?\\s?${day}(?:st|nd|rd|th)?\\b(?![:.]?\\d|\\s*(?:percent|%))`,
      'gu',
    ),
    read: monthDay,
  },
  {
    name: '22 de octubre',
    keywords: aMonth,
    hasWeekday: true,
    ignoresCase: true,
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,])${day}(?:st|nd|rd|th|er|º|\\.)?\\s+(?:de\\s+|of\\s+)?(?<name>${anyMonth})(?![\\p{L}])`,
      'gu',
    ),
    read: monthDay,
  },
  {
    name: 'October last year',
    keywords: aMonth,
    ignoresCase: false,
    pattern: new RegExp(`(?<![\\p{L}\\d])(?<name>${writtenMonth})\\s(?<word>last|this)\\syear\\b`, 'gu'),
    read: ({ name, word }) => {
      const month = monthNumber(name);
      return month === null ? null : { kind: 'month-of', month, years: word === 'last' ? 1 : 0 };
    },
  },
  {
    name: 'nesta quinta (4)',
    keywords: aWeekday,
    ignoresCase: true,
    pattern:
      /(?<![\p{L}])(?:n[ae]st[ae]|d[ae]st[ae]|n[ao]|última?)\s(?<weekday>segunda|terça|quarta|quinta|sexta|sábado|domingo)(?:-feira)?(?=\s\(\d{1,2}\))\s\(\d{1,2}\)|(?<![\p{L}])(?:n[ae]st[ae])\s(?<day>segunda|terça|quarta|quinta|sexta)(?![\p{L}-])/gu,
    read: portugueseWeekday,
  },
  {
    name: 'in October',
    keywords: aMonth,
    ignoresCase: false,
    pattern: new RegExp(
      `(?<=\\b(?:in|im|en|em|a|last)\\s(?:(?:early|mid|late|Anfang|Mitte|Ende)[\\s-])?)(?<name>${writtenMonth})(?![\\p{L}\\d]|\\.?,?\\s*\\d)`,
      'gu',
    ),
    read: ({ name }) => {
      const month = monthNumber(name);
      return month === null ? null : { kind: 'month-alone', month };
    },
  },
  {
    name: '1977',
    keywords: aNumber,
    ignoresCase: false,
    pattern: new RegExp(
      `(?<![\\p{L}\\d$€£,-]|(?<!\\bc)\\.)${year}(?![\\d%-]|['’]?s\\b|\\.\\d|,\\d|\\s*(?:percent|people|miles|meters|metres|feet|troops|jobs|votes|dollars))`,
      'gu',
    ),
    read: ({ year: written }) => ({ kind: 'year', year: Number(written) }),
  },
  {
    name: 'Friday',
    keywords: aWeekday,
    ignoresCase: true,
    pattern: new RegExp(
      `(?<![\\p{L}\\d-])(?<before>last\\s+|past\\s+|el\\s+pasado\\s+|am\\s+vergangenen\\s+)?(?<weekday>${anyWeekday})(?:${partsOfDay.join('|')})?(?<after>\\s+(?:pasado|dernier|scorso|passado|last))?(?![\\p{L}-])`,
      'gu',
    ),
    read: weekdayAlone,
  },
  {
    name: 'yesterday',
    keywords: oneOf(
      'yesterday night today tonight morning afternoon evening overnight ayer anoche nacht nuit notte hoy mañana tarde noche gestern heute hier aujourd matin ieri oggi stamattina ontem hoje',
    ),
    ignoresCase: true,
    pattern:
      /(?<![\p{L}])(?<word>yesterday|(?:late\s)?last night|today|tonight|this (?:morning|afternoon|evening)|earlier today|overnight|ayer|anoche|letzte nacht|la nuit dernière|la notte scorsa|hoy|esta mañana|esta tarde|esta noche|gestern|heute|hier|aujourd['’]hui|ce matin|ieri|oggi|stamattina|ontem|hoje)(?![\p{L}])/gu,
    read: ({ word }) => ({
      kind: 'days-ago',
      days: /^(?:yesterday|(?:late\s)?last night|ayer|anoche|letzte nacht|la nuit dernière|la notte scorsa|gestern|hier|ieri|ontem)$/iu.test(
        word ?? '',
      )
        ? 1
        : 0,
    }),
  },
  {
    name: 'three days ago',
    keywords: oneOf('ago'),
    ignoresCase: true,
    pattern: /(?<![\p{L}])(?<count>two|three|four|five|six|seven|\d{1,2}) days ago/gu,
    read: daysAgo,
  },
  {
    name: 'last month',
    keywords: oneOf('month mes monat mois mese mês'),
    ignoresCase: true,
    pattern:
      /(?<![\p{L}])(?:last month|el mes pasado|im vergangenen monat|le mois dernier|il mese scorso|no mês passado)(?![\p{L}])/gu,
    read: () => ({ kind: 'months-ago', months: 1 }),
  },
  {
    name: 'this month',
    keywords: oneOf('month'),
    ignoresCase: true,
    pattern: /(?<![\p{L}])(?:earlier this month)(?![\p{L}])/gu,
    read: () => ({ kind: 'months-ago', months: 0 }),
  },
  {
    name: 'last year',
    keywords: oneOf('year pasado jahr dernier scorso passado'),
    ignoresCase: true,
    pattern:
      /(?<![\p{L}])(?:last year|el año pasado|im vergangenen jahr|l['’]an dernier|l['’]anno scorso|no ano passado)(?![\p{L}])/gu,
    read: () => ({ kind: 'years-ago', years: 1 }),
  },
  {
    name: 'earlier this year',
    keywords: oneOf('year'),
    ignoresCase: true,
    pattern: /(?<![\p{L}])(?:earlier this year)(?![\p{L}])/gu,
    read: () => ({ kind: 'years-ago', years: 0 }),
  },
  {
    name: 'last week',
    keywords: oneOf('week semana woche semaine settimana'),
    ignoresCase: true,
    pattern:
      /(?<![\p{L}])(?:last week|la semana pasada|vergangene woche|la semaine dernière|la settimana scorsa|na semana passada)(?![\p{L}])/gu,
    read: () => ({ kind: 'vague' }),
  },
];
