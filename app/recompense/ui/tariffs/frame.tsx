import { Link } from '@remix-run/react';
import { moneyWords, type Pence } from '~/kernel/money';
import type { Crumb } from '~/ui';
import { Section, Table, Tag } from '~/ui';
import { SERVICE_CLASSES, type ServiceClass } from '../../domain/tariffs/vocabulary';
import type { VersionView } from '../../tariffs/queries.server';
import { CLASS_MEANINGS, CLASS_NAMES, priceWords, STANDING_TAGS } from '../../tariffs/wording';

export const HUB: Crumb[] = [
  { label: 'Home', href: '/home' },
  { label: 'Money', href: '/recompense' },
];
export const PRICES_CRUMB: Crumb = { label: 'Price list', href: '/recompense/prices' };
export const VERSIONS_CRUMB: Crumb = { label: 'Versions', href: '/recompense/prices/versions' };
export const CHARGES_CRUMB: Crumb = { label: 'Charges', href: '/charges' };

/** How a version of the list stands. */
export function StandingTag({ standing }: { standing: VersionView['standing'] }) {
  const { label, tone } = STANDING_TAGS[standing];
  return <Tag tone={tone}>{label}</Tag>;
}

/** A name with what it is below it. */
export function Named({
  name,
  about,
  lines = [],
}: {
  name: string;
  about: string;
  lines?: readonly string[];
}) {
  return (
    <>
      <span className="font-semibold">{name}</span>
      {about ? <span className="block font-normal text-ink-soft">{about}</span> : null}
      {lines.length > 0 ? (
        <div className="mt-2 font-normal">
          <ul className="list-disc pl-5">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

/** Services by class, in the order core, entitlement, additional; a class without services is left out. */
export function byClass<I extends { serviceClass: ServiceClass }>(
  items: readonly I[],
): { serviceClass: ServiceClass; items: I[] }[] {
  return SERVICE_CLASSES.map((serviceClass) => ({
    serviceClass,
    items: items.filter((item) => item.serviceClass === serviceClass),
  })).filter((group) => group.items.length > 0);
}

/** Services that are free, as a list: no column of prices, since there is none. */
export function FreeServices({
  serviceClass,
  items,
}: {
  serviceClass: ServiceClass;
  items: readonly { key: string; name: string; about: string }[];
}) {
  return (
    <Section title={`${CLASS_NAMES[serviceClass]} services`}>
      <p className="mb-3 max-w-measure">{CLASS_MEANINGS[serviceClass]}</p>
      <ul className="mb-6">
        {items.map((item) => (
          <li key={item.key}>
            {item.name}
            {item.about ? <span className="block text-ink-soft">{item.about}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A version with both prices, as the service reads it. */
export function BothPrices({ list }: { list: Pick<VersionView, 'items' | 'packages'> }) {
  const price = (pence: Pence | undefined) => (pence === undefined ? 'Not priced yet' : moneyWords(pence));
  return (
    <>
      {list.packages.length > 0 ? (
        <Section title="Packages">
          <Table
            caption="Packages and their prices"
            hideCaption
            rows={list.packages}
            rowKey={({ key }) => key}
            columns={[
              {
                head: 'Package',
                cell: (one) => <Named name={one.name} about={one.about} lines={one.includes} />,
              },
              { head: 'Maintained schools', numeric: true, cell: (one) => moneyWords(one.prices.maintained) },
              { head: 'Other schools', numeric: true, cell: (one) => moneyWords(one.prices.other) },
            ]}
          />
        </Section>
      ) : null}
      {byClass(list.items).map(({ serviceClass, items }) =>
        serviceClass === 'additional' ? (
          <Section key={serviceClass} title="Additional services">
            <p className="mb-3 max-w-measure">{CLASS_MEANINGS.additional}</p>
            <Table
              caption="Additional services and their prices"
              hideCaption
              rows={items}
              rowKey={({ key }) => key}
              columns={[
                {
                  head: 'Service',
                  cell: (item) => (
                    <Named
                      name={item.name}
                      about={
                        item.adviserDay
                          ? `${item.about} The price of further adviser days.`.trim()
                          : item.about
                      }
                    />
                  ),
                },
                {
                  head: 'Maintained schools',
                  numeric: true,
                  cell: (item) =>
                    item.prices ? priceWords(item.prices.maintained, item.unit) : price(undefined),
                },
                {
                  head: 'Other schools',
                  numeric: true,
                  cell: (item) => (item.prices ? priceWords(item.prices.other, item.unit) : price(undefined)),
                },
              ]}
            />
          </Section>
        ) : (
          <FreeServices key={serviceClass} serviceClass={serviceClass} items={items} />
        ),
      )}
    </>
  );
}

/** The way back that changes nothing. */
export function Back({ to, children = 'Go back, change nothing' }: { to: string; children?: string }) {
  return (
    <Link to={to} className="inline-block py-2">
      {children}
    </Link>
  );
}
