import path from 'node:path';
import { type Env, env } from '../env.server';
import { forgetSingleton, singleton } from '../singleton.server';
import { bucketStore } from './bucket.server';
import type { FileStore } from './contract.server';
import { folderStore } from './folder.server';

export { FileMissing, type FileStore, FileThere, type StoredFile } from './contract.server';

/** The store that is in use, and what of the environment it was made for; null when it was set by hand. */
type InUse = { for: string | null; store: FileStore };

/**
 * Where files are kept that people sent: a folder (`DATA_DIR`), or a bucket of S3 or what speaks like it (`FILES`).
 * Every process of an installation has the same one.
 */
export function fileStore(): FileStore {
  const wanted = env();
  const mark = `${wanted.FILES ?? ''} ${wanted.dataDir}`;
  const inUse = singleton<InUse>('file-store', () => ({ for: mark, store: storeFor(wanted) }));
  if (inUse.for === null || inUse.for === mark) return inUse.store;
  // Tests change the environment of a process; nothing else does.
  forgetSingleton('file-store');
  return fileStore();
}

/** Sets the store of this process, or has it made afresh from the environment: for tests, and for faults put in its way. */
export function useFileStore(store: FileStore | null): void {
  forgetSingleton('file-store');
  if (store) singleton<InUse>('file-store', () => ({ for: null, store }));
}

/** The store an environment asks for. */
export function storeFor({
  FILES,
  dataDir,
  ...options
}: Pick<
  Env,
  'dataDir' | 'FILES' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'
>): FileStore {
  return FILES === undefined
    ? folderStore(path.resolve(dataDir))
    : bucketStore({
        address: FILES,
        endpoint: options.S3_ENDPOINT,
        region: options.S3_REGION,
        accessKeyId: options.S3_ACCESS_KEY_ID,
        secretAccessKey: options.S3_SECRET_ACCESS_KEY,
      });
}
