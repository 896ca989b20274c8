import { Button, Details, ErrorSummary, type FormAnswer, formState, Page, Section, TextField } from '~/ui';
import type { WaitingApp } from '../factor-commands.server';
import { CRUMBS, inFours } from '../wording';

/** Sets up an authenticator app: a name, then the picture to scan and its first code. */
export function AppPage({ waiting, answer }: { waiting: WaitingApp | null; answer: FormAnswer | undefined }) {
  const form = formState(answer);
  if (!waiting)
    return (
      <Page
        title="Set up an authenticator app"
        breadcrumbs={CRUMBS}
        lead="Any app that shows six-digit codes will do, such as the one your authority gives you, or one from your telephone’s shop."
      >
        <ErrorSummary form={form} />
        <form method="post" noValidate className="stack">
          <input type="hidden" name="intent" value="start" />
          <TextField
            form={form}
            name="name"
            label="What do you call the telephone or app?"
            hint="So that you know later which one it is. For example “My work telephone”."
            width="half"
            maxLength={60}
          />
          <Button>Go on</Button>
        </form>
      </Page>
    );
  return (
    <Page title="Scan the picture" breadcrumbs={CRUMBS} caption={waiting.name}>
      <ErrorSummary form={form} />
      <Section title="1. Open your authenticator app and scan this">
        <img
          src={`data:image/svg+xml;base64,${btoa(waiting.picture)}`}
          alt="The secret of your account for the app to scan. It stands below as text too."
          width="232"
          height="232"
          className="mb-4 border border-line"
        />
        <Details summary="I cannot scan it">
          <p>Choose in the app to type the secret, and enter this. The spaces do not matter.</p>
          <p className="font-mono text-lg break-words">{inFours(waiting.secret)}</p>
          <p>If the app asks: codes by time, six digits, every 30 seconds, SHA-1.</p>
        </Details>
      </Section>
      <Section title="2. Type the code it shows">
        <form method="post" noValidate className="stack">
          <input type="hidden" name="intent" value="confirm" />
          <TextField
            form={form}
            name="code"
            label="Code"
            hint="Six digits. A new one comes every half minute."
            autoComplete="one-time-code"
            inputMode="numeric"
            spellCheck={false}
            width="short"
          />
          <Button>Set up the app</Button>
        </form>
        <p className="mt-6">
          From then on you are asked for a code when you sign in. Your other devices are signed out.
        </p>
      </Section>
      <form method="post">
        <input type="hidden" name="intent" value="start" />
        <input type="hidden" name="name" value={waiting.name} />
        <Button tone="link">Start again with a new picture</Button>
      </form>
    </Page>
  );
}
