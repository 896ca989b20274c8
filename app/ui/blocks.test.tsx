import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom/server';
import { describe, expect, it } from 'vitest';
import { ErrorPage, errorWords } from './error-page';
import {
  BandTag,
  CapacityMeter,
  DateText,
  Days,
  DiffList,
  Filters,
  KeyedPagination,
  Money,
  NextStep,
  Page,
  Pagination,
  ScoreBar,
  Shell,
  StaleNotice,
  SummaryList,
  Table,
  TaskList,
  Timeline,
  WithReferences,
  withQuery,
} from './index';
import { around } from './pagination';

const html = (element: ReactElement) =>
  renderToStaticMarkup(<StaticRouter location="/">{element}</StaticRouter>);
/** What a person reads, tags taken away. */
const text = (element: ReactElement) =>
  html(element)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('a page', () => {
  const page = html(
    <Page
      title="Writing <b>"
      breadcrumbs={[{ label: 'Requests', href: '/requests' }]}
      next={<NextStep title="Choose a partner" after="They have ten working days." />}
    />,
  );

  it('has one h1, a main that the skip link reaches, and where it is', () => {
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).toContain('<main id="main" tabindex="-1"');
    expect(page).toContain('<nav aria-label="Breadcrumb"');
    expect(page).toContain('Writing &lt;b&gt;');
  });

  it('says the next step and what happens after it', () => {
    expect(page).toMatch(/<section aria-labelledby="[^"]+" class="next-step/);
    expect(page).toContain('They have ten working days.');
  });
});

describe('the frame around pages', () => {
  const account = { name: 'Amira Okafor', authorityName: 'Marlshire', unread: 3 };
  const nav = [
    { label: 'Schools', href: '/schools' },
    { label: 'Offers', href: '/offers' },
  ];

  it('starts with the skip link and marks where one is', () => {
    const shown = html(
      <Shell account={account} nav={nav} path="/schools/100001">
        body
      </Shell>,
    );
    expect(shown).toMatch(/^<a href="#main" class="skip-link">/);
    expect(shown).toMatch(/aria-current="true"[^>]*href="\/schools"/);
    expect(shown).not.toMatch(/aria-current[^>]*href="\/offers"/);
    expect(shown).toContain('<form method="post" action="/logout">');
    expect(shown).toContain('3<span class="visually-hidden"> unread</span>');
  });

  it('offers to sign in when signed out, but not on the sign-in page', () => {
    expect(html(<Shell path="/">body</Shell>)).toContain('href="/login"');
    expect(html(<Shell path="/login">body</Shell>)).not.toContain('href="/login"');
  });

  it('says a notice once, as a status', () => {
    const shown = html(
      <Shell path="/" notice={{ tone: 'success', message: 'Offer published' }}>
        body
      </Shell>,
    );
    expect(shown.match(/Offer published/g)).toHaveLength(1);
    expect(shown).toContain('role="status"');
  });
});

describe('a table', () => {
  const columns = [
    {
      head: 'School',
      cell: (row: { name: string; pupils: number }) => row.name,
      sort: { href: '?sort=name', order: 'ascending' as const },
    },
    { head: 'Pupils', cell: (row: { name: string; pupils: number }) => row.pupils, numeric: true },
  ];
  const rows = [{ name: 'Alderbrook', pupils: 412 }];

  it('has a caption, names its rows, and carries headings for small screens', () => {
    const shown = html(
      <Table
        caption="Schools"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.name}
        total={['Total', 412]}
      />,
    );
    expect(shown).toContain('<caption>Schools</caption>');
    expect(shown).toContain('aria-sort="ascending"');
    expect(shown).toContain('<th scope="row">Alderbrook</th>');
    expect(shown).toContain('<td data-label="Pupils" class="numeric">');
    expect(shown).toContain('<tfoot>');
  });

  it('shows what to do first when there are no rows', () => {
    const shown = html(
      <Table
        caption="Schools"
        columns={columns}
        rows={[]}
        rowKey={(row) => row.name}
        empty={<p>Import first</p>}
      />,
    );
    expect(shown).toBe('<p>Import first</p>');
  });
});

describe('lists and pages', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [5, 20, [1, null, 4, 5, 6, null, 20]],
    [3, 20, [1, 2, 3, 4, null, 20]],
    [20, 20, [1, null, 19, 20]],
  ])('page %i of %i shows %j', (here, pages, expected) => {
    expect(around(here, pages)).toEqual(expected);
  });

  it('paging keeps the query, and page 1 has the plain address', () => {
    const shown = html(
      <Pagination page={2} pageSize={25} total={60} path="/schools" query="q=oak&page=2" noun="school" />,
    );
    expect(shown).toContain('href="/schools?q=oak"');
    expect(shown).toContain('href="/schools?q=oak&amp;page=3"');
    expect(shown).toContain('Showing 26 to 50 of 60 schools');
  });

  it('a list by key leads to older, newer and the newest, and keeps the query', () => {
    const list = { path: '/n', query: 'show=unread&page=3&newer=1.a', noun: 'event', shown: 25, total: 60 };
    const first = html(<KeyedPagination {...list} older="9.b" newer={null} />);
    expect(first).toContain('The newest 25 of 60 events');
    expect(first.match(/href="[^"]*"/g)).toEqual(['href="/n?show=unread&amp;older=9.b"']);
    const amid = html(<KeyedPagination {...list} older="5.c" newer="8.d" />);
    expect(amid.match(/href="[^"]*"/g)).toEqual([
      'href="/n?show=unread"',
      'href="/n?show=unread&amp;newer=8.d"',
      'href="/n?show=unread&amp;older=5.c"',
    ]);
    const whole = { ...list, older: null, newer: null };
    expect(text(<KeyedPagination {...whole} total={1} />)).toBe('1 event');
    expect(text(<KeyedPagination {...whole} total={0} />)).toBe('');
  });

  it('a page past the end is the last one, and one page needs no links', () => {
    expect(text(<Pagination page={99} pageSize={25} total={60} path="/s" />)).toContain('51 to 60');
    expect(html(<Pagination page={2} pageSize={25} total={60} path="/s" countOnly />)).not.toContain('href');
    expect(text(<Pagination page={1} pageSize={25} total={1} path="/s" noun="school" />)).toBe('1 school');
    expect(text(<Pagination page={1} pageSize={25} total={0} path="/s" noun="school" />)).toBe('');
    expect(text(<Pagination page={1} pageSize={25} total={0} path="/s" noun="school" countOnly />)).toBe(
      '0 schools',
    );
  });

  it('changes a query and takes values away', () => {
    expect(withQuery('/s', 'a=1&b=2', { a: null, b: '3' })).toBe('/s?b=3');
    expect(withQuery('/s', 'a=1', { a: null })).toBe('/s');
  });

  it('filters are a GET form that says which are in use', () => {
    const shown = html(
      <Filters
        action="/schools"
        fields={<span />}
        active={[{ label: 'Phase: primary', removeHref: '/schools' }]}
      >
        rows
      </Filters>,
    );
    expect(shown).toContain('<form method="get" action="/schools"');
    expect(shown).toContain('Show filters (1 in use)');
    expect(shown).toContain('<span class="visually-hidden">Remove filter: </span>Phase: primary');
  });
});

describe('state and figures in words', () => {
  it('a band is its name and a shape; none yet is said', () => {
    const red = html(<BandTag band={{ name: 'Red', letter: 'R', priority: 1 }} />);
    expect(red).toContain('<svg aria-hidden="true"');
    expect(text(<BandTag band={{ name: 'Red', letter: 'R', priority: 1 }} />)).toBe('Red');
    expect(text(<BandTag band={{ name: 'Band C', letter: 'C', priority: 2 }} />)).toBe('Band C');
    expect(text(<BandTag band={{ name: 'Brokered support', letter: 'C', priority: 2 }} />)).toBe(
      'Brokered support (C)',
    );
    expect(text(<BandTag band={null} />)).toBe('No band yet');
  });

  it('a score says its sum and every factor, the bar being hidden from screen readers', () => {
    const factors = [
      { key: 'a', label: 'Focus area', points: 27.5, max: 30 },
      { key: 'b', label: 'Travel', points: 0, max: 20 },
    ];
    const shown = html(<ScoreBar label="Fit" factors={factors} />);
    expect(text(<ScoreBar label="Fit" factors={factors} />)).toBe(
      'Fit: 27.5 out of 50 Focus area 27.5 of 30 Travel 0 of 20',
    );
    expect(shown).toContain('width="55%"');
    expect(shown).not.toContain('style=');
  });

  it('days of a term are said in full', () => {
    const words = text(<CapacityMeter label="Spring" days={{ used: 4, committed: 3, held: 1, free: 10 }} />);
    expect(words).toBe('Spring : 9 days offered 2 days used 1½ days committed ½ day held 5 days free');
  });

  it('values have one form', () => {
    expect(text(<DateText date="2027-03-04" />)).toBe('4 March 2027');
    expect(text(<DateText date={new Date('2027-07-04T14:05:00Z')} />)).toBe('4 July 2027 at 3:05pm');
    expect(text(<DateText date={null} />)).toBe('Not set');
    expect(text(<Money pence={123450} />)).toBe('£1,234.50');
    expect(text(<Days halfDays={0} />)).toBe('0 days');
  });
});

describe('records', () => {
  it('a summary says what is missing and names what each link changes', () => {
    const shown = html(<SummaryList rows={[{ label: 'Start date', value: null, href: '/x' }]} />);
    expect(shown).toContain('Not given');
    expect(shown).toContain('Change<span class="visually-hidden"> start date</span>');
  });

  it('a task that cannot start is no link and says why', () => {
    const shown = html(
      <TaskList
        tasks={[{ title: 'Sign', hint: 'When the outcomes are set', status: { label: 'Cannot start yet' } }]}
      />,
    );
    expect(shown).not.toContain('<a');
    expect(shown).toContain('When the outcomes are set');
  });

  it('history, differences and stale edits show both sides, escaped', () => {
    const entry = {
      key: '1',
      title: 'Approved',
      at: new Date('2026-11-20T10:00:00Z'),
      by: 'Amira Okafor, broker',
    };
    expect(text(<Timeline entries={[entry]} />)).toBe(
      'Approved 20 November 2026 at 10:00am , Amira Okafor, broker',
    );
    expect(text(<DiffList changes={[{ field: 'Rate', before: '', after: '<b>' }]} />)).toBe(
      'Rate Before Nothing Now &lt;b&gt;',
    );
    const stale = text(<StaleNotice fields={[{ label: 'Title', yours: 'mine', theirs: 'theirs' }]} />);
    expect(stale).toContain('What you typed mine What is saved now theirs');
  });
});

describe('error pages', () => {
  it.each([401, 403, 404, 405, 413, 429, 500, 503])('%i says what to do, without its number', (status) => {
    const words = text(<ErrorPage status={status} />);
    expect(words).toContain(errorWords(status).title);
    expect(words).not.toContain(String(status));
    expect(words.length).toBeGreaterThan(80);
  });
});

describe('text with references', () => {
  it('says the same, with each reference kept on one line', () => {
    const text = 'MAR-A-0010 waits; so does MAR-0040, for one-to-one help.';
    const made = renderToStaticMarkup(<WithReferences text={text} />);
    expect(made.replace(/<[^>]*>/g, '')).toBe(text);
    expect(made.match(/nowrap">([^<]*)</g)).toEqual(['nowrap">MAR-A-0010<', 'nowrap">MAR-0040<']);
  });
});
