import { Link } from '@remix-run/react';
import { type FormState, TextField } from '~/ui';

/** One's own password again, for those who signed in a while ago. */
export function ProofField({ form }: { form: FormState }) {
  return (
    <TextField
      form={form}
      name="password"
      label="Your own password"
      hint={
        <>
          You signed in a while ago. If you have no password,{' '}
          <Link to="/account/confirm">confirm that it is you</Link> first.
        </>
      }
      type="password"
      autoComplete="current-password"
      width="half"
    />
  );
}
