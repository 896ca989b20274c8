import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  CheckboxGroup,
  DateField,
  DaysField,
  ErrorSummary,
  FileField,
  formState,
  Hidden,
  MoneyField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from './index';

const html = (element: ReactElement) => renderToStaticMarkup(element);

const wrong = formState({
  initialValue: { title: '<b>"Phonics"</b>', areas: ['eyfs'], on: { day: '31', month: '2', year: '2027' } },
  error: { title: ['Enter a title'], areas: ['Choose a focus area'], on: ['Enter a real date'] },
});
const first = formState(undefined, { title: 'Phonics', on: '2027-03-04', days: '2.5' });

describe('a text field', () => {
  it('is tied to its label, hint and error', () => {
    const shown = html(<TextField form={wrong} name="title" label="Title" hint="Short" />);
    expect(shown).toContain('<label for="title" class="label">Title</label>');
    expect(shown).toContain('id="title-hint"');
    expect(shown).toContain('id="title-error"');
    expect(shown).toContain('aria-describedby="title-hint title-error"');
    expect(shown).toContain('aria-invalid="true"');
    expect(shown).toContain('<span class="visually-hidden">Error: </span>Enter a title');
  });

  it('keeps what was typed, escaped', () => {
    const shown = html(<TextField form={wrong} name="title" label="Title" />);
    expect(shown).toContain('value="&lt;b&gt;&quot;Phonics&quot;&lt;/b&gt;"');
    expect(shown).not.toContain('<b>');
  });

  it('has no error wiring when nothing is wrong', () => {
    const shown = html(<TextField form={first} name="title" label="Title" optional />);
    expect(shown).not.toContain('aria-invalid');
    expect(shown).not.toContain('aria-describedby');
    expect(shown).not.toContain('aria-required');
    expect(shown).toContain('(optional)');
    expect(shown).toContain('value="Phonics"');
  });

  it('never shows a password again', () => {
    const form = formState({ initialValue: { password: 'kept-out' } });
    const shown = html(
      <TextField
        form={form}
        name="password"
        type="password"
        label="Password"
        autoComplete="current-password"
      />,
    );
    expect(shown).not.toContain('kept-out');
    expect(shown).toContain('autoComplete="current-password"');
  });
});

describe('fields of their own kind', () => {
  it('money shows its pound sign and days their unit', () => {
    expect(html(<MoneyField form={first} name="rate" label="Day rate" />)).toContain('>£</span>');
    const days = html(<DaysField form={first} name="days" label="Days" />);
    expect(days).toContain('>days</span>');
    expect(days).toContain('inputMode="decimal"');
    expect(days).toContain('value="2.5"');
  });

  it('a text area says its length beforehand and cuts nothing off', () => {
    const shown = html(<TextArea form={first} name="note" label="Note" maxLength={1200} />);
    expect(shown).toContain('Up to 1,200 characters');
    expect(shown).toContain('aria-describedby="note-count"');
    expect(shown).not.toContain('maxLength');
  });

  it('a date is three labelled boxes, filled from one text', () => {
    const shown = html(<DateField form={first} name="on" label="Start date" />);
    expect(shown).toMatch(/<fieldset[^>]*aria-describedby="on-hint"/);
    expect(shown).toContain('name="on.day"');
    expect(shown).toContain('<label for="on-month"');
    expect([...shown.matchAll(/value="(\d+)"/g)].map((match) => match[1])).toEqual(['4', '3', '2027']);
  });

  it('a date keeps parts that make no date', () => {
    const shown = html(<DateField form={wrong} name="on" label="Start date" />);
    expect([...shown.matchAll(/value="(\d+)"/g)].map((match) => match[1])).toEqual(['31', '2', '2027']);
    expect(shown).toContain('Enter a real date');
  });

  it('choices keep what was chosen, and the summary finds the first', () => {
    const choices = [
      { value: 'eal', label: 'EAL', hint: 'English as an additional language' },
      { value: 'eyfs', label: 'Early years' },
    ];
    const boxes = html(<CheckboxGroup form={wrong} name="areas" label="Focus areas" choices={choices} />);
    expect(boxes).toContain('<legend class="label">Focus areas</legend>');
    expect(boxes).toMatch(/id="areas"[^>]*value="eal"/);
    expect(boxes).toMatch(/id="areas-1"[^>]*checked=""[^>]*value="eyfs"/);
    expect(boxes).toContain('aria-describedby="areas-choice-hint"');
    const radios = html(<RadioGroup form={first} name="title" label="Title" choices={choices} />);
    expect(radios).toContain('type="radio"');
    expect(radios).not.toContain('checked');
  });

  it('a select offers groups, and a word for none', () => {
    const shown = html(
      <SelectField
        form={formState(undefined, { phase: 'primary' })}
        name="phase"
        label="Phase"
        empty="Any phase"
        options={[{ label: 'Phases', options: [{ value: 'primary', label: 'Primary' }] }]}
      />,
    );
    expect(shown).toContain('<option value="">Any phase</option>');
    expect(shown).toContain('<optgroup label="Phases">');
    expect(shown).toMatch(/value="primary" selected=""|selected="" value="primary"/);
  });

  it('a file field takes only what it accepts, and hidden values leave out what is absent', () => {
    expect(html(<FileField form={first} name="file" label="File" accept=".csv" />)).toContain(
      'accept=".csv"',
    );
    expect(html(<Hidden values={{ id: 'a1', version: 3, none: null }} />)).toBe(
      '<input type="hidden" name="id" value="a1"/><input type="hidden" name="version" value="3"/>',
    );
  });
});

describe('the error summary', () => {
  it('is an alert that takes focus and leads to each field', () => {
    const shown = html(<ErrorSummary form={wrong} />);
    expect(shown).toContain('role="alert"');
    expect(shown).toContain('tabindex="-1"');
    expect(shown).toContain('autofocus=""');
    expect(shown).toContain('There is a problem');
    expect([...shown.matchAll(/href="(#[^"]+)"/g)].map((match) => match[1])).toEqual([
      '#title',
      '#areas',
      '#on',
    ]);
  });

  it('says errors of the whole form without a link, escaped, and nothing when all is well', () => {
    const shown = html(<ErrorSummary form={formState({ error: { '': ['<script>'] } })} />);
    expect(shown).toContain('&lt;script&gt;');
    expect(shown).not.toContain('href');
    expect(html(<ErrorSummary form={first} />)).toBe('');
  });
});
