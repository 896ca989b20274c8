import { describe, expect, it } from 'vitest';
import { type Machine, next } from '~/kernel/state-machine';
import { CLUSTER_STATES } from '../vocabulary';
import { checkMinutes, type MinutesContent } from './minutes';
import {
  CLUSTER_DEEDS,
  CLUSTER_STANDINGS,
  type ClusterDeed,
  type ClusterStanding,
  mayWithCluster,
} from './rights';
import { clusterMachine, clusterSchoolMachine, meetingMachine, shareMachine } from './states';

/** Where each event leads from each state; what is not here is refused. */
const LEADS: Record<string, Record<string, string>> = {
  cluster: { 'active change': 'active', 'active end': 'ended' },
  invitation: {
    'invited join': 'member',
    'invited decline': 'declined',
    'invited take-back': 'left',
    'member leave': 'left',
    'declined invite': 'invited',
    'left invite': 'invited',
  },
  meeting: {
    'planned change': 'planned',
    'planned hold': 'held',
    'planned call-off': 'called-off',
    'held correct': 'held',
  },
  answer: {
    'asked take-part': 'in',
    'asked stay-out': 'out',
    'in take-part': 'in',
    'in stay-out': 'out',
    'out take-part': 'in',
    'out stay-out': 'out',
  },
};

/** Where a machine leads, for every state and event. */
function lifeOf<S extends string, E extends string>(machine: Machine<S, E>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const state of machine.states)
    for (const event of machine.events) {
      const to = next(machine, state, event);
      if (to.ok) found[`${state} ${event}`] = to.value;
      else expect(to.code).toBe(`${machine.name}.not-allowed`);
    }
  return found;
}

describe('the life of clusters', () => {
  it('goes on as told, for every state and event, and in no other way', () => {
    expect({
      [clusterMachine.name]: lifeOf(clusterMachine),
      [clusterSchoolMachine.name]: lifeOf(clusterSchoolMachine),
      [meetingMachine.name]: lifeOf(meetingMachine),
      [shareMachine.name]: lifeOf(shareMachine),
    }).toEqual(LEADS);
  });
});

describe('who may do what with a cluster', () => {
  /** Standings that may, while it is active; those with a star also when it has ended. */
  const MAY: Record<ClusterDeed, string> = {
    look: '*service *chair *head *governor *invited-head *invited-governor',
    read: '*service *chair *head *governor',
    change: 'service chair',
    invite: 'service chair',
    'take-back': 'service chair',
    answer: 'invited-head',
    leave: 'head',
    remove: 'service',
    'choose-chair': 'service chair',
    end: 'service chair',
    meet: 'service chair',
    minute: '*service *chair',
    share: 'head',
    'answer-share': 'head',
  };

  it('is so for every deed, standing and state', () => {
    for (const deed of CLUSTER_DEEDS)
      for (const standing of CLUSTER_STANDINGS)
        for (const state of CLUSTER_STATES) {
          const words = MAY[deed].split(' ');
          const may = words.includes(`*${standing}`) || (words.includes(standing) && state === 'active');
          expect(mayWithCluster(deed, [standing], state), `${deed} ${standing} ${state}`).toBe(may);
        }
  });

  it('is nothing for whoever does not belong to it, and all of it for one who stands to it in several ways', () => {
    for (const deed of CLUSTER_DEEDS) expect(mayWithCluster(deed, [], 'active')).toBe(false);
    const both: ClusterStanding[] = ['governor', 'invited-head'];
    expect(mayWithCluster('answer', both, 'active')).toBe(true);
    expect(mayWithCluster('read', both, 'active')).toBe(true);
  });
});

describe('minutes', () => {
  const content: MinutesContent = {
    heldOn: '2026-11-20',
    schools: [
      { urn: 1, name: 'Elm', attendance: 'came', who: 'Ann' },
      { urn: 2, name: 'Oak', attendance: 'apologies', who: '' },
    ],
    alsoPresent: '',
    text: 'We compared books.',
    actions: [{ id: 'a', text: 'Send the plan', urn: 3, dueOn: '2026-11-20' }],
  };
  const at = { today: '2026-11-20', members: [1, 2, 3] };

  it('can be what happened', () => expect(checkMinutes(content, at)).toEqual({ ok: true, value: undefined }));

  it.each([
    ['a day ahead', { ...content, heldOn: '2026-11-21', actions: [] }, 'heldOn'],
    [
      'nobody there',
      { ...content, schools: content.schools.map((one) => ({ ...one, attendance: 'absent' as const })) },
      'schools[0].attendance',
    ],
    [
      'an action of a stranger',
      { ...content, actions: [{ id: 'a', text: 'x', urn: 9, dueOn: '2026-12-01' }] },
      'actions[0].owner',
    ],
    [
      'an action before the meeting',
      { ...content, actions: [{ id: 'a', text: 'x', urn: null, dueOn: '2026-11-19' }] },
      'actions[0].dueOn',
    ],
  ])('cannot hold %s', (_what, wrong, field) => {
    expect(checkMinutes(wrong, at)).toMatchObject({ ok: false, field });
  });

  it('may give an action to a school that was there and has left since', () => {
    const left = { ...content, actions: [{ id: 'a', text: 'x', urn: 2, dueOn: '2026-12-01' }] };
    expect(checkMinutes(left, { ...at, members: [1] }).ok).toBe(true);
  });
});
