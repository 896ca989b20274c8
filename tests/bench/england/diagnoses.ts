import * as schema from '#drizzle/schema';
import { seeded } from '#seeds/demo/random';
import { hertfordshire } from '#seeds/frameworks';
import { analyse, type IndicatorPoint, phasesOfSchool } from '~/diagnosis/domain';
import { termOf } from '~/kernel/academic-year';
import { canonicalJson } from '~/kernel/canonical-json';
import { addDays, type CalendarDate } from '~/kernel/clock';
import type { Inserter } from './insert';
import type { Place } from './places';
import type { Happened } from './trail';

const YEARS = ['2022', '2023', '2024', '2025'];
const FIGURES = ['ks2-rwm-expected', 'ks2-rwm-higher', 'absence-persistent'];
const EVIDENCE = 'Made up for the bench: what was seen in books and in lessons, and what leaders say of it. ';

/**
 * Writes the figures of an authority's schools, and diagnoses of this year and the last, analysed by the product's own
 * rules; those in disagreement or not answered are few, as they are in life.
 */
export function addDiagnoses(to: Inserter, place: Place, today: CalendarDate): Happened[] {
  const random = seeded(`diagnoses ${place.index}`);
  const happened: Happened[] = [];
  const { bands, criteria } = hertfordshire;
  for (const { urn, phase } of place.schools) {
    const values = new Map<string, IndicatorPoint[]>();
    for (const indicator of FIGURES)
      for (const period of YEARS) {
        const value = random.int(35, 85);
        to.add(schema.indicatorValue, {
          ...{ id: `iv-${urn}-${indicator}-${period}`, urn, indicator, period, value, cohort: 30 },
          ...{ source: 'Made up for the bench', at: new Date(`${today}T09:00:00Z`), current: true },
        });
        const points = values.get(indicator) ?? [];
        points.push({ period, value, text: null, source: 'Made up', on: today });
        values.set(indicator, points);
      }
    const phases = phasesOfSchool(phase);
    const analysis = analyse({
      bands,
      criteria,
      phases,
      values,
      comparators: new Map(),
      describe: () => null,
    });
    for (const [n, on] of [addDays(today, -400), addDays(today, -60)].entries()) {
      const state =
        n === 0
          ? ('superseded' as const)
          : random.weighted([
              ['agreed', 80],
              ['shared', 12],
              ['draft', 6],
              ['contested', 2],
            ] as const);
      const id = `dg-${urn}-${n}`;
      const at = new Date(`${on}T09:00:00Z`);
      const answered = state === 'agreed' || state === 'contested' || state === 'superseded';
      to.add(schema.diagnosis, {
        ...{
          id,
          authorityId: place.id,
          urn,
          frameworkId: `framework-${place.code}`,
          term: termOf(on),
          state,
        },
        ...{ analysis: canonicalJson(analysis), proposedBand: analysis.proposal.band },
        ...{ narrative: EVIDENCE.repeat(6), priorities: EVIDENCE.repeat(2), discussion: 'visit' },
        ...{ discussedOn: on, discussionNote: EVIDENCE, sharedAt: state === 'draft' ? null : at },
        ...(answered ? { respondedAt: at, respondedById: place.head(urn), response: EVIDENCE } : {}),
        ...(state === 'agreed' || state === 'superseded'
          ? { decidedBand: analysis.proposal.band, decidedAt: at, decidedById: random.pick(place.brokers) }
          : {}),
        ...{ createdById: random.pick(place.brokers), createdAt: at, updatedAt: at, version: 4 },
      });
      if (state === 'draft') continue;
      const subject: Happened['subject'] = ['diagnosis', id];
      const actorId = random.pick(place.brokers);
      const tells = {
        accountId: place.head(urn),
        message: 'Your diagnosis has been shared with you.',
        href: `/schools/${urn}/diagnosis`,
      };
      happened.push({ on, type: 'diagnosis.shared', subject, urn, caseId: id, actorId, tells });
      if (answered)
        happened.push({
          on: addDays(on, 9),
          type: 'diagnosis.agreed',
          subject,
          urn,
          caseId: id,
          actorId: place.head(urn),
        });
    }
  }
  return happened;
}
