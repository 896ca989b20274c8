/** Kinds of files that can be uploaded. */
export const FILE_KINDS = ['gias', 'ofsted', 'ks2'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Whether a run's kind is one that an upload makes; the links file comes by the command line alone. */
export function isFileKind(kind: string): kind is FileKind {
  return FILE_KINDS.some((one) => one === kind);
}
