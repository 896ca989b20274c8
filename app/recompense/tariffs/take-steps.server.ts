import type { Viewer } from '~/accounts/domain/roles';
import { parseUrn } from '~/kernel/urn';
import { no } from '~/kernel/verdict';
import { readForm, refuse } from '~/platform/forms.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { quantityProblem } from '../domain/tariffs/quantity';
import type { ChargeKind } from '../domain/tariffs/vocabulary';
import { takeForm } from './forms';
import { takeCharge } from './take.server';
import { takePage } from './take-queries.server';

/** Whether text names a kind of charge that is taken from the page of the price list. */
export function isTakeable(text: string): text is 'item' | 'package' {
  return text === 'item' || text === 'package';
}

/** The school an address names; null for none. */
export function chosenUrn(request: Request): number | null {
  const text = new URL(request.url).searchParams.get('urn');
  return text === null ? null : parseUrn(text);
}

/**
 * Takes something from the list in steps, the same on every page that does: what is wanted, the answers to check, and only
 * then is it asked for. Nothing is stored in between; the answers travel with the form.
 * @param urn the school, where the page is that of one
 */
export async function takeAction(
  request: Request,
  viewer: Viewer,
  { kind, itemKey, urn }: { kind: ChargeKind; itemKey: string; urn: number | null },
) {
  const form = await readForm(request, takeForm);
  if (!form.ok) return form.reply;
  const { step, ...typed } = form.value;
  const value = { ...typed, urn: urn ?? typed.urn, kind, itemKey };
  const typedAgain = {
    initialValue: Object.fromEntries(
      Object.entries({ ...value, quantity: value.quantity / 100 }).map(([name, one]) => [
        name,
        String(one ?? ''),
      ]),
    ),
    error: null,
  };
  if (step === 'change') return typedAgain;
  if (step === 'check') {
    const page = await takePage(viewer, { kind, itemKey, urn: value.urn });
    if (!page) throw notFound();
    if (!page.school)
      return refuse(form.submission, no('charge.school', 'Choose the school', { field: 'urn' }));
    const quantity = kind === 'package' ? 100 : value.quantity;
    const problem = quantityProblem(page.thing.unit, quantity);
    if (problem) return refuse(form.submission, no('charge.quantity', problem, { field: 'quantity' }));
    return { ...typedAgain, check: { quantity, page } };
  }
  const verdict = await takeCharge(viewer, value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/charges/${verdict.value.id}`,
    'It is asked for at the price you saw. Nothing is invoiced before both sides have agreed.',
  );
}
