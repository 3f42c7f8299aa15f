/** Folders of ours inside a drop folder. */
export const ownFolders = { taking: 'taking', processed: 'processed', failed: 'failed' } as const;

const reserved: ReadonlySet<string> = new Set(Object.values(ownFolders));
const unfinished = /~$|^~\$|\.(?:part|partial|filepart|tmp|temp|crdownload|uploading)$/i;

/** Whether a name is one that programs give to files they are still writing: they rename them when they are done. */
export function isUnfinishedName(name: string): boolean {
  return unfinished.test(name);
}

/** Whether something with this name in a drop folder may be a gallery. */
export function isDropName(name: string): boolean {
  return !name.startsWith('.') && !isUnfinishedName(name) && !reserved.has(name);
}
