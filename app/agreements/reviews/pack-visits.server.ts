import type { CalendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import type { PackVisit } from '../domain/reviews/pack';
import type { NoteStanding } from '../domain/visits/lateness';
import { noteInForce } from '../visits/load.server';
import { visitsOf } from '../visits/read.server';
import { noteStandingWords } from '../visits/wording';

/**
 * Visits held under an agreement up to a day, the earliest first, each with what the note in force recommends. A
 * headteacher performance-management visit leaves no record, and so is in no pack.
 */
export async function packVisits(handle: Db, agreementId: string, until: CalendarDate): Promise<PackVisit[]> {
  const held: PackVisit[] = [];
  for (const each of await visitsOf(handle, agreementId)) {
    const { id, group, title, on, visitorName, focus, state, note } = each;
    if (state !== 'held' || group === 'performance' || on > until) continue;
    const content = await noteInForce(handle, id);
    held.push({
      ...{ id, group, title, on, focus: content?.focus || focus },
      visitor: visitorName,
      recommendations: content?.recommendations ?? '',
      note: noteWords(note),
    });
  }
  return held;
}

function noteWords(note: NoteStanding): string {
  const words = noteStandingWords(note);
  return note.kind === 'on-time' || note.kind === 'late' ? `Note ${words.toLowerCase()}` : words;
}
