/** `the Castell family` → `Castell family`; a capital article belongs to the name. */
export function dropArticle(name: string): string {
  return name.replace(/^(?:the|la|el|der|die|das|le|les|il)\s+(?=\p{Ll}|\p{Lu})/u, '');
}
