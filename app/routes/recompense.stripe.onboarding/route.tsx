import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { onboardingForm } from '~/recompense/stripe/forms';
import { beginOnboarding, checkOnboarding, onboardingFor } from '~/recompense/stripe/onboarding.server';
import { OnboardingPage } from '~/recompense/ui/stripe/onboarding-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.stripe.onboarding');
  const asked = new URL(request.url).searchParams;
  const urn = asked.get('urn');
  const view = await onboardingFor(viewer, urn === null ? null : Number(urn));
  if (!view) throw notFound();
  return {
    view,
    came: asked.has('back') ? ('back' as const) : asked.has('again') ? ('again' as const) : null,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.stripe.onboarding');
  if (!(await onboardingFor(viewer, null))) throw notFound();
  const form = await readForm(request, onboardingForm);
  if (!form.ok) return form.reply;
  const { urn, intent } = form.value;
  if (intent === 'begin') {
    const begun = await beginOnboarding(viewer, urn, new URL(request.url).origin);
    // The link is shown, not followed: browsers keep a form from leading to another site.
    return begun.ok ? { link: begun.value.url } : refuse(form.submission, begun);
  }
  const checked = await checkOnboarding(viewer, urn);
  if (!checked.ok) return refuse(form.submission, checked);
  return redirectWithNotice(
    request,
    `/recompense/stripe/onboarding?urn=${urn}`,
    checked.value.ready
      ? 'Stripe has everything. Your school can be paid.'
      : 'Stripe is still looking, or needs more from you. Go on where you stopped, or check again later.',
  );
}

export default function Route() {
  const { view, came } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const link = answer && 'link' in answer ? answer.link : null;
  return (
    <OnboardingPage
      view={view}
      came={came}
      link={link}
      answer={answer && !('link' in answer) ? answer : undefined}
    />
  );
}

export const meta = () => [{ title: 'Be paid through Stripe – Alongside' }];
