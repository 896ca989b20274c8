import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { adoptFramework } from '~/diagnosis/framework-commands.server';
import { adoptForm } from '~/diagnosis/framework-forms';
import { frameworksOf, frameworksToAdopt } from '~/diagnosis/frameworks.server';
import { AdoptFrameworkPage } from '~/diagnosis/ui/frameworks-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.frameworks.adopt');
  const current = (await frameworksOf(viewer)).find((one) => one.inForce);
  return {
    id: newFormId(),
    replaces: current ? { id: current.id, name: current.name } : null,
    choices: frameworksToAdopt(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.frameworks.adopt');
  const form = await readForm(request, adoptForm);
  if (!form.ok) return form.reply;
  const verdict = await adoptFramework(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/frameworks/${verdict.value.id}`,
    'The framework is adopted. Put it in your own words before schools are banded under it.',
  );
}

export default function Route() {
  return <AdoptFrameworkPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Adopt a framework – Alongside' }];
