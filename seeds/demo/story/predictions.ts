import { answerDiagnosis } from '~/diagnosis/diagnosis-answers.server';
import { draftDiagnosis, editDiagnosis, shareDiagnosis } from '~/diagnosis/diagnosis-commands.server';
import { diagnosisView } from '~/diagnosis/diagnosis-queries.server';
import { termOf } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { idOf } from '../ids';
import { bandIn, standingsOf } from '../setup/standings';
import type { DemoCounty } from '../world';
import { must } from './case';
import type { Cast } from './cast';
import type { Timeline } from './timeline';

/** Days before today: with last year’s bands, and before any report card. */
const DRAFTED = 371;

/**
 * What last year’s diagnoses expected of the next inspection: of the schools that have had a report card since, most as
 * it came out, one higher, one lower, one on the older scale; and of two that nobody has inspected yet.
 */
const PREDICTED: Readonly<Record<string, string>> = {
  'barley-hill': 'expected-standard',
  'castle-gate-infant': 'expected-standard',
  'wendlow-academy': 'expected-standard',
  whitefriars: 'needs-attention',
  'hatherby-junior': 'good',
  oakbank: 'strong-standard',
  'lantern-row': 'expected-standard',
  coldmere: 'needs-attention',
};

/** Last year’s diagnoses of these schools, each by the commands people use; the head agrees with last year’s band. */
export function predictLastYear(
  timeline: Timeline,
  county: DemoCounty,
  cast: Cast,
  brokerFor: (slug: string) => string,
): void {
  const { earlier } = standingsOf(county, timeline.today, ({ slug }) => brokerFor(slug));
  for (const [slug, predictedOutcome] of Object.entries(PREDICTED)) {
    const { urn } = cast.school(slug);
    const last = earlier.find(({ school }) => school.slug === slug);
    if (!last) throw new Error(`No band of last year for ${slug}`);
    const broker = cast.person(brokerFor(slug));
    const id = idOf('diagnosis', 'last-year', slug);
    const version = async () => (await diagnosisView(broker, urn, id))?.version ?? 0;
    const drafted = timeline.instant(DRAFTED, 9);
    timeline.add(drafted, `last year’s diagnosis of ${slug}`, async () => {
      const today = calendarDate(drafted);
      must(await draftDiagnosis(broker, { id, urn, term: termOf(today), today }));
      must(
        await editDiagnosis(broker, {
          id,
          judged: new Map(),
          version: await version(),
          text: {
            narrative: 'Written from visits and the school’s own review: no figures were held here yet.',
            priorities: 'Those the school had set itself for the year.',
            brokerBand: bandIn(county.authority.framework, last.band).key,
            brokerReason: 'Too little was held to propose a band; this is what visits showed.',
            predictedOutcome,
          },
          discussion: { discussion: null, discussedOn: null, discussionNote: null },
        }),
      );
      must(await shareDiagnosis(broker, { id, version: await version() }));
    });
    timeline.add(timeline.instant(DRAFTED - 3, 15), `${slug} agrees with last year’s diagnosis`, async () => {
      const answer = { id, version: await version(), answer: 'agree' as const, response: null };
      must(await answerDiagnosis(cast.head(urn), answer));
    });
  }
}
