import { Form, Link } from '@remix-run/react';
import { Button, DiffList, EmptyState, formState, Page, Section, SelectField } from '~/ui';
import type { FrameworkChanges } from '../domain/framework-compare';
import { bandWords, criterionWords } from '../framework-wording';
import type { FrameworkLine, FrameworkView } from '../frameworks.server';
import { VersionTag } from './framework-page';

const named = ({ name, version }: { name: string; version: number }) => `${name}, version ${version}`;

/** What changed between two versions, band by band. */
export function FrameworkChangesPage({
  from,
  to,
  changes,
  others,
}: {
  from: FrameworkView;
  to: FrameworkView;
  changes: FrameworkChanges;
  others: FrameworkLine[];
}) {
  const bands = [...to.bands, ...from.bands.filter((band) => !to.bands.some(({ key }) => key === band.key))];
  const parts = bands
    .map((band) => ({
      band,
      changes: [
        ...changes.bands
          .filter(({ key }) => key === band.key)
          .map(({ before, after }) => ({
            field: 'Words and terms',
            before: bandWords(before),
            after: bandWords(after),
          })),
        ...changes.criteria
          .filter(({ before, after }) => (after ?? before)?.band === band.key)
          .map(({ before, after }) => ({
            field: before ? (after ? 'Criterion changed' : 'Criterion taken out') : 'Criterion added',
            before: criterionWords(before),
            after: criterionWords(after),
          })),
      ],
    }))
    .filter((part) => part.changes.length > 0);
  return (
    <Page
      title="What changed"
      caption={named(to)}
      breadcrumbs={[{ href: `/frameworks/${to.id}`, label: named(to) }]}
      tag={<VersionTag inForce={to.inForce} />}
      lead={
        from.id === to.id ? 'There is no other version to compare with yet.' : `Compared with ${named(from)}.`
      }
    >
      {to.note && from.id !== to.id ? (
        <p>
          Why it was made: {to.note}
          {to.by ? ` (${to.by})` : ''}
        </p>
      ) : null}
      {others.length > 1 ? <CompareWith to={to.id} from={from.id} others={others} /> : null}
      {parts.map(({ band, changes: own }) => (
        <Section key={band.key} title={band.name}>
          {own.map((change) => (
            // A band can have several changes of one kind; no two say the same.
            <DiffList key={`${change.field}: ${change.after || change.before}`} changes={[change]} />
          ))}
        </Section>
      ))}
      {parts.length === 0 && from.id !== to.id ? (
        <EmptyState title="Bands and criteria are the same in both" />
      ) : null}
      <p>
        <Link to={`/frameworks/${to.id}`}>Read {named(to)} in full</Link>
      </p>
    </Page>
  );
}

function CompareWith({ to, from, others }: { to: string; from: string; others: FrameworkLine[] }) {
  return (
    <Form method="get" action={`/frameworks/${to}/changes`} className="no-print mb-8 stack">
      <SelectField
        form={formState(null, { from })}
        name="from"
        label="Compare with"
        options={others.map((one) => ({ value: one.id, label: named(one) }))}
      />
      <Button tone="secondary">Compare</Button>
    </Form>
  );
}
