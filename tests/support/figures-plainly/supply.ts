import { type Book, counted, dateOf, middle, type Plain, type Plainly } from './book';
import { freeOf, terms } from './days';
import { bands, open } from './schools';
import { matcher, minutes, type Ready, ready, type Wanted } from './supply-match';

type Row = {
  id: string;
  urn: number;
  area: string;
  severity: number;
  byDate: string;
  made: number;
  request: string | null;
  state: string | null;
  halfDays: number | null;
  startFrom: string | null;
  finishBy: string | null;
  sent: number | null;
  remote: number | null;
  most: number | null;
  over: number;
};
type Need = Wanted & { id: string; order: (string | number)[]; byTerm: Map<string, number> };

const END = { '1-autumn': '-12-31', '2-spring': '-04-15', '3-summer': '-08-31' } as const;

/** The term a day is in. */
function termOf(day: string): string {
  const year = Number(day.slice(0, 4));
  const rest = day.slice(5);
  if (rest >= '09-01') return `${year}-1-autumn`;
  return `${year - 1}-${rest <= '04-15' ? '2-spring' : '3-summer'}`;
}

function after(term: string): string {
  const year = Number(term.slice(0, 4));
  if (term.endsWith('summer')) return `${year + 1}-1-autumn`;
  return term.endsWith('autumn') ? `${year}-2-spring` : `${year}-3-summer`;
}

/** The last day of a term. */
function endOf(term: string): string {
  const year = Number(term.slice(0, 4)) + (term.endsWith('autumn') ? 0 : 1);
  return `${year}${END[term.slice(5) as keyof typeof END]}`;
}

/** Terms a need can be met in: from its start to its end, three where no end is said, six at most. */
function span(start: string | null, end: string | null, today: string): string[] {
  const from = start !== null && start > today ? start : today;
  const list: string[] = [];
  const last = end === null ? after(after(termOf(from))) : termOf(end);
  for (let term = termOf(from); term <= last; term = after(term)) list.push(term);
  if (list.length === 0) return [termOf(from)];
  // A first term with less than four weeks left is over, where another follows.
  const left = (Date.parse(endOf(list[0] ?? '')) - Date.parse(from)) / 86_400_000;
  return (list.length > 1 && left < 28 ? list.slice(1) : list).slice(0, 6);
}

function median(list: readonly number[]): number {
  return middle(list).value ?? 0;
}

/** Needs that look for days, in the order in which they are served. */
function needs(book: Book): Need[] {
  const rows = book.rows<Row>(
    `select n.id, n.urn, n.focus_area as area, n.severity, n.by_date as byDate, n.created_at as made, r.id as request,
       r.state, r.half_days as halfDays, r.start_from as startFrom, r.finish_by as finishBy, r.submitted_at as sent,
       r.remote_welcome as remote, r.max_day_rate_pence as most,
       (exists (select 1 from agreement a where a.request_id = r.id) and not exists (
         select 1 from agreement a where a.request_id = r.id and a.state not in ('closed', 'terminated'))) as over
     from need n left join support_request r on r.id = n.request_id
     where n.authority_id = @authority and n.state = 'open' order by n.focus_area, n.created_at, n.id`,
  );
  const asks = book.rows<{ each: number }>(
    `select r.half_days * 1.0 / count(*) as "each" from support_request r join need n on n.request_id = r.id
     where r.authority_id = @authority and r.submitted_at is not null and r.half_days is not null group by r.id`,
  );
  const usual = asks.length < 5 ? 6 : Math.max(1, Math.round(median(asks.map(({ each }) => each))));
  const held = bands(book, book.today);
  const roll = new Set(open(book).map(({ urn }) => urn));
  const planned = terms(book).all.slice(-4);
  return rows
    .filter(({ urn, state, over }) => roll.has(urn) && (state !== 'partnered' || over))
    .map((row): Need => {
      const asked = row.state === 'submitted' || row.state === 'matching';
      const together = rows.filter(({ request }) => request === row.request);
      const at = together.indexOf(row);
      const all = row.halfDays ?? 0;
      const each = Math.floor(all / together.length);
      const days =
        asked && row.halfDays !== null ? each + (at < all - each * together.length ? 1 : 0) : usual;
      const own = asked
        ? span(row.startFrom, row.finishBy, book.today)
        : span(null, row.byDate === '' ? null : row.byDate, book.today);
      const share = Math.floor(days / own.length);
      const byTerm = own
        .map((term, n): [string, number] => [term, share + (n < days - share * own.length ? 1 : 0)])
        .filter(([term]) => planned.includes(term));
      const since = dateOf((asked ? row.sent : null) ?? row.made);
      return {
        ...{ id: row.id, urn: row.urn, area: row.area, request: asked ? row.request : row.id },
        remote: asked && Boolean(row.remote),
        most: asked ? row.most : null,
        order: [held.get(row.urn)?.priority ?? 9, asked ? 0 : 1, since, -row.severity, row.urn, row.area],
        byTerm: new Map(byTerm),
      };
    })
    .filter(({ byTerm }) => total(byTerm.values()) > 0)
    .sort((a, b) => {
      const n = a.order.findIndex((value, i) => value !== b.order[i]);
      return n < 0 ? 0 : (a.order[n] ?? 0) < (b.order[n] ?? 0) ? -1 : 1;
    });
}

const total = (list: Iterable<number>) => [...list].reduce((sum, one) => sum + one, 0);

/** Room left between nodes by name: what a half-day can still go along, and back. */
class Pipes {
  private readonly room = new Map<string, Map<string, number>>();
  lay(from: string, to: string, capacity: number): void {
    if (capacity <= 0) return;
    const out = this.room.get(from) ?? new Map<string, number>();
    this.room.set(from, out.set(to, (out.get(to) ?? 0) + capacity));
  }
  /** Sends one half-day at a time until there is no way left, at most so many. */
  send(from: string, most: number): number {
    let sent = 0;
    while (sent < most && this.one(from, new Set([from]))) sent++;
    return sent;
  }
  private one(at: string, seen: Set<string>): boolean {
    if (at === 'end') return true;
    for (const [to, room] of this.room.get(at) ?? []) {
      if (room <= 0 || seen.has(to)) continue;
      seen.add(to);
      if (!this.one(to, seen)) continue;
      this.room.get(at)?.set(to, room - 1);
      this.lay(to, at, 1);
      return true;
    }
    return false;
  }
}

type World = { needs: Need[]; offers: Ready[]; suits: (need: Need, offer: Ready) => boolean; book: Book };

function world(book: Book): World {
  return { needs: needs(book), offers: ready(book), suits: matcher(book), book };
}

/** Free half-days of the leaders behind some offers, by leader, offer and term. */
function supply({ book }: World, offers: readonly Ready[]) {
  const planned = terms(book).all.slice(-4);
  const published = book.rows<{ id: string; provider: string }>(
    `select o.id, o.provider_id as provider from offer o join provider p on p.id = o.provider_id
     where o.state = 'published' and p.active order by o.id`,
  );
  return [...new Set(offers.map(({ provider }) => provider))].flatMap((provider) =>
    planned.map((term) => {
      const theirs = published.filter((one) => one.provider === provider).map(({ id }) => id);
      return { provider, term, ...freeOf(book, provider, term, theirs) };
    }),
  );
}

/** One more leader: their days by term, and whom they could help. */
type More = { days: Map<string, number>; helps: (need: Need) => boolean };

/** Half-days found for each need, served one after the other. */
function found(w: World, offers: readonly Ready[], days: ReturnType<typeof supply>, more?: More): number[] {
  const pipes = new Pipes();
  for (const { provider, term, all, own } of days) {
    pipes.lay(`leader ${provider} ${term}`, 'end', all);
    for (const [offer, left] of own)
      pipes.lay(`offer ${offer} ${term}`, `leader ${provider} ${term}`, Math.min(left, all));
  }
  for (const [term, n] of more?.days ?? []) pipes.lay(`new ${term}`, 'end', n);
  return w.needs.map((need) => {
    const wanted = total(need.byTerm.values());
    for (const term of need.byTerm.keys()) {
      for (const offer of offers)
        if (w.suits(need, offer)) pipes.lay(`need ${need.id}`, `offer ${offer.id} ${term}`, wanted);
      if (more?.helps(need)) pipes.lay(`need ${need.id}`, `new ${term}`, wanted);
    }
    return pipes.send(`need ${need.id}`, wanted);
  });
}

type Found = { asked: number; met: number; beyond: number };

function plan(book: Book): Found[] {
  const w = world(book);
  const own = w.offers.filter((one) => one.own);
  const met = found(w, own, supply(w, own));
  const beyond = found(w, w.offers, supply(w, w.offers));
  return w.needs.map(({ byTerm }, n) => ({
    asked: total(byTerm.values()),
    met: met[n] ?? 0,
    beyond: beyond[n] ?? 0,
  }));
}

const ofNeeds =
  (value: (one: Found) => number): Plainly =>
  (book): Plain => {
    const values = plan(book).map(value);
    return { value: total(values), counted: values.filter((n) => n > 0).length, of: values.length };
  };

function sum(values: readonly number[]): Plain {
  const some = values.filter((n) => n > 0);
  return { value: total(some), counted: some.length, of: some.length };
}

/** What one more leader of each kind that is short would add to all that can be found. */
function unlocked(book: Book): Plain {
  const w = world(book);
  const own = w.offers.filter((one) => one.own);
  const days = supply(w, own);
  const met = found(w, own, days);
  const schools = book.rows<{
    urn: number;
    phase: string;
    place: string;
    easting: number | null;
    northing: number | null;
  }>(
    `select urn, phase_name as phase, coalesce(district, 'Not recorded') as place, easting, northing from school
     where la_code = @code and status_group = 'open' order by urn`,
  );
  const at = new Map(schools.map((one) => [one.urn, one]));
  const kindOf = (need: Need) => `${need.area}|${at.get(need.urn)?.phase}|${at.get(need.urn)?.place}`;
  const short = w.needs.filter((need, n) => (met[n] ?? 0) < total(need.byTerm.values()));
  const leaders = [...new Set(own.map(({ provider }) => provider))];
  const planned = terms(book).all.slice(-4);
  const limits = leaders.flatMap((provider) =>
    planned.flatMap(
      (term) =>
        book.rows<{ n: number }>(
          'select half_days as n from capacity_term where provider_id = @provider and term = @term and half_days > 0',
          { provider, term },
        )[0]?.n ?? [],
    ),
  );
  const usual = Math.round(median(limits));
  const reach = Math.round(median(own.map(({ limit }) => limit)));
  const gains = [...new Set(short.map(kindOf))].map((kind) => {
    const [area = '', phase = '', place = ''] = kind.split('|');
    const there = schools.filter((one) => one.place === place && one.easting && one.northing);
    const mean = (axis: 'easting' | 'northing') => total(there.map((one) => one[axis] ?? 0)) / there.length;
    const off = (one: (typeof there)[number]) =>
      Math.hypot((one.easting ?? 0) - mean('easting'), (one.northing ?? 0) - mean('northing'));
    const middleSchool = [...there].sort((a, b) => off(a) - off(b))[0];
    const helps = (need: Need) => {
      const school = at.get(need.urn);
      if (!school || need.area !== area || school.phase !== phase) return false;
      const road = middleSchool ? minutes(middleSchool, school) : null;
      return road === null ? school.place === place : road <= reach;
    };
    const more = { days: new Map(planned.slice(1).map((term) => [term, usual])), helps };
    return total(found(w, own, days, more)) - total(met);
  });
  return middle(gains);
}

const ENDING = `select designation_expires as ends from provider where authority_id = @authority and active
  and coalesce(designated_on, @today) <= @today and coalesce(designation_expires, @today) >= @today`;

/** Open state-funded schools in the band that comes last, and whether somebody in the directory is from there. */
function couldJoin(book: Book): Plain {
  const homes = book
    .rows<{ urn: number }>('select home_urn as urn from provider where authority_id = @authority and active')
    .map(({ urn }) => urn);
  const last = new Map(
    book
      .rows<{ key: string; bands: string }>('select key, bands from banding_framework')
      .map((row) => [
        row.key,
        Math.max(...(JSON.parse(row.bands) as { priority: number }[]).map(({ priority }) => priority)),
      ]),
  );
  const held = bands(book, book.today);
  const best = open(book, true).filter(({ urn }) => {
    const own = held.get(urn);
    return own !== undefined && own.priority === last.get(own.framework);
  });
  return counted(best, ({ urn }) => !homes.includes(urn));
}

/** Figures of `app/reporting/supply`, worked out from the tables alone. */
export const SUPPLY_PLAINLY: Readonly<Record<string, Plainly>> = {
  'supply-asked': ofNeeds(({ asked }) => asked),
  'supply-met': ofNeeds(({ met }) => met),
  'supply-short': ofNeeds(({ asked, met }) => asked - met),
  'supply-short-beyond': ofNeeds(({ asked, beyond }) => asked - beyond),
  'supply-needs-met': (book) => {
    const { value, ...counts } = counted(plan(book), ({ asked, met }) => asked === met);
    return { ...counts, value: value === null || counts.of === 0 ? null : (100 * value) / counts.of };
  },
  'supply-asked-by-term': (book) => sum(needs(book).flatMap(({ byTerm }) => [...byTerm.values()])),
  'supply-short-by-term': (book) => {
    const w = world(book);
    const own = w.offers.filter((one) => one.own);
    const parts = w.needs.flatMap((need) =>
      [...need.byTerm]
        .filter(([, n]) => n > 0)
        .map(([term, n]) => ({ ...need, id: `${need.id} in ${term}`, byTerm: new Map([[term, n]]) })),
    );
    const met = found({ ...w, needs: parts }, own, supply(w, own));
    const short = parts.map(({ byTerm }, n) => total(byTerm.values()) - (met[n] ?? 0));
    return { value: total(short), counted: short.filter((n) => n > 0).length, of: short.length };
  },
  'supply-free': (book) => {
    const w = world(book);
    return sum(
      supply(
        w,
        w.offers.filter((one) => one.own),
      ).map(({ all }) => all),
    );
  },
  'supply-could-join': couldJoin,
  'supply-ending': (book) => {
    const until = new Date(Date.parse(`${book.today}T12:00:00Z`) + 365 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    return counted(book.rows<{ ends: string | null }>(ENDING), ({ ends }) => ends !== null && ends <= until);
  },
  'supply-unlock': unlocked,
};
