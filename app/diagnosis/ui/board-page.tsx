import { Link } from '@remix-run/react';
import { count, dateWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  Details,
  DownloadList,
  EmptyState,
  formState,
  Hidden,
  NextStep,
  Page,
  Section,
  SelectField,
  withQuery,
} from '~/ui';
import { BOARD_SHOWS, NONE } from '../board-forms';
import { SHOW_WORDS } from '../board-wording';
import { BoardColumnPart, bandAnchor } from './board-column';
import { BandList, Caseloads, Gone } from './board-lists';
import { OverTime } from './board-over-time';
import { BOARD_PATH, type BoardProps } from './board-props';
import { QuickViews } from './quick-views';

/** The whole authority: its schools by band, what has moved, what is due, and who has which school. */
export function BoardPage(props: BoardProps) {
  const { board, filter, authority } = props;
  const whole = board.columns.find(({ id }) => id === filter.band);
  return (
    <Page
      wide
      title="Schools by band"
      caption={authority}
      lead={`Every open school, with what has moved since last term ended on ${dateWords(board.since)}. Only the school improvement service sees this.`}
      actions={
        <>
          <Link to="/analysis">Desk-top analysis</Link>
          <Link to="/analysis/predictions">Predicted and actual outcomes</Link>
          <Link to="/reports/bands">What members see</Link>
        </>
      }
      next={<NextOnBoard {...props} />}
    >
      {board.schools === 0 ? (
        <EmptyState title="No open school of this authority is held">
          <p>Once an administrator has imported the national register, every open school is here.</p>
        </EmptyState>
      ) : (
        <>
          <Narrow {...props} />
          <div id="results">{whole ? <BandList {...props} column={whole} /> : <Columns {...props} />}</div>
          <DownloadList list="board" total={board.tally.schools} />
          <HowDue />
          <Caseloads {...props} />
          <Gone {...props} />
          <OverTime {...props} />
        </>
      )}
    </Page>
  );
}

function NextOnBoard({ board, lead, filter }: BoardProps) {
  const { contested, overdue, due } = board.tally;
  const [show, title, after]: ['contested' | 'overdue' | 'due' | null, string, string] =
    contested > 0 && lead
      ? ['contested', `${count(contested, 'school')} to decide`, 'The band you decide is in force at once.']
      : overdue > 0
        ? [
            'overdue',
            `${count(overdue, 'school')} overdue`,
            'A new diagnosis, or a discussion recorded on one, brings a school up to date.',
          ]
        : [due > 0 ? 'due' : null, `${count(due, 'school')} due now`, 'Each leaves the list once looked at.'];
  if (show === null || show === filter.show) return null;
  return (
    <NextStep title={title} after={after}>
      <ButtonLink to={`${BOARD_PATH}?show=${show}`}>
        {board.tally[show] === 1 ? 'Show this school' : 'Show these schools'}
      </ButtonLink>
    </NextStep>
  );
}

/** Quick views as links, and the other filters as a form; the address keeps both. */
function Narrow({ board, filter, query }: BoardProps) {
  const form = formState(null, { ...filter });
  const any = filter.phase || filter.place || filter.adviser || filter.show || filter.band;
  const option = (value: string) => ({ value, label: value });
  return (
    <div className="no-print mb-8">
      <QuickViews
        label="Quick views"
        views={[null, ...BOARD_SHOWS].map((show) => ({
          label: show ? SHOW_WORDS[show] : 'All schools',
          href: withQuery(BOARD_PATH, query, { show, page: null }),
          current: (show ?? undefined) === filter.show,
        }))}
      />
      <a href="#filters" className="filters-open button button-secondary mb-6 w-full">
        Show filters
      </a>
      <section id="filters" aria-label="Filters" className="filters rounded bg-panel p-5">
        <form
          method="get"
          action={BOARD_PATH}
          className="grid items-end gap-x-6 gap-y-4 md:grid-cols-3 xl:grid-cols-[1fr_1fr_1fr_auto] [&>.field]:mb-0!"
        >
          <Hidden values={filter.show ? { show: filter.show } : {}} />
          <SelectField
            form={form}
            name="phase"
            label="Phase"
            empty="All phases"
            optional
            options={board.choices.phases.map(option)}
          />
          <SelectField
            form={form}
            name="place"
            label="Place"
            empty="All places"
            optional
            options={board.choices.places.map(option)}
          />
          <SelectField
            form={form}
            name="adviser"
            label="Caseload"
            empty="Everybody’s"
            optional
            options={[
              ...board.choices.advisers.map(({ id, name }) => ({ value: id, label: name })),
              { value: NONE, label: 'No adviser' },
            ]}
          />
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <Button>Apply filters</Button>
            {any ? (
              <Link to={BOARD_PATH} className="inline-block py-2">
                Clear all
              </Link>
            ) : null}
            <a href="#results" className="inline-block py-2 lg:hidden">
              Close filters
            </a>
          </div>
        </form>
      </section>
    </div>
  );
}

const GRIDS: Record<number, string> = {
  1: '',
  2: 'md:grid-cols-2',
  3: 'md:grid-cols-3',
  4: 'md:grid-cols-2 lg:grid-cols-4',
  5: 'md:grid-cols-2 lg:grid-cols-5',
};

function Columns({ board, query }: BoardProps) {
  const { tally, columns } = board;
  return (
    <Section title={`By band (${count(tally.schools, 'school')})`}>
      {tally.schools === 0 ? (
        <EmptyState title="No school fits these filters">
          <p>Take a filter off to see more.</p>
        </EmptyState>
      ) : (
        <>
          <p>
            {[
              `${tally.movements.up} moved to less support`,
              `${tally.movements.down} to more`,
              `${tally.movements.same} in the same band`,
              `${tally.movements.new} new to a band`,
              ...(tally.movements.none > 0 ? [`${tally.movements.none} without a band`] : []),
            ].join(', ')}
            . {tally.overdue} overdue, {tally.due} due now, {tally.contested} contested.
          </p>
          <nav aria-label="Bands" className="mb-4 md:hidden">
            <ul className="flex flex-wrap gap-x-5">
              {columns.map(({ id, band, schools }) => (
                <li key={id}>
                  <a href={`#${bandAnchor(id)}`} className="inline-block py-2">
                    {band?.name ?? 'No band yet'} ({schools})
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className={`gap-4 md:grid ${GRIDS[columns.length] ?? 'md:grid-cols-3'}`}>
            {columns.map((column) => (
              <BoardColumnPart
                key={column.id}
                column={column}
                allHref={withQuery(BOARD_PATH, query, { band: column.id, page: null })}
              />
            ))}
          </div>
        </>
      )}
    </Section>
  );
}

function HowDue() {
  return (
    <Details summary="What “due”, “overdue” and “moved” mean here">
      <ul>
        <li>
          A school has been looked at when its band was settled, a diagnosis was talked through with it, or an
          Improvement Review was held, whichever came last.
        </li>
        <li>
          It is due again by the review cadence of its band: yearly in the autumn of the next academic year,
          termly in the next term, half-termly in the next half term. It is overdue once that time is over.
        </li>
        <li>A band without a cadence is yearly, as the core offer is. A school without a band is due now.</li>
        <li>
          Movement compares the band now with the one in force at the end of last term. From one framework to
          another it goes by priority. A school that has just converted has the band of the school it came
          from, until it has its own.
        </li>
        <li>Improvement Reviews of an agreement are about the agreement, and do not count here.</li>
      </ul>
    </Details>
  );
}
