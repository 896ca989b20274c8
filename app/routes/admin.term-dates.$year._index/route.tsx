import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { loadSchoolYear } from '~/accounts/term-dates/queries.server';
import { SchoolYearPage } from '~/accounts/ui/term-dates/school-year-page';
import { academicYearWords } from '~/kernel/academic-year';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.term-dates.$year._index');
  const page = await loadSchoolYear(viewer, Number(params.year));
  if (!page) throw notFound();
  return { ...page, mayOpenAdmin: has(viewer, 'admin', 'lead') };
}

export default function Route() {
  return <SchoolYearPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Term dates of ${academicYearWords(data?.year.dates.startYear ?? 0)} – Alongside` },
];
