/** A file in the store, as a list of them tells of it. */
export type StoredFile = { key: string; bytes: number };

/**
 * Keeps files under keys of the form `evidence/name`. A file is there whole or not at all, is never written over, and
 * what `put` has answered for survives the loss of power.
 */
export type FileStore = {
  /** Where it is, in words for those who run the service; holds no secret. */
  readonly place: string;
  /** Keeps bytes under a new key. @throws `FileThere` where one has that key */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Keeps a file of this machine under a new key, however long it is. @throws `FileThere` where one has that key */
  putFile(key: string, file: string): Promise<void>;
  /** A file's bytes. @throws `FileMissing` where there is none of that key */
  read(key: string): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Has work done on a file as one of this machine; it must not be written to, nor used when the work is over.
   * @throws `FileMissing` where there is none of that key
   */
  withFile<T>(key: string, work: (file: string) => Promise<T>): Promise<T>;
  /** Removes a file; it is no error if it is gone. */
  remove(key: string): Promise<void>;
  /** Whether there is a file of that key. */
  has(key: string): Promise<boolean>;
  /** Every file of one folder, or of all, in no order that may be relied upon. */
  list(folder?: FileFolder): AsyncIterable<StoredFile>;
};

/** The kinds of file that are kept: evidence of diagnoses, and files to be imported that wait for their answer. */
export const FILE_FOLDERS = ['evidence', 'imports'] as const;
export type FileFolder = (typeof FILE_FOLDERS)[number];

/** There is no file of that key. */
export class FileMissing extends Error {
  constructor(readonly key: string) {
    super(`There is no file ${key} in the store.`);
  }
}

/** There is a file of that key already. */
export class FileThere extends Error {
  constructor(readonly key: string) {
    super(`There is a file ${key} in the store already; files are not written over.`);
  }
}

/**
 * A key as it was given.
 * @throws for one that is not of the form `folder/name`, which could lead elsewhere
 */
export function soundKey(key: string): string {
  const [folder, name, ...more] = key.split('/');
  const known = FILE_FOLDERS.some((one) => one === folder);
  if (known && more.length === 0 && /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(name ?? '')) return key;
  throw new Error(`“${key.slice(0, 80)}” is not the key of a file.`);
}
