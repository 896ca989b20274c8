import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formState } from '~/ui';
import { actionRows } from './action-rows';

const schema = z.object({ actions: actionRows });

function parse(rows: Record<string, string>[]) {
  const form = new FormData();
  for (const [index, row] of rows.entries()) {
    for (const [name, value] of Object.entries(row)) form.set(`actions[${index}].${name}`, value);
  }
  return parseWithZod(form, { schema });
}

const whole = {
  id: 'a1',
  text: 'Plan the next unit together',
  owner: 'provider',
  ownerName: '',
  'dueOn.day': '5',
  'dueOn.month': '2',
  'dueOn.year': '2027',
};

describe('rows of actions', () => {
  it('give what was typed; rows left empty are left out', () => {
    const parsed = parse([{ id: 'a0', text: ' ', owner: '' }, whole]);
    expect(parsed.status === 'success' && parsed.value.actions).toEqual([
      {
        id: 'a1',
        text: 'Plan the next unit together',
        owner: 'provider',
        ownerName: null,
        dueOn: '2027-02-05',
      },
    ]);
  });

  it('are none when the form has none', () => {
    const parsed = parse([]);
    expect(parsed.status === 'success' && parsed.value.actions).toEqual([]);
  });

  it('keep the name only of somebody who is none of the parties', () => {
    const parsed = parse([{ ...whole, owner: 'other', ownerName: 'Tess Moor, SENCO' }]);
    expect(parsed.status === 'success' && parsed.value.actions[0]).toMatchObject({
      owner: 'other',
      ownerName: 'Tess Moor, SENCO',
    });
  });

  it.each([
    ['what', { text: '' }, 'actions[0].text', 'Enter what will be done'],
    ['whose', { owner: '' }, 'actions[0].owner', 'Choose who will do it'],
    ['an owner never offered', { owner: 'everybody' }, 'actions[0].owner', 'Choose who will do it'],
    ['the name', { owner: 'other' }, 'actions[0].ownerName', 'Enter the name of who will do it'],
    ['a real date', { 'dueOn.day': '31' }, 'actions[0].dueOn', 'must be a real date'],
  ])('say beside the field that %s is missing, and keep the rest', (_, change, field, message) => {
    const form = formState(parse([{ ...whole, ...change }]).reply());
    expect(form.error(field)).toContain(message);
    expect(form.errors).toHaveLength(1);
    expect(form.value('actions[0].dueOn.year')).toBe('2027');
  });
});
