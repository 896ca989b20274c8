import type { ReportContent, ReportPart, ReportValue } from '../../domain/reports/content';
import type { Reading } from '../../figures/reading';

/** A part of a report before its maker has said anything to it. */
export type DraftSection = { key: string; heading: string; parts: ReportPart[] };

/** A report with the figures of the day, without its maker's words. */
export type Draft = Pick<ReportContent, 'title' | 'caption' | 'lead' | 'release'> & {
  sections: DraftSection[];
};

/** What a report is made about: for a school or provider, which. */
export type Subject = { urn: number | null; providerId: string | null; name: string };

export type DraftInput = { reading: Reading; authority: string; period: string; subject: Subject | null };

/** A value in words alone, and a count. */
export const said = (words: string): ReportValue => ({ value: null, words });
export const counted = (n: number): ReportValue => ({ value: n, words: n.toLocaleString('en-GB') });
