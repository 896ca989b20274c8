/** Kinds of files that can be taken in. */
export const FILE_KINDS = ['gias', 'trusts', 'gias-links', 'ofsted', 'ks2'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Whether text names a kind of file. */
export function isFileKind(kind: string): kind is FileKind {
  return FILE_KINDS.some((one) => one === kind);
}
