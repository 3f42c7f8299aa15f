import { readCaptionWords, type CaptionWords } from './caption-words.ts';

/** Does a caption begin with the words of a photographer's name, of two words or more? */
export function beginsWithName({ words }: CaptionWords, name: readonly string[]): boolean {
  return name.length > 1 && name.every((word, at) => words[at] === word);
}

/** The caption without a name that it begins with. */
export function dropNameInFront({ entry }: CaptionWords, name: string): CaptionWords {
  return readCaptionWords({ ...entry, caption: entry.caption.slice(name.length).trimStart() });
}
