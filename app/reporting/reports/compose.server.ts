import { and, eq } from 'drizzle-orm';
import { provider } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { academicYearOf, termKey, termOf } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import { no, type Refusal } from '~/kernel/verdict';
import { list } from '~/kernel/words';
import type { ReportContent } from '../domain/reports/content';
import { schoolsNamed } from '../domain/reports/naming';
import { mayMake } from '../domain/reports/rights';
import type { ReportKind } from '../domain/vocabulary';
import type { Reading } from '../figures/reading';
import { readingOf } from '../figures/reading.server';
import { directorDraft } from './drafts/director.server';
import type { Draft, DraftInput, Subject } from './drafts/draft';
import { providerDraft } from './drafts/provider.server';
import { schoolDraft } from './drafts/school.server';
import { scrutinyDraft } from './drafts/scrutiny.server';
import { freeze } from './frozen.server';

/** What a report is to be made of: its kind, its term or year, and whom it is about. */
export type Wish = { kind: ReportKind; period: string; urn: number | null; providerId: string | null };

/** The words of its maker by section. */
export type Words = Readonly<Record<string, string>>;

export type Composed = {
  wish: Wish;
  subject: Subject | null;
  asOf: CalendarDate;
  draft: Draft;
  fingerprint: string;
  /** Schools that its maker's words must not name: a report to members names none. */
  schoolNames: string[];
};

const DRAFTS: Readonly<Record<ReportKind, (input: DraftInput) => Promise<Draft>>> = {
  director: directorDraft,
  scrutiny: scrutinyDraft,
  school: schoolDraft,
  provider: providerDraft,
};

/** Terms or years a report of a kind can be made for today: this one and the one before it, the newest first. */
export function periodsFor(kind: ReportKind, today: CalendarDate): string[] {
  if (kind === 'school' || kind === 'provider') {
    const year = academicYearOf(today);
    return [String(year), String(year - 1)];
  }
  const now = termOf(today);
  const [year, place] = [Number(now.slice(0, 4)), now[5]];
  const before =
    place === '1' ? termKey(year - 1, 'summer') : termKey(year, place === '2' ? 'autumn' : 'spring');
  return [now, before];
}

/** Whom a report is about, where the viewer may make one about them; null where not, `none` where it is the authority's. */
async function subjectOf(reading: Reading, wish: Wish): Promise<Subject | 'none' | null> {
  const { viewer, handle } = reading;
  if (!mayMake(viewer, wish.kind, wish)) return null;
  if (wish.kind === 'director' || wish.kind === 'scrutiny') return 'none';
  if (wish.kind === 'school') {
    const own = (await reading.schools()).find(({ urn }) => urn === wish.urn);
    return own ? { urn: own.urn, providerId: null, name: own.name } : null;
  }
  const [found] = await handle
    .select({ id: provider.id, name: provider.name })
    .from(provider)
    .where(and(eq(provider.id, wish.providerId ?? ''), eq(provider.authorityId, viewer.authorityId)));
  return found ? { urn: null, providerId: found.id, name: found.name } : null;
}

/**
 * A report with today's figures. Read before anything is written: a transaction would hold up everybody's writing for as
 * long as the reading takes, and a snapshot is what it is meant to be.
 * @returns null where the viewer may not make it, or what it is about is not theirs
 */
export async function compose(viewer: Viewer, wish: Wish): Promise<Composed | null> {
  const reading = await readingOf(viewer);
  const subject = await subjectOf(reading, wish);
  if (subject === null || !periodsFor(wish.kind, reading.today).includes(wish.period)) return null;
  const about = subject === 'none' ? null : subject;
  const draft = await DRAFTS[wish.kind]({
    reading,
    authority: viewer.authorityName,
    period: wish.period,
    subject: about,
  });
  const composed = { wish, subject: about, asOf: reading.today, draft };
  const schoolNames = wish.kind === 'scrutiny' ? (await reading.schools()).map(({ name }) => name) : [];
  return { ...composed, schoolNames, fingerprint: freeze(contentOf(viewer, composed, {})).hash };
}

/** The whole report: the figures and the words of its maker. */
export function contentOf(
  viewer: Viewer,
  { wish, asOf, draft }: Pick<Composed, 'wish' | 'asOf' | 'draft'>,
  words: Words,
): ReportContent {
  const { sections, ...head } = draft;
  return {
    format: 1,
    kind: wish.kind,
    authority: viewer.authorityName,
    ...head,
    period: wish.period,
    asOf,
    madeBy: viewer.name,
    sections: sections
      .map((section) => ({
        ...section,
        commentary: (words[section.key] ?? '').replace(/\r\n?/g, '\n').trim(),
      }))
      // A section for words alone is left out where there are none.
      .filter(({ parts, commentary }) => parts.length > 0 || commentary !== ''),
  };
}

/** The refusal of words that name a school where none may be named; null where they name none. */
export function namingRefusal({ schoolNames }: Composed, words: Words): Refusal | null {
  const fields = Object.entries(words).flatMap(([section, text]): [string, string][] => {
    const named = schoolsNamed(text, schoolNames);
    return named.length === 0
      ? []
      : [[`words.${section}`, `Take out ${list(named)}: a report to members names no school`]];
  });
  if (fields.length === 0) return null;
  return no('report.names-school', 'A report to members names no school.', {
    details: { fields: Object.fromEntries(fields) },
  });
}
