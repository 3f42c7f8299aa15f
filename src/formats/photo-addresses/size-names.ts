/** Words that say how large or in what shape a rendition is. */
const sizeWords: ReadonlySet<string> = new Set(
  (
    'thumb thumbs thumbnail thumbnails tiny mini small medium large big huge jumbo xsmall xlarge xxlarge xs sm md lg xl xxl ' +
    'full fullsize fullscreen original orig raw master scaled resized crop cropped preview teaser hires lowres hd retina free ' +
    'square rectangle landscape portrait panorama wide widescreen horizontal vertical mobile tablet desktop'
  ).split(' '),
);

/** Words that stand beside those: where a rendition is shown, or what kind it is. None is a size alone. */
const placeWords: ReadonlySet<string> = new Set(
  (
    'gallery premium hero lead main article story page standard web card list grid slide slideshow ' +
    'carousel cover featured default ratio size width image super extra by two three four nine sixteen at'
  ).split(' '),
);

/** `1024x683`, `1600x0`, `ratio3x2`, `16x9`, `t800`, `w640`, `800w`, `2x`, `300px` */
const dimension = /^(?:(?:ratio)?\d{1,5}x\d{0,5}|[twhs]\d{2,4}|\d{3,4}w|\d{2,4}px)$/iu;

/**
 * Is a name nothing but a rendition's? `square_small`, `FREE_1140`, `rawImage`, `1024x1024`; not `main`, not `DSC_4032`.
 */
export function isSizeName(name: string): boolean {
  let classes = '';
  for (const token of tokensOf(name)) {
    const found = classOf(token);
    if (found === 'x') return false;
    classes += found;
  }
  return isSizes.test(classes);
}

/** `pier_gallery_thumb` → `pier`, `pier-1024x683` → `pier`, `DSC_4032_large` → `DSC_4032`; a name of sizes alone stays. */
export function withoutSizeSuffix(name: string): string {
  const tokens = tokensOf(name);
  if (classOf(tokens.at(-1) ?? '') === 'x') return name;
  const size = sizeAtEnd.exec(tokens.map(classOf).join(''));
  return size === null || size.index === 0 ? name : tokens.slice(0, size.index).join('');
}

// Places stand before a size, widths behind it: a number before it belongs to the file, as in "DSC_1200_large".
const sizeAtEnd = /(?:p{0,2}sn{0,2})+[pv]?$/u;
const isSizes = /^(?:p{0,2}sn{0,2})+[pv]?$/u;

/** `pier_gallery-thumb` → `pier`, `_gallery`, `-thumb` */
function tokensOf(name: string): readonly string[] {
  return [...name.matchAll(/[-_.@,+!]*[^-_.@,+!]+[!]?/gu)].map(([token]) => token);
}

/** One letter for what a token is: a size, a place, a version, a number that can be a width, or none of them (`x`). */
function classOf(token: string): string {
  const bare = token.replace(/^[-_.@,+!]+|!$/gu, '');
  if (isSizeToken(bare)) return 's';
  if (placeWords.has(bare.toLowerCase())) return 'p';
  if (/^v\d$/iu.test(bare)) return 'v';
  return isWidth(bare) ? 'n' : 'x';
}

function isSizeToken(token: string): boolean {
  if (dimension.test(token)) return true;
  const words = wordsOf(token);
  return (
    words.some((word) => sizeWords.has(word)) &&
    words.every((word) => sizeWords.has(word) || placeWords.has(word) || /^\d{1,4}x?$/u.test(word))
  );
}

/** `mediumThreeByTwo210` → medium, three, by, two, 210 */
function wordsOf(token: string): readonly string[] {
  return token
    .split(/(?<=[a-z])(?=[A-Z])|(?<=\p{L})(?=\d)/u)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
}

/** Widths are round; a picture's own number seldom is. */
function isWidth(token: string): boolean {
  const width = Number(token);
  return /^\d{2,4}$/u.test(token) && (width % 10 === 0 || width % 16 === 0);
}
