/**
 * A process of its own that writes without end, for tests that kill it: each time a file, a record of it and events,
 * in the order in which the product keeps them. What has been answered for it prints, a line each.
 */
import { randomUUID } from 'node:crypto';
import { importRun } from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { fileStore } from '~/platform/files/store.server';
import { systemActor, transact } from '~/platform/transact.server';

const [authorityId = ''] = process.argv.slice(2);

const NOTHING_READ = { bytesDone: 0, read: 0, created: 0, updated: 0, unchanged: 0, closed: 0, rejected: 0 };

async function writeOnce(): Promise<void> {
  const file = randomUUID();
  const bytes = Buffer.alloc(20_000, file);
  await fileStore().put(`evidence/${file}`, bytes);
  const verdict = await transact(systemActor('cli', authorityId), async ({ tx, emit, now }) => {
    await tx.insert(importRun).values({
      id: file,
      authorityId,
      kind: 'gias',
      fileName: 'schools.csv',
      fileHash: file,
      fileBytes: bytes.length,
      filePath: file,
      authorities: [],
      status: 'done',
      dryRun: false,
      createdAt: now,
      ...NOTHING_READ,
      version: 1,
    });
    for (const step of ['begun', 'gone-on', 'done'])
      emit({ type: `writing.${step}`, subject: { type: 'writing', id: file } });
    return yes();
  });
  if (verdict.ok) process.stdout.write(`${file}\n`);
}

for (;;) await Promise.all([writeOnce(), writeOnce(), writeOnce()]);
