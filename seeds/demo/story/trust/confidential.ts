import type { Viewer } from '~/accounts/domain/roles';
import { addNote, correctNote } from '~/agreements/restricted-notes/commands.server';
import { breakGlass, reviewBreak } from '~/agreements/restricted-notes/glass.server';
import { yes } from '~/kernel/verdict';
import { idOf } from '../../ids';
import { must } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';

/** The school of the notes, and the days before today on which they were written, opened and looked at. */
const SCHOOL = 'ashlode-hill';
const WRITTEN = 47;
const CORRECTED = 43;
const CONCERN = 35;
const OPENED = 31;
const FOUND = 27;

/**
 * A note for the service, corrected some days after; and a safeguarding note that a broker who was not among its readers
 * opened because a child could not wait, which the head of service found right.
 */
export function keepConfidences(
  timeline: Timeline,
  cast: Cast,
  { adviserId, brokerId }: { adviserId: string; brokerId: string },
): void {
  const { urn } = cast.school(SCHOOL);
  const adviser = () => cast.person(adviserId);
  // Somebody else of the service, with an account that visitors of the demo have.
  const broker = () => cast.person(brokerId);
  const service = idOf('restricted-note', SCHOOL, 'service');
  const concern = idOf('restricted-note', SCHOOL, 'safeguarding');
  const broken = idOf('glass-break', SCHOOL);
  const add = (
    who: Viewer,
    id: string,
    more: { level: 'service' | 'safeguarding'; title: string; body: string },
  ) => addNote(who, { id, on: 'school', subjectId: String(urn), readers: [cast.lead().accountId], ...more });

  timeline.add(timeline.instant(WRITTEN, 16, 10), 'a note for the service', async () => {
    must(
      await add(broker(), service, {
        level: 'service',
        title: 'Who to call about staffing this term',
        body: 'The deputy acts for the head on Mondays and Tuesdays until the end of November.\nCall the office before eight if a visit has to move.',
      }),
    );
  });
  timeline.add(timeline.instant(CORRECTED, 9, 20), 'the note for the service is corrected', async () => {
    must(
      await correctNote(broker(), {
        noteId: service,
        id: idOf('restricted-note', SCHOOL, 'service', 'corrected'),
        body: 'The deputy acts for the head on Mondays and Thursdays until the end of November.\nCall the office before eight if a visit has to move.',
      }),
    );
  });
  timeline.add(timeline.instant(CONCERN, 17, 5), 'a safeguarding note', async () => {
    must(
      await add(adviser(), concern, {
        level: 'safeguarding',
        title: '',
        body: 'A member of staff told me of a worry about a child in Year 4. I told the designated safeguarding lead of the school before I left, and rang the local authority’s safeguarding team at 4:40pm. They have taken it on.',
      }),
    );
  });
  timeline.add(timeline.instant(OPENED, 8, 35), 'the safeguarding note is opened in need', async () => {
    must(
      await breakGlass(
        broker(),
        {
          id: broken,
          noteId: concern,
          reason:
            'The school rang about a child before lessons and the adviser cannot be reached. I need to know who was told.',
        },
        async () => yes(),
      ),
    );
  });
  timeline.add(timeline.instant(FOUND, 11, 0), 'the opening is found right', async () => {
    must(
      await reviewBreak(cast.lead(), {
        id: broken,
        version: 1,
        finding: 'justified',
        why: 'The adviser was on a train and the school needed the name of the person at the safeguarding team. The adviser and the broker have spoken since.',
      }),
    );
  });
}
