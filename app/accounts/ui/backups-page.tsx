import { Link } from '@remix-run/react';
import { count, instantWords, list } from '~/kernel/words';
import type { BackupView, BackupsPage as Found } from '~/platform/backup/queries.server';
import { Button, EmptyState, Page, Pagination, Section, SummaryList, Table, Tag } from '~/ui';

/** Backups of the whole installation: whether they are made and whole, and a button for one now. */
export function BackupsPage({
  folder,
  keep,
  nextAt,
  last,
  overdue,
  total,
  backups,
  copies,
  page,
  perPage,
}: Found & { page: number; perPage: number }) {
  return (
    <Page
      title="Backups"
      wide
      breadcrumbs={[{ href: '/admin', label: 'Administration' }]}
      tag={<StateTag folder={folder} last={last} overdue={overdue} />}
      lead="All records and files of the installation, written to one file each night, read again to the last byte, and kept."
    >
      {folder === null ? (
        <div className="max-w-measure space-y-4">
          <p>
            No folder for backups is set, so none are made here. Whoever runs the service sets{' '}
            <code>BACKUP_DIR</code> to a folder on another disk or machine and starts it again; a backup is
            then made every night.
          </p>
          <p>Where the database itself is backed up by other means, nothing need be done here.</p>
        </div>
      ) : (
        <>
          <SummaryList
            rows={[
              { label: 'Last whole one', value: last ? instantWords(last.startedAt) : 'None yet' },
              { label: 'Next', value: instantWords(nextAt) || 'At half past one tonight' },
              { label: 'Folder', value: <span className="break-all">{folder}</span> },
              { label: 'Kept', value: keptWords(keep) },
            ]}
          />
          <form method="post" className="mt-6">
            <Button>Make a backup now</Button>
          </form>
          <p className="mt-3 max-w-measure text-ink-soft">
            Nobody has to stop working meanwhile. It is checked before it counts.
          </p>
        </>
      )}
      {backups.length > 0 || folder !== null ? (
        <Section title="Backups so far">
          {backups.length === 0 ? (
            <EmptyState title="No backup has been made yet">
              <p>The first is made tonight, or now with the button above.</p>
            </EmptyState>
          ) : (
            <Table
              caption="Backups so far"
              hideCaption
              rows={backups}
              rowKey={(backup) => backup.id}
              columns={[
                { head: 'Begun', nowrap: true, cell: (backup) => instantWords(backup.startedAt) },
                { head: 'How it stands', cell: (backup) => <BackupState backup={backup} /> },
                { head: 'What it holds', cell: (backup) => holdsWords(backup.holds) },
                { head: 'Size', numeric: true, nowrap: true, cell: (backup) => sizeWords(backup.bytes) },
                {
                  head: 'File and SHA-256',
                  cell: (backup) => (
                    <span className="break-all text-sm">
                      {backup.file}
                      {backup.hash ? <span className="block text-ink-soft">{backup.hash}</span> : null}
                    </span>
                  ),
                },
              ]}
            />
          )}
          <Pagination page={page} pageSize={perPage} total={total} path="/admin/backups" noun="backup" />
        </Section>
      ) : null}
      {copies.length > 0 ? (
        <Section title="The copy from before the last upgrade">
          <p className="mb-4 max-w-measure">
            The database was copied beside itself before it was brought up to date, for a return to the
            version before. It goes by itself: what was done since would be lost by going back to it.
          </p>
          {copies.map((copy) => (
            <SummaryList
              key={copy.file}
              rows={[
                { label: 'Made', value: instantWords(copy.madeAt) },
                { label: 'Goes', value: `In the night after ${instantWords(copy.goesAt)}` },
                { label: 'Size', value: sizeWords(copy.bytes) },
                { label: 'File', value: <span className="break-all">{copy.file}</span> },
              ]}
            />
          ))}
        </Section>
      ) : null}
      <Section title="Getting one back">
        <p className="max-w-measure">
          A backup is restored at the command line, into an empty place, by whoever runs the service. It
          cannot be downloaded here: it holds the casework of schools, which administrators do not read. See{' '}
          <Link to="/admin/jobs/back-up">how its runs went</Link>.
        </p>
      </Section>
    </Page>
  );
}

function StateTag({ folder, last, overdue }: Pick<Found, 'folder' | 'last' | 'overdue'>) {
  if (folder === null) return <Tag tone="grey">Not set up</Tag>;
  if (overdue) return <Tag tone="red">{last ? 'The last is more than a day old' : 'None yet'}</Tag>;
  return <Tag tone="green">All well</Tag>;
}

function BackupState({ backup }: { backup: BackupView }) {
  if (backup.finishedAt === null) return <Tag tone="blue">Being made</Tag>;
  if (backup.problem !== null)
    return (
      <>
        <Tag tone="red">Not whole</Tag> <span className="break-words">{backup.problem}</span>
      </>
    );
  if (backup.removedAt !== null) return <Tag tone="grey">Made room for newer ones</Tag>;
  return <Tag tone="green">Whole</Tag>;
}

function holdsWords(holds: Record<string, number> | null): string {
  if (!holds) return '';
  const { records = 0, events = 0, files = 0 } = holds;
  const number = (n: number) => n.toLocaleString('en-GB');
  return `${number(records)} records, ${number(events)} of them in the audit trail; ${number(files)} files`;
}

function sizeWords(bytes: number | null): string {
  if (bytes === null) return '';
  const megabytes = bytes / 1024 ** 2;
  return megabytes < 1 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${megabytes.toFixed(1)} MB`;
}

function keptWords({ days, weeks, months }: Found['keep']): string {
  const parts = [
    ...(days > 0 ? [count(days, 'day')] : []),
    ...(weeks > 0 ? [count(weeks, 'week')] : []),
    ...(months > 0 ? [count(months, 'month')] : []),
  ];
  return parts.length === 0 ? 'Only the newest' : `The newest of each of the last ${list(parts)}`;
}
