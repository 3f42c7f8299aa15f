import { splitSentences } from '../sentences/split-sentences.ts';

/** A caption in three: what its picture shows, and what stands before and behind that. */
export interface CaptionScene {
  readonly opening: string;
  readonly scene: string;
  readonly rest: string;
}

/** Wire style puts the date into the sentence that shows the scene; background may stand before it. */
export function findScene(text: string): CaptionScene {
  const sentences = splitSentences(text).filter((sentence) => !dateNote.test(sentence));
  const dated = sentences.findIndex((sentence) => fullDate.test(sentence));
  if (dated === -1) return undatedScene(sentences, text);
  return {
    opening: sentences.slice(0, dated).join(' '),
    scene: sentences[dated] ?? text,
    rest: sentences.slice(dated + 1).join(' '),
  };
}

const minSceneWords = 6;

/** `Last Light. Winner. An owl hunts over a field.`: titles show nothing by themselves, the sentence behind them does. */
function undatedScene(sentences: readonly string[], text: string): CaptionScene {
  let length = 1;
  while (length < sentences.length && sentences.slice(0, length).join(' ').split(' ').length < minSceneWords)
    length += 1;
  return {
    opening: '',
    scene: sentences.slice(0, length).join(' ') || text,
    rest: sentences.slice(length).join(' '),
  };
}

/** Does a text tell what is to be seen, in the present, rather than what went before? */
export function isSceneLike(text: string): boolean {
  const [first = ''] = splitSentences(text);
  return first !== '' && !toldFromOutside.test(first);
}

const toldFromOutside =
  /\b(?:was|were|had|has|have|been|did|will|would|could|may|might|said|says|told|since|until|expected|scheduled|began|went|came|took|left|won|lost|\p{L}{3,}ed|waren|hatte|wurden?|wird|fueron|había|será|avait|était|sera|hanno|aveva|sarà|foram|tinha)\b/iu;

/** `Picture date: Tuesday March 15, 2022.`, `Picture taken June 18, 2021.` */
const dateNote =
  /^(?:picture date|issue date|date taken|date|(?:picture|photo|video|image)s? (?:was |were )?(?:taken|shot|made))\b/iu;
const fullDate =
  /\b\p{L}{3,10}\.?\s\d{1,2},?\s(?:19|20)\d{2}\b|\b\d{1,2}\.?\s(?:de\s)?\p{L}{3,10}\.?\s(?:de\s)?(?:19|20)\d{2}\b/u;
