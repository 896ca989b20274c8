import Database from 'better-sqlite3';

/** An agreement that is being signed, with who gives the support and the half-days of its first terms. */
export type SigningAgreement = {
  id: string;
  urn: number;
  authorityId: string;
  days: { term: string; halfDays: number }[];
  leader: string;
  homeHead: string;
};

/**
 * The agreement of a school that is being signed.
 * @param file the demo's database
 * @param email of the school's head
 */
export function signingAgreement(file: string, email: string): SigningAgreement {
  const database = new Database(file, { readonly: true });
  try {
    const row = database
      .prepare(
        `select a.id, a.urn, a.authority_id as authorityId, r.content, a.provider_id as providerId, v.home_urn as homeUrn
         from agreement a join account_grant g on g.urn = a.urn and g.role = 'head' join account c on c.id = g.account_id
         join agreement_revision r on r.agreement_id = a.id and r.number = a.revision
         join provider v on v.id = a.provider_id where c.email = ? and a.state = 'signing'`,
      )
      .get(email) as Omit<SigningAgreement, 'days' | 'leader' | 'homeHead'> & {
      content: string;
      providerId: string;
      homeUrn: number;
    }; // the columns named in it
    const holder = (sql: string, of: string | number) =>
      String(
        database
          .prepare(
            `select c.email from account c join account_grant g on g.account_id = c.id where ${sql} and g.ended_at is null`,
          )
          .pluck()
          .get(of),
      );
    const { content, providerId, homeUrn, ...found } = row;
    const { days } = (JSON.parse(content) as { resources: Pick<SigningAgreement, 'days'> }).resources; // as agreements keep it
    return {
      ...found,
      days,
      leader: holder('g.provider_id = ?', providerId),
      homeHead: holder("g.role = 'head' and g.urn = ?", homeUrn),
    };
  } finally {
    database.close();
  }
}
