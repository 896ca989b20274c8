import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { reviewForm } from '~/accounts/lifecycle/forms';
import { accessToReview, confirmAccess } from '~/accounts/lifecycle/review.server';
import { AccessReviewPage } from '~/accounts/ui/lifecycle/access-review-page';
import { pageNumber } from '~/kernel/page-number';
import { count } from '~/kernel/words';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';

const PER_PAGE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.users.review');
  const page = pageNumber(new URL(request.url).searchParams.get('page'));
  const found = await accessToReview(viewer, { number: page, size: PER_PAGE });
  return { ...found, page, perPage: PER_PAGE, keeps: has(viewer, 'admin') };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.users.review');
  const form = await readForm(request, reviewForm);
  if (!form.ok) return form.reply;
  const verdict = await confirmAccess(viewer, form.value.who);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const words = `The roles of ${count(verdict.value.n, 'person', 'people')} are confirmed.`;
  return redirectWithNotice(request, '/admin/users/review', words);
}

export default function Route() {
  return <AccessReviewPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Who may do what – Alongside' }];
