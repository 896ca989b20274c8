import { termDates, termWords } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { type AgreementContent, totalHalfDays } from '../content';
import type { SectionPatch } from '../edit';
import { type Gap, readinessOf } from '../readiness';

/** New values of one section of an amendment: as of a draft, and the days by term. */
export type AmendedPatch = Omit<SectionPatch, 'resources'> & {
  resources?: Partial<AgreementContent['resources']>;
};

/**
 * The content with new values in it. Where the days paid for were the days given, they stay so; where they differ, the
 * reason for it is written down with the recompense, and readiness asks for it again.
 */
export function withAmendment(
  content: AgreementContent,
  { resources, ...patch }: AmendedPatch,
): AgreementContent {
  const after = { ...content, ...patch, resources: { ...content.resources, ...resources } };
  const paidAsGiven = content.recompense.halfDays === totalHalfDays(content);
  if (patch.recompense !== undefined || !paidAsGiven) return after;
  return { ...after, recompense: { ...after.recompense, halfDays: totalHalfDays(after) } };
}

/**
 * What has to be put right before an amendment may be sent: what any agreement needs, and that days and dates still fit
 * together on the day.
 * @param base the text in force: what was signed already is not asked for again
 */
export function amendmentGaps(base: AgreementContent, content: AgreementContent, today: CalendarDate): Gap[] {
  const { starts, ends } = content.timescale;
  const gaps = readinessOf(content);
  if (ends !== null && ends !== base.timescale.ends && ends < today) {
    gaps.push({
      section: 'timescale',
      message: `The new end, ${dateWords(ends)}, is past already: begin to close the agreement instead`,
    });
  }
  for (const { term, halfDays } of content.resources.days) {
    const { from, to } = termDates(term);
    const was = base.resources.days.find((item) => item.term === term)?.halfDays ?? 0;
    if (halfDays > was && ((ends !== null && from > ends) || (starts !== null && to < starts))) {
      gaps.push({
        section: 'resources',
        message: `The ${termWords(term)} lies outside the timescale, ${dateWords(starts)} to ${dateWords(ends)}: move the dates or the days`,
      });
    }
  }
  return gaps;
}
