import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { someContent } from '#tests/builders/agreement-content';
import { partsOfDate } from '~/ui/date-parts';
import { SECTIONS, type SectionKey } from '../domain';
import { withAmendment } from '../domain/amendments/edit';
import { amendmentDefaults, amendmentSectionForm, startAmendmentForm } from './forms';

const TERMS = ['2026-1-autumn', '2026-2-spring', '2026-3-summer'].map((term) => ({ term }));
const content = someContent();

/** What a browser would post for values left as they are. */
function posted(values: Record<string, unknown>, form = new FormData(), prefix = ''): FormData {
  for (const [key, value] of Object.entries(values)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (Array.isArray(value))
      for (const [n, row] of value.entries()) posted(row as Record<string, unknown>, form, `${name}[${n}]`);
    else {
      const date = partsOfDate(String(value));
      if (date) posted(date, form, name);
      else form.set(name, String(value ?? '').replaceAll('\n', '\r\n'));
    }
  }
  return form;
}

function send(section: SectionKey, change: Record<string, string> = {}) {
  const form = posted({ ...amendmentDefaults(section, content, TERMS), revision: 3 });
  for (const [name, value] of Object.entries(change)) form.set(name, value);
  return parseWithZod(form, { schema: amendmentSectionForm(section) });
}

describe('the form of every section of an amendment', () => {
  it.each(SECTIONS)('%s: saved as it is, changes nothing', (section) => {
    const submission = send(section);
    if (submission.status !== 'success') throw new Error(JSON.stringify(submission.reply().error));
    expect(withAmendment(content, submission.value.patch)).toEqual(content);
  });

  it('resources: days by term are typed; a term without any is left out', () => {
    const submission = send('resources', {
      'days[0].halfDays': '1½',
      'days[1].halfDays': ' ',
      'days[2].halfDays': '2.5 days',
    });
    if (submission.status !== 'success') throw new Error(JSON.stringify(submission.reply().error));
    expect(submission.value.patch.resources?.days).toEqual([
      { term: '2026-1-autumn', halfDays: 3 },
      { term: '2026-3-summer', halfDays: 5 },
    ]);
  });

  it.each(['2.3', 'two', '-1', '501'])('resources: “%s” days are refused beside their field', (typed) => {
    const { error } = send('resources', { 'days[1].halfDays': typed }).reply();
    expect(error).toEqual({
      'days[1].halfDays': ['Enter the days as a number in halves, such as 2 or 2.5'],
    });
  });

  it('resources: a term named twice, or none, did not come from the page', () => {
    for (const term of ['2026-1-autumn', 'whenever']) {
      expect(send('resources', { 'days[1].term': term }).status).toBe('error');
    }
  });
});

describe('the form that begins an amendment', () => {
  const begin = (fields: [string, string][]) => {
    const form = new FormData();
    for (const [name, value] of [['amendmentId', 'abcdefgh12'] as const, ...fields]) form.append(name, value);
    return parseWithZod(form, { schema: startAmendmentForm });
  };

  it('needs a reason and at least one part', () => {
    expect(begin([]).reply().error).toEqual({
      reason: ['Say why the agreement is changed'],
      sections: ['Choose at least one part that is to change'],
    });
  });

  it('takes one part or several, and nothing that is none', () => {
    const sections = (...chosen: string[]) => {
      const made = begin([['reason', 'Why'], ...chosen.map((one): [string, string] => ['sections', one])]);
      return made.status === 'success' ? made.value.sections : made.status;
    };
    expect(sections('purpose')).toEqual(['purpose']);
    expect(sections('purpose', 'exit', 'nonsense')).toEqual(['purpose', 'exit']);
    expect(sections('nonsense')).toBe('error');
  });
});
