import { Form, Link } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  Card,
  DateText,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  Section,
  Tag,
  TextArea,
  TextField,
} from '~/ui';
import type { ConflictView } from '../queries/conflicts.server';

/** Conflicts of interest of a provider: declared, and ended. */
export function ConflictsPage({
  provider,
  conflicts,
  formId,
  answer,
}: {
  provider: { id: string; name: string };
  conflicts: ConflictView[];
  formId: string;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  return (
    <Page
      title="Conflicts of interest"
      caption={provider.name}
      lead="A school where there is family, recent employment, a governorship or a business interest. The two are never matched while it is declared. Schools do not see this page."
      breadcrumbs={[
        { href: '/directory', label: 'Directory' },
        { href: `/directory/${provider.id}`, label: provider.name },
      ]}
    >
      <ErrorSummary form={form} />
      <Section title="Declared">
        {conflicts.length === 0 ? (
          <EmptyState title="None declared">If there is one, declare it below.</EmptyState>
        ) : (
          conflicts.map((conflict) => <Declared key={conflict.id} conflict={conflict} />)
        )}
      </Section>
      <Section title="Declare another">
        <Form method="post" noValidate className="stack">
          <Hidden values={{ intent: 'declare', formId }} />
          <TextField
            form={form}
            name="urn"
            label="URN of the school"
            hint={
              <>
                Six digits; find it on the <Link to="/schools">schools page</Link>
              </>
            }
            width="figure"
            inputMode="numeric"
          />
          <TextArea
            form={form}
            name="reason"
            label="What the interest is"
            hint="A sentence is enough. Seen by the provider and the authority."
            maxLength={1000}
            rows={3}
          />
          <ButtonRow>
            <Button>Declare conflict of interest</Button>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  );
}

function Declared({ conflict }: { conflict: ConflictView }) {
  return (
    <Card>
      <h3 className="mt-0">
        <Link to={`/schools/${conflict.school.urn}`}>{conflict.school.name}</Link>{' '}
        {conflict.endedAt ? <Tag>Ended</Tag> : <Tag tone="amber">In force</Tag>}
      </h3>
      <p className="mb-2">{conflict.reason}</p>
      <p className="mb-2 text-sm text-ink-soft">
        Declared{conflict.declaredBy ? ` by ${conflict.declaredBy}` : ''} on{' '}
        <DateText date={conflict.declaredAt} />
        {conflict.endedAt ? (
          <>
            , ended on <DateText date={conflict.endedAt} />
          </>
        ) : null}
      </p>
      {conflict.endedAt ? null : (
        <Form method="post">
          <Hidden values={{ intent: 'end', conflictId: conflict.id }} />
          <Button tone="secondary">
            End this declaration<span className="visually-hidden"> about {conflict.school.name}</span>
          </Button>
        </Form>
      )}
    </Card>
  );
}
