import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guardPublic } from '~/platform/guard.server';
import { publicRegister } from '~/reporting/privacy/public-register';
import { helpMeta } from '~/ui/help/help-page';
import { HelpPrivacy } from '~/ui/help/privacy';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'help.privacy');
  return { held: publicRegister() };
}

export default function Route() {
  return <HelpPrivacy {...useLoaderData<typeof loader>()} />;
}

export const meta = () => helpMeta('/help/privacy');
