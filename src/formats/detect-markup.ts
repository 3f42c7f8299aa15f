/** Does a text hold what looks like a tag? */
export function detectMarkup(text: string): boolean {
  return /<\/?[a-z][^<>]{0,500}>/iu.test(text);
}
