import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { reviewPage } from '~/agreements/reviews/queries.server';
import { ImprovementReviewPage } from '~/agreements/ui/reviews/review-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId._index');
  const page = await reviewPage(viewer, params.id ?? '', params.reviewId ?? '');
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <ImprovementReviewPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Improvement Review ${data?.page.review.number ?? ''} of ${data?.page.ref ?? ''} – Alongside` },
];
