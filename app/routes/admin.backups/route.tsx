import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BackupsPage } from '~/accounts/ui/backups-page';
import { pageNumber } from '~/kernel/page-number';
import { BACKUPS_PER_PAGE, backupsPage } from '~/platform/backup/queries.server';
import { BACKUP_JOB } from '~/platform/backup/schedule.server';
import { guard } from '~/platform/guard.server';
import { runNow } from '~/platform/job-history.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.backups');
  const page = pageNumber(new URL(request.url).searchParams.get('page'));
  const found = await backupsPage(viewer, page);
  if (!found) throw notFound();
  return { ...found, page, perPage: BACKUPS_PER_PAGE };
}

const SAID = {
  done: 'The backup is made.',
  failed: 'The backup did not come to its end. What went wrong is below.',
  'under-way': 'The backup has begun and takes a while. Look again in a minute.',
  busy: 'A backup is being made already. Look again in a minute.',
};

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.backups');
  const found = await backupsPage(viewer, 1);
  if (!found) throw notFound();
  if (found.folder === null)
    return redirectWithNotice(
      request,
      '/admin/backups',
      'There is no folder for backups yet: none was made.',
    );
  const ran = await runNow(viewer, BACKUP_JOB);
  if (!ran.ok) throw notFound();
  return redirectWithNotice(request, '/admin/backups', SAID[ran.value]);
}

export default function Route() {
  return <BackupsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Backups – Alongside' }];
