/** Whether a document is the list of a folder's photos that `printFolderDocument` writes. */
export function isFolderDocument(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'photoFolder' in value;
}
