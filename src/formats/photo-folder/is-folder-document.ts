/** Whether a text is the list of a folder's photos that `printFolderDocument` writes. */
export function isFolderDocument(text: string): boolean {
  return /^\s*\{\s*"photoFolder":/u.test(text);
}
