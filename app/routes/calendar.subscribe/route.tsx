import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { endFeed, feedsOf, makeFeed } from '~/notifications/calendar/feeds.server';
import { endFeedForm, newFeedForm } from '~/notifications/calendar/forms';
import { SubscribePage } from '~/notifications/ui/calendar/subscribe-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'calendar.subscribe');
  return { formId: newFormId(), feeds: await feedsOf(viewer) };
}

/** A new address is shown on the page that answers, and nowhere again: it is the one form without a redirect. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'calendar.subscribe');
  const answers = await readAnswers(request);
  if (answers.get('intent') === 'end') {
    const form = await readForm(answers, endFeedForm);
    if (!form.ok) return form.reply;
    const ended = await endFeed(viewer, form.value.feed);
    if (!ended.ok) return refuse(form.submission, ended);
    return redirectWithNotice(
      request,
      '/calendar/subscribe',
      `The address for ${ended.value.name} is stopped.`,
    );
  }
  const form = await readForm(answers, newFeedForm);
  if (!form.ok) return form.reply;
  const made = await makeFeed(viewer, form.value);
  if (!made.ok) return refuse(form.submission, made);
  return { made: { name: form.value.name, address: made.value.address } };
}

export default function Route() {
  return <SubscribePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Your dates in your own calendar – Alongside' }];
