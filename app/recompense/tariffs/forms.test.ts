import { describe, expect, it } from 'vitest';
import { readForm } from '~/platform/forms.server';
import { takeForm, tariffDefaults, tariffForm } from './forms';

/** A form as a browser sends it. */
function sent(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}
const base = {
  version: '1',
  'startsOn.day': '1',
  'startsOn.month': '9',
  'startsOn.year': '2027',
  note: 'Yearly',
  'items[0].id': 'check',
  'items[0].name': 'Health check',
  'items[0].serviceClass': 'additional',
  'items[0].unit': 'day',
  'items[0].maintained': '400',
  'items[0].other': '430.50',
};
async function errorsOf(values: Record<string, string>): Promise<Record<string, string[] | null>> {
  const form = await readForm(sent({ ...base, ...values }), tariffForm);
  return form.ok ? {} : ((form.reply.data.error ?? {}) as Record<string, string[] | null>);
}

describe('the form of a price list', () => {
  it('gives its content, leaves out rows in which nothing is typed, and starts from it again', async () => {
    const form = await readForm(
      sent({ ...base, 'items[0].adviserDay': 'on', 'items[1].id': 'empty', 'packages[0].id': 'none' }),
      tariffForm,
    );
    if (!form.ok) throw new Error(JSON.stringify(form.reply.data.error));
    const { content } = form.value;
    expect(content).toEqual({
      items: [
        {
          key: 'check',
          name: 'Health check',
          about: '',
          serviceClass: 'additional',
          unit: 'day',
          prices: { maintained: 40_000, other: 43_050 },
        },
      ],
      packages: [],
      adviserDayKey: 'check',
    });
    const start = tariffDefaults(content, { startsOn: '2027-09-01', note: '', version: 1 });
    expect(start.items[0]).toMatchObject({
      id: 'check',
      maintained: '400',
      other: '430.50',
      adviserDay: 'on',
    });
  });

  it('says everything that is to be mended at once, each beside its field', async () => {
    expect(
      await errorsOf({
        note: '',
        'items[0].maintained': 'abc',
        'items[1].id': 'b',
        'items[1].other': '5',
        'packages[0].id': 'p',
        'packages[0].about': 'x',
      }),
    ).toEqual({
      note: ['Enter why this version is made'],
      'items[0].maintained': [
        'Enter the price for maintained schools as an amount in pounds, such as 350 or 350.50',
      ],
      'items[1].name': ['Enter the name of the service'],
      'items[1].serviceClass': ['Choose whether it is core, entitlement or additional'],
      'items[1].maintained': ['Enter the price for maintained schools too, or 0 where it is free to them'],
      'packages[0].name': ['Enter the name of the package'],
      'packages[0].maintained': ['Enter the price for maintained schools'],
    });
  });

  it('takes one price of further adviser days', async () => {
    const two = {
      'items[0].adviserDay': 'on',
      'items[1].id': 'b',
      'items[1].name': 'B',
      'items[1].adviserDay': 'on',
    };
    const second = { 'items[1].serviceClass': 'additional', 'items[1].unit': 'day' };
    expect(await errorsOf({ ...two, ...second })).toEqual({
      '': ['Only one service can be the price of further adviser days'],
    });
  });

  it('of taking something asks for a school and a number, and knows its steps', async () => {
    const form = await readForm(
      sent({ id: 'charge0001', urn: '', quantity: '0', seenPence: '100', step: 'send' }),
      takeForm,
    );
    expect(form.ok ? {} : form.reply.data.error).toEqual({
      urn: ['Choose the school'],
      quantity: ['Enter how many as a number from ½ to 200'],
    });
  });
});
