import { FieldFrame, type FieldProps, wiring } from './field';

/** A file to send; its form needs `encType="multipart/form-data"`. The hint says which kind and how large. */
export function FileField({ accept, ...field }: FieldProps & { accept?: string }) {
  const { form, name, hint } = field;
  const { id, error, describedBy } = wiring(form, name, hint);
  return (
    <FieldFrame {...field}>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        className="input max-w-measure"
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy}
      />
    </FieldFrame>
  );
}
