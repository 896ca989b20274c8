import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { downloadExport } from '~/reporting/transfer/download.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.export[.]zip');
  const asked = new URL(request.url).searchParams.get('asked') ?? '';
  // Set by the server for every answer (app/platform/http.server.ts); the development server has none.
  const { drained } = context;
  const download = await downloadExport(viewer, asked, {
    drained: async () => {
      if (typeof drained === 'function') await drained();
    },
    signal: request.signal,
  });
  return download.ok ? download.value : redirect('/admin/export', { status: 303 });
}
