import type { LoaderFunctionArgs } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { asPdf } from '~/platform/pdf.server';
import { notFound } from '~/platform/respond.server';
import { remittanceOf } from '~/recompense/payments/remittance.server';
import { remittanceModel } from '~/recompense/payments/remittance-model';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'payables.$id.payments.$paymentId[.]pdf');
  const advice = await remittanceOf(viewer, params.paymentId ?? '');
  if (!advice || advice.payableId !== params.id) throw notFound();
  return asPdf(remittanceModel(advice), `${advice.ref}-remittance-advice`);
}
