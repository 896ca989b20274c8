import { onAdviserDays } from '../tariffs/charge-checks.server';
import { adviserDaysCheck } from './commands.server';

/** Lets the price list ask whether further adviser days may be charged for. */
export function wireEntitlements(): void {
  onAdviserDays(adviserDaysCheck);
}
