import type { CaptionWords, Creator } from '../caption-words.ts';
import { beginsWithName, dropNameInFront } from '../name-in-front.ts';

/**
 * Captions that begin with the name of somebody whom a credit of the gallery names, read again without it, as comparing reads
 * them beside that credit's caption. `place`: of which caption.
 */
export function readNameless(
  captions: readonly CaptionWords[],
): readonly { readonly place: number; readonly words: CaptionWords }[] {
  const creators = new Map<string, Creator>();
  for (const { creators: creatorsOf } of captions)
    for (const creator of creatorsOf()) creators.set(creator.name, creator);
  const byFirstWord = new Map<string, Creator[]>();
  for (const creator of creators.values()) {
    const [first = ''] = creator.words;
    const others = byFirstWord.get(first);
    if (others === undefined) byFirstWord.set(first, [creator]);
    else others.push(creator);
  }
  return captions.flatMap((words, place) =>
    (byFirstWord.get(words.words[0] ?? '') ?? [])
      .filter((creator) => beginsWithName(words, creator.words))
      .map(({ name }) => ({ place, words: dropNameInFront(words, name) })),
  );
}
