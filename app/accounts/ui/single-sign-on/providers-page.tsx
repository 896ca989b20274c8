import { Link } from '@remix-run/react';
import { ButtonLink, EmptyState, Page, Table, Tag } from '~/ui';
import type { ProviderView } from '../../single-sign-on/providers.server';
import { KIND_NAMES } from '../../single-sign-on/wording';

/** Whether a provider is in use, in a word. */
export function ProviderTag({ enabled }: { enabled: boolean }) {
  return enabled ? <Tag tone="green">In use</Tag> : <Tag tone="grey">Not in use</Tag>;
}

/** Where the authority's people may sign in with the account they have at work. */
export function ProvidersPage({ providers }: { providers: ProviderView[] }) {
  return (
    <Page
      title="Single sign-on"
      wide
      breadcrumbs={[{ href: '/admin', label: 'Administration' }]}
      lead="People can sign in with the account they have at work. It never makes an account or gives a role here: it is another way into one that is there."
      actions={<ButtonLink to="/admin/single-sign-on/new">Add a provider</ButtonLink>}
    >
      <Table
        caption="Providers, by name"
        rows={providers}
        rowKey={(provider) => provider.id}
        columns={[
          {
            head: 'Name',
            cell: (provider) => <Link to={`/admin/single-sign-on/${provider.id}`}>{provider.name}</Link>,
          },
          { head: 'Kind', cell: (provider) => KIND_NAMES[provider.kind] },
          { head: 'Accounts joined', cell: (provider) => provider.joined, numeric: true },
          { head: 'State', cell: (provider) => <ProviderTag enabled={provider.enabled} /> },
        ]}
        empty={
          <EmptyState title="Everybody signs in with a password of their own">
            <p>Add DfE Sign-in, your Microsoft accounts, or another provider.</p>
          </EmptyState>
        }
      />
    </Page>
  );
}
