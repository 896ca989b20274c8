import type { LoaderFunctionArgs } from '@remix-run/node';
import { evaluationModel } from '~/agreements/documents/evaluation-model';
import { fileNameOf } from '~/agreements/documents/wording';
import { evaluationDocument } from '~/agreements/exit/documents.server';
import { guard } from '~/platform/guard.server';
import { asPdf } from '~/platform/pdf.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.evaluation[.]pdf');
  const page = await evaluationDocument(viewer, params.id ?? '');
  // Before closing begins there is nothing to evaluate, and no document.
  if (!page?.exit) throw notFound();
  return asPdf(evaluationModel(page), fileNameOf(page.ref, 'evaluation'));
}
