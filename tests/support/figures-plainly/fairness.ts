import { type Book, counted, dateOf, type Plain, type Plainly, shared } from './book';
import { lines, terms } from './days';
import { bands, open } from './schools';

/** A year before today. */
export function yearAgo({ today }: Book): string {
  return new Date(Date.parse(`${today}T12:00:00Z`) - 365 * 86_400_000).toISOString().slice(0, 10);
}

/** Open schools in any band but the one of their framework that comes last. */
function inNeed(book: Book): number[] {
  const last = new Map(
    book
      .rows<{ key: string; bands: string }>('select key, bands from banding_framework')
      .map((row) => [
        row.key,
        Math.max(...(JSON.parse(row.bands) as { priority: number }[]).map(({ priority }) => priority)),
      ]),
  );
  return [...bands(book, book.today)]
    .filter(([, { priority, framework }]) => priority < (last.get(framework) ?? 0))
    .map(([urn]) => urn);
}

type Agreement = { urn: number; at: number | null; ended: number | null; exit: string | null };

function served(book: Book): Plain {
  const from = yearAgo(book);
  const had = book
    .rows<Agreement>(
      `select r.urn, a.active_at as at, a.ended_at as ended, e.ended_on as exit from agreement a
       join support_request r on r.id = a.request_id left join agreement_exit e on e.agreement_id = a.id
       where a.authority_id = @authority and a.active_at is not null`,
    )
    .filter(({ ended, exit }) => (exit ?? (ended === null ? '9' : dateOf(ended))) >= from)
    .map(({ urn }) => urn);
  return shared(inNeed(book), (urn) => had.includes(urn));
}

function asked(book: Book): Plain {
  const sent = book
    .rows<{ urn: number; at: number }>(
      `select urn, submitted_at as at from support_request
       where authority_id = @authority and submitted_at is not null and state <> 'draft'`,
    )
    .filter(({ at }) => dateOf(at) >= yearAgo(book))
    .map(({ urn }) => urn);
  return shared(inNeed(book), (urn) => sent.includes(urn));
}

/** How often each thing stands in a list. */
function times<T>(list: readonly T[]): number[] {
  return [...new Set(list)].map((one) => list.filter((other) => other === one).length);
}

const repeated = <T>(list: readonly T[]) => counted(times(list), (n) => n >= 2);

type No = { urn: number; provider: string; at: number };

function noes(book: Book): No[] {
  return book
    .rows<No>(
      `select r.urn, p.provider_id as provider, coalesce(p.answered_at, p.invited_at) as at
       from proposal p join support_request r on r.id = p.request_id
       where r.authority_id = @authority and coalesce(p.answered_at, p.invited_at) is not null
         and (p.state = 'expired' or (p.state = 'declined'
           and coalesce(p.decline_code, '') not in ('home-school', 'conflict')))`,
    )
    .filter(({ at }) => dateOf(at) >= yearAgo(book));
}

function ended(book: Book, state: 'declined' | 'withdrawn'): number[] {
  return book
    .rows<{ urn: number; at: number }>(
      `select urn, ended_at as at from support_request where authority_id = @authority and state = @state
         and ended_at is not null and submitted_at is not null`,
      { state },
    )
    .filter(({ at }) => dateOf(at) >= yearAgo(book))
    .map(({ urn }) => urn);
}

const onRoll = (book: Book, urns: readonly number[]) => {
  const schools = open(book).map(({ urn }) => urn);
  return urns.filter((urn) => schools.includes(urn));
};

type Shown = { provider: string; request: string; at: number; chosen: number };

function notChosen(book: Book): Plain {
  const shown = book.rows<Shown>(
    `select p.provider_id as provider, p.request_id as request, p.shared_at as at,
       (p.invited_at is not null or exists (
         select 1 from domain_event e where e.type = 'proposal.chosen' and e.subject_id = p.id)) as chosen
     from proposal p join support_request r on r.id = p.request_id
     where r.authority_id = @authority and p.state <> 'withdrawn'`,
  );
  const choosing = book
    .rows<{ request: string }>(
      `select p.request_id as request from proposal p where p.invited_at is not null or exists (
         select 1 from domain_event e where e.type = 'proposal.chosen' and e.subject_id = p.id)`,
    )
    .map(({ request }) => request);
  const decided = shown.filter(
    ({ at, request }) => at !== null && dateOf(at) >= yearAgo(book) && choosing.includes(request),
  );
  const lucky = decided.filter(({ chosen }) => chosen).map(({ provider }) => provider);
  return repeated(decided.map(({ provider }) => provider).filter((one) => !lucky.includes(one)));
}

/** Half-days of everybody in the directory over four terms. */
function work(book: Book): number[] {
  const { all, now } = terms(book);
  const looked = all.filter((term) => term <= now).slice(-4);
  const given = lines(book).filter(({ term }) => looked.includes(term));
  return book
    .rows<{ id: string }>('select id from provider where authority_id = @authority and active')
    .map(({ id }) =>
      given
        .filter(({ provider }) => provider === id)
        .reduce((sum, { used, committed }) => sum + used + committed, 0),
    );
}

function busiest(book: Book): Plain {
  const given = work(book).sort((a, b) => b - a);
  const fifth = Math.ceil(given.length / 5);
  const sum = (list: readonly number[]) => list.reduce((all, n) => all + n, 0);
  return {
    value: sum(given) === 0 ? null : (100 * sum(given.slice(0, fifth))) / sum(given),
    counted: fifth,
    of: given.length,
  };
}

/** Figures of `app/reporting/fairness`, worked out from the tables alone. */
export const FAIRNESS_PLAINLY: Readonly<Record<string, Plainly>> = {
  'fairness-served': served,
  'fairness-asked': asked,
  'fairness-schools-without': (book) =>
    repeated(onRoll(book, [...noes(book).map(({ urn }) => urn), ...ended(book, 'declined')])),
  'fairness-schools-withdrew': (book) => repeated(onRoll(book, ended(book, 'withdrawn'))),
  'fairness-leaders-said-no': (book) => repeated(noes(book).map(({ provider }) => provider)),
  'fairness-leaders-not-chosen': notChosen,
  'fairness-leaders-used': (book) => shared(work(book), (n) => n > 0),
  'fairness-busiest': busiest,
};
