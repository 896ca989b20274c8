import type { ReactNode } from 'react';
import { Button } from '~/ui';
import scriptUrl from '../passkeys/passkey-script.js?url&no-inline';

/** What a page needs to make or use a passkey. */
export type PasskeyPartTask = { options: string; challenge: string };

/**
 * A button that makes or uses a passkey. It needs the script; without it, `otherwise` stands in its place.
 * @param nonce of the page, which the content policy asks of every script
 */
export function PasskeyPart({
  kind,
  task,
  nonce,
  intent,
  button,
  otherwise,
  next,
  children,
}: {
  kind: 'create' | 'use';
  task: PasskeyPartTask;
  nonce: string;
  intent: string;
  button: string;
  otherwise: ReactNode;
  next?: string;
  /** Fields above the button. */
  children?: ReactNode;
}) {
  return (
    <div data-passkey={kind} data-options={task.options} className="mb-6">
      <p data-passkey-none>{otherwise}</p>
      <form method="post" hidden noValidate className="stack">
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="challenge" value={task.challenge} />
        <input type="hidden" name="answer" value="" />
        {next === undefined ? null : <input type="hidden" name="next" value={next} />}
        {children}
        <p data-passkey-problem hidden role="alert" className="error-message">
          The passkey was not used. It may have been stopped, or the device knows none for this service. Try
          again, or go on in another way.
        </p>
        <Button tone="secondary">{button}</Button>
      </form>
      <script src={scriptUrl} nonce={nonce} defer />
    </div>
  );
}
