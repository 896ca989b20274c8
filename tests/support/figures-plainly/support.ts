import { type Book, counted, dateOf, days, middle, type Plain, type Plainly, shared } from './book';
import { plainHalfTerms, type Span } from './school-terms';

type Row = Record<string, string | number | null>;
type Read = (sql: string) => Row[];

const HOUR = 3_600_000;
const later = (day: string, by: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + by * 24 * HOUR).toISOString().slice(0, 10);

/** The test looks at eleven in the morning: an hour tells a note that is overdue from one that is not due yet. */
const instantOf = ({ today }: Book) => Date.parse(`${today}T11:00:00Z`);

const REQUESTS = `
  select r.id, r.state, r.submitted_at as sent,
    (select max(e.at) from domain_event e where e.type = 'proposal.chosen' and e.subject_id = (
      select p.id from proposal p where p.request_id = r.id and (p.approved_at is not null
        or (p.state in ('chosen', 'invited', 'accepted', 'released') and not exists (
          select 1 from proposal q where q.request_id = r.id and q.approved_at is not null)))
      order by p.approved_at is null, p.approved_at limit 1)) as matched,
    (select min(a.active_at) from agreement a where a.request_id = r.id) as signed,
    (select max(a.active_at) from agreement a where a.request_id = r.id) as ever_signed,
    (select min(v.held_on) from visit v join agreement a on a.id = v.agreement_id
      where a.request_id = r.id and a.active_at is not null and v.state = 'held' and v.kind = 'support') as first_visit
  from support_request r where r.authority_id = @authority and r.submitted_at is not null and r.state <> 'draft'`;

function waits({ rows, today }: Book): Record<string, Plain> {
  const requests = rows<Row>(REQUESTS);
  const day = (at: unknown) => (at === null ? null : dateOf(Number(at)));
  const median = (of: Row[], from: (row: Row) => string | null, to: (row: Row) => string | null): Plain => {
    const begun = of.filter((row) => from(row) !== null);
    const took = begun.map((row) => {
      const [a, b] = [from(row), to(row)];
      return a === null || b === null ? null : days(a, b);
    });
    return middle(took);
  };
  const sent = (row: Row) => day(row.sent ?? null);
  const matched = (row: Row) => day(row.matched ?? null);
  const signed = (row: Row) => day(row.signed ?? null);
  const visited = (row: Row) => (row.first_visit === null ? null : String(row.first_visit));
  const waiting = requests.filter(
    ({ state, ever_signed }) =>
      state === 'submitted' || state === 'matching' || (state === 'partnered' && ever_signed === null),
  );
  return {
    'support-request-to-match': median(requests, sent, matched),
    'support-match-to-signature': median(requests, matched, signed),
    'support-signature-to-visit': median(requests, signed, visited),
    'support-request-to-visit': median(requests, sent, visited),
    'support-waiting': { value: waiting.length, counted: waiting.length, of: requests.length },
    'support-days-waiting': median(waiting, sent, () => today),
  };
}

function delivery(book: Book): Record<string, Plain> {
  const rows: Read = (sql) => book.rows<Row>(sql, { now: instantOf(book) });
  const agreements = rows('select * from agreement where authority_id = @authority');
  const inForce = agreements.filter((row) => row.active_at !== null);
  // A note is on time within 48 hours; one that is neither sent nor due yet is nobody's figure.
  const notes = rows(`
    select v.note_sent_at as sent, v.ended_at + ${48 * HOUR} as due from visit v
    where v.authority_id = @authority and v.state = 'held' and v.ended_at is not null and v.held_on is not null
      and v.kind <> 'performance-management' and (v.note_sent_at is not null or v.ended_at + ${48 * HOUR} < @now)`);
  const escalations = rows('select ended_at from escalation where authority_id = @authority');
  return {
    'support-agreements': counted(agreements, () => true),
    'support-in-force': counted(inForce, ({ state }) =>
      ['active', 'paused', 'closing'].includes(String(state)),
    ),
    'support-notes-on-time': shared(notes, ({ sent, due }) => sent !== null && Number(sent) <= Number(due)),
    'support-escalations': counted(escalations, ({ ended_at }) => ended_at === null),
    'support-reviews-on-time': shared(reviewsDue(book), ({ late }) => late === 0),
  };
}

/** One row a review that fell due, with whether it came late. */
function reviewsDue(book: Book): Row[] {
  const rows: Read = (sql) => book.rows<Row>(sql);
  const thisYear = Number(book.today.slice(0, 4));
  const set = new Map(
    rows('select dates from school_year where authority_id = @authority').map(({ dates }) => {
      const year = JSON.parse(String(dates)) as { startYear: number; halfTerms: Span[] };
      return [year.startYear, year.halfTerms];
    }),
  );
  const halves = Array.from({ length: 12 }, (_, at) => thisYear - 6 + at).flatMap(
    (year) => set.get(year) ?? plainHalfTerms(year),
  );
  const halfOn = (day: string) => halves.findLastIndex(({ from }) => from <= day);
  const endOf = (at: number) => {
    const half = halves[at];
    if (!half) throw new Error('No half term that far away');
    return half.to;
  };
  const closed = new Set(
    rows('select dates from school_year where authority_id = @authority').flatMap(({ dates }) =>
      (JSON.parse(String(dates)) as { closures: { on: string }[] }).closures.map(({ on }) => on),
    ),
  );
  const open = (day: string) => (closed.has(day) ? later(day, -1) : day);
  const neededOn = (urn: unknown, day: string): boolean => {
    const standing = bands(rows)
      .filter((row) => row.urn === urn && String(row.decided_on) <= day)
      .at(-1);
    if (!standing) return false;
    const found = (JSON.parse(String(standing.bands)) as PlainBand[]).find(
      ({ key }) => key === standing.band,
    );
    return found?.terms ? found.terms.improvementReviews : Number(standing.priority) <= 2;
  };
  const found: Row[] = [];
  const agreements = rows(`
    select a.id, a.urn, a.starts_on, a.active_at, a.paused_at, a.ended_at, x.ended_on from agreement a
    left join agreement_exit x on x.agreement_id = a.id
    where a.authority_id = @authority and a.active_at is not null`);
  const reviews = rows(`
    select agreement_id, held_on, frequency from improvement_review
    where authority_id = @authority and state = 'held' order by held_on, number`);
  for (const one of agreements) {
    const active = dateOf(Number(one.active_at));
    const starts = one.starts_on !== null && String(one.starts_on) > active ? String(one.starts_on) : active;
    const ended = one.ended_on ?? (one.ended_at === null ? null : dateOf(Number(one.ended_at)));
    const until = [ended, one.paused_at === null ? null : dateOf(Number(one.paused_at)), book.today]
      .filter((day) => day !== null)
      .map(String)
      .sort()[0];
    const first = halfOn(starts);
    let due = open(later(starts, 28) <= endOf(first) ? endOf(first) : endOf(first + 1));
    for (const review of reviews.filter(({ agreement_id }) => agreement_id === one.id)) {
      const held = String(review.held_on);
      if (neededOn(one.urn, due)) found.push({ late: held > due ? 1 : 0 });
      const steps: Record<string, number> = { 'half-termly': 1, termly: 2, 'twice-yearly': 3 };
      const step = steps[String(review.frequency)];
      if (step === undefined)
        throw new Error('The demo holds no monthly reviews: work out when they are due');
      due = open(endOf(halfOn(held) + step));
    }
    if (until !== undefined && due < until && neededOn(one.urn, due)) found.push({ late: 1 });
  }
  return found;
}

type PlainBand = { key: string; terms?: { improvementReviews: boolean } };

const bands = (rows: Read) =>
  rows(`select s.urn, s.decided_on, s.band, s.priority, f.bands from school_standing s
    join banding_framework f on f.id = s.framework_id
    where s.authority_id = @authority order by s.decided_on, s.current, s.id`);

function outcomes(book: Book): Record<string, Plain> {
  const rows: Read = (sql) => book.rows<Row>(sql);
  const judged = rows(`
    select o.agreement_id, o.outcome_id, o.result, x.ended_on, t.content from outcome_judgement o
    join agreement a on a.id = o.agreement_id join agreement_exit x on x.agreement_id = a.id
    join agreement_revision t on t.agreement_id = a.id and t.number = a.revision
    where a.authority_id = @authority and o.current`).filter(({ content, outcome_id }) =>
    textOf(content).outcomes.some(({ id }) => id === outcome_id),
  );
  const readings = rows(`
    select m.agreement_id, m.outcome_id, m.kind, m.on_date, m.value from measure_point m
    join agreement a on a.id = m.agreement_id
    where a.authority_id = @authority and m.current order by m.on_date, m.at, m.id`);
  const lasting = (terms: 1 | 2): Row[] =>
    judged
      .filter(({ result }) => result !== 'not-met')
      .flatMap((row) => {
        const own = readings.filter(
          (point) => point.agreement_id === row.agreement_id && point.outcome_id === row.outcome_id,
        );
        const [from, to] = termAfter(String(row.ended_on), terms);
        const again = own.filter(
          ({ kind, on_date }) => kind === 'sustained' && String(on_date) >= from && String(on_date) <= to,
        );
        const last = again.at(-1);
        const { baseline, target } =
          textOf(row.content).outcomes.find(({ id }) => id === row.outcome_id) ?? {};
        if (!last || baseline == null || target == null || baseline === target) return [];
        const better = (a: number, b: number) => (target > baseline ? a >= b - 1e-9 : a <= b + 1e-9);
        const exit = own.filter(({ kind }) => kind === 'exit').at(-1);
        if (better(Number(last.value), target)) return [{ held: 1 }];
        if (!exit) return [];
        const reached = better(Number(exit.value), target) ? target : Number(exit.value);
        return [{ held: better(Number(last.value), reached - (target - baseline) / 10) ? 1 : 0 }];
      });
  return {
    'support-outcomes': counted(judged, () => true),
    'support-outcomes-met': shared(judged, ({ result }) => result === 'met'),
    'support-lasting-1': shared(lasting(1), ({ held }) => held === 1),
    'support-lasting-2': shared(lasting(2), ({ held }) => held === 1),
  };
}

type PlainText = { outcomes: { id: string; baseline: number | null; target: number | null }[] };
const textOf = (content: unknown) => JSON.parse(String(content)) as PlainText;

/** First and last day for the reading one or two terms after a day; the second stays open for one term more. */
function termAfter(day: string, terms: 1 | 2): [string, string] {
  const year = Number(day.slice(0, 4));
  const starts = [-1, 0, 1, 2].flatMap((more) =>
    ['01-01', '04-16', '09-01'].map((begin) => `${year + more}-${begin}`),
  );
  const at = starts.findLastIndex((start) => start <= day) + terms;
  const next = starts[at + terms];
  const from = starts[at];
  if (!from || !next) throw new Error('No term that far away');
  return [from, later(next, -1)];
}

function costs(book: Book): Record<string, Plain> {
  const rows: Read = (sql) => book.rows<Row>(sql);
  // Another way than the ledger: what claims were approved for, less what was taken back of their lines.
  const claimed = new Map(
    rows(`
      select c.agreement_id, sum(c.total_pence) - sum((select coalesce(sum(l.clawed_back_pence), 0) from claim_line l
        where l.claim_id = c.id)) as pence
      from claim c where c.authority_id = @authority and c.approved_at is not null group by c.agreement_id`).map(
      ({ agreement_id, pence }) => [agreement_id, Number(pence)],
    ),
  );
  const agreements = rows(
    'select id, state from agreement where authority_id = @authority and active_at is not null',
  );
  const spent = agreements.filter(({ id }) => claimed.has(id ?? ''));
  const judged = rows(`
    select a.id, a.state, sum(o.result = 'met') as met from agreement a
    join outcome_judgement o on o.agreement_id = a.id and o.current
    where a.authority_id = @authority and a.state = 'closed' group by a.id, a.state`);
  const each = judged.map(({ id, met }) => {
    const pence = claimed.get(id ?? '');
    return pence === undefined || Number(met) === 0 ? null : pence / Number(met);
  });
  return {
    'support-spend': {
      value: spent.reduce((sum, { id }) => sum + (claimed.get(id ?? '') ?? 0), 0),
      counted: spent.length,
      of: agreements.length,
    },
    'support-spend-per-outcome': middle(each),
  };
}

function evaluations(book: Book): Record<string, Plain> {
  const rows: Read = (sql) => book.rows<Row>(sql);
  const newest = rows(`
    select e.content from evaluation e join agreement a on a.id = e.agreement_id
    where a.authority_id = @authority and a.state = 'closed' and e.number = (
      select max(f.number) from evaluation f where f.agreement_id = e.agreement_id and f.evaluator = e.evaluator)`);
  const says = (row: Row) => JSON.parse(String(row.content)) as { fit: string; again: string };
  return {
    'support-evaluations': counted(newest, () => true),
    'support-fitted-well': shared(newest, (row) => says(row).fit === 'well'),
    'support-again': shared(newest, (row) => says(row).again !== 'no'),
  };
}

/** Figures of `app/reporting/support`, worked out from the tables alone. */
export const SUPPORT_PLAINLY: Readonly<Record<string, Plainly>> = {
  ...each(waits, [
    'support-request-to-match',
    'support-match-to-signature',
    'support-signature-to-visit',
    'support-request-to-visit',
    'support-waiting',
    'support-days-waiting',
  ]),
  ...each(delivery, [
    'support-agreements',
    'support-in-force',
    'support-notes-on-time',
    'support-reviews-on-time',
    'support-escalations',
  ]),
  ...each(outcomes, ['support-outcomes', 'support-outcomes-met', 'support-lasting-1', 'support-lasting-2']),
  ...each(costs, ['support-spend', 'support-spend-per-outcome']),
  ...each(evaluations, ['support-evaluations', 'support-fitted-well', 'support-again']),
};

/** Figures worked out together, each by its own key. */
function each(together: (book: Book) => Record<string, Plain>, keys: readonly string[]) {
  return Object.fromEntries(
    keys.map((key): [string, Plainly] => [
      key,
      (book) => {
        const found = together(book)[key];
        if (!found) throw new Error(`${key} was not worked out`);
        return found;
      },
    ]),
  );
}
