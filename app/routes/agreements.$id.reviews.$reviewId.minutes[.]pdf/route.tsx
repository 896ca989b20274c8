import type { LoaderFunctionArgs } from '@remix-run/node';
import { minutesModel } from '~/agreements/documents/models';
import { fileNameOf } from '~/agreements/documents/wording';
import { versionNumber } from '~/agreements/forms';
import { minutesDocument } from '~/agreements/reviews/document.server';
import { guard } from '~/platform/guard.server';
import { asPdf } from '~/platform/pdf.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.minutes[.]pdf');
  const number = versionNumber(new URL(request.url).searchParams.get('version'));
  const minutes = await minutesDocument(viewer, params.id ?? '', params.reviewId ?? '', number);
  if (!minutes) throw notFound();
  const { head, reviewNumber, version } = minutes;
  const what = `minutes-of-review-${reviewNumber}`;
  return asPdf(minutesModel(minutes), fileNameOf(head.ref, what, version.number));
}
