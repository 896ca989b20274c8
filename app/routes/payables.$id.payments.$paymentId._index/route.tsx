import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { remittanceOf } from '~/recompense/payments/remittance.server';
import { RemittancePage } from '~/recompense/ui/payments/remittance-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'payables.$id.payments.$paymentId._index');
  const advice = await remittanceOf(viewer, params.paymentId ?? '');
  if (!advice || advice.payableId !== params.id) throw notFound();
  return { advice };
}

export default function Route() {
  return <RemittancePage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remittance advice ${data?.advice.ref ?? ''} – Alongside` },
];
