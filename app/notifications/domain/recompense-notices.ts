import type { Template } from './template';

/** Who is told what of money: claims, invoices, payments, budgets, charges. */
export const RECOMPENSE_NOTICES: Record<string, readonly Template[]> = {};
