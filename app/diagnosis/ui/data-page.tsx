import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { count, dateWords } from '~/kernel/words';
import { ButtonLink, Details, EmptyState, NextStep, Page, Section, Table } from '~/ui';
import { type Indicator, indicatorOf, periodWords } from '../domain';
import { CRITERION_THEMES } from '../domain/framework';
import { THEME_WORDS } from '../framework-wording';
import type { IndicatorLine, SchoolDataView } from '../indicator-queries.server';
import type { IndicatorValue } from '../indicator-values.server';
import { DATA_AUDIENCE, valueWords } from '../indicator-wording';
import { InspectionTable } from './inspection-table';
import { TrendChart } from './trend-chart';

/** What is held of a school: its indicators by theme, its inspections, and what is not known yet. */
export function DataPage({ view }: { view: SchoolDataView }) {
  const { reach, lines, inspections, mayEnter } = view;
  const { school } = reach;
  const add = `/schools/${school.urn}/data/new`;
  const themes = CRITERION_THEMES.map((theme) => ({
    theme,
    lines: lines.filter(({ indicator }) => indicator.theme === theme),
  })).filter((group) => group.lines.length > 0);
  return (
    <Page
      title="Data"
      caption={school.name}
      wide
      breadcrumbs={[
        { label: 'Schools', href: '/schools' },
        { label: school.name, href: `/schools/${school.urn}` },
      ]}
      lead={`The figures and findings that the yearly analysis starts from, each with its source. ${DATA_AUDIENCE}`}
      actions={<Link to={`/schools/${school.urn}/similar`}>Published figures beside similar schools</Link>}
      next={
        mayEnter ? (
          <NextStep title="Enter what no file has" after="The school sees it here at once.">
            <ButtonLink to={add}>Enter a value</ButtonLink>
          </NextStep>
        ) : null
      }
    >
      {lines.length === 0 ? (
        <EmptyState title="No data is held yet">
          <p>Published results and inspection outcomes come with the authority’s next import.</p>
        </EmptyState>
      ) : null}
      {themes.map((group) => (
        <Section key={group.theme} title={THEME_WORDS[group.theme]}>
          <Table
            caption={THEME_WORDS[group.theme]}
            hideCaption
            rows={group.lines}
            rowKey={(line) => line.indicator.key}
            columns={[
              { head: 'Indicator', cell: (line) => <IndicatorName indicator={line.indicator} /> },
              { head: 'Latest', cell: (line) => <Latest line={line} urn={school.urn} mayEnter={mayEnter} /> },
              { head: 'To compare with', cell: (line) => <Comparators line={line} /> },
              { head: 'Source', cell: (line) => <Source line={line} /> },
            ]}
          />
        </Section>
      ))}
      <InspectionTable inspections={inspections} urn={school.urn} />
      <Missing view={view} add={add} />
      <Corrected view={view} />
    </Page>
  );
}

function IndicatorName({ indicator }: { indicator: Indicator }) {
  return (
    <>
      {indicator.label}
      <span className="block text-sm font-normal text-ink-soft">{indicator.meaning}</span>
    </>
  );
}

/** Every value there is, opened in place, and their course where there are enough for one. */
function Course({ line, urn, mayEnter }: { line: IndicatorLine; urn: number; mayEnter: boolean }) {
  const { indicator, values } = line;
  if (values.length < 2) return null;
  const figures = [...values]
    .reverse()
    .flatMap(({ period, value }) =>
      value === null || indicator.unit === 'coded'
        ? []
        : [{ label: periodWords(period), value, shown: valueWords(indicator, { value, text: null }) }],
    );
  return (
    <div className="min-w-40">
      {figures.length >= 3 ? <TrendChart name={indicator.label} points={figures} /> : null}
      <Details
        summary={
          <>
            All values<span className="visually-hidden"> of {indicator.label}</span>
          </>
        }
      >
        <ul>
          {values.map((one) => (
            <li key={`${one.urn} ${one.period}`}>
              {periodWords(one.period)}: {valueWords(indicator, one)}
              {mayEnter ? <Amend urn={urn} indicator={indicator} value={one} /> : null}
            </li>
          ))}
        </ul>
      </Details>
    </div>
  );
}

function Latest({ line, urn, mayEnter }: { line: IndicatorLine; urn: number; mayEnter: boolean }) {
  const { indicator, latest } = line;
  return (
    <>
      <span className="font-semibold">{valueWords(indicator, latest)}</span>
      <span className="block text-sm">{periodWords(latest.period)}</span>
      {latest.cohort === null ? null : (
        <span className="block text-sm text-ink-soft">{count(latest.cohort, 'pupil')}</span>
      )}
      {latest.note ? <span className="block text-sm whitespace-pre-line">{latest.note}</span> : null}
      {mayEnter ? <Amend urn={urn} indicator={indicator} value={latest} /> : null}
      <Course line={line} urn={urn} mayEnter={mayEnter} />
    </>
  );
}

/** What can be done about a value entered by hand for this school, whatever its period. */
function Amend({ urn, indicator, value }: { urn: number; indicator: Indicator; value: IndicatorValue }) {
  if (!value.byHand || value.urn !== urn) return null;
  const query = new URLSearchParams({ indicator: indicator.key, period: value.period });
  const which = (
    <span className="visually-hidden">
      {' '}
      {indicator.label}, {periodWords(value.period)}
    </span>
  );
  return (
    <span className="flex flex-wrap gap-x-4 text-sm">
      <Link to={`/schools/${urn}/data/new?${query}`}>Correct{which}</Link>
      <Link to={`/schools/${urn}/data/withdraw?value=${value.id}`}>Withdraw{which}</Link>
    </span>
  );
}

function Comparators({ line: { indicator, comparators } }: { line: IndicatorLine }) {
  if (comparators.length === 0) return <span className="text-ink-soft">None published</span>;
  return (
    <ul>
      {comparators.map(({ area, value }) => (
        <li key={area}>
          {area === 'england' ? 'England' : 'Authority'}: {valueWords(indicator, { value, text: null })}
        </li>
      ))}
    </ul>
  );
}

function Source({ line: { latest } }: { line: IndicatorLine }) {
  return (
    <>
      {latest.source}
      <span className="block text-sm text-ink-soft">
        {latest.byHand ? 'Entered' : 'Brought in'} on {dateWords(calendarDate(latest.at))}
      </span>
    </>
  );
}

function Missing({ view: { missing, mayEnter }, add }: { view: SchoolDataView; add: string }) {
  // What explains a summary is entered where there is something to say; its absence is no gap.
  const gaps = missing.filter((one) => one.partOf === undefined);
  if (gaps.length === 0) return null;
  return (
    <Section title="Not known yet">
      <ul>
        {gaps.map((one) => (
          <li key={one.key}>
            {mayEnter && one.from === 'hand' ? (
              <Link to={`${add}?indicator=${one.key}`}>{one.label}</Link>
            ) : (
              one.label
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Corrected({ view: { corrected } }: { view: SchoolDataView }) {
  if (corrected.length === 0) return null;
  return (
    <Details summary={`Values that were corrected or withdrawn (${corrected.length})`}>
      <ul>
        {corrected.map((one) => {
          const indicator = indicatorOf(one.indicator);
          const { withdrawn } = one;
          return (
            <li key={one.id}>
              {indicator?.label ?? one.indicator}, {periodWords(one.period)}:{' '}
              {indicator ? valueWords(indicator, one) : one.text}. {one.source}. Entered by {one.by} on{' '}
              {dateWords(calendarDate(one.at))}
              {withdrawn ? `, withdrawn by ${withdrawn.by} on ${dateWords(calendarDate(withdrawn.at))}` : ''}.
              {withdrawn ? (
                <span className="block whitespace-pre-line">Reason: {withdrawn.reason}</span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Details>
  );
}
