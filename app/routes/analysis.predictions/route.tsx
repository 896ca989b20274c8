import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { predictionFilter } from '~/diagnosis/prediction-forms';
import {
  COMPARISONS_SHOWN,
  PREDICTIONS_PER_PAGE,
  predictionsPage,
} from '~/diagnosis/prediction-queries.server';
import { PredictionsPage } from '~/diagnosis/ui/predictions-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'analysis.predictions');
  const params = new URL(request.url).searchParams;
  const filter = predictionFilter.parse(Object.fromEntries(params));
  const page = await predictionsPage(viewer, filter);
  if (!page) throw notFound();
  return {
    page,
    filter,
    query: params.toString(),
    pageSize: PREDICTIONS_PER_PAGE,
    shown: COMPARISONS_SHOWN,
  };
}

export default function Route() {
  return <PredictionsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Predicted and actual inspection outcomes – Alongside' }];
