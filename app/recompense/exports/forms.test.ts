import { describe, expect, it } from 'vitest';
import { readForm } from '~/platform/forms.server';
import { DEFAULT_RECOMPENSE_SETTINGS } from '../domain/settings/defaults';
import { recompenseSettingsForm, settingsAsTyped } from '../settings/forms';
import { columnsForm, fileQuery, readFileAsked } from './forms';

const USUAL = { from: '2026-04-01', to: '2026-11-22' };
const ask = (query: string) => readFileAsked(new URLSearchParams(query), USUAL);

function filled(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}

describe('the file asked for in an address', () => {
  it('is all documents of the usual period where nothing is said', () => {
    expect(ask('')).toEqual({
      ok: true,
      asked: { period: USUAL, what: 'documents', groups: ['invoices', 'credits', 'receipts', 'payments'] },
    });
  });

  it('is read as it is written', () => {
    const asked = {
      period: { from: '2026-09-01', to: '2027-08-31' },
      what: 'documents',
      groups: ['receipts'],
    } as const;
    expect(ask(fileQuery(asked))).toEqual({ ok: true, asked });
  });

  it('takes dates in three boxes', () => {
    const boxes = 'from.day=1&from.month=9&from.year=2026&to.day=30&to.month=sep&to.year=2026';
    expect(ask(boxes)).toMatchObject({ asked: { period: { from: '2026-09-01', to: '2026-09-30' } } });
  });

  it.each([
    ['from.day=31&from.month=2&from.year=2026', 'from'],
    ['to=yesterday', 'to'],
    ['from=2026-10-01&to=2026-09-30', 'to'],
    ['group=secrets', 'group'],
  ])('%s is refused beside its field', (query, field) => {
    const read = ask(query);
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual([field]);
  });
});

describe('the columns of the file', () => {
  const rest = { date: 'iso', delimiter: 'tab', version: '3' };

  it('stand in the places typed beside them', async () => {
    const form = await readForm(
      filled({ ...rest, 'places.gross': '1', 'places.document': '2', 'places.vat': '' }),
      columnsForm,
    );
    expect(form.ok && form.value).toEqual({
      version: 3,
      patch: { exportColumns: ['gross', 'document'], exportDate: 'iso', exportDelimiter: 'tab' },
    });
  });

  it.each([
    [{ 'places.gross': 'first' }, 'places.gross'],
    [{ 'places.gross': '100' }, 'places.gross'],
    [{ 'places.gross': '0' }, 'places.gross'],
    [{}, 'places.document'],
  ])('%j is refused beside its field', async (places, field) => {
    const form = await readForm(filled({ ...rest, ...places }), columnsForm);
    expect(form.ok ? null : Object.keys(form.reply.data.error ?? {})).toEqual([field]);
  });
});

describe('the settings of money', () => {
  const typed = { ...settingsAsTyped(DEFAULT_RECOMPENSE_SETTINGS), version: '0' };
  const faults = async (more: Record<string, string>) => {
    const form = await readForm(filled({ ...typed, ...more }), recompenseSettingsForm);
    return form.ok ? null : Object.keys(form.reply.data.error ?? {});
  };

  it('come back from their fields as they went in', async () => {
    const { exportColumns, exportDate, exportDelimiter, ...asked } = DEFAULT_RECOMPENSE_SETTINGS;
    const form = await readForm(filled(typed), recompenseSettingsForm);
    expect(form.ok && form.value).toEqual({ version: 0, patch: asked });
  });

  it.each([
    [{ sortCode: '12345' }, 'sortCode'],
    [{ accountNumber: '12ab' }, 'accountNumber'],
    [{ vatNumber: '12' }, 'vatNumber'],
    [{ email: 'nobody' }, 'email'],
    [{ paymentDays: '0' }, 'paymentDays'],
    [{ answerDays: '61' }, 'answerDays'],
    [{ samplePercent: '100.01' }, 'samplePercent'],
    [{ brokeragePercent: '-1' }, 'brokeragePercent'],
    [{ sampleAbove: 'much' }, 'sampleAbove'],
    [{ approvalThreshold: '' }, 'approvalThreshold'],
    [{ coreDays: '1.3' }, 'coreDays'],
    [{ vatTreatment: 'none' }, 'vatTreatment'],
    [{ name: 'x'.repeat(121) }, 'name'],
    [{ coreDays: '5', corePlusDays: '4' }, 'corePlusDays'],
    [{ vatTreatment: 'standard' }, 'vatNumber'],
    [{ accountName: 'Testshire', sortCode: '12-34-56' }, 'accountNumber'],
  ])('%j is refused beside its field', async (more, field) => expect(await faults(more)).toEqual([field]));

  it('take a percentage with its sign and two decimals', async () => {
    const form = await readForm(filled({ ...typed, samplePercent: '12.5 %' }), recompenseSettingsForm);
    expect(form.ok && form.value.patch.sampleBasisPoints).toBe(1_250);
  });
});
