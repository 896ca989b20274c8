import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { inviteForm, minutesForm, newClusterForm, readClusterFilter } from './clusters/forms';
import { newProgrammeForm, readProgrammeFilter } from './programmes/forms';

function send<S extends z.ZodType>(schema: S, values: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  const sent = parseWithZod(form, { schema });
  return {
    value: sent.status === 'success' ? sent.value : null,
    errors: Object.fromEntries(Object.entries(sent.reply().error ?? {}).map(([at, said]) => [at, said?.[0]])),
  };
}

const date = (name: string, day: string, month: string, year = '2027') => ({
  [`${name}.day`]: day,
  [`${name}.month`]: month,
  [`${name}.year`]: year,
});

describe('forming a cluster', () => {
  const typed = {
    id: 'clusteraaaa1',
    kind: 'cluster',
    name: ' Valley ',
    purpose: 'Writing\r\ntogether',
    focusAreas: 'writing-ks2',
    ...date('startsOn', '1', '2'),
  };

  it('gives what was typed; without a school it is the service’s', () => {
    expect(send(newClusterForm, typed).value).toEqual({
      id: 'clusteraaaa1',
      urn: null,
      kind: 'cluster',
      name: 'Valley',
      purpose: 'Writing\ntogether',
      focusAreas: ['writing-ks2'],
      startsOn: '2027-02-01',
      endsOn: null,
    });
    expect(send(newClusterForm, { ...typed, urn: '100001' }).value?.urn).toBe(100_001);
  });

  it('needs a last day of a joint project alone, after the first', () => {
    const project = { ...typed, kind: 'joint-project' };
    expect(send(newClusterForm, project).errors).toEqual({ endsOn: 'Enter its last day' });
    expect(send(newClusterForm, { ...project, ...date('endsOn', '31', '1') }).errors).toEqual({
      endsOn: 'Choose a last day after the first',
    });
    expect(send(newClusterForm, { ...project, ...date('endsOn', '1', '7') }).value?.endsOn).toBe(
      '2027-07-01',
    );
    expect(send(newClusterForm, { ...typed, ...date('endsOn', '1', '7') }).errors.endsOn).toMatch(
      /^Leave the last day empty/,
    );
  });

  it('says what is missing, and takes no focus area that is none', () => {
    const { errors } = send(newClusterForm, { id: 'clusteraaaa1' });
    expect(Object.keys(errors)).toEqual(['kind', 'name', 'purpose', 'startsOn']);
    expect(send(newClusterForm, { ...typed, focusAreas: 'gossip' }).value).toBeNull();
    expect(send(inviteForm, {}).errors).toEqual({ urns: 'Choose at least one school' });
  });
});

describe('minutes', () => {
  const typed = {
    formId: 'minutesaaaa1',
    number: '0',
    ...date('heldOn', '1', '2'),
    'schools[0].urn': '100001',
    'schools[0].name': 'Elm',
    'schools[0].attendance': 'came',
    'schools[1].urn': '100002',
    'schools[1].name': 'Oak',
    'schools[1].attendance': 'apologies',
    text: 'We met.',
    'actions[0].id': 'a1',
  };

  it('leave out actions in which nothing is typed', () => {
    expect(send(minutesForm, typed).value).toMatchObject({
      number: 0,
      schools: [
        { urn: 100_001, attendance: 'came', who: '' },
        { urn: 100_002, attendance: 'apologies', who: '' },
      ],
      actions: [],
    });
  });

  it('say of which school, and of which part of an action, something is missing', () => {
    const { 'schools[1].attendance': _left, ...rest } = typed;
    const { errors } = send(minutesForm, { ...rest, 'actions[0].text': 'Write' });
    expect(errors).toEqual({
      'schools[1].attendance': 'Choose whether Oak was there',
      'actions[0].owner': 'Choose whose it is',
      'actions[0].dueOn': 'Enter the date it will be done by',
    });
  });

  it('give an action to all schools, or to one', () => {
    const action = (owner: string) => ({
      ...typed,
      'actions[0].text': 'Write',
      'actions[0].owner': owner,
      ...date('actions[0].dueOn', '1', '3'),
    });
    expect(send(minutesForm, action('all')).value?.actions).toEqual([
      { id: 'a1', text: 'Write', urn: null, dueOn: '2027-03-01' },
    ]);
    expect(send(minutesForm, action('100002')).value?.actions[0]?.urn).toBe(100_002);
  });
});

describe('a programme', () => {
  const typed = {
    id: 'programmeaa1',
    name: 'Teaching writing',
    description: 'Three mornings',
    clusterId: '',
    offerId: '',
    'sessions[0].id': 's1',
    ...date('sessions[0].on', '1', '2'),
    'sessions[0].times': '9am to noon',
    'sessions[0].place': 'Oak',
    'sessions[1].id': 's2',
    places: '12',
    mostEach: '',
    ...date('closesOn', '20', '1'),
  };

  it('is for every school, without a limit, where nothing else is chosen', () => {
    expect(send(newProgrammeForm, typed).value).toMatchObject({
      clusterId: null,
      offerId: null,
      sessions: [{ on: '2027-02-01', times: '9am to noon', place: 'Oak' }],
      places: 12,
      mostEach: null,
    });
  });

  it.each([
    ['0', 'Enter a number from 1 to 400'],
    ['401', 'Enter a number from 1 to 400'],
    ['many', 'Enter how many places there are'],
    ['2.5', 'Enter how many places there are'],
  ])('has no %s places', (places, message) => {
    expect(send(newProgrammeForm, { ...typed, places }).errors).toEqual({ places: message });
  });

  it('has a session, with its day, times and place', () => {
    const { errors } = send(newProgrammeForm, { ...typed, 'sessions[1].times': '1pm' });
    expect(errors).toEqual({
      'sessions[1].on': 'Enter the day of the session',
      'sessions[1].place': 'Enter where it is held',
    });
    const without = Object.fromEntries(
      Object.entries(typed).filter(([name]) => !/^sessions\[0\]\.[^i]/.test(name)),
    );
    expect(send(newProgrammeForm, without).errors).toEqual({ 'sessions[0].on': 'Add at least one session' });
  });
});

it('the filters of lists leave out what is not understood', () => {
  expect(readClusterFilter(new URLSearchParams('q=%20valley&kind=x&state=ended&page=-3'))).toEqual({
    q: 'valley',
    state: 'ended',
    page: 1,
  });
  expect(readProgrammeFilter(new URLSearchParams('focus=none&state=x&page=2'))).toEqual({
    q: '',
    state: 'current',
    page: 2,
  });
});
