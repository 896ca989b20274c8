import Database from 'better-sqlite3';

/** An agreement in force, and the half-days it has left by term, two at least, the first term first. */
export type ActiveAgreement = { id: string; days: { term: string; left: number }[] };

/**
 * The agreement in force of somebody's school.
 * @param file the demo's database
 * @param email of the head
 */
export function activeAgreement(file: string, email: string): ActiveAgreement {
  const database = new Database(file, { readonly: true });
  try {
    const id = database
      .prepare(
        `select a.id from agreement a join account_grant g on g.urn = a.urn join account c on c.id = g.account_id
         where c.email = ? and a.state = 'active'`,
      )
      .pluck()
      .get(email);
    const days = database
      .prepare(
        `select term, sum(committed) as "left" from ledger_entry where agreement_id = ? group by term
         having sum(committed) >= 2 order by term`,
      )
      .all(id) as ActiveAgreement['days']; // the two columns named in it
    return { id: String(id), days };
  } finally {
    database.close();
  }
}
