/** Forms that need more than the demo has: a record in a state of its own, or a page that was come to with answers. */
import { academicYearOf } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { USUAL_WEIGHTS } from '~/matching/domain/model';
import { partsOfDate } from '~/ui/date-parts';
import { inDays } from '../dates';
import type { FormCase } from '../form-pages';
import { leaderOf } from './common';

const idOf = (who: string) => `(select id from account where email = '${who}@marlshire.example')`;

/** An authenticator app of somebody's, whose codes nobody is asked for here. */
const appOf = (
  who: string,
) => `insert into totp_secret (id, account_id, sealed, name, created_at, confirmed_at)
  select 'app-of-${who}', id, '', 'Old telephone', created_at, created_at from account where id = ${idOf(who)}`;

const PROVIDER = "issuer = 'https://sign-in.marlshire.example'";

/** Somebody whose account is closed, and who asked to be forgotten. */
const FORGOTTEN = 'anthony.pearce';

const OTHER_WEIGHTS = {
  ...USUAL_WEIGHTS,
  travel: USUAL_WEIGHTS.travel + 2,
  specialism: USUAL_WEIGHTS.specialism - 2,
};
const WEIGHED = new URLSearchParams([
  ...Object.entries(OTHER_WEIGHTS).map(([factor, weight]) => [`weights.${factor}`, String(weight)]),
  ['from', '0'],
]);

const MOVING_ON = new URLSearchParams(
  Object.entries(partsOfDate(inDays(30)) ?? {}).map(([part, text]) => [`on.${part}`, text]),
);

export const PREPARED: readonly FormCase[] = [
  {
    folder: 'account.sign-on',
    intent: 'part',
    who: 'gwen.tranter',
    page: '/account/sign-on',
    given: [
      `insert into sign_on_identity (id, account_id, sign_on_provider_id, issuer, subject, created_at)
        select 'joined-at-work', ${idOf('gwen.tranter')}, id, issuer, 'gwen', created_at
        from sign_on_provider where authority_id = @m and ${PROVIDER}`,
    ],
  },
  {
    folder: 'account.second-factor._index',
    intent: 'remove-app',
    who: 'gwen.tranter',
    page: '/account/second-factor',
    // Who has an app changes how they sign in only in a session that has shown it, and lately.
    given: [
      appOf('gwen.tranter'),
      `update session set method = 'password+code', proven_at = created_at
        where account_id = ${idOf('gwen.tranter')}`,
    ],
  },
  {
    folder: 'admin.users.$id.second-factor',
    given: [appOf('graham.farrell')],
    at: `select ${idOf('graham.farrell')} as id`,
  },
  {
    folder: 'admin.single-sign-on.$id._index',
    intent: 'disable',
    // It is put into use after a trial at a provider, which the demo has not: see the tests of single sign-on.
    given: [`update sign_on_provider set enabled = 1 where authority_id = @m and ${PROVIDER}`],
    at: `select id from sign_on_provider where authority_id = @m and ${PROVIDER}`,
  },
  {
    folder: 'admin.privacy.requests.$id.erase',
    given: [
      `update account_grant set ended_at = created_at + 1000 where account_id = ${idOf(FORGOTTEN)}`,
      `update account set active = 0 where id = ${idOf(FORGOTTEN)}`,
      `insert into data_request (id, ref, authority_id, kind, account_id, name, asked, received_on, due_on, state,
          identity, by_id, created_at, updated_at, version)
        select 'to-be-erased', 'DR-999-FORMS', authority_id, 'erasure', id, name, 'Please forget me.', '${inDays(-3)}',
          '${inDays(25)}', 'open', 'Spoke with him on the telephone.', ${idOf('admin')}, created_at, created_at, 1
        from account where id = ${idOf(FORGOTTEN)}`,
    ],
    at: "select 'to-be-erased' as id",
  },
  {
    folder: 'admin.users.$id.move',
    intent: 'settle',
    page: `/admin/users/{id}/move?grantId={grantId}&to={school}&${MOVING_ON}`,
    at: `select a.id, g.id as grantId, (select max(s.urn) from school_standing s
        where s.authority_id = @m and s.current and s.urn <> g.urn) as school
      from account a join account_grant g on g.account_id = a.id
      where a.authority_id = @m and a.active and g.role = 'head' and g.ended_at is null and a.email like 'head.%'
      order by a.email limit 5`,
  },
  {
    folder: 'admin.users.$id.move',
    intent: 'withdraw',
    at: 'select account_id as id from account_grant where authority_id = @m and created_at = ended_at',
  },
  {
    folder: 'admin.term-dates.$year.edit',
    at: 'select start_year as year from school_year where authority_id = @m',
    press: 'intent=save',
    answers: { why0: 'Training day of every school in the county', '/^(on|why)[1-9]/': null },
  },
  {
    folder: 'directory.$id.record',
    page: '/directory/{id}/record?answer={record}',
    at: `select o.provider_id as id, o.id as record, ${leaderOf('o.provider_id')} from support_outcome o
      where o.authority_id = @m and o.current and o.replied_at is null`,
    answers: { answer: 'reply' },
  },
  {
    folder: 'practice.new',
    given: [
      "update agreement set state = 'closed', ended_at = updated_at where authority_id = @m and state = 'closing'",
    ],
    page: '/practice/new?agreement={agreement}',
    at: `select id as agreement from agreement where authority_id = @m and state = 'closed'
      and id not in (select agreement_id from practice_note)`,
  },
  {
    folder: 'practice.$id.edit',
    at: "select id from practice_note where authority_id = @m and state = 'draft'",
    answers: { title: 'What we learned about reading together' },
  },
  {
    folder: 'practice.$id.send',
    at: "select id from practice_note where authority_id = @m and state = 'draft'",
  },
  {
    folder: 'reports.write',
    intent: 'save',
    via: 'preview',
    page: `/reports/write?kind=school&about=900017&period=${academicYearOf(calendarDate(new Date()))}`,
    seen: { field: 'fingerprint', was: '0'.repeat(64) },
  },
  {
    folder: 'schools.$urn.adviser-days.take',
    who: 'broker',
    // Further days are sold once the allowance is used.
    given: ["update visit set half_days = 60 where authority_id = @m and urn = 900036 and kind <> 'support'"],
    page: '/schools/900036/adviser-days/take',
    answers: { step: 'send' },
  },
  {
    folder: 'allocation.$id.forward',
    page: '/allocation/{id}/forward?request={request}',
    at: `select p.id, json_extract(r.value, '$.request') as request
      from allocation_plan p, json_each(p.result, '$.rows') r
      where p.authority_id = @m and p.status = 'done' and json_extract(r.value, '$.planned.offer') is not null
        and not exists (select 1 from proposal where request_id = json_extract(r.value, '$.request'))`,
  },
  { folder: 'admin.weights.preview', page: `/admin/weights/preview?${WEIGHED}`, seen: { field: 'from' } },
];
