import { Link } from '@remix-run/react';
import { count, list } from '~/kernel/words';
import {
  type ActiveFilter,
  EmptyState,
  Filters,
  formState,
  NextStep,
  Page,
  Pagination,
  Section,
  SelectField,
  withQuery,
} from '~/ui';
import {
  CASES_PER_PAGE,
  type CaseloadPage as Caseload,
  type CaseloadFilter,
  EVERYBODY,
  NOBODY,
} from '../../caseload/page';
import { STAGE_NAMES } from '../../caseload/wording';
import { CASE_STAGES } from '../../domain/caseload/stages';
import { AdviserTable } from './adviser-table';
import { CaseTable } from './case-table';
import { WaitsByStage } from './waits-by-stage';

const SHOWS = { stalled: 'Waiting too long', mine: 'Waiting for the adviser' } as const;

/** Everything open in the schools of a caseload, what has waited too long on top. */
export function CaseloadPage({
  caseload,
  filter,
  query,
  lead,
  authority,
}: {
  caseload: Caseload;
  filter: CaseloadFilter;
  query: string;
  lead: boolean;
  authority: string;
}) {
  const { open, stalled, schools } = caseload;
  return (
    <Page
      wide
      title="Caseload"
      caption={lead ? whoseWords(caseload, authority) : undefined}
      lead={leadWords(open, schools, stalled)}
      next={open > 0 && caseload.rows[0] ? <Next caseload={caseload} filter={filter} /> : undefined}
    >
      <Filters
        action="/caseload"
        active={activeOf(caseload, filter, query)}
        fields={<Fields {...{ caseload, filter }} />}
      >
        <Pagination
          countOnly
          page={caseload.page}
          pageSize={CASES_PER_PAGE}
          total={caseload.total}
          path="/caseload"
          noun="open matter"
        />
        <CaseTable rows={caseload.rows} empty={<Nothing open={open} />} />
        <Pagination
          page={caseload.page}
          pageSize={CASES_PER_PAGE}
          total={caseload.total}
          path="/caseload"
          query={query}
          noun="open matter"
        />
      </Filters>
      {open > 0 ? (
        <Section title="How long matters have waited, stage by stage">
          <WaitsByStage stages={caseload.stages} query={query} />
        </Section>
      ) : null}
      {lead ? (
        <Section title="Caseloads of the service">
          <AdviserTable counts={caseload.counts} />
        </Section>
      ) : null}
      <p className="text-sm text-ink-soft">
        A matter has waited too long when, by your authority’s{' '}
        <Link to="/admin/reminders">rules for reminders</Link>, somebody would be chased about it by now. Days
        are days on which schools are open.
      </p>
    </Page>
  );
}

function whoseWords({ adviser, adviserName }: Caseload, authority: string): string {
  if (adviser === EVERYBODY) return `All schools of ${authority}`;
  return adviserName ?? 'Schools without an adviser';
}

function leadWords(open: number, schools: number, stalled: number): string {
  if (open === 0) return 'Nothing is open.';
  const words = `${count(open, 'matter is', 'matters are')} open at ${count(schools, 'school')}.`;
  return stalled === 0
    ? `${words} None has waited too long.`
    : `${words} ${count(stalled, 'has', 'have')} waited too long.`;
}

function Next({ caseload, filter }: { caseload: Caseload; filter: CaseloadFilter }) {
  const [first] = caseload.rows;
  if (!first?.stalled || caseload.page > 1 || filter.show === 'mine') return null;
  return (
    <NextStep
      title={`${first.what}: ${first.schoolName}`}
      after={`It waits for ${list(first.waitsFor)}. When the step is taken, it leaves this list by itself.`}
    >
      <Link to={first.href} className="button button-primary">
        Look at what has waited longest
      </Link>
    </NextStep>
  );
}

function Fields({ caseload, filter }: { caseload: Caseload; filter: CaseloadFilter }) {
  const form = formState(null, {
    adviser: caseload.adviser,
    stage: filter.stage ?? '',
    show: filter.show ?? '',
  });
  return (
    <>
      {caseload.advisers.length > 0 ? (
        <SelectField
          form={form}
          name="adviser"
          label="Adviser"
          width="full"
          optional
          options={[
            { value: EVERYBODY, label: 'All schools' },
            ...caseload.advisers.map(({ id, name }) => ({ value: id, label: name })),
            { value: NOBODY, label: 'Schools without an adviser' },
          ]}
        />
      ) : null}
      <SelectField
        form={form}
        name="stage"
        label="Stage"
        width="full"
        optional
        empty="All stages"
        options={CASE_STAGES.map((stage) => ({ value: stage, label: STAGE_NAMES[stage] }))}
      />
      <SelectField
        form={form}
        name="show"
        label="Show"
        width="full"
        optional
        empty="Everything open"
        options={Object.entries(SHOWS).map(([value, label]) => ({ value, label }))}
      />
    </>
  );
}

function activeOf(caseload: Caseload, filter: CaseloadFilter, query: string): ActiveFilter[] {
  const without = (name: string) => withQuery('/caseload', query, { [name]: null, page: null });
  return [
    ...(filter.adviser && caseload.advisers.length > 0
      ? [{ label: whoseWords(caseload, 'the authority'), removeHref: without('adviser') }]
      : []),
    ...(filter.stage ? [{ label: STAGE_NAMES[filter.stage], removeHref: without('stage') }] : []),
    ...(filter.show ? [{ label: SHOWS[filter.show], removeHref: without('show') }] : []),
  ];
}

function Nothing({ open }: { open: number }) {
  return open === 0 ? (
    <EmptyState title="Nothing is open in this caseload">
      <p>Requests, agreements and visits of its schools are listed here while somebody has the next step.</p>
    </EmptyState>
  ) : (
    <EmptyState title="No open matter fits these filters">
      <p>Take a filter away to see more.</p>
    </EmptyState>
  );
}
