import { Link } from '@remix-run/react';
import { academicYearWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import {
  ButtonLink,
  EmptyState,
  InsetText,
  NextStep,
  Page,
  Section,
  Table,
  Tag,
  Timeline,
  WarningText,
} from '~/ui';
import { dayStanding } from '../../domain/entitlements/draw-down';
import type { SchoolDaysPage } from '../../entitlements/queries.server';
import { basisWords, OFFER_NAMES, STANDING_TAGS } from '../../entitlements/wording';
import { adviserDayWords, CHARGE_TAGS } from '../../tariffs/wording';
import { DaysChart } from './days-bar';

/** A school's adviser days in a year: what it is given, what visits have used, what is left, what more would cost. */
export function SchoolDaysView({ page }: { page: SchoolDaysPage }) {
  const { school, year, days, allowance, visits, service } = page;
  const tag = STANDING_TAGS[dayStanding(days)];
  const at = `/schools/${school.urn}/adviser-days`;
  return (
    <Page
      title="Adviser days"
      caption={school.name}
      breadcrumbs={[
        { label: 'Home', href: '/home' },
        { label: 'Schools', href: '/schools' },
        { label: school.name, href: `/schools/${school.urn}` },
      ]}
      tag={<Tag tone={tag.tone}>{tag.label}</Tag>}
      lead={`${daysWords(days.free)} left of ${daysWords(days.allowance)} that the authority pays for in the academic year ${academicYearWords(year)}.`}
      actions={
        <>
          <Link to={`/schools/${school.urn}/visits`}>Adviser’s visits</Link>
          {service ? <Link to={`${at}/edit?year=${year}`}>Change what is settled</Link> : null}
          <Link to={`${at}?year=${year - 1}`}>The year before</Link>
          {year <= page.thisYear ? <Link to={`${at}?year=${year + 1}`}>The year after</Link> : null}
        </>
      }
      next={<Next page={page} />}
    >
      {days.uncovered > 0 ? (
        <WarningText>
          {daysWords(days.uncovered)} used or planned {days.uncovered <= 2 ? 'goes' : 'go'} beyond the
          allowance, and the school has not agreed to pay for {days.uncovered <= 2 ? 'it' : 'them'}. Nothing
          is charged unless it agrees.
        </WarningText>
      ) : null}
      <Section title="How the year stands">
        <DaysChart days={days} caption={`Adviser days of ${school.name}, ${academicYearWords(year)}`} />
      </Section>
      <Section title="What the allowance is made of">
        <Table
          caption="What the allowance is made of"
          hideCaption
          rows={[
            {
              key: 'core',
              part: OFFER_NAMES[allowance.offer],
              why: page.row
                ? 'As settled with the school.'
                : allowance.offer === 'core'
                  ? 'What schools that the authority does not maintain take up, unless more is settled.'
                  : 'What maintained schools take up, unless less is settled.',
              halfDays: allowance.coreHalfDays,
            },
            {
              key: 'band',
              part: allowance.band
                ? `Beyond it, for its band (${allowance.band.name})`
                : 'Beyond it, for its band',
              why: basisWords(allowance),
              halfDays: allowance.bandHalfDays,
            },
          ]}
          rowKey={({ key }) => key}
          columns={[
            {
              head: 'Part',
              cell: ({ part, why }) => (
                <>
                  {part}
                  <span className="block max-w-measure text-sm font-normal text-ink-soft">{why}</span>
                </>
              ),
            },
            { head: 'Days', numeric: true, cell: ({ halfDays }) => daysWords(halfDays) },
          ]}
          total={['In all', daysWords(allowance.totalHalfDays)]}
        />
      </Section>
      <Section title="Visits that draw on it">
        <Table
          caption="Adviser’s visits of the year"
          hideCaption
          rows={visits}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="No adviser’s visit this year yet">
              Visits count here once they are planned. Support visits under an agreement use a provider’s
              days, not these.
            </EmptyState>
          }
          columns={[
            { head: 'Date', nowrap: true, cell: (one) => <Link to={one.href}>{dateWords(one.on)}</Link> },
            { head: 'Visit', cell: (one) => one.title },
            {
              head: 'State',
              cell: (one) => (
                <Tag tone={one.state === 'held' ? 'green' : 'blue'}>
                  {one.state === 'held' ? 'Held' : 'Planned'}
                </Tag>
              ),
            },
            { head: 'Days', numeric: true, cell: (one) => daysWords(one.halfDays) },
          ]}
        />
      </Section>
      <Section title="Further days">
        <Further page={page} />
      </Section>
      {page.settled.length > 0 ? (
        <Section title="What was settled with the school">
          <Timeline
            entries={page.settled.map(({ id, at: when, by, days: allowed, reason }) => ({
              key: id,
              at: when,
              title: `${allowed} in all`,
              by,
              children: reason,
            }))}
          />
        </Section>
      ) : null}
    </Page>
  );
}

function Next({ page: { school, mayAsk, service, days, charges } }: { page: SchoolDaysPage }) {
  const mine = charges.find(({ state }) => state === (service ? 'asked' : 'agreed'));
  const theirs = charges.find(({ state }) => state === (service ? 'agreed' : 'asked'));
  if (mine) {
    return (
      <NextStep
        title={
          service ? 'Answer the school about further days' : 'Look at the further days the service entered'
        }
        after="Nothing is charged before both sides have agreed."
      >
        <ButtonLink to={`/charges/${mine.id}`}>See what is asked for</ButtonLink>
      </NextStep>
    );
  }
  if (theirs) {
    return (
      <NextStep
        title={service ? 'The headteacher confirms further days' : 'The service answers about further days'}
        after={<Link to={`/charges/${theirs.id}`}>See what is asked for</Link>}
      />
    );
  }
  if (!mayAsk || (service && days.uncovered === 0)) return null;
  return (
    <NextStep
      title={
        service
          ? 'Settle with the school who pays for days beyond the allowance'
          : 'Ask for further adviser days, if you want them'
      }
      after={
        service
          ? 'You enter what the school asked for. Its head confirms before anything is charged; or move the visits, or settle more days.'
          : 'The service answers. Nothing is charged before it agrees.'
      }
    >
      <ButtonLink to={`/schools/${school.urn}/adviser-days/take`}>
        {service ? 'Enter further days for the school' : 'Ask for further days'}
      </ButtonLink>
    </NextStep>
  );
}

function Further({ page: { further, days, charges, mayAsk, service, school } }: { page: SchoolDaysPage }) {
  return (
    <>
      <p className="max-w-measure">
        {further
          ? `A further day costs ${school.maintained ? 'a maintained school' : 'a school the authority does not maintain'} ${adviserDayWords(further.unit, further.pence)}, by the price list in force.`
          : 'The price list in force sells no further adviser days.'}{' '}
        {days.free > 0
          ? `Days of the allowance come first, and are free: ${daysWords(days.free)} ${days.free <= 2 ? 'is' : 'are'} neither used nor planned for.`
          : 'The allowance is used or planned for. A day beyond it is charged only when the school has agreed.'}
      </p>
      {mayAsk && (charges.length > 0 || (service && days.uncovered === 0)) ? (
        <p>
          <Link to={`/schools/${school.urn}/adviser-days/take`}>
            {service ? 'Enter further days the school asked for' : 'Ask for more further days'}
          </Link>
        </p>
      ) : null}
      {charges.length > 0 ? (
        <Table
          caption="Further days of the year"
          hideCaption
          rows={charges}
          rowKey={({ id }) => id}
          columns={[
            { head: 'Days', cell: (one) => <Link to={`/charges/${one.id}`}>{one.quantity}</Link> },
            {
              head: 'State',
              cell: (one) => <Tag tone={CHARGE_TAGS[one.state].tone}>{CHARGE_TAGS[one.state].label}</Tag>,
            },
            { head: 'Without VAT', numeric: true, cell: (one) => moneyWords(one.netPence) },
          ]}
        />
      ) : null}
    </>
  );
}

/** What the service should know before it plans an adviser's visit. */
export function PlanningNote({ note }: { note: { words: string; href: string } | null }) {
  if (!note) return null;
  return (
    <InsetText>
      <p className="mb-1">{note.words}</p>
      <Link to={note.href}>Adviser days of this school</Link>
    </InsetText>
  );
}
