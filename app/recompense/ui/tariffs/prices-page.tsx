import { Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import { ButtonLink, EmptyState, formState, NextStep, Page, Section, SelectField, Table } from '~/ui';
import type { PricesPage, SchoolPrices, ServicePrices } from '../../tariffs/queries.server';
import { CLASS_MEANINGS, priceWords } from '../../tariffs/wording';
import { BothPrices, byClass, FreeServices, HUB, Named } from './frame';

/** The price list in force: a school reads what it would pay, the service both prices. */
export function PricesView({ page }: { page: PricesPage }) {
  return page.kind === 'school' ? <ForSchool {...page.prices} /> : <ForService {...page.prices} />;
}

function ForSchool({ school, schools, mayTake, list }: SchoolPrices) {
  const take = (kind: string, key: string) => `/recompense/prices/take/${kind}/${key}?urn=${school.urn}`;
  return (
    <Page
      wide
      title="Price list"
      caption={school.name}
      breadcrumbs={HUB}
      lead={
        list
          ? `What your authority offers its schools, and what ${school.name} would pay as ${
              school.maintained ? 'a maintained school' : 'a school that is not maintained'
            }. In force since ${dateWords(list.startsOn)}.`
          : undefined
      }
      actions={
        <>
          <Link to="/charges">What your school has taken</Link>
          <Link to={`/schools/${school.urn}/adviser-days`}>Adviser days of your school</Link>
        </>
      }
    >
      {schools.length > 1 ? <ChooseSchool school={school} schools={schools} /> : null}
      {list ? null : (
        <EmptyState title="There is no price list in force yet">
          Your authority’s core offer is free. What else it sells will stand here once its prices are set.
        </EmptyState>
      )}
      {list && list.packages.length > 0 ? (
        <Section title="Packages">
          <Table
            caption="Packages and what your school would pay"
            hideCaption
            rows={list.packages}
            rowKey={({ key }) => key}
            columns={[
              {
                head: 'Package',
                cell: (one) => <Named name={one.name} about={one.about} lines={one.includes} />,
              },
              {
                head: 'Your school would pay',
                numeric: true,
                cell: (one) => (one.pence === 0 ? 'Free' : moneyWords(one.pence)),
              },
              ...(mayTake
                ? [
                    {
                      head: 'Take it',
                      cell: (one: (typeof list.packages)[number]) =>
                        one.pence === 0 ? null : <Take to={take('package', one.key)} what={one.name} />,
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      ) : null}
      {byClass(list?.items ?? []).map(({ serviceClass, items }) =>
        serviceClass === 'additional' ? (
          <Section key={serviceClass} title="Additional services">
            <p className="mb-3 max-w-measure">{CLASS_MEANINGS.additional}</p>
            <Table
              caption="Additional services and what your school would pay"
              hideCaption
              rows={items}
              rowKey={({ key }) => key}
              columns={[
                { head: 'Service', cell: (item) => <Named name={item.name} about={item.about} /> },
                {
                  head: 'Your school would pay',
                  numeric: true,
                  cell: (item) => priceWords(item.pence ?? 0, item.unit),
                },
                ...(mayTake
                  ? [
                      {
                        head: 'Take it',
                        cell: (item: (typeof items)[number]) =>
                          item.adviserDay ? (
                            <Link to={`/schools/${school.urn}/adviser-days`}>
                              See your adviser days first
                            </Link>
                          ) : item.pence ? (
                            <Take to={take('item', item.key)} what={item.name} />
                          ) : null,
                      },
                    ]
                  : []),
              ]}
            />
          </Section>
        ) : (
          <FreeServices key={serviceClass} serviceClass={serviceClass} items={items} />
        ),
      )}
    </Page>
  );
}

function Take({ to, what }: { to: string; what: string }) {
  return (
    <Link to={to}>
      Take this<span className="visually-hidden">: {what}</span>
    </Link>
  );
}

function ChooseSchool({ school, schools }: Pick<SchoolPrices, 'school' | 'schools'>) {
  const form = formState(null, { urn: String(school.urn) });
  return (
    <form method="get" action="/recompense/prices" className="stack mb-8">
      <SelectField
        form={form}
        name="urn"
        label="Prices for which school?"
        options={schools.map(({ urn, name }) => ({ value: String(urn), label: name }))}
      />
      <button type="submit" className="button button-secondary">
        Show its prices
      </button>
    </form>
  );
}

function ForService({ mayWrite, list, draft, toCome }: ServicePrices) {
  return (
    <Page
      wide
      title="Price list"
      breadcrumbs={HUB}
      lead={
        list
          ? `Version ${list.number}, in force since ${dateWords(list.startsOn)}. Each school sees only what it would pay.`
          : 'What the authority offers its schools: free core and entitlement services, and additional ones at two prices.'
      }
      next={<ServiceNext mayWrite={mayWrite} list={list} draft={draft} />}
      actions={
        <>
          <Link to="/recompense/prices/versions">All versions</Link>
          <Link to="/charges">Charges</Link>
          <Link to="/recompense/adviser-days">Adviser days of all schools</Link>
        </>
      }
    >
      {toCome.length > 0 ? (
        <p>
          To come:{' '}
          {toCome.map((one, at) => (
            <span key={one.id}>
              {at > 0 ? ', ' : ''}
              <Link to={`/recompense/prices/versions/${one.id}`}>version {one.number}</Link> from{' '}
              {dateWords(one.startsOn)}
            </span>
          ))}
          .
        </p>
      ) : null}
      {list ? (
        <>
          <BothPrices list={list} />
          <TakeForSchool list={list} />
        </>
      ) : (
        <EmptyState title="No price list is in force yet">
          {mayWrite
            ? 'Start from a list that is ready to be edited, or from an empty one.'
            : 'The head of service sets the prices.'}
        </EmptyState>
      )}
    </Page>
  );
}

function ServiceNext({ mayWrite, list, draft }: Pick<ServicePrices, 'mayWrite' | 'list' | 'draft'>) {
  if (!mayWrite || (list && !draft)) return null;
  return draft ? (
    <NextStep
      title={`Finish version ${draft.number}`}
      after="It changes nothing until you put it into force, from a date you choose."
    >
      <ButtonLink to={`/recompense/prices/versions/${draft.id}`}>Read the draft</ButtonLink>
    </NextStep>
  ) : (
    <NextStep title="Write the first price list" after="Schools see it once you put it into force.">
      <ButtonLink to="/recompense/prices/versions">Start a price list</ButtonLink>
    </NextStep>
  );
}

/** What the service can enter for a school that asked for it in another way. */
function TakeForSchool({ list }: { list: NonNullable<ServicePrices['list']> }) {
  const sold = [
    ...list.packages.map(({ key, name }) => ({ kind: 'package', key, name })),
    ...list.items.flatMap(({ key, name, prices, adviserDay }) =>
      prices && !adviserDay ? [{ kind: 'item', key, name }] : [],
    ),
  ];
  if (sold.length === 0) return null;
  return (
    <Section title="A school has asked for something">
      <p className="mb-3 max-w-measure">
        Enter it for a school that asked by telephone or at a visit. Its head confirms before anything is
        invoiced.
      </p>
      <ul>
        {sold.map(({ kind, key, name }) => (
          <li key={key}>
            <Link to={`/recompense/prices/take/${kind}/${key}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
