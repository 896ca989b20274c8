import type { Pence } from '~/kernel/money';
import { authorityPartOf, brokerageOf, recompenseOf } from './sums';
import type { RecompenseTerms } from './terms';

/** What is claimed, in pence: for work (days and instalments), and for expenses. */
export type Claimed = { workPence: Pence; expensesPence: Pence };

/**
 * How a claim is divided, in pence. Authority and school make the net sum; so do home school and brokerage.
 * None is below nothing.
 */
export type Division = {
  netPence: Pence;
  authorityPence: Pence;
  schoolPence: Pence;
  homeSchoolPence: Pence;
  brokeragePence: Pence;
};

/**
 * Divides a claim between those who pay and those who receive.
 *
 * Each part is what it comes to with this claim less what it came to before it (rounded half a penny upwards), so that
 * any sequence of claims makes exactly the parts of `recompenseOf`. The brokerage keeps of work only. An amount agreed as
 * the authority's part is used up as fast as the whole is claimed.
 *
 * Nothing beyond the agreed is divided: work past its price and expenses past their cap are left out of `netPence`, so
 * that a claim whose net sum is less than its lines is one to refuse. After an amendment the new terms hold for what is
 * claimed from then on.
 * @param before claimed of the same agreement before this claim
 * @param now claimed now
 */
export function divideClaim(terms: RecompenseTerms, before: Claimed, now: Claimed): Division {
  const { work, expenses, total } = recompenseOf(terms);
  const was = capped(before, work, expenses);
  const is = capped(
    {
      workPence: before.workPence + now.workPence,
      expensesPence: before.expensesPence + now.expensesPence,
    },
    work,
    expenses,
  );
  const sum = ({ workPence, expensesPence }: Claimed) => workPence + expensesPence;
  const netPence = sum(is) - sum(was);
  const authorityPence = authorityPartOf(terms, sum(is), total) - authorityPartOf(terms, sum(was), total);
  const brokeragePence = brokerageOf(terms, is.workPence) - brokerageOf(terms, was.workPence);
  return {
    netPence,
    authorityPence,
    schoolPence: netPence - authorityPence,
    homeSchoolPence: netPence - brokeragePence,
    brokeragePence,
  };
}

function capped({ workPence, expensesPence }: Claimed, work: Pence, expenses: Pence): Claimed {
  return { workPence: Math.min(workPence, work), expensesPence: Math.min(expensesPence, expenses) };
}
