import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { evaluationDocument } from '~/agreements/exit/documents.server';
import { EvaluationPage } from '~/agreements/ui/exit/evaluation-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.evaluation');
  const page = await evaluationDocument(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (page.state === 'draft' || page.state === 'signing') throw redirect(`/agreements/${page.id}`);
  return { page };
}

export default function Route() {
  return <EvaluationPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Evaluation of ${data?.page.ref ?? 'an agreement'} – Alongside` },
];
