import { asc, eq } from 'drizzle-orm';
import * as schema from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { planVisit } from '~/agreements/visits/plan.server';
import { db } from '~/platform/db.server';
import type { TariffContent } from '~/recompense/domain/tariffs/vocabulary';
import { wireEntitlements } from '~/recompense/entitlements/wiring.server';
import { editTariff, putInForce, startTariff } from '~/recompense/tariffs/commands.server';
import { takeCharge } from '~/recompense/tariffs/take.server';
import { newWorld } from './world';

export const SCHOOL = 100001;
export const ACADEMY = 100003;

/** A core service, a priced one, further adviser days and a package at Norfolk's two prices. */
export const LIST: TariffContent = {
  items: [
    { key: 'core', name: 'Table-top review', about: '', serviceClass: 'core', unit: 'year', prices: null },
    {
      key: 'check',
      name: 'Health check',
      about: '',
      serviceClass: 'additional',
      unit: 'each',
      prices: { maintained: 60_000, other: 65_000 },
    },
    {
      key: 'day',
      name: 'Further adviser day',
      about: '',
      serviceClass: 'additional',
      unit: 'day',
      prices: { maintained: 42_500, other: 47_500 },
    },
  ],
  packages: [
    {
      key: 'full',
      name: 'Full service',
      about: '',
      includes: ['Four visits'],
      prices: { maintained: 265_000, other: 282_000 },
    },
  ],
  adviserDayKey: 'day',
};

export type TariffWorld = Awaited<ReturnType<typeof newTariffWorld>>;

/**
 * Testshire with a price list in force since today, a maintained school in a band that gives two days beyond eight
 * half-days, an academy, and the people they concern. Elsewhere has a broker and a school of its own.
 */
export async function newTariffWorld() {
  wireEntitlements();
  const world = await newWorld();
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(SCHOOL, { name: 'Ashbrook Primary School' });
  await world.school(100002, { name: 'Thornfield Junior School' });
  await world.school(ACADEMY, { name: 'Merrow Academy', maintained: false, typeGroup: 'academy' });
  await world.open.write((tx) =>
    tx
      .update(schema.bandingFramework)
      .set({
        bands: [
          {
            key: 'red',
            name: 'Red',
            letter: 'R',
            priority: 1,
            meaning: '',
            terms: {
              review: 'termly',
              adviserHalfDays: { least: 0, most: 4 },
              funding: { maintained: 'authority', academy: 'school' },
              opens: [],
              requires: [],
              invitedToRegister: false,
              improvementReviews: true,
            },
          },
        ],
      })
      .where(eq(schema.bandingFramework.id, 'framework')),
  );
  await world.standing(SCHOOL);
  await world.standing(ACADEMY);
  const people = {
    lead: await world.person('lead', { role: 'lead' }),
    broker: await world.person('broker', { role: 'broker' }),
    head: await world.person('head', { role: 'head', urn: SCHOOL }),
    chair: await world.person('chair', { role: 'chair', urn: SCHOOL }),
    academyHead: await world.person('academyhead', { role: 'head', urn: ACADEMY }),
    otherHead: await world.person('otherhead', { role: 'head', urn: 100002 }),
    member: await world.person('member', { role: 'member' }),
    admin: await world.person('admin', { role: 'admin' }),
    stranger: await world.person('stranger', { role: 'broker' }, { authorityId: 'elsewhere' }),
  };

  /** Writes a version and puts it into force. */
  async function inForce(id: string, content: TariffContent, startsOn = '2026-11-23'): Promise<void> {
    const made = await startTariff(people.lead, { id, start: 'blank' });
    if (!made.ok) throw new Error(made.message);
    const edited = await editTariff(people.lead, {
      id,
      version: 1,
      content,
      startsOn,
      note: `Prices of ${id}`,
    });
    if (!edited.ok) throw new Error(edited.message);
    const put = await putInForce(people.lead, { id, version: 2 });
    if (!put.ok) throw new Error(put.message);
  }
  await inForce('tariff01', LIST);

  return {
    world,
    people,
    inForce,

    /** Takes a health check for the school at the price in force, unless told otherwise. */
    take: (viewer: Viewer, id: string, more: Partial<Parameters<typeof takeCharge>[1]> = {}) =>
      takeCharge(viewer, {
        id,
        urn: SCHOOL,
        kind: 'item',
        itemKey: 'check',
        quantity: 100,
        seenPence: 60_000,
        orderNumber: null,
        note: '',
        ...more,
      }),

    /** Plans an adviser's visit to the school. */
    async visit(id: string, halfDays: number, plannedFor = '2027-01-20'): Promise<void> {
      const made = await planVisit(people.broker, {
        address: { urn: SCHOOL },
        id,
        kind: 'self-evaluation',
        plannedFor,
        startsAt: null,
        mode: 'at-school',
        halfDays,
        focus: 'Self-evaluation',
        visitorId: 'broker',
      });
      if (!made.ok) throw new Error(made.message);
    },

    charge: async (id: string) =>
      (await db().select().from(schema.charge).where(eq(schema.charge.id, id)))[0],
    invoices: async () => db().select().from(schema.invoice).orderBy(asc(schema.invoice.createdAt)),
    entries: async () => db().select().from(schema.moneyEntry).orderBy(asc(schema.moneyEntry.id)),
    events: async (type: string) =>
      db().select().from(schema.domainEvent).where(eq(schema.domainEvent.type, type)),
  };
}
