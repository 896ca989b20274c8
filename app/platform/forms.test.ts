import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { readAnswers, readForm } from './forms.server';

const schema = z.object({
  id: z.string(),
  title: z.string({ error: 'Enter a title' }),
  phases: z.array(z.enum(['primary', 'secondary'])).optional(),
});

function posted(fields: readonly (readonly [string, string])[]): Request {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  return new Request('http://alongside.example/', { method: 'POST', body });
}

describe('reading a form', () => {
  it('says once, of the whole form, that something did not arrive: never in words of the library', async () => {
    for (const fields of [
      [['title', 'Phonics']],
      [
        ['id', 'a'],
        ['id', 'b'],
        ['title', 'Phonics'],
      ],
      [
        ['id', 'a'],
        ['title', 'Phonics'],
        ['phases', 'nope'],
        ['phases', 'no'],
      ],
      [
        ['id', 'a'],
        ['title', 'One'],
        ['title', 'Two'],
        ['phases.x[0]', 'y'],
      ],
    ] as const) {
      const form = await readForm(posted(fields), schema);
      const errors = form.ok ? null : Object.values(form.reply.data.error ?? {}).flat();
      expect(errors?.filter((message) => message !== 'Enter a title')).toEqual([INCOMPLETE_FORM]);
      expect(form.ok || form.reply.data.error?.['']).toContain(INCOMPLETE_FORM);
    }
  });

  it('leaves what a field can mend beside its field', async () => {
    const form = await readForm(posted([['title', '']]), schema);
    expect(form.ok || form.reply.data.error).toEqual({ title: ['Enter a title'], '': [INCOMPLETE_FORM] });
  });

  it.each([
    ['a list of a hundred million', [['title[99999999]', 'x']]],
    ['a list in a list in a list', [[`title${'[0]'.repeat(20)}`, 'x']]],
    ['a name of no end', [['x'.repeat(300), 'x']]],
    ['more answers than any form has', Array.from({ length: 5001 }, () => ['title', 'x'] as const)],
  ] as const)('takes %s for no form of ours', async (_what, fields) => {
    await expect(readAnswers(posted(fields))).rejects.toMatchObject({ status: 400 });
  });

  it('takes the names that forms of ours have', async () => {
    const name = 'sections[12].rows[999].halfDays';
    expect((await readAnswers(posted([[name, '1']]))).get(name)).toBe('1');
  });

  it('leaves out characters nobody types, which a database may refuse', async () => {
    const form = await readForm(
      posted([
        ['id', 'a\u0000'],
        ['title', 'Pho\u0000nics\u0007 \u202Eabc\u200B'],
      ]),
      schema,
    );
    expect(form.ok && form.value).toEqual({ id: 'a', title: 'Phonics abc' });
  });

  it('answers 400 for a body that is no form', async () => {
    const request = new Request('http://alongside.example/', {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body: 'not a form',
    });
    await expect(readAnswers(request)).rejects.toMatchObject({ status: 400 });
  });
});
