const emptyWords: ReadonlySet<string> = new Set(
  'pixel spacer placeholder blank transparent lazy lazyload loading loader spinner clear empty dot grey gray white trans noimage'.split(
    ' ',
  ),
);
const besideWords: ReadonlySet<string> = new Set(
  'image img picture photo bg background default gif px src no space square landscape portrait'.split(' '),
);
/** Most addresses have none of the words of empty pictures anywhere. */
const mayBeEmpty = new RegExp(`${[...emptyWords].join('|')}|[12]x[12]`, 'iu');

/**
 * Nothing but an empty picture that keeps the place of one: `data:…`, `/img/blank.gif`, `lazy-placeholder-16x9.png`, `1x1.gif`.
 * `loading-dock.jpg` is a photo.
 */
export function isPlaceholder(address: string): boolean {
  if (/^\s*(?:data|about|javascript|blob):/iu.test(address)) return true;
  if (!mayBeEmpty.test(address)) return false;
  const path = address.replace(/[?#].*$/su, '').toLowerCase();
  if (/\/(?:[\w-]+\.)*placeholder(?:\.\w+)*\//u.test(path)) return true;
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w{1,5}$/u, '');
  const words = name.split(/[-_.@\s]+|(?<=[a-z]{2})(?=\d)/u).filter((word) => word !== '');
  return (
    words.some((word) => emptyWords.has(word) || /^[12]x[12]$/u.test(word)) &&
    words.every(
      (word) => emptyWords.has(word) || besideWords.has(word) || /^\d+(?:x\d+)?(?:px)?$/u.test(word),
    )
  );
}
