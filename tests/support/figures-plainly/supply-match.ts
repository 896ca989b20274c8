import { type Book, dateOf, days } from './book';

/** An offer that could be asked now, with the school it comes from. */
export type Ready = {
  id: string;
  provider: string;
  own: number;
  areas: string[];
  phases: string[];
  rate: number;
  limit: number;
  remote: boolean;
  urn: number;
  trust: string | null;
  easting: number | null;
  northing: number | null;
};

/** What a need asks of somebody who would meet it. */
export type Wanted = {
  urn: number;
  /** The request it is in, where it is in an open one. */
  request: string | null;
  area: string;
  remote: boolean;
  most: number | null;
};

type Row = Omit<Ready, 'areas' | 'phases' | 'remote' | 'own'> & {
  areas: string;
  phases: string;
  remote: number;
  own: number;
  qa: string;
  qaOn: string | null;
};

const later = (day: string, by: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** Offers that stand ready today: the authority's own, and those that others have opened. */
export function ready(book: Book): Ready[] {
  const first = book
    .rows<{ urn: number; priority: number; settings: string }>(
      `select s.urn, s.priority, a.settings from school_standing s join authority a on a.id = s.authority_id
       where s.current and s.priority <= 2`,
    )
    .filter(
      ({ priority, settings }) =>
        priority === 1 || (JSON.parse(settings) as { staysHome?: string }).staysHome === 'second',
    )
    .map(({ urn }) => urn);
  return book
    .rows<Row>(
      `select o.id, o.provider_id as provider, o.authority_id = @authority as own, o.focus_areas as areas, o.phases,
         o.day_rate_pence as rate, o.travel_limit_minutes as "limit", o.remote, s.urn, s.trust_uid as trust, s.easting,
         s.northing, p.qa_state as qa, p.qa_on as qaOn
       from offer o join provider p on p.id = o.provider_id join school s on s.urn = p.home_urn
       where o.state = 'published' and p.active and p.appetite <> 'not-now' and s.status_group = 'open'
         and (o.authority_id = @authority or o.open_to_others)
         and coalesce(p.designated_on, @today) <= @today and coalesce(p.designation_expires, @today) >= @today
         and coalesce(s.ofsted_rating, '') not in ('Inadequate', 'Serious weaknesses', 'Special measures')`,
    )
    .filter(
      ({ urn, qa, qaOn }) =>
        !first.includes(urn) &&
        qa !== 'lapsed' &&
        (qa === 'not-yet' || qaOn === null || later(qaOn, 365) >= book.today),
    )
    .map((row) => ({
      ...row,
      areas: JSON.parse(row.areas) as string[],
      phases: JSON.parse(row.phases) as string[],
      remote: Boolean(row.remote),
    }));
}

const PHASES: Readonly<Record<string, readonly string[]>> = {
  Nursery: ['nursery'],
  Primary: ['primary'],
  'Middle deemed primary': ['primary', 'secondary'],
  'Middle deemed secondary': ['primary', 'secondary'],
  Secondary: ['secondary'],
  'All-through': ['all-through', 'primary', 'secondary'],
  '16 plus': ['post-16'],
  Special: ['special'],
  'Alternative provision': ['special'],
};

/** Minutes by road between two points of the grid: 1.3 times the straight line, slower for the first 20 km; 5 to park. */
export function minutes(
  a: { easting: number | null; northing: number | null },
  b: { easting: number | null; northing: number | null },
): number | null {
  if (!a.easting || !a.northing || !b.easting || !b.northing) return null;
  const road = (1.3 * Math.hypot(a.easting - b.easting, a.northing - b.northing)) / 1000;
  return Math.round(5 + (Math.min(20, road) / 40) * 60 + (Math.max(0, road - 20) / 70) * 60);
}

type School = {
  urn: number;
  phase: string;
  trust: string | null;
  easting: number | null;
  northing: number | null;
};
type Past = {
  urn: number;
  offer: string;
  provider: string;
  state: string;
  code: string | null;
  at: number;
};

/** Whether an offer could meet a need, as matching has its rules. */
export function matcher(book: Book): (wanted: Wanted, offer: Ready) => boolean {
  const schools = new Map(
    book
      .rows<School>('select urn, phase_name as phase, trust_uid as trust, easting, northing from school')
      .map((one) => [one.urn, one]),
  );
  const conflicts = book.rows<{ urn: number; provider: string }>(
    'select urn, provider_id as provider from conflict_of_interest where ended_at is null',
  );
  const past = book.rows<Past>(
    `select r.urn, p.offer_id as offer, p.provider_id as provider, p.state, p.decline_code as code, p.updated_at as at
     from proposal p join support_request r on r.id = p.request_id where p.state in ('declined', 'expired')`,
  );
  const waived = book.rows<{ request: string; offer: string; codes: string }>(
    `select request_id as request, offer_id as offer, waived as codes from proposal
     where state in ('shortlisted', 'chosen', 'invited', 'accepted', 'released')`,
  );
  const settings = book.rows<{ settings: string }>('select settings from authority where id = @authority')[0];
  const usual = (JSON.parse(settings?.settings ?? '{}') as { parkDays?: number }).parkDays ?? 90;
  const rests = ({ offer, provider, state, code, at }: Past, asked: Ready): boolean => {
    if (provider !== asked.provider || (state === 'declined' && code === 'conflict')) return false;
    const forAll = ['no-capacity', 'distance', 'home-school-needs-me', 'home-school'];
    const reaches = state === 'expired' || forAll.includes(code ?? '') || offer === asked.id;
    const rest =
      state === 'expired' ? 14 : ['not-my-specialism', 'distance'].includes(code ?? '') ? 365 : usual;
    return reaches && days(book.today, later(dateOf(at), rest)) > 0;
  };
  return (wanted, offer) => {
    const school = schools.get(wanted.urn);
    if (!school || !offer.areas.includes(wanted.area) || offer.urn === wanted.urn) return false;
    if (offer.trust !== null && offer.trust === school.trust) return false;
    if (conflicts.some(({ urn, provider }) => urn === wanted.urn && provider === offer.provider))
      return false;
    const here = past.filter(({ urn }) => urn === wanted.urn);
    if (
      here.some(
        (one) => one.provider === offer.provider && one.state === 'declined' && one.code === 'conflict',
      )
    )
      return false;
    const phases = PHASES[school.phase];
    if (phases && !phases.some((phase) => offer.phases.includes(phase))) return false;
    const set = waived
      .filter(({ request, offer: id }) => request === wanted.request && id === offer.id)
      .flatMap(({ codes }) => JSON.parse(codes) as string[]);
    const road = minutes(school, offer);
    const far = road !== null && road > offer.limit && !(offer.remote && wanted.remote);
    if (far && !set.includes('too-far')) return false;
    if (here.some((one) => rests(one, offer)) && !set.includes('parked')) return false;
    return wanted.most === null || offer.rate <= wanted.most || set.includes('over-ceiling');
  };
}
