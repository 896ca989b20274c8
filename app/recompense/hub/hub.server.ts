import { asc, count, inArray } from 'drizzle-orm';
import { provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { moneyReachOf } from '../domain/standing';
import { stripeLinks } from '../stripe/links.server';
import { providerFigures, schoolFigures, serviceFigures } from './figures.server';
import {
  type HubPart,
  PROVIDER_LINKS,
  providerLines,
  SERVICE_LINKS,
  schoolLines,
  schoolLinks,
  serviceLines,
} from './lines';

/** What money is to the viewer: one part for each of their capacities. */
export async function moneyHub(viewer: Viewer): Promise<HubPart[]> {
  const reach = moneyReachOf(viewer);
  const parts: HubPart[] = [];
  if (reach.serviceOf !== null) {
    parts.push({
      key: 'service',
      title: 'What waits',
      lead: 'Claims of providers, invoices to schools and payments to providers’ schools.',
      lines: serviceLines(await serviceFigures(reach.serviceOf), reach.lead),
      links: [...SERVICE_LINKS, ...stripeLinks().service],
    });
  }
  if (reach.schools.length > 0) {
    parts.push({
      key: 'school',
      title: 'Your school',
      lead: 'What support of your school costs it, and what you are asked to confirm.',
      lines: schoolLines(await schoolFigures(reach.schools), reach.headOf.length > 0),
      links: schoolLinks(await named(reach.schools)),
    });
  }
  if (reach.providers.length > 0 || (await isHome(reach.headOf))) {
    parts.push({
      key: 'provider',
      title: 'Support you give',
      lead: 'What you may claim for it, and what the provider’s school is owed.',
      lines: providerLines(await providerFigures(reach)),
      links: [...PROVIDER_LINKS, ...((await isHome(reach.headOf)) ? stripeLinks().homeHead : [])],
    });
  }
  return parts;
}

async function named(urns: readonly number[]): Promise<{ urn: number; name: string }[]> {
  return db()
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .where(inArray(school.urn, [...urns]))
    .orderBy(asc(school.sortName));
}

/** Whether a provider has its home at one of these schools. */
async function isHome(urns: readonly number[]): Promise<boolean> {
  if (urns.length === 0) return false;
  const [row] = await db()
    .select({ n: count() })
    .from(provider)
    .where(inArray(provider.homeUrn, [...urns]));
  return (row?.n ?? 0) > 0;
}
