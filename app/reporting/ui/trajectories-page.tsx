import { Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import { Button, ButtonRow, EmptyState, formState, Page, RadioGroup, Section, SelectField } from '~/ui';
import { shareGood } from '../domain/schools/series';
import { TRAJECTORY_MEASURES } from '../domain/vocabulary';
import type { TrajectoriesPage as View } from '../schools/trajectory-queries.server';
import { MEASURE_WORDS, scopeWords, standingWords } from '../schools/trajectory-wording';
import { GoodChart } from './good-chart';
import { InsightTabs } from './insight-tabs';
import { trajectoryHref } from './trajectory-href';

/** What the authority means to reach, and how it has gone so far. */
export function TrajectoriesPage({ page, authority }: { page: View; authority: string }) {
  const { trajectories, lead, today } = page;
  return (
    <Page
      wide
      title="Trajectories"
      caption={`Insight, ${authority}`}
      breadcrumbs={[
        { label: 'Insight', href: '/insight' },
        { label: 'Schools', href: '/insight/schools' },
      ]}
      lead="The share of schools, and of their pupils, that the authority means to have in good or better by the end of each term."
    >
      <InsightTabs current="/insight/schools" />
      {trajectories.length === 0 ? (
        <EmptyState title="No trajectory is set">
          <p>
            {lead
              ? 'Set one below: for all schools, a phase, a place, or a phase in a place.'
              : 'The head of service sets them. Until then, the page of schools shows how it was.'}
          </p>
        </EmptyState>
      ) : null}
      {trajectories.map((one) => {
        const now = one.counts.at(-1);
        return (
          <Section
            key={one.id}
            title={`${MEASURE_WORDS[one.measure]}: ${scopeWords(one)}`}
            action={
              lead ? (
                <Link to={trajectoryHref(one.measure, one)}>
                  Change
                  <span className="visually-hidden">
                    : {MEASURE_WORDS[one.measure]}, {scopeWords(one)}
                  </span>
                </Link>
              ) : null
            }
          >
            <p>{standingWords(now ? shareGood(now, one.measure) : null, one.points, today)}</p>
            <div className="max-w-[52rem]">
              <GoodChart measure={one.measure} counts={one.counts} points={one.points} today={today} />
            </div>
            <p className="text-sm text-ink-soft">
              Version {one.number}, set by {one.by ?? 'the service'} on {instantWords(one.at)}: {one.reason}
            </p>
          </Section>
        );
      })}
      {lead ? <Choose page={page} /> : null}
    </Page>
  );
}

/** What another trajectory is to be for. */
function Choose({ page: { choices } }: { page: View }) {
  const form = formState(null, { measure: 'schools' });
  const option = (value: string) => ({ value, label: value });
  return (
    <Section title="Set or change a trajectory">
      <form method="get" action="/insight/trajectory/edit" className="stack">
        <RadioGroup
          form={form}
          name="measure"
          label="What it counts"
          choices={TRAJECTORY_MEASURES.map((value) => ({ value, label: MEASURE_WORDS[value] }))}
        />
        <SelectField
          form={form}
          name="phase"
          label="Phase"
          empty="All phases"
          optional
          options={choices.phases.map(option)}
        />
        <SelectField
          form={form}
          name="place"
          label="Place"
          empty="All places"
          optional
          options={choices.places.map(option)}
        />
        <ButtonRow>
          <Button>Continue</Button>
        </ButtonRow>
      </form>
    </Section>
  );
}
