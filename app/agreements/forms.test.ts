import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { someContent } from '#tests/builders/agreement-content';
import { partsOfDate } from '~/ui/date-parts';
import { fieldId } from '~/ui/field-id';
import { type AgreementContent, SECTIONS, type SectionKey, withPatch } from './domain';
import { SECTION_FORMS, sectionDefaults, signForm } from './forms';
import { changeRows, ROW_BUTTON } from './rows';

/** What a browser would post for a section's form left as it is. */
function posted(values: Record<string, unknown>, form = new FormData(), prefix = ''): FormData {
  for (const [key, value] of Object.entries(values)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (Array.isArray(value))
      for (const [n, row] of value.entries()) posted(row as Record<string, unknown>, form, `${name}[${n}]`);
    else if (typeof value === 'object' && value !== null)
      posted(value as Record<string, unknown>, form, name);
    else {
      const date = partsOfDate(String(value));
      if (date) posted(date, form, name);
      else form.set(name, value === null ? '' : String(value).replaceAll('\n', '\r\n'));
    }
  }
  return form;
}

function send(section: SectionKey, content: AgreementContent, change: Record<string, string> = {}) {
  const form = posted({ ...sectionDefaults(section, content), revision: 3, note: '' });
  for (const [name, value] of Object.entries(change)) form.set(name, value);
  return parseWithZod(form, { schema: SECTION_FORMS[section] });
}

describe('the form of every section', () => {
  it.each(SECTIONS.filter((section) => section !== 'resources'))(
    '%s: saved as it is, changes nothing',
    (section) => {
      const content = someContent();
      const submission = send(section, content);
      expect(submission.status, JSON.stringify(submission.reply().error)).toBe('success');
      if (submission.status !== 'success') return;
      expect(submission.value.revision).toBe(3);
      expect(withPatch(content, submission.value.patch)).toEqual(content);
    },
  );

  it.each(SECTIONS)('%s: too much of it is said beside the field', (section) => {
    const form = posted({ ...sectionDefaults(section, someContent()), revision: 3, note: '' });
    for (const name of new Set(form.keys()))
      if (!/^revision$|\.id$/.test(name)) form.set(name, 'x'.repeat(5000));
    const { error } = parseWithZod(form, { schema: SECTION_FORMS[section] }).reply();
    expect(Object.keys(error ?? {}).length).toBeGreaterThan(0);
    expect(error).toMatchObject({ note: ['Shorten this to 500 characters or fewer'] });
  });

  it('resources: keeps the days, which are not typed', () => {
    const content = someContent();
    const submission = parseWithZod(
      posted({ people: 'Priya Nair and a colleague', other: '', revision: 1 }),
      { schema: SECTION_FORMS.resources },
    );
    if (submission.status !== 'success') throw new Error(JSON.stringify(submission.reply().error));
    const after = withPatch(content, submission.value.patch);
    expect(after.resources).toEqual({
      ...content.resources,
      people: 'Priya Nair and a colleague',
      other: '',
    });
  });

  it('lets a draft be saved unfinished, and leaves out a row with nothing in it', () => {
    const submission = send('outcomes', someContent(), {
      'outcomes[0].target': '',
      'outcomes[1].id': 'new-row',
      'outcomes[1].measure': ' ',
    });
    if (submission.status !== 'success') throw new Error(JSON.stringify(submission.reply().error));
    expect(submission.value.patch.outcomes).toHaveLength(1);
    expect(submission.value.patch.outcomes?.[0]?.target).toBeNull();
  });

  it.each([
    ['outcomes', 'outcomes[0].baseline', 'many', 'Enter the baseline as a number, such as 62 or 62.5'],
    ['recompense', 'rate', 'a lot', 'Enter the rate for a day as an amount in pounds, such as 350 or 350.50'],
    ['recompense', 'days', '1.3', 'Enter the days paid for as a number of days in halves, such as 2 or 2.5'],
    ['recompense', 'onCosts', '120', 'On-costs must be a percentage from 0 to 100'],
    ['recompense', 'authorityPercent', '33.5', 'Enter the authority’s part as a whole percentage'],
    ['recompense', 'instalments[0].share', '', 'Enter its share of the work as a percentage, such as 40'],
    ['recompense', 'instalments[0].share', '12.125', 'Give at most two decimals, such as 12.5 or 12.25'],
    ['recompense', 'instalments[0].due', '', 'Choose when it falls due, or remove it'],
    ['recompense', 'brokerage', '101', 'The brokerage’s part must be a percentage from 0 to 100'],
    ['recompense', 'vat', '', 'Choose how VAT is treated'],
    ['purpose', 'improvement', 'x'.repeat(4001), 'Shorten this to 4,000 characters or fewer'],
  ] as const)('%s: says beside %s what is wrong', (section, name, value, message) => {
    expect(send(section, someContent(), { [name]: value }).reply().error).toMatchObject({
      [name]: [message],
    });
  });

  it('keeps an amount of the authority only where it is shared by amount', () => {
    const read = (payer: string, sharing: string) => {
      const submission = send('recompense', someContent(), { payer, sharing, authorityAmount: '1,000' });
      return submission.status === 'success' ? submission.value.patch.recompense?.authorityPence : null;
    };
    expect([read('shared', 'amount'), read('shared', 'percent'), read('school', 'amount')]).toEqual([
      100_000, 0, 0,
    ]);
  });

  it('reads when an instalment falls due: a term, or a time that needs none', () => {
    const read = (due: string) => {
      const submission = send('recompense', someContent(), { 'instalments[0].due': due });
      return submission.status === 'success' ? submission.value.patch.recompense?.instalments[0] : null;
    };
    expect(read('2026-2-spring')).toMatchObject({ when: 'by-term', term: '2026-2-spring' });
    expect(read('on-exit')).toMatchObject({ when: 'on-exit', term: null, basisPoints: 10_000 });
    expect([read('by-term'), read('2026-4-winter'), read('never')]).toEqual([null, null, null]);
  });

  it('refuses a date that does not exist, beside it', () => {
    const submission = send('timescale', someContent(), { 'starts.day': '31', 'starts.month': '2' });
    expect(submission.reply().error?.starts?.[0]).toMatch(/^The start must be a real date/);
  });

  it('keeps one statement a line, without blanks or repeats', () => {
    const submission = send('due-diligence', someContent(), { authority: 'One\r\n\r\nTwo\r\nOne' });
    if (submission.status !== 'success') throw new Error(JSON.stringify(submission.reply().error));
    expect(submission.value.patch.dueDiligence?.authority).toEqual(['One', 'Two']);
  });
});

describe('rows without a script', () => {
  const typed = () =>
    posted({
      revision: 3,
      criteria: [
        { id: 'a', text: 'first' },
        { id: 'b', text: 'typed just now' },
      ],
    });

  it('adds one, keeping what was typed', () => {
    const form = typed();
    form.set(ROW_BUTTON, 'add');
    expect(changeRows(form, 'criteria', () => 'c')?.initialValue).toMatchObject({
      revision: '3',
      criteria: [{ id: 'a', text: 'first' }, { id: 'b', text: 'typed just now' }, { id: 'c' }],
    });
  });

  it('takes the one asked for away', () => {
    const form = typed();
    form.set(ROW_BUTTON, 'remove-0');
    expect(changeRows(form, 'criteria', () => 'c')?.initialValue?.criteria).toEqual([
      { id: 'b', text: 'typed just now' },
    ]);
  });

  it('starts a list that was empty, and does nothing for other buttons', () => {
    const form = posted({ revision: 3 });
    expect(changeRows(form, 'criteria', () => 'c')).toBeNull();
    form.set(ROW_BUTTON, 'add');
    expect(changeRows(form, 'criteria', () => 'c')?.initialValue?.criteria).toEqual([{ id: 'c' }]);
    expect(fieldId('criteria[0].text')).toBe('criteria-0-text');
  });

  it('of several lists, changes the one whose button was pressed', () => {
    const form = typed();
    form.set('actions[0].id', 'x');
    form.set(ROW_BUTTON, 'add:actions');
    expect(changeRows(form, ['criteria', 'actions'], () => 'c')?.initialValue).toMatchObject({
      criteria: [{ id: 'a' }, { id: 'b' }],
      actions: [{ id: 'x' }, { id: 'c' }],
    });
    form.set(ROW_BUTTON, 'add:elsewhere');
    expect(changeRows(form, ['criteria', 'actions'], () => 'c')).toBeNull();
  });
});

describe('the signing form', () => {
  const base = { party: 'client-head', hash: 'a'.repeat(64), password: 'secret' };
  it('takes one or many statements', () => {
    for (const list of [['one'], ['one', 'two']]) {
      const form = posted(base);
      for (const statement of list) form.append('statements', statement);
      const submission = parseWithZod(form, { schema: signForm });
      expect(submission.status === 'success' && submission.value.statements).toEqual(list);
    }
  });

  it('asks for the statements; whether the password is needed is decided with the session', () => {
    const form = posted({ ...base, password: '' });
    expect(parseWithZod(form, { schema: signForm }).reply().error).toEqual({
      statements: ['Confirm every statement before you sign.'],
    });
    form.append('statements', 'one');
    expect(parseWithZod(form, { schema: signForm }).status).toBe('success');
  });
});
