import { beforeEach, describe, expect, it } from 'vitest';
import { type AgreementWorld, newAgreementWorld } from '#tests/support/agreement-world';
import { bareWords, pdfWords } from '#tests/support/page-words';
import { asPdf, makePdf } from '~/platform/pdf.server';
import { textPage } from '../queries.server';
import { planReview } from '../reviews/commands.server';
import { minutesDocument } from '../reviews/document.server';
import { recordReview } from '../reviews/minutes.server';
import { newReviewPage } from '../reviews/queries.server';
import { agreementModel } from './models';
import { documentsPage } from './queries.server';

let w: AgreementWorld;

/** In force in its second version. */
beforeEach(async () => {
  w = await newAgreementWorld();
  await w.edit(w.people.head, 'Writing gets better, in Gwŷdd class too');
  await w.send();
  for (const [viewer, party] of w.signers) await w.sign(viewer, party);
});

async function reviewed() {
  const { broker } = w.people;
  const lead = await w.world.person('lead', { role: 'lead' });
  w.world.travelTo('2027-01-12T09:00:00.000Z');
  const members = (await newReviewPage(broker, w.id))?.values.members ?? [];
  const plan = {
    plannedFor: '2027-02-10',
    startsAt: '14:00',
    place: 'The school',
    preMeetingOn: '2027-02-03',
  };
  const made = await planReview(broker, w.id, { id: 'review0001', ...plan, members });
  expect(made.ok).toBe(true);
  w.world.travelTo('2027-02-11T09:00:00.000Z');
  const [outcome] = (await w.record()).content.outcomes;
  const recorded = await recordReview(
    lead,
    { agreementId: w.id, reviewId: 'review0001' },
    {
      formId: 'minutes0001',
      heldOn: '2027-02-10',
      present: [],
      alsoPresent: '',
      outcomes: [{ id: outcome?.id ?? '', rag: 'on-track', narrative: 'Books show it', value: null }],
      challenges: [],
      summary: 'A good start',
      actions: [],
      frequency: 'half-termly',
      settledBy: 'group',
      frequencyReason: '',
      nextOn: '2027-03-24',
    },
  );
  expect(recorded.ok).toBe(true);
}

describe('the documents of an agreement', () => {
  it('are every version and every text of the minutes, for those who read them', async () => {
    await reviewed();
    const { head, release, broker } = w.people;
    const page = await documentsPage(head, w.id);
    expect(page?.versions.map(({ title, by, pdfHref }) => [title, by, pdfHref])).toEqual([
      ['Version 2', 'Head Person', `/agreements/${w.id}.pdf?version=2`],
      ['Version 1', 'Alongside', `/agreements/${w.id}.pdf?version=1`],
    ]);
    expect(page?.versions.map(({ words }) => words.slice(0, 8))).toEqual(['In force', 'A draft:']);
    expect(page?.minutes?.map(({ title, heldOn, words }) => [title, heldOn, words])).toEqual([
      [expect.stringContaining('version 1'), '2027-02-10', 'In force.'],
    ]);
    expect(page?.evaluation).toBe(false);
    // The home school's head is told the dates of reviews, not what was said.
    expect((await documentsPage(release, w.id))?.minutes).toBeNull();
    expect(await minutesDocument(release, w.id, 'review0001')).toBeNull();
    const stranger = await w.world.person('stranger', { role: 'broker' }, { authorityId: 'elsewhere' });
    expect(await documentsPage(stranger, w.id)).toBeNull();
    expect(await textPage(stranger, w.id, 1)).toBeNull();
    expect((await documentsPage(broker, w.id))?.minutes).toHaveLength(1);
  });

  it('say as a file what each version said, and are kept by nobody between', async () => {
    const { head } = w.people;
    for (const [number, said] of [
      [1, false],
      [2, true],
    ] as const) {
      const page = await textPage(head, w.id, number);
      if (!page) throw new Error('A version was expected');
      const model = agreementModel(page);
      const words = await pdfWords(await makePdf(model), model);
      expect(words.includes(bareWords('Writing gets better, in Gwŷdd class too'))).toBe(said);
      expect(words).toContain(page.hash);
      expect(words.includes('HeadPerson,headteacherofAshbrookPrimarySchool')).toBe(said);
    }
    const page = await textPage(head, w.id);
    const file = page && (await asPdf(agreementModel(page), `${page.ref} «2»`));
    expect(file?.headers.get('Content-Type')).toBe('application/pdf');
    expect(file?.headers.get('Content-Disposition')).toBe('attachment; filename="TES-A-0001-2-.pdf"');
    expect(file?.headers.get('Cache-Control')).toContain('no-store');
    expect(await textPage(head, w.id, 3)).toBeNull();
  });
});
