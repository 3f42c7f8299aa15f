/** Under what name the troubles of a source's drop folder are told. */
export function folderTrouble(source: string): string {
  return `folder of '${source}'`;
}
