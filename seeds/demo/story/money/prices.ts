import { eq } from 'drizzle-orm';
import { charge, tariff } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { academicYearOf } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { priceFor } from '~/recompense/domain/tariffs/content';
import type { TariffContent } from '~/recompense/domain/tariffs/vocabulary';
import { setEntitlement } from '~/recompense/entitlements/commands.server';
import { editTariff, putInForce, startTariff } from '~/recompense/tariffs/commands.server';
import { decideCharge } from '~/recompense/tariffs/decide.server';
import { takeCharge } from '~/recompense/tariffs/take.server';
import { CHARGES, PRICES, USUAL_PRICE } from '../../banks/money';
import { idOf } from '../../ids';
import type { DemoCounty } from '../../world';
import { must } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';
import { approve, credit, invoiceOf, issue, takeIn } from './payments';

const listId = (n: number) => idOf('tariff', String(n));

/** The price list in force, the next one being written, what schools took from it, and a school's adviser days. */
export function tellPrices(
  timeline: Timeline,
  cast: Cast,
  county: DemoCounty,
  brokerFor: (slug: string) => Viewer,
): void {
  const lead = cast.leadFor(county.authority.id);
  timeline.add(timeline.instant(90, 9), 'the price list', async () => {
    const id = listId(1);
    must(await startTariff(lead, { id, start: 'partnership' }));
    const row = await listRow(id);
    const text = { content: priced(row.content), startsOn: row.startsOn, note: 'As settled for this year.' };
    must(await editTariff(lead, { id, version: row.version, ...text }));
    must(await putInForce(lead, { id, version: (await listRow(id)).version }));
  });
  timeline.add(timeline.instant(6, 9), 'the next price list', async () => {
    must(await startTariff(lead, { id: listId(2), start: null }));
  });
  for (const row of CHARGES) {
    const head = cast.head(cast.school(row.school).urn);
    const broker = brokerFor(row.school);
    const id = idOf('charge', row.school, row.key);
    timeline.add(timeline.instant(row.ago, 10), `${row.school} takes ${row.key}`, async () => {
      const { content } = await listRow(listId(1));
      const service = [...content.items, ...content.packages].find(({ key }) => key === row.key);
      if (!service?.prices) throw new Error(`The price list has no ${row.key}`);
      const school = cast.school(row.school);
      const asked = { id, urn: school.urn, kind: row.kind, itemKey: row.key, quantity: row.quantity };
      const seenPence = priceFor(service.prices, school.maintained);
      must(await takeCharge(head, { ...asked, seenPence, orderNumber: null, note: '' }));
    });
    if (row.as === 'asked') continue;
    timeline.add(timeline.instant(row.ago - 2, 11), `${row.school}’s ${row.key} is answered`, async () => {
      const [{ version } = { version: 0 }] = await db().select().from(charge).where(eq(charge.id, id));
      if (row.as === 'cancelled') {
        const reason = 'We have found somebody in our own trust.';
        must(await decideCharge(head, { id, version, event: 'cancel', reason }));
        return;
      }
      const event = row.as === 'declined' ? ('decline' as const) : ('agree' as const);
      const reason = row.as === 'declined' ? 'Your adviser does this with you, free, on the next visit.' : '';
      must(await decideCharge(broker, { id, version, event, reason }));
      if (row.as === 'declined' || row.as === 'agreed') return;
      const made = await invoiceOf({ chargeId: id });
      if (made) await approve(broker, made);
      const approved = await invoiceOf({ chargeId: id });
      if (approved) await issue(broker, approved);
    });
    if (row.as !== 'paid' && row.as !== 'credited') continue;
    timeline.add(timeline.instant(row.ago - 20, 11), `${row.school}’s invoice for ${row.key}`, async () => {
      const made = await invoiceOf({ chargeId: id });
      if (made) await (row.as === 'paid' ? takeIn(broker, made) : credit(broker, made));
    });
  }
  timeline.add(timeline.instant(30, 14), 'adviser days of schools', async () => {
    const year = academicYearOf(calendarDate(clock.now()));
    for (const slug of ['ashlode-hill', 'eastgate']) {
      must(
        await setEntitlement(brokerFor(slug), {
          id: idOf('entitlement', slug),
          urn: cast.school(slug).urn,
          year,
          version: 0,
          offer: 'core-plus',
          bandHalfDays: null,
          reason: 'The school takes up core offer plus this year.',
        }),
      );
    }
  });
}

async function listRow(id: string) {
  const [row] = await db().select().from(tariff).where(eq(tariff.id, id));
  if (!row) throw new Error('The demo has no price list');
  return row;
}

/** The list it starts from, with prices where it leaves them to the authority. */
function priced(content: TariffContent): TariffContent {
  return {
    ...content,
    items: content.items.map((item) => {
      if (item.serviceClass !== 'additional' || item.prices !== null) return item;
      const [maintained, other] = PRICES[item.key] ?? USUAL_PRICE;
      return { ...item, prices: { maintained, other } };
    }),
  };
}
