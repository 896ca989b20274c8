import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { rolesWords } from '~/accounts/wording';
import { pageNumber } from '~/kernel/page-number';
import { HOME_PARTS, HOME_SHOWS } from '~/notifications/domain/worklist/split';
import { HomePage, HomePartPage, PART_TITLES } from '~/notifications/ui/worklist/home-page';
import { homeOf, homePartOf, onlyReads } from '~/notifications/worklist/home.server';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'home._index');
  const asked = new URL(request.url).searchParams;
  const part = HOME_PARTS.find((one) => one === asked.get('part'));
  if (part !== undefined) {
    return { part, list: await homePartOf(viewer, part, pageNumber(asked.get('page'))), today: today() };
  }
  return {
    part: null,
    name: viewer.name,
    roles: rolesWords(viewer.grants),
    kinds: [...new Set(viewer.grants.map((grant) => grant.role))],
    work: await homeOf(viewer, HOME_SHOWS),
    today: today(),
    onlyReads: onlyReads(viewer),
  };
}

export default function Route() {
  const data = useLoaderData<typeof loader>();
  return data.part === null ? <HomePage {...data} /> : <HomePartPage {...data} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.part ? PART_TITLES[data.part] : 'Home'} – Alongside` },
];
