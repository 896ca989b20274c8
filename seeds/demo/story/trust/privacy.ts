import type { Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { askAboutOwnData, stepRequest, writeDownRequest } from '~/reporting/privacy/requests.server';
import { endHold, putHold } from '~/reporting/privacy/rules.server';
import { idOf } from '../../ids';
import { must } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';

/** A school whose records were held while a complaint was looked into. */
const SCHOOL = 'ashlode-hill';

/**
 * A hold that was put and ended again; a copy of their own data that somebody asked for by letter and was given; and
 * what a headteacher, a chair and a member ask, which waits
 * for its answer.
 */
export function keepPrivacy(
  timeline: Timeline,
  cast: Cast,
  { admin, head, chair, member }: Record<'admin' | 'head' | 'chair' | 'member', string>,
): void {
  const lead = (): Viewer => cast.lead();
  const hold = idOf('retention-hold', SCHOOL);
  const letter = idOf('data-request', 'letter');
  timeline.add(timeline.instant(120, 11), 'a school’s records are held', async () => {
    const { urn } = cast.school(SCHOOL);
    must(await putHold(lead(), { id: hold, urn, reason: 'A complaint about support is being looked into.' }));
  });
  timeline.add(timeline.instant(62, 15), 'the hold is ended', async () => {
    const why = 'The complaint is closed; nothing was found that has to be kept for longer.';
    must(await endHold(lead(), { id: hold, version: 1, why }));
  });
  timeline.add(timeline.instant(55, 10), 'somebody asks for a copy of their data', async () => {
    must(
      await writeDownRequest(cast.person(admin), {
        ...{ id: letter, kind: 'access', name: 'Prudence Oakshott', email: null },
        asked:
          'Please send me a copy of everything you hold about me since I was a governor at Ashlode Hill.',
        ...{
          receivedOn: calendarDate(clock.now()),
          identity: 'Rang back at the number the school has for her.',
        },
      }),
    );
  });
  timeline.add(timeline.instant(41, 14), 'the copy is given', async () => {
    must(
      await stepRequest(lead(), {
        ...{ id: letter, version: 1, intent: 'answer', identity: null },
        answer:
          'Nothing names her but the list of governors of one review, of which she was sent a copy by post.',
      }),
    );
  });
  timeline.add(timeline.instant(4, 12), 'a headteacher asks for something to be put right', async () => {
    must(
      await askAboutOwnData(cast.person(head), {
        ...{ id: idOf('data-request', 'head'), kind: 'rectification' },
        asked:
          'The note of the last visit gives me as deputy headteacher. I have been headteacher for two years.',
      }),
    );
  });
  timeline.add(timeline.instant(9, 9), 'a chair of governors asks for a copy', async () => {
    const { name, email } = cast.person(chair);
    must(
      await writeDownRequest(lead(), {
        ...{ id: idOf('data-request', 'chair'), kind: 'access', name, email },
        asked: 'I should like to see what is held about me, and what others have written.',
        ...{ receivedOn: calendarDate(clock.now()), identity: null },
      }),
    );
  });
  timeline.add(timeline.instant(8, 16), 'a member asks to be erased when they leave', async () => {
    must(
      await askAboutOwnData(cast.person(member), {
        ...{ id: idOf('data-request', 'member'), kind: 'erasure' },
        asked: 'My time on the committee ends this month. Please take my name out once I have left.',
      }),
    );
  });
}
