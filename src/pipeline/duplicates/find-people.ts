import { toWords } from './to-words.ts';

/**
 * The names of two words and more in a sentence, in its order: people, and what else is named at length. Behind a
 * preposition stands a place: `Bo Ames tackles Di Crane in Port Alder` → `bo ames`, `di crane`.
 */
export function findPeople(sentence: string): readonly string[] {
  return [...sentence.matchAll(names)].map(([name]) => toWords(name).join(' '));
}

const names =
  /(?<!\b(?:in|at|near|of|on|from|outside|inside|off|around|across|over|the|en|de|del|à|au)\s)(?<![\p{L}'’])\p{Lu}[\p{L}'’-]*\p{Ll}(?:\s(?:\p{Lu}\.\s)?\p{Lu}[\p{L}'’-]*\p{Ll})+/gu;
