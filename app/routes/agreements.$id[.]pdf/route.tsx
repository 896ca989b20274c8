import type { LoaderFunctionArgs } from '@remix-run/node';
import { agreementModel } from '~/agreements/documents/models';
import { fileNameOf } from '~/agreements/documents/wording';
import { versionNumber } from '~/agreements/forms';
import { textPage } from '~/agreements/queries.server';
import { guard } from '~/platform/guard.server';
import { asPdf } from '~/platform/pdf.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id[.]pdf');
  const asked = new URL(request.url).searchParams.get('version');
  const page = await textPage(viewer, params.id ?? '', versionNumber(asked));
  if (!page) throw notFound();
  return asPdf(agreementModel(page), fileNameOf(page.ref, '', page.shown.number));
}
