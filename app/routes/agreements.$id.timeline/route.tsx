import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readStoryView } from '~/agreements/life/forms';
import { storyPage } from '~/agreements/life/timeline.server';
import { TimelinePage } from '~/agreements/ui/life/timeline-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.timeline');
  const { kept, answer, ...view } = readStoryView(new URL(request.url).searchParams);
  const page = await storyPage(viewer, params.id ?? '', view);
  if (!page) throw notFound();
  return { page, filter: view.filter, all: view.all, query: kept, answer };
}

export default function Route() {
  return <TimelinePage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Timeline of agreement ${data?.page.ref ?? ''} – Alongside` },
];
