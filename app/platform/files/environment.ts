import { z } from 'zod';

const blankAsMissing = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(kind: T) => z.preprocess(blankAsMissing, kind.optional());

/** Where files are kept that people sent; without `FILES`, in folders of `DATA_DIR`. */
export const fileVariables = {
  FILES: optional(
    z
      .string()
      .regex(
        /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[A-Za-z0-9._-]+)*\/?$/,
        'set s3://bucket or s3://bucket/prefix, or nothing to keep files in DATA_DIR',
      ),
  ).meta({
    title: 'Bucket for files',
    description:
      'Where files are kept that people sent, instead of DATA_DIR. Several machines need this, or a DATA_DIR that they share.',
    example: 's3://alongside-files',
  }),
  S3_ENDPOINT: optional(
    z.url({ protocol: /^https?$/, error: 'set a whole address, such as https://s3.example.gov.uk' }),
  ).meta({ title: 'Service that has the bucket', description: 'When it is not Amazon’s.' }),
  S3_REGION: z
    .preprocess(
      blankAsMissing,
      z
        .string()
        .regex(/^[a-z0-9-]+$/, 'set a region, such as eu-west-2')
        .default('eu-west-2'),
    )
    .meta({ title: 'Region of the bucket' }),
  S3_ACCESS_KEY_ID: optional(z.string()).meta({
    title: 'Key of the bucket',
    description: 'Without keys the machine’s own role is used.',
  }),
  S3_SECRET_ACCESS_KEY: optional(z.string()).meta({ title: 'Secret of that key', secret: true }),
};

type FileEnvironment = {
  NODE_ENV: string;
  FILES?: string | undefined;
  S3_ENDPOINT?: string | undefined;
  S3_ACCESS_KEY_ID?: string | undefined;
  S3_SECRET_ACCESS_KEY?: string | undefined;
};

/** What does not go together among them: the variable, and what to do. */
export function fileFaults(env: FileEnvironment): [string, string][] {
  const faults: [string, string][] = [];
  if (!env.FILES && (env.S3_ENDPOINT || env.S3_ACCESS_KEY_ID || env.S3_SECRET_ACCESS_KEY))
    faults.push([
      'FILES',
      'set s3://bucket or s3://bucket/prefix, or none of the variables that begin with S3_',
    ]);
  if (env.S3_ACCESS_KEY_ID && !env.S3_SECRET_ACCESS_KEY)
    faults.push(['S3_SECRET_ACCESS_KEY', 'set it with S3_ACCESS_KEY_ID, or neither of the two']);
  if (env.S3_SECRET_ACCESS_KEY && !env.S3_ACCESS_KEY_ID)
    faults.push(['S3_ACCESS_KEY_ID', 'set it with S3_SECRET_ACCESS_KEY, or neither of the two']);
  return faults;
}
