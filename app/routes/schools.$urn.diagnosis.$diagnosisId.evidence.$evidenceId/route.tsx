import type { LoaderFunctionArgs } from '@remix-run/node';
import { fetchEvidence } from '~/diagnosis/evidence-commands.server';
import { asAttachment } from '~/diagnosis/evidence-files.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis.$diagnosisId.evidence.$evidenceId');
  const file = await fetchEvidence(viewer, {
    diagnosisId: params.diagnosisId ?? '',
    evidenceId: params.evidenceId ?? '',
  });
  if (!file) throw notFound();
  return asAttachment(file.bytes, file.fileName, file.type);
}
