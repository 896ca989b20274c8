import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { FILE_FOLDERS, FileMissing, type FileStore, FileThere, soundKey } from './contract.server';

/** How to reach a bucket. */
export type BucketOptions = {
  /** `s3://bucket` or `s3://bucket/prefix` */
  address: string;
  /** Another service that speaks as S3 does; Amazon's own when absent. */
  endpoint?: string | undefined;
  region: string;
  /** Without keys the library looks where it usually does: the machine's role, or its own variables. */
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
};

/** A store in a bucket of S3, or of what speaks like it. The library is loaded when it is first needed. */
export function bucketStore(options: BucketOptions): FileStore {
  const [bucket = '', ...folders] = options.address
    .replace(/^s3:\/\//, '')
    .split('/')
    .filter(Boolean);
  const prefix = folders.map((folder) => `${folder}/`).join('');
  const object = (key: string) => ({ Bucket: bucket, Key: prefix + soundKey(key) });
  const library = () => import('@aws-sdk/client-s3');
  let made: Promise<S3Client> | undefined;
  const client = () => {
    made ??= connect(options);
    return made;
  };

  async function has(key: string): Promise<boolean> {
    const { HeadObjectCommand } = await library();
    try {
      await (await client()).send(new HeadObjectCommand(object(key)));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async function send(key: string, body: Uint8Array | Readable, bytes: number): Promise<void> {
    // Not every service heeds the condition that nothing has that key; it is asked first as well.
    if (await has(key)) throw new FileThere(key);
    const { PutObjectCommand } = await library();
    try {
      await (await client()).send(
        new PutObjectCommand({
          ...object(key),
          Body: body,
          ContentLength: bytes,
          ContentType: 'application/octet-stream',
          IfNoneMatch: '*',
        }),
      );
    } catch (error) {
      throw statusOf(error) === 412 ? new FileThere(key) : error;
    }
  }

  async function get(key: string): Promise<NonNullable<GetObjectCommandOutput['Body']>> {
    const { GetObjectCommand } = await library();
    try {
      const { Body } = await (await client()).send(new GetObjectCommand(object(key)));
      if (Body) return Body;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    throw new FileMissing(key);
  }

  return {
    place: `${options.address}${options.endpoint ? ` at ${new URL(options.endpoint).host}` : ''}`,
    has,
    put: (key, bytes) => send(key, bytes, bytes.length),
    putFile: async (key, file) => send(key, createReadStream(file), (await stat(file)).size),
    read: async (key) => new Uint8Array(await (await get(key)).transformToByteArray()),
    async withFile(key, work) {
      const copy = path.join(tmpdir(), `alongside-${randomUUID()}`);
      try {
        // On a server what comes is a stream of Node; the type tells of browsers as well.
        const body = (await get(key)) as Readable;
        await pipeline(body, createWriteStream(copy, { flags: 'wx', mode: 0o600 }));
        return await work(copy);
      } finally {
        await rm(copy, { force: true });
      }
    },
    async remove(key) {
      const { DeleteObjectCommand } = await library();
      await (await client()).send(new DeleteObjectCommand(object(key)));
    },
    async *list(only) {
      const { paginateListObjectsV2 } = await library();
      for (const folder of only ? [only] : FILE_FOLDERS) {
        const asked = { Bucket: bucket, Prefix: `${prefix}${folder}/` };
        for await (const page of paginateListObjectsV2({ client: await client() }, asked)) {
          for (const { Key, Size } of page.Contents ?? [])
            if (Key !== undefined) yield { key: Key.slice(prefix.length), bytes: Size ?? 0 };
        }
      }
    },
  };
}

async function connect(options: BucketOptions): Promise<S3Client> {
  // Which Node it will run on next year is said in the readme; on standard error it would stand between lines of JSON.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { S3Client } = await import('@aws-sdk/client-s3');
  const { accessKeyId, secretAccessKey } = options;
  return new S3Client({
    region: options.region,
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
    // Checksums in trailers are Amazon's own; other services refuse them. Evidence has a SHA-256 in its record anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint, forcePathStyle: true }),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  });
}

function statusOf(error: unknown): number | undefined {
  const metadata = error instanceof Error && '$metadata' in error ? error.$metadata : undefined;
  return metadata instanceof Object &&
    'httpStatusCode' in metadata &&
    typeof metadata.httpStatusCode === 'number'
    ? metadata.httpStatusCode
    : undefined;
}

function isMissing(error: unknown): boolean {
  // A bucket that is not there is no missing file: it is a fault of the installation, and told as one.
  return statusOf(error) === 404 && !(error instanceof Error && error.name === 'NoSuchBucket');
}
