import type { LoaderFunctionArgs } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { listFile, listNamed } from '~/reporting/lists/file.server';

/** Any list of the product as a file, for those who may open the list's own page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await guard(request, 'lists.$list[.]csv');
  const name = params.list ?? '';
  const list = listNamed(name);
  if (!list) throw notFound();
  const viewer = await guard(request, list.route);
  const file = await listFile(viewer, name, list, new URL(request.url).searchParams);
  if (!file) throw notFound();
  return file;
}
