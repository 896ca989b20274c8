import { Link } from '@remix-run/react';
import { Button, ButtonLink, EmptyState, ErrorSummary, formState, Page, Section, TextField } from '~/ui';

type Found = { id: string; name: string; authority: string };

/** Leads people to the place where they sign in with their account at work: by their address, or by a link of their authority. */
export function FindProviderPage({
  email,
  next,
  found,
  problem,
}: {
  email: string;
  next: string;
  /** Null before anything was asked. */
  found: Found[] | null;
  problem: string | null;
}) {
  const form = formState(problem ? { initialValue: { email }, error: { email: [problem] } } : null, {
    email,
  });
  const onward = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <Page
      title="Sign in with your account at work"
      breadcrumbs={[{ href: '/login', label: 'Sign in' }]}
      lead="You need an account here already. If your authority has invited you, the address of the invitation is the one to use."
    >
      <ErrorSummary form={form} />
      {found && found.length > 0 ? (
        <ul className="stack">
          {found.map((provider) => (
            <li key={provider.id}>
              <ButtonLink to={`/login/with/${provider.id}${onward}`}>Sign in with {provider.name}</ButtonLink>
              <span className="hint mt-1">{provider.authority}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {found?.length === 0 ? (
        <EmptyState title="Nothing is set up for this address">
          <p>
            <Link to="/login">Sign in with your password</Link>, or ask your administrator.
          </p>
        </EmptyState>
      ) : null}
      <Section title={found ? 'Look for another address' : 'Where do you work?'}>
        <form method="get" noValidate className="stack">
          {next ? <input type="hidden" name="next" value={next} /> : null}
          <TextField
            form={form}
            name="email"
            label="Email address at work"
            type="email"
            autoComplete="username"
            spellCheck={false}
            width="half"
          />
          <Button tone={found?.length ? 'secondary' : 'primary'}>Continue</Button>
        </form>
      </Section>
    </Page>
  );
}
