import type { RouteAccess } from './access-roles';

/** Routes of money: recompense of agreements, claims, invoices, payments, budgets, prices, Stripe, exports. */
export const recompenseAccess: Record<string, RouteAccess> = {};
