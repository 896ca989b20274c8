import { has, type Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { bandRecordOf, countsOn } from './band-record.server';
import { type BandPlace, bandId, bandsInUse, publishable, termEnds } from './domain';

/** Term ends published: two years. */
const TERMS_PUBLISHED = 6;

export type PublishedBands = {
  authority: string;
  /** Bands, from the least to the most support. */
  bands: BandPlace[];
  /** The latest first; a count is null where it is kept back. The last count of each is of schools without a band. */
  terms: { day: string; schools: number; counts: (number | null)[] }[];
};

/**
 * Schools by band as published to members of the council: counts at the end of terms, small ones kept back so that no
 * school's band can be worked out. Counts of today are not published: from one day to the next a single school moves,
 * and a reader of both would know which.
 * @returns null for those who are neither members nor the service
 */
export async function publishedBands(viewer: Viewer, today: string): Promise<PublishedBands | null> {
  if (!has(viewer, 'member', 'broker', 'lead')) return null;
  const record = await bandRecordOf(db(), viewer);
  const series = await countsOn(db(), record, termEnds(record.history.first, today, TERMS_PUBLISHED));
  const banded = series.filter(({ bands }) => Object.keys(bands).some((key) => key !== ''));
  const bands = bandsInUse(record.inForce, record.history.bandsAmong(banded));
  return {
    authority: record.authority.name,
    bands,
    terms: banded
      .map(({ day, schools, bands: counts }) => ({
        day,
        schools,
        counts: publishable([...bands.map(bandId), ''].map((key) => counts[key]?.schools ?? 0)),
      }))
      .reverse(),
  };
}
