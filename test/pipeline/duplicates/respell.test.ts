import { describe, expect, test } from 'vitest';
import { respell, respellNames } from '../../../src/pipeline/duplicates/respell.ts';

describe('the words of one scene in the spelling of another', () => {
  test.each<readonly [name: string, words: string, like: string, respelled: string]>([
    ['two words for one', 'a flood water gate', 'a floodwater gate', 'a floodwater gate'],
    ['two words that both have', 'flood water rises', 'flood floodwater rises', 'flood water rises'],
    ['a word alone', 'a gate', 'a door', 'a gate'],
    ['a lost letter', 'j\uFFFDrg waves', 'jorg waves', 'jorg waves'],
    ['a letter lost in two', 'm\uFFFD\uFFFDller waves', 'muller waves', 'muller waves'],
    ['a lost letter of another word', 'j\uFFFDrg waves', 'karl jorgensen waves', 'j\uFFFDrg waves'],
    ['umlauts written out', 'kaethe waves', 'kathe waves', 'kathe waves'],
    ['umlauts for vowels with an e', 'kathe waves', 'kaethe waves', 'kaethe waves'],
    ['a short name with an e of its own', 'roe waves', 'ro waves', 'roe waves'],
    ['what is going on', 'crews are rescuing goats', 'crews rescue goats', 'crews are rescue goats'],
    ['what was going on', 'a boy was running', 'a boy runs', 'a boy was runs'],
    ['what is going on, in -es', 'a boy is passing', 'a boy passes', 'a boy is passes'],
    ['a noun in -ing', 'the building burns', 'she builds', 'the building burns'],
    ['a noun in -ing in front', 'building burns', 'builds', 'building burns'],
    ['another verb', 'crews are rescuing goats', 'crews feed goats', 'crews are rescuing goats'],
    ['the past', 'holt walked home', 'holt walks home', 'holt walks home'],
    ['the past, a letter doubled', 'holt stopped here', 'holt stops here', 'holt stops here'],
    ['the past, in -es', 'holt watched', 'holt watches', 'holt watches'],
    ['the past of another verb', 'holt walked home', 'holt talks home', 'holt walked home'],
    ['the past and a noun', 'holt walked', 'a walk', 'holt walked'],
    ['a word that only ends like the past', 'farmers feed goats', 'fees', 'farmers feed goats'],
  ])('%s', (_name, words, like, respelled) => {
    expect(respell(words.split(' '), like.split(' ')).join(' ')).toBe(respelled);
  });
});

describe('the people of one scene in the spelling of another', () => {
  test.each<readonly [name: string, words: string, people: string, like: string, respelled: string]>([
    ['a family name', 'runa tanner waves', 'runa tanner', 'runa tenner', 'runa tenner waves'],
    ['a family name of two', 'runa kinn rey waves', 'runa kinn rey', 'runa kinn ray', 'runa kinn ray waves'],
    [
      'a family name in one word',
      'runa kinn ray waves',
      'runa kinn ray',
      'runa kinnray',
      'runa kinnray waves',
    ],
    [
      'a family name that another bears in part',
      'kinn greets runa kinn rey',
      'runa kinn rey',
      'runa kinn ray',
      'kinn greets runa kinn ray',
    ],
    ['a short family name', 'tobias finch waves', 'tobias finch', 'tobias fitch', 'tobias finch waves'],
    ['a short family name of two', 'bo li ann waves', 'bo li ann', 'bo li ana', 'bo li ann waves'],
    ['two letters', 'runa tanner waves', 'runa tanner', 'runa tennar', 'runa tanner waves'],
    ['another given name', 'runa tanner waves', 'runa tanner', 'bo tenner', 'runa tanner waves'],
    ['a letter of the given name', 'masie holt waves', 'masie holt', 'maisie holt', 'maisie holt waves'],
    ['a letter of four', 'runa holt waves', 'runa holt', 'ruuna holt', 'ruuna holt waves'],
    ['a short given name', 'ana holt waves', 'ana holt', 'anna holt', 'ana holt waves'],
    ['another letter of it', 'marta holt waves', 'marta holt', 'maria holt', 'marta holt waves'],
    ['two letters more', 'mari holt waves', 'mari holt', 'marina holt', 'mari holt waves'],
    ['another family', 'masie holt waves', 'masie holt', 'maisie hall', 'masie holt waves'],
    [
      'the second of two',
      'ada pell greets runa tanner',
      'ada pell,runa tanner',
      'ada pell,runa tenner',
      'ada pell greets runa tenner',
    ],
    [
      'one person more',
      'runa tanner greets ada pell',
      'runa tanner,ada pell',
      'runa tenner',
      'runa tanner greets ada pell',
    ],
    ['a name that is not in the scene', 'crews rest', 'runa tanner', 'runa tenner', 'crews rest'],
  ])('%s', (_name, words, people, like, respelled) => {
    expect(respellNames(words.split(' '), people.split(','), like.split(',')).join(' ')).toBe(respelled);
  });
});
