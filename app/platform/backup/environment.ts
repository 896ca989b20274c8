import { z } from 'zod';

const blankAsMissing = (value: unknown) => (value === '' ? undefined : value);
const KEEP = /^(\d{1,3}),(\d{1,3}),(\d{1,3})$/;

/** Scheduled backups: where to, and how many are kept. */
export const backupVariables = {
  BACKUP_DIR: z.preprocess(blankAsMissing, z.string().optional()).meta({
    title: 'Folder for backups',
    description:
      'A backup is made there every night, and old ones are removed. On another disk than the database, or better another machine. Empty: none are made.',
    example: '/srv/alongside-backups',
  }),
  BACKUP_KEEP: z
    .preprocess(
      blankAsMissing,
      z
        .string()
        .transform((text) => text.replaceAll(' ', ''))
        .refine((text) => KEEP.test(text), {
          error: 'set three whole numbers with commas between: days, weeks and months, such as 7,5,12',
        })
        .default('7,5,12'),
    )
    .meta({
      title: 'How many backups are kept',
      description: 'Of so many days, weeks and months the newest each: three numbers with commas between.',
    }),
};

/** @param text three numbers, checked with the environment */
export function keepOf(text: string): { days: number; weeks: number; months: number } {
  const [days = 7, weeks = 5, months = 12] = text.split(',').map(Number);
  return { days, weeks, months };
}
