import { Button } from './button';
import type { FormState } from './form-state';
import { TextField } from './text-field';

/** One search box with its button: a GET form, so that the address keeps what was searched for. */
export function SearchForm({
  action,
  form,
  name = 'q',
  label,
}: {
  action: string;
  /** `formState(null, { q })` with the words of the address. */
  form: FormState;
  name?: string;
  label: string;
}) {
  return (
    <form method="get" action={action} className="mb-6 flex flex-wrap items-end gap-x-3 gap-y-2">
      <div className="w-full max-w-96 [&_.field]:mb-0">
        <TextField form={form} name={name} type="search" label={label} optional />
      </div>
      <Button tone="secondary">Search</Button>
    </form>
  );
}
