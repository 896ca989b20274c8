import { type Book, counted, dateOf, days, middle, type Plainly, shared, summed } from './book';

export type School = { urn: number; pupils: number | null; rating: string | null; inspected: string | null };

/** Open schools of the authority; `maintained, academies and free schools` alone where `state` is asked for. */
export function open(book: Book, state = false): School[] {
  return book.rows<School>(
    `select urn, pupils, ofsted_rating as rating, ofsted_last_inspection as inspected from school
     where la_code = @code and status_group = 'open' ${
       state ? "and type_group in ('maintained', 'academy', 'free-school')" : ''
     }`,
  );
}

/** The one school that each school came from; none where there were two. */
function origins(book: Book): Map<number, number> {
  const links = book.rows<{ old: number; new: number }>(
    `select urn as old, link_urn as new from school_link where kind = 'successor'
     union select link_urn, urn from school_link where kind = 'predecessor'`,
  );
  const found = new Map<number, number>();
  for (const link of links) {
    if (links.filter((other) => other.new === link.new).length === 1) found.set(link.new, link.old);
  }
  return found;
}

/** A school and those it came from, itself first. */
function line(urn: number, from: ReadonlyMap<number, number>): number[] {
  const urns = [urn];
  for (let at = from.get(urn); at !== undefined && !urns.includes(at); at = from.get(at)) urns.push(at);
  return urns;
}

type Inspection = {
  urn: number;
  form: string;
  started: string;
  published: string | null;
  overall: number | null;
  judgements: string;
};

function inspections(book: Book): Inspection[] {
  return book.rows<Inspection>(
    `select urn, form, started_on as started, published_on as published, overall, judgements from inspection
     where form in ('graded', 'ungraded', 'report-card') and started_on is not null order by started_on`,
  );
}

type Judged = School & { good: boolean | null; by: string };

/** How each state-funded school was judged last: good or better, not, or nothing known. */
function judged(book: Book): Judged[] {
  const from = origins(book);
  const all = inspections(book);
  return open(book, true).map((school) => {
    const own = line(school.urn, from);
    const last = all
      .filter((one) => own.includes(one.urn) && one.form !== 'ungraded')
      .filter((one) => (one.published ?? one.started) <= book.today)
      .at(-1);
    if (!last) {
      const rating = (school.rating ?? '').toLowerCase();
      const good = rating === '' ? null : rating === 'good' || rating === 'outstanding';
      return { ...school, good, by: 'register' };
    }
    if (last.overall !== null) return { ...school, good: last.overall <= 2, by: 'grade' };
    const words = JSON.parse(last.judgements) as Record<string, string>;
    const { Safeguarding: safe = 'Met', ...areas } = words;
    if (last.form === 'graded') {
      const good = Object.values(areas).every((one) => one === 'Good' || one === 'Outstanding');
      return { ...school, good: good && safe !== 'No', by: 'areas' };
    }
    const low = Object.values(areas).some((one) => one === 'Needs attention' || one === 'Urgent improvement');
    return { ...school, good: !low && safe === 'Met', by: 'card' };
  });
}

const known = (book: Book) => judged(book).filter(({ good }) => good !== null);

export type Standing = { urn: number; priority: number; band: string; framework: string; on: string };

/** Bands settled by a day, in order of time; of two on one day the one in force comes last. */
function standings(book: Book, until: string): Standing[] {
  return book.rows<Standing>(
    `select s.urn, s.priority, s.band, f.key as framework, s.decided_on as "on" from school_standing s
     join banding_framework f on f.id = s.framework_id
     where s.authority_id = @authority and s.decided_on <= @until order by s.decided_on, s.current`,
    { until },
  );
}

/** The band of each open school on a day: its own, else of the school it came from. */
export function bands(book: Book, day: string): Map<number, Standing> {
  const all = standings(book, day);
  const from = origins(book);
  const found = new Map<number, Standing>();
  for (const { urn } of open(book)) {
    for (const one of line(urn, from)) {
      const last = all.filter((standing) => standing.urn === one).at(-1);
      if (last) {
        found.set(urn, last);
        break;
      }
    }
  }
  return found;
}

/** The last day of the term before today's: 31 December, 15 April or 31 August. */
function lastTermEnd({ today }: Book): string {
  const year = Number(today.slice(0, 4));
  const ends = [`${year - 1}-12-31`, `${year}-04-15`, `${year}-08-31`];
  return ends.filter((end) => end < today).at(-1) ?? '';
}

/** Schools that have a band, and how it has moved since last term: up is to less support. */
function moved(book: Book): { up: boolean; down: boolean }[] {
  const before = bands(book, lastTermEnd(book));
  return [...bands(book, book.today)].map(([urn, now]) => {
    const then = before.get(urn);
    return {
      up: (then?.priority ?? 9) < now.priority,
      down: then !== undefined && then.priority > now.priority,
    };
  });
}

/** The last day on which somebody looked at each open school, and how often its band asks for it. */
function looks(book: Book): { last: string | null; cadence: string }[] {
  const cadences = book.rows<{ urn: number; bands: string; band: string }>(
    `select s.urn, s.band, f.bands from school_standing s join banding_framework f on f.id = s.framework_id
     where s.authority_id = @authority and s.current`,
  );
  const talks = book.rows<{ urn: number; on: string }>(
    `select urn, discussed_on as "on" from diagnosis where authority_id = @authority and shared_at is not null
       and discussed_on is not null and discussed_on <= @today
     union all
     select urn, held_on from improvement_review where authority_id = @authority and state <> 'withdrawn'
       and held_on is not null and held_on <= @today`,
  );
  const held = bands(book, book.today);
  return open(book).map(({ urn }) => {
    const standing = held.get(urn);
    const own = [urn, standing?.urn];
    const on = talks.filter((one) => own.includes(one.urn)).map((one) => one.on);
    const row = cadences.find((one) => one.urn === standing?.urn);
    const terms = (JSON.parse(row?.bands ?? '[]') as { key: string; terms?: { review?: string } }[]).find(
      ({ key }) => key === row?.band,
    )?.terms;
    return {
      last: standing ? ([standing.on, ...on].sort().at(-1) ?? null) : null,
      cadence: terms?.review ?? 'yearly',
    };
  });
}

/** First days of this academic year, of this term and of this half term, as the authority has set its dates. */
function begun(book: Book): Record<string, string> {
  const year = Number(book.today.slice(0, 4)) - (book.today.slice(5) < '09-01' ? 1 : 0);
  const terms = [`${year}-09-01`, `${year + 1}-01-01`, `${year + 1}-04-16`];
  const halves = book
    .rows<{ dates: string }>('select dates from school_year where authority_id = @authority')
    .flatMap(({ dates }) => (JSON.parse(dates) as { halfTerms: { from: string }[] }).halfTerms)
    .map(({ from }) => from)
    .sort();
  return {
    yearly: `${year}-09-01`,
    termly: terms.filter((first) => first <= book.today).at(-1) ?? '',
    'half-termly': halves.filter((first) => first <= book.today).at(-1) ?? '',
  };
}

/** The last inspection of any kind of each state-funded school, and the years since. */
function since(book: Book): (number | null)[] {
  const from = origins(book);
  const all = inspections(book);
  return open(book, true).map((school) => {
    const own = line(school.urn, from);
    const last = all.filter((one) => own.includes(one.urn) && one.started <= book.today).at(-1);
    const on = last?.started ?? school.inspected;
    return on ? days(on, book.today) / 365.2425 : null;
  });
}

const SCALES = [
  ['outstanding', 'good', 'requires-improvement', 'inadequate'],
  ['exceptional', 'strong-standard', 'expected-standard', 'needs-attention', 'urgent-improvement'],
];

/** What an inspection found as one grade: the overall grade, or the lowest of a report card. */
function found({ form, overall, judgements }: Inspection): string | null {
  if (form !== 'report-card') return overall === null ? null : (SCALES[0]?.[overall - 1] ?? null);
  const places = Object.values(JSON.parse(judgements) as Record<string, string>)
    .map((words) => (SCALES[1] ?? []).indexOf(words.toLowerCase().replace(' ', '-')))
    .filter((place) => place >= 0);
  return SCALES[1]?.[Math.max(...places)] ?? null;
}

type Prediction = { urn: number; shared: number; outcome: string };

function predictions(book: Book): Prediction[] {
  return book.rows<Prediction>(
    `select urn, shared_at as shared, predicted_outcome as outcome from diagnosis
     where authority_id = @authority and shared_at is not null and predicted_outcome is not null order by shared_at`,
  );
}

/** Whether each inspection that can be set against a prediction found what was predicted. */
function borneOut(book: Book): boolean[] {
  const from = origins(book);
  const successor = (urn: number): number => {
    const next = [...from].find(([, old]) => old === urn)?.[0];
    return next === undefined ? urn : successor(next);
  };
  const results: boolean[] = [];
  const made = predictions(book).map((one) => ({
    ...one,
    school: successor(one.urn),
    on: dateOf(one.shared),
  }));
  const graded = inspections(book).filter(({ form }) => form !== 'ungraded');
  for (const school of new Set(made.map((one) => one.school))) {
    const own = graded.filter((one) => successor(one.urn) === school);
    for (const [at, inspection] of own.entries()) {
      const before = own[at - 1]?.started ?? '';
      const last = made
        .filter((one) => one.school === school && one.on < inspection.started && one.on >= before)
        .at(-1);
      const grade = found(inspection);
      const scale = SCALES.find((keys) => keys.includes(last?.outcome ?? ''));
      if (last && grade !== null && scale?.includes(grade)) results.push(grade === last.outcome);
    }
  }
  return results;
}

/** Schools whose last prediction can be set beside their judgement now: expected to go up, down or to stay. */
function expected(book: Book): ('up' | 'down' | 'stay')[] {
  const from = origins(book);
  const all = inspections(book).filter(({ form }) => form !== 'ungraded');
  const made = predictions(book);
  return open(book).flatMap(({ urn }) => {
    const own = line(urn, from);
    const prediction = made.filter((one) => own.includes(one.urn)).at(-1);
    const last = all.filter((one) => own.includes(one.urn)).at(-1);
    if (!prediction || !last || last.started > dateOf(prediction.shared)) return [];
    const scale = SCALES.find((keys) => keys.includes(prediction.outcome)) ?? [];
    const now = scale.indexOf(found(last) ?? '');
    const then = scale.indexOf(prediction.outcome);
    if (now < 0) return [];
    return then < now ? ['up'] : then > now ? ['down'] : ['stay'];
  });
}

/** Figures of `app/reporting/schools`, worked out from the tables alone. */
export const SCHOOLS_PLAINLY: Readonly<Record<string, Plainly>> = {
  'schools-on-roll': (book) => counted(open(book), () => true),
  'pupils-on-roll': (book) => summed(open(book).map(({ pupils }) => pupils)),
  'schools-with-band': (book) => {
    const held = bands(book, book.today);
    return shared(open(book), ({ urn }) => held.has(urn));
  },
  'looked-at-in-time': (book) => {
    const first = begun(book);
    return shared(looks(book), ({ last, cadence }) => last !== null && last >= (first[cadence] ?? ''));
  },
  'most-support-schools': (book) => {
    const held = bands(book, book.today);
    return counted(open(book), ({ urn }) => held.get(urn)?.priority === 1);
  },
  'moved-to-less-support': (book) => counted(moved(book), ({ up }) => up),
  'moved-to-more-support': (book) => counted(moved(book), ({ down }) => down),
  'good-or-better-schools': (book) => shared(known(book), ({ good }) => good === true),
  'good-or-better-pupils': (book) => {
    const all = known(book);
    const pupils = (some: readonly Judged[]) => some.reduce((sum, one) => sum + (one.pupils ?? 0), 0);
    const good = all.filter((one) => one.good);
    return { value: (pupils(good) / pupils(all)) * 100, counted: good.length, of: all.length };
  },
  'judged-without-overall': (book) => counted(known(book), ({ by }) => by === 'card' || by === 'areas'),
  'schools-without-judgement': (book) => counted(judged(book), ({ good }) => good === null),
  'years-since-inspection': (book) => middle(since(book)),
  'inspected-over-four-years-ago': (book) =>
    counted(
      since(book).filter((years) => years !== null),
      (years) => years > 4,
    ),
  'predictions-held': (book) => shared(borneOut(book), (held) => held),
  'expected-to-rise': (book) => counted(expected(book), (one) => one === 'up'),
  'expected-to-fall': (book) => counted(expected(book), (one) => one === 'down'),
};
